"""Reads the CSV tables of the rules folder, row by row, with the line that each row stands on.

UTF-8, RFC 4180 quoting, a header that names exactly the expected columns, ``|`` between several values of a cell.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from .source_error import SourceError

SEPARATOR = "|"

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; ``line`` counts from 1 and is the line on which the row begins."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def wrong(self, problem: str) -> SourceError:
        """The error that names this row's place."""
        return SourceError(self.path, self.line, problem)

    def required(self, column: str) -> str:
        """The cell's text; raises SourceError where it is empty."""
        text = self.cells[column]
        if not text.strip():
            raise self.wrong(f"{column} is empty")
        return text

    def several(self, column: str) -> tuple[str, ...]:
        """The cell's values, empty for an empty cell; raises SourceError for an empty or repeated value."""
        text = self.cells[column]
        if not text:
            return ()
        if SEPARATOR not in text and (alone := text.strip()):
            return (alone,)
        values = tuple(value.strip() for value in text.split(SEPARATOR))
        if not all(values):
            raise self.wrong(f"{column} has an empty value: {text!r}")
        if len(set(values)) < len(values):
            raise self.wrong(f"{column} says a value twice: {text!r}")
        return values

    def member(self, column: str, scale: type[Member]) -> Member:
        """The cell as a member of ``scale``; raises SourceError with the legal values for any other text."""
        text = self.required(column)
        try:
            found: Member = _member(scale, text)
        except ValueError:
            raise self.wrong(f"{column} is {text!r}, not one of {', '.join(scale)}") from None
        return found

    def day(self, column: str) -> date:
        """The cell as a day written YYYY-MM-DD (ISO 8601); raises SourceError for anything else."""
        text = self.required(column)
        day = _day(text)
        if day is None:
            raise self.wrong(f"{column} is {text!r}, not a day written YYYY-MM-DD")
        return day


@cache
def _member(scale: type[Member], text: str) -> Member:
    return scale(text)


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def read_table(path: Path, columns: Sequence[str], *, key: str | None = None) -> tuple[Row, ...]:
    """All rows of the table at ``path``, in file order.

    Raises SourceError where the file cannot be read, is not UTF-8, has another header than ``columns``, a row with
    another number of cells, broken quoting, or (with ``key``) two rows with the same text in that column.
    """
    rows = tuple(_rows(path, columns))
    if key is not None:
        refuse_duplicates(rows, key)
    return rows


def read_tables(folder: Path, columns: Sequence[str], *, key: str) -> tuple[Row, ...]:
    """The rows of every ``*.csv`` of ``folder``, files by name; ``key`` is unique over all of them.

    Raises SourceError as `read_table` does, and for a folder that holds no table.
    """
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise SourceError(folder, None, "holds no table (*.csv)")
    rows = tuple(row for path in paths for row in read_table(path, columns))
    refuse_duplicates(rows, key)
    return rows


def read_layers(folders: Sequence[Path], name: str, columns: Sequence[str], *, key: str) -> tuple[Row, ...]:
    """The rows of the folder ``name`` of each rules folder; a row of a later folder takes the place of its namesake.

    The first folder must hold tables, the others may lack the folder. Raises SourceError as `read_tables` does.
    """
    first, *others = folders
    rows = read_tables(first / name, columns, key=key)
    for folder in others:
        if any((folder / name).glob("*.csv")):
            layer = read_tables(folder / name, columns, key=key)
            replaced = {row[key] for row in layer}
            rows = (*(row for row in rows if row[key] not in replaced), *layer)
    return rows


def refuse_duplicates(rows: Sequence[Row], key: str) -> None:
    """Raise SourceError at the second of two rows with the same text in column ``key``."""
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row.required(key), row)
        if first is not row:
            raise row.wrong(f"{key} {row[key]!r} stands twice, first at {first.path.name}:{first.line}")


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(_decoded(path), newline=""), strict=True)
    expected = list(columns)
    line = 1
    try:
        for cells in reader:
            if line == 1:
                _check_header(path, cells, expected)
            elif len(cells) != len(expected):
                raise SourceError(path, line, f"has {len(cells)} cells, the header has {len(expected)}")
            else:
                yield Row(path, line, dict(zip(expected, cells, strict=True)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(path, line, f"is not CSV: {error}") from error
    if line == 1:
        raise SourceError(path, 1, f"is empty; the header should be {','.join(expected)}")


def _check_header(path: Path, found: list[str], expected: list[str]) -> None:
    if found == expected:
        return
    missing = [column for column in expected if column not in found]
    unknown = [column for column in found if column not in expected]
    parts = [f"lacks {', '.join(missing)}"] if missing else []
    parts += [f"has unknown {', '.join(map(repr, unknown))}"] if unknown else []
    raise SourceError(
        path, 1, f"header {' and '.join(parts) or 'is in another order'}; it should be {','.join(expected)}"
    )


def _decoded(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(path, None, f"cannot be read: {error.strerror}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(path, raw.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error
