"""What every table of the rules folder must satisfy, as plain data for Great Expectations.

A problem text may hold ``{value}``, the offending cell. Columns that no table has (``file_order``, ``age_days`` and
the like) are worked out by `check_tables` before the expectations are run.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .contested import ContestedStatus
from .evidence import Design, Grader, Size
from .scales import Certainty, Kind, Relation, Severity

LONGEST_REVIEW_DAYS = 3 * 365 + 1

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ROW_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*(?:--[a-z0-9]+(?:-[a-z0-9]+)*)+$"
DAY = r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"
DOI = r"^(?:10\.\d{4,9}/\S+)?$"
PMID = r"^(?:[1-9]\d{0,7})?$"
YEAR = r"^(?:(?:18|19|20)\d\d)?$"
ADDRESS = r"^https?://[^\s/]+\.[^\s]+$"
OPTIONAL_ADDRESS = r"^(?:https?://[^\s/]+\.[^\s]+)?$"
ONTOLOGY_ID = r"^(?:MESH:[A-Z]\d+|DOID:\d+)$"
TIDY = r"^(?:\S(?:[\s\S]*\S)?)?$"
SOMETHING = r"\S"


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation: Great Expectations' name for it, its arguments, and what to tell where it fails."""

    type: str
    kwargs: Mapping[str, object]
    problem: str


def matches(column: str, regex: str, problem: str) -> Expected:
    """Every cell of ``column`` matches ``regex``."""
    return Expected("expect_column_values_to_match_regex", {"column": column, "regex": regex}, problem)


def one_of(column: str, values: Collection[object], problem: str) -> Expected:
    """Every cell of ``column`` is one of ``values``."""
    texts = [str(value) if isinstance(value, StrEnum) else value for value in values]
    return Expected("expect_column_values_to_be_in_set", {"column": column, "value_set": texts}, problem)


def member(column: str, scale: type[StrEnum], *, also: Sequence[str] = ()) -> Expected:
    """Every cell of ``column`` is a member of ``scale``."""
    return one_of(column, [*scale, *also], f"{column} is {{value!r}}, not one of {', '.join(scale)}")


def unique(column: str, problem: str) -> Expected:
    """No cell of ``column`` stands twice."""
    return Expected("expect_column_values_to_be_unique", {"column": column}, problem)


def unique_together(columns: Sequence[str], problem: str) -> Expected:
    """No combination of these columns' cells stands twice."""
    return Expected("expect_compound_columns_to_be_unique", {"column_list": list(columns)}, problem)


def at_most(column: str, most: int, problem: str) -> Expected:
    """No number of ``column`` is greater than ``most``."""
    return Expected("expect_column_values_to_be_between", {"column": column, "max_value": most}, problem)


def at_least(column: str, least: int, problem: str) -> Expected:
    """No number of ``column`` is less than ``least``."""
    return Expected("expect_column_values_to_be_between", {"column": column, "min_value": least}, problem)


def of_every_table(columns: Sequence[str], key: str) -> list[Expected]:
    """Sorted files, and no cell with white space around it."""
    return [
        one_of("file_order", ["sorted"], f"{key} does not come after that of the row before; sort the file"),
        *(matches(column, TIDY, f"{column} has white space around it: {{value!r}}") for column in columns),
    ]


def of_vocabulary() -> list[Expected]:
    """Concept ids, names, kinds."""
    return [
        unique("concept", "concept {value!r} stands twice"),
        matches("concept", SLUG, "concept {value!r} is no id (small letters and digits, joined by hyphens)"),
        matches("name", SOMETHING, "name is empty"),
        member("kind", Kind),
    ]


def of_names() -> list[Expected]:
    """No text names two concepts, or one concept twice."""
    return [unique("key", "{value!r} names more than one concept, or one twice")]


def of_references() -> list[Expected]:
    """Every id that a row names is in its table.

    The ids are compared beforehand: Great Expectations copies a set that it is given some thousand times.
    """
    return [one_of("known", ["known"], "{reference} {value!r} is in no table")]


def of_contested() -> list[Expected]:
    """Status, band, and the texts that an editor reads."""
    return [
        unique("concept", "concept {value!r} stands twice"),
        member("status", ContestedStatus),
        one_of("band", [Severity.WARNING, Severity.NOTE], "band is {value!r}, not warning or note"),
        *(matches(column, SOMETHING, f"{column} is empty") for column in ("accepted", "why", "sources")),
    ]


def of_sources() -> list[Expected]:
    """Identifiers in their form, addresses, days, and a finding in our words."""
    return [
        unique("id", "id {value!r} stands twice"),
        matches("id", SLUG, "id {value!r} is no id (small letters and digits, joined by hyphens)"),
        *(matches(column, SOMETHING, f"{column} is empty") for column in ("title", "finding")),
        member("kind", Design),
        matches("year", YEAR, "year is {value!r}"),
        matches("doi", DOI, "doi is {value!r}; write 10.registrant/suffix without a prefix"),
        matches("pmid", PMID, "pmid is {value!r}, not one to eight digits"),
        matches("url", OPTIONAL_ADDRESS, "url is {value!r}, not an http address"),
        matches("seen_at", ADDRESS, "seen_at is {value!r}, not an http address"),
        matches("seen_on", DAY, "seen_on is {value!r}, not a day written YYYY-MM-DD"),
        at_least("age_days", 0, "seen_on lies in the future"),
        one_of("used", ["used"], "no evidence row and no contested term uses this source"),
    ]


def of_evidence() -> list[Expected]:
    """Legal codes, honest grades, reviewed lately, and not two rows for one question."""
    question = ("cause", "effect", "population", "condition", "comparator")
    return [
        unique("id", "id {value!r} stands twice"),
        matches("id", ROW_ID, "id {value!r} is no row id (cause--effect, perhaps --qualifier)"),
        one_of("id_fits", ["fits"], "id does not begin with its own cause--effect"),
        unique_together(question, "another row has the same cause, effect, population, condition and comparator"),
        member("relation", Relation),
        member("certainty", Certainty),
        member("certainty_by", Grader),
        member("size", Size, also=("",)),
        member("design", Design),
        *(matches(column, SOMETHING, f"{column} is empty") for column in ("summary", "sources")),
        matches("reviewed_on", DAY, "reviewed_on is {value!r}, not a day written YYYY-MM-DD"),
        at_least("age_days", 0, "reviewed_on lies in the future"),
        matches("review_by", DAY, "review_by is {value!r}, not a day written YYYY-MM-DD"),
        at_least("review_days", 1, "review_by does not lie after reviewed_on"),
        at_most("review_days", LONGEST_REVIEW_DAYS, "review_by lies more than three years after reviewed_on"),
        one_of("copied", [""], "summary repeats a source's finding word for word: {value!r}"),
        one_of(
            "grade", ["honest"], "very low certainty cannot show that there is no effect; the relation is not-shown"
        ),
    ]
