"""Promises that a seller makes about a named product, service or protocol."""

import re
from collections.abc import Iterator

from ...rules.kinds import PromiseParams
from ...rules.phrasing import found_any
from ...rules.rule import Rule
from ...rules.scales import Direction, Kind, Strength
from ..values import Claim, Finding, Sentence
from .reading import Reading, claim_words, is_asserted

OFFERED = frozenset({Kind.SUPPLEMENT, Kind.TREATMENT, Kind.DRUG, Kind.PROCEDURE})
NO_OFFER = frozenset({Kind.CONDITION, Kind.SYMPTOM, Kind.BIOMARKER, Kind.POPULATION})
OUR = re.compile(
    r"\bour\s+(?!(?:[\w-]+\s+){0,2}(?:results?|findings?|data|stud(?:y|ies)|analys[ie]s|review|research|trials?)\b)(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


def check_promise(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """One finding a sentence: the first promotional claim worded at least as strongly as the rule says."""
    params = rule.params
    assert isinstance(params, PromiseParams)
    flagged: set[int] = set()
    for index, claim in enumerate(reading.claims):
        own = claim.promotional or _is_own_offer(reading.sentences[claim.sentence], claim)
        if claim.cause.kind in NO_OFFER:
            continue
        if own and claim.sentence not in flagged and is_asserted(claim) and claim.strength >= params.at_least:
            flagged.add(claim.sentence)
            severity = rule.severity if _ends_illness(params, claim) else min(params.usually, rule.severity)
            yield reading.claim_finding(rule, index, severity, rule.message.format_map(claim_words(claim)))


def _ends_illness(params: PromiseParams, claim: Claim) -> bool:
    """Whether the claim says flatly that a condition yields: what regulators call a disease claim."""
    flat = claim.strength is Strength.CAUSAL and not found_any(params.mild, claim.cue.text)
    return flat and claim.direction is not Direction.INCREASES and claim.effect.kind is Kind.CONDITION


def _is_own_offer(sentence: Sentence, claim: Claim) -> bool:
    """Whether the cause is something that can be sold and the sentence calls it "our": "our probiotic", not "our diet"."""
    place = sentence.text.find(claim.cause.text)
    return claim.cause.kind in OFFERED and place >= 0 and OUR.search(sentence.text[:place]) is not None
