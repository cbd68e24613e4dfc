"""The shapes in which health prose states a relation, read from parses made by hand."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import BlockKind, Claim
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
    "relation inside a noun phrase": (
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
        [],
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
        [("Smoking", "increases", "stroke", CAUSAL, INCREASES)],
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


DIABETES = """
    Diabetes    NN   nsubj  damages
    damages     VBZ  ROOT
    nerves      NNS  dobj   damages
    .           .    punct  damages
    """


def references(claims: list[Claim]) -> list[tuple[str, str | None, str | None]]:
    return [(one.cause.text, one.cause.resolved, one.cause.concept) for one in claims]


def test_it_stands_for_the_subject_before(read_claims: ReadClaims) -> None:
    claims = read_claims(
        DIABETES,
        """
        It      PRP  nsubj  raise
        can     MD   aux    raise
        raise   VB   ROOT
        blood   NN   compound  pressure
        pressure  NN  dobj  raise
        .       .    punct  raise
        """,
    )
    assert references(claims) == [("Diabetes", None, "diabetes"), ("It", "Diabetes", "diabetes")]


def test_this_stands_for_the_effect_before(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Sugar     NN   nsubj  feeds
        feeds     VBZ  ROOT
        inflammation  NN  dobj  feeds
        .         .    punct  feeds
        """,
        """
        This     DT   nsubj  damages
        damages  VBZ  ROOT
        nerves   NNS  dobj   damages
        .        .    punct  damages
        """,
    )
    assert references(claims)[-1] == ("This", "inflammation", "inflammation")


def test_a_pronoun_without_anything_before_is_no_end(read_claims: ReadClaims) -> None:
    it = """
        It      PRP  nsubj  causes
        causes  VBZ  ROOT
        stroke  NN   dobj   causes
        .       .    punct  causes
        """
    assert read_claims(it) == []


def test_its_deficiency_is_that_of_the_thing_before(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Vitamin   NN   compound  B12
        B12       NNP  nsubj     protects
        protects  VBZ  ROOT
        nerves    NNS  dobj      protects
        .         .    punct     protects
        """,
        """
        Its         PRP$  poss   deficiency
        deficiency  NN    nsubj  causes
        causes      VBZ   ROOT
        neuropathy  NN    dobj   causes
        .           .     punct  causes
        """,
    )
    assert references(claims)[-1] == ("deficiency", "Vitamin B12 deficiency", "vitamin-b12-deficiency")


def test_this_overgrowth_is_the_one_that_was_named(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Yeast       NN   compound  overgrowth
        overgrowth  NN   nsubj     damages
        damages     VBZ  ROOT
        the         DT   det       gut
        gut         NN   dobj      damages
        .           .    punct     damages
        """,
        """
        This        DT   det    overgrowth
        overgrowth  NN   nsubj  causes
        causes      VBZ  ROOT
        pain        NN   dobj   causes
        .           .    punct  causes
        """,
    )
    assert references(claims)[-1] == ("overgrowth", "Yeast overgrowth", "yeast-overgrowth")


def test_a_demonstrative_with_a_noun_that_says_enough_is_not_resolved(read_claims: ReadClaims) -> None:
    claims = read_claims(
        DIABETES,
        """
        This       DT   det       stress
        chronic    JJ   amod      stress
        stress     NN   nsubj     causes
        causes     VBZ  ROOT
        psoriasis  NN   dobj      causes
        .          .    punct     causes
        """,
    )
    assert references(claims)[-1] == ("chronic stress", None, "stress")


def test_doing_without_a_thing_is_marked_on_its_concept(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Avoiding   VBG  csubj  eases
        sugar      NN   dobj   Avoiding
        eases      VBZ  ROOT
        arthritis  NN   dobj   eases
        .          .    punct  eases
        """
    )
    assert (claim.cause.text, claim.cause.concept, claim.cause.absent) == ("Avoiding sugar", "sugar", True)
    assert not claim.effect.absent


def test_harm_to_a_part_of_the_body_is_a_concept_of_its_own(read_claims: ReadClaims) -> None:
    claims = read_claims(SHAPES["relative clause with its own wording"][0])
    assert [claims[0].effect.concept, claims[0].effect.name] == ["gut-damage", "gut damage"]


def test_only_what_touches_health_is_health(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Rain    NN   nsubj  causes
        causes  VBZ  ROOT
        traffic NN   dobj   causes
        .       .    punct  causes
        """
    )
    assert not claim.health
    assert all(one.health for one in read_claims(DIABETES))


def test_a_claims_span_is_the_part_that_asserts_it(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Today      NN   npadvmod  relieves
        turmeric   NN   nsubj     relieves
        relieves   VBZ  ROOT
        arthritis  NN   dobj      relieves
        again      RB   advmod    relieves
        .          .    punct     relieves
        """
    )
    start = len("Today ")
    assert (claim.span.start, claim.span.end) == (start, start + len("turmeric relieves arthritis"))


def test_boilerplate_is_read_only_where_it_promises(read_claims: ReadClaims) -> None:
    furniture = (BlockKind.PARAGRAPH, SHAPES["active"][0], {"boilerplate": True})
    promise = """
        Our       PRP$  poss   protocol
        protocol  NN    nsubj  reverses
        reverses  VBZ   ROOT
        neuropathy  NN  dobj   reverses
        .         .     punct  reverses
        """
    (claim,) = read_claims(furniture, (BlockKind.PARAGRAPH, promise, {"boilerplate": True}))
    assert (claim.sentence, claim.effect.text, claim.promotional) == (1, "neuropathy", True)
