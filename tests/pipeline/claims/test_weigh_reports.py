"""How a report bears on strength: an author's own results, other people's, denials that stand far from the cue."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
NONE, CORRELATIONAL, CONDITIONAL, CAN_CAUSE, CAUSAL = Strength

OWN = [
    """
        Our        PRP$  poss   results
        results    NNS   nsubj  suggest
        suggest    VBP   ROOT
        that       IN    mark   relieves
        turmeric   NN    nsubj  relieves
        relieves   VBZ   ccomp  suggest
        arthritis  NN    dobj   relieves
        .          .     punct  suggest
    """,
    """
        These      DT   det    data
        data       NNS  nsubj  suggest
        suggest    VBP  ROOT
        that       IN   mark   relieves
        turmeric   NN   nsubj  relieves
        relieves   VBZ  ccomp  suggest
        arthritis  NN   dobj   relieves
        .          .    punct  suggest
    """,
    """
        The        DT   det    results
        results    NNS  nsubj  suggest
        of         IN   prep   results
        this       DT   det    trial
        trial      NN   pobj   of
        suggest    VBP  ROOT
        that       IN   mark   relieves
        turmeric   NN   nsubj  relieves
        relieves   VBZ  ccomp  suggest
        arthritis  NN   dobj   relieves
        .          .    punct  suggest
    """,
]
OTHERS = [
    """
        Studies    NNS  nsubj  suggest
        suggest    VBP  ROOT
        that       IN   mark   relieves
        turmeric   NN   nsubj  relieves
        relieves   VBZ  ccomp  suggest
        arthritis  NN   dobj   relieves
        .          .    punct  suggest
    """,
    """
        Our       PRP$  poss   doctors
        doctors   NNS   nsubj  suggest
        suggest   VBP   ROOT
        that      IN    mark   relieves
        turmeric  NN    nsubj  relieves
        relieves  VBZ   ccomp  suggest
        arthritis NN    dobj   relieves
        .         .     punct  suggest
    """,
]


@pytest.mark.parametrize(
    ("table", "strength"),
    [*((table, CAUSAL) for table in OWN), *((table, CONDITIONAL) for table in OTHERS)],
    ids=["our results", "these data", "the results of this trial", "studies", "our doctors"],
)
def test_what_authors_own_work_suggests_keeps_the_strength_of_its_verb(
    read_claims: ReadClaims, table: str, strength: Strength
) -> None:
    (claim,) = read_claims(table)
    assert (claim.cause.text, claim.effect.text) == ("turmeric", "arthritis")
    assert (claim.strength, claim.direction, claim.negated) == (strength, Direction.DECREASES, False)


def test_own_work_does_not_unhedge_a_modal(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Our        PRP$  poss   results
        results    NNS   nsubj  suggest
        suggest    VBP   ROOT
        that       IN    mark   relieve
        turmeric   NN    nsubj  relieve
        may        MD    aux    relieve
        relieve    VB    ccomp  suggest
        arthritis  NN    dobj   relieve
        .          .     punct  suggest
        """
    )
    assert (claim.strength, claim.negated) == (CONDITIONAL, False)


def test_nor_denies_what_follows(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Nor        CC   cc     is
        is         VBZ  ROOT
        there      EX   expl   is
        evidence   NN   attr   is
        that       IN   mark   relieves
        turmeric   NN   nsubj  relieves
        relieves   VBZ  acl    evidence
        arthritis  NN   dobj   relieves
        .          .    punct  is
        """
    )
    assert (claim.strength, claim.negated, claim.denied) == (NONE, True, CAUSAL)


def test_no_better_than_is_a_denial(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Turmeric  NN   nsubj   is
        is        VBZ  ROOT
        no        RB   advmod  better
        better    JJR  acomp   is
        than      IN   prep    better
        honey     NN   pobj    than
        .         .    punct   is
        """
    )
    assert {claim.cause.text, claim.effect.text} == {"Turmeric", "honey"}
    assert (claim.strength, claim.negated) == (NONE, True)


def test_what_cannot_be_proved_is_an_open_question(read_claims: ReadClaims) -> None:
    assert (
        read_claims(
            """
        Studies    NNS  nsubj  prove
        can        MD   aux    prove
        not        RB   neg    prove
        prove      VB   ROOT
        that       IN   mark   relieves
        turmeric   NN   nsubj  relieves
        relieves   VBZ  ccomp  prove
        arthritis  NN   dobj   relieves
        .          .    punct  prove
        """
        )
        == []
    )
