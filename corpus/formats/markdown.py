"""Reads Markdown: CommonMark with GFM tables, footnotes, task lists and definition lists, and front matter."""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import accumulate, compress
from typing import Any

import pyromark

from ...pipeline.values import Post
from .collect_blocks import BlockCollector
from .front_matter import read_front_matter
from .html import is_citation_mark, note_fragment, read_fragment
from .html_furniture import is_furniture_markup, is_hidden_markup
from .note_directives import holds_directive, note_inline
from .outline import Outline
from .tidy_prose import Run

_OPTIONS = pyromark.Options
# Metadata blocks are read by front_matter: the parser would take any two ruled lines in the text for one.
_PARSER = pyromark.Markdown(
    options=_OPTIONS.ENABLE_TABLES
    | _OPTIONS.ENABLE_FOOTNOTES
    | _OPTIONS.ENABLE_STRIKETHROUGH
    | _OPTIONS.ENABLE_TASKLISTS
    | _OPTIONS.ENABLE_HEADING_ATTRIBUTES
    | _OPTIONS.ENABLE_GFM
    | _OPTIONS.ENABLE_DEFINITION_LIST
)
_STARTS_CHARACTER = bytes(0 if 0x80 <= byte < 0xC0 else 1 for byte in range(256))
_INLINE_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*?)/?>", re.DOTALL)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LONE_CR = re.compile(r"\r(?!\n)")
_CONTENT = re.compile(r"(?:>|\A)[^<]*[^<>\s]|<(?:a|li|hr|td|th|/?blockquote)\b", re.IGNORECASE)
_DEEPEST = 50  # open elements looked at around a block
_LEFT_OUT = frozenset({"del", "s", "strike", "code", "kbd", "samp", "script", "style", "svg", "button"})
_BLOCK_TAG = re.compile(
    r"<(/?)(div|section|aside|nav|footer|header|form|details|article|main|figure)\b([^>]*)>", re.IGNORECASE
)


def read(path: str, text: str) -> Post:
    """Read the Markdown ``text`` of the file ``path``."""
    collector = BlockCollector()
    front = read_front_matter(text, collector)
    reader = _MarkdownReader(Outline(collector), text, front.end)
    heading = reader.read()
    collector.drop_repeated_title()
    return collector.post(path, text, "markdown", front.title or heading, front.metadata)


def byte_offsets(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text with all line endings as LF, and where a range of its UTF-8 bytes starts and ends in ``text``.

    Both tables are indexed by byte offset and hold code points. The parser reads CRLF nearly, but not quite, as LF.
    """
    plain = _LONE_CR.sub("\n", text) if "\r" in text else text
    if "\r" not in plain:
        same: Sequence[int] = range(len(plain) + 1) if plain.isascii() else _accumulated(plain.encode("utf-8"))
        return plain, same, same
    encoded = plain.encode("utf-8")
    kept = bytearray(b"\1") * len(encoded)
    for match in re.finditer(b"\r", encoded):
        kept[match.start()] = 0
    offsets = _accumulated(encoded)
    starts = array("I", (*compress(offsets, kept), len(plain)))
    ends = array("I", (0, *compress(offsets[1:], kept)))
    return plain.replace("\r", ""), starts, ends


def _accumulated(encoded: bytes) -> "array[int]":
    return array("I", accumulate(encoded.translate(_STARTS_CHARACTER), initial=0))


class _MarkdownReader:
    """Walks the parser's events and tells the outline what opens, closes and is said."""

    def __init__(self, outline: Outline, text: str, start: int) -> None:
        self._outline = outline
        self._text = text
        self._base = start
        self._source, self._starts, self._ends = byte_offsets(text[start:])
        self._silent = 0
        self._links: list[tuple[str, int, int, int]] = []
        self._tags: list[tuple[str, int, int, str]] = []
        self._html: list[Run] = []
        self._around: list[tuple[str, bool]] = []
        self._open_tags: Counter[str] = Counter()

    def read(self) -> str | None:
        """Turn all events into blocks and links; returns the text of the first heading of level 1."""
        for event, place in _PARSER.events_with_range(self._source):
            start = self._base + self._starts[place["start"]]
            end = self._base + self._ends[place["end"]]
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            name, value = _only(event)
            if name == "Text":
                if start < end and not self._silent:
                    self._outline.add(Run(value, start, end, self._text[start:end] == value))
            elif name == "Start":
                self._start(value, start, end)
            elif name == "End":
                self._end(value)
            elif name == "Html":
                self._html.append(Run(self._text[start:end], start, end))
            elif name == "InlineHtml":
                self._inline_html(value, start, end)
            elif name in ("Code", "InlineMath", "DisplayMath") and not self._silent:
                self._outline.add(Run("", start, end))
        self._outline.flush()
        return self._outline.first_heading

    def _mark(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._outline.flush()
            self._outline.collector.separate()
        elif start < end and not self._silent:
            self._outline.add(Run(" ", start, end, verbatim=False))

    def _start(self, tag: Any, start: int, end: int) -> None:
        name, value = _only(tag) if isinstance(tag, dict) else (tag, {})
        if name in _MELTS:
            return
        if name == "Link":
            self._links.append((value["dest_url"], len(self._outline.runs), start, end))
            return
        if name in _SILENT:
            self._silent += 1
            if name == "CodeBlock":
                self._outline.flush()
            return
        self._tags.clear()
        if name == "HtmlBlock":
            self._outline.flush()
            self._html = []
        elif name == "Heading":
            self._outline.open("heading", level=int(value["level"][1]))
        elif name == "BlockQuote":
            self._outline.flush()
            self._outline.quotes += 1
        elif name in _OPENED:
            self._outline.open(_OPENED[name], heads=name == "TableHead")
        else:
            self._outline.flush()

    def _end(self, tag: Any) -> None:
        name = next(iter(tag)) if isinstance(tag, dict) else tag
        if name in _MELTS:
            return
        if name == "Link":
            self._close_link()
        elif name in _SILENT:
            self._silent -= 1
        elif name == "HtmlBlock":
            self._html_block()
        elif name == "Heading":
            self._outline.close("heading")
        elif name == "BlockQuote":
            self._outline.flush()
            self._outline.quotes -= 1
        elif name in _OPENED:
            self._outline.close(_OPENED[name])
        else:
            self._outline.flush()

    def _close_link(self) -> None:
        url, first, start, end = self._links.pop()
        if self._silent:
            return
        runs = self._outline.runs
        seen = runs[first:]
        if seen:
            start, end = seen[0].start, seen[-1].end
        self._outline.collector.link(url, start, end)
        if "".join(run.text for run in seen) in (url, url.removeprefix("mailto:")):
            runs[first:] = [Run("", start, end)]

    def _inline_html(self, markup: str, start: int, end: int) -> None:
        note_inline(markup, start, end, (name for name, *_ in self._tags), self._outline)
        match = _INLINE_TAG.match(markup)
        if match is None or self._silent:
            return
        closing, name, attributes = match.group(1), match.group(2).lower(), match.group(3)
        if name == "br":
            self._outline.add(Run(" ", start, end, verbatim=False))
        elif not closing:
            self._tags.append((name, len(self._outline.runs), end, attributes))
        else:
            self._close_tag(name, start)

    def _close_tag(self, name: str, end: int) -> None:
        while self._tags:
            opened, first, start, attributes = self._tags.pop()
            if opened != name:
                continue
            runs = self._outline.runs
            if name in _LEFT_OUT or is_hidden_markup(attributes):
                runs[first:] = [Run("", start, end)]
            elif name == "sup" and is_citation_mark(
                "".join(run.text for run in runs[first:]), runs[first - 1].text if first else ""
            ):
                del runs[first:]
            elif name == "a" and (href := _HREF.search(attributes)) and runs[first:]:
                url = next(group for group in href.groups() if group is not None)
                self._outline.collector.link(unescape(url), runs[first].start, runs[-1].end)
            return

    def _html_block(self) -> None:
        """Read the block as HTML, its lines put back to their places in the file."""
        lines, self._html = self._html, []
        starts = list(accumulate((len(line.text) for line in lines), initial=0))

        def place(offset: int) -> int:
            index = min(bisect_right(starts, offset) - 1, len(lines) - 1)
            return lines[index].start + offset - starts[index]

        def place_of(run: Run) -> Run:
            end = place(run.end - 1) + 1 if run.end > run.start else place(run.start)
            start = place(run.start)
            return Run(run.text, start, end, run.verbatim and end - start == len(run.text))

        markup = "".join(line.text for line in lines)
        if _CONTENT.search(markup):
            read_fragment(markup, self._outline, place_of)
        elif holds_directive(markup):
            note_fragment(markup, self._outline, place_of)
        self._follow_open_tags(markup)

    def _follow_open_tags(self, markup: str) -> None:
        """What stands between ``<div class="related">`` and its end is marked even where it is Markdown."""
        for closing, name, attributes in _BLOCK_TAG.findall(markup):
            name = name.lower()
            if not closing and not attributes.endswith("/"):
                self._around.append((name, is_furniture_markup(name, attributes)))
                self._open_tags[name] += 1
            elif closing and self._open_tags[name]:
                opened = ""
                while opened != name:
                    opened, _ = self._around.pop()
                    self._open_tags[opened] -= 1
        furniture = (inside for _, inside in self._around[:_DEEPEST])
        self._outline.boilerplate = any(furniture)


def _only(event: Mapping[str, Any]) -> tuple[str, Any]:
    """The name and value of an event or tag, which the parser gives as a mapping of one."""
    return next(iter(event.items()))


_MELTS = frozenset({"Emphasis", "Strong", "Superscript", "Subscript"})
_SILENT = frozenset({"Image", "CodeBlock", "Strikethrough", "MetadataBlock"})
_OPENED = {
    "List": "list",
    "Item": "item",
    "FootnoteDefinition": "footnote",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
    "Table": "table",
    "TableHead": "row",
    "TableRow": "row",
    "TableCell": "cell",
}
