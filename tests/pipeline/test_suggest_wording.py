"""Fairer sentences: whole, grammatical, and none where a hedge would change the meaning."""

from datetime import date

import pytest
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.suggest_wording import suggest_for, suggest_wording
from overclaim.pipeline.values import Claim, Cue, Phrase, Sentence
from overclaim.rules.evidence import Design, EvidenceRow, EvidenceTable, Grader
from overclaim.rules.scales import Certainty, Direction, Kind, Relation, Strength, Verdict

TEXT = "Turmeric relieves arthritis."
HEDGE = (9, 17, "may relieve")
VERY_UNCERTAIN = "The evidence is very uncertain about the effect of turmeric on arthritis."
ONLY_A_LINK = "There is a link between turmeric and arthritis, but that does not show that one causes the other."


def table(relation: Relation, certainty: Certainty) -> EvidenceTable:
    row = EvidenceRow(
        "a", "turmeric", "arthritis", relation, certainty, Grader.CURATOR, None, Design.RCT, "", "", "", "", "It is so.", ("a",), date(2026, 11, 21)
    )  # fmt: skip
    return EvidenceTable([row], [])


def claim(
    cause: Phrase | str = "Turmeric",
    effect: Phrase | str = "arthritis",
    *,
    verdict: Verdict = Verdict.OVERSTATED,
    direction: Direction = Direction.DECREASES,
    kind: Kind = Kind.CONDITION,
    hedge: tuple[int, int, str] | None = None,
    evidence: tuple[str, ...] = ("a",),
) -> Claim:
    ends = [
        end if isinstance(end, Phrase) else Phrase(end, Span(0, len(end)), kind=end_kind)
        for end, end_kind in ((cause, Kind.SUPPLEMENT), (effect, kind))
    ]
    return Claim(
        0, Span(0, 27), Cue("relieves", Span(9, 17)), ends[0], ends[1], Strength.CAUSAL, direction,
        hedge=hedge, verdict=verdict, evidence=evidence,
    )  # fmt: skip


def suggestions(
    one: Claim, relation: Relation = Relation.DECREASES, certainty: Certainty = Certainty.LOW, text: str = TEXT
) -> tuple[str, ...]:
    sentence = Sentence(0, 0, 0, len(text), text, Span(0, len(text)))
    return suggest_wording(one, sentence, table(relation, certainty))


@pytest.mark.parametrize(
    ("relation", "certainty", "expected"),
    [
        (Relation.DECREASES, Certainty.LOW, "Turmeric may reduce arthritis."),
        (Relation.DECREASES, Certainty.VERY_LOW, VERY_UNCERTAIN),
        (Relation.UNCERTAIN, Certainty.MODERATE, VERY_UNCERTAIN),
        (Relation.NOT_SHOWN, Certainty.LOW, VERY_UNCERTAIN),
        (Relation.ASSOCIATED_LESS, Certainty.MODERATE, ONLY_A_LINK),
        (Relation.ASSOCIATED_MORE, Certainty.LOW, ONLY_A_LINK),
        (Relation.ASSOCIATED, Certainty.HIGH, ONLY_A_LINK),
        (Relation.ASSOCIATED, Certainty.VERY_LOW, VERY_UNCERTAIN),
        (Relation.NO_EFFECT, Certainty.VERY_LOW, VERY_UNCERTAIN),
    ],
)
def test_an_overstated_claim_is_said_as_its_evidence_permits(
    relation: Relation, certainty: Certainty, expected: str
) -> None:
    assert suggestions(claim(), relation, certainty) == (expected,)


@pytest.mark.parametrize(
    ("certainty", "opening"),
    [(Certainty.HIGH, "There is"), (Certainty.MODERATE, "There is probably"), (Certainty.LOW, "There may be")],
)
def test_no_effect_is_said_in_the_words_of_grade(certainty: Certainty, opening: str) -> None:
    contradicted = claim(verdict=Verdict.CONTRADICTED, hedge=HEDGE)
    assert suggestions(contradicted, Relation.NO_EFFECT, certainty) == (
        f"{opening} little to no difference in arthritis with turmeric.",
    )


@pytest.mark.parametrize(
    ("relation", "expected"),
    [(Relation.INCREASES, "Turmeric may increase arthritis."), (Relation.DECREASES, "Turmeric may reduce arthritis.")],
)
def test_a_contradicted_claim_is_turned_round_and_never_hedged(relation: Relation, expected: str) -> None:
    contradicted = claim(verdict=Verdict.CONTRADICTED, hedge=HEDGE)
    assert suggestions(contradicted, relation, Certainty.MODERATE) == (expected,)


@pytest.mark.parametrize(
    ("direction", "kind", "verb"),
    [
        (Direction.DECREASES, Kind.CONDITION, "reduce"),
        (Direction.DECREASES, Kind.BIOMARKER, "reduce"),
        (Direction.INCREASES, Kind.CONDITION, "contribute to"),
        (Direction.INCREASES, Kind.SYMPTOM, "contribute to"),
        (Direction.INCREASES, Kind.BIOMARKER, "increase"),
        (Direction.INCREASES, Kind.MECHANISM, "increase"),
        (Direction.INCREASES, Kind.BODY_PART, "improve"),
        (Direction.UNSPECIFIED, Kind.CONDITION, "affect"),
    ],
)
def test_the_verb_fits_the_direction_and_the_sort_of_effect(direction: Direction, kind: Kind, verb: str) -> None:
    found = suggestions(claim(effect="blood sugar", direction=direction, kind=kind), Relation.INCREASES)
    assert found == (f"Turmeric may {verb} blood sugar.",)


def test_the_authors_own_sentence_hedged_comes_first() -> None:
    text = "By far, Turmeric relieves arthritis in the knees."
    found = suggestions(claim(hedge=(17, 25, "may relieve")), text=text)
    assert found == ("By far, Turmeric may relieve arthritis in the knees.", "Turmeric may reduce arthritis.")


@pytest.mark.parametrize(
    ("relation", "certainty", "rider"),
    [
        (Relation.INCREASES, Certainty.LOW, ""),
        (Relation.DECREASES, Certainty.VERY_LOW, ", but the evidence is very uncertain"),
        (Relation.UNCERTAIN, Certainty.LOW, ", but the evidence is very uncertain"),
        (Relation.NOT_SHOWN, Certainty.LOW, ", but this has not been shown"),
        (Relation.ASSOCIATED_LESS, Certainty.MODERATE, ", but studies so far show only a link"),
        (Relation.ASSOCIATED, Certainty.VERY_LOW, ", but the evidence is very uncertain"),
    ],
)
def test_a_rider_stands_where_may_alone_says_too_much(relation: Relation, certainty: Certainty, rider: str) -> None:
    assert suggestions(claim(hedge=HEDGE), relation, certainty)[0] == f"Turmeric may relieve arthritis{rider}."


@pytest.mark.parametrize("text", [TEXT[:-1] + "!", TEXT[:-1], TEXT[:-1] + " in old" * 45 + " age."])
def test_no_rider_hangs_on_an_exclamation_a_fragment_or_a_long_sentence(text: str) -> None:
    assert suggestions(claim(hedge=HEDGE), Relation.NOT_SHOWN, Certainty.LOW, text) == (VERY_UNCERTAIN,)
    assert suggestions(claim(hedge=HEDGE), text=text)[0] == text.replace("relieves", "may relieve")


def test_no_effect_leaves_nothing_to_hedge() -> None:
    assert suggestions(claim(hedge=HEDGE), Relation.NO_EFFECT, Certainty.VERY_LOW) == (VERY_UNCERTAIN,)


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.UNVERIFIED, Verdict.NOT_ASSESSED])
def test_only_a_claim_at_odds_with_its_evidence_gets_suggestions(verdict: Verdict) -> None:
    assert suggestions(claim(verdict=verdict, hedge=HEDGE)) == ()


def test_without_evidence_there_is_nothing_to_suggest() -> None:
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
        ("MSM", "methylsulfonylmethane", "MSM"),
        ("CoQ10 capsules", "coenzyme Q10", "CoQ10 capsules"),
        ("Green Tea", "green tea", "green tea"),  # a title's capitals
        ("A high-fibre diet", None, "a high-fibre diet"),
    ],
)
def test_capitals_stay_only_on_names_and_short_forms(words: str, name: str | None, expected: str) -> None:
    phrase = Phrase(words, Span(0, len(words)), name=name, kind=Kind.SUPPLEMENT)
    assert suggestions(claim(phrase), Relation.UNCERTAIN) == (VERY_UNCERTAIN.replace("turmeric", expected),)
    first = expected[:1].upper() + expected[1:]
    assert suggestions(claim(phrase)) == (f"{first} may reduce arthritis.",)


def test_a_pronoun_is_written_out() -> None:
    pronoun = Phrase("It", Span(0, 2), resolved="Ginger root", kind=Kind.FOOD)
    assert suggestions(claim(pronoun)) == ("Ginger root may reduce arthritis.",)


def test_suggestions_by_the_claim_they_are_for() -> None:
    sentences = [Sentence(0, 0, 0, len(TEXT), TEXT, Span(0, len(TEXT)))]
    claims = [claim(verdict=Verdict.SUPPORTED), claim(), claim(evidence=())]
    found = suggest_for(claims, sentences, table(Relation.DECREASES, Certainty.LOW))
    assert found == {1: ("Turmeric may reduce arthritis.",)}
