"""Fairer sentences: whole, grammatical, and none where a hedge would change the meaning."""

from dataclasses import replace
from datetime import date

import pytest

from overclaim.pipeline.match_terms import TermMatcher
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.suggest_wording import suggest_for, suggest_wording
from overclaim.pipeline.values import Claim, Cue, Phrase, Sentence, Suggested
from overclaim.rules.evidence import Design, EvidenceRow, EvidenceTable, Grader
from overclaim.rules.scales import Certainty, Direction, Kind, Relation, Strength, Verdict
from overclaim.rules.vocabulary import Name

TEXT = "Turmeric relieves arthritis."
HEDGE = (9, 17, "may relieve")
VERY_UNCERTAIN = "The evidence is very uncertain about the effect of turmeric on arthritis."
ONLY_A_LINK = "There is a link between turmeric and {}arthritis, but that does not show that one causes the other."
NAMES = (
    "turmeric", "arthritis", "itch", "blood sugar", "nerve damage", "probiotic", "gut microbiome", "sugar", "ginger",
)  # fmt: skip
CAPITALS = ("St John's wort", "Epsom salts", "B12", "MSM", "green tea", "high-fibre diet", "ginger root")
MATCHER = TermMatcher(Name(name, name.replace(" ", "-")) for name in (*NAMES, *CAPITALS))
LOW, HIGH, VERY_LOW = Certainty.LOW, Certainty.HIGH, Certainty.VERY_LOW


def table(relation: Relation, certainty: Certainty, population: str = "") -> EvidenceTable:
    row = EvidenceRow(
        id="a",
        cause="turmeric",
        effect="arthritis",
        relation=relation,
        certainty=certainty,
        certainty_by=Grader.CURATOR,
        size=None,
        design=Design.RCT,
        population=population,
        condition="",
        comparator="",
        effect_size="",
        summary="Turmeric has been looked at. " * 6,
        sources=("a",),
        reviewed_on=date(2026, 11, 21),
        review_by=date(2028, 11, 21),
    )
    return EvidenceTable([row], [])


def end(text: str, start: int, kind: Kind) -> Phrase:
    concept = text.lower().replace(" ", "-")
    return Phrase(text, Span(start, start + len(text)), concept, text.lower(), kind)


def claim(
    cause: Phrase | str = "Turmeric", effect: Phrase | str = "arthritis", *, verdict: Verdict = Verdict.OVERSTATED,
    direction: Direction = Direction.DECREASES, hedge: tuple[int, int, str] | None = None,
    evidence: tuple[str, ...] = ("a",),
) -> Claim:  # fmt: skip
    return Claim(
        sentence=0,
        span=Span(0, 27),
        cue=Cue("relieves", Span(9, 17)),
        cause=cause if isinstance(cause, Phrase) else end(cause, 0, Kind.SUPPLEMENT),
        effect=effect if isinstance(effect, Phrase) else end(effect, 18, Kind.CONDITION),
        strength=Strength.CAUSAL,
        direction=direction,
        hedge=hedge,
        verdict=verdict,
        evidence=evidence,
    )


def suggestions(
    one: Claim, relation: Relation = Relation.DECREASES, certainty: Certainty = LOW, text: str = TEXT,
    beside: tuple[Claim, ...] = (), population: str = "",
) -> tuple[str, ...]:  # fmt: skip
    sentence = Sentence(0, 0, 0, len(text), text, Span(0, len(text)))
    return suggest_wording(one, sentence, table(relation, certainty, population), MATCHER, beside=beside).texts


@pytest.mark.parametrize(
    ("relation", "certainty", "expected"),
    [
        (Relation.DECREASES, LOW, "Turmeric may reduce arthritis."),
        (Relation.DECREASES, VERY_LOW, VERY_UNCERTAIN),
        (Relation.UNCERTAIN, Certainty.MODERATE, "It is uncertain whether turmeric can reduce arthritis."),
        (Relation.NOT_SHOWN, LOW, "It has not been shown that turmeric can reduce arthritis."),
        (Relation.ASSOCIATED_LESS, Certainty.MODERATE, ONLY_A_LINK.format("a lower risk of ")),
        (Relation.ASSOCIATED_MORE, LOW, ONLY_A_LINK.format("a higher risk of ")),
        (Relation.ASSOCIATED, HIGH, ONLY_A_LINK.format("")),
        (Relation.ASSOCIATED, VERY_LOW, VERY_UNCERTAIN),
        (Relation.NO_EFFECT, VERY_LOW, VERY_UNCERTAIN),
    ],
)
def test_an_overstated_claim_is_said_as_its_evidence_permits(
    relation: Relation, certainty: Certainty, expected: str
) -> None:
    assert suggestions(claim(), relation, certainty) == (expected,)


@pytest.mark.parametrize(
    ("certainty", "opening"), [(HIGH, "There is"), (Certainty.MODERATE, "There is probably"), (LOW, "There may be")]
)
def test_no_effect_is_said_in_the_words_of_grade(certainty: Certainty, opening: str) -> None:
    contradicted = claim(verdict=Verdict.CONTRADICTED, hedge=HEDGE)
    assert suggestions(contradicted, Relation.NO_EFFECT, certainty) == (
        f"{opening} little to no difference in arthritis with turmeric.",
    )


@pytest.mark.parametrize(
    ("relation", "certainty", "expected"),
    [
        (Relation.INCREASES, HIGH, "Turmeric can contribute to arthritis."),
        (Relation.DECREASES, Certainty.MODERATE, "Turmeric can reduce arthritis."),
    ],
)
def test_a_contradicted_claim_is_turned_round_and_never_hedged(
    relation: Relation, certainty: Certainty, expected: str
) -> None:
    assert suggestions(claim(verdict=Verdict.CONTRADICTED, hedge=HEDGE), relation, certainty) == (expected,)


@pytest.mark.parametrize(
    ("relation", "kind", "verb"),
    [
        (Relation.DECREASES, Kind.CONDITION, "reduce"),
        (Relation.INCREASES, Kind.CONDITION, "contribute to"),
    ],
)
def test_the_verb_fits_the_row_and_the_sort_of_effect(relation: Relation, kind: Kind, verb: str) -> None:
    assert suggestions(claim(effect=end("blood sugar", 18, kind)), relation) == (f"Turmeric may {verb} blood sugar.",)


@pytest.mark.parametrize("kind", [Kind.BODY_PART, Kind.BEHAVIOUR])
def test_what_no_verb_fits_gets_no_short_sentence(kind: Kind) -> None:
    assert suggestions(claim(effect=end("blood sugar", 18, kind))) == ()


def test_an_effect_in_other_words_goes_by_its_name() -> None:
    years = Phrase("years of it", Span(18, 29), "arthritis", "arthritis", Kind.CONDITION)
    assert suggestions(claim(effect=years)) == ("Turmeric may reduce arthritis.",)


@pytest.mark.parametrize("cause", ["Our turmeric", "These turmerics", "A whisper of turmeric"])
def test_a_cause_that_is_no_plain_name_gets_no_short_sentence(cause: str) -> None:
    assert suggestions(claim(Phrase(cause, Span(0, 9), "turmeric", "turmeric", Kind.SUPPLEMENT))) == ()


def test_causes_that_share_their_words_get_no_sentence_about_one() -> None:
    assert suggestions(claim(), beside=(claim("ginger"),)) == ()


def test_the_people_who_were_studied_are_named() -> None:
    found = suggestions(claim(), population="Adults with knee pain")
    assert found == ("In adults with knee pain, turmeric may reduce arthritis.",)
    assert suggestions(claim(), population="healthy adults") == ("Turmeric may reduce arthritis.",)
    assert suggestions(claim(), population="twelve monks, in one monastery") == ()


def test_the_authors_own_sentence_hedged_comes_first() -> None:
    text = "By far, Turmeric relieves arthritis in the knees."
    one = claim(hedge=(17, 25, "may relieve"))
    assert suggestions(one, text=text) == ("By far, Turmeric may relieve arthritis in the knees.",)
    assert suggestions(claim(hedge=HEDGE)) == ("Turmeric may relieve arthritis.", "Turmeric may reduce arthritis.")


@pytest.mark.parametrize(
    ("relation", "certainty", "expected"),
    [
        (Relation.NOT_SHOWN, LOW, "It has not been shown that turmeric relieves arthritis."),
        (Relation.UNCERTAIN, LOW, "It is uncertain whether turmeric relieves arthritis."),
        (Relation.UNCERTAIN, VERY_LOW, "It is very uncertain whether turmeric relieves arthritis."),
        (Relation.DECREASES, VERY_LOW, "It is very uncertain whether turmeric relieves arthritis."),
        (Relation.ASSOCIATED, VERY_LOW, "It is very uncertain whether turmeric relieves arthritis."),
    ],
)
def test_where_may_says_too_much_the_whole_sentence_is_called_in_question(
    relation: Relation, certainty: Certainty, expected: str
) -> None:
    found = suggestions(claim(hedge=HEDGE), relation, certainty)
    assert (found[0], len(found)) == (expected, 2)


def test_an_exclamation_is_no_clause_to_put_behind_that() -> None:
    found = suggestions(claim(hedge=HEDGE), Relation.NOT_SHOWN, LOW, TEXT[:-1] + "!")
    assert found == ("It has not been shown that turmeric can reduce arthritis.",)


def test_a_sentence_that_says_more_than_the_claim_is_neither_replaced_nor_called_in_question() -> None:
    text = TEXT[:-1] + ", and it is a spice that everybody likes."
    assert suggestions(claim(hedge=HEDGE), Relation.NOT_SHOWN, LOW, text) == ()
    assert suggestions(claim(hedge=HEDGE), text=text) == (text.replace("relieves", "may relieve"),)
    assert "gout" not in str(suggestions(claim(hedge=HEDGE), Relation.NOT_SHOWN, LOW, TEXT[:-1] + ", gout and wind."))


@pytest.mark.parametrize("words", ["cures", "eliminates", "guarantees", "is vital for", "is the main cause of"])
def test_a_promise_is_never_merely_hedged(words: str) -> None:
    text = f"Turmeric {words} arthritis."
    cue, effect = Cue(words, Span(9, 9 + len(words))), end("arthritis", 10 + len(words), Kind.CONDITION)
    one = replace(claim(effect=effect, hedge=(9, 9 + len(words), "may")), cue=cue)
    assert suggestions(one, text=text) == ("Turmeric may reduce arthritis.",)


def test_a_quotation_is_never_edited() -> None:
    found = suggestions(claim(hedge=(10, 18, "may relieve")), text="\u201cTurmeric relieves arthritis,\u201d she says.")
    assert found == ()


def test_all_verbs_of_a_sentence_are_hedged_or_none() -> None:
    text = "Turmeric relieves arthritis and eases itch."
    one = claim(hedge=HEDGE)
    itch = end("itch", 38, Kind.SYMPTOM)
    other = replace(claim(effect=itch, hedge=(32, 37, "may ease")), cue=Cue("eases", Span(32, 37)))
    (first, *_) = suggestions(one, text=text, beside=(one, other))
    assert first == "Turmeric may relieve arthritis and may ease itch."
    assert suggestions(one, text=text, beside=(one, replace(other, hedge=None))) == ()


@pytest.mark.parametrize("relation", [Relation.NOT_SHOWN, Relation.UNCERTAIN, Relation.ASSOCIATED])
def test_a_list_item_never_gets_a_may_that_the_evidence_does_not_carry(relation: Relation) -> None:
    assert suggestions(claim(hedge=HEDGE), relation, VERY_LOW, text=TEXT[:-1]) == ()


def test_a_heading_is_hedged_and_gets_no_second_sentence() -> None:
    assert suggestions(claim(hedge=HEDGE), text=TEXT[:-1]) == ("Turmeric may relieve arthritis",)


def test_an_edit_never_takes_back_what_the_evidence_carries_beside_it() -> None:
    one = claim(hedge=HEDGE)
    assert suggestions(one, beside=(one, claim(effect="itch", verdict=Verdict.SUPPORTED))) == ()
    assert suggestions(one, beside=(one, claim(effect="itch", hedge=HEDGE))) == ("Turmeric may relieve arthritis.",)


def test_no_effect_leaves_nothing_to_hedge() -> None:
    assert len(suggestions(claim(hedge=HEDGE, verdict=Verdict.CONTRADICTED), Relation.NO_EFFECT, HIGH)) == 1


@pytest.mark.parametrize("relation", [Relation.DECREASES, Relation.ASSOCIATED_MORE])
def test_doing_without_a_thing_is_not_said_of_the_thing(relation: Relation) -> None:
    without = Phrase("Avoiding sugar", Span(0, 14), concept="sugar", name="sugar", absent=True)
    assert suggestions(claim(without), relation) == ()


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.UNVERIFIED, Verdict.NOT_ASSESSED])
def test_only_a_claim_at_odds_with_its_evidence_gets_suggestions(verdict: Verdict) -> None:
    assert suggestions(claim(verdict=verdict, hedge=HEDGE)) == ()
    assert suggestions(claim(hedge=HEDGE, evidence=())) == ()


def test_a_sentence_is_suggested_once() -> None:
    assert suggestions(claim(hedge=(9, 17, "may reduce"))) == ("Turmeric may reduce arthritis.",)


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("Turmeric", "turmeric", "turmeric"),
        ("St John's wort", "St John's wort", "St John's wort"),
        ("Epsom salts", "Epsom salt", "Epsom salts"),
        ("B12", "vitamin B12", "B12"),
        ("Green Tea", "green tea", "green tea"),  # a title's capitals
        ("A high-fibre diet", None, "a high-fibre diet"),
    ],
)
def test_capitals_stay_only_on_names_and_short_forms(words: str, name: str | None, expected: str) -> None:
    concept = words.removeprefix("A ").replace(" ", "-")
    concept = concept.lower() if concept == "Turmeric" or concept.startswith("Green") else concept
    phrase = Phrase(words, Span(0, len(words)), concept, name, Kind.SUPPLEMENT)
    assert suggestions(claim(phrase), certainty=VERY_LOW) == (VERY_UNCERTAIN.replace("turmeric", expected),)
    first = expected[:1].upper() + expected[1:]
    assert suggestions(claim(phrase)) == (f"{first} may reduce arthritis.",)


def test_a_pronoun_is_written_out() -> None:
    pronoun = Phrase("It", Span(0, 2), resolved="Ginger root", concept="ginger-root", kind=Kind.FOOD)
    assert suggestions(claim(pronoun)) == ("Ginger root may reduce arthritis.",)


def test_harm_is_named_where_the_text_names_only_the_part() -> None:
    nerves = Phrase("nerves", Span(18, 24), concept="nerve-damage", name="nerve damage", kind=Kind.CONDITION)
    harmful = claim(effect=nerves, direction=Direction.INCREASES)
    found = suggestions(harmful, Relation.INCREASES, text="Turmeric inflames nerves.")
    assert found == ("Turmeric may contribute to nerve damage.",)


def test_suggestions_by_the_claim_they_are_for() -> None:
    sentences = [Sentence(index, 0, 0, len(TEXT), TEXT, Span(0, len(TEXT))) for index in range(2)]
    claims = [claim(verdict=Verdict.SUPPORTED), replace(claim(), sentence=1)]
    found = suggest_for(claims, sentences, table(Relation.DECREASES, LOW), MATCHER)
    assert found == {1: Suggested(("Turmeric may reduce arthritis.",))}
