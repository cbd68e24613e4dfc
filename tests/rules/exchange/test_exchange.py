"""Tables go out to other formats and come back as they were."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from scispacy.linking_utils import KnowledgeBase

from overclaim.rules.evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS, load_evidence
from overclaim.rules.exchange.evidence_file import export_evidence, import_evidence
from overclaim.rules.exchange.vocabulary_file import export_vocabulary, import_vocabulary, slug
from overclaim.rules.read_table import read_table
from overclaim.rules.scales import Kind
from overclaim.rules.source_error import SourceError
from overclaim.rules.vocabulary import load_vocabulary

OBO = """format-version: 1.4

[Term]
id: DOID:1
name: bad stomach
synonym: "upset \\"tum\\"" EXACT []
synonym: "stomach trouble" RELATED []
xref: MESH:D000001
is_a: DOID:2 ! nausea

[Term]
id: DOID:2
name: Nausea
synonym: "queasiness" EXACT [NCI:1]
synonym: "ginger root" EXACT []

[Term]
id: DOID:3
name: old name
is_obsolete: true
"""


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonld"])
def test_evidence_comes_back_as_it_went(tables: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"all.{ending}"
    written = export_evidence(load_evidence(tables), file)
    assert (len(written.rows), len(written.sources)) == (2, 2)
    back = tmp_path / "back"
    assert import_evidence(file, back) == written
    for name, columns in (("evidence", EVIDENCE_COLUMNS), ("sources", SOURCE_COLUMNS)):
        first = {row["id"]: row.cells for row in read_table(tables / name / "all.csv", columns)}
        again = {row["id"]: row.cells for row in read_table(back / name / "all.csv", columns)}
        assert again == {identifier: first[identifier] for identifier in again}


def test_json_ld_speaks_of_sources_in_schema_org_terms(tables: Path, tmp_path: Path) -> None:
    export_evidence(load_evidence(tables), tmp_path / "all.jsonld")
    document = json.loads((tmp_path / "all.jsonld").read_text(encoding="utf-8"))
    source = next(node for node in document["@graph"] if node["@id"] == "urn:overclaim:source:a-2020")
    assert source["@type"] == "https://schema.org/ScholarlyArticle"
    assert document["@context"]["name"] == "https://schema.org/name"
    assert source["name"] == "Ginger trial"


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("all.xlsx", "", "ends with none of .csv, .parquet, .jsonld"),
        ("all.csv", "id,cause\n", "lacks effect"),
        ("all.jsonld", "{}", "is not JSON-LD as overclaim writes it"),
        ("all.jsonld", '{"@graph": []}', "holds no evidence row"),
        ("all.parquet", "text", "all.parquet: "),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, content: str, problem: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=problem):
        import_evidence(tmp_path / name, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_a_flat_file_cannot_say_two_things_of_one_row(tables: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    export_evidence(load_evidence(tables), file)
    file.write_text(
        file.read_text(encoding="utf-8").replace("Food may not matter.", "Food matters.", 1), encoding="utf-8"
    )
    with pytest.raises(SourceError, match="two things of the row 'food--nausea'"):
        import_evidence(file, tmp_path / "back")


@pytest.mark.parametrize("ending", ["obo", "jsonl"])
def test_a_vocabulary_comes_back_as_it_went(tables: Path, tmp_path: Path, ending: str) -> None:
    known = load_vocabulary(tables)
    file = tmp_path / f"ours.{ending}"
    export_vocabulary(known, file)
    done = import_vocabulary(file, known, tmp_path / "own", Kind.CONDITION)
    assert (done.added, done.extended, done.taken) == (0, 0, ())
    assert load_vocabulary(tables, tmp_path / "own").concepts == known.concepts


def test_an_ontology_is_taken_in(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.obo").write_text(OBO, encoding="utf-8")
    done = import_vocabulary(tmp_path / "theirs.obo", load_vocabulary(tables), tmp_path / "own", Kind.SYMPTOM)
    assert (done.added, done.extended, done.taken) == (1, 1, ("ginger root",))
    vocabulary = load_vocabulary(tables, tmp_path / "own")
    added = vocabulary["bad-stomach"]
    assert (added.kind, added.synonyms, added.broader) == (Kind.SYMPTOM, ('upset "tum"',), ("nausea",))
    assert added.ids == ("DOID:1", "MESH:D000001")
    assert vocabulary["nausea"].synonyms == ("sickness", "queasiness")
    assert vocabulary["nausea"].ids == ("DOID:2",)


def test_scispacy_reads_what_we_write(tables: Path, tmp_path: Path) -> None:
    export_vocabulary(load_vocabulary(tables), tmp_path / "kb.jsonl")
    base = KnowledgeBase(str(tmp_path / "kb.jsonl"))
    assert base.cui_to_entity["ginger"].canonical_name == "ginger"
    assert base.alias_to_cuis["sickness"] == {"nausea"}


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.owl", "", "ends with none of .obo, .jsonl"),
        ("a.obo", "", "holds no"),
        ("a.jsonl", "\n", "holds no entity"),
        ("a.jsonl", '{"concept_id": "C1", "aliases": ["x"]}\n{"aliases": []}\n', r"a\.jsonl:2: is no entity"),
    ],
)
def test_a_file_that_is_no_ontology_is_refused(
    tables: Path, tmp_path: Path, name: str, content: str, problem: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=problem):
        import_vocabulary(tmp_path / name, load_vocabulary(tables), tmp_path / "own", Kind.CONDITION)


@pytest.mark.parametrize(("name", "identifier"), [("Crohn's disease", "crohns-disease"), ("α", "unnamed")])
def test_a_name_gives_an_id(name: str, identifier: str, layer: Callable[[str, str], Path]) -> None:
    assert slug(name) == identifier
