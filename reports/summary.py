"""Running totals of a check; grows with neither posts nor findings."""

from collections import Counter
from dataclasses import dataclass, field

from ..corpus.count_result import count_result
from ..pipeline.values import PostResult
from ..rules.scales import Severity, Verdict
from ..rules.settings import FailOn
from .console import ExitCode


@dataclass(slots=True)
class Summary:
    """Counts over all posts so far; ``failures`` of the ``posts`` could not be read or checked, ``failing`` findings fail.

    ``left_out`` posts were named and not checked because the config excludes them and the user asked for that;
    ``unchanged`` ones were left out, since they say nothing new.
    """

    posts: int = 0
    failures: int = 0
    words: int = 0
    suppressed: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    failing: int = 0
    left_out: int = 0
    unchanged: int = 0

    def add(self, result: PostResult, fail_on: FailOn = FailOn.ERROR) -> None:
        """Count one post's result, whose findings fail the check from ``fail_on`` up."""
        self.posts += 1
        self.failures += result.failure is not None
        counts = count_result(result)
        self.words += counts.words
        self.suppressed += counts.suppressed
        self.verdicts.update(counts.verdicts)
        self.severities.update(counts.severities)
        least = fail_on.severity
        self.failing += sum(
            count for severity, count in counts.severities.items() if least is not None and severity >= least
        )

    @property
    def claims(self) -> int:
        """All claims, whatever their verdict."""
        return self.verdicts.total()

    @property
    def exit_code(self) -> ExitCode:
        """WRONG_INPUT where a post could not be checked, else FOUND where a finding fails the check, else FINE."""
        if self.failures or not (self.posts or self.left_out or self.unchanged):
            return ExitCode.WRONG_INPUT
        return ExitCode.FOUND if self.failing else ExitCode.FINE

    def record(self) -> dict[str, int]:
        """The summary as the command line promises it in JSON."""
        return {
            "posts": self.posts,
            "words": self.words,
            "claims": self.claims,
            "errors": self.severities[Severity.ERROR],
            "warnings": self.severities[Severity.WARNING],
            "notes": self.severities[Severity.NOTE],
        }
