"""Where no fairer sentence is offered, since it would drop what the author says or be wider than its row."""

from dataclasses import replace
from datetime import date

import pytest

from overclaim.pipeline.match_terms import TermMatcher
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.suggest_wording import suggest_for, suggest_wording
from overclaim.pipeline.values import Claim, Cue, Phrase, Sentence
from overclaim.rules.evidence import Design, EvidenceRow, EvidenceTable, Grader
from overclaim.rules.scales import Certainty, Direction, Kind, Relation, Strength, Verdict
from overclaim.rules.vocabulary import Name

TEXT = "Turmeric relieves arthritis."
MATCHER = TermMatcher(Name(name, name) for name in ("turmeric", "arthritis", "itch"))
ROW = EvidenceRow(
    id="a",
    cause="turmeric",
    effect="arthritis",
    relation=Relation.DECREASES,
    certainty=Certainty.LOW,
    certainty_by=Grader.CURATOR,
    size=None,
    design=Design.RCT,
    population="",
    condition="",
    comparator="",
    effect_size="",
    summary="Turmeric has been looked at. " * 6,
    sources=("a",),
    reviewed_on=date(2026, 11, 21),
    review_by=date(2028, 11, 21),
)


def phrase(text: str, words: str, kind: Kind) -> Phrase:
    start = text.lower().index(words)
    return Phrase(text[start : start + len(words)], Span(start, start + len(words)), words, words, kind)


def claim(text: str = TEXT, cue: str = "relieves", effect: str = "arthritis", row: str = "a") -> Claim:
    start = text.index(cue)
    return Claim(
        sentence=0,
        span=Span(0, len(text)),
        cue=Cue(cue, Span(start, start + len(cue))),
        cause=phrase(text, "turmeric", Kind.SUPPLEMENT),
        effect=phrase(text, effect, Kind.CONDITION),
        strength=Strength.CAUSAL,
        direction=Direction.DECREASES,
        hedge=(start, start + len(cue), f"may {cue[:-1]}"),
        verdict=Verdict.OVERSTATED,
        evidence=(row,),
    )


def said(text: str, row: EvidenceRow = ROW, one: Claim | None = None) -> tuple[str, ...]:
    sentence = Sentence(0, 0, 0, len(text), text, Span(0, len(text)))
    return suggest_wording(one or claim(text), sentence, EvidenceTable([row], []), MATCHER).texts


@pytest.mark.parametrize("relation", [Relation.NOT_SHOWN, Relation.UNCERTAIN, Relation.DECREASES, Relation.NO_EFFECT])
def test_nothing_wider_than_its_row_is_offered(relation: Relation) -> None:
    row = replace(ROW, relation=relation)
    rare = "Outside rare cases it has not been shown."
    assert said(TEXT, row)
    assert said(TEXT, replace(row, condition="in mixtures with ivy")) == ()
    if relation is not Relation.DECREASES:
        assert said(TEXT, replace(row, summary=rare)) == (rare,)


def test_a_verb_beside_the_hedged_one_is_not_left_flat() -> None:
    assert said("Turmeric relieves arthritis, burns fat and clears the head.") == ()
    assert said("Turmeric relieves arthritis in many people over sixty years of age.") == (
        "Turmeric may relieve arthritis in many people over sixty years of age.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Left unchecked, turmeric relieves arthritis.",
        "Turmeric, with its colour, relieves arthritis.",
        "Turmeric relieves arthritis in young men.",
        "Turmeric relieves itch, pain and arthritis.",
        "Turmeric from roots relieves arthritis.",
    ],
)
def test_a_short_sentence_of_ours_never_drops_what_the_author_says(text: str) -> None:
    row = replace(ROW, relation=Relation.ASSOCIATED_LESS)
    assert said(text, row) == ()
    assert said(TEXT, row)


def test_a_sentence_that_the_next_one_leans_on_is_left() -> None:
    following = "So does ginger."
    first = Sentence(0, 0, 0, len(TEXT), TEXT, Span(0, len(TEXT)))
    second = Sentence(1, 0, 29, 29 + len(following), following, Span(29, 29 + len(following)))
    known = EvidenceTable([replace(ROW, relation=Relation.UNCERTAIN)], [])
    assert suggest_for([claim()], [first], known, MATCHER)
    assert suggest_for([claim()], [first, second], known, MATCHER) == {}


@pytest.mark.parametrize("relation", [Relation.NOT_SHOWN, Relation.UNCERTAIN])
def test_one_opening_for_two_verbs_only_where_it_holds_for_both(relation: Relation) -> None:
    text = "Turmeric relieves arthritis and eases itch."
    one, other = claim(text), claim(text, "eases", "itch", row="b")
    sentence = Sentence(0, 0, 0, len(text), text, Span(0, len(text)))
    rows = [replace(ROW, relation=Relation.NOT_SHOWN), replace(ROW, id="b", relation=relation)]
    found = suggest_wording(one, sentence, EvidenceTable(rows, []), MATCHER, beside=(one, other)).texts
    expected = (f"It has not been shown that t{text[1:]}",) if relation is Relation.NOT_SHOWN else ()
    assert found == expected


def test_an_apposition_does_not_take_the_next_verb_for_itself() -> None:
    text = "Turmeric relieves arthritis, a swelling of joints, eases itch."
    one, other = claim(text), claim(text, "eases", "itch")
    sentence = Sentence(0, 0, 0, len(text), text, Span(0, len(text)))
    known = EvidenceTable([replace(ROW, relation=Relation.NOT_SHOWN)], [])
    assert suggest_wording(one, sentence, known, MATCHER, beside=(one, other)).texts == ()


def test_what_the_row_says_of_these_very_ends_is_a_sentence_too() -> None:
    row = replace(
        ROW,
        relation=Relation.NO_EFFECT,
        condition="for a month",
        summary="A month of turmeric does not ease arthritis.",
    )
    assert said(TEXT, row) == (row.summary,)
    assert said(TEXT, replace(row, cause="ginger")) == ()
    assert said(TEXT, replace(row, summary="Long. " * 40)) == ()
    elsewhere = replace(claim(), effect=Phrase("arthritis", Span(60, 69), "arthritis", "arthritis", Kind.CONDITION))
    assert said(TEXT, row, elsewhere) == ()


@pytest.mark.parametrize("relation", [Relation.DECREASES, Relation.NOT_SHOWN, Relation.ASSOCIATED_LESS])
def test_what_keeps_the_sentence_is_told_from_what_says_another(relation: Relation) -> None:
    sentence = Sentence(0, 0, 0, len(TEXT), TEXT, Span(0, len(TEXT)))
    table = EvidenceTable([replace(ROW, relation=relation)], [])
    found = suggest_wording(claim(TEXT), sentence, table, MATCHER)
    kept = {
        Relation.DECREASES: "Turmeric may relieve arthritis.",
        Relation.NOT_SHOWN: "It has not been shown that turmeric relieves arthritis.",
    }.get(relation)
    assert found.kept == kept
    assert found.texts[0] == kept if kept else found.texts
