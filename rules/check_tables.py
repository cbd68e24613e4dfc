"""Checks every table of the rules folder, all problems at once, with Great Expectations.

A check of a post never comes here: Great Expectations costs seconds to import. The loaders refuse what would make a
check wrong; this finds what makes the tables untrustworthy.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from . import contested, evidence, vocabulary
from .read_table import SEPARATOR, Row, read_table
from .run_expectations import Checked, ExpectationRunner, Problem
from .source_error import SourceError
from .table_expectations import (
    ONTOLOGY_ID,
    Expected,
    matches,
    of_contested,
    of_every_table,
    of_evidence,
    of_names,
    of_references,
    of_sources,
    of_vocabulary,
)

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
NAME_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was checked, and every problem by file and line; nothing is checked where a file is broken."""

    checked: tuple[Checked, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Tables:
    vocabulary: tuple[Row, ...]
    contested: tuple[Row, ...]
    sources: tuple[Row, ...]
    evidence: tuple[Row, ...]


def check_tables(folders: Sequence[Path], today: date) -> list[Problem]:
    """Every problem of the tables, as `examine_tables` finds them."""
    return list(examine_tables(folders, today).problems)


def examine_tables(folders: Sequence[Path], today: date) -> Examination:
    """Run every expectation over the tables of the rules ``folders``, later ones lying over earlier ones.

    ``today`` decides what lies in the future. Broken files (encoding, header, number of cells) are reported first and
    alone, since nothing else can be said of them. Raises ExpectationCrash where an expectation itself fails.
    """
    problems: list[Problem] = []
    tables = _read_tables(folders, problems)
    checked: list[Checked] = []
    if not problems:
        runner = ExpectationRunner()
        for name, rows, expectations, frame in _batches(tables, today):
            checked += runner.run(name, rows, expectations, frame)
        problems += (problem for one in checked for problem in one.problems)
    ordered = sorted(set(problems), key=lambda problem: (str(problem.path), problem.line or 0, problem.problem))
    return Examination(tuple(checked), tuple(ordered))


def _read_tables(folders: Sequence[Path], problems: list[Problem]) -> _Tables:
    def rows_of(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
        try:
            return tuple(read_table(path, columns))
        except SourceError as error:
            problems.append(Problem(error.path, error.line, error.problem))
            return ()

    def layered(name: str, columns: Sequence[str], key: str) -> tuple[Row, ...]:
        """As `read_layers`, but every broken file is told, and a key that stands twice in one folder is kept."""
        rows: tuple[Row, ...] = ()
        for place, folder in enumerate(folders):
            single = folder / name
            paths = [single] if single.suffix else sorted(single.glob("*.csv"))
            if not place and not single.suffix and not paths:
                problems.append(Problem(single, None, "holds no table (*.csv)"))
            layer = tuple(row for path in paths if not place or path.exists() for row in rows_of(path, columns))
            replaced = {row[key] for row in layer}
            rows = (*(row for row in rows if row[key] not in replaced), *layer)
        return rows

    return _Tables(
        vocabulary=layered("vocabulary", vocabulary.COLUMNS, "concept"),
        contested=layered("contested.csv", contested.COLUMNS, "concept"),
        sources=layered("sources", evidence.SOURCE_COLUMNS, "id"),
        evidence=layered("evidence", evidence.EVIDENCE_COLUMNS, "id"),
    )


Batch = tuple[str, Sequence[Row], Sequence[Expected], pd.DataFrame]


def _batches(tables: _Tables, today: date) -> Iterator[Batch]:
    """Every frame to validate with its expectations; a frame's ``row`` column indexes the rows it was made from."""
    yield from _vocabulary_batches(tables.vocabulary)
    frame = _frame(tables.contested, contested.COLUMNS, "concept")
    yield "contested", tables.contested, [*of_every_table(contested.COLUMNS, "concept"), *of_contested()], frame
    yield from _source_batches(tables, today)
    yield _evidence_batch(tables, today)
    yield _references_batch(tables)


def _vocabulary_batches(rows: Sequence[Row]) -> Iterator[Batch]:
    frame = _frame(rows, vocabulary.COLUMNS, "concept")
    yield "vocabulary", rows, [*of_every_table(vocabulary.COLUMNS, "concept"), *of_vocabulary()], frame
    known_ids = matches("value", ONTOLOGY_ID, "ids has {value!r}; write MESH:D000001 or DOID:1")
    yield "ids", rows, [known_ids], _exploded(rows, "ids")
    yield "names", rows, of_names(), _names(rows)


def _source_batches(tables: _Tables, today: date) -> Iterator[Batch]:
    rows = tables.sources
    used = {source for row in (*tables.evidence, *tables.contested) for source in row["sources"].split(SEPARATOR)}
    frame = _frame(rows, evidence.SOURCE_COLUMNS, "id").assign(
        age_days=[_age(row["seen_on"], today) for row in rows],
        used=["used" if row["id"] in used else "unused" for row in rows],
    )
    yield "sources", rows, [*of_every_table(evidence.SOURCE_COLUMNS, "id"), *of_sources()], frame
    for column in ("doi", "pmid"):
        twice = Expected(
            "expect_column_values_to_be_unique", {"column": "value"}, f"another source has the {column} {{value}}"
        )
        yield column, rows, [twice], _exploded(rows, column)


def _evidence_batch(tables: _Tables, today: date) -> Batch:
    rows = tables.evidence
    findings = {sentence for row in tables.sources for sentence in _sentences(row["finding"])}
    frame = _frame(rows, evidence.EVIDENCE_COLUMNS, "id").assign(
        age_days=[_age(row["reviewed_on"], today) for row in rows],
        review_days=[_review_days(row) for row in rows],
        id_fits=["fits" if _id_fits(row) else "differs" for row in rows],
        copied=[next((text for text in _sentences(row["summary"]) if text in findings), "") for row in rows],
        grade=["bold" if _denies_too_much(row) else "honest" for row in rows],
    )
    return "evidence", rows, [*of_every_table(evidence.EVIDENCE_COLUMNS, "id"), *of_evidence()], frame


def _references_batch(tables: _Tables) -> Batch:
    """Every id that a row names, with the column that names it and whether any table has it."""
    concepts = {row["concept"] for row in tables.vocabulary}
    sources = {row["id"] for row in tables.sources}
    references: list[tuple[Sequence[Row], str, set[str]]] = [
        (tables.vocabulary, "broader", concepts),
        (tables.contested, "concept", concepts),
        (tables.contested, "sources", sources),
        (tables.evidence, "cause", concepts),
        (tables.evidence, "effect", concepts),
        (tables.evidence, "sources", sources),
    ]
    rows: list[Row] = []
    frames: list[pd.DataFrame] = []
    for table, column, known in references:
        frame = _exploded(table, column)
        resolved = frame["value"].isin(known).map({True: "known", False: "unknown"})
        frames.append(frame.assign(row=frame["row"] + len(rows), reference=column, known=resolved))
        rows += table
    return "references", rows, of_references(), pd.concat(frames, ignore_index=True)


def _frame(rows: Sequence[Row], columns: Sequence[str], key: str) -> pd.DataFrame:
    records: list[Mapping[str, object]] = []
    previous: Row | None = None
    for index, row in enumerate(rows):
        follows = previous is None or previous.path != row.path or previous[key] <= row[key]
        records.append({**row.cells, "row": index, "file_order": "sorted" if follows else "unsorted"})
        previous = row
    return pd.DataFrame.from_records(records, columns=[*columns, "row", "file_order"])


def _exploded(rows: Sequence[Row], column: str) -> pd.DataFrame:
    """One line for every value of a cell with several; empty cells have none."""
    records = [
        (value, index) for index, row in enumerate(rows) if row[column] for value in row[column].split(SEPARATOR)
    ]
    return pd.DataFrame.from_records(records, columns=["value", "row"])


def _names(rows: Sequence[Row]) -> pd.DataFrame:
    records: list[tuple[str, int]] = []
    for index, row in enumerate(rows):
        spelled = {_name_key(text) for text in (row["name"], *row["synonyms"].split(SEPARATOR)) if text}
        written = {text for text in row["as_written"].split(SEPARATOR) if text}
        records += [(key, index) for key in sorted(spelled | written)]
    return pd.DataFrame.from_records(records, columns=["key", "row"])


def _name_key(text: str) -> str:
    """The name as the matcher reads it: without regard to case and hyphens."""
    return " ".join(NAME_PART.findall(text.casefold()))


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in SENTENCE_END.split(text) if sentence.strip()]


def _id_fits(row: Row) -> bool:
    pair = f"{row['cause']}--{row['effect']}"
    return row["id"] == pair or row["id"].startswith(f"{pair}--")


def _denies_too_much(row: Row) -> bool:
    return (row["relation"], row["certainty"]) == ("no-effect", "very-low")


def _age(text: str, today: date) -> int:
    """Days since the day; 0 for a text that is none, which another expectation reports."""
    try:
        return (today - date.fromisoformat(text)).days
    except ValueError:
        return 0


def _review_days(row: Row) -> int:
    """Days from a row's review to the next; 1 where a day is none, which another expectation reports."""
    try:
        return (date.fromisoformat(row["review_by"]) - date.fromisoformat(row["reviewed_on"])).days
    except ValueError:
        return 1
