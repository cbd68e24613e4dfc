"""Reads Markdown: CommonMark with GFM tables, footnotes, task lists and definition lists, and front matter."""

from array import array
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pyromark

from ...pipeline.values import BlockKind, Post
from .boilerplate_lines import is_citation
from .collect_blocks import BlockCollector
from .front_matter import read_front_matter
from .tidy_prose import Run

_OPTIONS = pyromark.Options
_PARSER = pyromark.Markdown(
    options=_OPTIONS.ENABLE_TABLES
    | _OPTIONS.ENABLE_FOOTNOTES
    | _OPTIONS.ENABLE_STRIKETHROUGH
    | _OPTIONS.ENABLE_TASKLISTS
    | _OPTIONS.ENABLE_HEADING_ATTRIBUTES
    | _OPTIONS.ENABLE_GFM
    | _OPTIONS.ENABLE_DEFINITION_LIST
)
_COUNTS_FROM_START = bytes(0 if 0x80 <= byte < 0xC0 else 1 for byte in range(256))


def read(path: str, text: str) -> Post:
    """Read the Markdown ``text`` of the file ``path``."""
    collector = BlockCollector()
    front = read_front_matter(text, collector)
    reader = _MarkdownReader(collector, text, front.end)
    reader.read()
    title = front.title or reader.first_heading
    return collector.post(path, text, "markdown", title, front.metadata)


def character_offsets(text: str) -> "array[int] | range":
    """For each byte offset of the UTF-8 form that starts a character, the character's offset, and one past the end."""
    if text.isascii():
        return range(len(text) + 1)
    return array("I", accumulate(text.encode("utf-8").translate(_COUNTS_FROM_START), initial=0))


@dataclass(slots=True)
class _Place:
    """A container that the reader is inside of; ``index`` is its first block once it has one."""

    kind: str
    level: int = 0
    lead_in: int | None = None
    index: int | None = None


class _MarkdownReader:
    """Walks the parser's events; text gathers in runs until the block that it belongs to ends."""

    def __init__(self, collector: BlockCollector, text: str, start: int) -> None:
        self.collector = collector
        self.first_heading: str | None = None
        self._text = text
        self._base = start
        self._source = text[start:]
        self._offsets = character_offsets(self._source)
        self._places: list[_Place] = []
        self._runs: list[Run] = []
        self._silent = 0
        self._quotes = 0
        self._links: list[tuple[str, int, int, int]] = []
        self._headers: list[int | None] = []
        self._column = 0
        self._row_header: int | None = None

    def read(self) -> None:
        """Turn all events into blocks and links."""
        for event, place in _PARSER.events_with_range(self._source):
            start = self._base + self._offsets[place["start"]]
            end = self._base + self._offsets[place["end"]]
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                self._add_text(value, start, end)
            elif name == "Start":
                self._start(value, start, end)
            elif name == "End":
                self._end(value, end)
            elif name in ("Code", "InlineMath", "DisplayMath"):
                self._add(Run("", start, end))
        self._flush()

    def _mark(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._flush()
            self.collector.separate()
        elif start < end:
            self._add(Run(" ", start, end, verbatim=False))

    def _add_text(self, text: str, start: int, end: int) -> None:
        if start < end:
            self._add(Run(text, start, end, self._text[start:end] == text))

    def _add(self, run: Run) -> None:
        if not self._silent:
            self._runs.append(run)

    def _start(self, tag: Any, start: int, end: int) -> None:
        name, value = next(iter(tag.items())) if isinstance(tag, dict) else (tag, None)
        if name in ("Emphasis", "Strong", "Superscript", "Subscript"):
            return
        if name == "Link":
            self._links.append((value["dest_url"], len(self._runs), start, end))
            return
        if name in _SILENT:
            self._silent += 1
            if name == "CodeBlock":
                self._flush()
            return
        self._flush()
        self._open(name, value)

    def _open(self, name: str, value: Any) -> None:
        if name == "Heading":
            self._places.append(_Place("heading", int(value["level"][1])))
        elif name == "BlockQuote":
            self._quotes += 1
        elif name == "List":
            self._open_list()
        elif name == "Item":
            above = self._nearest("list")
            self._places.append(_Place("item", above.level, above.lead_in) if above else _Place("item", 1))
        elif name in _OPENED:
            self._places.append(_Place(_OPENED[name]))
        if name == "DefinitionListDefinition":
            self._places[-1].lead_in = self._row_header
        elif name == "Table":
            self._headers = []
        elif name in ("TableHead", "TableRow"):
            self._column, self._row_header = 0, None

    def _open_list(self) -> None:
        item = self._nearest("item")
        if item is None:
            self._places.append(_Place("list", 1, self.collector.introduction()))
        else:
            within = item.index if item.index is not None else item.lead_in
            self._places.append(_Place("list", item.level + 1, self.collector.introduction(within)))

    def _end(self, tag: Any, end: int) -> None:
        name = next(iter(tag)) if isinstance(tag, dict) else tag
        if name in ("Emphasis", "Strong", "Superscript", "Subscript"):
            return
        if name == "Link":
            self._close_link()
            return
        if name in _SILENT:
            self._silent -= 1
            return
        if name == "TableCell":
            self._cell()
            self._places.pop()
            return
        self._flush()
        if name == "BlockQuote":
            self._quotes -= 1
        elif name in _CLOSED:
            self._places.pop()

    def _close_link(self) -> None:
        url, first, start, end = self._links.pop()
        seen = self._runs[first:]
        if seen:
            start, end = seen[0].start, seen[-1].end
        self.collector.link(url, start, end)
        if "".join(run.text for run in seen).removeprefix("mailto:") in (url, url.removeprefix("mailto:")):
            self._runs[first:] = [Run("", start, end)]

    def _nearest(self, kind: str) -> _Place | None:
        return next((place for place in reversed(self._places) if place.kind == kind), None)

    def _flush(self) -> None:
        """End the block whose text has been gathered."""
        runs, self._runs = self._runs, []
        if not runs:
            return
        place = self._places[-1] if self._places else _PARAGRAPH
        quoted = self._quotes > 0
        if place.kind == "heading":
            index = self.collector.add(BlockKind.HEADING, runs, level=place.level, quoted=quoted)
            if index is not None and place.level == 1 and self.first_heading is None:
                self.first_heading = self.collector.blocks[index].prose.text
        elif place.kind == "term":
            self._row_header = self.collector.add(BlockKind.TERM, runs, quoted=quoted)
        elif place.kind == "definition" and place.index is None:
            place.index = self.collector.add(BlockKind.DEFINITION, runs, lead_in=place.lead_in, quoted=quoted)
        elif place.kind == "item" and place.index is None:
            place.index = self.collector.add(
                BlockKind.ITEM, runs, level=place.level, lead_in=place.lead_in, quoted=quoted
            )
        else:
            cited = place.kind == "footnote" and is_citation("".join(run.text for run in runs))
            self.collector.add(BlockKind.PARAGRAPH, runs, quoted=quoted, boilerplate=cited)

    def _cell(self) -> None:
        runs, self._runs = self._runs, []
        heads = self._nearest("head") is not None
        header = self._headers[self._column] if not heads and self._column < len(self._headers) else None
        index = self.collector.add(
            BlockKind.CELL,
            runs,
            column_header=header,
            row_header=None if heads else self._row_header,
            quoted=self._quotes > 0,
        )
        if heads:
            self._headers.append(index)
        elif self._column == 0:
            self._row_header = index
        self._column += 1


_PARAGRAPH = _Place("paragraph")
_SILENT = frozenset({"Image", "CodeBlock", "Strikethrough", "HtmlBlock", "MetadataBlock"})
_OPENED = {
    "FootnoteDefinition": "footnote",
    "DefinitionList": "definitions",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
    "Table": "table",
    "TableHead": "head",
    "TableRow": "row",
    "TableCell": "cell",
}
_CLOSED = frozenset({"Heading", "List", "Item", *_OPENED})
