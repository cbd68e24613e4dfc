"""Noun phrases, prepositional phrases and verb phrases of the templates."""

from __future__ import annotations

import random

from .template_nodes import Node, hyphen, punct
from .template_words import ADVERBS, MODALS, PEOPLE, WordSource, plural

_COMPOUND_ENDS = [
    ("induced", "VBN"),
    ("related", "VBN"),
    ("free", "JJ"),
    ("rich", "JJ"),
    ("based", "VBN"),
    ("boosting", "VBG"),
    ("fighting", "VBG"),
    ("causing", "VBG"),
    ("inducing", "VBG"),
    ("dependent", "JJ"),
    ("friendly", "JJ"),
]
_TERMS = [
    ("long", "term", "NN"),
    ("short", "term", "NN"),
    ("high", "fat", "NN"),
    ("low", "carb", "NN"),
    ("high", "quality", "NN"),
    ("low", "grade", "NN"),
    ("whole", "grain", "NN"),
    ("high", "sugar", "NN"),
    ("low", "dose", "NN"),
    ("full", "body", "NN"),
]
_PREFIXES = ["anti", "non", "pre", "post", "self", "auto", "co"]


def preposition(word: str, dep: str = "prep") -> Node:
    """A preposition without its object."""
    return Node(word, "IN", "ADP", dep)


def determiner(word: str) -> Node:
    """An article or another determiner."""
    return Node(word, "DT", "DET", "det")


def that() -> Node:
    """The conjunction that opens a clause."""
    return Node("that", "IN", "SCONJ", "mark")


def infinitive_to() -> Node:
    """The `to` of an infinitive, a PART with the label aux."""
    return Node("to", "TO", "PART", "aux")


def adverb_node(word: str) -> Node:
    """An adverb that modifies its head."""
    return Node(word, "RB", "ADV", "advmod")


class PhraseGrammar:
    """Builds random phrases; `rng` decides, so equal states give equal phrases."""

    def __init__(self, rng: random.Random, words: WordSource) -> None:
        self.rng = rng
        self.words = words

    def chance(self, share: float) -> bool:
        """True in about `share` of the calls."""
        return self.rng.random() < share

    def adverb(self) -> Node:
        """An adverb of frequency or degree."""
        return adverb_node(self.rng.choice(ADVERBS))

    def modal(self) -> Node:
        """A modal verb."""
        return Node(self.rng.choice(MODALS), "MD", "AUX", "aux")

    def abbreviation(self) -> Node:
        """A short form in capitals."""
        return Node(self.words.abbreviation(), "NNP", "PROPN")

    def compound_modifier(self) -> Node:
        """A hyphenated modifier: "stress-induced", "long-term", "anti-inflammatory"."""
        draw = self.rng.random()
        if draw < 0.5:
            end, tag = self.rng.choice(_COMPOUND_ENDS)
            first = Node(self.words.noun(), "NN", "NOUN", "npadvmod")
            return Node(end, tag, "ADJ" if tag == "JJ" else "VERB", "amod", [first, hyphen()], glued=True)
        if draw < 0.8:
            first_word, last_word, tag = self.rng.choice(_TERMS)
            return Node(
                last_word, tag, "NOUN", "compound", [Node(first_word, "JJ", "ADJ", "amod"), hyphen()], glued=True
            )
        prefix = Node(self.rng.choice(_PREFIXES), "AFX", "ADJ", "amod")
        return Node(self.words.adjective(), "JJ", "ADJ", "amod", [prefix, hyphen()], glued=True)

    def modifiers(self) -> list[Node]:
        """What stands between the determiner and the noun."""
        found: list[Node] = []
        draw = self.rng.random()
        if draw < 0.12:
            found.append(self.compound_modifier())
        elif draw < 0.5:
            found.append(Node(self.words.adjective(), "JJ", "ADJ", "amod"))
        if self.chance(0.3):
            if self.chance(0.12):
                found.append(self.abbreviation().labelled("compound"))
            found.append(Node(self.words.noun(), "NN", "NOUN", "compound"))
        elif self.chance(0.08):
            found.append(self.abbreviation().labelled("compound"))
        return found

    def possessor(self) -> Node:
        """ "your", "the body's", "patients'"."""
        if self.chance(0.4):
            return Node(self.rng.choice(["your", "our", "their", "its"]), "PRP$", "PRON", "poss")
        if self.chance(0.25):
            return Node(
                plural(self.words.noun()), "NNS", "NOUN", "poss", [], [Node("'", "POS", "PART", "case", glued=True)]
            )
        left = [determiner("the")] if self.chance(0.5) else [Node("your", "PRP$", "PRON", "poss")]
        return Node(self.words.noun(), "NN", "NOUN", "poss", left, [Node("'s", "POS", "PART", "case", glued=True)])

    def _opening(self, is_plural: bool) -> list[Node]:
        if self.chance(0.25):
            return [self.possessor()]
        choice = ["the", "some", "these", "many"] if is_plural else ["the", "a", "this"]
        word = self.rng.choice(choice)
        return [Node(word, "JJ", "ADJ", "amod") if word == "many" else determiner(word)]

    def simple_noun_phrase(self, is_plural: bool | None = None, with_determiner: bool = True) -> tuple[Node, bool]:
        """A noun with what stands before it, and whether it is plural."""
        if self.chance(0.1):
            return self.abbreviation(), False
        many = self.chance(0.35) if is_plural is None else is_plural
        noun = self.words.noun()
        head = Node(plural(noun) if many else noun, "NNS" if many else "NN", "NOUN")
        head.left = self.modifiers()
        if with_determiner and self.chance(0.25):
            head.left = self._opening(many) + head.left
        return head, many

    def bare(self) -> Node:
        """A noun phrase without determiner."""
        return self.simple_noun_phrase(with_determiner=False)[0]

    def prepositional(self, word: str, object_: Node, dep: str = "prep") -> Node:
        """A preposition with its object."""
        node = preposition(word, dep)
        node.right = [object_.labelled("pobj")]
        return node

    def caused_by(self, word: str, object_: Node) -> Node:
        """ "due to stress", "because of stress": both the second word (pcomp) and the object hang on the first."""
        node = preposition(word)
        node.right = [preposition("of" if word.lower() == "because" else "to", "pcomp"), object_.labelled("pobj")]
        return node

    def coordinated(self, nodes: list[Node]) -> Node:
        """The nodes as a chain of conjuncts: commas and conjunction hang on the conjunct before them."""
        last = nodes[0]
        serial_comma = len(nodes) > 2 and self.chance(0.6)
        for place, node in enumerate(nodes[1:], start=2):
            final = place == len(nodes)
            if not final or serial_comma:
                last.right.append(punct(","))
            if final:
                last.right.append(Node(self.rng.choice(["and", "and", "and", "or"]), "CC", "CCONJ", "cc"))
            last.right.append(node.labelled("conj"))
            last = node
        return nodes[0]

    def listed(self, least: int = 2, most: int = 4) -> Node:
        """ "A, B and C"."""
        return self.coordinated([self.bare() for _ in range(self.rng.randint(least, most))])

    def examples(self, is_subject: bool) -> list[Node]:
        """ "such as A and B", "including A, B and C", "like A"."""
        word = self.rng.choice(["such as", "such as", "including", "like"])
        if word == "including":
            node = Node(word, "VBG", "VERB", "prep", [], [self.listed(1).labelled("pobj")])
        else:
            node = self.prepositional(word.split()[-1], self.listed(1))
            if word == "such as":
                node.left = [Node("such", "JJ", "ADJ", "amod")]
        if self.chance(0.6 if is_subject else 0.4):
            return [punct(","), node, *([punct(",")] if is_subject else [])]
        return [node]

    def reduced_relative(self) -> Node:
        """A participle after its noun: "caused by stress", "linked to sugar", "containing zinc"."""
        draw = self.rng.random()
        if draw < 0.5:
            verb = Node(self.words.transitive("VBN"), "VBN", "VERB", "acl")
            verb.right = [self.prepositional("by", self.simple_noun_phrase()[0], "agent")]
        elif draw < 0.75:
            participle = self.rng.choice(["linked", "related", "due"])
            if participle == "due":
                return self.caused_by("due", self.bare())
            verb = Node(participle, "VBN", "VERB", "acl", right=[self.prepositional("to", self.bare())])
        else:
            verb = Node(self.words.transitive("VBG"), "VBG", "VERB", "acl", [], [self.bare().labelled("dobj")])
        return verb

    def apposition(self) -> list[Node]:
        """ ", a chronic disease triggered by gluten,"."""
        noun, _ = self.simple_noun_phrase(is_plural=False, with_determiner=False)
        if noun.tag == "NNP":
            noun = Node("condition", "NN", "NOUN")
        noun.left.insert(0, determiner("a"))
        if self.chance(0.5):
            noun.right.append(self.reduced_relative())
        return [punct(","), noun.labelled("appos"), punct(",")]

    def noun_phrase(self, depth: int = 1, is_subject: bool = False) -> tuple[Node, bool]:
        """A noun phrase with what may follow it (lists, "of …", examples, participles), and whether it is plural."""
        if depth and self.chance(0.15):
            return self.listed(2, 6 if is_subject else 4), True
        head, many = self.simple_noun_phrase()
        draw = self.rng.random()
        if not depth or (head.tag == "NNP" and draw < 0.7):
            return head, many
        if draw < 0.22:
            word = self.rng.choice(["of", "of", "of", "in", "for", "with"])
            head.right.append(self.prepositional(word, self.simple_noun_phrase()[0]))
        elif draw < 0.32:
            head.right += self.examples(is_subject)
        elif draw < 0.40:
            head.right.append(self.reduced_relative())
        elif is_subject and draw > 0.92:
            head.right += self.apposition()
        return head, many

    def people(self) -> Node:
        """ "adults", "people with asthma"."""
        node = Node(self.rng.choice(PEOPLE), "NNS", "NOUN")
        if self.chance(0.5):
            node.right.append(self.prepositional("with", self.bare()))
        return node

    def verb_phrase(self, tag: str, depth: int = 1) -> Node:
        """A verb in the form of the tag with its object or its prepositional phrase."""
        if self.chance(0.22):
            verb, word = self.words.with_preposition(tag)
            return Node(verb, tag, "VERB", right=[self.prepositional(word, self.noun_phrase(depth)[0])])
        head = Node(self.words.transitive(tag), tag, "VERB", right=[self.noun_phrase(depth)[0].labelled("dobj")])
        draw = self.rng.random()
        if draw < 0.12:
            head.right.append(self.prepositional(self.rng.choice(["in", "among"]), self.people()))
        elif draw < 0.2:
            means = Node(self.words.transitive("VBG"), "VBG", "VERB", "pcomp")
            means.right = [self.simple_noun_phrase()[0].labelled("dobj")]
            head.right.append(Node("by", "IN", "ADP", "prep", right=[means]))
        elif draw < 0.25:
            head.right.append(self.caused_by(self.rng.choice(["due", "because"]), self.bare()))
        return head
