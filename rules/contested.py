"""Terms whose standing is contested, with the wording that a careful editor would use instead."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .read_table import Row, read_table
from .scales import Severity

COLUMNS = ("concept", "status", "accepted", "band", "why", "sources")


class ContestedStatus(StrEnum):
    """Why a term is contested."""

    NOT_A_DIAGNOSIS = "not-a-diagnosis"
    VAGUE_MARKETING = "vague-marketing"
    CONTESTED_SCIENCE = "contested-science"


@dataclass(frozen=True, slots=True)
class ContestedTerm:
    """A concept's contested standing; ``accepted`` is a noun phrase to use instead, ``sources`` are source ids."""

    concept: str
    status: ContestedStatus
    accepted: str
    band: Severity
    why: str
    sources: tuple[str, ...]


def load_contested(path: Path) -> dict[str, ContestedTerm]:
    """The contested terms of the table at ``path`` by concept id; raises SourceError."""
    return {row["concept"]: _term(row) for row in read_table(path, COLUMNS, key="concept")}


def _term(row: Row) -> ContestedTerm:
    band = row.member("band", Severity)
    if band is Severity.ERROR:
        raise row.wrong("band is 'error'; a contested term is a warning or a note")
    return ContestedTerm(
        concept=row.required("concept"),
        status=row.member("status", ContestedStatus),
        accepted=row.required("accepted"),
        band=band,
        why=row.required("why"),
        sources=row.several("sources"),
    )
