"""Sentences that repeat or deny the claim before them in few words."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
NONE, CONDITIONAL, CAUSAL = Strength.NONE, Strength.CONDITIONAL, Strength.CAUSAL
DECREASES, INCREASES = Direction.DECREASES, Direction.INCREASES
Told = tuple[int, str, str, Strength, Direction, bool]

RELIEVES = """
        Turmeric   NN   nsubj  relieves
        relieves   VBZ  ROOT
        arthritis  NN   dobj   relieves
        .          .    punct  relieves
        """
IT_DOES_NOT = """
        It    PRP  nsubj  does
        does  VBZ  ROOT
        not   RB   neg    does
        .     .    punct  does
        """
IT_DOES = """
        It    PRP  nsubj  does
        does  VBZ  ROOT
        .     .    punct  does
        """
SO_DO_TWO = """
        So       RB  advmod  do
        do       VB  ROOT
        stress   NN  dobj    do
        and      CC  cc      stress
        smoking  NN  conj    stress
        .        .   punct   do
        """
SO_MAY_ONE = """
        So      RB  advmod  may
        may     MD  ROOT
        ginger  NN  nsubj   may
        .       .   punct   may
        """
ELSEWHERE = """
        The     DT   det    clinic
        clinic  NN   nsubj  is
        is      VBZ  ROOT
        on      IN   prep   is
        the     DT   det    left
        left    NN   pobj   on
        .       .    punct  is
        """
SAID: Told = (0, "Turmeric", "arthritis", CAUSAL, DECREASES, False)
DENIED: Told = (1, "Turmeric", "arthritis", NONE, DECREASES, True)


def told(claims: list[Claim]) -> list[Told]:
    return [
        (one.sentence, one.cause.meant, one.effect.meant, one.strength, one.direction, one.negated) for one in claims
    ]


def test_so_do_makes_more_causes_of_the_same_effect(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Sugar         NN   nsubj  causes
        causes        VBZ  ROOT
        inflammation  NN   dobj   causes
        .             .    punct  causes
        """,
        SO_DO_TWO,
    )
    assert told(claims) == [
        (0, "Sugar", "inflammation", CAUSAL, INCREASES, False),
        (1, "stress", "inflammation", CAUSAL, INCREASES, False),
        (1, "smoking", "inflammation", CAUSAL, INCREASES, False),
    ]
    assert [one.cue.text for one in claims[1:]] == ["So do", "So do"]
    assert claims[1].effect.span == claims[0].effect.span  # the effect keeps the place where it stands
    assert claims[1].effect.resolved == "inflammation"
    assert claims[1].cause.resolved is None


def test_as_does_repeats_within_the_sentence(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Turmeric   NN   nsubj  relieves
        relieves   VBZ  ROOT
        arthritis  NN   dobj   relieves
        ,          ,    punct  relieves
        as         IN   mark   does
        does       VBZ  advcl  relieves
        ginger     NN   nsubj  does
        .          .    punct  relieves
        """
    )
    assert told(claims) == [SAID, (0, "ginger", "arthritis", CAUSAL, DECREASES, False)]


def test_a_repetition_keeps_the_strength(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Turmeric   NN  nsubj  relieve
        may        MD  aux    relieve
        relieve    VB  ROOT
        arthritis  NN  dobj   relieve
        .          .   punct  relieve
        """,
        SO_MAY_ONE,
    )
    assert told(claims)[1:] == [(1, "ginger", "arthritis", CONDITIONAL, DECREASES, False)]


def test_it_does_not_denies_every_claim_of_the_cue_before(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Turmeric  NN   nsubj  relieves
        relieves  VBZ  ROOT
        pain      NN   dobj   relieves
        and       CC   cc     pain
        swelling  NN   conj   pain
        .         .    punct  relieves
        """,
        IT_DOES_NOT,
    )
    denied = claims[2:]
    assert told(denied) == [
        (1, "Turmeric", "pain", NONE, DECREASES, True),
        (1, "Turmeric", "swelling", NONE, DECREASES, True),
    ]
    assert {(one.denied, one.hedge) for one in denied} == {(CAUSAL, None)}
    assert all(one.cause.resolved and one.effect.resolved for one in denied)


@pytest.mark.parametrize(
    "denial",
    [
        IT_DOES_NOT,
        """
        No     DT   det    trial
        trial  NN   nsubj  shown
        has    VBZ  aux    shown
        shown  VBN  ROOT
        that   IN   mark   does
        it     PRP  nsubj  does
        does   VBZ  ccomp  shown
        .      .    punct  shown
        """,
        """
        Trials  NNS  nsubj  found
        found   VBD  ROOT
        that    IN   mark   did
        it      PRP  nsubj  did
        did     VBD  ccomp  found
        not     RB   neg    did
        .       .    punct  found
        """,
        """
        It      PRP  nsubj   does
        rarely  RB   advmod  does
        does    VBZ  ROOT
        .       .    punct   does
        """,
    ],
    ids=["it does not", "no trial has shown that it does", "trials found that it did not", "it rarely does"],
)
def test_a_denial_in_few_words(read_claims: ReadClaims, denial: str) -> None:
    assert told(read_claims(RELIEVES, denial)) == [SAID, DENIED]


def test_an_answer_denies_what_was_asked(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Does       VBZ  aux    relieve
        turmeric   NN   nsubj  relieve
        relieve    VB   ROOT
        arthritis  NN   dobj   relieve
        ?          .    punct  relieve
        """,
        IT_DOES_NOT,
    )
    assert [(one[0], one[1].lower(), *one[2:]) for one in told(claims)] == [(1, "turmeric", *DENIED[2:])]


@pytest.mark.parametrize(
    "affirmed",
    [
        IT_DOES,
        """
        Trials  NNS  nsubj  found
        found   VBD  ROOT
        that    IN   mark   did
        it      PRP  nsubj  did
        did     VBD  ccomp  found
        .       .    punct  found
        """,
        """
        So    RB   advmod  say
        they  PRP  nsubj   say
        say   VBP  ROOT
        .     .    punct   say
        """,
    ],
    ids=["it does", "trials found that it did", "so they say"],
)
def test_what_denies_nothing_adds_nothing(read_claims: ReadClaims, affirmed: str) -> None:
    assert told(read_claims(RELIEVES, affirmed)) == [SAID]


@pytest.mark.parametrize("blocks", [(IT_DOES_NOT,), (SO_DO_TWO,), (ELSEWHERE, IT_DOES_NOT), (ELSEWHERE, SO_DO_TWO)])
def test_with_nothing_before_nothing_is_repeated(read_claims: ReadClaims, blocks: tuple[str, ...]) -> None:
    assert read_claims(*blocks) == []


def test_a_claim_further_up_is_not_what_was_just_said(read_claims: ReadClaims) -> None:
    assert told(read_claims(RELIEVES, ELSEWHERE, ELSEWHERE, IT_DOES_NOT)) == [SAID]


def test_a_denial_is_not_denied_again(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Turmeric   NN   nsubj  relieve
        does       VBZ  aux    relieve
        not        RB   neg    relieve
        relieve    VB   ROOT
        arthritis  NN   dobj   relieve
        .          .    punct  relieve
        """,
        IT_DOES_NOT,
    )
    assert told(claims) == [(0, *DENIED[1:])]
