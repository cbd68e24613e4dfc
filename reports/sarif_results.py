"""The findings of one post as SARIF 2.1.0 result objects (section 3.27)."""

from collections.abc import Iterator, Mapping

from ..pipeline.values import Finding, Post, PostResult
from ..rules.evidence import EvidenceTable
from .partial_fingerprints import KEY, partial_fingerprints
from .records import Record
from .sarif_places import Places, message
from .whole_sentence_fixes import Fix, fixes_of


class SarifResults:
    """The results of one post; ``rule_numbers`` are the places of the rules in the run's list of them.

    ``baseline`` says that the run has one: every result then says whether it is new.
    """

    def __init__(
        self,
        result: PostResult,
        post: Post,
        evidence: EvidenceTable,
        rule_numbers: Mapping[str, int],
        *,
        baseline: bool = False,
    ) -> None:
        self._result = result
        self._places = Places(post.path, post.text)
        self._evidence = evidence
        self._rule_numbers = rule_numbers
        self._baseline = baseline

    def records(self) -> Iterator[Record]:
        """One result a finding, the suppressed ones last."""
        findings = (*self._result.findings, *self._result.suppressed)
        for number, (finding, digest) in enumerate(zip(findings, partial_fingerprints(self._result), strict=True)):
            suppressed = number >= len(self._result.findings)
            yield self._record(finding, digest, suppressed=suppressed)

    def _record(self, finding: Finding, digest: str, *, suppressed: bool) -> Record:
        number = self._rule_numbers.get(finding.rule)
        return {
            "ruleId": finding.rule,
            **({} if number is None else {"ruleIndex": number}),
            "level": finding.severity.value,
            "message": message(finding.message),
            "locations": [self._places.location(finding.span)],
            **_unless_empty("relatedLocations", list(self._related(finding))),
            "partialFingerprints": {KEY: digest},
            **_unless_empty("fixes", [self._fix(fix) for fix in fixes_of(finding, self._result)]),
            # All results have the property or none (section 3.27.23); an empty list says "not suppressed".
            "suppressions": [_suppression(finding)] if suppressed else [],
            **({"baselineState": "unchanged" if finding.in_baseline else "new"} if self._baseline else {}),
            **_unless_empty("properties", self._properties(finding)),
        }

    def _related(self, finding: Finding) -> Iterator[Record]:
        """The parts of the claim that stand outside its sentence, as in the heading over a list."""
        if finding.claim is None:
            return
        claim = self._result.claims[finding.claim]
        sentence = self._result.sentences[claim.sentence].span
        parts = (("cause", claim.cause), ("relation", claim.cue), ("effect", claim.effect))
        outside = [(name, part) for name, part in parts if not sentence.contains(part.span)]
        for number, (name, part) in enumerate(outside, start=1):
            said = message(f'The {name} that is meant: "{part.text}".')
            yield {"id": number, **self._places.location(part.span), "message": said}

    def _fix(self, fix: Fix) -> Record:
        """A fix object (section 3.55): the sentence's region, and the sentence to put there."""
        replacement = {"deletedRegion": self._places.region(fix.span), "insertedContent": {"text": fix.text}}
        change = {"artifactLocation": self._places.artifact, "replacements": [replacement]}
        return {"description": message(f"Write: {fix.text}"), "artifactChanges": [change]}

    def _properties(self, finding: Finding) -> Record:
        """What SARIF has no property for: evidence, the strength that it permits, fairer sentences."""
        return {
            **_unless_empty("evidence", [self._row(row) for row in finding.evidence]),
            **({} if finding.permitted is None else {"permitted": finding.permitted.value}),
            **_unless_empty("suggestions", list(finding.suggestions)),
        }

    def _row(self, identifier: str) -> Record:
        row = self._evidence.by_id.get(identifier)
        if row is None:
            return {"id": identifier}
        known = [self._evidence.sources[source] for source in row.sources if source in self._evidence.sources]
        sources = [
            {"id": source.id, "title": source.title, "year": source.year, "url": source.link} for source in known
        ]
        return {"id": row.id, "summary": row.summary, "certainty": row.certainty.value, "sources": sources}


def _suppression(finding: Finding) -> Record:
    """A suppression object (section 3.35): in the post, where its author wrote it, or in the baseline's file."""
    because = finding.suppressed_because
    return {"kind": "external" if finding.in_baseline else "inSource", **_unless_empty("justification", because or "")}


def _unless_empty(name: str, value: list[Record] | list[str] | Record | str) -> Record:
    return {name: value} if value else {}
