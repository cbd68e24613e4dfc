"""Introductions that say what their items do, items that name several things, lists inside a phrase."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Strength

ReadClaims = Callable[..., list[Claim]]
PAIN = """
        Less  JJR  amod  pain
        pain  NN   ROOT
        """


def under(heading: str, item: str, read_claims: ReadClaims) -> list[Claim]:
    return read_claims((BlockKind.HEADING, heading, {"level": 2}), (BlockKind.ITEM, item, {"level": 1, "heading": 0}))


def test_what_something_can_do_is_said_by_the_items(read_claims: ReadClaims) -> None:
    heading = """
        What    WP   dobj   do
        ginger  NN   nsubj  do
        can     MD   aux    do
        do      VB   ROOT
        for     IN   prep   do
        you     PRP  pobj   for
        """
    (claim,) = under(heading, PAIN, read_claims)
    assert (claim.sentence, claim.cause.resolved, claim.cause.concept) == (1, "ginger", "ginger")
    assert (claim.effect.concept, claim.strength, claim.negated) == ("pain", Strength.CAN_CAUSE, False)


def test_what_people_do_says_nothing_of_the_items(read_claims: ReadClaims) -> None:
    heading = """
        What  WP   dobj   do
        we    PRP  nsubj  do
        can   MD   aux    do
        do    VB   ROOT
        for   IN   prep   do
        you   PRP  pobj   for
        """
    assert under(heading, PAIN, read_claims) == []


def test_an_item_may_name_several_things(read_claims: ReadClaims) -> None:
    heading = """
        Causes      NNS  ROOT
        of          IN   prep  Causes
        neuropathy  NN   pobj  of
        """
    item = """
        Sugar    NN  ROOT
        and      CC  cc    Sugar
        smoking  NN  conj  Sugar
        """
    claims = under(heading, item, read_claims)
    assert [(one.cause.concept, one.effect.concept, one.strength) for one in claims] == [
        ("sugar", "neuropathy", Strength.CAUSAL),
        ("smoking", "neuropathy", Strength.CAUSAL),
    ]


@pytest.mark.parametrize(
    ("table", "causes"),
    [
        (
            """
        Tackling  VBG  csubj  prevents
        smoking   NN   dobj   Tackling
        and       CC   cc     smoking
        stress    NN   conj   smoking
        prevents  VBZ  ROOT
        stroke    NN   dobj   prevents
        .         .    punct  prevents
            """,
            ["smoking", "stress"],
        ),
        (
            """
        Tackling  VBG  csubj  prevents
        smoking   NN   dobj   Tackling
        prevents  VBZ  ROOT
        stroke    NN   dobj   prevents
        .         .    punct  prevents
            """,
            ["smoking"],
        ),
    ],
    ids=["two", "one"],
)
def test_doing_several_things_is_several_causes(read_claims: ReadClaims, table: str, causes: list[str]) -> None:
    claims = read_claims(table)
    assert [one.cause.concept for one in claims] == causes
    assert {(one.effect.concept, one.strength) for one in claims} == {("stroke", Strength.CAUSAL)}
