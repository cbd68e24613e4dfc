"""Reads disease and chemical mentions from IOB files and gives running text back to their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

DISEASE, CHEMICAL = "DISEASE", "CHEMICAL"
UNKNOWN = "?"  # a piece of which the corpus does not say whether it is a mention
_NO_SPACE_BEFORE = {",", ".", ";", ":", ")", "]", "}", "%", "-", "/", "'", "?", "!"}
_NO_SPACE_AFTER = {"(", "[", "{", "-", "/"}


@dataclass(frozen=True)
class Piece:
    """A stretch of text: a mention with its label, text without mention (None), or UNKNOWN."""

    text: str
    label: str | None = None


Passage = tuple[Piece, ...]


def read_iob(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a file of `word<TAB>tag` lines with blank lines between sentences."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if rows:
            yield [(row[0], row[1]) for row in rows]


def needs_space(before: str, word: str, after: str) -> bool:
    """Whether a space stands between two words of a tokenised corpus that kept none of its spaces."""
    if word in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER:
        return False
    if before == "'" and word == "s":
        return False
    return not (before == "." and word.isdigit() and after != "")


def to_passage(sentence: list[tuple[str, str]]) -> Passage:
    """Join the words of a sentence into pieces; every mention is one piece."""
    pieces: list[Piece] = []
    before = ""
    for place, (word, tag) in enumerate(sentence):
        label = None if tag == "O" else tag[2:].upper()
        number_before = sentence[place - 2][0] if place > 1 and sentence[place - 2][0].isdigit() else ""
        space = " " if before and needs_space(before, word, number_before) else ""
        goes_on = bool(pieces) and pieces[-1].label == label and not tag.startswith("B-")
        if goes_on:
            pieces[-1] = Piece(pieces[-1].text + space + word, label)
        elif space and label and pieces and pieces[-1].label is None:
            pieces[-1] = Piece(pieces[-1].text + space)
            pieces.append(Piece(word, label))
        elif space and pieces and pieces[-1].label:
            pieces += [Piece(space), Piece(word, label)] if label else [Piece(space + word)]
        else:
            pieces.append(Piece(word, label))
        before = word
    return tuple(pieces)


def read_passages(path: Path) -> list[Passage]:
    """All sentences of an IOB file."""
    return [to_passage(sentence) for sentence in read_iob(path)]


def mention_pattern(passages: Iterable[Passage], labels: set[str]) -> re.Pattern[str]:
    """A pattern of the texts of all mentions with these labels; long ones in any case, short forms as written."""
    texts = {piece.text for passage in passages for piece in passage if piece.label in labels and len(piece.text) > 1}
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    any_case = [re.escape(text) for text in ordered if len(text) > 3 and not text.isupper()]
    as_written = [re.escape(text) for text in ordered if len(text) <= 3 or text.isupper()]
    return re.compile(rf"\b(?:(?i:{'|'.join(any_case) or '(?!)'})|{'|'.join(as_written) or '(?!)'})s?\b")


def mask_unlabelled(passage: Passage, pattern: re.Pattern[str]) -> Passage:
    """Mark as UNKNOWN what another corpus would label but this one does not."""
    pieces: list[Piece] = []
    for piece in passage:
        if piece.label is not None:
            pieces.append(piece)
            continue
        end = 0
        for match in pattern.finditer(piece.text):
            pieces += [Piece(piece.text[end : match.start()]), Piece(match.group(), UNKNOWN)]
            end = match.end()
        pieces.append(Piece(piece.text[end:]))
    return tuple(piece for piece in pieces if piece.text)


def spans_of(passage: Passage) -> tuple[str, list[tuple[int, int, str]]]:
    """The passage's text and its labelled stretches as (start, end, label) in characters."""
    text, spans = "", []
    for piece in passage:
        if piece.label:
            spans.append((len(text), len(text) + len(piece.text), piece.label))
        text += piece.text
    return text, spans
