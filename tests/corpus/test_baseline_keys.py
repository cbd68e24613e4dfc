"""What a finding is known again by: its post, rule and words, whatever stands around it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.apply_baseline import Ratchet, normalised, said_by
from overclaim.corpus.baseline import Baseline
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Claim, Cue, Finding, Phrase, PostResult
from overclaim.rules.kinds import Benchmark, DocumentParams
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Direction, Severity, Strength

DAY = date(2026, 11, 21)
AUTHOR = Rule("no-author", "p", "document", Severity.NOTE, "", "", "", "", DocumentParams(Benchmark.AUTHOR), (), ())
SENTENCE = "Turmeric can cure joint pain."


def claim_at(place: int) -> Claim:
    """The claim of SENTENCE where that stands at ``place``; its effect is no concept."""
    return Claim(
        sentence=0,
        span=Span(place, place + len(SENTENCE)),
        cue=Cue("can  Cure", Span(place + 9, place + 17)),
        cause=Phrase("it", Span(place, place + 8), "turmeric", "Turmeric", resolved="turmeric"),
        effect=Phrase("Joint\npain", Span(place + 18, place + 28)),
        strength=Strength.CAN_CAUSE,
        direction=Direction.DECREASES,
    )


def on_claim(place: int, index: int = 0) -> Finding:
    return Finding("overstated", Severity.ERROR, "", Span(place + 9, place + 17), "can  Cure", claim=index)


def on_words(text: str, place: int = 0, rule: str = "term") -> Finding:
    return Finding(rule, Severity.WARNING, "", Span(place, place + len(text)), text)


def test_a_finding_on_a_claim_is_known_by_concepts_cue_and_strength() -> None:
    claim = claim_at(5)
    said = ("turmeric", "can cure", "joint pain", "can-cause")
    assert said_by(on_claim(5), [claim]) == said
    assert said_by(replace(on_claim(5), span=claim.span, text=SENTENCE), [claim]) == said


def test_a_finding_on_other_words_of_a_claim_is_known_by_them() -> None:
    assert said_by(replace(on_words("Joint pain", 23), claim=0), [claim_at(5)]) == ("joint pain",)


def test_a_finding_on_the_whole_post_is_known_without_its_title() -> None:
    titles = [on_words(title, rule=AUTHOR.name) for title in ("Gut", "The gut")]
    assert [said_by(one, [], {AUTHOR.name}) for one in titles] == [(), ()]
    assert said_by(titles[0], []) != said_by(titles[1], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nature\u2019s  cure", "nature's\r\ncure"),
        ("a \u201cmiracle\u201d", 'A "Miracle"'),
        ("well\u2011being", "well-being"),
        ("cure\u00adall", "cureall"),
        ("caf\u00e9", "cafe\u0301"),
        ("100\u00a0%", "100 %"),
    ],
)
def test_what_a_typesetter_changes_does_not_matter(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)
    assert normalised(one) != normalised(one + "s")


@given(st.lists(st.sampled_from(["Tea.\n\n", "Tea \U0001f525 cures gout.\r\n\r\n", "# A heading\n\n"]), max_size=9))
def test_paragraphs_above_never_change_what_is_known(above: list[str]) -> None:
    place, others = sum(map(len, above)), sum("cures" in text for text in above)
    cure = replace(claim_at(0), cue=Cue("cures", Span(6, 11)), strength=Strength.CAUSAL)

    def result(start: int, before: int) -> PostResult:
        on_post = [replace(on_words(str(start)), rule=AUTHOR.name)]
        claims = [*[cure] * before, claim_at(start)]
        return PostResult(
            "a.md",
            claims=tuple(claims),
            findings=(*on_post, on_words("Joint pain", start + 18), on_claim(start, before)),
        )

    used = Ratchet(Baseline(DAY), Path(), [], [AUTHOR])
    assert used.known_of(result(place, others)) == used.known_of(result(0, 0))


def test_a_claim_that_says_more_or_another_thing_is_another() -> None:
    claim = claim_at(0)
    others = [
        replace(claim, strength=Strength.CAUSAL),
        replace(claim, cue=replace(claim.cue, text="will cure")),
        replace(claim, cause=replace(claim.cause, concept="ginger")),
        replace(claim, effect=replace(claim.effect, text="joint pains")),
    ]
    assert len({said_by(on_claim(0), [one]) for one in (claim, *others)}) == 5
