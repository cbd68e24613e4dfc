"""The evidence table as one flat data frame and back: a line for each row and source, all cells text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS, EvidenceTable
from ..read_table import SEPARATOR

if TYPE_CHECKING:
    import pandas as pd

ROW_COLUMNS = tuple(column for column in EVIDENCE_COLUMNS if column != "sources")
SOURCE_PREFIX = "source_"
FLAT_COLUMNS = (*ROW_COLUMNS, *(SOURCE_PREFIX + column for column in SOURCE_COLUMNS))
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Evidence rows and sources as cells by column, as the rules folder's tables hold them."""

    rows: tuple[Cells, ...]
    sources: tuple[Cells, ...]


def cells_of(table: EvidenceTable) -> Exchanged:
    """The table's rows as text, and the sources that they rest on."""
    cited = dict.fromkeys(source for row in table.rows for source in row.sources)
    return Exchanged(
        tuple({column: _text(getattr(row, column)) for column in EVIDENCE_COLUMNS} for row in table.rows),
        tuple(
            {column: _text(getattr(table.sources[one], column)) for column in SOURCE_COLUMNS} for one in sorted(cited)
        ),
    )


def to_frame(exchanged: Exchanged) -> "pd.DataFrame":
    """One line for each row and source, in table order."""
    import pandas as pd

    sources = {source["id"]: source for source in exchanged.sources}
    lines = [
        {column: row[column] for column in ROW_COLUMNS}
        | {SOURCE_PREFIX + column: cell for column, cell in sources[identifier].items()}
        for row in exchanged.rows
        for identifier in row["sources"].split(SEPARATOR)
    ]
    return pd.DataFrame.from_records(lines, columns=list(FLAT_COLUMNS))


def from_frame(frame: "pd.DataFrame") -> Exchanged:
    """Back again; raises ValueError for columns that are missing or unknown, and for a row that says two things."""
    missing = [column for column in FLAT_COLUMNS if column not in frame.columns]
    unknown = [str(column) for column in frame.columns if column not in FLAT_COLUMNS]
    if missing or unknown:
        said = [f"lacks {', '.join(missing)}"] if missing else []
        raise ValueError(" and ".join([*said, *([f"has unknown {', '.join(unknown)}"] if unknown else [])]))
    rows: dict[str, Cells] = {}
    named: dict[str, dict[str, None]] = {}
    sources: dict[str, Cells] = {}
    for line in frame.fillna("").astype(str).to_dict("records"):
        row = {column: line[column] for column in ROW_COLUMNS}
        source = {column: line[SOURCE_PREFIX + column] for column in SOURCE_COLUMNS}
        for cells, known, what in ((row, rows, "row"), (source, sources, "source")):
            if known.setdefault(cells["id"], cells) != cells:
                raise ValueError(f"says two things of the {what} {cells['id']!r}")
        named.setdefault(row["id"], {})[source["id"]] = None
    return Exchanged(
        tuple(row | {"sources": SEPARATOR.join(named[identifier])} for identifier, row in rows.items()),
        tuple(sources.values()),
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    return SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
