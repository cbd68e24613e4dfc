"""What a rule is given to judge: a post as read so far, with lookups by sentence and the way back to the file."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...rules.evidence import EvidenceTable
from ...rules.rule import Rule
from ...rules.scales import Severity
from ...rules.vocabulary import Vocabulary
from ..source_map import Prose, Span
from ..values import Block, Claim, Entity, Finding, Post, Sentence, Suppression


@dataclass(frozen=True)
class Reading:
    """A post, what was found in it, and what is known; ``sentences[i].index == i``."""

    post: Post
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    vocabulary: Vocabulary
    evidence: EvidenceTable
    suppressions: tuple[Suppression, ...] = ()

    @cached_property
    def lines(self) -> str:
        """The text of all sentences, one a line."""
        return "\n".join(sentence.text.replace("\n", " ") for sentence in self.sentences)

    @cached_property
    def entities_by_sentence(self) -> Mapping[int, tuple[Entity, ...]]:
        """The entities of each sentence that has some, in reading order."""
        found: dict[int, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            found[entity.sentence].append(entity)
        return {index: tuple(entities) for index, entities in found.items()}

    @cached_property
    def claims_by_sentence(self) -> Mapping[int, tuple[Claim, ...]]:
        """The claims of each sentence that has some, in reading order."""
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.sentence].append(claim)
        return {index: tuple(claims) for index, claims in found.items()}

    @cached_property
    def silences(self) -> dict[int, str | None]:
        """A memo by sentence for `checks.silence`, which every match of every rule asks."""
        return {}

    def block(self, sentence: Sentence) -> Block:
        """The block that the sentence stands in."""
        return self.post.blocks[sentence.block]

    def span(self, sentence: Sentence, start: int, end: int) -> Span:
        """The file's span of ``sentence.text[start:end]``."""
        return self.block(sentence).prose.span(sentence.start + start, sentence.start + end)

    def introductions(self, block: Block) -> tuple[Block, ...]:
        """The blocks that stand over this one: its lead-in, its headings from the nearest up, a table's header cells."""
        found: dict[int, None] = {}
        waiting = [block]
        while waiting:
            current = waiting.pop(0)
            for index in (current.lead_in, current.heading, current.column_header, current.row_header):
                if index is not None and index not in found:
                    found[index] = None
                    waiting.append(self.post.blocks[index])
        return tuple(self.post.blocks[index] for index in found)

    def phrase_finding(self, rule: Rule, sentence: Sentence, start: int, end: int, message: str) -> Finding:
        """A finding on ``sentence.text[start:end]``."""
        return Finding(
            rule=rule.name,
            severity=rule.severity,
            message=message,
            span=self.span(sentence, start, end),
            text=sentence.text[start:end],
            sentence=sentence.index,
        )

    def claim_finding(self, rule: Rule, index: int, severity: Severity, message: str) -> Finding:
        """A finding on the cue of claim ``index``, or on all of the claim where its cue stands elsewhere."""
        claim = self.claims[index]
        inside = claim.span.contains(claim.cue.span)
        sentence = self.sentences[claim.sentence]
        return Finding(
            rule=rule.name,
            severity=severity,
            message=message,
            span=claim.cue.span if inside else claim.span,
            text=claim.cue.text if inside else prose_of(self.block(sentence).prose, claim.span) or sentence.text,
            sentence=claim.sentence,
            claim=index,
            permitted=claim.permitted,
            evidence=claim.evidence,
        )


def prose_of(prose: Prose, span: Span) -> str:
    """The part of ``prose`` that was read from the file's ``span``; empty where none of it was."""
    parts: list[str] = []
    for piece in prose.pieces:
        if not piece.span.overlaps(span):
            continue
        if piece.verbatim:
            begin = max(span.start - piece.span.start, 0)
            parts.append(piece.text[begin : span.end - piece.span.start])
        else:
            parts.append(piece.text)
    return "".join(parts)


def assertion(claim: Claim) -> str:
    """The claim in the order of its sentence: ``"gluten … can trigger … coeliac disease"``."""
    first, last = claim.cause, claim.effect
    if claim.effect.span < claim.cue.span < claim.cause.span:
        first, last = claim.effect, claim.cause
    return f'"{first.meant} … {claim.cue.text} … {last.meant}"'


def claim_words(claim: Claim) -> dict[str, str]:
    """The placeholders that every message about a claim may use."""
    return {
        "cause": claim.cause.meant,
        "cue": claim.cue.text,
        "effect": claim.effect.meant,
        "assertion": assertion(claim),
        "text": claim.cue.text,
    }


def is_asserted(claim: Claim) -> bool:
    """Whether the author says it of health in earnest: not denied, not debunked, not quoted."""
    return claim.health and not claim.negated and claim.discourse is None
