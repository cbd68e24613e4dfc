"""The measures on labelled sentences, each on a case worked out by hand."""

from collections.abc import Sequence

import pytest

from overclaim.corpus.scores import cause_effect, entities, exaggeration, statement_codes, strength_labels
from overclaim.corpus.scores.cause_effect import MarkedSentence, found_direction
from overclaim.corpus.scores.exaggeration import Comparison
from overclaim.corpus.scores.labelled_score import Half, by_half, half_of
from overclaim.corpus.scores.read_claims import highest
from overclaim.corpus.scores.statement_codes import Statement
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Claim, Cue, Phrase
from overclaim.rules.scales import Direction, Strength


def claim(strength: Strength, denied: Strength | None = None, cause: str = "salt", effect: str = "thirst") -> Claim:
    span = Span(0, 1)
    return Claim(
        sentence=0,
        span=span,
        cue=Cue("causes", span),
        cause=Phrase(cause, span),
        effect=Phrase(effect, span),
        strength=strength,
        direction=Direction.INCREASES,
        negated=denied is not None,
        denied=denied,
        health=False,
    )


def test_the_highest_strength_with_and_without_denied_verbs() -> None:
    claims = [claim(Strength.CORRELATIONAL), claim(Strength.NONE, denied=Strength.CAUSAL)]
    assert highest(claims, denied=True) is Strength.CAUSAL
    assert highest(claims, denied=False) is Strength.CORRELATIONAL
    assert highest([], denied=True) is None


@pytest.mark.parametrize(
    ("claims", "strength_class", "statement_class", "level"),
    [
        ([], "none", "0+1", 0),
        ([claim(Strength.CORRELATIONAL)], "correlational", "2+3", 1),
        ([claim(Strength.CONDITIONAL), claim(Strength.CORRELATIONAL)], "conditional", "4", 2),
        ([claim(Strength.CAN_CAUSE)], "causal", "5+6", 2),
        ([claim(Strength.CAUSAL)], "causal", "5+6", 3),
        ([claim(Strength.NONE, denied=Strength.CAUSAL)], "causal", "0+1", 0),
        ([claim(Strength.NONE)], "none", "0+1", 0),
    ],
)
def test_each_set_has_its_own_classes(
    claims: Sequence[Claim], strength_class: str, statement_class: str, level: int
) -> None:
    assert strength_labels.class_of(claims) == strength_class
    assert statement_codes.class_of(claims) == statement_class
    assert exaggeration.level_of(claims) == level


def test_strength_labels_by_hand() -> None:
    figures = strength_labels.measure(
        [
            ("a", "causal", "causal"),
            ("b", "causal", "conditional"),
            ("c", "conditional", "conditional"),
            ("d", "none", "causal"),
            ("e", "correlational", "none"),
        ]
    )
    assert figures["sentences"] == 5
    assert figures["accuracy"] == pytest.approx(2 / 5)
    assert figures["f1_causal"] == pytest.approx(1 / 2)
    assert figures["f1_conditional"] == pytest.approx(2 / 3)
    assert figures["macro_f1"] == pytest.approx((1 / 2 + 2 / 3 + 0 + 0) / 4)
    assert figures["claim_precision"] == pytest.approx(3 / 4)
    assert figures["claim_recall"] == pytest.approx(3 / 4)
    assert figures["strength_accuracy"] == pytest.approx(2 / 3)
    assert figures["strength_macro_f1"] == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_statement_codes_by_hand() -> None:
    """Strong is found twice among codes 2 to 6, once rightly; what has no statement is not asked about."""
    figures = statement_codes.measure(
        [
            Statement("s1", "a", "5+6", "5+6"),
            Statement("s1", "b", "5+6", "4"),
            Statement("s2", "c", "2+3", "5+6"),
            Statement("s2", "d", "0+1", "5+6"),
            Statement("s3", "e", "4", "4"),
        ]
    )
    assert figures["strong_precision"] == pytest.approx(1 / 2)
    assert figures["strong_recall"] == pytest.approx(1 / 2)
    assert figures["f1_4"] == pytest.approx(2 / 3)
    assert figures["macro_f1"] == pytest.approx((2 / 5 + 2 / 3 + 0 + 0) / 4)


def test_exaggeration_by_hand() -> None:
    figures = exaggeration.measure(
        [
            Comparison("1", "same", (3, 3), (3, 3)),
            Comparison("2", "exaggerates", (3, 2), (3, 3)),
            Comparison("3", "downplays", (1, 2), (1, 2)),
        ]
    )
    assert figures["accuracy"] == pytest.approx(2 / 3)
    assert figures["f1_same"] == pytest.approx(2 / 3)
    assert figures["macro_f1"] == pytest.approx((2 / 3 + 0 + 1) / 3)
    assert figures["strength_macro_f1"] == pytest.approx((6 / 7 + 1 + 2 / 3) / 3)


MARKED = MarkedSentence(
    "The burst was caused by water pressure.", ("burst", "water pressure"), ("water pressure", "burst")
)


def test_the_direction_of_the_marked_nominals_is_read_from_the_claims() -> None:
    right = claim(Strength.CAUSAL, cause="high pressures", effect="the burst of a pipe")
    assert found_direction(MARKED, [right]) == ("water pressure", "burst")
    swapped = claim(Strength.CAUSAL, cause="the burst", effect="pressure")
    assert found_direction(MARKED, [swapped]) == ("burst", "water pressure")
    assert found_direction(MARKED, [claim(Strength.CAUSAL, cause="water", effect="the burst")]) is None
    denied = claim(Strength.NONE, denied=Strength.CAUSAL, cause="pressure", effect="the burst")
    assert found_direction(MARKED, [denied]) is None


def test_cause_effect_by_hand() -> None:
    other = MarkedSentence("The box is in the bag.", ("box", "bag"), None)
    figures = cause_effect.measure(
        [
            (MARKED, ("water pressure", "burst")),
            (MARKED, ("burst", "water pressure")),
            (MARKED, None),
            (other, ("box", "bag")),
            (other, None),
        ]
    )
    assert figures["precision"] == pytest.approx(1 / 3)
    assert figures["recall"] == pytest.approx(1 / 3)
    assert figures["f1"] == pytest.approx(1 / 3)


def test_mentions_by_hand() -> None:
    """The right label at another span is wrong, the right span with another label too."""
    gold = [frozenset({(0, 2, "DISEASE"), (4, 5, "CHEMICAL")}), frozenset({(1, 2, "DISEASE")})]
    found = [frozenset({(0, 2, "DISEASE"), (4, 6, "CHEMICAL")}), frozenset({(1, 2, "CHEMICAL")})]
    figures = entities.measure(gold, found)
    assert figures["mentions"] == 3
    assert figures["precision"] == pytest.approx(1 / 3)
    assert figures["f1"] == pytest.approx(1 / 3)
    assert figures["f1_disease"] == pytest.approx(2 / 3)
    assert figures["f1_chemical"] == 0


def test_halves_are_even_and_odd_md5() -> None:
    """d41d8cd98f00b204e9800998ecf8427e is the empty text's, 0cc175b9c0f1b6a831c399e269772661 that of "a"."""
    assert half_of("") is Half.TUNED
    assert half_of("a") is Half.UNTUNED
    parts = by_half(["", "a", "a"], lambda item: item, lambda items: {"count": len(list(items))})
    assert {name: figures["count"] for name, figures in parts.items()} == {"tuned": 1, "untuned": 2, "all": 3}
