"""Places as SARIF 2.1.0 writes them: artifact locations, regions and locations (sections 3.4, 3.28 to 3.30)."""

import os
from pathlib import PurePath
from urllib.parse import quote

from ..corpus.read_posts import STDIN_NAME
from ..pipeline.source_map import SourceMap, Span
from .records import Record

BYTE_ORDER_MARK = "\ufeff"
NEWLINES = ("\r\n", "\n", "\r")  # what ends a line for SourceMap; SARIF takes the longest first


def message(text: str) -> Record:
    """A message object; braces are doubled, since single ones would be placeholders (section 3.11.5)."""
    return {"text": doubled_braces(text)}


def doubled_braces(text: str) -> str:
    """``text`` as a SARIF message string that shows ``text``."""
    return text.replace("{", "{{").replace("}", "}}")


def artifact_location(path: str) -> Record:
    """Where a post is: a relative reference, a ``file`` URI for an absolute path, a described name for standard input.

    A path with ``..`` is made absolute first, as consumers should reject such segments (section 3.10.2).
    """
    if path == STDIN_NAME:
        return {"uri": quote(STDIN_NAME), "description": {"text": "Standard input."}}
    pure = PurePath(path)
    if ".." in pure.parts:
        pure = PurePath(os.path.realpath(path))
    posix = pure.as_posix()
    if not pure.is_absolute():
        return {"uri": quote(_bytes(posix))}
    return {"uri": f"file://{'' if posix.startswith('/') else '/'}{quote(_bytes(posix), safe='/:')}"}


def _bytes(path: str) -> bytes:
    """The bytes of the file's name on a system that names files in UTF-8, even where they are no UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, as Windows allows in names
        return path.encode("utf-8", "surrogatepass")


class Places:
    """Locations in one post; columns, offsets and lengths count code points, lines and columns from 1, offsets from 0.

    A byte order mark at the start counts nowhere (section 3.30.2).
    """

    def __init__(self, path: str, text: str) -> None:
        self.artifact = artifact_location(path)
        self._mark = int(text.startswith(BYTE_ORDER_MARK))
        self._text = text[self._mark :]
        self._map = SourceMap(self._text)

    def region(self, span: Span) -> Record:
        """The region of the file's ``span``, with its text."""
        start, end = max(span.start - self._mark, 0), max(span.end - self._mark, 0)
        begin, close = self._map.position(start), self._map.position(end)
        return {
            "startLine": begin.line,
            "startColumn": begin.column,
            "endLine": close.line,
            "endColumn": close.column,
            "charOffset": start,
            "charLength": end - start,
            "snippet": {"text": self._text[start:end]},
        }

    def location(self, span: Span) -> Record:
        """The physical location of the file's ``span``."""
        return {"physicalLocation": {"artifactLocation": self.artifact, "region": self.region(span)}}
