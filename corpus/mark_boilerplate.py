"""Marks what is not the article's own by what it says: teasers, share and booking lines, hours, references."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..pipeline.source_map import Span
from ..pipeline.values import BlockKind, Link, Post
from .formats.boilerplate_lines import (
    is_boilerplate_line,
    is_citation,
    is_offer,
    is_teaser,
    line_segments,
    opens_references,
    opens_teasers,
)
from .formats.find_metadata import line_metadata

_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL, BlockKind.CAPTION})
_TOGETHER = frozenset({BlockKind.ITEM, BlockKind.CELL})
_NEAR_TOP = 8  # blocks: bylines stand above the text, and "By eating well" may stand below
_RESUMES = 60  # words after which plain text that follows a teaser heading is read as the article going on
_ANY_LEVEL = 7
_LINE_LIMIT = 300
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)|<[^<>]*\Z")


def mark_boilerplate(post: Post) -> Post:
    """The post with boilerplate marked, headings of marked sections passed over, ``references`` counted.

    Blocks keep their place; those that the reader marked by structure stay marked.
    """
    if not post.blocks:
        return post
    return _Marker(post).marked()


class _Marker:
    """The marks of one post under way."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._blocks = post.blocks
        self._marks = [block.boilerplate for block in post.blocks]
        self._spans = [block.prose.span(0, len(block.prose.text)) for block in post.blocks]
        self._linked = _linked_characters(self._spans, post.links)
        self._bare = [link for link in post.links if post.text[link.span.start : link.span.end] == link.url]
        self._references = 0
        self._has_references = False

    def marked(self) -> Post:
        self._mark_lines()
        self._mark_sections()
        self._mark_ending()
        self._count_addresses()
        blocks = tuple(
            replace(block, boilerplate=mark, heading=heading)
            for block, mark, heading in zip(self._blocks, self._marks, self._headings(), strict=True)
        )
        metadata = self._metadata()
        if self._has_references or self._references:
            metadata["references"] = str(self._references)
        return replace(self._post, blocks=blocks, metadata=metadata)

    def _mark_lines(self) -> None:
        for start, end in self._runs_of_lines():
            if all(self._is_line(index) for index in range(start, end)) and not self._heads_text(start):
                self._marks[start:end] = [True] * (end - start)

    def _runs_of_lines(self) -> Iterator[tuple[int, int]]:
        """Single blocks, but neighbouring items and cells together: "Yes" in a table of symptoms is no menu."""
        start = 0
        while start < len(self._blocks):
            kind = self._blocks[start].kind
            end = start + 1
            while kind in _TOGETHER and end < len(self._blocks) and self._blocks[end].kind is kind:
                end += 1
            yield start, end
            start = end

    def _is_line(self, index: int) -> bool:
        block = self._blocks[index]
        return block.kind in _LINES and is_boilerplate_line(block.prose.text, near_top=index < _NEAR_TOP)

    def _heads_text(self, index: int) -> bool:
        """A heading such as "Back" above a paragraph about backs, where the format says what a heading is."""
        if self._blocks[index].kind is not BlockKind.HEADING or self._post.format == "plain":
            return False
        below = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
        return below is not None and len(below.prose.text.split()) >= 8 and not self._is_line(index + 1)

    def _metadata(self) -> dict[str, str]:
        """What the post had, and what its marked lines say of author, dates and reviewers."""
        metadata = dict(self._post.metadata)
        for index, block in enumerate(self._blocks):
            if self._marks[index] and len(block.prose.text) <= 300:
                for part in line_segments(block.prose.text):
                    metadata = {**line_metadata(part, near_top=index < _NEAR_TOP), **metadata}
        return metadata

    def _mark_sections(self) -> None:
        index = 0
        while index < len(self._blocks):
            block = self._blocks[index]
            end = index + 1
            if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
                if opens_teasers(block.prose.text):
                    end = self._end_of_teasers(index)
                elif opener := opens_references(block.prose.text):
                    end = self._end_of_references(index, sure=opener.sure)
                if end > index + 1 or opens_teasers(block.prose.text):
                    self._marks[index:end] = [True] * (end - index)
            index = end

    def _end_of_teasers(self, opener: int) -> int:
        """Where the article goes on after a "Related posts" or the like, or the end."""
        level = self._level(opener)
        index = opener + 1
        for start, end in self._groups(opener + 1):
            head = self._blocks[start]
            if head.kind is BlockKind.HEADING:
                if head.level <= level and self._resumes(start, end, structured=level < _ANY_LEVEL):
                    return start
            elif level == _ANY_LEVEL:
                for place in range(start, end):
                    if self._resumes(place, place + 1, structured=False):
                        return place
            index = end
        return index

    def _resumes(self, start: int, end: int, *, structured: bool) -> bool:
        """Whether blocks read as the article's own: text enough that is neither excerpt, link nor offer."""
        words = 0
        for index in range(start, end):
            block = self._blocks[index]
            text = block.prose.text
            if block.kind is BlockKind.HEADING:
                if opens_references(text) or text.lower().strip(" :") in _BODY_HEADINGS:
                    return True
                continue
            if not (self._marks[index] or is_teaser(text) or is_offer(text) or self._is_link(index)):
                words += len(text.split())
        return words >= (8 if structured else _RESUMES)

    def _end_of_references(self, opener: int, *, sure: bool) -> int:
        level = self._level(opener)
        end = opener + 1
        entries = 0
        while end < len(self._blocks):
            block = self._blocks[end]
            like_entry = self._is_entry(end)
            if block.kind is BlockKind.HEADING and block.level <= level and not (level == _ANY_LEVEL and like_entry):
                break
            if level == _ANY_LEVEL and not like_entry and (block.kind is not BlockKind.ITEM or not sure):
                break
            entries += like_entry
            end += 1
        addresses = self._bare_between(opener, end)
        total = end - opener - 1
        if not (sure and total + addresses) and 2 * (entries + addresses) < max(total + addresses, 1):
            return opener + 1
        if not total and not addresses:
            return opener + 1
        self._has_references = True
        self._marks[opener] = True
        items = sum(self._blocks[place].kind is BlockKind.ITEM for place in range(opener + 1, end))
        self._references += (items or total) + addresses
        return end

    def _is_entry(self, index: int) -> bool:
        return self._linked[index] > 0 or is_citation(self._blocks[index].prose.text)

    def _mark_ending(self) -> None:
        """From the end upwards: headlines that head nothing, lines that are one link, and offers."""
        last = len(self._blocks) - 1
        first_body = self._first_paragraph()
        headlines: list[int] = []
        while last > first_body:
            block = self._blocks[last]
            if self._marks[last] and block.kind is not BlockKind.HEADING:
                last -= 1
                continue
            if block.kind is BlockKind.HEADING and not self._marks[last]:
                headlines.append(last)
            elif not self._marks[last]:
                text = block.prose.text
                if not (is_offer(text) or (self._is_link(last) and block.kind in _LINES)):
                    break
                self._marks[last] = True
            last -= 1
        for index in headlines:
            if len(headlines) > 1 or index + 1 < len(self._blocks) or self._is_headline(index):
                self._marks[index] = True

    def _is_headline(self, index: int) -> bool:
        words = self._blocks[index].prose.text.split()
        return len(words) >= 5 and sum(word[0].isupper() for word in words) * 2 > len(words)

    def _first_paragraph(self) -> int:
        """The first block that is surely the article; nothing above it can be its ending."""
        for index, block in enumerate(self._blocks):
            if block.kind not in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.DESCRIPTION) and not self._marks[index]:
                return index
        return len(self._blocks)

    def _count_addresses(self) -> None:
        """Addresses alone on their lines below the article are its sources; those in a section are counted."""
        if self._has_references:
            return
        if self._post.format == "markdown":  # footnotes that are citations, marked by the reader
            self._references += sum(block.boilerplate and is_citation(block.prose.text) for block in self._post.blocks)
        body = [span.end for span, mark in zip(self._spans, self._marks, strict=True) if not mark]
        end = max(body, default=0)
        self._references += sum(link.span.start >= end and self._alone(link) for link in self._bare)

    def _bare_between(self, opener: int, end: int) -> int:
        """Addresses that stand alone below block ``opener`` and above block ``end``."""
        low = self._spans[opener].end
        high = self._spans[end].start if end < len(self._spans) else len(self._post.text)
        return sum(low <= link.span.start < high and self._alone(link) for link in self._bare)

    def _alone(self, link: Link) -> bool:
        """Whether nothing but the address, a number or a bullet, and markup is on its line."""
        text, span = self._post.text, link.span
        before = re.split(r"[\r\n]", text[max(span.start - _LINE_LIMIT, 0) : span.start])[-1]
        after = re.split(r"[\r\n]", text[span.end : span.end + _LINE_LIMIT])[0]
        rest = _MARKUP.sub("", before) + _MARKUP.sub("", after)
        return not any(character.isalpha() for character in rest)

    def _is_link(self, index: int) -> bool:
        return self._linked[index] >= 0.9 * len(self._spans[index])

    def _level(self, index: int) -> int:
        block = self._blocks[index]
        structured = block.kind is BlockKind.HEADING and self._post.format != "plain"
        return block.level if structured else _ANY_LEVEL

    def _groups(self, start: int) -> Iterator[tuple[int, int]]:
        """Each heading with what follows it up to the next; first what stands before any heading."""
        while start < len(self._blocks):
            end = start + 1
            while end < len(self._blocks) and self._blocks[end].kind is not BlockKind.HEADING:
                end += 1
            yield start, end
            start = end

    def _headings(self) -> list[int | None]:
        """The heading of each block, those of marked blocks passed over for the article's own."""
        headings: list[int | None] = []
        above: list[int] = []
        for index, block in enumerate(self._blocks):
            if self._marks[index] or block.kind in (BlockKind.TITLE, BlockKind.DESCRIPTION):
                headings.append(block.heading)
            elif block.kind is BlockKind.HEADING:
                parents = [place for place in above if self._blocks[place].level < block.level]
                headings.append(parents[-1] if parents else None)
            else:
                headings.append(above[-1] if above else None)
            if block.kind in (BlockKind.TITLE, BlockKind.HEADING) and not self._marks[index]:
                above = [place for place in above if self._blocks[place].level < block.level] + [index]
        return headings


_BODY_HEADINGS = frozenset(
    {
        *("conclusion", "conclusions", "summary", "in summary", "the bottom line", "bottom line", "takeaway"),
        *("takeaways", "key takeaways", "faq", "faqs", "frequently asked questions", "final thoughts", "discussion"),
    }
)


def _linked_characters(spans: list[Span], links: tuple[Link, ...]) -> list[int]:
    """How many of each block's characters belong to links; both come in the order of the file, nearly always."""
    counts: list[int] = []
    place = 0
    for span in spans:
        while place > 0 and links[place - 1].span.end > span.start:
            place -= 1
        while place < len(links) and links[place].span.end <= span.start:
            place += 1
        here = place
        total = 0
        while here < len(links) and links[here].span.start < span.end:
            total += len(links[here].span)
            here += 1
        counts.append(total)
        place = here
    return counts
