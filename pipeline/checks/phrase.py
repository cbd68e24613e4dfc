"""Words that promise or exaggerate, where they speak of health in earnest."""

from collections.abc import Iterator

from ...rules.kinds import Need, PhraseParams
from ...rules.phrasing import find_ranges
from ...rules.rule import Rule
from ...rules.scales import Kind
from ..values import Finding, Sentence
from .reading import Reading, is_asserted
from .silence import BOILERPLATE, silence

# A person, an organ or a kind of food alone does not make a sentence one about health.
HEALTH_KINDS = frozenset(Kind) - {Kind.POPULATION, Kind.BODY_PART, Kind.PROCEDURE}


def check_phrase(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every match of a pattern, where the rule's needs are met."""
    params = rule.params
    assert isinstance(params, PhraseParams)
    for sentence in reading.sentences:
        if params.needs is Need.CLAIM and sentence.index not in reading.claims_by_sentence:
            continue
        for start, end in find_ranges(params.patterns, sentence.text, unless=params.unless):
            if not _needs_met(params, reading, sentence, start, end):
                continue
            reason = silence(reading, sentence, start, end)
            if reason is None or (reason == BOILERPLATE and params.boilerplate_too):
                message = rule.message.format_map({"text": sentence.text[start:end]})
                yield reading.phrase_finding(rule, sentence, start, end, message)


def _needs_met(params: PhraseParams, reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    claims = reading.claims_by_sentence.get(sentence.index, ())
    entities = reading.entities_by_sentence.get(sentence.index, ())
    if any(entity.kind in params.unless_kinds and entity.end <= start for entity in entities):
        return False
    if params.needs is Need.NOTHING:
        return True
    if params.needs is Need.CLAIM:
        span = reading.span(sentence, start, end)
        return any(is_asserted(claim) and claim.span.overlaps(span) for claim in claims)
    if any(is_asserted(claim) for claim in claims):
        return True
    return any(entity.kind in HEALTH_KINDS for entity in entities)
