"""Reads CoNLL-U files (https://universaldependencies.org/format.html): words, trees, spaces, paragraph starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .tree import Tree, Word


@dataclass(frozen=True)
class Sentence:
    """A sentence as the treebank has it, and whether a paragraph or document starts with it."""

    tree: Tree
    starts_paragraph: bool


def _word(columns: list[str], inside: dict[int, bool]) -> Word:
    place = int(columns[0])
    head = int(columns[6])
    space = inside.get(place, "SpaceAfter=No" not in columns[9])
    return Word(place, columns[1], columns[2], columns[3], columns[4], head, columns[7], head, space)


def parse_sentence(lines: list[str]) -> Sentence:
    """Read the lines of one sentence; the words of a contraction ("can't") have no space between them."""
    comments = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    inside: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            inside.update(dict.fromkeys(range(first, last), False))
            inside[last] = "SpaceAfter=No" not in row[9]
    words = [_word(row, inside) for row in rows if row[0].isdigit()]
    starts = any(line.startswith(("# newpar id", "# newdoc id")) for line in comments)
    return Sentence(Tree({word.place: word for word in words}, {word.place: word.place for word in words}), starts)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """All sentences of a file."""
    lines: list[str] = []
    for line in (*path.read_text(encoding="utf-8").split("\n"), ""):
        if line:
            lines.append(line)
        elif lines:
            yield parse_sentence(lines)
            lines = []
