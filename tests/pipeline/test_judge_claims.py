"""Each fault once, in reading order."""

from collections.abc import Callable
from typing import Any

import pytest

from overclaim.pipeline.judge_claims import judge_claims
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Severity, Strength, Verdict

Rules = dict[str, Rule]
Make = Callable[..., Any]
OVERSTATED = {"verdict": Verdict.OVERSTATED, "permitted": Strength.CORRELATIONAL, "evidence": ("linked",)}


def usual(rules: Rules) -> list[Rule]:
    """The rules that need no profile."""
    return [rule for rule in rules.values() if not rule.opt_in]


def test_claims_flagged_on_the_same_words_become_one_finding(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Turmeric and ginger ease arthritis."
    claims = [make_claim(text, cause, "ease", "arthritis", **OVERSTATED) for cause in ("Turmeric", "ginger")]
    (finding,) = judge_claims(make_reading(text, claims=claims), [rules["overstated-causation"]])
    assert finding.claim == 0
    assert finding.message.endswith('The same holds for "ginger \u2026 ease \u2026 arthritis".')


def test_claims_of_which_the_evidence_says_other_things_are_told_apart(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Turmeric and ginger ease arthritis."
    rows = (("Turmeric", "linked"), ("ginger", "uncertain"))
    claims = [make_claim(text, cause, "ease", "arthritis", **OVERSTATED | {"evidence": (row,)}) for cause, row in rows]
    (found,) = judge_claims(make_reading(text, claims=claims), [rules["overstated-causation"]])
    assert (found.claim, found.evidence) == (0, ("linked", "uncertain"))
    assert found.message.endswith('Nor does the evidence carry "ginger \u2026 ease \u2026 arthritis".')


def test_the_more_severe_stays_and_takes_on_the_evidence(make_claim: Make, make_reading: Make, rules: Rules) -> None:
    text = "Turmeric can cure arthritis."
    claim = make_claim(text, "Turmeric", "can cure", "arthritis", strength=Strength.CAN_CAUSE, **OVERSTATED)
    (finding,) = judge_claims(make_reading(text, claims=[claim]), usual(rules))
    assert (finding.rule, finding.severity, finding.text) == ("cure-claim", Severity.ERROR, "can cure arthritis")
    assert (finding.claim, finding.evidence) == (0, ("linked",))


def test_one_cure_is_flagged_once(make_claim: Make, make_reading: Make, rules: Rules) -> None:
    text = "Turmeric is clinically proven to cure arthritis."
    cue = "is clinically proven to cure"
    claim = make_claim(text, "Turmeric", cue, "arthritis", promotional=True, strength=Strength.CAN_CAUSE)
    found = judge_claims(make_reading(text, claims=[claim]), usual(rules))
    assert [(finding.rule, finding.text) for finding in found] == [("cure-claim", "to cure arthritis")]


def test_of_two_rules_on_the_same_words_the_more_severe_stays(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Turmeric eases arthritis."
    claim = make_claim(text, "Turmeric", "eases", "arthritis", promotional=True, **OVERSTATED)
    reading = make_reading(text, claims=[claim])
    found = judge_claims(reading, [rules["treatment-promise"], rules["overstated-causation"]])
    assert [(finding.rule, finding.severity) for finding in found] == [("overstated-causation", Severity.ERROR)]
    assert [finding.rule for finding in judge_claims(reading, [rules["treatment-promise"]])] == ["treatment-promise"]


def test_a_rule_yields_where_a_named_one_overlaps(make_claim: Make, make_reading: Make, rules: Rules) -> None:
    text = "Turmeric completely cures arthritis."
    claim = make_claim(text, "Turmeric", "cures", "arthritis", **OVERSTATED)
    found = judge_claims(make_reading(text, claims=[claim]), usual(rules))
    assert [(finding.rule, finding.text) for finding in found] == [
        ("absolute-wording", "completely"),
        ("overstated-causation", "cures"),
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_findings_come_in_reading_order_whatever_the_order_of_rules(
    order: int, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Studies show that turmeric cures arthritis, a miracle without risk."
    claim = make_claim(text, "turmeric", "cures", "arthritis", **OVERSTATED)
    found = judge_claims(make_reading(text, claims=[claim]), usual(rules)[::order])
    assert [finding.text for finding in found] == ["Studies show", "cures", "miracle"]


def test_what_is_missing_in_a_document_stands_beside_what_its_title_says(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Turmeric cures arthritis"
    claim = make_claim(text, "Turmeric", "cures", "arthritis", **OVERSTATED)
    reading = make_reading(text, "Words " * 120, claims=[claim])
    names = {finding.rule for finding in judge_claims(reading, usual(rules))}
    assert names == {"overstated-causation", "missing-author", "missing-date", "missing-references", "missing-reviewer"}
