"""What a post or a section is about, where a sentence leaves it out: "a factor", "the condition", "it"."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
Blocks = tuple[BlockKind, str, Mapping[str, Any]]
Told = tuple[int, str, str, Strength, Direction, bool]
CAUSAL, INCREASES, DECREASES = Strength.CAUSAL, Direction.INCREASES, Direction.DECREASES

LIVING_WITH_ARTHRITIS = """
        Living     VBG  ROOT
        with       IN   prep  Living
        arthritis  NN   pobj  with
        """
FOOD = "Food  NN  ROOT"
CAUSES_OF_NEUROPATHY = """
        What        WP   nsubj  causes
        causes      VBZ  ROOT
        neuropathy  NN   dobj   causes
        """
FACTOR = """
        Garlic  NN   nsubj  is
        is      VBZ  ROOT
        a       DT   det    factor
        factor  NN   attr   is
        .       .    punct  is
        """
TRIGGERS = """
        Common    JJ   amod  triggers
        triggers  NNS  ROOT
        """


def title(table: str) -> Blocks:
    return BlockKind.TITLE, table, {}


def heading(table: str, level: int) -> Blocks:
    return BlockKind.HEADING, table, {"level": level}


def under(table: str, above: int) -> Blocks:
    return BlockKind.PARAGRAPH, table, {"heading": above}


def item(table: str, above: int) -> Blocks:
    return BlockKind.ITEM, table, {"level": 1, "heading": above}


def told(claims: list[Claim]) -> list[Told]:
    return [
        (one.sentence, one.cause.meant, one.effect.meant, one.strength, one.direction, one.negated) for one in claims
    ]


def test_a_factor_is_one_in_the_effect_of_its_heading(read_claims: ReadClaims) -> None:
    claims = read_claims(heading(CAUSES_OF_NEUROPATHY, 2), under(FACTOR, 0))
    assert told(claims) == [(1, "Garlic", "neuropathy", CAUSAL, INCREASES, False)]
    assert (claims[0].effect.resolved, claims[0].effect.concept) == ("neuropathy", "neuropathy")


def test_a_heading_that_names_no_effect_leaves_it_to_the_condition_of_the_post(read_claims: ReadClaims) -> None:
    claims = read_claims(title(LIVING_WITH_ARTHRITIS), heading(FOOD, 2), under(FACTOR, 1))
    assert told(claims) == [(2, "Garlic", "arthritis", CAUSAL, INCREASES, False)]


def test_the_heading_is_nearer_than_the_title(read_claims: ReadClaims) -> None:
    claims = read_claims(title(LIVING_WITH_ARTHRITIS), heading(CAUSES_OF_NEUROPATHY, 2), under(FACTOR, 1))
    assert [one.effect.meant for one in claims] == ["neuropathy"]


def test_a_factor_in_nothing_that_was_named_claims_nothing(read_claims: ReadClaims) -> None:
    assert read_claims(title(FOOD), FACTOR) == []
    assert read_claims(FACTOR) == []


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (title(LIVING_WITH_ARTHRITIS), "arthritis"),
        (heading(LIVING_WITH_ARTHRITIS, 1), "arthritis"),
        (heading(LIVING_WITH_ARTHRITIS, 2), None),  # what a section is about is not what the post is about
        (title(FOOD), None),  # no illness
    ],
    ids=["title", "first heading", "section", "food"],
)
@pytest.mark.parametrize(
    "table",
    [
        """
        Turmeric   NN   nsubj  relieves
        relieves   VBZ  ROOT
        the        DT   det    condition
        condition  NN   dobj   relieves
        .          .    punct  relieves
        """,
        """
        Turmeric   NN   nsubj  relieves
        relieves   VBZ  ROOT
        the        DT   det    disease
        disease    NN   dobj   relieves
        .          .    punct  relieves
        """,
    ],
    ids=["the condition", "the disease"],
)
def test_the_condition_is_the_illness_of_the_title(
    read_claims: ReadClaims, top: Blocks, expected: str | None, table: str
) -> None:
    (claim,) = read_claims(top, table)
    assert claim.effect.resolved == expected
    assert claim.effect.concept == expected


def test_a_condition_with_a_name_of_its_own_is_not_the_titles(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        title(LIVING_WITH_ARTHRITIS),
        """
        Turmeric   NN   nsubj  relieves
        relieves   VBZ  ROOT
        the        DT   det    condition
        skin       NN   compound  condition
        condition  NN   dobj   relieves
        .          .    punct  relieves
        """,
    )
    assert claim.effect.resolved is None


def test_items_under_common_triggers_are_those_of_the_condition_of_the_post(read_claims: ReadClaims) -> None:
    psoriasis = "Psoriasis  NN  ROOT"
    claims = read_claims(title(psoriasis), heading(TRIGGERS, 2), item("Stress  NN  ROOT", 1))
    assert told(claims) == [(2, "Stress", "Psoriasis", CAUSAL, INCREASES, False)]
    assert read_claims(title(FOOD), heading(TRIGGERS, 2), item("Stress  NN  ROOT", 1)) == []
