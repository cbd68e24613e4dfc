"""The kinds of rule that look at claims: verdict, promise, setting."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from overclaim.pipeline.checks import CHECKS, Reading
from overclaim.pipeline.checks.reading import assertion
from overclaim.pipeline.checks.verdict import permitted_wording
from overclaim.pipeline.values import Claim, Finding, Phrase
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Certainty, Kind, Relation, Severity, Strength, Verdict

TEXT = "Turmeric cures arthritis."
Rules = dict[str, Rule]
Make = Callable[..., Any]


def check(rule: Rule, reading: Reading) -> list[Finding]:
    return list(CHECKS[rule.kind](rule, reading))


def turmeric(make_claim: Make, **fields: Any) -> Claim:
    claim: Claim = make_claim(TEXT, "Turmeric", "cures", "arthritis", **fields)
    return claim


@pytest.mark.parametrize(
    ("strength", "permitted", "evidence", "severity"),
    [
        (Strength.CAUSAL, Strength.CONDITIONAL, "low", Severity.WARNING),
        (Strength.CAUSAL, Strength.CORRELATIONAL, "linked", Severity.ERROR),
        (Strength.CAN_CAUSE, Strength.CORRELATIONAL, "linked", Severity.WARNING),
        (Strength.CONDITIONAL, Strength.CORRELATIONAL, "linked", Severity.NOTE),
    ],
)
def test_overstatement_is_as_severe_as_its_distance_in_bands(
    strength: Strength,
    permitted: Strength,
    evidence: str,
    severity: Severity,
    make_claim: Make,
    make_reading: Make,
    rules: Rules,
) -> None:
    claim = turmeric(
        make_claim, strength=strength, permitted=permitted, evidence=(evidence,), verdict=Verdict.OVERSTATED
    )
    (finding,) = check(rules["overstated-causation"], make_reading(TEXT, claims=[claim]))
    assert finding.severity is severity
    assert (finding.text, finding.claim, finding.evidence) == ("cures", 0, (evidence,))
    assert TEXT[finding.span.start : finding.span.end] == "cures"


def test_the_message_says_what_was_asserted_and_what_is_permitted(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    claim = turmeric(make_claim, permitted=Strength.CONDITIONAL, evidence=("low",), verdict=Verdict.OVERSTATED)
    (finding,) = check(rules["overstated-causation"], make_reading(TEXT, claims=[claim]))
    assert finding.message == (
        'Stated as fact: "Turmeric \u2026 cures \u2026 arthritis". The best evidence we hold (low certainty, '
        "a randomised trial) supports no more than this: turmeric may reduce arthritis."
    )


@pytest.mark.parametrize(
    ("strength", "severity"),
    [(Strength.CAUSAL, Severity.ERROR), (Strength.CAN_CAUSE, Severity.WARNING), (Strength.CONDITIONAL, Severity.NOTE)],
)
def test_against_the_evidence_all_of_the_strength_counts(
    strength: Strength, severity: Severity, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    claim = turmeric(
        make_claim, strength=strength, permitted=Strength.NONE, evidence=("none",), verdict=Verdict.CONTRADICTED
    )
    reading = make_reading(TEXT, claims=[claim])
    (finding,) = check(rules["contradicted-claim"], reading)
    assert finding.severity is severity
    assert check(rules["overstated-causation"], reading) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": Verdict.SUPPORTED},
        {"verdict": Verdict.UNVERIFIED},
        {"negated": True},
        {"discourse": "debunked"},
        {"health": False},
    ],
)
def test_claims_that_are_fair_or_not_in_earnest_pass(
    fields: dict[str, Any], make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    claim = turmeric(
        make_claim,
        **({"verdict": Verdict.OVERSTATED, "permitted": Strength.CONDITIONAL, "evidence": ("low",)} | fields),
    )
    assert check(rules["overstated-causation"], make_reading(TEXT, claims=[claim])) == []


def test_a_claim_that_the_next_sentence_takes_back_passes(make_claim: Make, make_reading: Make, rules: Rules) -> None:
    claim = turmeric(make_claim, verdict=Verdict.OVERSTATED, permitted=Strength.CONDITIONAL, evidence=("low",))
    assert check(rules["overstated-causation"], make_reading(TEXT + " This is a myth.", claims=[claim])) == []
    assert check(rules["overstated-causation"], make_reading(TEXT + " It is yellow.", claims=[claim]))


def test_where_the_cue_stands_elsewhere_the_whole_claim_is_flagged(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Turmeric helps with arthritis"
    claim = make_claim(
        text,
        "Turmeric",
        "helps",
        "arthritis",
        verdict=Verdict.OVERSTATED,
        permitted=Strength.CONDITIONAL,
        evidence=("low",),
    )
    moved = replace(claim, span=claim.effect.span)
    (finding,) = check(rules["overstated-causation"], make_reading(text, claims=[moved]))
    assert (finding.span, finding.text) == (claim.effect.span, "arthritis")


@pytest.mark.parametrize(
    ("row", "wording"),
    [
        ("low", "turmeric may reduce arthritis"),
        ("linked", "there is a link between turmeric and arthritis"),
        ("none", "turmeric probably makes little or no difference to arthritis"),
        ("uncertain", "the effect of turmeric on arthritis is uncertain"),
    ],
)
def test_permitted_wording_follows_grade(row: str, wording: str, make_reading: Make) -> None:
    reading: Reading = make_reading(TEXT)
    assert permitted_wording(reading, reading.evidence[row]) == wording


@pytest.mark.parametrize(
    ("relation", "certainty", "wording"),
    [
        (Relation.NOT_SHOWN, Certainty.LOW, "an effect of turmeric on arthritis has not been shown"),
        (Relation.NOT_SHOWN, Certainty.VERY_LOW, "an effect of turmeric on arthritis has not been shown"),
        (Relation.UNCERTAIN, Certainty.MODERATE, "the effect of turmeric on arthritis is uncertain"),
        (Relation.UNCERTAIN, Certainty.VERY_LOW, "the evidence on turmeric and arthritis is very uncertain"),
        (Relation.DECREASES, Certainty.VERY_LOW, "the evidence on turmeric and arthritis is very uncertain"),
    ],
)
def test_only_very_low_certainty_is_very_uncertain(
    relation: Relation, certainty: Certainty, wording: str, make_reading: Make
) -> None:
    reading: Reading = make_reading(TEXT)
    row = replace(reading.evidence["low"], relation=relation, certainty=certainty)
    assert permitted_wording(reading, row) == wording


@pytest.mark.parametrize(
    ("population", "said"),
    [
        ("people with diabetes", " in people with diabetes"),
        ("pregnant women", " in pregnant women"),
        ("people with arthritis", ""),
        ("adults", ""),
        ("adults with and without diabetes", ""),
        ("people with diabetes; animals", ""),
        ("mostly rodents", ""),
    ],
)
def test_a_narrow_population_is_named(population: str, said: str, make_reading: Make) -> None:
    reading: Reading = make_reading(TEXT)
    row = replace(reading.evidence["low"], population=population)
    assert permitted_wording(reading, row) == f"turmeric may reduce arthritis{said}"


@pytest.mark.parametrize(
    ("cue", "strength", "severity"),
    [
        ("supports", Strength.CAUSAL, Severity.WARNING),
        ("is good for", Strength.CAUSAL, Severity.WARNING),
        ("can help", Strength.CAN_CAUSE, Severity.NOTE),
        ("may help", Strength.CONDITIONAL, Severity.NOTE),
        ("heals", Strength.CAUSAL, Severity.ERROR),
    ],
)
def test_a_mild_verb_is_one_step_less_severe(
    cue: str, strength: Strength, severity: Severity, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = f"Turmeric {cue} arthritis."
    fields = {"verdict": Verdict.OVERSTATED, "permitted": Strength.CORRELATIONAL, "evidence": ("linked",)}
    claim = make_claim(text, "Turmeric", cue, "arthritis", strength=strength, **fields)
    (finding,) = check(rules["overstated-causation"], make_reading(text, claims=[claim]))
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("cue", "kind", "strength", "severity"),
    [
        ("ends", Kind.CONDITION, Strength.CAUSAL, Severity.ERROR),
        ("ends", Kind.SYMPTOM, Strength.CAUSAL, Severity.WARNING),
        ("can end", Kind.CONDITION, Strength.CAN_CAUSE, Severity.WARNING),
        ("helps", Kind.CONDITION, Strength.CAUSAL, Severity.WARNING),
        ("treats", Kind.CONDITION, Strength.CAUSAL, Severity.WARNING),
    ],
)
def test_a_flat_promise_against_a_condition_is_an_error(
    cue: str,
    kind: Kind,
    strength: Strength,
    severity: Severity,
    make_claim: Make,
    make_reading: Make,
    rules: Rules,
) -> None:
    text = f"Turmeric {cue} arthritis."
    claim = make_claim(text, "Turmeric", cue, "arthritis", strength=strength, promotional=True)
    claim = replace(claim, effect=replace(claim.effect, kind=kind))
    (finding,) = check(rules["treatment-promise"], make_reading(text, claims=[claim]))
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("before", "text", "flagged"),
    [
        ("The researchers fed turmeric to 24 mice.", "Turmeric cures arthritis.", True),
        ("The researchers fed turmeric to 24 mice and to 40 patients.", "Turmeric cures arthritis.", False),
        ("The researchers fed ginger to 24 mice.", "Turmeric cures arthritis.", False),
        ("The researchers fed ginger to 24 mice.", "Therefore turmeric cures arthritis.", True),
        ("The researchers fed turmeric to 24 mice.", "In mice, turmeric cures arthritis.", False),
        ("The house was full of mice.", "Turmeric cures arthritis.", False),
    ],
)
def test_a_text_that_rests_on_mice_does_not_speak_of_people(
    before: str, text: str, flagged: bool, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    whole = f"{before} {text}"
    cause = "urmeric cures arthritis"
    place = whole.index(cause) - 1
    claim = make_claim(
        whole[:place].replace("turmeric", "________") + whole[place:], whole[place : place + 8], "cures", "arthritis"
    )
    claim = replace(claim, sentence=1, cause=replace(claim.cause, concept="turmeric"))
    reading = make_reading(whole, claims=[claim])
    assert bool(check(rules["non-human-evidence"], reading)) is flagged
    fair = replace(claim, verdict=Verdict.SUPPORTED)
    assert check(rules["non-human-evidence"], make_reading(whole, claims=[fair])) == []


def test_a_passive_is_quoted_in_its_own_order(make_claim: Make) -> None:
    passive = make_claim("Arthritis is eased by turmeric.", "turmeric", "is eased by", "Arthritis")
    assert assertion(passive) == '"Arthritis \u2026 is eased by \u2026 turmeric"'


@pytest.mark.parametrize(
    ("fields", "flagged"),
    [
        ({"promotional": True}, True),
        ({"promotional": True, "strength": Strength.CAN_CAUSE}, True),
        ({"promotional": True, "strength": Strength.CONDITIONAL}, False),
        ({"promotional": True, "negated": True}, False),
        ({"promotional": False}, False),
    ],
)
def test_promises_are_flagged_from_can_on(
    fields: dict[str, Any], flagged: bool, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    reading = make_reading(TEXT, claims=[turmeric(make_claim, **fields)])
    assert bool(check(rules["treatment-promise"], reading)) is flagged


@pytest.mark.parametrize(("kind", "flagged"), [(Kind.SUPPLEMENT, True), (Kind.FOOD, False), (Kind.BODY_PART, False)])
def test_what_is_ours_and_can_be_sold_is_an_offer(
    kind: Kind, flagged: bool, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Our golden turmeric eases arthritis."
    claim = make_claim(text, "turmeric", "eases", "arthritis")
    claim = replace(claim, cause=Phrase("turmeric", claim.cause.span, "turmeric", kind=kind))
    assert bool(check(rules["treatment-promise"], make_reading(text, claims=[claim]))) is flagged


@pytest.mark.parametrize(
    ("text", "cause", "setting", "flagged"),
    [
        ("A study in mice shows that turmeric cures arthritis.", "turmeric", "animals", True),
        ("Animal studies have shown that turmeric cures arthritis.", "turmeric", None, True),
        ("In mice, turmeric cures arthritis.", "turmeric", "animals", False),
        ("In mice and patients alike, your turmeric cures arthritis.", "your turmeric", "animals", True),
        ("A study in adults shows that turmeric cures arthritis.", "turmeric", None, False),
    ],
)
def test_findings_in_animals_are_not_stated_of_people(
    text: str, cause: str, setting: str | None, flagged: bool, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    claim = make_claim(text, cause, "cures", "arthritis", setting=setting)
    assert bool(check(rules["non-human-evidence"], make_reading(text, claims=[claim]))) is flagged
