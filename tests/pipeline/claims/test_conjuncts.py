"""What belongs to a list and what only stands beside it: explanations, later members, parts of a whole."""

from collections.abc import Callable

from overclaim.pipeline.values import Claim

ReadClaims = Callable[..., list[Claim]]


def told(claims: list[Claim]) -> list[tuple[str, str]]:
    return [(one.cause.meant, one.effect.meant) for one in claims]


def test_a_member_behind_a_relative_clause_does_not_do_what_the_clause_says(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        It         PRP  nsubj  delivers
        delivers   VBZ  ROOT
        magnesium  NN   dobj   delivers
        ,          ,    punct  magnesium
        which      WDT  nsubj  relieves
        relieves   VBZ  relcl  magnesium
        pain       NN   dobj   relieves
        ,          ,    punct  magnesium
        and        CC   cc     magnesium
        turmeric   NN   conj   magnesium
        .          .    punct  delivers
        """
    )
    assert told(claims) == [("magnesium", "pain")]


def test_what_explains_a_thing_is_no_further_effect(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Gluten        NN   nsubj  triggers
        triggers      VBZ  ROOT
        inflammation  NN   dobj   triggers
        ,             ,    punct  inflammation
        a             DT   det    process
        sticky        JJ   amod   process
        process       NN   conj   inflammation
        that          WDT  nsubj  lasts
        lasts         VBZ  relcl  process
        .             .    punct  triggers
        """
    )
    assert told(claims) == [("Gluten", "inflammation")]


def test_much_of_a_thing_is_that_thing(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Gluten   NN   nsubj  causes
        causes   VBZ  ROOT
        much     JJ   dobj   causes
        of       IN   prep   much
        the      DT   det    fatigue
        fatigue  NN   pobj   of
        .        .    punct  causes
        """
    )
    assert told(claims) == [("Gluten", "the fatigue")]


def test_an_amount_a_day_acts_not_the_day(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        A         DT   det    handful
        handful   JJ   nsubj  relieves
        a         DT   det    day
        day       NN   nsubj  relieves
        relieves  VBZ  ROOT
        pain      NN   dobj   relieves
        .         .    punct  relieves
        """
    )
    assert told(claims) == [("A handful", "pain")]


def test_what_is_taken_before_meals_acts_not_the_meals(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Turmeric  NN   ROOT
        before    IN   mark   relieves
        meals     NNS  nsubj  relieves
        relieves  VBZ  advcl  Turmeric
        pain      NN   dobj   relieves
        .         .    punct  Turmeric
        """
    )
    assert told(claims) == [("Turmeric", "pain")]
