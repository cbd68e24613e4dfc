"""The shapes in which health prose states a relation, read from parses made by hand: verbs, nouns, clauses."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
CAUSAL, CAN_CAUSE, CORRELATIONAL = Strength.CAUSAL, Strength.CAN_CAUSE, Strength.CORRELATIONAL
INCREASES, DECREASES, UNSPECIFIED = Direction.INCREASES, Direction.DECREASES, Direction.UNSPECIFIED

SHAPES = {
    "active": (
        """
        Turmeric   NN   nsubj  relieves
        relieves   VBZ  ROOT
        arthritis  NN   dobj   relieves
        .          .    punct  relieves
        """,
        [("Turmeric", "relieves", "arthritis", CAUSAL, DECREASES)],
    ),
    "passive with agent": (
        """
        Neuropathy  NN   nsubjpass  caused
        is          VBZ  auxpass    caused
        caused      VBN  ROOT
        by          IN   agent      caused
        diabetes    NN   pobj       by
        .           .    punct      caused
        """,
        [("diabetes", "is caused by", "Neuropathy", CAUSAL, INCREASES)],
    ),
    "passive without agent": (
        """
        Neuropathy  NN   nsubjpass  caused
        is          VBZ  auxpass    caused
        caused      VBN  ROOT
        .           .    punct      caused
        """,
        [],
    ),
    "linked to": (
        """
        Smoking  NN   nsubjpass  linked
        is       VBZ  auxpass    linked
        linked   VBN  ROOT
        to       IN   prep       linked
        lung     NN   compound   cancer
        cancer   NN   pobj       to
        .        .    punct      linked
        """,
        [("Smoking", "is linked to", "lung cancer", CORRELATIONAL, UNSPECIFIED)],
    ),
    "known causes": (
        """
        Diabetes    NN   nsubj  are
        and         CC   cc     Diabetes
        smoking     NN   conj   Diabetes
        are         VBP  ROOT
        known       VBN  amod   causes
        causes      NNS  attr   are
        of          IN   prep   causes
        neuropathy  NN   pobj   of
        .           .    punct  are
        """,
        [
            ("Diabetes", "are known causes of", "neuropathy", CAUSAL, INCREASES),
            ("smoking", "are known causes of", "neuropathy", CAUSAL, INCREASES),
        ],
    ),
    "contributing factor": (
        """
        Stress        NN   nsubj  is
        is            VBZ  ROOT
        a             DT   det    factor
        contributing  VBG  amod   factor
        factor        NN   attr   is
        in            IN   prep   factor
        psoriasis     NN   pobj   in
        .             .    punct  is
        """,
        [("Stress", "is a contributing factor in", "psoriasis", CAUSAL, INCREASES)],
    ),
    "risk factor": (
        """
        Smoking  NN   nsubj     is
        is       VBZ  ROOT
        a        DT   det       factor
        risk     NN   compound  factor
        factor   NN   attr      is
        for      IN   prep      factor
        stroke   NN   pobj      for
        .        .    punct     is
        """,
        [("Smoking", "is a risk factor for", "stroke", CORRELATIONAL, INCREASES)],
    ),
    "leading to": (
        """
        Sugar    NN   nsubj  damages
        damages  VBZ  ROOT
        nerves   NNS  dobj   damages
        ,        ,    punct  damages
        leading  VBG  advcl  damages
        to       IN   prep   leading
        pain     NN   pobj   to
        .        .    punct  damages
        """,
        [
            ("Sugar", "damages", "nerves", CAUSAL, DECREASES),
            ("Sugar", "leading to", "pain", CAUSAL, INCREASES),
        ],
    ),
    "relative clause with its own wording": (
        """
        Gluten        NN   nsubj  damage
        can           MD   aux    damage
        damage        VB   ROOT
        the           DT   det    gut
        gut           NN   dobj   damage
        ,             ,    punct  gut
        which         WDT  nsubj  triggers
        triggers      VBZ  relcl  gut
        inflammation  NN   dobj   triggers
        .             .    punct  damage
        """,
        [
            ("Gluten", "can damage", "the gut", CAN_CAUSE, INCREASES),
            ("the gut", "triggers", "inflammation", CAUSAL, INCREASES),
        ],
    ),
    "relative clause on the subject": (
        """
        Magnesium  NN   nsubj     is
        ,          ,    punct     Magnesium
        which      WDT  nsubj     lower
        can        MD   aux       lower
        lower      VB   relcl     Magnesium
        blood      NN   compound  pressure
        pressure   NN   dobj      lower
        ,          ,    punct     is
        is         VBZ  ROOT
        cheap      JJ   acomp     is
        .          .    punct     is
        """,
        [("Magnesium", "can lower", "blood pressure", CAN_CAUSE, DECREASES)],
    ),
    "relation inside a noun phrase, beside the sentence's own": (
        """
        Garlic    NN   nsubj  lowers
        lowers    VBZ  ROOT
        fat       NN   dobj   lowers
        that      WDT  nsubj  harms
        harms     VBZ  relcl  fat
        nerves    NNS  dobj   harms
        .         .    punct  lowers
        """,
        [("Garlic", "lowers", "fat", CAUSAL, DECREASES)],
    ),
    "relation inside a noun phrase, taken as given": (
        """
        Sugar     NN   nsubj  is
        is        VBZ  ROOT
        near      IN   prep   is
        food      NN   pobj   near
        that      WDT  nsubj  harms
        harms     VBZ  relcl  food
        nerves    NNS  dobj   harms
        .         .    punct  is
        """,
        [("food", "harms", "nerves", CAUSAL, DECREASES)],
    ),
    "purpose": (
        """
        Doctors    NNS  nsubj  use
        use        VBP  ROOT
        metformin  NN   dobj   use
        to         TO   aux    treat
        treat      VB   advcl  use
        diabetes   NN   dobj   treat
        .          .    punct  use
        """,
        [("metformin", "to treat", "diabetes", CAUSAL, DECREASES)],
    ),
    "by reducing": (
        """
        Garlic       NN   nsubj     lowers
        lowers       VBZ  ROOT
        cholesterol  NN   dobj      lowers
        by           IN   prep      lowers
        reducing     VBG  pcomp     by
        absorption   NN   dobj      reducing
        .            .    punct     lowers
        """,
        [
            ("Garlic", "lowers", "cholesterol", CAUSAL, DECREASES),
            ("Garlic", "reducing", "absorption", CAUSAL, DECREASES),
        ],
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
