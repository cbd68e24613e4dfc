"""Entities of a post: vocabulary names, its own abbreviations, and what a recogniser adds."""

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language

from overclaim.pipeline.find_entities import entities_of, find_terms, recognise_entities
from overclaim.pipeline.match_terms import TermMatcher
from overclaim.pipeline.recognised import recognised
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import BlockKind, Entity, Post
from overclaim.rules.scales import Kind
from overclaim.rules.vocabulary import Concept, Vocabulary

Make = Callable[..., Post]
VOCABULARY = Vocabulary(
    [
        Concept("bowel", "bowel", Kind.BODY_PART),
        Concept("neuropathy", "neuropathy", Kind.CONDITION, synonyms=("nerve damage",)),
        Concept("sibo", "bacterial overgrowth", Kind.CONDITION, synonyms=("small intestinal bacterial overgrowth",)),
        Concept("turmeric", "turmeric", Kind.SUPPLEMENT),
    ]
)
MATCHER = TermMatcher(VOCABULARY.names())
DEFINED = "Small intestinal bacterial overgrowth (SIBO) is common."


@pytest.fixture(scope="module")
def blank() -> Language:
    """A tokenizer and nothing else."""
    return spacy.blank("en")


@pytest.fixture(scope="module")
def recogniser() -> Language:
    """Stands in for a trained recogniser: knows four words, one of them ours too."""
    pipeline = spacy.blank("en")
    ruler: Any = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "DISEASE", "pattern": "shingles"},
            {"label": "CHEMICAL", "pattern": "quercetin"},
            {"label": "chemical", "pattern": "rutin"},
            {"label": "ENTITY", "pattern": "laser"},
            {"label": "DISEASE", "pattern": "severe neuropathy"},
            {"label": "CHEMICAL", "pattern": "turmeric"},
        ]
    )
    return pipeline


def concepts(post: Post, tokenise: Language | None) -> list[list[tuple[str, str]]]:
    sentences = split_sentences(post)
    found = find_terms(post, sentences, MATCHER, tokenise)
    return [
        [(sentence.text[term.start : term.end], term.concept) for term in terms]
        for sentence, terms in zip(sentences, found, strict=True)
    ]


def entities(post: Post) -> tuple[Entity, ...]:
    sentences = split_sentences(post)
    return entities_of(post, sentences, find_terms(post, sentences, MATCHER, None), VOCABULARY)


def test_a_short_form_that_the_post_defines_is_a_name_from_then_on_and_before(make_post: Make, blank: Language) -> None:
    post = make_post("SIBO is a problem.", DEFINED, "Turmeric and SIBO differ; sibo and XSIBO are no names.")
    assert concepts(post, blank) == [
        [("SIBO", "sibo")],
        [("Small intestinal bacterial overgrowth", "sibo"), ("SIBO", "sibo")],
        [("Turmeric", "turmeric"), ("SIBO", "sibo")],
    ]


def test_a_short_form_does_not_outlive_its_post(make_post: Make, blank: Language) -> None:
    concepts(make_post(DEFINED), blank)
    assert concepts(make_post("SIBO is a problem."), blank) == [[]]


def test_without_a_tokenizer_no_short_forms_are_read(make_post: Make) -> None:
    assert concepts(make_post(DEFINED), None) == [[("Small intestinal bacterial overgrowth", "sibo")]]


@pytest.mark.parametrize(
    "text",
    [
        "Gut Barrier Loss (GBL) matters. GBL is new.",  # the long form names nothing that we know
        "Turmeric (SIBO) matters. SIBO is new.",  # not short for it
        "Turmeric (see above) matters.",
    ],
)
def test_a_bracket_that_abbreviates_nothing_known_adds_no_name(make_post: Make, blank: Language, text: str) -> None:
    assert {words for terms in concepts(make_post(text), blank) for words, _ in terms} <= {"Turmeric"}


def test_entities_stand_in_reading_order_with_kind_and_preferred_name(make_post: Make) -> None:
    post = make_post("Turmeric heals nerve damage.", (BlockKind.ITEM, "The bowel. Turmeric.", {}))
    assert [(one.sentence, one.text, one.kind, one.concept, one.name) for one in entities(post)] == [
        (0, "Turmeric", Kind.SUPPLEMENT, "turmeric", "turmeric"),
        (0, "nerve damage", Kind.CONDITION, "neuropathy", "neuropathy"),
        (1, "bowel", Kind.BODY_PART, "bowel", "bowel"),
        (1, "Turmeric", Kind.SUPPLEMENT, "turmeric", "turmeric"),
    ]
    for entity in entities(post):
        assert post.text[entity.span.start : entity.span.end] == entity.text
        assert split_sentences(post)[entity.sentence].text[entity.start : entity.end] == entity.text


def test_the_recogniser_only_fills_gaps(make_post: Make, recogniser: Language) -> None:
    post = make_post(
        "It is 😀 raining.",
        "Quercetin and turmeric. Rather quercetin for severe neuropathy than turmeric for shingles.",
    )
    known = entities(post)
    found = recognise_entities(post, split_sentences(post), known, recogniser)
    assert [(one.text, one.kind, one.concept) for one in found] == [
        ("turmeric", Kind.SUPPLEMENT, "turmeric"),
        ("quercetin", Kind.CHEMICAL, None),
        ("neuropathy", Kind.CONDITION, "neuropathy"),
        ("turmeric", Kind.SUPPLEMENT, "turmeric"),
        ("shingles", Kind.CONDITION, None),
    ]
    assert [one for one in found if one.concept] == list(known)
    assert all(post.text[one.span.start : one.span.end] == one.text for one in found)


def test_labels_become_kinds_whatever_their_case_and_unknown_ones_conditions(recogniser: Language) -> None:
    assert recognised(recogniser("rutin, quercetin and a laser")) == [
        (0, 5, Kind.CHEMICAL),
        (7, 16, Kind.CHEMICAL),
        (23, 28, Kind.CONDITION),
    ]
