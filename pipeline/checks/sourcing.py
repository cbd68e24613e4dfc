"""Appeals to research or to authority that do not say which."""

import re
from collections.abc import Iterator

from ...rules.kinds import SourcingParams
from ...rules.phrasing import find_ranges, found_any
from ...rules.rule import Rule
from ..values import BlockKind, Finding, Sentence
from .reading import Reading
from .silence import silence

# [3], [1,2], (Smith et al., 2020), (2019), superscript figures, a DOI, a PubMed number, a bare address.
CITATION = re.compile(
    r"\[\^?\w{1,3}(?:\s*[,\u2013-]\s*\d{1,3})*\]|\([^()]*\b(?:19|20)\d\d[a-z]?\)|[\u00b9\u00b2\u00b3\u2070-\u2079]|\bet al\b"
    r"|\b10\.\d{4,9}/\S+|\bPMID\b|https?://|\bwww\."
)


def check_sourcing(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every appeal to research in a block that neither links, nor cites, nor names the work."""
    params = rule.params
    assert isinstance(params, SourcingParams)
    for sentence in reading.sentences:
        if reading.block(sentence).kind in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        ranges = find_ranges(params.patterns, sentence.text, unless=params.unless)
        if not ranges or not _is_about_health(reading, sentence) or _has_source(params, reading, sentence):
            continue
        for start, end in ranges:
            if silence(reading, sentence, start, end) in (None, "reported"):
                message = rule.message.format_map({"text": sentence.text[start:end]})
                yield reading.phrase_finding(rule, sentence, start, end, message)


def _is_about_health(reading: Reading, sentence: Sentence) -> bool:
    return sentence.index in reading.entities_by_sentence or sentence.index in reading.claims_by_sentence


def _has_source(params: SourcingParams, reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence's block has a link or citation, or the sentence itself names the work."""
    block = reading.block(sentence)
    if found_any(params.named, sentence.text) or CITATION.search(block.prose.text):
        return True
    if not block.prose.pieces:
        return False
    whole = block.prose.span(0, len(block.prose.text))
    return any(whole.overlaps(link.span) for link in reading.post.links)
