"""Finds for decoded HTML text the characters of the source that each part of it was written with."""

import re
from html import unescape
from html.entities import html5

from .tidy_prose import Run

_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]*;?)")
_SPECIAL = re.compile(r"[&<]")
_LONGEST_NAME = 40


def align(data: str, source: str, start: int) -> list[Run]:
    """The runs of ``data``, a parser's text or attribute value whose source begins at ``source[start]``.

    Character references are units; tags and comments between (a text that the parser put together) are stepped over.
    What cannot be followed any further is one unit at the place reached.
    """
    end = start + len(data)
    if "&" not in data and source[start:end] == data:
        return [Run(data, start, end)]
    runs: list[Run] = []
    read, cursor = 0, start
    while read < len(data) and cursor < len(source):
        step = _plain_length(data, read, source, cursor)
        if step:
            runs.append(Run(data[read : read + step], cursor, cursor + step))
            read, cursor = read + step, cursor + step
            continue
        decoded, length = _reference(data, read, source, cursor)
        if decoded:
            runs.append(Run(decoded, cursor, cursor + length, verbatim=False))
            read, cursor = read + len(decoded), cursor + length
        elif data[read] == source[cursor]:
            runs.append(Run(data[read], cursor, cursor + 1))
            read, cursor = read + 1, cursor + 1
        elif source[cursor] == "<":
            cursor = _past_tag(source, cursor)
        else:
            break
    if read < len(data):
        place = min(cursor, len(source) - 1)
        runs.append(Run(data[read:], place, place + 1, verbatim=False))
    return runs


def _plain_length(data: str, read: int, source: str, cursor: int) -> int:
    """How far both agree before the next character that may begin a reference or a tag."""
    special = _SPECIAL.search(source, cursor, cursor + len(data) - read)
    end = special.start() if special else min(len(source), cursor + len(data) - read)
    length = end - cursor
    if data.startswith(source[cursor:end], read):
        return length
    return next(place for place in range(length) if data[read + place] != source[cursor + place])


def _reference(data: str, read: int, source: str, cursor: int) -> tuple[str, int]:
    """The decoded form and the length of the character reference at ``cursor``; empty if the parser saw none."""
    match = _REFERENCE.match(source, cursor, cursor + _LONGEST_NAME)
    if match is None:
        return "", 0
    text = match.group()
    if text[1] == "#":
        candidates = [(unescape(text), len(text))]
    else:
        candidates = [(html5[text[1:size]], size) for size in range(len(text), 2, -1) if text[1:size] in html5]
    for decoded, length in candidates:
        if decoded and data.startswith(decoded, read):
            return decoded, length
    return "", 0


def _past_tag(source: str, cursor: int) -> int:
    closing = "-->" if source.startswith("<!--", cursor) else ">"
    end = source.find(closing, cursor)
    return end + len(closing) if end >= 0 else len(source)


_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_LONGEST_TAG = 20_000


def attribute_runs(name: str, value: str, source: str, tag_start: int) -> list[Run]:
    """The runs of an attribute's decoded ``value`` in the tag at ``source[tag_start]``; empty if not found."""
    cursor = tag_start + 1
    limit = min(len(source), tag_start + _LONGEST_TAG)
    while cursor < limit and source[cursor] != ">":
        match = _ATTRIBUTE.match(source, cursor, limit)
        if match is None:
            cursor += 1
            continue
        if match.group(1).lower() == name and match.group(2):
            quoted = match.group(2)[0] in "\"'"
            return align(value, source, match.start(2) + quoted)
        cursor = match.end()
    return []
