"""Running totals of a check; grows with neither posts nor findings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..pipeline.values import Finding, PostResult
from ..rules.scales import Severity, Verdict
from ..rules.settings import FailOn
from .console import ExitCode


@dataclass(slots=True)
class Summary:
    """Counts over all posts so far; ``failures`` of the ``posts`` could not be read or checked."""

    posts: int = 0
    failures: int = 0
    words: int = 0
    suppressed: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, result: PostResult) -> None:
        """Count one post's result."""
        self.posts += 1
        self.failures += result.failure is not None
        self.words += result.post.words if result.post else 0
        self.suppressed += len(result.suppressed)
        self.verdicts.update(shown_verdicts(result))
        self.severities.update(finding.severity for finding in result.findings)

    @property
    def claims(self) -> int:
        """All claims, whatever their verdict."""
        return self.verdicts.total()

    def exit_code(self, fail_on: FailOn) -> ExitCode:
        """WRONG_INPUT where a post could not be checked, else FOUND where a finding reaches ``fail_on``, else FINE."""
        if self.failures or not self.posts:
            return ExitCode.WRONG_INPUT
        least = fail_on.severity
        found = least is not None and any(count and one >= least for one, count in self.severities.items())
        return ExitCode.FOUND if found else ExitCode.FINE

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


def shown_verdicts(result: PostResult) -> Iterator[Verdict]:
    """The verdict of every claim; a faulted one that no finding shows, since the text takes it back, is not assessed."""
    findings = (*result.findings, *result.suppressed)
    for index, claim in enumerate(result.claims):
        faulted = claim.verdict in (Verdict.OVERSTATED, Verdict.CONTRADICTED)
        hidden = faulted and not any(_shows(finding, result, index) for finding in findings)
        yield Verdict.NOT_ASSESSED if hidden else claim.verdict


def _shows(finding: Finding, result: PostResult, index: int) -> bool:
    claim = result.claims[index]
    return finding.claim == index or finding.span.overlaps(claim.cue.span) or finding.span == claim.span
