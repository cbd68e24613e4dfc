"""Ends of claims take their meaning from the text around them, and keep what they had where that tells nothing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from overclaim.pipeline.match_terms import TermMatcher
from overclaim.pipeline.settle_ends import settle_ends
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import BlockKind, Claim, Post
from overclaim.rules.scales import Kind
from overclaim.rules.vocabulary import Concept, Vocabulary

VOCABULARY = Vocabulary(
    [
        Concept("alcohol", "alcohol", Kind.FOOD),
        Concept("bowel", "bowel", Kind.BODY_PART),
        Concept("bowel-cancer", "bowel cancer", Kind.CONDITION),
        Concept("bowel-damage", "bowel damage", Kind.CONDITION),
        Concept("coffee", "coffee", Kind.FOOD),
        Concept("common-cold", "common cold", Kind.CONDITION, as_end=("a cold",)),
        Concept("common-cold-duration", "duration of a cold", Kind.BIOMARKER),
        Concept("fatty-liver", "fat in the liver", Kind.CONDITION),
        Concept("dietary-supplement", "dietary supplement", Kind.SUPPLEMENT, synonyms=("supplements",)),
        Concept("iron", "iron", Kind.NUTRIENT),
        Concept("iron-supplement", "iron supplement", Kind.SUPPLEMENT),
        Concept("medication", "medicine", Kind.DRUG, synonyms=("drug",)),
        Concept("migraine", "migraine", Kind.CONDITION),
        Concept("migraine-damage", "harm of migraine", Kind.CONDITION),
        Concept("semaglutide", "semaglutide", Kind.DRUG, broader=("medication",)),
        Concept("skin", "skin", Kind.BODY_PART, broader=("skin-health",)),
        Concept("skin-damage", "skin damage", Kind.CONDITION),
        Concept("skin-health", "skin health", Kind.MECHANISM),
        Concept("skin-irritation", "skin irritation", Kind.CONDITION),
        Concept("tea", "tea", Kind.FOOD),
        Concept("throat", "throat", Kind.BODY_PART),
        Concept("zinc", "zinc", Kind.NUTRIENT),
    ]
)
MATCHER = TermMatcher(VOCABULARY.names())
Settle = Callable[..., tuple[str | None, str | None]]


@pytest.fixture
def settle(make_post: Callable[..., Post], make_claim: Callable[..., Claim]) -> Settle:
    """The concepts of the ends of a claim in the last of some blocks, once settled."""

    def run(
        cause: str,
        effect: str,
        cue: str,
        *blocks: Any,
        meant_by_cause: str | None = None,
        meant_by_effect: str | None = None,
        **fields: Any,
    ) -> tuple[str | None, str | None]:
        post = make_post(*blocks)
        sentences = split_sentences(post)
        index = next(one.index for one in reversed(sentences) if cause in one.text and effect in one.text)
        claim = make_claim(sentences[index].text, cause, cue, effect, sentence=index, **fields)
        begin = sentences[index].span.start
        claim = shifted(claim, begin)
        claim = replace(claim, cause=replace(claim.cause, resolved=meant_by_cause))
        claim = replace(claim, effect=replace(claim.effect, resolved=meant_by_effect))
        terms = [MATCHER.find(sentence.text) for sentence in sentences]
        (settled,) = settle_ends([claim], post, sentences, terms, VOCABULARY, MATCHER)
        assert (settled.cause.text, settled.effect.text) == (cause, effect)
        return settled.cause.concept, settled.effect.concept

    return run


def shifted(claim: Claim, by: int) -> Claim:
    """The claim as if its sentence began ``by`` characters later in the file, without concepts that a name gives."""
    from overclaim.pipeline.source_map import Span

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    def end(phrase: Any) -> Any:
        found = MATCHER.find(phrase.text)
        whole = len(found) == 1 and found[0].end == len(phrase.text)
        concept = VOCABULARY[found[0].concept] if whole else None
        return replace(
            phrase,
            span=moved(phrase.span),
            concept=concept.id if concept else None,
            name=concept.name if concept else None,
            kind=concept.kind if concept else None,
        )

    return replace(
        claim,
        span=moved(claim.span),
        cue=replace(claim.cue, span=moved(claim.cue.span)),
        cause=end(claim.cause),
        effect=end(claim.effect),
    )


TITLE: tuple[BlockKind, str, dict[str, Any]] = (BlockKind.TITLE, "Coffee and your liver", {})


def test_a_measure_is_of_what_was_spoken_of(settle: Settle) -> None:
    assert settle("Three cups", "migraine", "prevent", "Coffee is a drink. Three cups prevent migraine.")[0] == "coffee"
    assert settle("Three cups", "migraine", "prevent", TITLE, "Three cups prevent migraine.")[0] == "coffee"


def test_a_measure_of_one_of_two_things_stays_open(settle: Settle) -> None:
    text = "Coffee and tea are drinks. Three cups prevent migraine."
    assert settle("Three cups", "migraine", "prevent", text)[0] is None
    assert settle("Three cups", "migraine", "prevent", TITLE, text)[0] == "coffee"


def test_nothing_is_taken_from_words_that_follow(settle: Settle) -> None:
    text = "Three cups prevent migraine. Coffee is a drink."
    assert settle("Three cups", "migraine", "prevent", text)[0] is None


def test_a_definite_description_is_the_narrower_thing_named_before(settle: Settle) -> None:
    text = "Semaglutide is injected. These drugs cause migraine."
    assert settle("drugs", "migraine", "cause", text)[0] == "semaglutide"


def test_a_bare_plural_is_the_class_itself(settle: Settle) -> None:
    text = "Semaglutide is injected. Many drugs cause migraine."
    assert settle("drugs", "migraine", "cause", text)[0] == "medication"


@pytest.mark.parametrize("part", ["throat", "bowel"])
def test_cancers_of_parts_are_cancers(settle: Settle, part: str) -> None:
    text = "Alcohol causes cancers of the mouth, throat and bowel."
    expected = {"throat": "throat", "bowel": "bowel-cancer"}
    assert settle("Alcohol", part, "causes", text)[1] == expected[part]


def test_attacks_are_of_the_illness_in_the_title(settle: Settle) -> None:
    title: tuple[BlockKind, str, dict[str, Any]] = (BlockKind.TITLE, "Living with migraine", {})
    assert settle("Coffee", "attacks", "causes", title, "Coffee causes attacks.")[1] == "migraine"
    assert settle("Coffee", "attacks", "causes", TITLE, "Coffee causes attacks.")[1] is None


def test_an_everyday_word_counts_as_a_whole_end_only(settle: Settle) -> None:
    assert settle("Coffee", "a cold", "cures", "Coffee cures a cold.")[1] == "common-cold"
    assert settle("Coffee", "a cold day", "makes", "Coffee makes a cold day.")[1] is None


def test_what_is_shortened_is_how_long_it_lasts(settle: Settle) -> None:
    assert settle("Coffee", "a cold", "shortens", "Coffee shortens a cold.")[1] == "common-cold-duration"
    assert settle("Coffee", "migraine", "shortens", "Coffee shortens migraine.")[1] == "migraine"


def test_an_everyday_word_in_a_cell_of_a_table_counts_too(settle: Settle) -> None:
    assert settle("Coffee", "a cold", "cures", "Coffee cures a cold.", meant_by_effect="a cold")[1] == "common-cold"
    assert settle("Coffee", "a cold", "cures", "Coffee cures a cold.", meant_by_effect="the flu")[1] is None


def test_what_irritates_a_part_of_the_body_has_a_concept_of_its_own(settle: Settle) -> None:
    assert settle("Coffee", "skin", "irritates", "Coffee irritates skin.")[1] == "skin-irritation"
    assert settle("Coffee", "skin damage", "irritates", "Coffee irritates skin damage.")[1] == "skin-irritation"
    assert settle("Coffee", "throat", "irritates", "Coffee irritates throat.")[1] == "throat"


def test_what_heals_a_part_of_the_body_acts_against_its_damage(settle: Settle) -> None:
    assert settle("Coffee", "bowel", "heals", "Coffee heals the bowel.")[1] == "bowel-damage"
    assert settle("Coffee", "bowel", "harms", "Coffee harms the bowel.")[1] == "bowel"
    assert settle("Coffee", "migraine", "heals", "Coffee heals migraine.")[1] == "migraine"
    assert settle("Coffee", "skin", "heals", "Coffee heals skin.")[1] == "skin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coffee lessens the fat in the liver.", "fatty-liver"),
        ("Coffee lessens fat in cheese.", None),
        ("Coffee lessens fat, and fat in the liver comes of that.", None),
    ],
)
def test_an_end_that_begins_a_longer_name_means_it(settle: Settle, text: str, expected: str | None) -> None:
    effect = "the fat" if "the fat" in text else "fat"
    assert settle("Coffee", effect, "lessens", text)[1] == expected


def test_a_pronoun_means_what_its_measure_was_of(settle: Settle) -> None:
    text = "Coffee is a drink. They prevent migraine."
    assert settle("They", "migraine", "prevent", text, meant_by_cause="three cups")[0] == "coffee"
    assert settle("They", "migraine", "prevent", text, meant_by_cause="three friends")[0] is None


@pytest.mark.parametrize(
    ("sentence", "cause", "concept"),
    [
        ("If you lack iron, tablets end a cold.", "tablets", "iron-supplement"),
        ("If you lack zinc, supplements end a cold.", "supplements", "zinc"),
        ("If you lack iron or zinc, supplements end a cold.", "supplements", "dietary-supplement"),
        ("Some supplements end a cold, as iron does.", "supplements", "dietary-supplement"),
    ],
)
def test_supplements_are_those_of_the_nutrient_just_named(
    settle: Settle, sentence: str, cause: str, concept: str
) -> None:
    assert settle(cause, "a cold", "end", sentence)[0] == concept
