"""How well two annotators, working independently by the annotation guide, agree: ``python -m overclaim.corpus.measure_agreement``.

Reads ``annotations/first`` and ``annotations/second``, files of the same names with the same sentences, and prints the
guide's three measures with the second annotator held against the first, and Cohen's kappa (Educational and
Psychological Measurement 1960;20:37) over what each says of a sentence: no claim, or its highest strength.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..rules.source_error import SourceError
from .gold import GoldSentence, read_gold
from .scores.match_pairs import match_pairs
from .scores.tally import Confusion, Tally

FOLDER = Path(__file__).parent / "annotations"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The second annotator against the first; ``labels`` pairs what they say of each sentence."""

    sentences: Tally = Tally()
    strengths: Confusion = Confusion()
    pairs: Tally = Tally()
    labels: Confusion = Confusion()

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.sentences + other.sentences,
            self.strengths + other.strengths,
            self.pairs + other.pairs,
            self.labels + other.labels,
        )

    @property
    def kappa(self) -> float | None:
        """Agreement over the labels beyond what chance would give; None where nothing was annotated."""
        total = self.labels.total
        if not total:
            return None
        first: Counter[str] = Counter()
        second: Counter[str] = Counter()
        for (one, other), count in self.labels.counts.items():
            first[one] += count
            second[other] += count
        chance = sum(first[label] * second[label] for label in first) / total**2
        observed = self.labels.accuracy or 0.0
        return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def measure_agreement(folder: Path = FOLDER) -> dict[str, Agreement]:
    """Agreement by post, in the order of names; raises SourceError where the two do not hold the same sentences."""
    found: dict[str, Agreement] = {}
    for path in sorted((folder / "first").glob("*.jsonl")):
        other = folder / "second" / path.name
        if not other.is_file():
            raise SourceError(other, None, "is missing; every post wants both annotations")
        found[path.name.removesuffix(".jsonl")] = compare(path, read_gold(path), read_gold(other))
    return found


def compare(path: Path, first: Sequence[GoldSentence], second: Sequence[GoldSentence]) -> Agreement:
    """The agreement on the sentences of one post; raises SourceError at the first sentence that differs in its words."""
    if len(first) != len(second):
        raise SourceError(path, None, f"has {len(first)} sentences, the second annotation {len(second)}")
    total = Agreement()
    for one, other in zip(first, second, strict=True):
        if one.text != other.text:
            raise SourceError(path, one.line, "the second annotation has another sentence here")
        total += _of_sentence(one, other)
    return total


def _of_sentence(first: GoldSentence, second: GoldSentence) -> Agreement:
    both = [(first.strength, second.strength)] if first.strength is not None and second.strength is not None else []
    matched = match_pairs(
        [(claim.cause, claim.effect) for claim in second.claims],
        [(claim.cause, claim.effect) for claim in first.claims],
    )
    return Agreement(
        Tally(len(both), int(bool(second.claims)), int(bool(first.claims))),
        Confusion.of(both),
        Tally(len(matched), len(second.claims), len(first.claims)),
        Confusion.of([(str(first.strength), str(second.strength))]),
    )


def main() -> int:
    """Print a line for each post and one for all; 2 where the annotations cannot be compared."""
    try:
        by_post = measure_agreement()
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    by_post["all posts"] = sum(by_post.values(), Agreement())
    width = max(map(len, by_post))
    print(f"{'':{width}}  sentences  sentence F1  pair F1  strength accuracy  kappa")
    for post, one in by_post.items():
        figures = (one.sentences.f1, one.pairs.f1, one.strengths.accuracy, one.kappa)
        shown = ["–" if figure is None else f"{figure:.3f}" for figure in figures]
        print(f"{post:{width}}  {one.labels.total:9}  {shown[0]:>11}  {shown[1]:>7}  {shown[2]:>17}  {shown[3]:>5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
