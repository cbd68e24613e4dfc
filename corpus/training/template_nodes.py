"""A word with its dependents, and the way from a tree of such words to a spaCy Doc."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.vocab import Vocab

from .tag_morphology import morphology_of

# Words that end a phrase: a comma before one of these would be a comma too many.
_AFTER_NO_COMMA = {",", ".", "?", "!", ":"}


@dataclass
class Node:
    """One word of a template sentence: Penn tag, universal part of speech, ClearNLP label, dependents in order."""

    word: str
    tag: str
    pos: str
    dep: str = ""
    left: list[Node] = field(default_factory=list)
    right: list[Node] = field(default_factory=list)
    glued: bool = False  # no space before it, as in "stress-induced" or "body's"

    def labelled(self, dep: str) -> Node:
        """Set the label and return the node, so that phrases can be built in one expression."""
        self.dep = dep
        return self

    def in_order(self) -> list[Node]:
        """The words of this subtree from left to right."""
        before = [node for child in self.left for node in child.in_order()]
        after = [node for child in self.right for node in child.in_order()]
        return [*before, self, *after]


def punct(mark: str) -> Node:
    """A punctuation mark."""
    tag = "HYPH" if mark == "-" else mark if mark in {",", "."} else "." if mark in {"?", "!"} else ":"
    return Node(mark, tag, "PUNCT", "punct", glued=True)


def hyphen() -> Node:
    """The hyphen of a compound, a token of its own as spaCy's English tokenizer has it."""
    return punct("-")


def words_in_order(root: Node) -> list[Node]:
    """The sentence's words, without commas that another mark follows."""
    words = root.in_order()
    kept = [
        word
        for place, word in enumerate(words)
        if not (word.word == "," and (place + 1 == len(words) or words[place + 1].word in _AFTER_NO_COMMA))
    ]
    return kept if kept[0].word != "," else kept[1:]


def _cased(words: list[Node], casing: str) -> list[str]:
    texts = [word.word for word in words]
    for place, after in enumerate(texts[1:]):
        if texts[place] == "a" and after[0].lower() in "aeiou":
            texts[place] = "an"
    if casing == "title":
        small = {"IN", "CC", "DT", "TO"}
        kept = [word.tag in small or (word.glued and "'" in word.word) for word in words]
        texts = [text if keep else _capital(text) for text, keep in zip(texts, kept, strict=True)]
    if casing != "lower":
        texts[0] = _capital(texts[0])
    return texts


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spaces(words: list[Node]) -> list[bool]:
    pairs = zip(words, [*words[1:], None], strict=True)
    return [after is not None and not after.glued and word.tag != "HYPH" for word, after in pairs]


def to_doc(vocab: Vocab, root: Node, casing: str = "sentence") -> Doc:
    """One annotated Doc for the tree under `root`; casing is "sentence", "title" or "lower"."""
    words = words_in_order(root)
    place = {id(word): index for index, word in enumerate(words)}
    parents = {id(child): word for word in words for child in (*word.left, *word.right)}
    return Doc(
        vocab,
        words=_cased(words, casing),
        spaces=_spaces(words),
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[morphology_of(word.tag, word.pos) for word in words],
        heads=[place[id(parents.get(id(word), word))] for word in words],
        deps=[word.dep for word in words],
    )


def pick_casing(rng: random.Random, title_share: float) -> str:
    """Title case for the given share, a few sentences without any capital, the rest as usual."""
    draw = rng.random()
    return "title" if draw < title_share else "lower" if draw > 0.97 else "sentence"
