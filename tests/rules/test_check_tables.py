"""The checks of the tables find each fault at its line, and nothing in sound tables."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from overclaim.rules.check_tables import check_tables
from overclaim.rules.run_expectations import ExpectationCrash, ExpectationRunner, Problem
from overclaim.rules.table_expectations import matches

TODAY = date(2026, 11, 21)
RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture
def folder(tables: Path) -> Path:
    return tables


def test_sound_tables_have_no_problem(folder: Path) -> None:
    assert check_tables([folder], TODAY) == []


FAULTS = [
    ("vocabulary/all.csv", 4, "supplement", "herb", "kind is 'herb', not one of condition"),
    ("vocabulary/all.csv", 2, ",food,\n", ",foods,\n", "broader 'foods' is in no table"),
    ("vocabulary/all.csv", 4, "MESH:D020939", "D020939", "ids has 'D020939'"),
    ("vocabulary/all.csv", 5, "sickness", "Ginger-root", "'ginger root' names more than one concept"),
    ("vocabulary/all.csv", 4, ",ginger,", ", ginger,", "name has white space around it"),
    ("contested.csv", 2, "detox-diet,", "detox,", "concept 'detox' is in no table"),
    ("contested.csv", 2, "b-2021", "d-2023", "sources 'd-2023' is in no table"),
    ("contested.csv", 2, "warning", "error", "band is 'error'"),
    ("sources/all.csv", 2, "10.1000/ginger", "https://doi.org/10.1000/ginger", "doi is 'https://doi.org"),
    ("sources/all.csv", 2, ",123,", ",PMID123,", "pmid is 'PMID123'"),
    ("sources/all.csv", 2, "https://example.org/a", "example.org", "seen_at is 'example.org'"),
    ("sources/all.csv", 2, "2026-11-20", "2026-11-22", "seen_on lies in the future"),
    ("sources/all.csv", 3, "b-2021", "b-2022", "no evidence row and no contested term uses this source"),
    ("sources/all.csv", 3, ",,,,", ",10.1000/food,,,", "another source has the doi 10.1000/food"),
    ("evidence/all.csv", 3, "decreases", "lowers", "relation is 'lowers'"),
    ("evidence/all.csv", 3, ",small,", ",tiny,", "size is 'tiny'"),
    ("evidence/all.csv", 3, "ginger,nausea", "ginger,sickness", "effect 'sickness' is in no table"),
    ("evidence/all.csv", 2, "2028-11-20", "2030-11-20", "more than three years after reviewed_on"),
    ("evidence/all.csv", 2, "2028-11-20", "2026-11-20", "review_by does not lie after reviewed_on"),
    ("evidence/all.csv", 3, "2027-11-20", "next year", "review_by is 'next year'"),
    ("evidence/all.csv", 3, "2026-11-20", "20 November", "reviewed_on is '20 November'"),
    (
        "evidence/all.csv",
        3,
        "Ginger may ease it.",
        "Fewer people felt sick.",
        "word for word: 'Fewer people felt sick.'",
    ),
    ("evidence/all.csv", 3, "Ginger may ease it.", "", "summary is empty"),
    ("evidence/all.csv", 2, "no-effect,low", "no-effect,very-low", "the relation is not-shown"),
    ("evidence/all.csv", 3, "a-2020", "", "sources is empty"),
]


def plant(folder: Path, fault: tuple[str, int, str, str, str]) -> bool:
    """Put the fault into its line; False where an earlier one has taken its place there."""
    table, line, old, new, _ = fault
    path = folder / table
    lines = path.read_text().splitlines(keepends=True)
    if old not in lines[line - 1]:
        return False
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_text("".join(lines))
    return True


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, write_tables: Callable[[Path], Path]
) -> set[tuple[str, int | None, str]]:
    """The problems of tables with all the faults, planted in as few rounds as their places allow."""
    problems: set[tuple[str, int | None, str]] = set()
    waiting = FAULTS
    while waiting:
        folder = write_tables(tmp_path_factory.mktemp("tables"))
        planted = [fault for fault in waiting if plant(folder, fault)]
        assert planted
        waiting = [fault for fault in waiting if fault not in planted]
        problems |= {
            (str(one.path.relative_to(folder)), one.line, one.problem) for one in check_tables([folder], TODAY)
        }
    return problems


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[4])
def test_a_fault_is_found_at_its_line(
    fault: tuple[str, int, str, str, str], found: set[tuple[str, int | None, str]]
) -> None:
    table, line, _, _, problem = fault
    assert any((path, place) == (table, line) and problem in text for path, place, text in found)


def test_order_and_duplicates(folder: Path) -> None:
    path = folder / "evidence/all.csv"
    header, first, second = path.read_text().splitlines()
    path.write_text("\n".join([header, second, first, first.replace("food--nausea,", "food--nausea--again,")]) + "\n")
    problems = [str(one) for one in check_tables([folder], TODAY)]
    assert problems == [
        f"{path}:3: another row has the same cause, effect, population, condition and comparator",
        f"{path}:3: id does not come after that of the row before; sort the file",
        f"{path}:4: another row has the same cause, effect, population, condition and comparator",
    ]


def test_a_broken_file_is_reported_alone(folder: Path) -> None:
    path = folder / "sources/all.csv"
    path.write_text(path.read_text() + "d-2023,only two\n")
    assert check_tables([folder], TODAY) == [Problem(path, 5, "has 2 cells, the header has 11")]


def test_a_missing_table_is_reported(folder: Path) -> None:
    (folder / "contested.csv").unlink()
    (problem,) = check_tables([folder], TODAY)
    assert str(problem) == f"{folder / 'contested.csv'}: cannot be read: No such file or directory"


def test_a_crashed_expectation_is_our_fault() -> None:
    frame = pd.DataFrame({"row": [0]})
    with pytest.raises(ExpectationCrash):
        list(ExpectationRunner().run("broken", (), [matches("nowhere", "x", "never said")], frame))


def test_the_shipped_tables_are_sound() -> None:
    assert [str(problem) for problem in check_tables([RULES], TODAY)] == []
