"""A rule: what is wrong, why, what to write instead, and the examples that are its tests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .kinds import Params
from .scales import Severity

MARK = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Example:
    """A text (Markdown) and the ranges of it that the rule should flag, in code points of ``text``, half open."""

    text: str
    marked: tuple[tuple[int, int], ...] = ()

    @classmethod
    def parse(cls, source: str) -> "Example":
        """Read ``Turmeric [[cures]] arthritis.``; raises ValueError for marks that do not pair or mark nothing."""
        text = ""
        marked: list[tuple[int, int]] = []
        opened: int | None = None
        for piece, mark in _pieces(source):
            text += piece
            if mark == "[[" and opened is None:
                opened = len(text)
            elif mark == "]]" and opened is not None and opened < len(text):
                marked.append((opened, len(text)))
                opened = None
            elif mark:
                raise ValueError(f"marks do not pair in {source!r}")
        if opened is not None:
            raise ValueError(f"marks do not pair in {source!r}")
        return cls(text, tuple(marked))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack, named by the fault that it finds.

    ``severity`` is the highest that a finding of it may have; ``message`` holds the placeholders of its kind.
    One that is ``opt_in`` runs only where the config names its pack as a profile, or the rule itself.
    ``yields_to`` names rules that say the same better: where one of them flags an overlapping range, this one is silent.
    """

    name: str
    pack: str
    kind: str
    severity: Severity
    message: str
    why: str
    instead: str
    source: str
    params: Params
    bad: tuple[Example, ...] = field(repr=False)
    good: tuple[Example, ...] = field(repr=False)
    yields_to: tuple[str, ...] = ()
    opt_in: bool = False
    path: Path | None = field(default=None, repr=False, compare=False)


def _pieces(source: str) -> Iterator[tuple[str, str]]:
    place = 0
    for mark in MARK.finditer(source):
        yield source[place : mark.start()], mark.group()
        place = mark.end()
    yield source[place:], ""
