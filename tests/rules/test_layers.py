"""Rules folders of one's own over the built-in one: rows, concepts, terms and rules replace their namesakes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from overclaim.rules.add_row import add_row
from overclaim.rules.check_tables import check_tables, examine_tables
from overclaim.rules.due_rows import due_rows
from overclaim.rules.evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS, load_evidence
from overclaim.rules.layers import layers_of
from overclaim.rules.read_settings import load_settings
from overclaim.rules.scales import Certainty, Relation
from overclaim.rules.search_evidence import search_evidence
from overclaim.rules.settings import Settings
from overclaim.rules.source_error import SourceError
from overclaim.rules.vocabulary import load_vocabulary

TODAY = date(2026, 11, 21)
OWN_ROW = (
    "ginger--nausea,ginger,nausea,decreases,moderate,source,small,rct,adults,,placebo,,It probably helps.,a-2020,"
    "2026-11-20,2028-11-20"
)
Layer = Callable[[str, str], Path]

BUILTIN = Path(__file__).parents[2] / "rules"


def test_a_row_takes_the_place_of_its_namesake(tables: Path, layer: Layer) -> None:
    table = load_evidence(tables, layer("evidence/all.csv", OWN_ROW))
    assert [row.id for row in table.rows] == ["food--nausea", "ginger--nausea"]
    assert table["ginger--nausea"].certainty is Certainty.MODERATE
    assert table.version != load_evidence(tables).version


def test_a_row_may_rest_on_a_source_below(tables: Path, layer: Layer) -> None:
    own = layer("evidence/all.csv", OWN_ROW.replace("a-2020", "d-2023"))
    with pytest.raises(SourceError, match=r"own/evidence/all\.csv:2: sources names no source"):
        load_evidence(tables, own)


def test_concepts_and_contested_terms_are_layered(tables: Path, layer: Layer) -> None:
    layer("vocabulary/all.csv", "food,food,food,nosh,,,,\nseaweed,seaweed,food,kelp,,,food,")
    own = layer("contested.csv", "seaweed,contested-science,a sea vegetable,note,Its iodine varies.,a-2020")
    vocabulary = load_vocabulary(tables, own)
    assert vocabulary["food"].synonyms == ("nosh",)
    assert vocabulary["seaweed"].contested is not None
    assert vocabulary["detox-diet"].contested is not None


def test_the_check_reads_layers_as_one(tables: Path, layer: Layer) -> None:
    own = layer("evidence/all.csv", OWN_ROW)
    assert check_tables([tables, own], TODAY) == []
    layer("evidence/all.csv", OWN_ROW.replace("ginger,nausea", "ginger,sickness"))
    problems = {problem.problem for problem in check_tables([tables, own], TODAY)}
    assert "effect 'sickness' is in no table" in problems


def test_an_examination_says_what_it_checked(tables: Path) -> None:
    examination = examine_tables([tables], TODAY)
    assert examination.problems == ()
    assert {one.table for one in examination.checked} >= {"vocabulary", "sources", "evidence", "references"}
    (dois,) = [
        one
        for one in examination.checked
        if one.table == "sources" and one.columns == ("doi",) and "regex" in one.expectation
    ][:1]
    assert dois.values == 3


def test_a_folder_with_tables_of_every_sort_stands_alone(tables: Path, layer: Layer, tmp_path: Path) -> None:
    assert layers_of(tables, BUILTIN) == (tables,)
    own = layer("evidence/all.csv", OWN_ROW)
    assert layers_of(own, BUILTIN) == (BUILTIN, own)
    with pytest.raises(SourceError, match="no such folder"):
        layers_of(tmp_path / "gone", BUILTIN)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="is no rules folder"):
        layers_of(tmp_path / "empty", BUILTIN)


def test_a_search_wants_every_word(tables: Path) -> None:
    table, vocabulary = load_evidence(tables), load_vocabulary(tables)

    def found(*words: str, **filters: object) -> list[str]:
        return [row.id for row in search_evidence(table, vocabulary, words, **filters)]  # type: ignore[arg-type]

    assert found("SICKNESS") == ["food--nausea", "ginger--nausea"]
    assert found("sickness", "root") == ["ginger--nausea"]
    assert found("trial") == ["food--nausea", "ginger--nausea"]
    assert found("10.1000/food") == ["food--nausea"]
    assert found("nausea", relations=[Relation.DECREASES]) == ["ginger--nausea"]
    assert found("nausea", certainties=[Certainty.HIGH]) == []
    assert found("turmeric") == []


def test_rows_that_are_due_come_the_longest_overdue_first(tables: Path) -> None:
    rows = load_evidence(tables).rows
    assert due_rows(rows, date(2027, 11, 19)) == ()
    assert [row.id for row in due_rows(rows, date(2027, 11, 20))] == ["ginger--nausea"]
    assert [row.id for row in due_rows(rows, date(2027, 11, 19), within=400)] == ["ginger--nausea", "food--nausea"]


def cells(**changes: str) -> dict[str, str]:
    row = dict(zip(EVIDENCE_COLUMNS, OWN_ROW.split(","), strict=True))
    return row | {"id": "ginger--nausea--sea"} | changes


SEA = "d-2023,Sea,2023,rct,,,,,https://example.org/d,2026-11-20,It helped."
SOURCE = dict(zip(SOURCE_COLUMNS, SEA.split(","), strict=True))


def test_a_row_is_added_with_its_source(tables: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    add_row((tables, own), "sea", cells(), None)
    add_row((tables, own), "sea", cells(id="food--nausea--sea", cause="food", sources="d-2023"), SOURCE)
    table = load_evidence(tables, own)
    assert [row.id for row in table.rows[2:]] == ["food--nausea--sea", "ginger--nausea--sea"]
    assert table.sources["d-2023"].title == "Sea"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"id": "ginger--nausea"}, "stands already"),
        ({"sources": ""}, "has no source"),
        ({"sources": "z-1999"}, "sources names no source"),
        ({"effect": "sickness"}, "effect 'sickness' is no concept"),
        ({"certainty": "sure"}, "certainty is 'sure'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_row_leaves_nothing_behind(tables: Path, tmp_path: Path, changes: dict[str, str], problem: str) -> None:
    own = tmp_path / "own"
    add_row((tables, own), "sea", cells(id="food--nausea--sea", cause="food"))
    before = (own / "evidence" / "sea.csv").read_bytes()
    with pytest.raises(SourceError, match=problem):
        add_row((tables, own), "sea", cells(**changes), SOURCE)
    assert (own / "evidence" / "sea.csv").read_bytes() == before
    assert not (own / "sources" / "sea.csv").exists()


def test_a_config_names_tables_and_profiles(tmp_path: Path, layer: Layer) -> None:
    layer("evidence/all.csv", OWN_ROW)
    config = tmp_path / "overclaim.toml"
    config.write_text('tables = ["own"]\nprofiles = ["eu-seller"]\n', encoding="utf-8")
    settings = load_settings(config, BUILTIN)
    assert settings == Settings(tables=(tmp_path / "own",), profiles=frozenset({"eu-seller"}), path=config)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('tables = ["gone"]', r"overclaim\.toml:1: tables: 'gone' is no folder beside this file"),
        ('tables = ["."]', "holds none of"),
        ('tables = "own"', "tables is not a list of texts"),
        ('\nprofiles = ["eu-seler"]', r"overclaim\.toml:2: unknown profile 'eu-seler'; did you mean 'eu-seller'"),
        ('table = ["own"]', "unknown key 'table'; did you mean 'tables'"),
    ],
)
def test_a_wrong_config_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    config = tmp_path / "overclaim.toml"
    config.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=problem):
        load_settings(config, BUILTIN)
