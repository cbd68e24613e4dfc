"""Claims, entities, findings and posts as the JSON records that the command line promises (keys in that order)."""

from collections.abc import Mapping
from typing import Any

from ..pipeline.source_map import SourceMap, Span
from ..pipeline.values import Claim, Cue, Entity, Finding, Phrase, Post, PostResult, Sentence

Record = dict[str, Any]


class PostRecords:
    """The records of one post. Offsets count code points, lines and columns count from 1."""

    def __init__(self, post: Post, sentences: tuple[Sentence, ...]) -> None:
        self._post = post
        self._sentences = sentences
        self._map = SourceMap(post.text)

    def claim(self, claim: Claim) -> Record:
        """A claim with its place, its ends, and its verdict."""
        sentence = self._sentences[claim.sentence]
        return {
            "path": self._post.path,
            **self._lines(claim.span),
            "start": claim.span.start,
            "end": claim.span.end,
            "sentence": sentence.text,
            "heading": self._heading(sentence),
            "cue": _cue(claim.cue),
            "cause": _phrase(claim.cause),
            "effect": _phrase(claim.effect),
            "strength": claim.strength.value,
            "denied": claim.denied.value if claim.denied else None,
            "direction": claim.direction.value,
            "negated": claim.negated,
            "health": claim.health,
            "promotional": claim.promotional,
            "attribution": claim.attribution,
            "verdict": claim.verdict.value,
            "permitted": claim.permitted.value if claim.permitted else None,
            "evidence": list(claim.evidence),
        }

    def entity(self, entity: Entity) -> Record:
        """An entity with its place, kind and concept."""
        position = self._map.position(entity.span.start)
        return {
            "path": self._post.path,
            "line": position.line,
            "column": position.column,
            "start": entity.span.start,
            "end": entity.span.end,
            "text": entity.text,
            "kind": entity.kind.value,
            "concept": entity.concept,
            "name": entity.name,
        }

    def finding(self, finding: Finding) -> Record:
        """A finding with its place and what to do; a suppressed one says why it was let through."""
        record: Record = {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": finding.message,
            "path": self._post.path,
            "start": finding.span.start,
            "end": finding.span.end,
            **self._lines(finding.span),
            "text": finding.text,
            "claim": finding.claim,
            "permitted": finding.permitted.value if finding.permitted else None,
            "evidence": list(finding.evidence),
            "suggestions": list(finding.suggestions),
        }
        if finding.suppressed_because is not None:
            record["reason"] = finding.suppressed_because
        return record

    def _lines(self, span: Span) -> Mapping[str, int]:
        begin, end = self._map.position(span.start), self._map.position(span.end)
        return {"line": begin.line, "column": begin.column, "end_line": end.line, "end_column": end.column}

    def _heading(self, sentence: Sentence) -> str | None:
        heading = self._post.blocks[sentence.block].heading
        return None if heading is None else self._post.blocks[heading].prose.text


def post_record(result: PostResult) -> Record:
    """All there is to report of one post; a post that could not be read has its failure and nothing else."""
    records = PostRecords(result.post, result.sentences) if result.post else None
    return {
        "path": result.path,
        "title": result.post.title if result.post else None,
        "words": result.post.words if result.post else 0,
        "claims": [records.claim(claim) for claim in result.claims] if records else [],
        "findings": [records.finding(finding) for finding in result.findings] if records else [],
        "suppressed": [records.finding(finding) for finding in result.suppressed] if records else [],
        "failure": result.failure,
    }


def _cue(cue: Cue) -> Record:
    return {"text": cue.text, "start": cue.span.start, "end": cue.span.end}


def _phrase(phrase: Phrase) -> Record:
    return {
        "text": phrase.text,
        "start": phrase.span.start,
        "end": phrase.span.end,
        "concept": phrase.concept,
        "name": phrase.name,
        "resolved": phrase.resolved,
    }
