"""Comparisons of groups, times and amounts: all of them correlations, the group being read as the cause."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
NONE, CORRELATIONAL, CAUSAL = Strength.NONE, Strength.CORRELATIONAL, Strength.CAUSAL
INCREASES, DECREASES, UNSPECIFIED = Direction.INCREASES, Direction.DECREASES, Direction.UNSPECIFIED
Told = tuple[str, str, Strength, Direction, bool]

COMPARISONS: dict[str, tuple[str, list[Told]]] = {
    "X was higher in Y": (
        """
        Blood     NN   compound  pressure
        pressure  NN   nsubj     was
        was       VBD  ROOT
        higher    JJR  acomp     was
        in        IN   prep      was
        smokers   NNS  pobj      in
        .         .    punct     was
        """,
        [("smokers", "blood-pressure", CORRELATIONAL, INCREASES, False)],
    ),
    "X was not lower with Y": (
        """
        Pain      NN   nsubj  was
        was       VBD  ROOT
        not       RB   neg    was
        lower     JJR  acomp  was
        with      IN   prep   lower
        turmeric  NN   pobj   with
        .         .    punct  was
        """,
        [("turmeric", "pain", NONE, DECREASES, True)],
    ),
    "X was no better with Y": (
        """
        Pain      NN   nsubj   was
        was       VBD  ROOT
        no        RB   advmod  better
        better    JJR  acomp   was
        with      IN   prep    better
        turmeric  NN   pobj    with
        .         .    punct   was
        """,
        [("turmeric", "pain", NONE, INCREASES, True)],
    ),
    "X may be lower with Y stays a correlation": (
        """
        Pain      NN   nsubj  be
        may       MD   aux    be
        be        VB   ROOT
        lower     JJR  acomp  be
        with      IN   prep   lower
        turmeric  NN   pobj   with
        .         .    punct  be
        """,
        [("turmeric", "pain", CORRELATIONAL, DECREASES, False)],
    ),
    "Y had lower X": (
        """
        People     NNS  nsubj  had
        with       IN   prep   People
        arthritis  NN   pobj   with
        had        VBD  ROOT
        lower      JJR  amod   magnesium
        magnesium  NN   dobj   had
        .          .    punct  had
        """,
        [("arthritis", "magnesium", CORRELATIONAL, DECREASES, False)],
    ),
    "higher X was seen in Y": (
        """
        Higher       JJR  amod       cholesterol
        cholesterol  NN   nsubjpass  seen
        was          VBD  auxpass    seen
        seen         VBN  ROOT
        in           IN   prep       seen
        patients     NNS  pobj       in
        with         IN   prep       patients
        psoriasis    NN   pobj       with
        .            .    punct      seen
        """,
        [("psoriasis", "cholesterol", CORRELATIONAL, INCREASES, False)],
    ),
    "there were fewer X in Y": (
        """
        There       EX   expl      were
        were        VBD  ROOT
        fewer       JJR  amod      strokes
        strokes     NNS  attr      were
        among       IN   prep      strokes
        users       NNS  pobj      among
        of          IN   prep      users
        garlic      NN   pobj      of
        .           .    punct     were
        """,
        [("garlic", "stroke", CORRELATIONAL, DECREASES, False)],
    ),
    "a headline": (
        """
        Higher   JJR  amod  risk
        risk     NN   ROOT
        of       IN   prep  risk
        stroke   NN   pobj  of
        in       IN   prep  risk
        smokers  NNS  pobj  in
        """,
        [("smokers", "stroke", CORRELATIONAL, INCREASES, False)],
    ),
    "X differs between Y and Z": (
        """
        Blood     NN   compound  pressure
        pressure  NN   nsubj     differs
        differs   VBZ  ROOT
        between   IN   prep      differs
        smokers   NNS  pobj      between
        and       CC   cc        smokers
        drinkers  NNS  conj      smokers
        .         .    punct     differs
        """,
        [
            ("smokers", "blood-pressure", CORRELATIONAL, UNSPECIFIED, False),
            ("drinkers", "blood-pressure", CORRELATIONAL, UNSPECIFIED, False),
        ],
    ),
    "Y differs from Z in X": (
        """
        Smokers   NNS  nsubj     differ
        differ    VBP  ROOT
        in        IN   prep      differ
        blood     NN   compound  pressure
        pressure  NN   pobj      in
        .         .    punct     differ
        """,
        [("Smokers", "blood-pressure", CORRELATIONAL, UNSPECIFIED, False)],
    ),
    "X rises with Y": (
        """
        Cholesterol  NN   nsubj  rises
        rises        VBZ  ROOT
        with         IN   prep   rises
        stress       NN   pobj   with
        .            .    punct  rises
        """,
        [("stress", "cholesterol", CORRELATIONAL, INCREASES, False)],
    ),
    "X fell after Y": (
        """
        Cholesterol  NN   nsubj  fell
        fell         VBD  ROOT
        after        IN   prep   fell
        garlic       NN   pobj   after
        .            .    punct  fell
        """,
        [("garlic", "cholesterol", CORRELATIONAL, DECREASES, False)],
    ),
    "Y fares worse": (
        """
        People     NNS  nsubj   fare
        with       IN   prep    People
        arthritis  NN   pobj    with
        fare       VBP  ROOT
        worse      RBR  advmod  fare
        .          .    punct   fare
        """,
        [("arthritis", "fare", CORRELATIONAL, DECREASES, False)],
    ),
    "people with Y have low X": (
        """
        Children  NNS  nsubj  have
        with      IN   prep   Children
        autism    NN   pobj   with
        have      VBP  ROOT
        low       JJ   amod   folate
        folate    NN   dobj   have
        .         .    punct  have
        """,
        [("autism", "folate", CORRELATIONAL, INCREASES, False)],
    ),
    "a kind of people develops Y": (
        """
        Heavy       JJ   amod   drinkers
        drinkers    NNS  nsubj  develop
        develop     VBP  ROOT
        neuropathy  NN   dobj   develop
        .           .    punct  develop
        """,
        [("Heavy drinkers", "neuropathy", CORRELATIONAL, INCREASES, False)],
    ),
}  # fmt: skip


def told(claims: list[Claim]) -> list[Told]:
    return [
        (
            one.cause.concept or one.cause.meant,
            one.effect.concept or one.effect.meant,
            one.strength,
            one.direction,
            one.negated,
        )
        for one in claims
    ]


@pytest.mark.parametrize("shape", list(COMPARISONS))
def test_what_goes_with_what(read_claims: ReadClaims, shape: str) -> None:
    table, expected = COMPARISONS[shape]
    assert told(read_claims(table)) == expected


@pytest.mark.parametrize(
    "table",
    [
        """
        Blood     NN   compound  pressure
        pressure  NN   nsubj     was
        was       VBD  ROOT
        higher    JJR  acomp     was
        .         .    punct     was
        """,
        """
        Blood     NN   compound  pressure
        pressure  NN   nsubj     differs
        differs   VBZ  ROOT
        .         .    punct     differs
        """,
        """
        Cholesterol  NN   nsubj  rises
        rises        VBZ  ROOT
        .            .    punct  rises
        """,
        """
        Children  NNS  nsubj  have
        have      VBP  ROOT
        low       JJ   amod   folate
        folate    NN   dobj   have
        .         .    punct  have
        """,
        """
        People      NNS  nsubj  develop
        develop     VBP  ROOT
        neuropathy  NN   dobj   develop
        .           .    punct  develop
        """,
        """
        We         PRP  nsubj  need
        need       VBP  ROOT
        more       JJR  amod   magnesium
        magnesium  NN   dobj   need
        .          .    punct  need
        """,
    ],
    ids=lambda table: " ".join(line.split()[0] for line in table.strip().splitlines()),
)
def test_without_groups_nothing_is_compared(read_claims: ReadClaims, table: str) -> None:
    assert read_claims(table) == []


def test_an_amount_that_acts_is_no_comparison(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Higher   JJR  amod   doses
        doses    NNS  nsubj  relieve
        relieve  VBP  ROOT
        pain     NN   dobj   relieve
        .        .    punct  relieve
        """
    )
    assert told([claim]) == [("Higher doses", "pain", CAUSAL, DECREASES, False)]


def test_a_change_that_something_brings_about_is_no_comparison(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Cholesterol  NN   nsubjpass  raised
        was          VBD  auxpass    raised
        raised       VBN  ROOT
        by           IN   agent      raised
        stress       NN   pobj       by
        .            .    punct      raised
        """
    )
    assert told(claims) == [("stress", "cholesterol", CAUSAL, INCREASES, False)]
