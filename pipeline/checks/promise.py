"""Promises that a seller makes about a named product, service or protocol."""

from collections.abc import Iterator

from ...rules.kinds import PromiseParams
from ...rules.rule import Rule
from ..values import Finding
from .reading import Reading, claim_words, is_asserted


def check_promise(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every promotional claim worded at least as strongly as the rule says."""
    params = rule.params
    assert isinstance(params, PromiseParams)
    for index, claim in enumerate(reading.claims):
        if claim.promotional and is_asserted(claim) and claim.strength >= params.at_least:
            yield reading.claim_finding(rule, index, rule.severity, rule.message.format_map(claim_words(claim)))
