"""Words that promise or exaggerate, where they speak of health in earnest."""

import re
from collections.abc import Iterator

from ...rules.kinds import Need, PhraseParams
from ...rules.phrasing import find_ranges, found_any, may_occur
from ...rules.rule import Rule
from ...rules.scales import Kind, Verdict
from ..values import Claim, Entity, Finding, Sentence
from .reading import Reading, is_asserted
from .silence import BOILERPLATE, silence

# A person, an organ or a kind of food alone does not make a sentence one about health.
HEALTH_KINDS = frozenset(Kind) - {Kind.POPULATION, Kind.BODY_PART, Kind.PROCEDURE}

OBJECT_WITHIN = 4  # words between a verb and its object
NOT_BETWEEN = re.compile(
    r"[,;:()\u2014]|\b(?:risk|chance|need|cause|spread|fear|stigma|burden|threat|link|some|part|much|in|with|by|and|when|that|than)s?\b",
    re.IGNORECASE,
)
PART_OF = re.compile(
    r"[\s-]+(?:cells?|related|like|medications?|drugs|patients?|research|risks?|awareness)\b", re.IGNORECASE
)


def check_phrase(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every match of a pattern, where the rule's needs are met."""
    params = rule.params
    assert isinstance(params, PhraseParams)
    if not may_occur(params.patterns, reading.lines):
        return
    for sentence in reading.sentences:
        if params.needs is Need.CLAIM and sentence.index not in reading.claims_by_sentence:
            continue
        for start, end in find_ranges(params.patterns, sentence.text, unless=params.unless):
            if not _needs_met(params, reading, sentence, start, end):
                continue
            reason = silence(reading, sentence, start, end)
            if reason is None or (reason == BOILERPLATE and params.boilerplate_too):
                acted_on = _object(reading, sentence, end) if params.with_object else None
                end = acted_on.end if acted_on else end
                message = rule.message.format_map({"text": sentence.text[start:end]})
                yield reading.phrase_finding(rule, sentence, start, end, message)


def _needs_met(params: PhraseParams, reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    claims = reading.claims_by_sentence.get(sentence.index, ())
    entities = reading.entities_by_sentence.get(sentence.index, ())
    if any(entity.kind in params.unless_kinds and entity.end <= start for entity in entities):
        return False
    if params.object_kinds:
        acted_on = _object(reading, sentence, end)
        if acted_on is None or acted_on.kind not in params.object_kinds:
            return False
    span = reading.span(sentence, start, end)
    if found_any(params.unless_in_block, reading.block(sentence).prose.text):
        return False
    if params.unless_supported and any(_is_fair(claim) and claim.cue.span.overlaps(span) for claim in claims):
        return False
    if params.needs is Need.NOTHING:
        return True
    if params.needs is Need.CLAIM:
        return any(is_asserted(claim) and claim.span.overlaps(span) for claim in claims)
    if any(is_asserted(claim) for claim in claims):
        return True
    return any(entity.kind in HEALTH_KINDS for entity in entities)


def _object(reading: Reading, sentence: Sentence, end: int) -> Entity | None:
    """The health matter that words ending at ``end`` act on: the first close behind them in the same clause.

    "Reduces the need for", "the risk of" and the like take its place; "cancer cells" are not the cancer.
    """
    for entity in reading.entities_by_sentence.get(sentence.index, ()):
        if entity.start < end or entity.kind not in HEALTH_KINDS:
            continue
        between = sentence.text[end : entity.start]
        near = len(between.split()) <= OBJECT_WITHIN and not NOT_BETWEEN.search(between)
        return entity if near and not PART_OF.match(sentence.text, entity.end) else None
    return None


def _is_fair(claim: Claim) -> bool:
    return claim.verdict is Verdict.SUPPORTED or claim.negated or claim.discourse is not None or bool(claim.setting)
