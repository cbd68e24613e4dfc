"""The vocabulary and the contested terms as data: every row of every table, as a reader or a matcher would meet it."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

import overclaim
from overclaim.pipeline.match_terms import MAX_WORDS, WORD, word_key
from overclaim.rules.contested import COLUMNS as CONTESTED_COLUMNS
from overclaim.rules.contested import ContestedStatus
from overclaim.rules.read_table import Row, read_table, read_tables
from overclaim.rules.scales import Kind, Severity
from overclaim.rules.vocabulary import COLUMNS, Vocabulary, load_vocabulary

RULES = Path(overclaim.__file__).parent / "rules"
TABLES = sorted((RULES / "vocabulary").glob("*.csv"))
ROWS = [row for table in TABLES for row in read_table(table, COLUMNS)]
CONTESTED = read_table(RULES / "contested.csv", CONTESTED_COLUMNS, key="concept")
SOURCE_COLUMNS = ("id", "title", "year", "kind", "doi", "pmid", "publisher", "url", "seen_at", "seen_on", "finding")
SOURCES = read_table(RULES / "sources" / "contested.csv", SOURCE_COLUMNS, key="id")

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KNOWLEDGE_BASE_ID = re.compile(r"(?:MESH:[CD]\d+|DOID:\d+)")
DOI = re.compile(r"10\.\d{4,9}/\S+")

# Words that health prose uses in another sense more often than not.
EVERYDAY = frozenset(
    """
    aid aids arm back balance cell cold date drink drinking drive fall fat fit gas ground hand lead may medicine
    mole operation patch period pile pressure rest running senior sensation shock shot sitting sole spot sweet
    tract trial weight wind
    """.split()  # noqa: SIM905  (a list of forty strings reads worse)
)


def rows_of(table: Path) -> list[Row]:
    return [row for row in ROWS if row.path == table]


def names_of(row: Row) -> list[str]:
    """The name and the synonyms: the texts that match whatever their case."""
    return list(dict.fromkeys((row["name"], *row.several("synonyms"))))


def keys_of(text: str) -> tuple[str, ...]:
    """The keys that the matcher walks for ``text``; names with the same keys are one name to it."""
    keys = [word_key(match.group()) for match in WORD.finditer(text)]
    return tuple(key for place, key in enumerate(keys) if key != "s" or place == 0)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(RULES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
class TestTable:
    def test_is_sorted_by_concept(self, table: Path) -> None:
        concepts = [row["concept"] for row in rows_of(table)]
        assert concepts == sorted(concepts)

    def test_ends_lines_with_lf_and_has_no_byte_order_mark(self, table: Path) -> None:
        raw = table.read_bytes()
        assert b"\r" not in raw
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert raw.endswith(b"\n")

    def test_has_no_spaces_at_the_edges_of_a_cell_or_value(self, table: Path) -> None:
        loose = [
            (row["concept"], value)
            for row in rows_of(table)
            for cell in row.cells.values()
            for value in cell.split("|")
            if value != value.strip() or "  " in value
        ]
        assert loose == []

    def test_writes_ids_in_kebab_case(self, table: Path) -> None:
        assert [row["concept"] for row in rows_of(table) if not IDENTIFIER.fullmatch(row["concept"])] == []

    def test_uses_kinds_of_the_scale(self, table: Path) -> None:
        assert {row["kind"] for row in rows_of(table)} <= set(Kind)

    def test_gives_knowledge_base_ids_in_their_form(self, table: Path) -> None:
        given = [identifier for row in rows_of(table) for identifier in row.several("ids")]
        assert [identifier for identifier in given if not KNOWLEDGE_BASE_ID.fullmatch(identifier)] == []


def test_ids_are_unique_across_tables() -> None:
    tables = defaultdict(list)
    for row in ROWS:
        tables[row["concept"]].append(row.path.name)
    assert {concept: where for concept, where in tables.items() if len(where) > 1} == {}


def test_broader_ids_resolve() -> None:
    known = {row["concept"] for row in ROWS}
    assert [
        (row["concept"], broader) for row in ROWS for broader in row.several("broader") if broader not in known
    ] == []


def test_broader_makes_no_cycle() -> None:
    broader = {row["concept"]: row.several("broader") for row in ROWS}

    def reaches(start: str) -> set[str]:
        found: set[str] = set()
        waiting = list(broader[start])
        while waiting:
            concept = waiting.pop()
            if concept not in found:
                found.add(concept)
                waiting += broader.get(concept, ())
        return found

    assert [concept for concept in broader if concept in reaches(concept)] == []


def test_no_name_is_claimed_by_two_concepts() -> None:
    claims: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for row in ROWS:
        for name in names_of(row):
            claims[keys_of(name)].setdefault(row["concept"], name)
    assert [claimed for claimed in claims.values() if len(claimed) > 1] == []


def test_no_short_form_is_claimed_by_two_concepts() -> None:
    claims: dict[str, list[str]] = defaultdict(list)
    for row in ROWS:
        for text in row.several("as_written"):
            claims[text].append(row["concept"])
    assert {text: concepts for text, concepts in claims.items() if len(concepts) > 1} == {}


def test_as_written_is_for_short_forms_with_a_capital_or_a_plural_whose_singular_is_everyday() -> None:
    wrong = [
        (row["concept"], text)
        for row in ROWS
        for text in row.several("as_written")
        if len(text) > 12 or not (re.search("[A-Z]", text) or word_key(text) in {word_key(word) for word in EVERYDAY})
    ]
    assert wrong == []


def test_no_name_is_a_bare_everyday_word() -> None:
    assert [
        (row["concept"], name)
        for row in ROWS
        for name in names_of(row)
        if keys_of(name) in {(word_key(w),) for w in EVERYDAY}
    ] == []


def test_every_name_can_match() -> None:
    """A name has words, and no more of them than the matcher reads."""
    lengths = {(row["concept"], name): len(keys_of(name)) for row in ROWS for name in names_of(row)}
    assert {name: length for name, length in lengths.items() if not 0 < length <= MAX_WORDS} == {}


def test_vocabulary_is_broad(vocabulary: Vocabulary) -> None:
    assert len(vocabulary) >= 700
    assert len(vocabulary.names()) >= 2500


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("diabetic-neuropathy", "peripheral-neuropathy"),
        ("neuropathic-pain", "pain"),
        ("joint-pain", "pain"),
        ("vitamin-b12-deficiency", "nutrient-deficiency"),
        ("leaky-gut-syndrome", "intestinal-permeability"),
        ("immune-boosting", "immune-function"),
    ],
)
def test_evidence_falls_back(vocabulary: Vocabulary, narrow: str, broad: str) -> None:
    assert broad in vocabulary.ancestors(narrow)


@pytest.mark.parametrize(
    ("concept", "other"),
    [
        ("sciatica", "peripheral-neuropathy"),
        ("hdl-cholesterol", "cholesterol"),
        ("vitamin-c", "antioxidant"),
        ("ginger", "herbal-remedy"),
        ("peripheral-neuropathy", "diabetic-neuropathy"),
    ],
)
def test_evidence_does_not_fall_back(vocabulary: Vocabulary, concept: str, other: str) -> None:
    assert other in vocabulary
    assert other not in vocabulary.ancestors(concept)


def test_every_vitamin_has_a_deficiency_under_vitamin_deficiency(vocabulary: Vocabulary) -> None:
    vitamins = [
        concept for concept in vocabulary.concepts if re.fullmatch(r"vitamin-(?:a|b1|b2|b3|b6|b12|c|d|e|k)", concept)
    ]
    assert len(vitamins) == 10
    assert [one for one in vitamins if "vitamin-deficiency" not in vocabulary.ancestors(f"{one}-deficiency")] == []


class TestContested:
    def test_has_at_least_thirty_terms_in_order(self) -> None:
        concepts = [row["concept"] for row in CONTESTED]
        assert len(concepts) >= 30
        assert concepts == sorted(concepts)

    def test_terms_are_concepts(self, vocabulary: Vocabulary) -> None:
        assert [row["concept"] for row in CONTESTED if row["concept"] not in vocabulary] == []

    def test_status_and_band_are_legal(self) -> None:
        assert {row["status"] for row in CONTESTED} == set(ContestedStatus)
        assert {row["band"] for row in CONTESTED} <= {Severity.NOTE, Severity.WARNING}

    def test_why_is_one_sentence(self) -> None:
        assert [row["why"] for row in CONTESTED if not re.fullmatch(r"[A-Z][^\n]*\.", row["why"])] == []

    def test_accepted_wording_is_not_what_is_contested(self, vocabulary: Vocabulary) -> None:
        """Otherwise a post would be told to write what it wrote, or be excused for writing it."""
        clashing = [
            (row["concept"], row["accepted"])
            for row in CONTESTED
            for name in (vocabulary[row["concept"]].name, *vocabulary[row["concept"]].synonyms)
            if row["accepted"].casefold() in name.casefold()
        ]
        assert clashing == []

    def test_every_term_names_a_source_that_is_there(self) -> None:
        known = {row["id"] for row in read_tables(RULES / "sources", SOURCE_COLUMNS, key="id")}
        assert [row["concept"] for row in CONTESTED if not set(row.several("sources") or [""]) <= known] == []

    def test_every_source_is_named_by_a_term(self) -> None:
        assert {row["id"] for row in SOURCES} <= {source for row in CONTESTED for source in row.several("sources")}

    def test_sources_say_where_and_when_they_were_seen(self) -> None:
        for row in SOURCES:
            assert re.match(r"https?://", row.required("seen_at")), row["id"]
            assert row.day("seen_on")
            assert row.required("title")
            assert row.required("finding")
            assert not row["doi"] or DOI.fullmatch(row["doi"]), row["id"]
            assert not row["pmid"] or row["pmid"].isdigit(), row["id"]
