"""Which ends name nothing that a claim of health could turn on."""

import pytest

from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Claim, Cue, Phrase
from overclaim.pipeline.weigh_health import weigh_health
from overclaim.rules.language import load_language
from overclaim.rules.scales import Direction, Kind, Strength

LANGUAGE = load_language()


def claim(cause: str, effect: str, *, promotional: bool = False) -> Claim:
    """A health claim between two ends that stand one behind the other."""
    start = len(cause) + 7
    return Claim(
        0,
        Span(0, start + len(effect)),
        Cue("eases", Span(len(cause) + 1, start - 1)),
        Phrase(cause, Span(0, len(cause))),
        Phrase(effect, Span(start, start + len(effect))),
        Strength.CAUSAL,
        Direction.DECREASES,
        promotional=promotional,
    )


def is_of_health(one: Claim) -> bool:
    (weighed,) = weigh_health([one], LANGUAGE)
    return weighed.health


@pytest.mark.parametrize(
    ("cause", "effect"),
    [
        ("Zinc", "the next day"),
        ("Zinc", "a few hours"),
        ("Zinc", "itself"),
        ("One", "a cold"),
        ("Zinc", "much of the difference"),
        ("Most people", "more energy"),
        ("Many of our patients", "a cold"),
        ("Several things", "a cold"),
        ("Zinc", "particularly dangerous"),
        ("Zinc", "effective"),
    ],
)
def test_an_end_that_names_nothing(cause: str, effect: str) -> None:
    assert not is_of_health(claim(cause, effect))


@pytest.mark.parametrize(
    ("cause", "effect"),
    [
        ("Zinc", "a bad day"),
        ("Eight weeks", "a cold"),
        ("Older people", "a cold"),
        ("Zinc", "toxic"),
        ("Zinc", "a cold"),
    ],
)
def test_an_end_that_names_something(cause: str, effect: str) -> None:
    assert is_of_health(claim(cause, effect))


def test_what_a_sellers_clients_report_is_a_promise() -> None:
    assert is_of_health(claim("Our clients", "a cold", promotional=True))


def test_an_end_inside_the_other_is_none() -> None:
    cause, effect = Phrase("cutting salt", Span(0, 12)), Phrase("salt", Span(8, 12))
    within = Claim(0, Span(0, 12), Cue("cutting", Span(0, 7)), cause, effect, Strength.CAUSAL, Direction.DECREASES)
    assert not is_of_health(within)


def test_what_the_vocabulary_names_is_an_end_whatever_its_words() -> None:
    named = Phrase("it", Span(11, 13), concept="cough", name="cough", kind=Kind.SYMPTOM, resolved="a cough")
    one = claim("Zinc", "itself")
    known = Claim(0, one.span, one.cue, one.cause, named, Strength.CAUSAL, Direction.DECREASES)
    assert is_of_health(known)
