"""Reads plain text: blank lines part paragraphs, list items and short lines alone are units of their own."""

import re
from dataclasses import dataclass

from ...pipeline.values import BlockKind, Post
from .boilerplate_lines import is_boilerplate_line
from .collect_blocks import BlockCollector
from .find_metadata import line_metadata
from .tidy_prose import Run

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BULLET = re.compile(
    r"([ \t]*)([\u2022\u25cf\u25cb\u25aa\u25e6\u2023\u00b7\u2043*+-]|[\u2013\u2014])[ \t\u00a0]+(?=\S)"
)
_NUMBER = re.compile(r"([ \t]*)\(?(\d{1,3}|[a-zA-Z]|[ivx]{2,4})([.)])[ \t\u00a0]+(?=\S)")
_COPYRIGHT = re.compile(r"\s*\(c\)\s+(?:\d{4}|[A-Z])", re.IGNORECASE)
_RULE = re.compile(r"\s*([-=_*~#\u2014\u2013]\s*){3,}\Z")
_UNDERLINE = re.compile(r"(={3,}|-{3,})\s*\Z")
_HASHES = re.compile(r"[ \t]*(#{1,6})[ \t]+(?=\S)")
_SMALL_WORDS = frozenset(
    {
        *("a", "an", "the", "and", "or", "but", "nor", "for", "of", "in", "on", "at", "to", "by", "with", "from", "as"),
        *(
            "is",
            "are",
            "it",
            "its",
            "vs",
            "via",
            "into",
            "over",
            "your",
            "you",
            "can",
            "may",
            "do",
            "does",
            "not",
            "be",
        ),
        *("what", "how", "why", "when", "who", "that", "this", "than", "then"),
    }
)
_ADDRESS_ALONE = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)
_LONG_LINE = 100  # a line this long was not wrapped by hand, so the breaks around it were meant


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its ending: ``text`` starts at code point ``start``; ``end`` is past the line ending."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text.strip()


def read(path: str, text: str) -> Post:
    """Read the plain text ``text`` of the file ``path``."""
    reader = _PlainReader(text)
    chunks = _chunks(text)
    for place, chunk in enumerate(chunks):
        reader.chunk(chunk, chunks[place + 1] if place + 1 < len(chunks) else None)
    return reader.collector.post(path, text, "plain", reader.title, {})


def _chunks(text: str) -> list[list[_Line]]:
    """The runs of lines between blank lines and ruled lines."""
    chunks: list[list[_Line]] = [[]]
    for match in _LINE.finditer(text):
        line = _Line(match.group().rstrip("\r\n"), match.start(), match.end())
        if line.words.strip("\ufeff"):
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


class _PlainReader:
    """Decides chunk by chunk what each line is."""

    def __init__(self, text: str) -> None:
        self.collector = BlockCollector()
        self.title: str | None = None
        self._text = text
        self._indents: list[tuple[int, int]] = []
        self._lead_in: int | None = None
        self._in_list = False
        self._numbered = False

    def chunk(self, lines: list[_Line], following: list[_Line] | None) -> None:
        """Add the blocks of the lines between two blank lines; ``following`` are those up to the next."""
        units = _units(lines)
        heads_text = len(units) == 1 and following is not None and not _marker(following[0].text)
        for place, unit in enumerate(units):
            introduces = place + 1 < len(units) and _marker(units[place + 1][0].text) > 0
            self._unit(unit, heads_text=heads_text, introduces=introduces)

    def _unit(self, unit: list[_Line], *, heads_text: bool, introduces: bool) -> None:
        first = unit[0]
        if len(unit) == 1 and _RULE.match(first.text):
            self.collector.separate()
            return
        marker = _marker(first.text)
        if marker and not (heads_text and len(unit) == 1 and self._is_numbered_heading(first)):
            self._item(unit, marker)
            return
        hashes = _HASHES.match(first.text)
        skip = hashes.end() if hashes else marker
        underlined = len(unit) == 2 and _UNDERLINE.match(unit[1].words)
        words = first.text[skip:].strip()
        alone = len(unit) == 1 and not (introduces and not _is_title_case(words))
        if hashes or underlined or (alone and self._stands_as_heading(words)):
            level = len(hashes.group(1)) if hashes else (1 if underlined and unit[1].words[0] == "=" else 2)
            self._heading(unit[:1], skip, level)
            return
        self._in_list = False
        self.collector.add(BlockKind.PARAGRAPH, self._runs(unit, 0))

    def _item(self, unit: list[_Line], marker: int) -> None:
        indent = len(unit[0].text) - len(unit[0].text.lstrip())
        if not self._in_list:
            self._indents, self._lead_in, self._in_list = [], self.collector.introduction(), True
        while self._indents and self._indents[-1][0] >= indent:
            self._indents.pop()
        self._numbered = _BULLET.match(unit[0].text) is None
        parent = self._indents[-1][1] if self._indents else self._lead_in
        level = len(self._indents) + 1
        index = self.collector.add(BlockKind.ITEM, self._runs(unit, marker), level=level, lead_in=parent)
        if index is not None:
            self._indents.append((indent, index))

    def _heading(self, unit: list[_Line], skip: int, level: int) -> None:
        self._in_list = False
        first = not self.collector.blocks
        kind = BlockKind.TITLE if first else BlockKind.HEADING
        index = self.collector.add(kind, self._runs(unit, skip), level=0 if first else level)
        if first and index is not None:
            self.title = self.collector.blocks[index].prose.text

    def _is_numbered_heading(self, line: _Line) -> bool:
        """ "3. Heal Your Gut" alone between blank lines heads a paragraph, where an item says something."""
        marker = _NUMBER.match(line.text)
        return (
            marker is not None
            and not (self._in_list and self._numbered)
            and _is_title_case(line.text[marker.end() :].strip())
        )

    def _stands_as_heading(self, words: str) -> bool:
        if is_boilerplate_line(words, near_top=len(self.collector.blocks) < 8):
            return False
        return looks_like_heading(words) or (not self.collector.blocks and looks_like_title(words))

    def _runs(self, lines: list[_Line], skip: int) -> list[Run]:
        start = lines[0].start + skip
        return [Run(self._text[start : lines[-1].end], start, lines[-1].end)]


def _marker(text: str) -> int:
    """How many characters of the line are its bullet or number; 0 for a line without."""
    match = _BULLET.match(text) or (None if _COPYRIGHT.match(text) else _NUMBER.match(text))
    return match.end() if match else 0


def _units(lines: list[_Line]) -> list[list[_Line]]:
    """Part the lines of a chunk where a break is meant: items, rules, short lines by themselves."""
    labels = _all_labels(lines)
    units: list[list[_Line]] = []
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        if previous is None or labels or _breaks_before(line, previous, units[-1]):
            units.append([line])
        else:
            units[-1].append(line)
    return units


def _breaks_before(line: _Line, previous: _Line, unit: list[_Line]) -> bool:
    if _UNDERLINE.match(line.words) and len(unit) == 1:
        return line.words[0] == "-" and not looks_like_heading(unit[0].words)
    if _UNDERLINE.match(previous.words) or _RULE.match(line.text) or _HASHES.match(line.text):
        return True
    if _starts_item(line, unit[0]):
        return True
    if not line.words[0].islower() and len(unit) == 1 and _stands_by_itself(previous.words):
        return True
    apart = previous.words[-1] in ".!?:\u2026\u201d" or (":" in line.words and bool(line_metadata(line.words)))
    if apart and not line.words[0].islower() and _stands_by_itself(line.words):
        return True
    if len(line.text) >= _LONG_LINE and len(previous.text) >= _LONG_LINE and previous.words[-1] in ".!?:\u201d\u2026":
        return not _marker(unit[0].text)
    return len(unit) == 1 and len(line.text) >= _LONG_LINE and looks_like_heading(previous.words)


def _starts_item(line: _Line, unit_start: _Line) -> bool:
    """Whether a line inside a chunk is a list item, and not a wrapped line that begins with a number or a dash."""
    bullet = _BULLET.match(line.text)
    if bullet:
        return bullet.group(2) not in "\u2013\u2014+" or bool(_BULLET.match(unit_start.text))
    number = _NUMBER.match(line.text)
    if not number:
        return False
    before = _NUMBER.match(unit_start.text)
    if before:
        return len(before.group(3)) == len(number.group(3)) and before.group(3) == number.group(3)
    return number.group(2) in ("1", "a", "A", "i") and (number.group(3) == ")" or number.group(2) == "1")


def _stands_by_itself(words: str) -> bool:
    return bool(_ADDRESS_ALONE.match(words)) or is_boilerplate_line(words, near_top=True)


def _all_labels(lines: list[_Line]) -> bool:
    """Three or more short lines without a stop, each beginning anew: a list without bullets."""
    return len(lines) >= 3 and all(
        len(line.words) <= 40 and line.words[-1] not in ".,;:!?" and not line.words[0].islower() for line in lines
    )


def looks_like_heading(words: str) -> bool:
    """A short line without a stop, in title case or capitals, or of a few words, or a question."""
    if len(words) > 100 or words[-1] in ".,;:\u2026\u00bb)>" and not words.endswith(")"):
        return False
    if words[0].islower() or not any(character.isalpha() for character in words):
        return False
    count = len(words.split())
    if words.endswith("?"):
        return count <= 16
    if words.endswith("!"):
        return count <= 14 and _is_title_case(words)
    return count <= 6 or (count <= 16 and _is_title_case(words))


def looks_like_title(words: str) -> bool:
    """The first line of a text, alone: like a heading, but longer and with a closing mark allowed in title case."""
    return len(words) <= 150 and words[-1] not in ".,;" and _is_title_case(words)


def _is_title_case(words: str) -> bool:
    found: list[str] = re.findall(r"[^\W\d_][\w'\u2019-]*", words)
    weighty = [word for word in found if word.lower() not in _SMALL_WORDS]
    if len(words) > 150 or not weighty:
        return False
    capitals = sum(word[0].isupper() for word in weighty)
    return capitals >= max(1.0, 0.75 * len(weighty))
