"""More shapes, read from parses made by hand: coordination, members, risk, and what is no claim."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
CAUSAL, CAN_CAUSE, CORRELATIONAL = Strength.CAUSAL, Strength.CAN_CAUSE, Strength.CORRELATIONAL
INCREASES, DECREASES, UNSPECIFIED = Direction.INCREASES, Direction.DECREASES, Direction.UNSPECIFIED

SHAPES = {
    "coordination": (
        """
        Turmeric  NN   nsubj   reduce
        and       CC   cc      Turmeric
        ginger    NN   conj    Turmeric
        reduce    VBP  ROOT
        pain      NN   dobj    reduce
        and       CC   cc      pain
        swelling  NN   conj    pain
        .         .    punct   reduce
        """,
        [
            (cause, "reduce", effect, CAUSAL, DECREASES)
            for cause in ("Turmeric", "ginger")
            for effect in ("pain", "swelling")
        ],
    ),
    "verbs that share a subject": (
        """
        Sugar      NN   nsubj  triggers
        triggers   VBZ  ROOT
        pain       NN   dobj   triggers
        and        CC   cc     triggers
        damages    VBZ  conj   triggers
        nerves     NNS  dobj   damages
        .          .    punct  triggers
        """,
        [("Sugar", "triggers", "pain", CAUSAL, INCREASES), ("Sugar", "damages", "nerves", CAUSAL, DECREASES)],
    ),
    "two verbs for one pair of ends make one claim": (
        """
        Sugar      NN   nsubj  inflames
        inflames   VBZ  ROOT
        and        CC   cc     inflames
        damages    VBZ  conj   inflames
        nerves     NNS  dobj   damages
        .          .    punct  inflames
        """,
        [("Sugar", "inflames", "nerves", CAUSAL, DECREASES)],
    ),
    "class with members": (
        """
        B           NN   compound  vitamins
        vitamins    NNS  nsubj     prevent
        ,           ,    punct     vitamins
        such        JJ   amod      as
        as          IN   prep      vitamins
        folate      NN   pobj      as
        and         CC   cc        folate
        thiamine    NN   conj      folate
        ,           ,    punct     vitamins
        prevent     VBP  ROOT
        neuropathy  NN   dobj      prevent
        .           .    punct     prevent
        """,
        [
            ("B vitamins", "prevent", "neuropathy", CAUSAL, DECREASES),
            ("folate", "prevent", "neuropathy", CAUSAL, DECREASES),
            ("thiamine", "prevent", "neuropathy", CAUSAL, DECREASES),
        ],
    ),
    "class with one example": (
        """
        B           NN   compound  vitamins
        vitamins    NNS  nsubj     prevent
        ,           ,    punct     vitamins
        such        JJ   amod      as
        as          IN   prep      vitamins
        folate      NN   pobj      as
        ,           ,    punct     vitamins
        prevent     VBP  ROOT
        neuropathy  NN   dobj      prevent
        .           .    punct     prevent
        """,
        [("B vitamins", "prevent", "neuropathy", CAUSAL, DECREASES)],
    ),
    "raises the risk": (
        """
        Smoking    NN   nsubj  increases
        increases  VBZ  ROOT
        the        DT   det    risk
        risk       NN   dobj   increases
        of         IN   prep   risk
        stroke     NN   pobj   of
        .          .    punct  increases
        """,
        [("Smoking", "increases the risk of", "stroke", CAUSAL, INCREASES)],
    ),
    "has a higher risk": (
        """
        Joggers  NNS  nsubj  have
        have     VBP  ROOT
        a        DT   det    risk
        higher   JJR  amod   risk
        risk     NN   dobj   have
        of       IN   prep   risk
        stroke   NN   pobj   of
        .        .    punct  have
        """,
        [("Joggers", "have a higher risk of", "stroke", CORRELATIONAL, INCREASES)],
    ),
    "has a lower risk": (
        """
        Joggers  NNS  nsubj  have
        have     VBP  ROOT
        a        DT   det    risk
        lower    JJR  amod   risk
        risk     NN   dobj   have
        of       IN   prep   risk
        stroke   NN   pobj   of
        .        .    punct  have
        """,
        [("Joggers", "have a lower risk of", "stroke", CORRELATIONAL, DECREASES)],
    ),
    "people with it are more likely": (
        """
        People      NNS  nsubj   are
        with        IN   prep    People
        diabetes    NN   pobj    with
        are         VBP  ROOT
        more        RBR  advmod  likely
        likely      JJ   acomp   are
        to          TO   aux     develop
        develop     VB   xcomp   likely
        neuropathy  NN   dobj    develop
        .           .    punct   are
        """,
        [("diabetes", "are more likely", "neuropathy", CORRELATIONAL, INCREASES)],
    ),
    "a condition with its own symptom": (
        """
        Neuropathy  NN   nsubj  causes
        causes      VBZ  ROOT
        pain        NN   dobj   causes
        .           .    punct  causes
        """,
        [],
    ),
    "the normal working of the body": (
        """
        The      DT   det    gut
        gut      NN   nsubj  produces
        produces VBZ  ROOT
        folate   NN   dobj   produces
        .        .    punct  produces
        """,
        [],
    ),
    "people who are no cause": (
        """
        Doctors   NNS  nsubj  treat
        treat     VBP  ROOT
        diabetes  NN   dobj   treat
        .         .    punct  treat
        """,
        [],
    ),
    "a question": (
        """
        Does      VBZ  aux    relieve
        turmeric  NN   nsubj  relieve
        relieve   VB   ROOT
        arthritis NN   dobj   relieve
        ?         .    punct  relieve
        """,
        [],
    ),
    "a definition": (
        """
        Neuropathy  NN   nsubj  is
        is          VBZ  ROOT
        a           DT   det    disease
        disease     NN   attr   is
        of          IN   prep   disease
        nerves      NNS  pobj   of
        .           .    punct  is
        """,
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    "shape",
    list(SHAPES),
)
def test_who_is_said_to_do_what_how_strongly(read_claims: ReadClaims, shape: str) -> None:
    table, expected = SHAPES[shape]
    claims = read_claims(table)
    found = [(one.cause.text, one.cue.text, one.effect.text, one.strength, one.direction) for one in claims]
    assert found == expected
