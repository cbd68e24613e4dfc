"""Concepts, what they are a kind of, and the names that the matcher looks for."""

from pathlib import Path

import pytest

from overclaim.rules.scales import Kind, Severity
from overclaim.rules.source_error import SourceError
from overclaim.rules.vocabulary import Concept, Name, Vocabulary, load_vocabulary

HEADER = "concept,name,kind,synonyms,as_written,as_end,broader,ids\n"
CONTESTED_HEADER = "concept,status,accepted,band,why,sources\n"


def write(folder: Path, vocabulary: str, contested: str | None = None) -> Path:
    (folder / "vocabulary").mkdir()
    (folder / "vocabulary" / "all.csv").write_text(HEADER + vocabulary)
    if contested is not None:
        (folder / "contested.csv").write_text(CONTESTED_HEADER + contested)
    return folder


def concept(identifier: str, *broader: str) -> Concept:
    return Concept(identifier, identifier, Kind.CONDITION, broader=broader)


def test_ancestors_come_breadth_first_and_once() -> None:
    vocabulary = Vocabulary(
        [
            concept("diabetic-neuropathy", "peripheral-neuropathy", "diabetes-complication"),
            concept("peripheral-neuropathy", "nerve-disease"),
            concept("diabetes-complication", "disease"),
            concept("nerve-disease", "disease"),
            concept("disease"),
        ]
    )
    assert vocabulary.ancestors("diabetic-neuropathy") == (
        "peripheral-neuropathy",
        "diabetes-complication",
        "nerve-disease",
        "disease",
    )
    assert vocabulary.ancestors("disease") == ()


def test_a_circle_of_broader_terms_ends() -> None:
    vocabulary = Vocabulary([concept("a", "b"), concept("b", "c"), concept("c", "a")])
    assert vocabulary.ancestors("a") == ("b", "c")


def test_names_are_the_preferred_one_synonyms_and_short_forms() -> None:
    arthritis = Concept(
        "rheumatoid-arthritis",
        "rheumatoid arthritis",
        Kind.CONDITION,
        synonyms=("rheumatoid disease", "rheumatoid arthritis"),
        as_written=("RA",),
    )
    assert Vocabulary([arthritis]).names() == (
        Name("rheumatoid arthritis", "rheumatoid-arthritis"),
        Name("rheumatoid disease", "rheumatoid-arthritis"),
        Name("RA", "rheumatoid-arthritis", as_written=True),
    )


def test_contested_terms_are_joined(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        "leaky-gut,leaky gut,condition,,,,,\nsleep,sleep,behaviour,,,,,\n",
        "leaky-gut,not-a-diagnosis,increased intestinal permeability,warning,It is no diagnosis.,a-2024|b-2020\n",
    )
    vocabulary = load_vocabulary(folder)
    contested = vocabulary["leaky-gut"].contested
    assert contested is not None
    assert (contested.band, contested.sources) == (Severity.WARNING, ("a-2024", "b-2020"))
    assert vocabulary["sleep"].contested is None
    assert vocabulary.get(None) is None
    assert list(vocabulary.concepts) == ["leaky-gut", "sleep"]


@pytest.mark.parametrize(
    ("vocabulary", "contested", "problem"),
    [
        ("a,a,illness,,,,,\n", "", r"all\.csv:2: kind is 'illness', not one of condition"),
        ("a,a,condition,,,,b,\n", "", r"all\.csv:2: broader names no concept: b"),
        ("a,,condition,,,,,\n", "", r"all\.csv:2: name is empty"),
        ("a,a,condition,,,,,\na,b,condition,,,,,\n", "", r"all\.csv:3: concept 'a' stands twice"),
        ("a,a,condition,,,,,\n", "b,vague-marketing,c,note,Why.,s\n", r"contested\.csv: 'b' is no concept"),
        ("a,a,condition,,,,,\n", "a,vague-marketing,c,error,Why.,s\n", r"contested\.csv:2: band is 'error'"),
    ],
)
def test_a_wrong_vocabulary_is_refused(tmp_path: Path, vocabulary: str, contested: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        load_vocabulary(write(tmp_path, vocabulary, contested))
