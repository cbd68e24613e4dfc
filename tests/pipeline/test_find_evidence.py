"""Which evidence rows answer a claim, and the verdict that follows from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from overclaim.pipeline.find_evidence import answering_rows, find_evidence, verdict
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Claim, Cue, Phrase
from overclaim.rules.evidence import Design, EvidenceRow, EvidenceTable, Grader
from overclaim.rules.scales import Certainty, Direction, Kind, Relation, Strength, Verdict
from overclaim.rules.vocabulary import Concept, Vocabulary

VOCABULARY = Vocabulary(
    [
        Concept("ibuprofen", "ibuprofen", Kind.DRUG, broader=("nsaid",)),
        Concept("nsaid", "NSAID", Kind.DRUG, broader=("painkiller",)),
        Concept("painkiller", "painkiller", Kind.DRUG, broader=("drug",)),
        Concept("drug", "drug", Kind.DRUG, broader=("chemical",)),
        Concept("chemical", "chemical", Kind.CHEMICAL),
        Concept("migraine", "migraine", Kind.CONDITION, broader=("headache",)),
        Concept("headache", "headache", Kind.SYMPTOM, broader=("pain",)),
        Concept("pain", "pain", Kind.SYMPTOM),
    ]
)
SUPPORTED, OVERSTATED, CONTRADICTED = Verdict.SUPPORTED, Verdict.OVERSTATED, Verdict.CONTRADICTED
INCREASES, DECREASES, UNSPECIFIED = Direction.INCREASES, Direction.DECREASES, Direction.UNSPECIFIED


def row(
    cause: str = "ibuprofen",
    effect: str = "migraine",
    relation: Relation = Relation.DECREASES,
    certainty: Certainty = Certainty.HIGH,
    qualifier: str = "",
) -> EvidenceRow:
    return EvidenceRow(
        id=f"{cause}--{effect}{qualifier}",
        cause=cause,
        effect=effect,
        relation=relation,
        certainty=certainty,
        certainty_by=Grader.CURATOR,
        size=None,
        design=Design.RCT,
        population="",
        condition="",
        comparator="",
        effect_size="",
        summary="It is so.",
        sources=("a",),
        reviewed_on=date(2026, 11, 21),
        review_by=date(2028, 11, 21),
    )


def claim(strength: Strength = Strength.CAUSAL, direction: Direction = DECREASES) -> Claim:
    return Claim(
        sentence=0,
        span=Span(0, 30),
        cue=Cue("relieves", Span(10, 18)),
        cause=Phrase("Ibuprofen", Span(0, 9), "ibuprofen"),
        effect=Phrase("migraine", Span(19, 27), "migraine"),
        strength=strength,
        direction=direction,
    )


def judged(one: Claim, rows: Sequence[EvidenceRow]) -> Claim:
    (found,) = find_evidence([one], EvidenceTable(rows, []), VOCABULARY)
    return found


# What each row says of a claim that the thing lowers the effect: correlational, conditional, can-cause, causal.
STRENGTHS = (Strength.CORRELATIONAL, Strength.CONDITIONAL, Strength.CAN_CAUSE, Strength.CAUSAL)
FAIR = (SUPPORTED,) * 4
HEDGED_ONLY = (SUPPORTED, SUPPORTED, OVERSTATED, OVERSTATED)
WRONG = (SUPPORTED, CONTRADICTED, CONTRADICTED, CONTRADICTED)
TABLE = [
    (Relation.DECREASES, Certainty.HIGH, DECREASES, FAIR),
    (Relation.DECREASES, Certainty.MODERATE, DECREASES, FAIR),
    (Relation.DECREASES, Certainty.LOW, DECREASES, HEDGED_ONLY),
    (Relation.DECREASES, Certainty.VERY_LOW, DECREASES, HEDGED_ONLY),
    (Relation.DECREASES, Certainty.HIGH, UNSPECIFIED, FAIR),
    (Relation.DECREASES, Certainty.HIGH, INCREASES, WRONG),
    (Relation.DECREASES, Certainty.LOW, INCREASES, WRONG),
    (Relation.DECREASES, Certainty.VERY_LOW, INCREASES, HEDGED_ONLY),
    (Relation.INCREASES, Certainty.MODERATE, INCREASES, FAIR),
    (Relation.INCREASES, Certainty.MODERATE, DECREASES, WRONG),
    (Relation.INCREASES, Certainty.LOW, UNSPECIFIED, HEDGED_ONLY),
    (Relation.ASSOCIATED_LESS, Certainty.HIGH, DECREASES, HEDGED_ONLY),
    (Relation.ASSOCIATED_LESS, Certainty.HIGH, INCREASES, WRONG),
    (Relation.ASSOCIATED_MORE, Certainty.LOW, INCREASES, HEDGED_ONLY),
    (Relation.ASSOCIATED_MORE, Certainty.LOW, DECREASES, WRONG),
    (Relation.ASSOCIATED, Certainty.HIGH, INCREASES, HEDGED_ONLY),
    (Relation.ASSOCIATED, Certainty.HIGH, DECREASES, HEDGED_ONLY),
    (Relation.UNCERTAIN, Certainty.MODERATE, DECREASES, HEDGED_ONLY),
    (Relation.NOT_SHOWN, Certainty.HIGH, DECREASES, HEDGED_ONLY),
    (Relation.NO_EFFECT, Certainty.HIGH, DECREASES, WRONG),
    (Relation.NO_EFFECT, Certainty.MODERATE, UNSPECIFIED, WRONG),
    (Relation.NO_EFFECT, Certainty.LOW, INCREASES, (SUPPORTED, SUPPORTED, CONTRADICTED, CONTRADICTED)),
    (Relation.NO_EFFECT, Certainty.VERY_LOW, DECREASES, HEDGED_ONLY),
]


@pytest.mark.parametrize(("relation", "certainty", "direction", "verdicts"), TABLE)
def test_the_verdict_is_the_distance_between_wording_and_evidence(
    relation: Relation, certainty: Certainty, direction: Direction, verdicts: tuple[Verdict, ...]
) -> None:
    one = row(relation=relation, certainty=certainty)
    assert tuple(verdict(strength, direction, one) for strength in STRENGTHS) == verdicts


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("certainty", list(Certainty))
@pytest.mark.parametrize("direction", list(Direction))
def test_a_stronger_wording_is_never_judged_more_kindly(
    relation: Relation, certainty: Certainty, direction: Direction
) -> None:
    severity = [SUPPORTED, OVERSTATED, CONTRADICTED]
    grades = [
        severity.index(verdict(strength, direction, row(relation=relation, certainty=certainty)))
        for strength in STRENGTHS
    ]
    assert grades == sorted(grades)


def test_a_claim_is_given_its_verdict_the_permitted_strength_and_its_rows() -> None:
    low = row(certainty=Certainty.LOW)
    found = judged(claim(), [low])
    assert found == replace(claim(), verdict=OVERSTATED, permitted=Strength.CONDITIONAL, evidence=(low.id,))


def test_doing_without_a_cause_turns_its_direction_round() -> None:
    raising = row(relation=Relation.INCREASES)
    without = replace(claim(), cause=Phrase("avoiding ibuprofen", Span(0, 18), "ibuprofen", absent=True))
    assert judged(without, [raising]).verdict is SUPPORTED
    assert judged(claim(), [raising]).verdict is CONTRADICTED
    assert judged(replace(without, direction=INCREASES), [raising]).verdict is CONTRADICTED
    assert judged(replace(without, direction=UNSPECIFIED), [raising]).verdict is SUPPORTED


def test_less_of_an_effect_turns_its_direction_round() -> None:
    raising = row(relation=Relation.INCREASES)
    fewer = replace(claim().effect, absent=True)
    assert judged(replace(claim(), effect=fewer, direction=INCREASES), [raising]).verdict is CONTRADICTED
    assert judged(replace(claim(), effect=fewer), [raising]).verdict is SUPPORTED
    without = Phrase("avoiding ibuprofen", Span(0, 18), "ibuprofen", absent=True)
    assert judged(replace(claim(), cause=without, effect=fewer, direction=INCREASES), [raising]).verdict is SUPPORTED


def test_the_nearest_pair_that_has_rows_answers() -> None:
    own, class_row, farther = (
        row(),
        row("nsaid", certainty=Certainty.LOW),
        row("painkiller", "pain", certainty=Certainty.LOW),
    )
    for rows, expected, steps in (
        ([farther, class_row, own], own, 0),
        ([farther, class_row], class_row, 1),
        ([farther], farther, 4),
    ):
        found = answering_rows(claim(), EvidenceTable(rows, []), VOCABULARY)
        assert found == (((expected,), steps) if steps < 4 else ((), 0))


@pytest.mark.parametrize(
    ("cause", "effect", "steps"), [("nsaid", "headache", 2), ("ibuprofen", "pain", 2), ("drug", "migraine", 3)]
)
def test_broader_pairs_answer_up_to_three_steps_away(cause: str, effect: str, steps: int) -> None:
    assert answering_rows(claim(), EvidenceTable([row(cause, effect)], []), VOCABULARY) == (
        (row(cause, effect),),
        steps,
    )


@pytest.mark.parametrize(
    ("cause", "effect"), [("chemical", "migraine"), ("drug", "headache"), ("migraine", "ibuprofen")]
)
def test_farther_or_reversed_pairs_do_not_answer(cause: str, effect: str) -> None:
    found = judged(claim(), [row(cause, effect)])
    assert (found.verdict, found.permitted, found.evidence) == (Verdict.UNVERIFIED, None, ())


def test_a_narrower_row_does_not_answer_for_its_class() -> None:
    about_nsaids = replace(claim(), cause=Phrase("NSAIDs", Span(0, 9), "nsaid"))
    assert judged(about_nsaids, [row()]).verdict is Verdict.UNVERIFIED


def test_a_mere_link_may_be_told_from_either_end() -> None:
    reversed_row = row("migraine", "ibuprofen", Relation.ASSOCIATED, Certainty.LOW)
    assert judged(claim(Strength.CORRELATIONAL), [reversed_row]).evidence == (reversed_row.id,)
    assert judged(claim(Strength.CONDITIONAL), [reversed_row]).evidence == ()


def test_what_holds_against_a_class_is_not_held_against_a_member() -> None:
    no_effect = row("nsaid", relation=Relation.NO_EFFECT)
    assert (judged(claim(), [no_effect]).verdict, judged(claim(), [no_effect]).evidence) == (Verdict.UNVERIFIED, ())
    assert judged(claim(), [row("nsaid", certainty=Certainty.LOW)]).verdict is OVERSTATED
    assert judged(claim(), [row(relation=Relation.NO_EFFECT)]).verdict is CONTRADICTED


def test_a_row_for_everybody_is_judged_by_before_one_for_some_then_the_more_certain() -> None:
    for_some = row(qualifier="--children")
    low, very_low = row(certainty=Certainty.LOW), row(certainty=Certainty.VERY_LOW)
    found = judged(claim(), [for_some, low])
    assert (found.verdict, found.evidence) == (OVERSTATED, (low.id, for_some.id))
    rows, _ = answering_rows(claim(), EvidenceTable([very_low, low], []), VOCABULARY)
    assert rows == (low, very_low)


def test_a_row_for_the_group_that_the_text_speaks_of_is_judged_by_first() -> None:
    for_children, for_all = row(qualifier="--children", certainty=Certainty.LOW), row()
    table = EvidenceTable([for_all, for_children], [])
    around = {0: frozenset({"children", "fever"}), 1: frozenset({"women"})}
    claims = [claim(), replace(claim(), sentence=1), replace(claim(), sentence=2)]
    found = find_evidence(claims, table, VOCABULARY, around)
    assert [one.verdict for one in found] == [OVERSTATED, SUPPORTED, SUPPORTED]
    assert [one.evidence[0] for one in found] == [for_children.id, for_all.id, for_all.id]


def test_what_a_row_says_of_a_whole_class_is_not_held_against_some_of_it() -> None:
    some = replace(claim(), cause=replace(claim().cause, partial=True))
    assert judged(some, [row(certainty=Certainty.LOW)]).verdict is Verdict.UNVERIFIED
    assert judged(some, [row(relation=Relation.INCREASES)]).verdict is Verdict.UNVERIFIED
    assert judged(some, [row()]).verdict is SUPPORTED


@pytest.mark.parametrize("aside", [{"negated": True}, {"discourse": "quoted"}])
def test_what_the_author_does_not_assert_is_not_assessed_but_keeps_its_rows(aside: dict[str, Any]) -> None:
    found = judged(replace(claim(), **aside), [row()])
    assert (found.verdict, found.permitted, found.evidence) == (Verdict.NOT_ASSESSED, None, (row().id,))


@pytest.mark.parametrize("end", ["cause", "effect"])
def test_an_end_without_a_concept_leaves_the_claim_unverified(end: str) -> None:
    ends: dict[str, Any] = {end: Phrase("it", Span(0, 2))}
    unnamed = replace(claim(), **ends)
    assert judged(unnamed, [row()]).verdict is Verdict.UNVERIFIED


def test_a_concept_that_the_vocabulary_lacks_is_still_looked_up() -> None:
    unknown = replace(claim(), cause=Phrase("Willow", Span(0, 6), "willow"))
    assert judged(unknown, [row("willow")]).verdict is SUPPORTED


@pytest.mark.parametrize(
    ("cue", "relation", "certainty", "expected"),
    [
        ("lowers the risk of", Relation.ASSOCIATED_LESS, Certainty.MODERATE, SUPPORTED),
        ("lowers the odds of", Relation.ASSOCIATED_LESS, Certainty.HIGH, SUPPORTED),
        ("lowers the risk of", Relation.ASSOCIATED_LESS, Certainty.LOW, OVERSTATED),
        ("prevents", Relation.ASSOCIATED_LESS, Certainty.MODERATE, OVERSTATED),
        ("lowers the risk of", Relation.ASSOCIATED, Certainty.MODERATE, OVERSTATED),
        ("lowers the risk of", Relation.ASSOCIATED_MORE, Certainty.MODERATE, CONTRADICTED),
    ],
)
def test_risk_wording_says_what_cohort_studies_show(
    cue: str, relation: Relation, certainty: Certainty, expected: Verdict
) -> None:
    said = replace(claim(), cue=Cue(cue, Span(0, len(cue))))
    assert judged(said, [row(relation=relation, certainty=certainty)]).verdict is expected


@pytest.mark.parametrize("direction", [Direction.INCREASES, Direction.UNSPECIFIED])
def test_a_risk_may_be_named_as_the_effect(direction: Direction) -> None:
    said = claim(direction=direction)
    linked = row(relation=Relation.ASSOCIATED_MORE, certainty=Certainty.MODERATE)
    risk = replace(said.effect, text="that risk", resolved="the risk of migraine")
    assert judged(replace(said, effect=risk), [linked]).verdict is SUPPORTED
    assert judged(said, [linked]).verdict is OVERSTATED
