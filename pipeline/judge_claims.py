"""Reading, rules -> Finding: what to show an editor, each fault once, in reading order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..rules.rule import Rule
from .checks import CHECKS, Reading
from .checks.reading import assertion
from .checks.verdict import best_row
from .source_map import Span
from .values import Finding

# Which of two equally severe findings on the same words tells an editor more.
MOST_SPECIFIC_FIRST = (
    "verdict", "setting", "term", "promise", "claim", "sourcing", "reference", "phrase", "companion", "citation", "document",
    "suppression",
)  # fmt: skip


def judge_claims(reading: Reading, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Run every rule over the reading.

    Several claims that one rule flags on the same words become one finding, the most severe, that names the others. Of
    several rules on exactly the same words the most severe stays, then the most specific kind; a rule that yields to
    another is silent where the two overlap, unless it is the more severe: then the other is. What a document rule says
    of the whole post always stands.
    """
    by_name = {rule.name: rule for rule in rules}
    findings = [
        finding for rule in rules for finding in _one_per_place(reading, tuple(CHECKS[rule.kind](rule, reading)))
    ]
    kept = [best for finding in findings if (best := _best_said(finding, findings, by_name)) is not None]
    return in_reading_order(kept)


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by their place; on the same words the most severe first."""
    return tuple(sorted(findings, key=lambda finding: (finding.span, -finding.severity.rank, finding.rule)))


def _one_per_place(reading: Reading, findings: Sequence[Finding]) -> Iterable[Finding]:
    """One finding for all claims on the same words, or of one list: the most severe, with the others in its message."""
    by_place: dict[Span, list[Finding]] = {}
    for finding in findings:
        by_place.setdefault(_place(reading, finding), []).append(finding)
    for same in by_place.values():
        worst = max(same, key=lambda finding: finding.severity)
        others = [finding for finding in same if finding is not worst and finding.claim != worst.claim]
        yield _naming_others(reading, worst, others) if others else worst


def _place(reading: Reading, finding: Finding) -> Span:
    """The words that a finding is about; for the items of one list, what stands over them all."""
    if finding.claim is None:
        return finding.span
    claim = reading.claims[finding.claim]
    return finding.span if claim.span.contains(claim.cue.span) else claim.cue.span


def _sort_of_evidence(reading: Reading, finding: Finding) -> object:
    row = None if finding.claim is None else best_row(reading, reading.claims[finding.claim])
    return (row.relation, row.certainty) if row else None


def _naming_others(reading: Reading, worst: Finding, others: Sequence[Finding]) -> Finding:
    """``worst`` with the others' claims in its message, and their nearest rows next to its own.

    Those of which the evidence permits the same sort of wording are told apart from the rest.
    """
    sort = _sort_of_evidence(reading, worst)
    alike = _told(reading, worst, [finding for finding in others if _sort_of_evidence(reading, finding) == sort])
    unlike = _told(reading, worst, [finding for finding in others if _sort_of_evidence(reading, finding) != sort])
    message = worst.message + (f" The same holds for {alike}." if alike else "")
    message += f" Nor does the evidence carry {unlike}." if unlike else ""
    nearest = [row for finding in (worst, *others) for row in finding.evidence[:1]]
    evidence = dict.fromkeys((*nearest, *worst.evidence, *(row for finding in others for row in finding.evidence)))
    return replace(worst, message=message, evidence=tuple(evidence))


def _told(reading: Reading, worst: Finding, findings: Sequence[Finding]) -> str:
    """The claims of the findings, each once, other than that of ``worst``."""
    own = assertion(reading.claims[worst.claim]) if worst.claim is not None else ""
    claims = [assertion(reading.claims[finding.claim]) for finding in findings if finding.claim is not None]
    return "; ".join(claim for claim in dict.fromkeys(claims) if claim != own)


def _best_said(finding: Finding, findings: Sequence[Finding], by_name: Mapping[str, Rule]) -> Finding | None:
    """The finding as it should be shown, None where another says the same better.

    A more severe finding never yields; it takes on the evidence that the milder one had.
    """
    rule = by_name[finding.rule]
    for other in findings:
        if other.rule == finding.rule or not other.span.overlaps(finding.span):
            continue
        if other.rule in rule.yields_to:
            if other.severity >= finding.severity:
                return None
            if finding.claim is None and other.claim is not None:
                finding = replace(finding, claim=other.claim, permitted=other.permitted, evidence=other.evidence)
        elif finding.rule in by_name[other.rule].yields_to and other.severity > finding.severity:
            return None
        same_words = other.span == finding.span and "document" not in (rule.kind, by_name[other.rule].kind)
        if same_words and _weight(other, by_name) < _weight(finding, by_name):
            return None
    return finding


def _weight(finding: Finding, by_name: Mapping[str, Rule]) -> tuple[int, int, str]:
    """Sorts the finding to keep first."""
    return -finding.severity.rank, MOST_SPECIFIC_FIRST.index(by_name[finding.rule].kind), finding.rule
