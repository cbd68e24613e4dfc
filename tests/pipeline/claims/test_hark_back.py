"""Effects and causes that only the words before tell: "the pattern", "another", "it" as an object, people's doings."""

from collections.abc import Callable

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction

ReadClaims = Callable[..., list[Claim]]
Told = tuple[str, str, Direction]

RELIEVES = """
Turmeric   NN   nsubj  relieves
relieves   VBZ  ROOT
arthritis  NN   dobj   relieves
.          .    punct  relieves
"""
RAISES = """
Turmeric   NN   nsubj  worsens
worsens    VBZ  ROOT
arthritis  NN   dobj   worsens
.          .    punct  worsens
"""
HAD_LESS = """
Gluten   NN   nsubj  had
had      VBD  ROOT
a        DT   det    effect
smaller  JJR  amod   effect
effect   NN   dobj   had
.        .    punct  had
"""


def told(claims: list[Claim]) -> list[Told]:
    return [(one.cause.meant, one.effect.meant, one.direction) for one in claims]


def test_a_smaller_effect_is_one_on_what_was_spoken_of(read_claims: ReadClaims) -> None:
    assert told(read_claims(RELIEVES, HAD_LESS))[1:] == [("Gluten", "arthritis", Direction.DECREASES)]


def test_without_a_claim_before_an_effect_is_one_on_nothing(read_claims: ReadClaims) -> None:
    assert [effect for _, effect, _ in told(read_claims(HAD_LESS))] == ["a smaller effect"]


def test_what_explains_a_pattern_does_what_was_found(read_claims: ReadClaims) -> None:
    explains = """
        Sleep    NN   nsubj    causes
        causes   VBZ  ROOT
        the      DT   det      pattern
        pattern  NN   dobj     causes
        .        .    punct    causes
        """
    for before, direction in ((RELIEVES, Direction.DECREASES), (RAISES, Direction.INCREASES)):
        assert told(read_claims(before, explains))[1:] == [("Sleep", "arthritis", direction)]


def test_a_risk_of_the_same_thing_is_one_of_what_was_named(read_claims: ReadClaims) -> None:
    carries = """
        Gluten   NN   nsubj  causes
        causes   VBZ  ROOT
        the      DT   det    thing
        same     JJ   amod   thing
        thing    NN   dobj   causes
        .        .    punct  causes
        """
    assert told(read_claims(RELIEVES, carries))[1:] == [("Gluten", "arthritis", Direction.INCREASES)]


def test_another_is_one_more_of_what_was_named_before_it(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        After     IN   prep   lowers
        a         DT   det    migraine
        migraine  NN   pobj   After
        ,         ,    punct  lowers
        turmeric  NN   nsubj  lowers
        lowers    VBZ  ROOT
        the       DT   det    chance
        chance    NN   dobj   lowers
        of        IN   prep   chance
        another   DT   pobj   of
        .         .    punct  lowers
        """
    )
    assert (claim.effect.text, claim.effect.meant) == ("another", "a migraine")


def test_an_object_it_is_what_the_clause_before_speaks_of(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        When      WRB  advmod     irritated
        the       DT   det        gut
        gut       NN   nsubjpass  irritated
        is        VBZ  auxpass    irritated
        irritated  VBN  advcl     calms
        ,         ,    punct      calms
        turmeric  NN   nsubj      calms
        calms     VBZ  ROOT
        it        PRP  dobj       calms
        .         .    punct      calms
        """
    )
    assert (claim.cause.text, claim.effect.meant) == ("turmeric", "the gut is irritated")


def test_an_object_them_is_what_the_verb_before_acts_on(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Gluten   NN   nsubj   settles
        settles  VBZ  ROOT
        in       IN   prep    settles
        the      DT   det     nerves
        nerves   NNS  pobj    in
        and      CC   cc      settles
        damages  VBZ  conj    settles
        them     PRP  dobj    damages
        .        .    punct   settles
        """
    )
    assert [(one.cause.meant, one.effect.meant) for one in claims] == [("Gluten", "the nerves")]


def test_what_people_did_is_the_cause_of_what_they_have(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        After    IN   prep   had
        cutting  VBG  pcomp  After
        back     RB   advmod  cutting
        ,        ,    punct  had
        many     JJ   amod   people
        people   NNS  nsubj  had
        had      VBD  ROOT
        less     JJR  amod   fatigue
        fatigue  NN   dobj   had
        .        .    punct  had
        """
    )
    assert (claim.cause.text, claim.effect.text) == ("cutting back", "fatigue")


def test_people_of_whom_more_is_told_are_the_cause_themselves(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        After     IN   prep   had
        cutting   VBG  pcomp  After
        back      RB   advmod  cutting
        ,         ,    punct  had
        people    NNS  nsubj  had
        on        IN   prep   people
        turmeric  NN   pobj   on
        had       VBD  ROOT
        less      JJR  amod   fatigue
        fatigue   NN   dobj   had
        .         .    punct  had
        """
    )
    assert [one.cause.text for one in claims] == ["turmeric"]
