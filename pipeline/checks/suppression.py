"""Suppressions that are not as they should be: malformed, expired, unused."""

from collections.abc import Iterator

from ...rules.kinds import SuppressionParams
from ...rules.rule import Rule
from ..values import Finding
from .reading import Reading


def check_suppression(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every suppression in the rule's state, on all of its comment or front matter entry."""
    params = rule.params
    assert isinstance(params, SuppressionParams)
    for suppression in reading.suppressions:
        if suppression.state is not params.state:
            continue
        text = reading.post.text[suppression.span.start : suppression.span.end]
        words = {
            "text": text,
            "rule": suppression.rule,
            "until": suppression.until.isoformat() if suppression.until else "",
            "problem": suppression.problem,
        }
        yield Finding(rule.name, rule.severity, rule.message.format_map(words), suppression.span, text)
