"""What makes a finding about a claim milder: weak evidence that points the same way, one study, hearsay, a caution, a list."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from overclaim.pipeline.checks import CHECKS, Reading
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Claim, Finding
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Severity, Strength, Verdict

TEXT = "Turmeric cures arthritis."
Rules = dict[str, Rule]
Make = Callable[..., Any]


def check(rule: Rule, reading: Reading) -> list[Finding]:
    return list(CHECKS[rule.kind](rule, reading))


def turmeric(make_claim: Make, **fields: Any) -> Claim:
    claim: Claim = make_claim(TEXT, "Turmeric", "cures", "arthritis", **fields)
    return claim


def test_can_passes_where_evidence_of_low_certainty_says_so_unless_a_seller_says_it(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    fields = {"permitted": Strength.CONDITIONAL, "evidence": ("low",), "verdict": Verdict.OVERSTATED}
    careful = turmeric(make_claim, strength=Strength.CAN_CAUSE, **fields)
    assert check(rules["overstated-causation"], make_reading(TEXT, claims=[careful])) == []
    selling = turmeric(make_claim, strength=Strength.CAN_CAUSE, promotional=True, **fields)
    (finding,) = check(rules["overstated-causation"], make_reading(TEXT, claims=[selling]))
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text",
    [
        "A trial in 40 adults found that Turmeric cures arthritis.",
        "My aunt swore that Turmeric cures arthritis.",
        "Turmeric cures arthritis, so tell your doctor if you take it.",
        "Turmeric cures arthritis and has been used in Asia for centuries.",
    ],
)
def test_a_single_study_hearsay_and_a_caution_are_flagged_more_mildly(
    text: str, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    claim = make_claim(text, "Turmeric", "cures", "arthritis", verdict=Verdict.OVERSTATED, evidence=("linked",))
    (finding,) = check(rules["overstated-causation"], make_reading(text, claims=[claim]))
    assert finding.severity is Severity.WARNING


def test_what_stands_under_a_list_is_flagged_more_mildly_unless_a_seller_says_it(
    make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    item = turmeric(make_claim, verdict=Verdict.OVERSTATED, evidence=("linked",))
    item = replace(item, span=Span(17, 26), cue=replace(item.cue, span=Span(9, 14)))
    (finding,) = check(rules["overstated-causation"], make_reading(TEXT, claims=[item]))
    assert finding.severity is Severity.WARNING
    (sold,) = check(rules["overstated-causation"], make_reading(TEXT, claims=[replace(item, promotional=True)]))
    assert sold.severity is Severity.ERROR


def test_what_the_sentence_after_a_list_takes_back_is_not_flagged(
    make_claim: Make, make_reading: Make, make_post: Make, rules: Rules
) -> None:
    claim = turmeric(make_claim, verdict=Verdict.OVERSTATED, evidence=("linked",))
    assert check(rules["overstated-causation"], make_reading(TEXT, "It eases itch.", claims=[claim])) != []
    assert check(rules["overstated-causation"], make_reading(f"{TEXT} None of this holds up.", claims=[claim])) == []
