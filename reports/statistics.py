"""How often each rule flags the posts: one line a rule, or one JSON array."""

import json
from collections import Counter
from typing import TextIO

from ..pipeline.values import PostResult
from ..rules.scales import Severity
from .summary import Summary


class Statistics:
    """Counts findings by rule and writes at the end to ``out``; suppressed ones do not count. Grows with the rules alone."""

    def __init__(self, out: TextIO, *, as_json: bool) -> None:
        self._out = out
        self._as_json = as_json
        self._counts: dict[str, Counter[Severity]] = {}

    def begin(self) -> None:
        """Nothing can be written before all posts are counted."""

    def add(self, result: PostResult) -> None:
        """Count the findings of one post."""
        for finding in result.findings:
            self._counts.setdefault(finding.rule, Counter())[finding.severity] += 1

    def end(self, summary: Summary) -> None:  # noqa: ARG002 - it speaks of rules, not of posts
        """Write the rules, the most frequent first, then by name."""
        ranked = sorted(self._counts.items(), key=lambda item: (-item[1].total(), item[0]))
        if self._as_json:
            records = [
                {
                    "rule": rule,
                    "count": counts.total(),
                    "severities": {one.value: counts[one] for one in _worst(counts)},
                }
                for rule, counts in ranked
            ]
            self._out.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
            return
        digits = max((len(str(counts.total())) for _, counts in ranked), default=0)
        longest = max((len(rule) for rule, _ in ranked), default=0)
        for rule, counts in ranked:
            self._out.write(f"{counts.total():>{digits}}  {rule:<{longest}}  {_severities(counts)}\n")


def _worst(counts: Counter[Severity]) -> list[Severity]:
    return sorted(counts, reverse=True, key=lambda severity: severity.rank)


def _severities(counts: Counter[Severity]) -> str:
    """The severity, or how many there are of each where a rule has several."""
    if len(counts) == 1:
        return next(iter(counts)).value
    return ", ".join(f"{counts[one]} {one.value}" for one in _worst(counts))
