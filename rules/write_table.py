"""Writes a table of the rules folder: sorted by its key, all of it or nothing."""

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .read_table import read_table


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, key: str) -> None:
    """Write the rows, sorted by ``key``, in place of what stands at ``path``; a reader never sees half a file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row[key]))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text.getvalue(), encoding="utf-8", newline="")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def merge_rows(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, key: str) -> None:
    """Write the rows into the table at ``path``, new or not; a row takes the place of the one with its key."""
    old = [row.cells for row in read_table(path, columns, key=key)] if path.exists() else []
    merged = {row[key]: row for row in (*old, *rows)}
    write_table(path, columns, merged.values(), key=key)
