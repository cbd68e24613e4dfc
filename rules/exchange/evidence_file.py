"""Reads and writes evidence tables as CSV, Parquet or JSON-LD, by the ending of the file's name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from ..evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS, EvidenceTable
from ..source_error import SourceError
from ..write_table import merge_rows
from .evidence_frame import Exchanged, cells_of, from_frame, to_frame
from .json_ld import from_json_ld, to_json_ld


def export_evidence(table: EvidenceTable, path: Path) -> Exchanged:
    """Write the table to ``path``; raises SourceError for an ending that no format has, or a file that cannot be written."""
    exchanged = cells_of(table)
    _guarded(path, lambda: _format(path)[1](exchanged, path))
    return exchanged


def read_evidence(path: Path) -> Exchanged:
    """The rows and sources of an exported file; raises SourceError."""
    found: list[Exchanged] = []
    _guarded(path, lambda: found.append(_format(path)[0](path)))
    return found[0]


def import_evidence(path: Path, folder: Path) -> Exchanged:
    """Write the rows and sources of ``path`` to the tables of ``folder`` that have its name; raises SourceError."""
    read = read_evidence(path)
    merge_rows(folder / "sources" / f"{path.stem}.csv", SOURCE_COLUMNS, read.sources, key="id")
    merge_rows(folder / "evidence" / f"{path.stem}.csv", EVIDENCE_COLUMNS, read.rows, key="id")
    return read


def _guarded(path: Path, action: Callable[[], None]) -> None:
    try:
        action()
    except ImportError as error:
        raise SourceError(path, None, "Parquet needs pyarrow: pip install 'overclaim[parquet]'") from error
    except OSError as error:
        raise SourceError(path, None, f"cannot be read or written: {error.strerror or error}") from error
    except ValueError as error:
        raise SourceError(path, None, str(error)) from error


Format = tuple[Callable[[Path], Exchanged], Callable[[Exchanged, Path], None]]


def _format(path: Path) -> Format:
    if path.suffix not in FORMATS:
        raise ValueError(f"ends with none of {', '.join(FORMATS)}")
    return FORMATS[path.suffix]


def _read_csv(path: Path) -> Exchanged:
    import pandas as pd

    return from_frame(pd.read_csv(path, dtype=str, keep_default_na=False))


def _write_csv(exchanged: Exchanged, path: Path) -> None:
    to_frame(exchanged).to_csv(path, index=False, lineterminator="\n")


def _read_parquet(path: Path) -> Exchanged:
    import pandas as pd

    return from_frame(pd.read_parquet(path, engine="pyarrow"))


def _write_parquet(exchanged: Exchanged, path: Path) -> None:
    to_frame(exchanged).to_parquet(path, engine="pyarrow", index=False)


def _read_json_ld(path: Path) -> Exchanged:
    return from_json_ld(path.read_text(encoding="utf-8"))


def _write_json_ld(exchanged: Exchanged, path: Path) -> None:
    path.write_text(to_json_ld(exchanged), encoding="utf-8", newline="")


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".csv": (_read_csv, _write_csv),
        ".parquet": (_read_parquet, _write_parquet),
        ".jsonld": (_read_json_ld, _write_json_ld),
    }
)
