"""Asks for an evidence row, cell by cell, and says at once what is wrong with an answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum

from ..rules.evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS, Design, EvidenceTable, Grader, Size
from ..rules.scales import Certainty, Relation
from ..rules.source_error import SourceError
from ..rules.vocabulary import Vocabulary

Fits = Callable[[str], str | None]
Answer = Callable[[str, str, Fits], str]

GIVEN = "--set"
NEW = "new"
SOURCE = "source_"
REVIEW_YEARS = {Certainty.HIGH: 3}
SCALES: Mapping[str, type[StrEnum]] = {
    "relation": Relation, "certainty": Certainty, "certainty_by": Grader, "size": Size, "design": Design,
    "source_kind": Design,
}  # fmt: skip
OPTIONAL = frozenset({
    "size", "population", "condition", "comparator", "effect_size", "source_year", "source_doi", "source_pmid",
    "source_publisher", "source_url",
})  # fmt: skip
QUESTIONS = {
    "cause": "Cause (a concept's id or name)",
    "effect": "Effect (a concept's id or name)",
    "certainty": "GRADE certainty",
    "certainty_by": "Graded by",
    "size": "Effect size in words, if known",
    "design": "Best study design",
    "population": "For whom it holds, if not for everybody",
    "condition": "Dose, duration or setting",
    "comparator": "Against what",
    "effect_size": "Figures as the source gives them",
    "summary": "Summary in your own words, at the strength that the certainty permits",
    "sources": f"Source: ids of known sources joined by |, or {NEW!r}",
    "source_id": "Id of the new source, as in smith-2020-zinc",
    "source_title": "Title, exactly as seen",
    "source_year": "Year, as seen",
    "source_doi": "DOI, as seen, without prefix",
    "source_pmid": "PMID, as seen",
    "source_seen_at": "Address where it was seen",
    "source_finding": "What it found, in your own words",
}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row's cells, and those of its source where that is new."""

    row: dict[str, str]
    source: dict[str, str] | None


def ask_row(
    given: Mapping[str, str], known: tuple[Vocabulary, EvidenceTable], today: date, answer: Answer | None
) -> AskedRow:
    """The cells of a row, from what is ``given`` and from ``answer``; those of a new source begin with ``source_``.

    Raises SourceError for an unknown column, an answer that does not fit, and where nobody can ``answer`` what lacks.
    """
    asking = _Asking(given, *known, answer)
    row = {column: asking.cell(column) for column in EVIDENCE_COLUMNS[1:13] if column != "sources"}
    row["id"] = given.get("id") or f"{row['cause']}--{row['effect']}"
    row["sources"] = asking.cell("sources")
    source = None
    if row["sources"] == NEW:
        source = {column: asking.cell(SOURCE + column) for column in SOURCE_COLUMNS if column != "seen_on"}
        source["seen_on"] = given.get("source_seen_on", today.isoformat())
        row["sources"] = source["id"]
    years = REVIEW_YEARS.get(Certainty(row["certainty"]), 2)
    row["reviewed_on"] = given.get("reviewed_on", today.isoformat())
    row["review_by"] = given.get("review_by", (today + timedelta(days=365 * years)).isoformat())
    return AskedRow({column: row[column] for column in EVIDENCE_COLUMNS}, source)


class _Asking:
    def __init__(
        self, given: Mapping[str, str], vocabulary: Vocabulary, table: EvidenceTable, answer: Answer | None
    ) -> None:
        columns = {*EVIDENCE_COLUMNS, *(SOURCE + column for column in SOURCE_COLUMNS)}
        for column in given:
            if column not in columns:
                raise SourceError(GIVEN, None, f"{column!r} is no column; known are {', '.join(sorted(columns))}")
        self._given = given
        self._vocabulary = vocabulary
        self._table = table
        self._answer = answer
        self._names = {name.text.casefold(): name.concept for name in vocabulary.names()}

    def cell(self, column: str) -> str:
        """The text of one cell."""
        text = self._given.get(column)
        if text is None:
            if self._answer is None:
                if column in OPTIONAL:
                    return ""
                raise SourceError(GIVEN, None, f"{column} is missing; give it as --set {column}=...")
            question = QUESTIONS.get(column, column.removeprefix(SOURCE).replace("_", " ").capitalize())
            if column in SCALES:
                question += f" ({', '.join(SCALES[column])})"
            text = self._answer(
                question, "curator" if column == "certainty_by" else "", lambda one: self._wrong(column, one)
            )
        problem = self._wrong(column, text)
        if problem is not None:
            raise SourceError(GIVEN, None, problem)
        return self._concept(text) or text if column in ("cause", "effect") else text

    def _wrong(self, column: str, text: str) -> str | None:
        if not text:
            return None if column in OPTIONAL else f"{column} cannot be empty"
        if column in SCALES and text not in set(SCALES[column]):
            return f"{column} is {text!r}, not one of {', '.join(SCALES[column])}"
        if column in ("cause", "effect") and self._concept(text) is None:
            near = get_close_matches(text.casefold(), [*self._names, *self._vocabulary.concepts], n=3, cutoff=0.6)
            hint = f"; nearest are {', '.join(near)}" if near else ""
            return f"{column} {text!r} is no concept of the vocabulary{hint}"
        if column == "sources" and text != NEW:
            unknown = [one for one in text.split("|") if one not in self._table.sources]
            return f"no source has the id {', '.join(unknown)}; write {NEW!r} to add one" if unknown else None
        if column == "source_seen_at" and not re.match(r"https?://\S+\.\S+", text):
            return f"{text!r} is no address (https://...)"
        return None

    def _concept(self, text: str) -> str | None:
        return text if text in self._vocabulary else self._names.get(text.casefold())
