"""Patterns over the words of a sentence, as rules and discourse lists write them."""

import re
from collections.abc import Iterable
from functools import cached_property

from .needed_text import lacks_all, needed_texts


class Phrasing:
    """A pattern over the words of a sentence; raises ValueError where it is no regular expression.

    A regular expression without regard to case, at word boundaries, in which a space stands for any white space or a
    hyphen, and a straight apostrophe for the curly one too. A group named ``mark`` is the part to flag.
    """

    def __init__(self, source: str, *, proven: bool = False) -> None:
        """``proven`` says that the pattern is known to be right, and need not be compiled before it is needed."""
        self.source = source
        self.spaced = source.replace("'", "['\u2019]").replace(" ", r"(?:\s+|-)")
        if not proven:
            self.prove()

    def prove(self) -> None:
        """Raise ValueError where the source is no regular expression."""
        try:
            assert self._compiled
        except re.error as error:
            raise ValueError(f"{self.source!r} is no regular expression: {error}") from error

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self.spaced})(?!\w)", re.IGNORECASE)

    @cached_property
    def needed(self) -> frozenset[str]:
        """Texts in lower case, one of which stands in whatever the pattern matches; empty where none is known."""
        return needed_texts(self.spaced)

    def _is_ruled_out(self, text: str) -> bool:
        return lacks_all(self.needed, text)

    def __repr__(self) -> str:
        return f"Phrasing({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrasing) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def ranges(self, text: str) -> tuple[tuple[int, int], ...]:
        """The half-open ranges of ``text`` to flag, in reading order; an empty match is none."""
        if self._is_ruled_out(text):
            return ()
        marked = "mark" if "mark" in self._compiled.groupindex else 0
        found = (match.span(marked) for match in self._compiled.finditer(text))
        return tuple((start, end) for start, end in found if start < end)

    def opens(self, text: str) -> bool:
        """Whether ``text`` begins with the pattern."""
        return not self._is_ruled_out(text) and self._compiled.match(text) is not None

    def found(self, text: str) -> bool:
        """Whether the pattern occurs in ``text``."""
        return not self._is_ruled_out(text) and self._compiled.search(text) is not None

    def may_occur(self, lines: str) -> bool:
        """Whether the pattern could occur in one of the ``lines``; False is certain, True is not."""
        anchored = "^" in self.source or "$" in self.source
        return not self._is_ruled_out(lines) and (anchored or self._compiled.search(lines) is not None)


def may_occur(phrasings: Iterable[Phrasing], lines: str) -> bool:
    """Whether one of the patterns could occur in one of the ``lines``; False is certain, True is not."""
    return any(phrasing.may_occur(lines) for phrasing in phrasings)


def found_any(phrasings: Iterable[Phrasing], text: str) -> bool:
    """Whether one of the patterns occurs in ``text``."""
    return any(phrasing.found(text) for phrasing in phrasings)


def find_ranges(
    phrasings: Iterable[Phrasing], text: str, *, unless: Iterable[Phrasing] = ()
) -> tuple[tuple[int, int], ...]:
    """Where the patterns match and no match of ``unless`` overlaps, in reading order.

    Of overlapping matches the one that begins first stays, of those that begin together the longest.
    """
    matches = {found for phrasing in phrasings for found in phrasing.ranges(text)}
    if not matches:
        return ()
    taken = [found for phrasing in unless for found in phrasing.ranges(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(matches, key=lambda found: (found[0], -found[1])):
        if not any(start < other_end and other_start < end for other_start, other_end in (*taken, *kept)):
            kept.append((start, end))
    return tuple(kept)
