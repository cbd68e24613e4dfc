"""From a place in prose to the place in the file, and from there to lines and columns.

Positions are made once, by the reader, and projected ever after; nothing is searched for again.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of Unicode code points, ``text[start:end]``, of a post's decoded text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of prose and the file's characters that it was read from.

    ``verbatim`` says that both are the same characters one to one; otherwise (an entity, an escape, a line break read
    as a space) the piece is one unit and any place in it stands for the whole span.
    """

    text: str
    span: Span
    verbatim: bool = True


@dataclass(frozen=True, slots=True)
class Prose:
    """Text as a reader sees it, without markup, with the way back to the file.

    ``starts[i]`` is where ``pieces[i]`` begins in ``text`` (code points).
    """

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> "Prose":
        """Join pieces in reading order; empty ones are dropped."""
        kept = tuple(piece for piece in pieces if piece.text)
        starts: list[int] = []
        length = 0
        for piece in kept:
            starts.append(length)
            length += len(piece.text)
        return cls("".join(piece.text for piece in kept), kept, tuple(starts))

    @classmethod
    def verbatim(cls, text: str, start: int = 0) -> "Prose":
        """Prose that stands in the file as it is, from code point ``start`` on."""
        return cls.of([Piece(text, Span(start, start + len(text)))])

    def span(self, start: int, end: int) -> Span:
        """The file's span of ``text[start:end]``; raises ValueError for an empty or foreign range."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}..{end} is not inside prose of {len(self.text)} characters")
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        return Span(self._begin(first, start), self._end(last, end))

    def _begin(self, index: int, place: int) -> int:
        piece = self.pieces[index]
        return piece.span.start + (place - self.starts[index] if piece.verbatim else 0)

    def _end(self, index: int, place: int) -> int:
        piece = self.pieces[index]
        return piece.span.start + place - self.starts[index] if piece.verbatim else piece.span.end


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file in every unit that a format asks for; all count from 1 except ``offset``."""

    offset: int
    line: int
    column: int
    column_utf16: int
    column_utf8: int


class SourceMap:
    """Projects code-point offsets of one text to lines and columns.

    A line ends with LF, CRLF or CR, as in CommonMark; a leading byte order mark counts as a character of line 1.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_starts = [0]
        for index, character in enumerate(text):
            if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
                self._line_starts.append(index + 1)

    @property
    def lines(self) -> int:
        """How many lines the text has; after a last line ending stands one more, which is empty."""
        return len(self._line_starts)

    def line_at(self, offset: int) -> int:
        """The number, from 1, of the line that holds the character at ``offset``."""
        return bisect_right(self._line_starts, offset)

    def line(self, number: int) -> Span:
        """The span of line ``number`` (from 1), its ending included."""
        if not 1 <= number <= self.lines:
            raise ValueError(f"{number} is no line of {self.lines}")
        return Span(self._line_starts[number - 1], (*self._line_starts[number : number + 1], len(self._text))[0])

    def position(self, offset: int) -> Position:
        """Line and columns of the character at ``offset`` (0 to the text's length)."""
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"{offset} is outside a text of {len(self._text)} characters")
        line = bisect_right(self._line_starts, offset)
        before = self._text[self._line_starts[line - 1] : offset]
        return Position(
            offset=offset,
            line=line,
            column=len(before) + 1,
            column_utf16=len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1,
            column_utf8=len(before.encode("utf-8", "surrogatepass")) + 1,
        )
