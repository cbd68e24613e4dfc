"""Whether the places that claims name are the places in the file where their words stand."""

import re
from collections.abc import Iterator
from html import unescape

from ...pipeline.values import Claim, PostResult

_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_LINK_END = re.compile(r"\]\([^()\s]*(?:\([^()]*\))?[^()]*\)|\]\[[^\]]*\]")
_LINE_START = re.compile(r"(?<=\n)[ \t]*(?:>[ \t]*)+")
_MARKS = re.compile(r"[\s*_`~\[\]\\|!#]+")


def wrong_offsets(result: PostResult) -> tuple[str, ...]:
    """One line for every claim, cue, cause and effect whose span does not hold its words, markup removed."""
    return tuple(problem for claim in result.claims for problem in _problems(claim, result))


def shows(source: str, words: str) -> bool:
    """Whether a reader of the file's ``source`` (Markdown, HTML or plain) sees just ``words``."""
    return without_markup(source) == _MARKS.sub("", words)


def without_markup(source: str) -> str:
    """The visible characters of ``source``, white space and Markdown's marks left out."""
    text = _LINE_START.sub("", source)
    text = unescape(_TAG.sub("", _LINK_END.sub("]", text)))
    return _MARKS.sub("", text)


def _problems(claim: Claim, result: PostResult) -> Iterator[str]:
    post, sentence = result.post, result.sentences[claim.sentence]
    if post is None:
        return
    parts = [
        ("cue", claim.cue.span, claim.cue.text),
        ("cause", claim.cause.span, claim.cause.text),
        ("effect", claim.effect.span, claim.effect.text),
    ]
    for name, span, words in parts:
        held = post.text[span.start : span.end]
        if not shows(held, words):
            yield f"{name} {words!r} is said to stand at {span.start}..{span.end}, which holds {held!r}"
    if not sentence.span.contains(claim.span):
        yield f"claim at {claim.span.start}..{claim.span.end} is not inside its sentence {sentence.text!r}"
    for name, span, _ in parts:
        if sentence.span.contains(span) and not claim.span.contains(span):
            yield f"claim at {claim.span.start}..{claim.span.end} leaves out its {name} at {span.start}..{span.end}"
