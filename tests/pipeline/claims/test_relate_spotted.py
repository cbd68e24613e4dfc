"""Sentences without a cue that the rules know, which the second reader takes for claims."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Strength

ReadClaims = Callable[..., list[Claim]]

# "Garlic blorps arthritis and psoriasis.": no rule knows "blorp".
BLORPS = """
    Garlic       NN   nsubj  blorps
    blorps         VBZ  ROOT
    arthritis    NN   dobj   blorps
    and          CC   cc     arthritis
    psoriasis    NN   conj   arthritis
    .            .    punct  blorps
    """
BLORPED = {"Garlic": "c", "blorps": "q", "arthritis": "e", "psoriasis": "e"}
GLORTS = """
    Arthritis    NN   nsubj  glorts
    glorts       VBZ  ROOT
    .            .    punct  glorts
    """
REDUCES = """
    Ginger       NN   nsubj  reduces
    reduces      VBZ  ROOT
    pain         NN   dobj   reduces
    .            .    punct  reduces
    """
TWO_CUES = """
    Garlic       NN   nsubj  blorps
    blorps         VBZ  ROOT
    arthritis    NN   dobj   blorps
    and          CC   cc     blorps
    flumps      VBZ  conj   blorps
    pain         NN   dobj   flumps
    .            .    punct  blorps
    """


def pairs(claims: list[Claim]) -> list[tuple[str, str]]:
    return [(claim.cause.meant, claim.effect.meant) for claim in claims]


def test_rules_alone_see_nothing(read_claims: ReadClaims) -> None:
    assert read_claims(BLORPS) == []


def test_each_listed_effect_gets_a_claim(read_claims: ReadClaims) -> None:
    claims = read_claims(BLORPS, seen={0: ("causal", 0.95, BLORPED)})
    assert pairs(claims) == [("Garlic", "arthritis"), ("Garlic", "psoriasis")]
    assert {claim.cue.text for claim in claims} == {"blorps"}
    assert {(claim.cause.concept, claim.strength) for claim in claims} == {("garlic", Strength.CAUSAL)}


def test_the_reason_names_the_second_reader(read_claims: ReadClaims) -> None:
    claim = read_claims(BLORPS, seen={0: ("conditional", 0.95, BLORPED)})[0]
    assert claim.strength is Strength.CONDITIONAL
    assert any("second reader" in reason and "95%" in reason for reason in claim.reasons)


def test_a_denial_keeps_what_it_denies(read_claims: ReadClaims) -> None:
    claim = read_claims(BLORPS, seen={0: ("denied", 0.95, BLORPED)})[0]
    assert (claim.negated, claim.strength, claim.denied) == (True, Strength.NONE, Strength.CAUSAL)


@pytest.mark.parametrize("chance", [0.2, 0.7])
def test_what_is_not_likely_is_no_claim(read_claims: ReadClaims, chance: float) -> None:
    assert read_claims(BLORPS, seen={0: ("causal", chance, BLORPED)}) == []


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION])
def test_headings_are_left_to_the_rules(read_claims: ReadClaims, kind: BlockKind) -> None:
    assert read_claims((kind, BLORPS, {}), seen={0: ("causal", 0.95, BLORPED)}) == []


def test_boilerplate_is_left_out(read_claims: ReadClaims) -> None:
    block = (BlockKind.PARAGRAPH, BLORPS, {"boilerplate": True})
    assert read_claims(block, seen={0: ("causal", 0.95, BLORPED)}) == []


def test_where_the_rules_see_a_claim_theirs_stands(read_claims: ReadClaims) -> None:
    alone = read_claims(REDUCES)
    assert read_claims(REDUCES, seen={0: ("correlational", 0.95, {"pain": "c", "Ginger": "e"})}) == alone
    assert len(alone) == 1


def test_a_cause_left_out_is_what_was_spoken_of_and_holds_no_evidence(read_claims: ReadClaims) -> None:
    first, second = read_claims(REDUCES, GLORTS, seen={1: ("causal", 0.999, {"Arthritis": "e", "glorts": "q"})})
    assert (second.cause.meant, second.effect.meant) == (first.cause.meant, "Arthritis")
    assert second.cause.concept is None
    assert second.effect.concept is None


def test_an_end_is_left_to_the_text_before_only_where_the_sentence_surely_claims(read_claims: ReadClaims) -> None:
    claims = read_claims(REDUCES, GLORTS, seen={1: ("causal", 0.95, {"Arthritis": "e", "glorts": "q"})})
    assert len(claims) == 1


def test_a_cue_without_a_cause_takes_that_of_the_cue_before(read_claims: ReadClaims) -> None:
    parts = {"Garlic": "c", "blorps": "q", "arthritis": "e", "flumps": "q", "pain": "e"}
    claims = read_claims(TWO_CUES, seen={0: ("causal", 0.95, parts)})
    assert pairs(claims) == [("Garlic", "arthritis"), ("Garlic", "pain")]
    assert [claim.cue.text for claim in claims] == ["blorps", "flumps"]


# "Garlic affects things.": the rules see the relation and find nothing that its end names.
AFFECTS = """
    Garlic       NN   nsubj  affects
    affects      VBZ  ROOT
    things       NNS  dobj   affects
    .            .    punct  affects
    """


def test_less_is_asked_of_it_where_the_rules_see_a_relation_too(read_claims: ReadClaims) -> None:
    parts = {"Garlic": "c", "affects": "q", "things": "e"}
    assert read_claims(AFFECTS, seen={0: ("causal", 0.3, parts)}) == []
    assert pairs(read_claims(AFFECTS, seen={0: ("causal", 0.6, parts)})) == [("Garlic", "things")]


def test_two_of_one_list_are_not_made_cause_and_effect(read_claims: ReadClaims) -> None:
    parts = {"Garlic": "q", "blorps": "q", "arthritis": "e", "psoriasis": "e"}
    assert read_claims(BLORPS, seen={0: ("causal", 0.95, parts)}) == []


def test_an_end_read_as_another_kind_of_word_is_named_all_the_same(read_claims: ReadClaims) -> None:
    table = """
        Garlic       NN   nsubj  blorps
        blorps       VBZ  ROOT
        stress       RB   advmod blorps
        away         RB   advmod blorps
        .            .    punct  blorps
        """
    parts = {"Garlic": "c", "blorps": "q", "stress": "e"}
    assert pairs(read_claims(table, seen={0: ("causal", 0.95, parts)})) == [("Garlic", "stress")]
