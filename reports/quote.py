"""The sentence that a finding stands in, and the range of it to point at."""

from dataclasses import dataclass

from ..pipeline.source_map import Prose, Span
from ..pipeline.values import Finding, PostResult


@dataclass(frozen=True, slots=True)
class Quote:
    """``text`` as read and the half-open range of it (code points) that is meant; an empty range points at nothing."""

    text: str
    start: int
    end: int


def quote_of(finding: Finding, result: PostResult) -> Quote:
    """The finding's sentence with the finding's words marked; without a sentence, its words alone, unmarked."""
    if finding.sentence is None or result.post is None:
        return Quote(finding.text, 0, 0)
    sentence = result.sentences[finding.sentence]
    found = prose_range(result.post.blocks[sentence.block].prose, finding.span)
    if found is None:
        return Quote(sentence.text, 0, 0)
    start, end = (min(max(place - sentence.start, 0), len(sentence.text)) for place in found)
    return Quote(sentence.text, start, end)


def prose_range(prose: Prose, span: Span) -> tuple[int, int] | None:
    """The range of ``prose.text`` that was read from the file's ``span``, or None where none of it was."""
    touched = [
        (begin, begin + len(piece.text), piece)
        for begin, piece in zip(prose.starts, prose.pieces, strict=True)
        if piece.span.overlaps(span)
    ]
    if not touched:
        return None
    begin, _, first = touched[0]
    last_begin, end, last = touched[-1]
    if first.verbatim:
        begin += max(span.start - first.span.start, 0)
    if last.verbatim:
        end = last_begin + min(span.end - last.span.start, len(last.text))
    return begin, end
