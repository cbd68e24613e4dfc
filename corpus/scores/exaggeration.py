"""Press release against abstract: does the release say more than the abstract, less, or the same?

The labels of Wright and Augenstein (EMNLP 2021): "can" counts as conditional, no relationship as no statement, and the
answer is the difference of the two strengths.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...pipeline.run import Checker
from ...pipeline.values import Claim
from ...rules.scales import Strength
from ...rules.source_error import SourceError
from ..gold import read_records
from .labelled_score import Figures, Half, LabelledScore, Miss, by_half, half_of
from .read_claims import highest, read_claims, shown
from .tally import Confusion

SIDES = ("press_release", "abstract")
KEYS = frozenset(
    {
        "original_file_id",
        "exaggeration_label",
        *(f"{side}_{part}" for side in SIDES for part in ("conclusion", "strength")),
    }
)
LABELS = ("same", "exaggerates", "downplays")
LEVEL_OF = {
    Strength.NONE: 0,
    Strength.CORRELATIONAL: 1,
    Strength.CONDITIONAL: 2,
    Strength.CAN_CAUSE: 2,
    Strength.CAUSAL: 3,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A study's two conclusions: the gold label, and gold and found level (0 to 3) of the release and the abstract."""

    study: str
    label: str
    gold: tuple[int, int]
    found: tuple[int, int]


def score_exaggeration(path: Path, checker: Checker) -> LabelledScore:
    """Score a JSON Lines file of conclusion pairs; halves are halves of the studies."""
    records = [_checked(path, line, record) for line, record in read_records(path)]
    texts = [record[f"{side}_conclusion"] for record in records for side in SIDES]
    claims, failures = read_claims(texts, checker)
    levels = [level_of(one) for one in claims]
    comparisons = [
        Comparison(
            study=record["original_file_id"],
            label=record["exaggeration_label"],
            gold=(record["press_release_strength"], record["abstract_strength"]),
            found=(levels[2 * index], levels[2 * index + 1]),
        )
        for index, record in enumerate(records)
    ]
    misses = tuple(
        Miss(
            " | ".join(texts[2 * index : 2 * index + 2]),
            _said(one.label, one.gold),
            _said(label_of(one), one.found),
            tuple(shown(claim) for side in claims[2 * index : 2 * index + 2] for claim in side),
        )
        for index, one in enumerate(comparisons)
        if one.label != label_of(one) and half_of(one.study) is Half.TUNED
    )
    parts = by_half(comparisons, lambda one: one.study, measure)
    return LabelledScore(str(path), "exaggeration", parts, misses, failures)


def level_of(claims: Sequence[Claim]) -> int:
    """The level 0 to 3 of a conclusion with these claims."""
    return LEVEL_OF[highest(claims, denied=False) or Strength.NONE]


def label_of(comparison: Comparison) -> str:
    """What the found levels say of the release."""
    release, abstract = comparison.found
    return LABELS[0] if release == abstract else LABELS[1] if release > abstract else LABELS[2]


def measure(comparisons: Iterable[Comparison]) -> Figures:
    """Macro-F1 of the three labels, and of the four levels over both sides."""
    several = list(comparisons)
    labels = Confusion.of((one.label, label_of(one)) for one in several)
    levels = Confusion.of(
        (str(gold), str(found)) for one in several for gold, found in zip(one.gold, one.found, strict=True)
    )
    return {
        "comparisons": labels.total,
        "accuracy": labels.accuracy,
        "macro_f1": labels.macro_f1,
        **{f"f1_{label}": labels.tally(label).f1 for label in LABELS},
        "strength_macro_f1": levels.macro_f1,
    }


def _said(label: str, levels: tuple[int, int]) -> str:
    return f"{label} ({levels[0]} against {levels[1]})"


def _checked(path: Path, line: int, record: Mapping[str, Any]) -> Mapping[str, Any]:
    missing = sorted(KEYS - record.keys())
    if missing:
        raise SourceError(path, line, f"lacks {', '.join(missing)}")
    if record["exaggeration_label"] not in LABELS:
        raise SourceError(
            path, line, f"exaggeration_label is {record['exaggeration_label']!r}, not one of {', '.join(LABELS)}"
        )
    for side in SIDES:
        if not isinstance(record[f"{side}_conclusion"], str) or not record[f"{side}_conclusion"].strip():
            raise SourceError(path, line, f"{side}_conclusion is not a text")
        if record[f"{side}_strength"] not in LEVEL_OF.values():
            raise SourceError(path, line, f"{side}_strength is {record[f'{side}_strength']!r}, not 0, 1, 2 or 3")
    return {**record, "original_file_id": str(record["original_file_id"])}
