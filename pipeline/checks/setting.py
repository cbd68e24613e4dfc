"""Findings in animals or cells that a sentence states as if they held for people."""

from collections.abc import Iterator

from ...rules.kinds import SettingParams
from ...rules.phrasing import found_any
from ...rules.rule import Rule
from ..values import Claim, Finding, Sentence
from .reading import Reading, claim_words, is_asserted

UNNAMED = "animals or cells"
SETTINGS = {"laboratory": "the laboratory"}


def check_setting(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every claim in a sentence that takes animals or cells as its ground and people as its reach.

    "Curcumin shrank tumours in mice" says where it holds and passes; "a mouse study shows that curcumin cures
    cancer" does not say so of its claim, and is flagged.
    """
    params = rule.params
    assert isinstance(params, SettingParams)
    for index, claim in enumerate(reading.claims):
        if not is_asserted(claim) or claim.strength < params.at_least:
            continue
        if _reaches_people(params, reading.sentences[claim.sentence], claim):
            setting = SETTINGS.get(claim.setting or "", claim.setting or UNNAMED)
            message = rule.message.format_map(claim_words(claim) | {"setting": setting})
            yield reading.claim_finding(rule, index, rule.severity, message)


def _reaches_people(params: SettingParams, sentence: Sentence, claim: Claim) -> bool:
    if found_any(params.borrowed, sentence.text):
        return True
    return claim.setting is not None and found_any(params.people, f"{claim.cause.text} {claim.effect.text}")
