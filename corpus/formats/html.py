"""Reads HTML: the parser builds the tree that a browser would, an aligner keeps every character's place."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...pipeline.values import BlockKind, Post
from .align_source import align
from .collect_blocks import BlockCollector
from .html_furniture import find_furniture, is_hidden
from .html_metadata import find_description, find_page_metadata
from .html_tree import attribute, children, read_tree, text_of, walk
from .note_directives import note_comment
from .outline import Outline
from .tidy_prose import Run

if TYPE_CHECKING:
    from justhtml import Node

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_OPENED = {
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "li": "item",
    "dt": "term",
    "dd": "definition",
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
}
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "body", "button", "center", "details", "dialog", "div", "dl", "fieldset"),
        *(
            "figure",
            "footer",
            "form",
            "header",
            "hgroup",
            "hr",
            "html",
            "label",
            "legend",
            "main",
            "nav",
            "p",
            "search",
        ),
        *("section", "summary", "tbody", "tfoot", "thead"),
    }
)
_SILENT = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "pre", "svg", "math", "canvas", "iframe", "object"),
        *("video", "audio", "select", "datalist", "textarea", "del", "s", "strike", "progress", "meter", "map"),
        *("rt", "rp", "title"),
    }
)
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_CITATION_MARK = re.compile(
    r"\s*[\[(]?\s*(?:\d{1,3}|[a-z]|[*\u2020\u2021\u00a7])(?:\s*[,;\u2013-]\s*\d{1,3})*\s*[\])]?\s*"
)
_SITE_SUFFIX = re.compile(r"\s*(?:\||\u00bb|\u00b7|::)\s*\S.*|\s+[-\u2013\u2014]\s+\S.*")


def read(path: str, text: str) -> Post:
    """Read the HTML page or fragment ``text`` of the file ``path``."""
    collector = BlockCollector()
    source = same_length_source(text)
    root = read_tree(source)
    nodes = [node for node, entering in walk(root) if entering]
    heading = next((text_of(node) for node in nodes if node.name == "h1"), "")
    title_node = next((node for node in nodes if node.name == "title"), None)
    title = text_of(title_node) if title_node else ""
    metadata = find_page_metadata(nodes)
    if title_node is not None and not _says_the_same(title, heading, metadata.pop("site_name", "")):
        collector.add(BlockKind.TITLE, _aligned(title_node, source))
    elif heading:
        title = heading
    metadata.pop("site_name", None)
    collector.add(BlockKind.DESCRIPTION, find_description(nodes, source))
    outline = Outline(collector)
    HtmlReader(outline, source).read(root, whole_page=True)
    return collector.post(path, text, "html", title or heading or None, metadata)


def read_fragment(source: str, outline: Outline, place_of: Callable[[Run], Run]) -> None:
    """Add an HTML fragment, one that stands in Markdown, to ``outline``; ``place_of`` moves runs to the file."""
    fixed = same_length_source(source)
    root = read_tree(fixed, fragment=True)
    HtmlReader(outline, fixed, place_of).read(root, whole_page=False)


def note_fragment(source: str, outline: Outline, place_of: Callable[[Run], Run]) -> None:
    """As `read_fragment`, for a fragment without prose: only what its comments say to overclaim."""
    fixed = same_length_source(source)
    root = read_tree(fixed, fragment=True)
    for node, entering in walk(root):
        if entering and node.name == "#comment":
            note_comment(node, fixed, outline, place_of)


def same_length_source(text: str) -> str:
    """The text as the parser must get it to count the same characters: no CR, no byte order mark at the start."""
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def _says_the_same(title: str, heading: str, site: str) -> bool:
    """Whether a page's title is its headline, as it stands or with the site's name behind."""
    if not title or not heading:
        return not title
    if title.casefold() == heading.casefold():
        return True
    rest = title[len(heading) :] if title.casefold().startswith(heading.casefold()) else ""
    if not rest or not _SITE_SUFFIX.fullmatch(rest):
        return False
    return rest.lstrip()[0] in "|\u00bb\u00b7:" or (bool(site) and site.casefold() in rest.casefold())


def _aligned(node: "Node", source: str) -> list[Run]:
    return [
        run
        for child in children(node)
        if child.name == "#text" and child.origin_offset is not None
        for run in align(str(child.data), source, child.origin_offset)
    ]


class HtmlReader:
    """Walks the tree and tells the outline what opens, closes and is said."""

    def __init__(self, outline: Outline, source: str, place_of: Callable[[Run], Run] = lambda run: run) -> None:
        self._outline = outline
        self._source = source
        self._place_of = place_of
        self._silent = 0
        self._furniture: set[int] = set()
        self._furniture_around: list[str] = []
        self._outer_boilerplate = outline.boilerplate
        self._links: list[tuple[str, int, int, bool]] = []
        self._breaks = 0

    def read(self, root: "Node", *, whole_page: bool) -> None:
        """Turn the tree into blocks and links."""
        self._furniture = find_furniture(root, whole_page=whole_page)
        for node, entering in walk(root):
            if node.name == "#text":
                if entering and not self._silent:
                    self._say(node)
            elif node.name == "#comment":
                if entering:
                    note_comment(node, self._source, self._outline, self._place_of)
            elif node.name[:1] == "#":
                continue
            elif entering:
                self._enter(node)
            else:
                self._leave(node)
        self._outline.flush()
        self._outline.boilerplate = self._outer_boilerplate

    def _say(self, node: "Node") -> None:
        data = str(node.data)
        if node.origin_offset is None or not data:
            return
        if data.strip():
            self._breaks = 0
        for run in align(data, self._source, node.origin_offset):
            self._outline.add(self._place_of(run))

    def _enter(self, node: "Node") -> None:
        name = node.name
        if self._is_silent(node):
            if not self._silent and name in _CODE and node.origin_offset is not None:
                self._outline.add(self._place_of(Run("", node.origin_offset, node.origin_offset + 1)))
            elif name not in _CODE and name not in ("del", "s", "strike") and not _is_inline(node):
                self._outline.flush()
            self._silent += 1
            return
        if id(node) in self._furniture:
            self._outline.flush()
            self._furniture_around.append(name)
            self._see_furniture()
        if name in _HEADINGS:
            self._open_heading(name)
        elif name in _OPENED:
            self._open(node)
        elif name == "blockquote":
            self._outline.flush()
            self._outline.quotes += 1
        elif name == "br":
            self._break(node)
        elif name == "a":
            self._open_link(node)
        elif name in _BLOCKS:
            self._outline.flush()
            if name == "hr":
                self._outline.collector.separate()

    def _leave(self, node: "Node") -> None:
        name = node.name
        if self._is_silent(node):
            self._silent -= 1
            return
        if name in _HEADINGS:
            self._outline.close("heading")
            self._see_furniture()
        elif name in _OPENED:
            self._outline.close(_OPENED[name])
        elif name == "blockquote":
            self._outline.flush()
            self._outline.quotes -= 1
        elif name == "a":
            self._close_link()
        elif name in _BLOCKS:
            self._outline.flush()
        if id(node) in self._furniture:
            self._outline.flush()
            self._furniture_around.pop()
            self._see_furniture()

    def _is_silent(self, node: "Node") -> bool:
        """Whether no prose is inside: code, controls, struck text, citation marks, and hidden words in a sentence."""
        if node.name in _SILENT or node.name in _CODE:
            return True
        if node.name == "sup":
            place = node.origin_offset or 0
            return is_citation_mark(text_of(node), self._source[max(place - 1, 0) : place])
        return id(node) in self._furniture and _is_inline(node) and is_hidden(node)

    def _open_heading(self, name: str) -> None:
        self._outline.open("heading", level=_HEADINGS[name])
        if name == "h1" and not {"nav", "footer", "aside", "dialog", "form"} & set(self._furniture_around):
            self._outline.boilerplate = self._outer_boilerplate

    def _see_furniture(self) -> None:
        self._outline.boilerplate = self._outer_boilerplate or bool(self._furniture_around)

    def _open(self, node: "Node") -> None:
        kind = _OPENED[node.name]
        if kind == "row":
            self._outline.open("row", heads=_is_header_row(node))
        elif kind == "cell":
            width, height = _span(node, "colspan"), _span(node, "rowspan")
            self._outline.open("cell", heads=node.name == "th", width=width, height=height)
        else:
            self._outline.open(kind)

    def _break(self, node: "Node") -> None:
        """One break is a space; two part paragraphs."""
        self._breaks += 1
        if self._breaks > 1:
            self._outline.flush()
        elif node.origin_offset is not None:
            place = node.origin_offset
            end = self._source.find(">", place) + 1 or place + 1
            self._outline.add(self._place_of(Run(" ", place, end, verbatim=False)))

    def _open_link(self, node: "Node") -> None:
        place = node.origin_offset or 0
        linked = bool(attribute(node, "href")) and not attribute(node, "href").startswith("#")
        self._links.append((attribute(node, "href"), len(self._outline.runs), place, linked))

    def _close_link(self) -> None:
        url, first, place, linked = self._links.pop()
        if not linked:
            return
        seen = [run for run in self._outline.runs[first:] if run.text.strip()]
        if seen:
            self._outline.collector.link(url.strip(), seen[0].start, seen[-1].end)
            return
        around = self._place_of(Run("", place, place))
        self._outline.collector.link(url.strip(), around.start, around.start)


def is_citation_mark(text: str, before: str) -> bool:
    """Whether raised text points to a note; after a digit, as in 10<sup>9</sup>, it is an exponent."""
    return bool(_CITATION_MARK.fullmatch(text)) and not before[-1:].isdigit()


def _is_inline(node: "Node") -> bool:
    return node.name not in _BLOCKS and node.name not in _OPENED and node.name not in _HEADINGS and node.name != "pre"


def _is_header_row(row: "Node") -> bool:
    cells = [child.name for child in children(row) if child.name in ("td", "th")]
    above = row.parent.name if row.parent is not None else ""
    return bool(cells) and (above == "thead" or all(name == "th" for name in cells))


def _span(node: "Node", name: str) -> int:
    value = attribute(node, name).strip()
    return max(1, min(int(value), 1000)) if value.isascii() and value.isdigit() and len(value) < 5 else 1
