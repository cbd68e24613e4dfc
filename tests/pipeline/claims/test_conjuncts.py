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


def test_a_noun_that_begins_the_next_clause_is_no_further_effect(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Gluten   NN   nsubj  triggers
        triggers  VBZ  ROOT
        pain     NN   dobj   triggers
        and      CC   cc     pain
        fatigue  NN   conj   pain
        has      VBZ  conj   triggers
        a        DT   det    way
        way      NN   dobj   has
        .        .    punct  triggers
        """
    )
    assert told(claims) == [("Gluten", "pain")]


def test_the_noun_next_to_the_verb_is_its_subject(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Rest      NN   nsubj  weakens
        weakens   VBZ  csubj  worsen
        muscles   NNS  dobj   weakens
        ,         ,    punct  muscles
        and       CC   cc     muscles
        turmeric  NN   conj   muscles
        can       MD   aux    worsen
        worsen    VB   ROOT
        pain      NN   dobj   worsen
        .         .    punct  worsen
        """
    )
    assert ("turmeric", "pain") in told(claims)
    assert ("weakens", "pain") not in told(claims)


def test_women_beside_people_with_an_illness_are_women(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Women     NNS  nsubj  are
        and       CC   cc     Women
        people    NNS  conj   Women
        with      IN   prep   people
        diabetes  NN   pobj   with
        are       VBP  ROOT
        more      RBR  advmod  likely
        likely    JJ   acomp  are
        to        TO   aux    get
        get       VB   xcomp  likely
        arthritis  NN  dobj   get
        .         .    punct  are
        """
    )
    assert told(claims) == [("Women", "arthritis"), ("diabetes", "arthritis")]


def test_more_of_what_is_low_is_compared(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Smokers  NNS  nsubj   report
        report   VBP  ROOT
        more     RBR  advmod  severe
        severe   JJ   amod    pain
        pain     NN   dobj    report
        .        .    punct   report
        """
    )
    assert told(claims) == [("Smokers", "severe pain")]
