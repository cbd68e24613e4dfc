"""Every rule's own examples are its tests: what is marked is flagged, and nothing else."""

from pathlib import Path

import pytest

from overclaim.corpus.read_posts import read_text
from overclaim.pipeline.checks import CHECKS, Reading
from overclaim.pipeline.judge_claims import judge_claims
from overclaim.pipeline.run import Checker, make_checker
from overclaim.rules.kinds import KINDS
from overclaim.rules.load_packs import load_packs
from overclaim.rules.rule import Example, Rule

PACKS = Path(__file__).parents[2] / "rules" / "packs"
RULES = load_packs(PACKS)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{sort}-{number}")
    for rule in RULES
    for sort, examples in (("bad", rule.bad), ("good", rule.good))
    for number, example in enumerate(examples, 1)
]


@pytest.fixture(scope="session")
def checker() -> Checker:
    return make_checker(rules=RULES)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_flags_what_its_example_marks(rule: Rule, example: Example, checker: Checker) -> None:
    result = checker.check_post(read_text("example.md", example.text, suffix=".md"))
    assert result.failure is None
    assert result.post is not None
    reading = Reading(
        result.post,
        result.sentences,
        result.entities,
        result.claims,
        checker.vocabulary,
        checker.evidence,
        result.suppressions,
    )
    flagged = sorted((finding.span.start, finding.span.end) for finding in judge_claims(reading, (rule,)))
    assert [example.text[start:end] for start, end in flagged] == [
        example.text[start:end] for start, end in sorted(example.marked)
    ]
    assert flagged == sorted(example.marked)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.bad])
def test_all_rules_together_still_flag_the_words(rule: Rule, example: Example, checker: Checker) -> None:
    """Another rule may say it better, but marked words never pass in silence."""
    result = checker.check_post(read_text("example.md", example.text, suffix=".md"))
    for start, end in example.marked:
        assert any(finding.span.start < end and start < finding.span.end for finding in result.findings)


def test_every_kind_has_a_check_and_a_rule() -> None:
    assert set(CHECKS) == set(KINDS)
    assert {rule.kind for rule in RULES} == set(KINDS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_messages_are_sentences_for_editors(rule: Rule) -> None:
    for text in (rule.message, rule.why, rule.instead):
        assert text.rstrip().endswith((".", '"'))
    assert len(rule.message) < 260
