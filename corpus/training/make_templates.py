"""Template sentences: health prose of our own shapes with exact trees in ClearNLP labels."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from spacy.tokens import Doc
from spacy.vocab import Vocab

from .template_clauses import ClauseGrammar, form_of_be
from .template_nodes import Node, pick_casing, punct, to_doc
from .template_phrases import determiner, infinitive_to, that
from .template_words import LINKS, RESEARCH, WordSource, plural

_SHORTEST, _LONGEST = 2, 50  # words; longer ones teach nothing that shorter ones do not
_ADVICE = [
    "Avoid",
    "Take",
    "Eat",
    "Drink",
    "Try",
    "Limit",
    "Reduce",
    "Add",
    "Choose",
    "Use",
    "Skip",
    "Replace",
    "Include",
    "Consider",
]
_BODY_ACTS = ["Eating", "Drinking", "Taking", "Avoiding", "Using", "Consuming", "Adding", "Skipping", "Drinking"]


class TemplateGrammar(ClauseGrammar):
    """Builds whole sentences, headlines, advice and list items."""

    def statement(self) -> Node:
        """A clause, alone or with something after or before it."""
        head = self.clause()
        extras: list[tuple[Callable[[Node], Node], int]] = [
            (lambda node: node, 46), (self._with_consequence, 14), (self._with_relative, 6), (self._with_second_verb, 7),
            (self._with_condition, 8), (self._with_opening, 5), (self._reported, 8), (self._with_purpose, 3), (self._with_gerund, 3),
        ]  # fmt: skip
        extra = self.rng.choices([made for made, _ in extras], [weight for _, weight in extras])[0]
        return self._ended(extra(head), 0.93)

    def _ended(self, head: Node, share: float, mark: str = ".") -> Node:
        head.dep = "ROOT"
        if self.chance(share):
            head.right.append(punct(mark))
        return head

    def _with_consequence(self, head: Node) -> Node:
        """ "…, leading to fatigue"."""
        verb = self.verb_phrase("VBG").labelled("advcl")
        if self.chance(0.5):
            word, after = self.rng.choice([("leading", "to"), ("resulting", "in"), ("contributing", "to")])
            verb = Node(word, "VBG", "VERB", "advcl", right=[self.prepositional(after, self.noun_phrase()[0])])
        if self.chance(0.3):
            verb.left = [self.adverb() if self.chance(0.5) else Node("thereby", "RB", "ADV", "advmod")]
        head.right += [punct(","), verb]
        return head

    def _with_relative(self, head: Node) -> Node:
        """ "…, which can cause fatigue" after the last noun."""
        last = head.right[-1] if head.right else head
        noun = last.right[-1] if last.dep in {"prep", "agent"} and last.right else last
        if noun.dep not in {"pobj", "dobj"} or any(child.dep == "conj" for child in noun.right):
            return head
        verb = self.verb_phrase("VB", 0).labelled("relcl")
        verb.left = [Node(self.rng.choice(["which", "that"]), "WDT", "PRON", "nsubj"), self.modal()]
        if verb.left[0].word == "which":
            noun.right.append(punct(","))
        noun.right.append(verb)
        return head

    def _with_second_verb(self, head: Node) -> Node:
        """ "… and may cause fatigue"."""
        verb = self.verb_phrase("VB", 0).labelled("conj")
        verb.left = [self.modal()]
        head.right += [Node(self.rng.choice(["and", "but"]), "CC", "CCONJ", "cc"), verb]
        return head

    def _with_condition(self, head: Node) -> Node:
        """ "… because sugar causes acne", "If sugar causes acne, …"."""
        other = self.clause(0).labelled("advcl")
        word = self.rng.choice(["because", "if", "since", "although", "as", "when", "while"])
        mark = Node(word, "WRB", "ADV", "advmod") if word == "when" else Node(word, "IN", "SCONJ", "mark")
        other.left.insert(0, mark)
        if self.chance(0.5):
            head.right.append(other)
        else:
            head.left = [other, punct(","), *head.left]
        return head

    def _with_opening(self, head: Node) -> Node:
        head.left = [*self.opening_phrase(), *head.left]
        return head

    def _with_purpose(self, head: Node) -> Node:
        """ "… to reduce pain"."""
        verb = self.verb_phrase("VB", 0).labelled("advcl")
        verb.left = [infinitive_to()]
        head.right.append(verb)
        return head

    def _with_gerund(self, head: Node) -> Node:
        """ "Eating more sugar can …": the subject replaced by a gerund phrase."""
        if not head.left or head.left[0].dep != "nsubj":
            return head
        verb = Node(self.rng.choice(_BODY_ACTS), "VBG", "VERB", "csubj", right=[self.bare().labelled("dobj")])
        if head.tag in {"VBP", "VBD"} or any(child.tag == "VBP" for child in head.left):
            return head
        head.left[0] = verb
        return head

    def _reported(self, head: Node) -> Node:
        """ "Studies suggest that …", "Research has shown that …"."""
        head.labelled("ccomp").left.insert(0, that())
        if self.chance(0.3):
            has = Node("has", "VBZ", "AUX", "aux")
            return Node("shown", "VBN", "VERB", left=[Node("Research", "NN", "NOUN", "nsubj"), has], right=[head])
        word, tag = self.rng.choice(
            [("found", "VBD"), ("suggested", "VBD"), ("showed", "VBD"), ("suggest", "VBP"), ("show", "VBP")]
        )
        subject = Node(self.rng.choice(RESEARCH), "NNS", "NOUN", "nsubj")
        if self.chance(0.3):
            subject.left = [Node(self.rng.choice(["new", "recent", "some", "several", "many"]), "JJ", "ADJ", "amod")]
        return Node(word, tag, "VERB", left=[subject], right=[head])

    def question(self) -> Node:
        """ "Does sugar cause acne?", "Can zinc cure colds?", "Is sugar bad for the skin?"."""
        subject, many = self.simple_noun_phrase()
        subject.labelled("nsubj")
        draw = self.rng.random()
        if draw < 0.7:
            head = self.verb_phrase("VB", 0)
            do = Node("do" if many else "does", "VBP" if many else "VBZ", "AUX", "aux")
            head.left = [self.modal() if draw < 0.35 else do, subject]
        else:
            head = self.quality(0)
            head.left, head.right = [], [subject, *(child for child in head.right if child.dep == "acomp")]
            head.word, head.tag = form_of_be(many).word, form_of_be(many).tag
        if self.chance(0.2):
            head.left.insert(0, Node(self.rng.choice(["how", "why", "when"]), "WRB", "ADV", "advmod"))
        return self._ended(head, 0.9, "?")

    def how_headline(self) -> Node:
        """ "How Sugar Causes Acne", "Why Stress May Trigger Migraines"."""
        head = self.rng.choice([self.plain, self.with_modal, self.helps, self.makes])(0)
        head.left.insert(0, Node(self.rng.choice(["How", "Why"]), "WRB", "ADV", "advmod"))
        return self._ended(head, 0.1)

    def how_to_headline(self) -> Node:
        """ "How to Reverse Diabetes Naturally"."""
        head = self.verb_phrase("VB", 0)
        head.left = [Node("How", "WRB", "ADV", "advmod"), infinitive_to()]
        return self._ended(head, 0.1)

    def noun_headline(self) -> Node:
        """ "The Link Between Sugar and Acne", "Benefits of Zinc", "Sugar: The Hidden Cause of Acne", "5 Foods That Fight Pain"."""
        draw = self.rng.random()
        if draw < 0.3:
            head = Node(self.rng.choice(["link", "connection", "relationship"]), "NN", "NOUN", left=[determiner("The")])
            head.right = [self.prepositional("between", self.coordinated([self.bare(), self.bare()]))]
        elif draw < 0.55:
            head = Node(
                self.rng.choice(["Benefits", "Causes", "Symptoms", "Signs", "Dangers", "Effects"]), "NNS", "NOUN"
            )
            head.right = [self.prepositional("of", self.bare())]
        elif draw < 0.75:
            head = self.bare()
            role = Node("cause", "NN", "NOUN", "appos", [determiner("the"), Node("hidden", "VBN", "VERB", "amod")])
            role.right = [self.prepositional("of", self.bare())]
            head.right += [punct(":"), role]
        else:
            many = Node(plural(self.words.noun()), "NNS", "NOUN")
            many.left = [Node(str(self.rng.randint(3, 20)), "CD", "NUM", "nummod")]
            verb = self.verb_phrase("VBP", 0).labelled("relcl")
            verb.left = [Node("that", "WDT", "PRON", "nsubj")]
            many.right = [verb]
            head = many
        return self._ended(head, 0.05)

    def verbless_headline(self) -> Node:
        """ "Sugar linked to acne", "Acne caused by sugar"."""
        subject = self.bare().labelled("nsubjpass")
        participle, word = self.rng.choice(LINKS).split()
        head = Node(participle, "VBN", "VERB", left=[subject], right=[self.prepositional(word, self.bare())])
        return self._ended(head, 0.1)

    def advice(self) -> Node:
        """ "Avoid sugar to reduce pain", "Try adding zinc to your diet", "Do not ignore fatigue"."""
        head = Node(self.rng.choice(_ADVICE), "VB", "VERB", right=[self.noun_phrase(0)[0].labelled("dobj")])
        if self.chance(0.15):
            head = Node("Try", "VB", "VERB", right=[self.verb_phrase("VBG", 0).labelled("xcomp")])
        if self.chance(0.15):
            no = Node("not", "RB", "PART", "neg") if self.chance(0.4) else Node("n't", "RB", "PART", "neg", glued=True)
            head.word = head.word.lower()
            head.left = [Node("Do", "VB", "AUX", "aux"), no]
        draw = self.rng.random()
        if draw < 0.4:
            purpose = self.verb_phrase("VB", 0).labelled("advcl")
            purpose.left = [infinitive_to()]
            head.right.append(purpose)
        elif draw < 0.55:
            condition = self.clause(0).labelled("advcl")
            condition.left.insert(0, Node(self.rng.choice(["if", "because", "as"]), "IN", "SCONJ", "mark"))
            head.right.append(condition)
        return self._ended(head, 0.85)

    def list_item(self) -> Node:
        """ "Reduced inflammation", "Increases blood pressure", "Headaches caused by stress", "Zinc: helps your skin"."""
        draw = self.rng.random()
        if draw < 0.45:
            return self._ended(self.noun_phrase()[0], 0.2)
        if draw < 0.85:
            tag = self.rng.choice(["VBZ", "VBZ", "VB", "VBG"])
            head = self.verb_phrase(tag, self.rng.choice([0, 1]))
            head.left = [self.adverb()] if self.chance(0.15) else []
            return self._ended(head, 0.4)
        head = self.verb_phrase("VBZ", 0)
        head.left = [self.bare().labelled("dep"), punct(":")]
        return self._ended(head, 0.5)

    def sentence(self) -> tuple[Node, float]:
        """A tree and the share of its kind that stands in title case."""
        kinds: list[tuple[Callable[[], Node], float, int]] = [
            (self.statement, 0.02, 70), (self.question, 0.4, 6), (self.how_headline, 0.6, 3), (self.how_to_headline, 0.6, 1),
            (self.noun_headline, 0.6, 4), (self.verbless_headline, 0.5, 2), (self.advice, 0.05, 6), (self.list_item, 0.1, 8),
        ]  # fmt: skip
        make, title_share, _ = self.rng.choices(kinds, [weight for _, _, weight in kinds])[0]
        return make(), title_share


def make_templates(vocab: Vocab, rng: random.Random) -> Iterator[Doc]:
    """Endless template sentences, one Doc each, of 2 to 50 words."""
    grammar = TemplateGrammar(rng, WordSource(rng))
    while True:
        root, title_share = grammar.sentence()
        if _SHORTEST <= len(root.in_order()) <= _LONGEST:
            yield to_doc(vocab, root, pick_casing(rng, title_share))
