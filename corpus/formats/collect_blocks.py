"""Gathers the blocks of a post in reading order and knows which block introduces which."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...pipeline.source_map import Prose, Span
from ...pipeline.values import Block, BlockKind, Directive, Link, Post
from .tidy_prose import Run, tidy

# The scheme or "www." starts an address; where it stands in brackets or quotes, those do not belong to it.
_ADDRESS = re.compile(r"(?<![\w@])(?:https?://|ftp://|www\.)[^\s<>\"\u201c\u201d\u00ab\u00bb|]+", re.IGNORECASE)
_INTRODUCES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE, BlockKind.DEFINITION, BlockKind.CELL})


class BlockCollector:
    """Blocks and links of one post under construction."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.directives: list[Directive] = []
        self._sources: list[Span] = []
        self._held: list[Directive] = []
        self._ahead: list[Directive] = []
        self._headings: list[tuple[int, int]] = []
        self._separated = False
        self._links_seen = 0

    def add(
        self,
        kind: BlockKind,
        runs: Sequence[Run],
        *,
        level: int = 0,
        lead_in: int | None = None,
        column_header: int | None = None,
        row_header: int | None = None,
        quoted: bool = False,
        boilerplate: bool = False,
    ) -> int | None:
        """Append a block and return its index; None where the runs hold no prose (bare addresses become links)."""
        source = _extent(runs)
        self.directives += [replace(directive, covers=source) for directive in self._held]
        self._held = []
        prose = self._without_addresses(tidy(runs))
        if not prose.text:
            return None
        index = len(self.blocks)
        self._sources += [source] if source else []
        heading = self._heading_for(kind, level)
        self.blocks.append(Block(kind, prose, level, heading, lead_in, column_header, row_header, quoted, boilerplate))
        if kind in (BlockKind.HEADING, BlockKind.TITLE):
            self._open_section(index, level)
        self._separated = False
        return index

    def link(self, url: str, start: int, end: int) -> None:
        """Record a hyperlink with the range of its visible text."""
        self.links.append(Link(url, Span(start, end)))

    def note(self, directive: Directive, *, held: bool) -> None:
        """Record a comment meant for us; ``held`` says that it stands inside the block that is being gathered."""
        (self._held if held else self._ahead).append(directive)

    def separate(self) -> None:
        """A rule or the like stands here: what came before introduces no list."""
        self._separated = True

    def introduction(self, within: int | None = None) -> int | None:
        """The block directly before, if it can introduce a list; ``within`` is the parent item, the last resort."""
        last = len(self.blocks) - 1
        if last < 0 or self._separated:
            return within
        block = self.blocks[last]
        if within is not None:
            return last if last > within and block.kind is BlockKind.PARAGRAPH else within
        if block.kind in _INTRODUCES:
            return last
        # Two lists with nothing between, such as one interrupted by a comment, share what introduced the first.
        while block.kind is BlockKind.ITEM and block.lead_in is not None:
            if self.blocks[block.lead_in].kind is not BlockKind.ITEM:
                return block.lead_in
            block = self.blocks[block.lead_in]
        return None

    def drop_repeated_title(self) -> None:
        """Where the first blocks are a title and the same again as headline, keep the headline only."""
        for index, block in enumerate(self.blocks):
            if block.kind is BlockKind.TITLE:
                same = block.prose.text.casefold()
                if any(_is_headline(other, same) for other in self.blocks[index + 1 : index + 6]):
                    self._remove(index)
                return

    def _remove(self, index: int) -> None:
        def moved(place: int | None) -> int | None:
            return None if place is None or place == index else place - (place > index)

        del self.blocks[index]
        self.blocks = [
            replace(
                block,
                heading=moved(block.heading),
                lead_in=moved(block.lead_in),
                column_header=moved(block.column_header),
                row_header=moved(block.row_header),
            )
            for block in self.blocks
        ]

    def post(self, path: str, text: str, format_name: str, title: str | None, metadata: Mapping[str, str]) -> Post:
        """The finished post."""
        links = tuple(sorted(self.links, key=lambda link: link.span))
        directives = tuple(sorted((*self.directives, *self._before_blocks()), key=lambda directive: directive.span))
        return Post(path, text, format_name, tuple(self.blocks), title, dict(metadata), links, directives)

    def _before_blocks(self) -> Iterator[Directive]:
        """The comments that stand between blocks, each with the source of the block that comes next in the file."""
        sources = sorted(self._sources)
        for directive in (*self._ahead, *self._held):
            place = bisect_left(sources, directive.span.end, key=lambda source: source.start)
            yield replace(directive, covers=sources[place]) if place < len(sources) else directive

    def _heading_for(self, kind: BlockKind, level: int) -> int | None:
        above = self._headings
        if kind is BlockKind.HEADING:
            above = [entry for entry in above if entry[1] < level]
        return above[-1][0] if above and kind is not BlockKind.TITLE else None

    def _open_section(self, index: int, level: int) -> None:
        while self._headings and self._headings[-1][1] >= level:
            self._headings.pop()
        self._headings.append((index, level))

    def _without_addresses(self, prose: Prose) -> Prose:
        known = sorted(link.span for link in self.links[self._links_seen :])
        if "://" in prose.text or "www." in prose.text.lower():
            prose = self._leave_out_addresses(prose, known)
        self._links_seen = len(self.links)
        return prose

    def _leave_out_addresses(self, prose: Prose, known: list[Span]) -> Prose:
        runs: list[Run] = []
        cursor = 0
        for match in _ADDRESS.finditer(prose.text):
            end = match.start() + _address_length(match.group())
            span = prose.span(match.start(), end)
            runs.extend(_cut(prose, cursor, match.start()))
            runs.append(Run("", span.start, span.end))
            cursor = end
            before = bisect_right(known, span.start, key=lambda link: link.start) - 1
            if before < 0 or not known[before].contains(span):
                self.links.append(Link(prose.text[match.start() : end], span))
        runs.extend(_cut(prose, cursor, len(prose.text)))
        return tidy(runs) if cursor else prose


def _extent(runs: Sequence[Run]) -> Span | None:
    """The file's span of the runs, blank ones at either end apart; words left out of the prose count."""
    seen = [run for run in runs if not run.text or run.text.strip()]
    return Span(seen[0].start, max(run.end for run in seen)) if seen else None


def _is_headline(block: Block, title: str) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 1 and block.prose.text.casefold() == title


def _cut(prose: Prose, start: int, end: int) -> list[Run]:
    """The part ``text[start:end]`` of prose as runs."""
    runs: list[Run] = []
    index = max(bisect_right(prose.starts, start) - 1, 0)
    while index < len(prose.pieces) and prose.starts[index] < end:
        begin, piece = prose.starts[index], prose.pieces[index]
        low, high = max(start, begin), min(end, begin + len(piece.text))
        if low < high:
            span = prose.span(low, high)
            runs.append(Run(prose.text[low:high], span.start, span.end, piece.verbatim))
        index += 1
    return runs


def _address_length(address: str) -> int:
    """Leave off the sentence's own punctuation; a closing bracket stays only where the address opened it."""
    length = len(address)
    unopened = address.count(")") - address.count("(")
    while length:
        last = address[length - 1]
        if last == ")" and unopened > 0:
            unopened -= 1
        elif last not in ".,;:!?'*_]}\u2026\u2019":
            break
        length -= 1
    return length
