"""The suggestions that a program can apply: those that replace a sentence which stands in its file as it is read."""

from dataclasses import dataclass

from ..corpus.apply_fixes import Replacement
from ..pipeline.source_map import Span
from ..pipeline.values import Finding, PostResult


@dataclass(frozen=True, slots=True)
class Fix:
    """``text`` to put in place of the file's ``span`` (code points, half open)."""

    span: Span
    text: str


def fixes_of(finding: Finding, result: PostResult) -> tuple[Fix, ...]:
    """One fix for each suggestion, alternatives of which the author takes one.

    None where the file's text is not the sentence's, character by character: a plain sentence would take links,
    emphasis and line breaks away.
    """
    if finding.sentence is None or result.post is None:
        return ()
    sentence = result.sentences[finding.sentence]
    if result.post.text[sentence.span.start : sentence.span.end] != sentence.text:
        return ()
    return tuple(Fix(sentence.span, text) for text in finding.suggestions if text != sentence.text)


def safe_fixes(result: PostResult) -> tuple[Replacement, ...]:
    """The fixes that keep the author's own sentence, in order of place, none over another: the first offered is taken.

    A sentence in which something is suppressed is left to its author, who has said why it stands as it does; one in a
    block quotation is not the author's own.
    """
    settled = [result.sentences[one.sentence].span for one in result.suppressed if one.sentence is not None]
    if result.post is not None:
        settled += [one.span for one in result.sentences if result.post.blocks[one.block].quoted]
    taken: list[Replacement] = []
    for finding in result.findings:
        for fix in fixes_of(finding, result):
            elsewhere = not any(fix.span.overlaps(span) for span in (*settled, *(one.span for one in taken)))
            if fix.text == finding.safe_suggestion and elsewhere:
                taken.append(Replacement(fix.span, fix.text, finding.rule))
    return tuple(sorted(taken, key=lambda one: one.span.start))
