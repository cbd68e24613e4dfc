"""Which evidence rows should be looked at again."""

from collections.abc import Iterable
from datetime import date, timedelta

from .evidence import EvidenceRow


def due_rows(rows: Iterable[EvidenceRow], today: date, *, within: int = 0) -> tuple[EvidenceRow, ...]:
    """The rows whose review is due today or earlier, or in the next ``within`` days; the longest overdue first."""
    last = today + timedelta(days=within)
    return tuple(sorted((row for row in rows if row.review_by <= last), key=lambda row: (row.review_by, row.id)))
