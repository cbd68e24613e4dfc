"""Claims that an item or cell makes together with what introduces it."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.claims.read_lists import header_role
from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]

BENEFITS = """
    Benefits  NNS  ROOT
    of        IN   prep  Benefits
    turmeric  NN   pobj  of
    """
CAUSES = """
    Causes      NNS  ROOT
    of          IN   prep  Causes
    neuropathy  NN   pobj  of
    """
CAN_CAUSE = """
    Diabetes  NN   nsubj  cause
    can       MD   aux    cause
    cause     VB   ROOT
    :         :    punct  cause
    """
STROKE = "Stroke  NN  ROOT"
SUGAR = """
    Too     RB   advmod  much
    much    JJ   amod    sugar
    sugar   NN   ROOT
    """


def item(table: str, **fields: int) -> tuple[BlockKind, str, dict[str, int]]:
    return BlockKind.ITEM, table, {"level": 1, **fields}


def heading(table: str) -> tuple[BlockKind, str, dict[str, int]]:
    return BlockKind.HEADING, table, {"level": 2}


def told(claims: list[Claim]) -> list[tuple[str, str, str, Strength, Direction]]:
    return [(one.cause.meant, one.cue.text, one.effect.meant, one.strength, one.direction) for one in claims]


def test_a_lead_in_lends_its_items_the_cause_and_the_cue(read_claims: ReadClaims) -> None:
    claims = read_claims(CAN_CAUSE, item(STROKE, lead_in=0))
    assert told(claims) == [("Diabetes", "can cause", "Stroke", Strength.CAN_CAUSE, Direction.INCREASES)]
    (claim,) = claims
    assert claim.sentence == 1
    assert (claim.cause.resolved, claim.effect.resolved) == ("Diabetes", None)
    assert claim.hedge is None  # the words to change stand in another sentence


def test_a_heading_of_benefits_names_the_cause(read_claims: ReadClaims) -> None:
    relief = """
        Less   JJR  amod  pain
        pain   NN   ROOT
        """
    (claim,) = read_claims(heading(BENEFITS), item(relief, heading=0))
    assert (claim.cause.resolved, claim.strength) == ("turmeric", Strength.CAUSAL)
    assert "pain" in claim.effect.text


def test_a_heading_of_causes_names_the_effect(read_claims: ReadClaims) -> None:
    claims = read_claims(heading(CAUSES), item(SUGAR, heading=0))
    assert [(one.effect.resolved, one.cause.concept, one.strength, one.direction) for one in claims] == [
        ("neuropathy", "sugar", Strength.CAUSAL, Direction.INCREASES)
    ]


def test_the_lead_in_is_nearer_than_the_heading(read_claims: ReadClaims) -> None:
    claims = read_claims(heading(CAUSES), CAN_CAUSE, item(STROKE, heading=0, lead_in=1))
    assert [(one.cause.meant, one.effect.meant) for one in claims] == [("Diabetes", "Stroke")]


def test_items_that_nothing_introduces_are_no_claims(read_claims: ReadClaims) -> None:
    topic = "Nerves  NNS  ROOT"
    assert read_claims(heading(topic), item(STROKE, heading=0)) == []
    assert read_claims(CAN_CAUSE, STROKE) == []  # a paragraph takes nothing from what stands above it


def test_an_item_that_is_a_claim_itself_takes_nothing_from_its_lead_in(read_claims: ReadClaims) -> None:
    own = """
        Gluten     NN   nsubj  triggers
        triggers   VBZ  ROOT
        psoriasis  NN   dobj   triggers
        .          .    punct  triggers
        """
    claims = read_claims(CAN_CAUSE, item(own, lead_in=0))
    assert told(claims) == [("Gluten", "triggers", "psoriasis", Strength.CAUSAL, Direction.INCREASES)]


def cell(table: str, **fields: int) -> tuple[BlockKind, str, dict[str, int]]:
    return BlockKind.CELL, table, fields


@pytest.mark.parametrize(
    ("column", "pair"),
    [("Benefit", ("Turmeric", "pain")), ("Remedy", ("pain", "Turmeric")), ("Colour", None), ("Myth", None)],
)
def test_a_cell_takes_its_row_and_its_column(
    read_claims: ReadClaims, column: str, pair: tuple[str, str] | None
) -> None:
    claims = read_claims(
        cell("Herb  NN  ROOT"),
        cell(f"{column}  NN  ROOT"),
        cell("Turmeric  NN  ROOT", column_header=0),
        cell("pain  NN  ROOT", column_header=1, row_header=2),
    )
    assert [(one.cause.meant, one.effect.meant) for one in claims] == ([pair] if pair else [])
    for claim in claims:
        assert (claim.sentence, claim.cue.text, claim.direction) == (3, column, Direction.DECREASES)


def test_a_verb_in_a_cell_has_the_row_for_its_subject(read_claims: ReadClaims) -> None:
    relieves = """
        Relieves   VBZ  ROOT
        arthritis  NN   dobj  Relieves
        """
    claims = read_claims(
        cell("Herb  NN  ROOT"),
        cell("Note  NN  ROOT"),
        cell("Turmeric  NN  ROOT", column_header=0),
        cell(relieves, column_header=1, row_header=2),
    )
    assert told(claims) == [("Turmeric", "Relieves", "arthritis", Strength.CAUSAL, Direction.DECREASES)]


@pytest.mark.parametrize(("header", "told_claims"), [("Myth", 0), ("Claim", 0), ("Note", 1)])
def test_a_column_of_what_others_claim_is_no_claim(read_claims: ReadClaims, header: str, told_claims: int) -> None:
    sentence = """
        Sugar     NN   nsubj  causes
        causes    VBZ  ROOT
        diabetes  NN   dobj   causes
        .         .    punct  causes
        """
    assert len(read_claims(cell(f"{header}  NN  ROOT"), cell(sentence, column_header=0))) == told_claims


def test_a_cell_without_a_row_header_says_nothing(read_claims: ReadClaims) -> None:
    assert read_claims(cell("Benefit  NN  ROOT"), cell("pain  NN  ROOT", column_header=0)) == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Benefits", ("effect", "relieves")),
        ("What it does:", ("effect", "relieves")),
        ("Side effects", (None, "increases")),
        ("Evidence of benefit", (None, "increases")),
        ("Best remedy", ("cause", "decreases")),
        ("Treatments", ("cause", "decreases")),
        ("Best remedies", ("cause", "decreases")),
        ("Possible causes", ("cause", "increases")),
        ("Price", (None, "increases")),
    ],
)
def test_what_a_column_holds(header: str, expected: tuple[str | None, str]) -> None:
    assert header_role(header) == expected
