"""References that cannot be followed: a DOI, a PubMed number or an address that is none, a place left to fill in."""

from collections.abc import Iterator

from ...rules.kinds import ReferenceParams
from ...rules.phrasing import find_ranges, found_any
from ...rules.rule import Rule
from ..values import Finding
from .reading import Reading


def check_reference(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every such reference in the text, and for every link to such an address."""
    params = rule.params
    assert isinstance(params, ReferenceParams)
    for sentence in reading.sentences:
        if reading.block(sentence).boilerplate:
            continue
        for start, end in find_ranges(params.patterns, sentence.text):
            message = rule.message.format_map({"text": sentence.text[start:end]})
            yield reading.phrase_finding(rule, sentence, start, end, message)
    for link in reading.post.links:
        if found_any(params.addresses, link.url):
            text = reading.post.text[link.span.start : link.span.end]
            yield Finding(rule.name, rule.severity, rule.message.format_map({"text": link.url}), link.span, text)
