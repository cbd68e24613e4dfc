"""Evidence rows one or two lines each: what a search found, what is due for review."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.text import Text

from ..rules.evidence import EvidenceRow
from .finding_lines import Page, labelled, standing
from .plain_text import plural


def found_lines(page: Page, rows: Sequence[EvidenceRow], most: int) -> Iterator[Text]:
    """Id, standing and summary of at most ``most`` rows."""
    for row in rows[:most]:
        yield Text.assemble((row.id, "bold"), f"  {standing(row)}")
        yield from labelled(page, "", row.summary)
    hidden = f"; {len(rows) - most} not shown (--most)" if len(rows) > most else ""
    yield Text(f"{plural(len(rows), 'row')}{hidden}; overclaim evidence show ID shows one with its sources", "dim")


def due_lines(rows: Sequence[EvidenceRow], total: int, today: date) -> Iterator[Text]:
    """The day by which each row should have been, or should be, looked at again."""
    for row in rows:
        late = row.review_by < today
        yield Text.assemble((row.review_by.isoformat(), "bold red" if late else "bold yellow"), f"  {row.id}")
    yield Text(f"{len(rows)} of {plural(total, 'row')} due for review", style="bold" if rows else "green")


def row_record(row: EvidenceRow) -> Mapping[str, Any]:
    """A row as JSON, days as ISO 8601, with what it permits."""
    cells = {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(row).items()}
    return cells | {"permitted": row.permitted.value}
