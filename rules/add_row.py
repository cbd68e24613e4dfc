"""Adds an evidence row with its source to a rules folder, and takes both back where the tables then are wrong."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from .evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS, load_evidence
from .source_error import SourceError
from .vocabulary import load_vocabulary
from .write_table import merge_rows


def add_row(
    folders: Sequence[Path], topic: str, row: Mapping[str, str], source: Mapping[str, str] | None = None
) -> Path:
    """Write ``row`` (and its new ``source``, if any) to the ``topic`` tables of the last folder; returns the row's file.

    Raises SourceError, with nothing changed, for a row that stands already, names no source or no known concept, or
    has a cell that the loader refuses.
    """
    folder = folders[-1]
    table, sources = folder / "evidence" / f"{topic}.csv", folder / "sources" / f"{topic}.csv"
    if row["id"] in load_evidence(*folders).by_id:
        raise SourceError(table, None, f"{row['id']!r} stands already; change that row instead")
    if not row["sources"].strip():
        raise SourceError(table, None, f"{row['id']!r} has no source; a row without one is not kept")
    with _taken_back(table, sources):
        if source is not None:
            merge_rows(sources, SOURCE_COLUMNS, [source], key="id")
        merge_rows(table, EVIDENCE_COLUMNS, [row], key="id")
        vocabulary = load_vocabulary(*folders)
        for end in ("cause", "effect"):
            if row[end] not in vocabulary:
                raise SourceError(table, None, f"{end} {row[end]!r} is no concept; add it to a vocabulary table first")
        load_evidence(*folders)
    return table


@contextmanager
def _taken_back(*paths: Path) -> Iterator[None]:
    """The files as they were, where anything inside goes wrong."""
    before = {path: path.read_bytes() if path.exists() else None for path in paths}
    try:
        yield
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
        raise
