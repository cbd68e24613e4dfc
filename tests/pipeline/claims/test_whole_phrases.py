"""Ends that are one thing only as a whole, and what verbs of depriving take away."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Kind

ReadClaims = Callable[..., list[Claim]]
RELIEVES_PAIN = """
    relieves  VBZ  ROOT
    pain      NN   dobj   relieves
    .         .    punct  relieves
    """


def test_a_sellers_blend_is_none_of_its_ingredients(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Our        PRP$  poss      blend
        signature  NN    compound  blend
        blend      NN    nsubj     relieves
        of         IN    prep      blend
        turmeric   NN    pobj      of
        and        CC    cc        turmeric
        magnesium  NN    conj      turmeric
        """.rstrip()
        + RELIEVES_PAIN
    )
    assert (claim.cause.text, claim.cause.concept) == ("signature blend of turmeric and magnesium", None)
    assert claim.promotional


def test_anybodys_blend_is_named_by_what_is_in_it(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        A         DT  det    blend
        blend     NN  nsubj  relieves
        of        IN  prep   blend
        turmeric  NN  pobj   of
        """.rstrip()
        + RELIEVES_PAIN
    )
    assert claim.cause.concept == "turmeric"


@pytest.mark.parametrize(
    ("verb", "tag", "last", "causes"),
    [
        ("relieves", "VBZ", "tea", ["Turmeric and lemon tea"]),
        ("relieve", "VBP", "tea", ["Turmeric", "lemon tea"]),
        ("relieves", "VBZ", "therapy", ["Turmeric", "lemon therapy"]),
    ],
)
def test_two_things_in_a_drink_are_one(
    read_claims: ReadClaims, verb: str, tag: str, last: str, causes: list[str]
) -> None:
    claims = read_claims(
        f"""
        Turmeric  NN  nsubj  {verb}
        and       CC  cc     Turmeric
        lemon     NN  compound  {last}
        {last}    NN  conj   Turmeric
        {verb}    {tag}  ROOT
        pain      NN  dobj   {verb}
        .         .   punct  {verb}
        """
    )
    assert [one.cause.text for one in claims] == causes


def test_pain_somewhere_is_not_pain_at_large(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Turmeric  NN   nsubj  relieves
        relieves  VBZ  ROOT
        pain      NN   dobj   relieves
        that      WDT  nsubj  shoots
        shoots    VBZ  relcl  pain
        down      IN   prep   shoots
        the       DT   det    leg
        leg       NN   pobj   down
        .         .    punct  relieves
        """
    )
    assert (claim.effect.text, claim.effect.concept, claim.effect.kind) == (
        "pain that shoots down the leg",
        None,
        Kind.SYMPTOM,
    )


def test_pain_that_somebody_has_is_pain(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Turmeric  NN   nsubj  relieves
        relieves  VBZ  ROOT
        pain      NN   dobj   relieves
        that      WDT  dobj   feel
        you       PRP  nsubj  feel
        feel      VBP  relcl  pain
        .         .    punct  relieves
        """
    )
    assert (claim.effect.text, claim.effect.concept) == ("pain", "pain")


@pytest.mark.parametrize("label", ["csubj", "dep"])
def test_a_passive_gerund_is_a_cause_as_a_whole(read_claims: ReadClaims, label: str) -> None:
    claims = read_claims(
        f"""
        Being    VBG  auxpass  wound
        wound    VBN  {label}  worsens
        up       RP   prt      wound
        by       IN   agent    wound
        chats    NNS  pobj     by
        worsens  VBZ  ROOT
        pain     NN   dobj     worsens
        .        .    punct    worsens
        """
    )
    assert [one.cause.text for one in claims if one.effect.text == "pain"] == ["Being wound up by chats"]


def test_a_passive_gerund_is_whole_where_the_parse_cuts_it(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Being    VBG  auxpass  wound
        wound    VBN  advcl    worsens
        up       RP   prt      wound
        by       IN   agent    wound
        chats    NNS  nsubj    worsens
        worsens  VBZ  ROOT
        pain     NN   dobj     worsens
        .        .    punct    worsens
        """
    )
    assert [one.cause.text for one in claims if one.effect.text == "pain"] == ["Being wound up by chats"]


def test_keeping_active_is_more_than_keeping(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Keeping   VBG  csubj  relieves
        active    JJ   amod   Keeping
        """.rstrip()
        + RELIEVES_PAIN
    )
    assert claim.cause.text == "Keeping active"


def test_what_a_verb_deprives_of_is_the_effect(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Gluten     NN   nsubj  starves
        starves    VBZ  ROOT
        the        DT   det    gut
        gut        NN   dobj   starves
        of         IN   prep   gut
        magnesium  NN   pobj   of
        .          .    punct  starves
        """
    )
    assert (claim.effect.text, claim.effect.meant) == ("magnesium", "magnesium in the gut")
    assert (claim.effect.concept, claim.direction) == ("magnesium", Direction.DECREASES)


def test_parts_of_a_thing_are_deprived_as_a_whole(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Gluten   NN   nsubj  robs
        robs     VBZ  ROOT
        parts    NNS  dobj   robs
        of       IN   prep   parts
        gut      NN   pobj   of
        of       IN   prep   gut
        folate   NN   pobj   of
        .        .    punct  robs
        """
    )
    assert claim.effect.meant == "folate in parts of gut"


def test_who_is_robbed_is_left_out(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Gluten     NN   nsubj  robs
        robs       VBZ  ROOT
        you        PRP  dobj   robs
        of         IN   prep   robs
        magnesium  NN   pobj   of
        .          .    punct  robs
        """
    )
    assert (claim.effect.text, claim.effect.resolved) == ("magnesium", None)


def test_keeping_on_is_no_relation(read_claims: ReadClaims) -> None:
    assert (
        read_claims(
            """
            Pain       NN   nsubj  keeps
            keeps      VBZ  ROOT
            annoying   VBG  xcomp  keeps
            nerves     NNS  dobj   annoying
            .          .    punct  keeps
            """
        )
        == []
    )


@pytest.mark.parametrize(
    ("verb", "noun", "direction"),
    [
        ("calms", "immune  JJ  amod  system\nsystem  NN  dobj  calms", Direction.DECREASES),
        ("feeds", "damaged  JJ  amod  nerves\nnerves  NNS  dobj  feeds", Direction.DECREASES),
        ("feeds", "inflammation  NN  dobj  feeds", Direction.INCREASES),
    ],
)
def test_what_is_calmed_or_fed(read_claims: ReadClaims, verb: str, noun: str, direction: Direction) -> None:
    (claim,) = read_claims(f"Turmeric  NN  nsubj  {verb}\n{verb}  VBZ  ROOT\n{noun}\n.  .  punct  {verb}")
    assert claim.direction is direction
