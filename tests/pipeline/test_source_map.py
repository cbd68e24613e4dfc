"""From prose to the file and on to lines and columns, held against slow and obvious oracles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.pipeline.source_map import Piece, Prose, SourceMap, Span

# Letters of one to four UTF-8 bytes, a combining accent, a family joined by zero-width joiners, every line ending.
TEXTS = st.lists(
    st.sampled_from(["a", "é", "e\u0301", "中", "😀", "👩\u200d👧", "\n", "\r\n", "\r", " ", "\ufeff", "\u2028"])
).map("".join)
PIECES = st.lists(
    st.tuples(
        st.sampled_from(["", "**", "<b>", "😀"]),  # markup ahead of the piece
        st.sampled_from(
            [("bone", "bone"), ("é😀", "é😀"), ("&", "&amp;"), (" ", "\r\n   "), ("…", "..."), ("", "<br>"), ("x", "x")]
        ),
    ),
    max_size=8,
)


@pytest.mark.parametrize("bounds", [(-1, 2), (3, 2)])
def test_a_span_cannot_run_backwards_or_begin_before_the_text(bounds: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(*bounds)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(3, 5))
    assert not Span(0, 4).contains(Span(3, 5))
    assert len(Span(3, 5)) == 2


@given(PIECES, st.data())
def test_prose_knows_where_each_character_stands(drawn: list[tuple[str, tuple[str, str]]], data: st.DataObject) -> None:
    source, pieces = "", []
    begins, ends = [], []  # of every character of the prose, in the file
    for markup, (text, raw) in drawn:
        source += markup
        start = len(source)
        source += raw
        pieces.append(Piece(text, Span(start, len(source)), verbatim=text == raw))
        for index in range(len(text)):
            begins.append(start + index if text == raw else start)
            ends.append(start + index + 1 if text == raw else len(source))
    prose = Prose.of(pieces)
    assert prose.text == "".join(text for _, (text, _) in drawn)
    if prose.text:
        start = data.draw(st.integers(0, len(prose.text) - 1))
        end = data.draw(st.integers(start + 1, len(prose.text)))
        assert prose.span(start, end) == Span(begins[start], ends[end - 1])


@pytest.mark.parametrize("bounds", [(0, 0), (2, 2), (3, 2), (-1, 2), (0, 6), (5, 6)])
def test_an_empty_or_foreign_range_of_prose_has_no_span(bounds: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not inside prose"):
        Prose.verbatim("spine", 7).span(*bounds)


def test_prose_that_stands_in_the_file_as_it_is_keeps_its_offset() -> None:
    assert Prose.verbatim("spine", 7).span(1, 3) == Span(8, 10)


@given(TEXTS, st.data())
def test_lines_and_columns_in_every_unit(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    position = SourceMap(text).position(offset)
    begun = 0
    for number, line in enumerate(re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z|\Z", text), start=1):
        if (
            begun <= offset < begun + len(line)
            or begun + len(line) == len(text) == offset
            and not line.endswith(("\r", "\n"))
        ):
            before = text[begun:offset]
            assert (position.offset, position.line, position.column) == (offset, number, offset - begun + 1)
            assert position.column_utf16 == 1 + sum(2 if ord(character) > 0xFFFF else 1 for character in before)
            assert position.column_utf8 == 1 + len(before.encode())
            return
        begun += len(line)
    raise AssertionError(f"the oracle has no line for {offset} of {text!r}")


@pytest.mark.parametrize(
    ("text", "of", "expected"),
    [
        ("one\ntwo", "w", (2, 2, 2, 2)),
        ("one\r\ntwo", "w", (2, 2, 2, 2)),
        ("one\rtwo", "w", (2, 2, 2, 2)),
        ("one\n\r\ntwo", "w", (3, 2, 2, 2)),
        ("😀é gut", "g", (1, 4, 5, 8)),
        ("\ufeffgut", "g", (1, 2, 2, 4)),
        ("one\u2028two", "w", (1, 6, 6, 8)),  # a line separator ends no line of CommonMark
    ],
)
def test_line_and_three_columns(text: str, of: str, expected: tuple[int, int, int, int]) -> None:
    place = SourceMap(text).position(text.index(of))
    assert (place.line, place.column, place.column_utf16, place.column_utf8) == expected


def test_the_end_of_the_text_is_a_place_and_no_further() -> None:
    lines = SourceMap("gut\n")
    assert (lines.position(4).line, lines.position(4).column) == (2, 1)
    for outside in (-1, 5):
        with pytest.raises(ValueError, match="outside a text of 4 characters"):
            lines.position(outside)


def test_half_a_pair_of_surrogates_is_counted_not_refused() -> None:
    place = SourceMap("\ud83d gut").position(2)  # a path or pipe may bring a lone surrogate
    assert (place.column, place.column_utf16, place.column_utf8) == (3, 3, 5)
