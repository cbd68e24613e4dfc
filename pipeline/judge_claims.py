"""Reading, rules -> Finding: what to show an editor, each fault once, in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..rules.rule import Rule
from .checks import CHECKS, Reading
from .checks.reading import assertion
from .source_map import Span
from .values import Finding

# Which of two equally severe findings on the same words tells an editor more.
MOST_SPECIFIC_FIRST = ("verdict", "setting", "term", "promise", "sourcing", "phrase", "document")


def judge_claims(reading: Reading, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Run every rule over the reading.

    Several claims that one rule flags on the same words become one finding, the most severe, that names the others.
    Of several rules on exactly the same words the most severe stays, then the most specific kind; a rule that yields
    to another is silent where the two overlap. What a document rule says of the whole post always stands.
    """
    by_name = {rule.name: rule for rule in rules}
    findings = [
        finding for rule in rules for finding in _one_per_place(reading, tuple(CHECKS[rule.kind](rule, reading)))
    ]
    kept = [finding for finding in findings if not _is_said_better(finding, findings, by_name)]
    return tuple(sorted(kept, key=lambda finding: (finding.span, -finding.severity.rank, finding.rule)))


def _one_per_place(reading: Reading, findings: Sequence[Finding]) -> Iterable[Finding]:
    by_span: dict[Span, list[Finding]] = {}
    for finding in findings:
        by_span.setdefault(finding.span, []).append(finding)
    for same in by_span.values():
        worst = max(same, key=lambda finding: finding.severity)
        others = [finding for finding in same if finding is not worst and finding.claim != worst.claim]
        yield _naming_others(reading, worst, others) if others else worst


def _naming_others(reading: Reading, worst: Finding, others: Sequence[Finding]) -> Finding:
    named = [assertion(reading.claims[finding.claim]) for finding in others if finding.claim is not None]
    evidence = dict.fromkeys((*worst.evidence, *(row for finding in others for row in finding.evidence)))
    message = f"{worst.message} The same holds for {'; '.join(named)}." if named else worst.message
    return replace(worst, message=message, evidence=tuple(evidence))


def _is_said_better(finding: Finding, findings: Sequence[Finding], by_name: dict[str, Rule]) -> bool:
    rule = by_name[finding.rule]
    for other in findings:
        if other.rule == finding.rule or not other.span.overlaps(finding.span):
            continue
        if other.rule in rule.yields_to:
            return True
        same_words = other.span == finding.span and "document" not in (rule.kind, by_name[other.rule].kind)
        if same_words and _weight(other, by_name) < _weight(finding, by_name):
            return True
    return False


def _weight(finding: Finding, by_name: dict[str, Rule]) -> tuple[int, int, str]:
    """Sorts the finding to keep first."""
    return -finding.severity.rank, MOST_SPECIFIC_FIRST.index(by_name[finding.rule].kind), finding.rule
