"""Headlines and main statements against the codes 0 to 6 of InSciOut (Sumner et al., BMJ 2014;349:g7015).

Four classes are told apart: no statement or no relationship (0, 1), correlational or ambiguous (2, 3), conditional (4),
can cause or cause (5, 6). A denied verb states no relationship.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...pipeline.run import Checker
from ...pipeline.values import Claim
from ...rules.read_table import read_table
from ...rules.scales import Strength
from .labelled_score import Figures, Half, LabelledScore, Miss, by_half, half_of
from .read_claims import highest, read_claims, shown
from .tally import Confusion

COLUMNS = ("tab", "kind", "ref", "text", "code")
CLASS_OF_CODE = dict(zip("0123456", ("0+1", "0+1", "2+3", "2+3", "4", "5+6", "5+6"), strict=True))
CLASS_OF = {
    Strength.NONE: "0+1",
    Strength.CORRELATIONAL: "2+3",
    Strength.CONDITIONAL: "4",
    Strength.CAN_CAUSE: "5+6",
    Strength.CAUSAL: "5+6",
}
STRONG, WEAK = "5+6", ("2+3", "4")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the study ``ref``, its gold class and the class that was found."""

    ref: str
    text: str
    gold: str
    found: str
    claims: tuple[Claim, ...] = ()


def score_statement_codes(path: Path, checker: Checker) -> LabelledScore:
    """Score a CSV file with the columns tab, kind, ref, text, code; halves are halves of the studies."""
    rows = read_table(path, COLUMNS)
    for row in rows:
        if row["code"] not in CLASS_OF_CODE:
            raise row.wrong(f"code is {row['code']!r}, not one of {', '.join(CLASS_OF_CODE)}")
    claims, failures = read_claims([row.required("text") for row in rows], checker)
    statements = [
        Statement(row.required("ref"), row["text"], CLASS_OF_CODE[row["code"]], class_of(found), found)
        for row, found in zip(rows, claims, strict=True)
    ]
    misses = tuple(
        Miss(one.text, one.gold, one.found, tuple(map(shown, one.claims)))
        for one in statements
        if one.gold != one.found and half_of(one.ref) is Half.TUNED
    )
    return LabelledScore(str(path), "statements", by_half(statements, lambda one: one.ref, measure), misses, failures)


def class_of(claims: Sequence[Claim]) -> str:
    """The class of a statement with these claims."""
    return CLASS_OF[highest(claims, denied=False) or Strength.NONE]


def measure(statements: Iterable[Statement]) -> Figures:
    """Four-way macro-F1; precision and recall of strong (5, 6) over the statements whose code is 2 to 6."""
    confusion = Confusion.of((one.gold, one.found) for one in statements)
    stated = Confusion.of(pair for pair in confusion.counts.elements() if pair[0] in {STRONG, *WEAK})
    strong = stated.tally(STRONG)
    return {
        "statements": confusion.total,
        "accuracy": confusion.accuracy,
        "macro_f1": confusion.macro_f1,
        **{f"f1_{name}": confusion.tally(name).f1 for name in dict.fromkeys(CLASS_OF.values())},
        "strong_precision": strong.precision,
        "strong_recall": strong.recall,
        "strong_f1": strong.f1,
    }
