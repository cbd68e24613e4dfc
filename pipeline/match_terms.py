"""Finds the vocabulary's names in plain text, whatever their case, plural, hyphens or quotation marks.

A text is read as runs of letters and runs of digits, each brought to one key ("Omega-3s" -> omega, 3, s), and the
longest known sequence of keys wins. Names marked "as written" ("RA", "MS") match only in that very case.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..rules.vocabulary import Name

WORD = re.compile(r"[^\W\d_]+|\d+")
WRITTEN = re.compile(r"[A-Za-z][\w/-]*")
ARTICLES = frozenset({"the", "a", "an"})
JOINABLE = re.compile(r"[\s\-‐‑‒–'’.]*$")
MAX_WORDS = 9

Node = dict[str, "Node | str"]
LEAF = ""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A vocabulary name found at ``text[start:end]`` (code points)."""

    start: int
    end: int
    concept: str


class TermMatcher:
    """A trie over word keys; built once for a vocabulary, or once more for a post's own abbreviations."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root: Node = {}
        self._written: dict[str, str] = {}
        for name in names:
            if name.as_written:
                self._written[name.text] = name.concept
            else:
                self._add(name)

    def _add(self, name: Name) -> None:
        node = self._root
        for match in WORD.finditer(name.text):
            key = word_key(match.group())
            if key == "s" and node is not self._root:
                continue
            child = node.setdefault(key, {})
            assert not isinstance(child, str)
            node = child
        node.setdefault(LEAF, name.concept)

    def find(self, text: str) -> list[TermMatch]:
        """Longest matches of ``text`` from left to right, none overlapping another."""
        found = [*self._spelled(text), *self._as_written(text)]
        found.sort(key=lambda match: (match.start, -match.end))
        kept: list[TermMatch] = []
        for match in found:
            if not kept or match.start >= kept[-1].end:
                kept.append(match)
        return kept

    def _as_written(self, text: str) -> Iterator[TermMatch]:
        for match in WRITTEN.finditer(text) if self._written else ():
            word = match.group()
            for form in (word, word.removesuffix("s"), word.partition("-")[0]):
                if form in self._written:
                    yield TermMatch(match.start(), match.start() + len(form), self._written[form])
                    break

    def _spelled(self, text: str) -> Iterator[TermMatch]:
        words = [(match.start(), match.end(), word_key(match.group())) for match in WORD.finditer(text)]
        index, count, root = 0, len(words), self._root
        while index < count:
            if words[index][2] in root:
                last, concept = self._longest(text, words, index)
                if concept is not None and words[index][2] in ARTICLES and index + 1 < count:
                    farther, better = self._longest(text, words, index + 1)
                    if better is not None and farther > last:  # "the flu" gives way to "flu vaccine"
                        index += 1
                        continue
                if concept is not None:
                    yield TermMatch(words[index][0], words[last][1], concept)
                    index = last
            index += 1

    def _longest(self, text: str, words: list[tuple[int, int, str]], first: int) -> tuple[int, str | None]:
        node, best, concept = self._root, first, None
        for index in range(first, min(first + MAX_WORDS, len(words))):
            if index > first and not JOINABLE.fullmatch(text, words[index - 1][1], words[index][0]):
                break
            key = words[index][2]
            if key == "s" and index > first and text[words[index][0] - 1] in "'’":
                continue
            child = node.get(key)
            if child is None or isinstance(child, str):
                break
            node = child
            leaf = node.get(LEAF)
            if isinstance(leaf, str):
                best, concept = index, leaf
        return best, concept


@lru_cache(maxsize=100_000)
def word_key(word: str) -> str:
    """One key for a word's singular and plural, in lower case: the same crude rule on both sides of the comparison.

    "headache" and "headaches" give "headach", "calorie" and "calories" "calori", "virus" and "viruses" "virus".
    """
    lower = word.casefold()
    if len(lower) < 4:
        return lower
    if lower.endswith("ies"):
        lower = lower[:-3] + "y"
    elif lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        lower = lower[:-2] if lower.endswith(("xes", "zes")) else lower[:-1]
    if lower.endswith("e") and len(lower) > 3:
        lower = lower[:-1]
    return lower[:-1] + "i" if lower.endswith("y") and len(lower) > 3 else lower
