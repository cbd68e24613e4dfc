"""The totals of a check as one plain line."""

from ..rules.scales import Severity
from .plain_text import plural
from .summary import Summary

ALL_LEFT_OUT = "every post was left out by exclude"


def totals(summary: Summary) -> str:
    """``1 error, 2 notes in 3 posts, 1 finding suppressed; 1 post could not be checked``."""
    if summary.left_out and not summary.posts:
        return ALL_LEFT_OUT
    found = counted({severity: summary.severities[severity] for severity in Severity})
    if not summary.posts and summary.unchanged:
        return "no post has changed"
    if not found and summary.posts == summary.failures:
        return "no post could be checked"
    line = f"{found or 'nothing to flag'} in {plural(summary.posts, 'post')}"
    if summary.suppressed:
        line += f", {plural(summary.suppressed, 'finding')} suppressed"
    if summary.failures:
        line += f"; {plural(summary.failures, 'post')} could not be checked"
    return line


def counted(counts: dict[Severity, int]) -> str:
    """``2 errors, 1 note``, the worst first and without those that are not there."""
    return ", ".join(plural(counts[one], one.value) for one in reversed(Severity) if counts.get(one))
