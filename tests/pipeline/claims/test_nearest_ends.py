"""Ends taken from the nearest things named where the parse shows none, and where that is not done."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
CORRELATIONAL = Strength.CORRELATIONAL
Told = tuple[str | None, str | None, Strength, Direction, bool]

COMPARED = """
        Garlic       NN   nsubj   tested
        was          VBD  auxpass tested
        tested       VBN  ROOT
        :            :    punct   tested
        cholesterol  NN   nsubj   was
        was          VBD  ccomp   tested
        lower        JJR  acomp   was
        compared     VBN  prep    was
        with         IN   prep    compared
        honey        NN   pobj    with
        .            .    punct   tested
        """
TORN = """
        Stroke       NN   ROOT
        :            :    punct   Stroke
        a            DT   det     correlation
        correlation  NN   dep     Stroke
        cholesterol  NN   dep     Stroke
        .            .    punct   Stroke
        """


def told(claims: list[Claim]) -> list[Told]:
    return [(one.cause.concept, one.effect.concept, one.strength, one.direction, one.negated) for one in claims]


def test_a_comparison_without_its_groups_is_about_the_nearest_things(read_claims: ReadClaims) -> None:
    ((cause, effect, strength, direction, negated),) = told(read_claims(COMPARED))
    assert {cause, effect} == {"cholesterol", "honey"}
    assert (strength, direction, negated) == (CORRELATIONAL, Direction.UNSPECIFIED, False)


def test_a_noun_of_relation_is_about_the_things_on_either_side(read_claims: ReadClaims) -> None:
    assert told(read_claims(TORN)) == [("stroke", "cholesterol", CORRELATIONAL, Direction.UNSPECIFIED, False)]


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.ITEM, BlockKind.CAPTION])
def test_only_a_paragraph_is_completed(read_claims: ReadClaims, kind: BlockKind) -> None:
    assert read_claims((kind, TORN, {})) == []


@pytest.mark.parametrize(
    "table",
    [
        """
        We           PRP  nsubj   assessed
        assessed     VBD  ROOT
        stroke       NN   dobj    assessed
        :            :    punct   assessed
        a            DT   det     correlation
        correlation  NN   dobj    assessed
        cholesterol  NN   dep     correlation
        .            .    punct   assessed
        """,
        """
        We           PRP  nsubj  examined
        examined     VBD  ROOT
        stroke       NN   dobj   examined
        and          CC   cc     stroke
        the          DT   det    association
        association  NN   conj   stroke
        with         IN   prep   association
        metformin    NN   pobj   with
        .            .    punct  examined
        """,
    ],
    ids=["assessed", "examined"],
)
def test_what_is_only_looked_into_is_not_completed(read_claims: ReadClaims, table: str) -> None:
    assert read_claims(table) == []


@pytest.mark.parametrize(
    "table",
    [
        """
        A            DT   det     correlation
        correlation  NN   nsubjpass  seen
        was          VBD  auxpass seen
        seen         VBN  ROOT
        .            .    punct   seen
        """,
        """
        Differences  NNS  nsubjpass  seen
        were         VBD  auxpass    seen
        seen         VBN  ROOT
        .            .    punct      seen
        """,
        """
        Cholesterol  NN   nsubj   was
        was          VBD  ROOT
        lower        JJR  acomp   was
        than         IN   prep    lower
        before       RB   pcomp   than
        .            .    punct   was
        """,
        """
        Researchers  NNS  dep     correlation
        :            :    punct   correlation
        a            DT   det     correlation
        correlation  NN   ROOT
        in           IN   dep     correlation
        studies      NNS  dep     in
        .            .    punct   correlation
        """,
    ],
    ids=["nothing named", "a difference in nothing", "one thing named", "only people and papers"],
)
def test_less_than_two_things_make_no_claim(read_claims: ReadClaims, table: str) -> None:
    assert read_claims(table) == []


def test_a_sentence_that_shows_its_ends_takes_no_others(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Garlic       NN   nsubj   lowers
        lowers       VBZ  ROOT
        cholesterol  NN   dobj    lowers
        more         RBR  advmod  lowers
        than         IN   prep    more
        honey        NN   pobj    than
        .            .    punct   lowers
        """
    )
    assert told(claims) == [("garlic", "cholesterol", Strength.CAUSAL, Direction.DECREASES, False)]
