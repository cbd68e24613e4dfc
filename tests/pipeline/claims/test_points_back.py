"""What a sentence takes from the text before: a doing as subject, a bare number, what the post is about; and idioms."""

from collections.abc import Callable

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Strength

ReadClaims = Callable[..., list[Claim]]
HAD_PAIN = """
Turmeric  NN   nsubj  relieves
relieves  VBZ  ROOT
pain      NN   dobj   relieves
.         .    punct  relieves
"""


def test_it_stands_for_the_doing_that_was_the_subject_before(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Eating     VBG  csubj  relieves
        turmeric   NN   dobj   Eating
        relieves   VBZ  ROOT
        arthritis  NN   dobj   relieves
        .          .    punct  relieves
        """,
        """
        It        PRP  nsubj  relieves
        relieves  VBZ  ROOT
        pain      NN   dobj   relieves
        .         .    punct  relieves
        """,
    )
    assert claims[-1].cause.meant == "Eating turmeric"


def test_the_subject_of_the_sentence_comes_before_one_inside_it(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Turmeric  NN   nsubj  helps
        helps     VBZ  ROOT
        sleep     NN   nsubj  return
        return    VB   ccomp  helps
        .         .    punct  helps
        """,
        """
        It        PRP  nsubj  relieves
        relieves  VBZ  ROOT
        pain      NN   dobj   relieves
        .         .    punct  relieves
        """,
    )
    assert claims[-1].cause.meant == "Turmeric"


def test_a_bare_number_stands_for_the_things_before(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Tablets  NNS  nsubj  contain
        contain  VBP  ROOT
        zinc     NN   dobj   contain
        .        .    punct  contain
        """,
        """
        Two      CD   nsubj  relieve
        relieve  VBP  ROOT
        pain     NN   dobj   relieve
        .        .    punct  relieve
        """,
    )
    assert [one.cause.meant for one in claims] == ["Tablets"]


def test_it_with_which_a_thing_has_nothing_to_do_is_what_the_post_is_about(read_claims: ReadClaims) -> None:
    heading = """
        Arthritis  NN  ROOT
        """
    nothing = """
        Gluten   NN   nsubj  has
        has      VBZ  ROOT
        nothing  NN   dobj   has
        to       TO   aux    do
        do       VB   relcl  nothing
        with     IN   prep   do
        it       PRP  pobj   with
        .        .    punct  has
        """
    claims = read_claims((BlockKind.TITLE, heading, {}), HAD_PAIN, nothing)
    assert [(one.effect.meant, one.negated) for one in claims if one.cause.text == "Gluten"] == [("Arthritis", True)]


def test_a_factor_is_one_in_what_the_title_names(read_claims: ReadClaims) -> None:
    title = """
        Arthritis  NN  ROOT
        """
    factor = """
        Gluten        NN   nsubj  is
        is            VBZ  ROOT
        another       DT   det    factor
        contributing  VBG  amod   factor
        factor        NN   attr   is
        .             .    punct  is
        """
    claims = read_claims((BlockKind.TITLE, title, {}), HAD_PAIN, factor)
    assert [one.effect.meant for one in claims if one.cause.text == "Gluten"] == ["Arthritis"]


def test_what_comes_back_when_something_is_done(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        If        IN   mark       stopped
        turmeric  NN   nsubjpass  stopped
        is        VBZ  auxpass    stopped
        stopped   VBN  advcl      return
        ,         ,    punct      return
        pain      NN   nsubj      return
        may       MD   aux        return
        return    VB   ROOT
        .         .    punct      return
        """
    )
    assert (claim.cause.text, claim.effect.text, claim.strength) == (
        "turmeric is stopped",
        "pain",
        Strength.CONDITIONAL,
    )


def test_nothing_like_a_thing_praises_it(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Nothing   NN   nsubj  relieves
        relieves  VBZ  ROOT
        pain      NN   dobj   relieves
        like      IN   prep   relieves
        turmeric  NN   pobj   like
        .         .    punct  relieves
        """
    )
    assert (claim.cause.text, claim.effect.text, claim.negated) == ("turmeric", "pain", False)


def test_so_do_not_repeats_nothing(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Gluten   NN   nsubj  causes
        causes   VBZ  ROOT
        pain     NN   dobj   causes
        ,        ,    punct  causes
        so       RB   advmod  wait
        do       VB   aux    wait
        not      RB   neg    wait
        wait     VB   conj   causes
        for      IN   prep   wait
        fatigue  NN   pobj   for
        .        .    punct  causes
        """
    )
    assert [(one.cause.text, one.effect.text) for one in claims] == [("Gluten", "pain")]
