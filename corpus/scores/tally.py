"""The counts behind every figure: how many answers were right, and which class was taken for which."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tally:
    """``right`` of ``found`` answers are among the ``wanted`` ones; figures are None where nothing divides them."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else None


@dataclass(frozen=True)
class Confusion:
    """How often the class ``gold`` was read as ``found``: ``counts[gold, found]``."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Confusion":
        """Count pairs of gold class and found class."""
        return cls(Counter(pairs))

    def __add__(self, other: "Confusion") -> "Confusion":
        return Confusion(self.counts + other.counts)

    @property
    def total(self) -> int:
        """How many were classified."""
        return self.counts.total()

    @property
    def accuracy(self) -> float | None:
        """The share read as what they are."""
        right = sum(count for (gold, found), count in self.counts.items() if gold == found)
        return right / self.total if self.total else None

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of the classes that occur, in gold or as found, each counted alike."""
        figures = [figure for label in self.labels if (figure := self.tally(label).f1) is not None]
        return sum(figures) / len(figures) if figures else None

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes that occur, sorted."""
        return tuple(sorted({label for pair in self.counts for label in pair}))

    def tally(self, label: str) -> Tally:
        """The counts of one class against all others."""
        return self.tally_of({label}, {label})

    def tally_of(self, wanted: Iterable[str], found: Iterable[str]) -> Tally:
        """The counts with the gold classes ``wanted`` and the found classes ``found`` taken together as the positive one."""
        golds, finds = frozenset(wanted), frozenset(found)
        return Tally(
            right=sum(count for (gold, read), count in self.counts.items() if gold in golds and read in finds),
            found=sum(count for (_, read), count in self.counts.items() if read in finds),
            wanted=sum(count for (gold, _), count in self.counts.items() if gold in golds),
        )
