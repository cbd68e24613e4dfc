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
from overclaim.rules.scales import Kind, Severity, Strength, Verdict

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
        (Strength.CAUSAL, Strength.CONDITIONAL, "low", Severity.ERROR),
        (Strength.CAUSAL, Strength.CORRELATIONAL, "linked", Severity.ERROR),
        (Strength.CAN_CAUSE, Strength.CONDITIONAL, "low", Severity.WARNING),
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
        'The sentence states flatly that "Turmeric" cures "arthritis"; the best evidence we hold (low certainty, '
        'a randomised trial) supports no more than "turmeric may reduce arthritis".'
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
        ("uncertain", "the evidence on turmeric and arthritis is very uncertain"),
    ],
)
def test_permitted_wording_follows_grade(row: str, wording: str, make_reading: Make) -> None:
    reading: Reading = make_reading(TEXT)
    assert permitted_wording(reading, reading.evidence[row]) == wording


def test_a_passive_is_quoted_in_its_own_order(make_claim: Make) -> None:
    passive = make_claim("Arthritis is eased by turmeric.", "turmeric", "is eased by", "Arthritis")
    assert assertion(passive) == '"Arthritis" is eased by "turmeric"'


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
