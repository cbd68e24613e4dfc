"""Patterns over the words of a sentence, as rules and discourse lists write them."""

import re
from collections.abc import Iterable
from functools import lru_cache


class Phrasing:
    """A pattern over the words of a sentence; raises ValueError where it is no regular expression.

    A regular expression without regard to case, at word boundaries, in which a space stands for any white space or a
    hyphen, and a straight apostrophe for the curly one too. A group named ``mark`` is the part to flag.
    """

    __slots__ = ("_compiled", "source", "spaced")

    def __init__(self, source: str) -> None:
        self.source = source
        self.spaced = source.replace("'", "['\u2019]").replace(" ", r"(?:\s+|-)")
        try:
            self._compiled = re.compile(rf"(?<!\w)(?:{self.spaced})(?!\w)", re.IGNORECASE)
        except re.error as error:
            raise ValueError(f"{source!r} is no regular expression: {error}") from error

    def __repr__(self) -> str:
        return f"Phrasing({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrasing) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def ranges(self, text: str) -> tuple[tuple[int, int], ...]:
        """The half-open ranges of ``text`` to flag, in reading order; an empty match is none."""
        marked = "mark" if "mark" in self._compiled.groupindex else 0
        found = (match.span(marked) for match in self._compiled.finditer(text))
        return tuple((start, end) for start, end in found if start < end)

    def opens(self, text: str) -> bool:
        """Whether ``text`` begins with the pattern."""
        return self._compiled.match(text) is not None

    def found(self, text: str) -> bool:
        """Whether the pattern occurs in ``text``."""
        return self._compiled.search(text) is not None


@lru_cache(maxsize=256)
def _any_of(phrasings: tuple[Phrasing, ...]) -> re.Pattern[str]:
    """One pattern for all, to pass over the texts that hold none of them."""
    alternatives = "|".join(f"(?:{phrasing.spaced})" for phrasing in phrasings).replace("(?P<mark>", "(?:")
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE | re.MULTILINE)


def may_occur(phrasings: tuple[Phrasing, ...], lines: str) -> bool:
    """Whether one of the patterns could occur in one of the ``lines``; False is certain, True is not."""
    return _any_of(phrasings).search(lines) is not None


def found_any(phrasings: Iterable[Phrasing], text: str) -> bool:
    """Whether one of the patterns occurs in ``text``."""
    return any(phrasing.found(text) for phrasing in phrasings)


def find_ranges(
    phrasings: Iterable[Phrasing], text: str, *, unless: Iterable[Phrasing] = ()
) -> tuple[tuple[int, int], ...]:
    """Where the patterns match and no match of ``unless`` overlaps, in reading order.

    Of overlapping matches the one that begins first stays, of those that begin together the longest.
    """
    phrasings = tuple(phrasings)
    if _any_of(phrasings).search(text) is None:
        return ()
    taken = [found for phrasing in unless for found in phrasing.ranges(text)]
    matches = {found for phrasing in phrasings for found in phrasing.ranges(text)}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(matches, key=lambda found: (found[0], -found[1])):
        if not any(start < other_end and other_start < end for other_start, other_end in (*taken, *kept)):
            kept.append((start, end))
    return tuple(kept)
