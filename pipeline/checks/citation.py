"""Claims whose block cites something, but so far away that a reader cannot tell what it is cited for."""

from collections.abc import Iterator

from ...rules.kinds import CitationParams
from ...rules.rule import Rule
from ..values import Finding
from .reading import Reading, claim_words, is_asserted
from .sourcing import CITATION


def check_citation(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """One finding a block: the claim that stands farthest from every citation of it, where that is too far."""
    params = rule.params
    assert isinstance(params, CitationParams)
    cited = _cited(reading)
    worst: dict[int, tuple[int, int]] = {}
    for index, claim in enumerate(reading.claims):
        block = reading.sentences[claim.sentence].block
        if not is_asserted(claim) or claim.strength < params.at_least or block not in cited:
            continue
        distance = min(abs(claim.sentence - other) for other in cited[block])
        if distance > params.farthest and distance > worst.get(block, (0, 0))[0]:
            worst[block] = (distance, index)
    for _, index in worst.values():
        message = rule.message.format_map(claim_words(reading.claims[index]))
        yield reading.claim_finding(rule, index, rule.severity, message)


def _cited(reading: Reading) -> dict[int, list[int]]:
    """By block, the sentences that cite or link something."""
    found: dict[int, list[int]] = {}
    for sentence in reading.sentences:
        linked = any(sentence.span.overlaps(link.span) for link in reading.post.links)
        if linked or CITATION.search(sentence.text):
            found.setdefault(sentence.block, []).append(sentence.index)
    return found
