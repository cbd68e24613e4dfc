"""Reads the sentences that were written for this project, with the class and the marks that their writers gave them.

A line of a file below `corpus/written/` is `label<TAB>sentence`; `{c:…}`, `{e:…}`, `{q:…}` and `{b:…}` in the sentence mark
a cause, an effect, the cue, and what is the effect of one cue and the cause of the next (`corpus/written/README.md`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CLASSES = {
    "n": "none",
    "d": "denied",
    "a": "correlational",
    "m": "conditional",
    "k": "can-cause",
    "c": "causal",
}
PARTS = {"c": "C", "e": "E", "q": "Q", "b": "B"}
OUTSIDE = "O"
HELD_OUT = 10  # one sentence in so many is measured on and never trained on
_MARK = re.compile(r"\{([ceqb]):([^{}]+)\}")


class WrongLine(ValueError):
    """A line that is not `label<TAB>sentence` or whose marks are broken: file, line and what to mend."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence, its class (a value of CLASSES) and its marks: start, end (characters, half open), a value of PARTS."""

    text: str
    label: str
    marks: tuple[tuple[int, int, str], ...] = ()

    @property
    def held_out(self) -> bool:
        """Whether the sentence is one of those that are only measured on; the same ones in every run."""
        return int(hashlib.md5(self.text.encode(), usedforsecurity=False).hexdigest(), 16) % HELD_OUT == 0


def read_written(folder: Path) -> Iterator[Written]:
    """The sentences of all `*.tsv` files of a folder, each different sentence once; raises WrongLine."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                written = read_line(line)
            except WrongLine as error:
                raise WrongLine(f"{path.name}:{number}: {error}") from error
            if written.text not in seen:
                seen.add(written.text)
                yield written


def read_line(line: str) -> Written:
    """One line; raises WrongLine."""
    label, tab, marked = line.partition("\t")
    if not tab or label not in CLASSES:
        raise WrongLine(f"begin the line with one of {', '.join(CLASSES)} and a tab")
    marks: list[tuple[int, int, str]] = []
    text, behind = "", 0
    for match in _MARK.finditer(marked):
        text += marked[behind : match.start()]
        marks.append((len(text), len(text) + len(match[2]), PARTS[match[1]]))
        text, behind = text + match[2], match.end()
    text += marked[behind:]
    if "{" in text or "}" in text:
        raise WrongLine("a mark is {c:…}, {e:…}, {q:…} or {b:…}, and marks do not nest")
    if label == "n" and marks:
        raise WrongLine("a sentence that claims nothing has no marks")
    return Written(text, CLASSES[label], tuple(marks))
