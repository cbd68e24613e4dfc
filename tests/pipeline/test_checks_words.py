"""The kinds of rule that look at words: phrase, term, sourcing; and where they are silent."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from overclaim.pipeline.checks import CHECKS, Reading
from overclaim.pipeline.checks.silence import silence
from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Link
from overclaim.rules.kinds import TermParams
from overclaim.rules.phrasing import Phrasing
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Severity, Strength, Verdict

Rules = dict[str, Rule]
Make = Callable[..., Any]


def check(rule: Rule, reading: Reading) -> list[Finding]:
    return list(CHECKS[rule.kind](rule, reading))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Turmeric is a miracle for arthritis.", None),
        ("Turmeric is not only tasty but a miracle for arthritis.", None),
        ("No matter what, turmeric is a miracle for arthritis.", None),
        ("Without ginger the curry is dull, but turmeric is a miracle for arthritis.", None),
        ("Is turmeric a miracle for arthritis?", "a question"),
        ("Turmeric is not a miracle for arthritis.", "denied"),
        ("Turmeric isn\u2019t a miracle for arthritis.", "denied"),
        ("There is no miracle for arthritis.", "denied"),
        ("No herb works like a miracle for arthritis.", "denied"),
        ("A miracle for arthritis does not exist.", "denied"),
        ("A miracle remains elusive in arthritis.", "denied"),
        ("Turmeric is a \u201cmiracle\u201d for arthritis.", "quoted"),
        ('Turmeric is a "miracle" for arthritis.', "quoted"),
        ("The patients' hope, turmeric, is a miracle for the doctors' arthritis.", None),
        ("It is a myth that turmeric is a miracle for arthritis.", "debunked"),
        ("So-called miracle herbs help arthritis.", "debunked"),
        ("Turmeric is a miracle for arthritis. This is simply not true.", "debunked"),
        ("Turmeric is a miracle for arthritis. There is no good evidence for that.", "debunked"),
        ("Turmeric is a miracle for arthritis. It does not cause side effects.", None),
        ("Turmeric is marketed as a miracle for arthritis.", "reported"),
        ("Some sellers claim that turmeric is a miracle for arthritis.", "reported"),
        ("We asked whether turmeric is a miracle for arthritis.", "reported"),
    ],
)
def test_silence(text: str, reason: str | None, make_reading: Make) -> None:
    reading: Reading = make_reading(text)
    sentence = reading.sentences[0]
    start = sentence.text.index("iracle") - 1
    assert silence(reading, sentence, start, start + len("miracle")) == reason


@pytest.mark.parametrize(
    ("heading", "text", "silent"),
    [
        ("Myth 2: turmeric", "Turmeric is a miracle for arthritis.", True),
        ("Myth 2: turmeric", "Fact: turmeric is a miracle for arthritis.", False),
        ("Benefits of turmeric", "Turmeric is a miracle for arthritis.", False),
    ],
)
def test_a_refuting_heading_silences_what_stands_under_it(
    heading: str, text: str, silent: bool, make_reading: Make, rules: Rules
) -> None:
    top = Block(BlockKind.HEADING, Prose.verbatim(heading), level=2)
    below = Block(BlockKind.PARAGRAPH, Prose.verbatim(text, len(heading) + 1), heading=0)
    found = check(rules["miracle-wording"], make_reading(top, below))
    assert bool(found) is not silent


def test_quoted_blocks_and_boilerplate_are_silent_unless_the_rule_reads_calls_to_action(
    make_reading: Make, rules: Rules
) -> None:
    text = "Say goodbye to arthritis with this miracle."
    for fields, expected in (({}, (1, 1)), ({"quoted": True}, (0, 0)), ({"boilerplate": True}, (0, 1))):
        block = Block(BlockKind.PARAGRAPH, Prose.verbatim(text), **fields)
        reading = make_reading(block)
        counts = tuple(len(check(rules[name], reading)) for name in ("miracle-wording", "relief-promise"))
        assert counts == expected


def test_a_phrase_needs_health_in_its_sentence(make_reading: Make, rules: Rules) -> None:
    assert check(rules["miracle-wording"], make_reading("The bridge is a miracle of engineering.")) == []
    (finding,) = check(rules["miracle-wording"], make_reading("It rains. Turmeric is a miracle against arthritis."))
    assert (finding.text, finding.sentence, finding.span) == ("miracle", 1, Span(24, 31))


@pytest.mark.parametrize(
    ("fields", "flagged"),
    [({}, True), ({"negated": True, "strength": Strength.NONE}, False), ({"health": False}, False)],
)
def test_an_absolute_counts_only_inside_a_claim(
    fields: dict[str, Any], flagged: bool, make_claim: Make, make_reading: Make, rules: Rules
) -> None:
    text = "Turmeric always eases arthritis."
    claim = make_claim(text, "Turmeric", "eases", "arthritis", **fields)
    assert bool(check(rules["absolute-wording"], make_reading(text, claims=[claim]))) is flagged
    assert check(rules["absolute-wording"], make_reading(text)) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Ginger reverses arthritis.", ["reverses arthritis"]),
        ("My client reversed her severe arthritis.", ["reversed her severe arthritis"]),
        ("Ginger reverses the course of fate.", []),
        ("Ginger eliminates the risk of arthritis.", []),
        ("Ginger eliminates arthritis cells.", []),
        ("Ginger eliminates, some say, arthritis.", []),
        ("Ginger eliminates turmeric.", []),
    ],
)
def test_the_end_of_a_disease_is_flagged_with_the_disease(
    text: str, flagged: list[str], make_reading: Make, rules: Rules
) -> None:
    assert [finding.text for finding in check(rules["disease-ended"], make_reading(text))] == flagged


def test_a_cure_that_the_evidence_carries_passes(make_claim: Make, make_reading: Make, rules: Rules) -> None:
    text = "Turmeric cures arthritis."
    claim = make_claim(text, "Turmeric", "cures", "arthritis")
    fair = replace(claim, verdict=Verdict.SUPPORTED)
    (finding,) = check(rules["cure-claim"], make_reading(text, claims=[claim]))
    assert (finding.text, finding.severity) == ("cures arthritis", Severity.ERROR)
    assert check(rules["cure-claim"], make_reading(text, claims=[fair])) == []


@pytest.mark.parametrize(
    ("texts", "flagged"),
    [
        (("Leaky gut causes arthritis.", "Leaky gut is common."), ["Leaky gut"]),
        (("What is leaky gut?", "Leaky gut causes arthritis."), ["Leaky gut"]),
        (("Leaky gut is not a medical diagnosis.", "Leaky gut causes arthritis."), []),
        (("Increased intestinal permeability, or leaky gut, is found in arthritis.",), []),
        (("Some call it \u201cleaky gut\u201d.",), []),
        (("Turmeric eases arthritis.",), []),
    ],
)
def test_a_contested_term_is_flagged_once_unless_the_post_explains_it(
    texts: tuple[str, ...], flagged: list[str], make_reading: Make, rules: Rules
) -> None:
    found = check(rules["contested-term"], make_reading(*texts))
    assert [finding.text for finding in found] == flagged


def test_the_message_of_a_contested_term_gives_the_accepted_wording(make_reading: Make, rules: Rules) -> None:
    (finding,) = check(rules["contested-term"], make_reading("Leaky gut causes arthritis."))
    assert finding.message == (
        '"Leaky gut" is not a recognised diagnosis. No test is valid for it. Better: increased intestinal permeability.'
    )


def test_a_term_that_says_what_is_done_is_no_diagnosis_itself(make_reading: Make, rules: Rules) -> None:
    rule = rules["contested-term"]
    assert isinstance(rule.params, TermParams)
    doing = replace(rule, params=replace(rule.params, doing=(Phrasing("leaky gut"),)))
    (finding,) = check(doing, make_reading("Leaky gut causes arthritis."))
    assert finding.message.startswith('"Leaky gut" suggests leaky gut, which is not a recognised diagnosis. ')


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Studies show that turmeric eases arthritis.", True),
        ("Studies show that turmeric eases arthritis [4].", False),
        ("Studies show that turmeric eases arthritis (Chen et al. 2019).", False),
        ("Studies show that turmeric eases arthritis. See doi 10.1000/xyz123.", False),
        ("Studies published in The Lancet show that turmeric eases arthritis.", False),
        ("According to a study published on Monday in Nature Aging, turmeric eases arthritis.", False),
        ("According to a study published on Monday, turmeric eases arthritis.", True),
        ("The study found that turmeric eases arthritis.", False),
        ("Studies show that bridges rust.", False),
        ("Do studies show that turmeric eases arthritis?", False),
    ],
)
def test_an_appeal_to_research_needs_a_source(text: str, flagged: bool, make_reading: Make, rules: Rules) -> None:
    assert bool(check(rules["unsourced-research"], make_reading(text))) is flagged


def test_a_link_in_the_paragraph_is_a_source(make_reading: Make, rules: Rules) -> None:
    text = "Studies show that turmeric eases arthritis."
    near = make_reading(text, links=(Link("https://example.org/review", Span(0, 7)),))
    far = make_reading(text, "More.", links=(Link("https://example.org/review", Span(len(text) + 1, len(text) + 5)),))
    assert check(rules["unsourced-research"], near) == []
    assert len(check(rules["unsourced-research"], far)) == 1
