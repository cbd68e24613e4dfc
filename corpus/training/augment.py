"""Changes a training sentence in ways that leave its tree as it is: other rare words, other case, other quotes, no final period."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from .template_words import inflected_words

_RARE = 3  # a word seen so often or less in the training text counts as rare
_CURLY = {
    "'": "’",
    '"': "”",
    "``": "“",
    "''": "”",
    "n't": "n’t",
    "'s": "’s",
    "'re": "’re",
    "'ve": "’ve",
    "'ll": "’ll",
    "'m": "’m",
}
_STRAIGHT = {curly: straight for straight, curly in _CURLY.items() if straight not in {"``", "''"}}
_DASHES = ["-", "–", "—", "--"]
_BLANKS = ["\n", "\n", "\n", " ", "\n  ", "\t"]  # what a hard-wrapped or carelessly typed line puts between two words
_BLANK_PER_GAP = 0.08


@dataclass(frozen=True)
class AnnotatedWords:
    """What a Doc holds, in lists that are quick to copy; heads are absolute places."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]
    pos: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]

    def to_doc(self, vocab: Vocab) -> Doc:
        """A new Doc with all annotation."""
        return Doc(
            vocab, words=self.words, spaces=self.spaces, tags=self.tags, pos=self.pos, morphs=self.morphs, heads=self.heads,
            deps=self.deps,
        )  # fmt: skip


def annotated_words(doc: Doc) -> AnnotatedWords:
    """Take the lists out of a Doc."""
    return AnnotatedWords(
        [token.text for token in doc],
        [bool(token.whitespace_) for token in doc],
        [token.tag_ for token in doc],
        [token.pos_ for token in doc],
        [str(token.morph) for token in doc],
        [token.head.i for token in doc],
        [token.dep_ for token in doc],
    )


def with_blanks(item: AnnotatedWords, blanks: dict[int, str]) -> AnnotatedWords:
    """Put a whitespace token after each given place, hung on the word before it as spaCy's own training data has it.

    A blank that starts with a line break stands in place of the space, any other one after it.
    """
    result = AnnotatedWords([], [], [], [], [], [], [])
    moved = {}
    for place, word in enumerate(item.words):
        moved[place] = len(result.words)
        blank = blanks.get(place)
        keeps_space = item.spaces[place] and not (blank or "").startswith("\n")
        _append(
            result,
            (
                word,
                keeps_space,
                item.tags[place],
                item.pos[place],
                item.morphs[place],
                item.heads[place],
                item.deps[place],
            ),
        )
        if blank:
            _append(result, (blank, False, "_SP", "SPACE", "", place, "dep"))
    return replace(result, heads=[moved[head] for head in result.heads])


def _append(result: AnnotatedWords, values: tuple[str, bool, str, str, str, int, str]) -> None:
    for column, value in zip(vars(result).values(), values, strict=True):
        column.append(value)


class SentenceAugmenter:
    """Draws a variant of a sentence; shares are probabilities per word (`swap`) or per sentence (all others)."""

    def __init__(self, rng: random.Random, text: Iterable[AnnotatedWords], shares: dict[str, float]) -> None:
        self.rng = rng
        self.shares = shares
        self._seen = Counter(word.lower() for item in text for word in item.words)
        self._replacements: dict[tuple[str, str], list[str]] = defaultdict(list)
        for tag, form in inflected_words():
            if len(form) > 4 and form.isalpha() and form.isascii():
                self._replacements[tag, form[-3:]].append(form)

    def _drawn(self, share: str) -> bool:
        return self.rng.random() < self.shares[share]

    def _swapped(self, word: str, tag: str) -> str:
        """Another word of the same tag and the same last three letters, so that a rare word is learnt by its looks."""
        if len(word) < 4 or self._seen[word.lower()] > _RARE or not word.isalpha() or not self._drawn("swap"):
            return word
        choice = self._replacements.get((tag, word[-3:].lower()), [])
        if len(choice) < 4:
            return word
        other = self.rng.choice(choice)
        return other.capitalize() if word[0].isupper() else other

    def _recased(self, words: list[str]) -> list[str]:
        draw = self.rng.random()
        if draw < self.shares["lower"]:
            return [word.lower() for word in words]
        if draw < self.shares["lower"] + self.shares["title"] and len(words) < 16:
            return [word[:1].upper() + word[1:] if word[:1].isalpha() and len(word) > 3 else word for word in words]
        return words

    def _requoted(self, words: list[str]) -> list[str]:
        if self._drawn("quotes"):
            table = _CURLY if self.rng.random() < 0.5 else _STRAIGHT
            words = [table.get(word, word) for word in words]
        if self._drawn("quotes"):
            dash = self.rng.choice(_DASHES)
            words = [dash if word in _DASHES[1:] else word for word in words]
        return words

    def __call__(self, item: AnnotatedWords) -> AnnotatedWords:
        """A variant with the same tree; only the last mark may be gone."""
        words = [self._swapped(word, tag) for word, tag in zip(item.words, item.tags, strict=True)]
        varied = replace(item, words=self._requoted(self._recased(words)))
        if (
            self._drawn("unended")
            and len(words) > 2
            and item.words[-1] == "."
            and len(item.words) - 1 not in item.heads
        ):
            varied = AnnotatedWords(*(values[:-1] for values in vars(varied).values()))
        if not self._drawn("blank"):
            return varied
        gaps = [
            place for place, spaced in enumerate(varied.spaces[:-1]) if spaced and self.rng.random() < _BLANK_PER_GAP
        ]
        return with_blanks(varied, {place: self.rng.choice(_BLANKS) for place in gaps})
