"""Findings in animals or cells that a text states as if they held for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...rules.kinds import SettingParams
from ...rules.phrasing import find_ranges, found_any
from ...rules.rule import Rule
from ...rules.scales import Kind, Strength, Verdict
from ..values import BlockKind, Claim, Finding, Sentence
from .reading import Reading, claim_words, is_asserted

UNNAMED = "animals or cells"
SETTINGS = {"laboratory": "the laboratory"}
TOP = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})
# What a study tries out; that two texts speak of one illness does not make the one the ground of the other.
TRIED = frozenset(Kind) - {
    Kind.CONDITION,
    Kind.SYMPTOM,
    Kind.BODY_PART,
    Kind.POPULATION,
    Kind.BIOMARKER,
    Kind.MECHANISM,
}


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a section says of animals or cells: in which, what was tried on them, from which sentence on."""

    setting: str
    concepts: frozenset[str]
    first: int


def check_setting(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every claim that takes animals or cells as its ground and people as its reach.

    "Curcumin shrank tumours in mice" says where it holds and passes; "a mouse study shows that curcumin cures
    cancer" does not say so of its claim, and is flagged. So is "therefore curcumin cures cancer" in a text whose only
    study is one of mice.
    """
    params = rule.params
    assert isinstance(params, SettingParams)
    grounds = _grounds(params, reading)
    for index, claim in enumerate(reading.claims):
        if not is_asserted(claim) or claim.strength < params.at_least:
            continue
        sentence = reading.sentences[claim.sentence]
        setting = claim.setting or UNNAMED
        if not _reaches_people(params, sentence, claim):
            ground = _ground_of(params, reading, grounds, sentence, claim)
            if ground is None:
                continue
            setting = ground.setting
        words = claim_words(claim) | {"setting": SETTINGS.get(setting, setting)}
        yield reading.claim_finding(rule, index, rule.severity, rule.message.format_map(words))


def _reaches_people(params: SettingParams, sentence: Sentence, claim: Claim) -> bool:
    if found_any(params.borrowed, sentence.text):
        return True
    return claim.setting is not None and found_any(params.people, f"{claim.cause.text} {claim.effect.text}")


def _grounds(params: SettingParams, reading: Reading) -> Mapping[int | None, _Ground]:
    """By the index of their heading, the sections that name a study of animals or cells; none where people were studied."""
    if any(found_any(params.studied_people, sentence.text) for sentence in reading.sentences):
        return {}
    found: dict[int | None, _Ground] = {}
    for sentence in reading.sentences:
        ranges = find_ranges(params.subjects, sentence.text)
        if not ranges:
            continue
        entities = reading.entities_by_sentence.get(sentence.index, ())
        concepts = frozenset(entity.concept for entity in entities if entity.concept and entity.kind in TRIED)
        heading = reading.block(sentence).heading
        before = found.get(heading)
        if before is None:
            start, end = ranges[0]
            setting = sentence.text[start:end].split()[-1].casefold()
            found[heading] = _Ground(setting, concepts, sentence.index)
        else:
            found[heading] = _Ground(before.setting, before.concepts | concepts, before.first)
    return found


def _ground_of(
    params: SettingParams, reading: Reading, grounds: Mapping[int | None, _Ground], sentence: Sentence, claim: Claim
) -> _Ground | None:
    """The work in animals that a flat claim stands on without saying so: in its own section, or under its title."""
    if claim.strength is not Strength.CAUSAL or claim.setting or claim.verdict is Verdict.SUPPORTED:
        return None
    if found_any(params.subjects, sentence.text):
        return None
    block = reading.block(sentence)
    if block.kind in TOP or block.kind is BlockKind.HEADING:
        return next((ground for ground in grounds.values() if claim.cause.concept in ground.concepts), None)
    ground = grounds.get(block.heading)
    if ground is None:
        return None
    concludes = sentence.index > ground.first and found_any(params.concluding, sentence.text)
    return ground if concludes or claim.cause.concept in ground.concepts else None
