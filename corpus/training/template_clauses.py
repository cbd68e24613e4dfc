"""Clauses of the templates: one method a shape, and a weighted draw among them."""

from __future__ import annotations

from collections.abc import Callable

from .template_nodes import Node, punct
from .template_phrases import PhraseGrammar, adverb_node, determiner, infinitive_to, that
from .template_words import LINKS, MODALS, QUALITIES, ROLES, inflect, plural

_ROLE_PREPOSITION = {
    "factor": "for",
    "contributor": "to",
    "remedy": "for",
    "treatment": "for",
    "cure": "for",
    "solution": "to",
    "nutrient": "for",
    "culprit": "behind",
}
_SHOWN = ["shown", "found", "known", "thought", "believed", "said", "proven", "reported", "expected"]
_COMPARED = ["likely", "prone", "susceptible", "sensitive", "vulnerable"]


def form_of_be(many: bool, past: bool = False) -> Node:
    """is, are, was or were."""
    word, tag = (("were" if many else "was"), "VBD") if past else ("are", "VBP") if many else ("is", "VBZ")
    return Node(word, tag, "AUX")


def form_of_have(many: bool) -> Node:
    """The auxiliary have or has."""
    return Node("have" if many else "has", "VBP" if many else "VBZ", "AUX", "aux")


def negation() -> Node:
    """The word not."""
    return Node("not", "RB", "PART", "neg")


class ClauseGrammar(PhraseGrammar):
    """Builds finite clauses without final punctuation."""

    def finite(self, many: bool) -> str:
        """The Penn tag of a finite verb that agrees with its subject."""
        return "VBD" if self.chance(0.15) else "VBP" if many else "VBZ"

    def subject(self, depth: int) -> tuple[Node, bool]:
        """A noun phrase or, now and then, a gerund phrase; labelled nsubj or csubj."""
        if depth and self.chance(0.06):
            gerund = Node(self.words.transitive("VBG"), "VBG", "VERB", "csubj")
            gerund.right = [self.simple_noun_phrase()[0].labelled("dobj")]
            return gerund, False
        head, many = self.noun_phrase(depth, is_subject=True)
        return head.labelled("nsubj"), many

    def _some_adverb(self, share: float) -> list[Node]:
        return [self.adverb()] if self.chance(share) else []

    def plain(self, depth: int = 1) -> Node:
        """ "Sugar causes acne"."""
        subject, many = self.subject(depth)
        head = self.verb_phrase(self.finite(many), depth)
        head.left = [subject, *self._some_adverb(0.2)]
        return head

    def with_modal(self, depth: int = 1) -> Node:
        """ "Sugar may not cause acne"."""
        subject, _ = self.subject(depth)
        head = self.verb_phrase("VB", depth)
        head.left = [subject, self.modal(), *([negation()] if self.chance(0.12) else []), *self._some_adverb(0.2)]
        return head

    def denied(self, depth: int = 1) -> Node:
        """ "Sugar does not cause acne", "Eggs don't cause acne"."""
        subject, many = self.subject(depth)
        head = self.verb_phrase("VB", depth)
        do = Node("do" if many else "does", "VBP" if many else "VBZ", "AUX", "aux")
        no = negation() if self.chance(0.5) else Node("n't", "RB", "PART", "neg", glued=True)
        head.left = [subject, do, no]
        return head

    def passive(self, depth: int = 1) -> Node:
        """ "Acne is often caused by sugar"."""
        subject, many = self.subject(depth)
        subject.dep += "pass"
        head = Node(self.words.transitive("VBN"), "VBN", "VERB")
        opening = [form_of_be(many, self.chance(0.2)).labelled("auxpass")]
        if self.chance(0.25):
            opening = [self.modal(), Node("be", "VB", "AUX", "auxpass")]
        head.left = [subject, *opening, *self._some_adverb(0.4)]
        head.right = [self.prepositional("by", self.noun_phrase(depth)[0], "agent")]
        return head

    def linked(self, depth: int = 1) -> Node:
        """ "Acne has been linked to sugar"."""
        subject, many = self.subject(depth)
        subject.dep += "pass"
        participle, word = self.rng.choice(LINKS).split()
        head = Node(participle, "VBN", "VERB")
        if self.chance(0.5):
            head.left = [subject, form_of_be(many).labelled("auxpass"), *self._some_adverb(0.3)]
        else:
            head.left = [subject, form_of_have(many), Node("been", "VBN", "AUX", "auxpass")]
        head.right = [self.prepositional(word, self.noun_phrase(depth)[0])]
        return head

    def role(self, depth: int = 1) -> Node:
        """ "Sugar is a major cause of acne", "Sugar is one of the causes of acne"."""
        subject, many = self.subject(depth)
        word = self.rng.choice(ROLES)
        one_of = not many and self.chance(0.15)
        noun = Node(plural(word) if many or one_of else word, "NNS" if many or one_of else "NN", "NOUN", "attr")
        noun.left = self._role_modifiers(word, many or one_of)
        noun.right = [self.prepositional(_ROLE_PREPOSITION.get(word, "of"), self.noun_phrase(depth)[0])]
        head = form_of_be(many)
        head.left = [subject]
        if one_of:
            noun.left.insert(0, determiner("the"))
            noun = Node("one", "CD", "NUM", "attr", right=[self.prepositional("of", noun)])
        head.right = [*self._some_adverb(0.2), noun]
        return head

    def _role_modifiers(self, word: str, many: bool) -> list[Node]:
        found = [] if many else [determiner(self.rng.choice(["a", "the"]))]
        draw = self.rng.random()
        if draw < 0.3:
            found.append(
                Node(
                    self.rng.choice(["common", "major", "leading", "key", "main", "real", "root"]), "JJ", "ADJ", "amod"
                )
            )
        elif draw < 0.45:
            found.append(Node("known", "VBN", "VERB", "amod"))
        elif draw < 0.55:
            most = Node("most", "RBS", "ADV", "advmod")
            found.append(Node("common", "JJ", "ADJ", "amod", [most]))
        if word == "factor":
            found.append(Node("risk", "NN", "NOUN", "compound"))
        return found

    def quality(self, depth: int = 1) -> Node:
        """ "Sugar is very bad for the skin"."""
        subject, many = self.subject(depth)
        adjective = Node(self.rng.choice(QUALITIES), "JJ", "ADJ", "acomp")
        if self.chance(0.3):
            adjective.left = [adverb_node(self.rng.choice(["very", "highly", "extremely", "really", "so"]))]
        word = "in" if adjective.word == "effective" else "for" if self.chance(0.8) else "against"
        adjective.right = [
            self.prepositional("for" if adjective.word == "responsible" else word, self.noun_phrase(depth)[0])
        ]
        head = form_of_be(many)
        head.left = [subject]
        head.right = [*([negation()] if self.chance(0.15) else []), adjective]
        return head

    def helps(self, depth: int = 1) -> Node:
        """ "Zinc can help prevent colds", "Zinc helps your body to fight colds"."""
        subject, many = self.subject(depth)
        if self.chance(0.6):
            head = Node("help", "VB", "VERB", left=[subject, self.modal()])
        else:
            head = Node("help" if many else "helps", "VBP" if many else "VBZ", "VERB", left=[subject])
        rest = self.verb_phrase("VB", depth)
        rest.left = [infinitive_to()] if self.chance(0.5) else []
        if self.chance(0.25):
            rest.left.insert(0, self.simple_noun_phrase()[0].labelled("nsubj"))
            rest.dep = "ccomp"
        else:
            rest.dep = "xcomp"
        head.right = [rest]
        return head

    def shown_to(self, depth: int = 1) -> Node:
        """ "Zinc has been shown to prevent colds", "Zinc is thought to be caused by …"."""
        subject, many = self.subject(depth)
        subject.dep += "pass"
        head = Node(self.rng.choice(_SHOWN), "VBN", "VERB")
        if self.chance(0.5):
            head.left = [subject, form_of_be(many).labelled("auxpass"), *self._some_adverb(0.15)]
        else:
            head.left = [subject, form_of_have(many), Node("been", "VBN", "AUX", "auxpass")]
        rest = self.verb_phrase("VB", depth).labelled("xcomp")
        rest.left = [infinitive_to()]
        head.right = [rest]
        return head

    def plays_a_role(self, depth: int = 1) -> Node:
        """ "Stress plays a key role in acne", "Sugar increases the risk of acne"."""
        subject, many = self.subject(depth)
        if self.chance(0.5):
            verb, noun_word, word = "play", "role", "in"
            modifiers = [determiner("a"), *([Node("key", "JJ", "ADJ", "amod")] if self.chance(0.5) else [])]
        else:
            verb, noun_word, word = self.rng.choice(["increase", "raise", "reduce", "lower", "cut"]), "risk", "of"
            modifiers = [determiner("the") if self.chance(0.5) else Node("your", "PRP$", "PRON", "poss")]
        noun = Node(noun_word, "NN", "NOUN", "dobj", modifiers, [self.prepositional(word, self.noun_phrase(depth)[0])])
        form = {"cut": {"VBD": "cut", "VBP": "cut", "VBZ": "cuts"}}.get(verb) or inflect(verb)
        tag = self.finite(many)
        return Node(form[tag], tag, "VERB", left=[subject, *self._some_adverb(0.1)], right=[noun])

    def makes(self, depth: int = 1) -> Node:
        """ "Sugar makes acne worse"."""
        subject, many = self.subject(depth)
        word, tag = self.rng.choice(
            [("worse", "JJR"), ("better", "JJR"), ("stronger", "JJR"), ("weak", "JJ"), ("healthy", "JJ")]
        )
        result = Node(word, tag, "ADJ", "ccomp", [self.simple_noun_phrase()[0].labelled("nsubj")])
        head = Node("make" if many else "makes", "VBP" if many else "VBZ", "VERB", left=[subject], right=[result])
        if self.chance(0.4):
            head.word, head.tag = "make", "VB"
            head.left.append(self.modal())
        return head

    def compared(self, depth: int = 1) -> Node:
        """ "People who smoke cigarettes are more likely to develop asthma"."""
        people = Node(
            self.rng.choice(["people", "women", "men", "children", "adults", "those"]), "NNS", "NOUN", "nsubj"
        )
        if people.word == "those":
            people.tag, people.pos = "DT", "PRON"
        who = self.verb_phrase(self.rng.choice(["VBP", "VBD"]), 0).labelled("relcl")
        who.left = [Node("who", "WP", "PRON", "nsubj")]
        people.right = [who if self.chance(0.6) else self.prepositional("with", self.bare())]
        adjective = Node(self.rng.choice(_COMPARED), "JJ", "ADJ", "acomp", [Node("more", "RBR", "ADV", "advmod")])
        if adjective.word == "likely":
            rest = self.verb_phrase("VB", depth).labelled("xcomp")
            rest.left = [infinitive_to()]
            adjective.right = [rest]
        else:
            adjective.right = [self.prepositional("to", self.noun_phrase(depth)[0])]
        return Node("are", "VBP", "AUX", left=[people], right=[adjective])

    def exists(self, _depth: int = 1) -> Node:
        """ "There is no evidence that sugar causes acne", "There is a link between sugar and acne"."""
        opening = [determiner("no")] if self.chance(0.5) else [Node("strong", "JJ", "ADJ", "amod")]
        if self.chance(0.6):
            claim = self.clause(0).labelled("acl")
            claim.left.insert(0, that())
            thing = Node("evidence", "NN", "NOUN", "attr", opening, [claim])
        else:
            pair = self.coordinated([self.bare(), self.bare()])
            thing = Node(self.rng.choice(["link", "connection", "association", "relationship"]), "NN", "NOUN", "attr")
            thing.left = [determiner("a"), *(opening if opening[0].tag == "JJ" else [])]
            thing.right = [self.prepositional("between", pair)]
        return Node("is", "VBZ", "AUX", left=[Node("there", "EX", "PRON", "expl")], right=[thing])

    def because_of(self, depth: int = 1) -> Node:
        """ "Acne is due to sugar"."""
        subject, many = self.subject(depth)
        cause = self.caused_by(self.rng.choice(["due", "due", "because"]), self.noun_phrase(depth)[0])
        cause.left = self._some_adverb(0.2)
        head = form_of_be(many)
        head.left, head.right = [subject], [cause]
        return head

    def allowing(self, depth: int = 1) -> Node:
        """ "Sugar causes insulin to rise", "Zinc allows the body to heal wounds"."""
        subject, many = self.subject(depth)
        rest = self.verb_phrase("VB", 0).labelled("ccomp")
        rest.left = [self.simple_noun_phrase()[0].labelled("nsubj"), infinitive_to()]
        if self.chance(0.4):
            rest.word, rest.right = self.rng.choice(["rise", "fall", "spike", "drop", "shrink", "grow", "swell"]), []
        verb = self.rng.choice(["cause", "allow", "enable"])
        head = Node(verb if many else verb + "s", "VBP" if many else "VBZ", "VERB", left=[subject], right=[rest])
        if self.chance(0.3):
            head.word, head.tag = verb, "VB"
            head.left.append(Node(self.rng.choice(MODALS), "MD", "AUX", "aux"))
        return head

    def clause(self, depth: int = 1) -> Node:
        """One of the shapes above, the plain ones most often."""
        shapes: list[tuple[Callable[[int], Node], int]] = [
            (self.plain, 32), (self.with_modal, 20), (self.denied, 6), (self.passive, 8), (self.linked, 9), (self.role, 8),
            (self.quality, 5), (self.helps, 5), (self.shown_to, 4), (self.plays_a_role, 5), (self.makes, 2), (self.compared, 3),
            (self.exists, 3 if depth else 0), (self.because_of, 2), (self.allowing, 2),
        ]  # fmt: skip
        shape = self.rng.choices([made for made, _ in shapes], [weight for _, weight in shapes])[0]
        return shape(depth)

    def opening_phrase(self) -> list[Node]:
        """ "In adults,", "For people with asthma,", "Due to stress,"."""
        if self.chance(0.25):
            return [self.caused_by(self.rng.choice(["Due", "Because"]), self.bare()), punct(",")]
        object_ = self.people() if self.chance(0.4) else self.bare()
        return [self.prepositional(self.rng.choice(["In", "For", "Without", "With", "Over"]), object_), punct(",")]
