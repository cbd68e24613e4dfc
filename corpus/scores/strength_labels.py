"""Claim strength of single sentences against labels: 0 none, 1 correlational, 2 conditional, 3 causal.

The labels of Yu et al. (COLING 2020, EMNLP 2019): "can" counts as causal, and a denied verb keeps its class.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ...pipeline.run import Checker
from ...pipeline.values import Claim
from ...rules.read_table import read_table
from ...rules.scales import Strength
from .labelled_score import Figures, Half, LabelledScore, Miss, by_half, half_of
from .read_claims import highest, read_claims, shown
from .tally import Confusion

COLUMNS = ("sentence", "label")
CLASSES = ("none", "correlational", "conditional", "causal")
CLASS_OF = {
    Strength.NONE: "none",
    Strength.CORRELATIONAL: "correlational",
    Strength.CONDITIONAL: "conditional",
    Strength.CAN_CAUSE: "causal",
    Strength.CAUSAL: "causal",
}

Example = tuple[str, str, str]  # sentence, gold class, found class


def score_strength_labels(path: Path, checker: Checker) -> LabelledScore:
    """Score a CSV file with the columns sentence and label; raises SourceError for a broken row."""
    rows = read_table(path, COLUMNS)
    labels = {str(number): name for number, name in enumerate(CLASSES)}
    golds: list[str] = []
    for row in rows:
        if row["label"] not in labels:
            raise row.wrong(f"label is {row['label']!r}, not one of {', '.join(labels)}")
        golds.append(labels[row["label"]])
    claims, failures = read_claims([row.required("sentence") for row in rows], checker)
    examples = [(row["sentence"], gold, class_of(found)) for row, gold, found in zip(rows, golds, claims, strict=True)]
    misses = tuple(
        Miss(text, gold, found, tuple(map(shown, read)))
        for (text, gold, found), read in zip(examples, claims, strict=True)
        if gold != found and half_of(text) is Half.TUNED
    )
    return LabelledScore(str(path), "strength", by_half(examples, lambda one: one[0], measure), misses, failures)


def class_of(claims: Sequence[Claim]) -> str:
    """The class of a sentence with these claims."""
    strength = highest(claims, denied=True)
    return CLASSES[0] if strength is None else CLASS_OF[strength]


def measure(examples: Iterable[Example]) -> Figures:
    """Accuracy and macro-F1 over all four classes, and over three where both say that there is a claim."""
    confusion = Confusion.of((gold, found) for _, gold, found in examples)
    both = Confusion.of(pair for pair in confusion.counts.elements() if CLASSES[0] not in pair)
    claim = confusion.tally_of(CLASSES[1:], CLASSES[1:])
    return {
        "sentences": confusion.total,
        "accuracy": confusion.accuracy,
        "macro_f1": confusion.macro_f1,
        **{f"f1_{name}": confusion.tally(name).f1 for name in CLASSES},
        "claim_precision": claim.precision,
        "claim_recall": claim.recall,
        "strength_accuracy": both.accuracy,
        "strength_macro_f1": both.macro_f1,
    }
