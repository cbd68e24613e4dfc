"""The reader of all tables names file and line of whatever is wrong."""

from datetime import date
from pathlib import Path

import pytest

from overclaim.rules.read_table import read_table, read_tables
from overclaim.rules.scales import Certainty
from overclaim.rules.source_error import SourceError

COLUMNS = ("id", "certainty", "day")


def write(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_rows_know_their_line_even_after_a_cell_with_line_breaks(tmp_path: Path) -> None:
    path = write(tmp_path, 'id,certainty,day\na,"low\nor so",x\nb,high,y\n')
    rows = read_table(path, COLUMNS)
    assert [(row.line, row["id"]) for row in rows] == [(2, "a"), (4, "b")]
    assert rows[0]["certainty"] == "low\nor so"


def test_crlf_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, b"\xef\xbb\xbfid,certainty,day\r\na,low,x\r\n")
    assert read_table(path, COLUMNS)[0].cells == {"id": "a", "certainty": "low", "day": "x"}


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"", 1, "is empty"),
        (b"id,certainty\n", 1, "lacks day"),
        (b"id,certainty,day,extra\n", 1, "unknown 'extra'"),
        (b"certainty,id,day\n", 1, "another order"),
        (b"id,certainty,day\na,low\n", 2, "has 2 cells, the header has 3"),
        (b"id,certainty,day\na,low,x\n\nb,low,x\n", 3, "has 0 cells"),
        (b"id,certainty,day\na,low,x\nb,\xff,x\n", 3, "not UTF-8"),
        (b'id,certainty,day\na,"low" x,y\n', 2, "not CSV"),
        (b"id,certainty,day\na,low,x\na,low,x\n", 3, "stands twice, first at table.csv:2"),
        (b"id,certainty,day\n,low,x\n", 2, "id is empty"),
    ],
)
def test_a_broken_table_is_refused_at_its_line(tmp_path: Path, content: bytes, line: int, problem: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(SourceError) as caught:
        read_table(path, COLUMNS, key="id")
    assert (caught.value.path, caught.value.line) == (path, line)
    assert problem in caught.value.problem
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_table(tmp_path / "none.csv", COLUMNS)
    with pytest.raises(SourceError, match="holds no table"):
        read_tables(tmp_path, COLUMNS, key="id")


def test_keys_are_unique_over_the_files_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "id,certainty,day\na,low,x\n", "one.csv")
    write(tmp_path, "id,certainty,day\nb,low,x\na,low,x\n", "two.csv")
    with pytest.raises(SourceError, match=r"two\.csv:3: id 'a' stands twice, first at one\.csv:2"):
        read_tables(tmp_path, COLUMNS, key="id")


def test_cells_are_read_as_what_they_should_be(tmp_path: Path) -> None:
    path = write(
        tmp_path, "id,certainty,day\na|b c,very-low,2026-11-21\n,lowish,21.11.2026\na|a,low,20261121\na||b,low,x\n"
    )
    good, wrong, twice, hole = read_table(path, COLUMNS)
    assert good.several("id") == ("a", "b c")
    assert good.member("certainty", Certainty) is Certainty.VERY_LOW
    assert good.day("day") == date(2026, 11, 21)
    assert wrong.several("id") == ()
    with pytest.raises(SourceError, match=r":3: certainty is 'lowish', not one of very-low, low, moderate, high"):
        wrong.member("certainty", Certainty)
    for row in (wrong, twice):
        with pytest.raises(SourceError, match="not a day written YYYY-MM-DD"):
            row.day("day")
    with pytest.raises(SourceError, match="says a value twice"):
        twice.several("id")
    with pytest.raises(SourceError, match="empty value"):
        hole.several("id")
