"""Counts what a run's totals need of one post's result."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..pipeline.values import Finding, PostResult
from ..rules.scales import Severity, Verdict


@dataclass(frozen=True, slots=True)
class PostCounts:
    """Of one post: its words, the findings that are suppressed, claims by verdict as shown, findings by severity."""

    words: int
    suppressed: int
    verdicts: Mapping[Verdict, int]
    severities: Mapping[Severity, int]

    def record(self) -> dict[str, object]:
        """The counts as JSON holds them."""
        return {
            "words": self.words,
            "suppressed": self.suppressed,
            "verdicts": {verdict.value: count for verdict, count in self.verdicts.items()},
            "severities": {severity.value: count for severity, count in self.severities.items()},
        }

    @classmethod
    def of_record(cls, record: Mapping[str, object]) -> "PostCounts":
        """The counts that `record` wrote; raises ValueError, TypeError or KeyError for anything else."""
        words, suppressed = record["words"], record["suppressed"]
        verdicts, severities = record["verdicts"], record["severities"]
        if not (isinstance(verdicts, dict) and isinstance(severities, dict)):
            raise TypeError("no counts")
        if not all(type(count) is int for count in (words, suppressed, *verdicts.values(), *severities.values())):
            raise TypeError("no counts")
        assert isinstance(words, int)
        assert isinstance(suppressed, int)
        return cls(
            words,
            suppressed,
            {Verdict(name): count for name, count in verdicts.items()},
            {Severity(name): count for name, count in severities.items()},
        )


def count_result(result: PostResult) -> PostCounts:
    """The counts of a result; of one that a cache holds those that were kept beside it, where they are known."""
    known = getattr(result, "counts", None)
    if isinstance(known, PostCounts):
        return known
    return PostCounts(
        words=result.post.words if result.post else 0,
        suppressed=len(result.suppressed),
        verdicts=Counter(_shown_verdicts(result)),
        severities=Counter(finding.severity for finding in result.findings),
    )


def _shown_verdicts(result: PostResult) -> Iterator[Verdict]:
    """The verdict of every claim; a faulted one that no finding shows, since the text takes it back, is not assessed."""
    findings = (*result.findings, *result.suppressed)
    for index, claim in enumerate(result.claims):
        faulted = claim.verdict in (Verdict.OVERSTATED, Verdict.CONTRADICTED)
        hidden = faulted and not any(_shows(finding, result, index) for finding in findings)
        yield Verdict.NOT_ASSESSED if hidden else claim.verdict


def _shows(finding: Finding, result: PostResult, index: int) -> bool:
    claim = result.claims[index]
    return finding.claim == index or finding.span.overlaps(claim.cue.span) or finding.span == claim.span
