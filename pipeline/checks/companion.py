"""What a post must also say where it speaks of something: where to get help beside an alarm sign, a disclaimer."""

from collections.abc import Iterator

from ...rules.kinds import CompanionParams, Need
from ...rules.phrasing import find_ranges, found_any, may_occur
from ...rules.rule import Rule
from ..values import Finding, Sentence
from .reading import Reading, is_asserted
from .silence import silence


def check_companion(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """At most one finding a post: the first mention in earnest, where nothing that should be stated beside it is."""
    params = rule.params
    assert isinstance(params, CompanionParams)
    if reading.post.words < params.min_words or not may_occur(params.mentions, reading.lines):
        return
    if any(found_any(params.stated, block.prose.text) for block in reading.post.blocks):
        return
    for sentence in reading.sentences:
        for start, end in find_ranges(params.mentions, sentence.text, unless=params.unless):
            if _counts(params, reading, sentence) and silence(reading, sentence, start, end) is None:
                message = rule.message.format_map({"text": sentence.text[start:end]})
                yield reading.phrase_finding(rule, sentence, start, end, message)
                return


def _counts(params: CompanionParams, reading: Reading, sentence: Sentence) -> bool:
    if params.needs is Need.NOTHING:
        return True
    if params.needs is Need.ENTITY:
        return sentence.index in reading.entities_by_sentence
    return any(is_asserted(claim) for claim in reading.claims_by_sentence.get(sentence.index, ()))
