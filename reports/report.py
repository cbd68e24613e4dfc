"""What every format of ``overclaim check`` is: something that is given posts one by one and writes as it goes."""

from collections.abc import Callable, Iterable
from typing import Protocol

from ..pipeline.values import PostResult
from ..rules.evidence import EvidenceTable
from ..rules.rule import Rule
from ..rules.vocabulary import Vocabulary
from .summary import Summary

NOT_CHECKED = "not-checked"  # stands for a rule where a post could not be checked


class WrongOutput(ValueError):
    """An ``--output`` that names no format, or that this format cannot go to; the message says what to do."""


class Run:
    """What a report may tell of the run as a whole; ``quiet`` asks for the findings alone, ``baseline`` says there is one.

    The tables may be given as what loads them: a report that needs none then loads none.
    """

    def __init__(
        self,
        version: str,
        evidence: EvidenceTable | Callable[[], EvidenceTable],
        rules: tuple[Rule, ...],
        vocabulary: Vocabulary | Callable[[], Vocabulary] | None = None,
        quiet: bool = False,
        baseline: bool = False,
    ) -> None:
        self.version = version
        self.rules = rules
        self.quiet = quiet
        self.baseline = baseline
        self._evidence = evidence
        self._vocabulary = vocabulary

    @property
    def evidence(self) -> EvidenceTable:
        """The evidence table in force."""
        return self._evidence if isinstance(self._evidence, EvidenceTable) else self._evidence()

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The vocabulary in force, if the report may use it."""
        known = self._vocabulary
        return known if known is None or isinstance(known, Vocabulary) else known()


class Report(Protocol):
    """Called in this order: begin once, add for every post, end once. Memory should not grow with the posts."""

    def begin(self) -> None:
        """Write what stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write one post; one with a ``failure`` was not, or not wholly, checked, and no format may hide that."""

    def end(self, summary: Summary) -> None:
        """Write what stands after the posts."""


class Reports:
    """Several reports of one run, as one report."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = tuple(reports)

    def begin(self) -> None:
        """Begin them all."""
        for report in self._reports:
            report.begin()

    def add(self, result: PostResult) -> None:
        """Give the post to each."""
        for report in self._reports:
            report.add(result)

    def end(self, summary: Summary) -> None:
        """End them all."""
        for report in self._reports:
            report.end(summary)
