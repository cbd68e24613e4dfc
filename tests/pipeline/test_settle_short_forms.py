"""One meaning for a short form throughout a text, over a recogniser built here that misreads them."""

from typing import Any

import pytest
import spacy
from spacy.language import Language

from overclaim.pipeline.abbreviations import defined_short_forms
from overclaim.pipeline.settle_short_forms import settle_short_forms

DEFINED = "He had painful grumbles disease (PGD) at once."


@pytest.fixture(scope="module")
def recogniser() -> Language:
    """Knows three diseases, and takes two short forms for chemicals."""
    pipeline = spacy.blank("en")
    ruler: Any = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "DISEASE", "pattern": "grumbles disease"},
            {"label": "DISEASE", "pattern": "deficiency of grumblase"},
            {"label": "DISEASE", "pattern": "grumbles"},
            {"label": "DISEASE", "pattern": "severe PGD"},
            {"label": "CHEMICAL", "pattern": [{"TEXT": {"REGEX": "^(PGD|GRA)$"}}]},
        ]
    )
    return pipeline


def settled(recogniser: Language, *sentences: str, reach: int | None = None) -> list[list[tuple[str, str]]]:
    docs = list(recogniser.pipe(sentences))
    settle_short_forms(docs, recogniser, reach)
    return [[(entity.text, entity.label_) for entity in doc.ents] for doc in docs]


def test_a_short_form_is_what_its_long_form_is_before_and_after(recogniser: Language) -> None:
    assert settled(recogniser, "PGD hurts.", DEFINED, "Two PGDs hurt, pgd and XPGD are nothing.") == [
        [("PGD", "DISEASE")],
        [("grumbles disease", "DISEASE"), ("PGD", "DISEASE")],
        [("PGDs", "DISEASE")],
    ]


def test_a_longer_mention_around_a_short_form_stays(recogniser: Language) -> None:
    assert settled(recogniser, DEFINED, "It was severe PGD.")[1] == [("severe PGD", "DISEASE")]


def test_the_nearest_definition_counts_and_only_within_reach(recogniser: Language) -> None:
    other = "Then pure gold dust (PGD) fell."
    found = settled(recogniser, DEFINED, "PGD one.", "Rain.", "PGD two.", other, "Rain.", "PGD three.", reach=1)
    assert found == [
        [("grumbles disease", "DISEASE"), ("PGD", "DISEASE")],
        [("PGD", "DISEASE")],
        [],
        [],
        [],
        [],
        [("PGD", "CHEMICAL")],
    ]


def test_what_a_disease_is_the_lack_of_is_no_disease(recogniser: Language) -> None:
    lack, deletion = "A deficiency of grumblase (GRA).", "It was deleted in grumbles (DIG)."
    assert settled(recogniser, lack, "GRA.") == [[("deficiency of grumblase", "DISEASE")], []]
    assert settled(recogniser, deletion, "DIG.") == [[("grumbles", "DISEASE")], []]


def test_a_silent_long_form_is_outvoted_by_many_mentions(recogniser: Language) -> None:
    silent = "Great rough acid (GRA) fell."
    assert settled(recogniser, silent, "GRA.", "GRA.") == [[], [], []]
    assert settled(recogniser, silent, "GRA.", "GRA.", "GRA.") == [[("GRA", "CHEMICAL")]] * 4


def test_a_label_of_several_words_is_no_short_form(recogniser: Language) -> None:
    assert settled(recogniser, "The grumbles disease (GR DI) is rare.", "GR DI.")[1] == []


def test_without_a_definition_nothing_changes(recogniser: Language) -> None:
    assert settled(recogniser, "PGD and (see above) GRA.") == [[("PGD", "CHEMICAL"), ("GRA", "CHEMICAL")]]
    assert defined_short_forms(recogniser("PGD and GRA."), recogniser) == []
    assert settled(recogniser) == []
