"""Relations that a noun names with both its ends, and the sentences that only look into them."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
NONE, CORRELATIONAL, CAUSAL = Strength.NONE, Strength.CORRELATIONAL, Strength.CAUSAL
Told = tuple[str | None, str | None, Strength, Direction, bool]

NAMED: dict[str, tuple[str, list[Told]]] = {
    "the effects of X on Y": (
        """
        The          DT   det       effects
        effects      NNS  nsubj     lasted
        of           IN   prep      effects
        garlic       NN   pobj      of
        and          CC   cc        garlic
        ginger       NN   conj      garlic
        on           IN   prep      effects
        cholesterol  NN   pobj      on
        lasted       VBD  ROOT
        a            DT   det       year
        year         NN   npadvmod  lasted
        .            .    punct     lasted
        """,
        [
            ("garlic", "cholesterol", CAUSAL, Direction.UNSPECIFIED, False),
            ("ginger", "cholesterol", CAUSAL, Direction.UNSPECIFIED, False),
        ],
    ),
    "an association of X with Y": (
        """
        An           DT   det        association
        association  NN   nsubjpass  seen
        of           IN   prep       association
        stress       NN   pobj       of
        with         IN   prep       association
        psoriasis    NN   pobj       with
        was          VBD  auxpass    seen
        seen         VBN  ROOT
        .            .    punct      seen
        """,
        [("stress", "psoriasis", CORRELATIONAL, Direction.UNSPECIFIED, False)],
    ),
    "an association between X and Y": (
        """
        Researchers  NNS  nsubj  found
        found        VBD  ROOT
        an           DT   det    association
        association  NN   dobj   found
        between      IN   prep   association
        smoking      NN   pobj   between
        and          CC   cc     smoking
        stroke       NN   conj   smoking
        .            .    punct  found
        """,
        [("smoking", "stroke", CORRELATIONAL, Direction.UNSPECIFIED, False)],
    ),
    "no association between X and Y": (
        """
        No           DT   det        association
        association  NN   nsubjpass  found
        between      IN   prep       association
        smoking      NN   pobj       between
        and          CC   cc         smoking
        stroke       NN   conj       smoking
        was          VBD  auxpass    found
        found        VBN  ROOT
        .            .    punct      found
        """,
        [("smoking", "stroke", NONE, Direction.UNSPECIFIED, True)],
    ),
    "X's effect on Y": (
        """
        Sugar     NN   poss       effect
        's        POS  case       Sugar
        effect    NN   nsubjpass  known
        on        IN   prep       effect
        diabetes  NN   pobj       on
        is        VBZ  auxpass    known
        known     VBN  ROOT
        .         .    punct      known
        """,
        [("sugar", "diabetes", CAUSAL, Direction.UNSPECIFIED, False)],
    ),
    "an association with two effects": (
        """
        The           DT   det    associations
        associations  NNS  nsubj  were
        of            IN   prep   associations
        stress        NN   pobj   of
        with          IN   prep   associations
        psoriasis     NN   pobj   with
        and           CC   cc     psoriasis
        stroke        NN   conj   psoriasis
        were          VBD  ROOT
        weak          JJ   acomp  were
        .             .    punct  were
        """,
        [
            ("stress", "psoriasis", CORRELATIONAL, Direction.UNSPECIFIED, False),
            ("stress", "stroke", CORRELATIONAL, Direction.UNSPECIFIED, False),
        ],
    ),
}


@pytest.mark.parametrize("shape", list(NAMED))
def test_a_noun_with_both_its_ends_asserts_its_relation(read_claims: ReadClaims, shape: str) -> None:
    table, expected = NAMED[shape]
    claims = read_claims(table)
    assert [
        (one.cause.concept, one.effect.concept, one.strength, one.direction, one.negated) for one in claims
    ] == expected


@pytest.mark.parametrize(
    "table",
    [
        """
        We         PRP  nsubj  examined
        examined   VBD  ROOT
        the        DT   det    effect
        effect     NN   dobj   examined
        of         IN   prep   effect
        turmeric   NN   pobj   of
        on         IN   prep   effect
        arthritis  NN   pobj   on
        .          .    punct  examined
        """,
        """
        The        DT   det    aim
        aim        NN   nsubj  was
        was        VBD  ROOT
        to         TO   aux    assess
        assess     VB   xcomp  was
        the        DT   det    effect
        effect     NN   dobj   assess
        of         IN   prep   effect
        turmeric   NN   pobj   of
        on         IN   prep   effect
        arthritis  NN   pobj   on
        .          .    punct  was
        """,
        """
        Research  NN   nsubjpass  needed
        into      IN   prep       Research
        the       DT   det        link
        link      NN   pobj       into
        between   IN   prep       link
        sugar     NN   pobj       between
        and       CC   cc         sugar
        diabetes  NN   conj       sugar
        is        VBZ  auxpass    needed
        needed    VBN  ROOT
        .         .    punct      needed
        """,
        """
        The        DT   det    effect
        effect     NN   nsubj  is
        of         IN   prep   effect
        turmeric   NN   pobj   of
        on         IN   prep   effect
        arthritis  NN   pobj   on
        is         VBZ  ROOT
        unknown    JJ   acomp  is
        .          .    punct  is
        """,
    ],
    ids=["examined", "aim", "needed", "unknown"],
)
def test_what_is_only_looked_into_is_not_asserted(read_claims: ReadClaims, table: str) -> None:
    assert read_claims(table) == []


@pytest.mark.parametrize(
    "table",
    [
        """
        The      DT   det    cause
        cause    NN   nsubj  is
        of       IN   prep   cause
        the      DT   det    delay
        delay    NN   pobj   of
        is       VBZ  ROOT
        unknown  JJ   acomp  is
        .        .    punct  is
        """,
        """
        The     DT   det    effect
        effect  NN   nsubj  was
        was     VBD  ROOT
        small   JJ   acomp  was
        .       .    punct  was
        """,
        """
        The       DT   det    effect
        effect    NN   nsubj  was
        of        IN   prep   effect
        turmeric  NN   pobj   of
        was       VBD  ROOT
        small     JJ   acomp  was
        .         .    punct  was
        """,
        """
        Its        PRP$  poss   effect
        effect     NN    nsubj  was
        on         IN    prep   effect
        arthritis  NN    pobj   on
        was        VBD   ROOT
        small      JJ    acomp  was
        .          .     punct  was
        """,
    ],
    ids=["cause of the delay", "no ends", "no effect", "no cause"],
)
def test_a_noun_that_lacks_an_end_names_no_relation(read_claims: ReadClaims, table: str) -> None:
    assert read_claims(table) == []


def test_what_somebody_learned_is_asserted(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Doctors      NNS  nsubj  learned
        learned      VBD  ROOT
        that         IN   mark   lasted
        the          DT   det    effect
        effect       NN   nsubj  lasted
        of           IN   prep   effect
        turmeric     NN   pobj   of
        on           IN   prep   effect
        arthritis    NN   pobj   on
        lasted       VBD  ccomp  learned
        .            .    punct  learned
        """
    )
    assert [(one.cause.text, one.effect.text, one.strength, one.direction, one.negated) for one in claims] == [
        ("turmeric", "arthritis", CAUSAL, Direction.UNSPECIFIED, False)
    ]
