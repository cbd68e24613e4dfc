"""What a claim takes from its surroundings: pronouns, harm, health, place, boilerplate."""

from collections.abc import Callable

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
CAUSAL, CAN_CAUSE, CORRELATIONAL = Strength.CAUSAL, Strength.CAN_CAUSE, Strength.CORRELATIONAL
INCREASES, DECREASES, UNSPECIFIED = Direction.INCREASES, Direction.DECREASES, Direction.UNSPECIFIED


ACTIVE = """
Turmeric   NN   nsubj  relieves
relieves   VBZ  ROOT
arthritis  NN   dobj   relieves
.          .    punct  relieves
"""
RELATIVE = """
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
"""
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


def test_a_pronoun_without_anything_before_stands_for_nothing(read_claims: ReadClaims) -> None:
    it = """
        It      PRP  nsubj  causes
        causes  VBZ  ROOT
        stroke  NN   dobj   causes
        .       .    punct  causes
        """
    (claim,) = read_claims(it)
    assert (claim.cause.text, claim.cause.resolved, claim.cause.concept) == ("It", None, None)


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


def test_a_lack_that_is_a_concept_is_not_less_of_itself(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Too      RB   advmod  little
        little   JJ   amod    sleep
        sleep    NN   nsubj   causes
        causes   VBZ  ROOT
        fatigue  NN   dobj    causes
        .        .    punct   causes
        """
    )
    assert (claim.cause.text, claim.cause.concept) == ("Too little sleep", "sleep-deprivation")
    assert not claim.cause.absent


def test_harm_to_a_part_of_the_body_is_a_concept_of_its_own(read_claims: ReadClaims) -> None:
    claims = read_claims(RELATIVE)
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
    furniture = (BlockKind.PARAGRAPH, ACTIVE, {"boilerplate": True})
    promise = """
        Our       PRP$  poss   protocol
        protocol  NN    nsubj  reverses
        reverses  VBZ   ROOT
        neuropathy  NN  dobj   reverses
        .         .     punct  reverses
        """
    (claim,) = read_claims(furniture, (BlockKind.PARAGRAPH, promise, {"boilerplate": True}))
    assert (claim.sentence, claim.effect.text, claim.promotional) == (1, "neuropathy", True)
