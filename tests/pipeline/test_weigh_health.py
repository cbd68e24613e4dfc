"""Which ends name nothing that a claim of health could turn on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from overclaim.pipeline.source_map import Span
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.spotted import Spotted
from overclaim.pipeline.values import BlockKind, Claim, Cue, Phrase, Post
from overclaim.pipeline.weigh_health import doubted_sentences, weigh_health
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


def test_where_the_second_reader_sees_no_claim_both_ends_need_a_name() -> None:
    unnamed = claim("Zinc", "a cold")
    zinc, cold = replace(unnamed.cause, concept="zinc"), replace(unnamed.effect, concept="common-cold")
    given = [
        unnamed,
        replace(unnamed, cause=zinc),
        replace(unnamed, cause=zinc, effect=cold),
        replace(unnamed, negated=True),
    ]
    for doubted, expected in ((frozenset({0}), [False, False, True, True]), (frozenset({1}), [True] * 4)):
        assert [one.health for one in weigh_health(given, LANGUAGE, doubted)] == expected


@pytest.mark.parametrize(
    ("kind", "chance", "expected"),
    [
        (BlockKind.PARAGRAPH, 0.01, {0}),
        (BlockKind.PARAGRAPH, 0.2, set()),
        (BlockKind.ITEM, 0.01, set()),  # an item says too little by itself
    ],
)
def test_a_paragraphs_sentence_is_doubted(
    make_post: Callable[..., Post], kind: BlockKind, chance: float, expected: set[int]
) -> None:
    post = make_post((kind, "Zinc ends a cold.", {}))
    spotted = {0: Spotted({"none": 1 - chance, "causal": chance})}
    assert doubted_sentences(post, split_sentences(post), spotted) == expected
    assert doubted_sentences(post, split_sentences(post), {}) == frozenset()
