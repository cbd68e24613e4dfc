"""Kinds of ends that no vocabulary covers, by their head nouns."""

import pytest

from overclaim.pipeline.name_kinds import kind_of, name_kinds
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Claim, Cue, Phrase
from overclaim.rules.language import load_language
from overclaim.rules.scales import Direction, Kind, Strength

KINDS = load_language().kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a sluggish bowel wall", Kind.BODY_PART),
        ("the walls of the arteries", Kind.BODY_PART),
        ("drinking above the guideline", Kind.BEHAVIOUR),
        ("night-time cramps", Kind.SYMPTOM),
        ("fumes from diesel engines", Kind.CHEMICAL),
        ("Zorbing", Kind.BEHAVIOUR),
        ("zorb", None),
        ("12", None),
        ("", None),
    ],
)
def test_the_head_says_what_it_is(text: str, kind: Kind | None) -> None:
    assert kind_of(text, KINDS) is kind


def test_a_kind_that_is_known_stays_and_a_pronoun_gets_that_of_what_it_stands_for() -> None:
    known = Phrase("the wall", Span(0, 8), kind=Kind.CHEMICAL)
    meant = Phrase("It", Span(20, 22), resolved="the smoke")
    claim = Claim(0, Span(0, 22), Cue("harms", Span(9, 14)), known, meant, Strength.CAUSAL, Direction.DECREASES)
    (named,) = name_kinds([claim])
    assert (named.cause.kind, named.effect.kind) == (Kind.CHEMICAL, Kind.CHEMICAL)
    assert named.cause is known
