"""Claims of a sort: by the kinds of their ends, their direction, their words, and what the text rests them on."""

from collections.abc import Iterator

from ...rules.kinds import ClaimParams
from ...rules.phrasing import find_ranges, found_any
from ...rules.rule import Rule
from ...rules.scales import Direction, Kind, Verdict
from ..values import Claim, Finding
from .reading import Reading, claim_words, is_asserted

ILLNESS = frozenset({Kind.CONDITION, Kind.SYMPTOM})


def check_claim(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every claim in earnest that the rule's parameters choose."""
    params = rule.params
    assert isinstance(params, ClaimParams)
    for index, claim in enumerate(reading.claims):
        if not is_asserted(claim) or claim.setting is not None or not _chosen(params, claim):
            continue
        sentence = reading.sentences[claim.sentence]
        if found_any(params.unless, sentence.text) or not _grounded(params, reading, claim):
            continue
        yield reading.claim_finding(rule, index, rule.severity, rule.message.format_map(claim_words(claim)))


def _chosen(params: ClaimParams, claim: Claim) -> bool:
    if claim.strength < params.at_least or (params.unless_supported and claim.verdict is Verdict.SUPPORTED):
        return False
    ends = ((params.causes, claim.cause.kind), (params.effects, claim.effect.kind))
    if any(kinds and kind not in kinds for kinds, kind in ends):
        return False
    if params.beneficial and not _is_benefit(claim):
        return False
    if claim.cause.absent or (params.directions and claim.direction not in params.directions):
        return False
    if params.cues and not found_any(params.cues, claim.cue.text):
        return False
    return not found_any(params.unless_cues, claim.cue.text)


def _is_benefit(claim: Claim) -> bool:
    if claim.effect.kind is Kind.BIOMARKER:
        return True  # nobody can tell whether less of it is better
    less = (claim.direction is Direction.DECREASES) is not claim.effect.absent
    return less if claim.effect.kind in ILLNESS else not less


def _grounded(params: ClaimParams, reading: Reading, claim: Claim) -> bool:
    """Whether the claim's sentence names the ground before its cue, or the sentence before does."""
    if not params.grounds:
        return True
    sentence = reading.sentences[claim.sentence]
    cue = claim.cue.span.start - sentence.span.start
    if any(start < cue for start, _ in find_ranges(params.grounds, sentence.text)):
        return True
    if not sentence.index:
        return False
    before = reading.sentences[sentence.index - 1]
    if before.block != sentence.block or found_any(params.unless, before.text):
        return False
    return found_any(params.grounds, before.text)
