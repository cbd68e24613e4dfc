"""Risks, origins and reasons: what adds to a risk, what comes from something, what is as likely."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
CORRELATIONAL, CAUSAL = Strength.CORRELATIONAL, Strength.CAUSAL
INCREASES, DECREASES = Direction.INCREASES, Direction.DECREASES
Told = tuple[str, str | None, Strength, Direction, bool]

SHAPES: dict[str, tuple[str, list[Told]]] = {
    "X adds to the risk of Y": (
        """
        Smoking  NN   nsubj  adds
        adds     VBZ  ROOT
        to       IN   prep   adds
        the      DT   det    risk
        risk     NN   pobj   to
        of       IN   prep   risk
        stroke   NN   pobj   of
        .        .    punct  adds
        """,
        [("Smoking", "stroke", CAUSAL, INCREASES, False)],
    ),
    "X are twice as likely to have Y": (
        """
        Smokers  NNS  nsubj   are
        are      VBP  ROOT
        twice    RB   advmod  likely
        as       RB   advmod  likely
        likely   JJ   acomp   are
        to       TO   aux     have
        have     VB   xcomp   likely
        a        DT   det     stroke
        stroke   NN   dobj    have
        .        .    punct   are
        """,
        [("Smokers", "stroke", CORRELATIONAL, INCREASES, False)],
    ),
    "people get Y from X": (
        """
        People  NNS  nsubj  get
        get     VBP  ROOT
        pain    NN   dobj   get
        from    IN   prep   get
        gluten  NN   pobj   from
        .       .    punct  get
        """,
        [("gluten", "pain", CAUSAL, INCREASES, False)],
    ),
    "Y because of X": (
        """
        Nerves    NNS  nsubj    swell
        swell     VBP  ROOT
        because   IN   prep     swell
        of        IN   pcomp    because
        diabetes  NN   pobj     of
        .         .    punct    swell
        """,
        [("diabetes", "nerve", CAUSAL, INCREASES, False)],
    ),
}
NO_CLAIMS = {
    "information from somebody": """
        People       NNS  nsubj  got
        got          VBD  ROOT
        information  NN   dobj   got
        from         IN   prep   information
        doctors      NNS  pobj   from
        about        IN   prep   doctors
        pain         NN   pobj   about
        .            .    punct  got
        """,
    "protection from something": """
        Protection  NN   nsubj  is
        from        IN   prep   Protection
        stroke      NN   pobj   from
        is          VBZ  ROOT
        wanted      JJ   acomp  is
        .           .    punct  is
        """,
    "likely without a comparison": """
        Diabetes  NN   nsubj  is
        is        VBZ  ROOT
        likely    JJ   acomp  is
        to        TO   aux    stay
        stay      VB   xcomp  likely
        .         .    punct  is
        """,
    "an amount that adds to no risk": """
        Sugar    NN   nsubj  adds
        adds     VBZ  ROOT
        to       IN   prep   adds
        the      DT   det    bill
        bill     NN   pobj   to
        of       IN   prep   bill
        diabetes NN   pobj   of
        .        .    punct  adds
        """,
}


@pytest.mark.parametrize("shape", list(SHAPES))
def test_what_a_risk_or_reason_relates(read_claims: ReadClaims, shape: str) -> None:
    table, expected = SHAPES[shape]
    claims = read_claims(table)
    found = [(one.cause.text, one.effect.concept, one.strength, one.direction, one.negated) for one in claims]
    assert found == expected


@pytest.mark.parametrize("shape", list(NO_CLAIMS))
def test_what_only_looks_like_one(read_claims: ReadClaims, shape: str) -> None:
    assert read_claims(NO_CLAIMS[shape]) == []
