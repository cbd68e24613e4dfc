"""Directives, findings -> findings and suppressed ones: lets through what the author gives a reason for, and no more."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..rules.kinds import SuppressionState
from .parse_directive import parse_directive
from .source_map import SourceMap, Span
from .values import Directive, Finding, Post, Scope, Sentence, Suppression

# What may stand beside a comment that is alone on its line: marks of a quotation or list, tags.
_MARKS = re.compile(r"(?:\s|[>*+-]|\d{1,9}[.)]|</?[A-Za-z][^<>]*>)*")
_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_WHERE = {
    Scope.BLOCK: "in the block that holds or follows it",
    Scope.LINE: "on its line, or on the next where it stands alone",
    Scope.FILE: "in the post",
}


@dataclass(frozen=True, slots=True)
class Sifted:
    """``findings`` that stand, those ``suppressed`` with the reason, and all ``suppressions`` with what became of them."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


def suppress_findings(
    post: Post,
    sentences: Sequence[Sentence],
    findings: Sequence[Finding],
    kinds: Mapping[str, str],
    running: Collection[str],
    today: date,
) -> Sifted:
    """Apply the directives of a post to its findings.

    ``kinds`` has the kind of every rule there is by its name, ``running`` the names of those that ran. A suppression
    holds up to and on the day that it names. Where several fit a finding, the narrowest takes it, then the first in the
    file: the others are unused unless they fit another. What is said of the whole post needs ``allow-file``.
    """
    if not post.directives:
        return Sifted(tuple(findings))
    asked = _placed(post, [parse_directive(directive, kinds) for directive in post.directives])
    asked = [_aged(suppression, running, today) for suppression in asked]
    by_rule: dict[str, list[int]] = defaultdict(list)
    for index, suppression in enumerate(asked):
        if suppression.state is SuppressionState.UNUSED and _may_fit(suppression, kinds):
            by_rule[suppression.rule].append(index)
    for some in by_rule.values():
        some.sort(key=lambda index: (len(asked[index].covers or ()), asked[index].on is None))
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        chosen = next((index for index in by_rule[finding.rule] if _fits(asked[index], finding, sentences)), None)
        if chosen is None:
            kept.append(finding)
        else:
            used.add(chosen)
            suppressed.append(replace(finding, suppressed_because=asked[chosen].reason))
    ended = tuple(_ended(suppression, index in used, kinds) for index, suppression in enumerate(asked))
    return Sifted(tuple(kept), tuple(suppressed), ended)


def _placed(post: Post, suppressions: Sequence[Suppression]) -> list[Suppression]:
    """The suppressions with the span that each covers."""
    by_line = any(suppression.scope is Scope.LINE for suppression in suppressions)
    lines = covered_lines(post) if by_line else [None] * len(suppressions)
    return [
        replace(suppression, covers=_cover(post, directive, suppression.scope, line))
        for suppression, directive, line in zip(suppressions, post.directives, lines, strict=True)
    ]


def _cover(post: Post, directive: Directive, scope: Scope | None, line: Span | None) -> Span | None:
    if scope is None:
        return None
    return {Scope.BLOCK: directive.covers, Scope.LINE: line, Scope.FILE: Span(0, len(post.text))}[scope]


def covered_lines(post: Post) -> list[Span]:
    """For each directive the lines that it stands on and, where nothing else does, the next line without a directive.

    So several comments, each on a line of its own, all mean the line under the last.
    """
    source_map = SourceMap(post.text)
    beyond: dict[int, int] = {}  # from a line that a directive has for itself to the line that it means
    alone: dict[tuple[int, int], bool] = {}
    found: list[Span] = []
    for directive in reversed(post.directives):
        first = source_map.line_at(directive.span.start)
        last = source_map.line_at(max(directive.span.start, directive.span.end - 1))
        own = Span(source_map.line(first).start, source_map.line(last).end)
        if (first, last) not in alone:
            alone[first, last] = bool(_MARKS.fullmatch(_beside_directives(post, own)))
        if alone[first, last]:
            meant = beyond.get(last + 1, last + 1)
            beyond[first] = meant
            own = Span(own.start, source_map.line(min(meant, source_map.lines)).end)
        found.append(own)
    return found[::-1]


def _beside_directives(post: Post, lines: Span) -> str:
    """What stands on the lines beside directives."""
    rest: list[str] = []
    place = lines.start
    first = bisect_left(post.directives, lines.start, key=lambda directive: directive.span.end)
    for directive in post.directives[first:]:
        if directive.span.start >= lines.end:
            break
        rest.append(post.text[place : max(place, directive.span.start)])
        place = max(place, directive.span.end)
    return "".join((*rest, post.text[place : lines.end]))


def _aged(suppression: Suppression, running: Collection[str], today: date) -> Suppression:
    if suppression.state is SuppressionState.MALFORMED:
        return suppression
    if suppression.until is not None and today > suppression.until:
        return replace(suppression, state=SuppressionState.EXPIRED)
    return suppression if suppression.rule in running else replace(suppression, state=SuppressionState.OFF)


def _may_fit(suppression: Suppression, kinds: Mapping[str, str]) -> bool:
    return kinds[suppression.rule] != "document" or suppression.scope is Scope.FILE


def _fits(suppression: Suppression, finding: Finding, sentences: Sequence[Sentence]) -> bool:
    covers = suppression.covers
    if covers is None or not covers.start <= finding.span.start < covers.end:
        return False
    if suppression.on is None:
        return True
    sentence = "" if finding.sentence is None else sentences[finding.sentence].text
    return any(_holds(text, suppression.on) for text in (finding.text, sentence))


def _holds(text: str, words: str) -> bool:
    """Whether whole ``words`` stand in ``text``; case, white space and the form of quotation marks do not matter."""
    wanted, found = (" ".join(one.casefold().translate(_STRAIGHT).split()) for one in (words, text))
    before = r"(?<!\w)" if re.match(r"\w", wanted) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", wanted) else ""
    return bool(re.search(before + re.escape(wanted) + after, found))


def _ended(suppression: Suppression, used: bool, kinds: Mapping[str, str]) -> Suppression:
    if suppression.state is not SuppressionState.UNUSED or suppression.scope is None:
        return suppression
    if used:
        return replace(suppression, state=SuppressionState.USED)
    if not _may_fit(suppression, kinds):
        problem = f"The rule {suppression.rule} is about the whole post: only allow-file suppresses it."
    elif suppression.covers is None:
        problem = "No block follows it."
    else:
        told = f' with the words "{suppression.on}"' if suppression.on else ""
        problem = f"No finding of {suppression.rule}{told} is left to suppress {_WHERE[suppression.scope]}."
    return replace(suppression, problem=problem)
