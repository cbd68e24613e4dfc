"""All rules at a glance, for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from ..rules.rule import Example, Rule
from .finding_lines import COLOURS
from .plain_text import plural


def table_lines(rules: Sequence[Rule]) -> Iterator[Text]:
    """One line a rule: name, highest severity, pack, kind."""
    widths = [max((len(rule.name) for rule in rules), default=0), max((len(rule.pack) for rule in rules), default=0)]
    for rule in rules:
        line = Text(rule.name.ljust(widths[0] + 2))
        line.append(rule.severity.value.ljust(9), style=COLOURS[rule.severity])
        yield line.append(f"{rule.pack.ljust(widths[1] + 2)}{rule.kind}", style="dim")
    yield Text(f"{plural(len(rules), 'rule')}; overclaim explain RULE shows one with its examples.", style="dim")


def rule_record(rule: Rule) -> dict[str, Any]:
    """A rule as JSON; marked ranges of examples count code points, half open."""
    return {
        "name": rule.name,
        "pack": rule.pack,
        "kind": rule.kind,
        "severity": rule.severity.value,
        "message": rule.message,
        "why": rule.why,
        "instead": rule.instead,
        "source": rule.source,
        "yields_to": list(rule.yields_to),
        "opt_in": rule.opt_in,
        "bad": [_example(example) for example in rule.bad],
        "good": [_example(example) for example in rule.good],
    }


def _example(example: Example) -> dict[str, Any]:
    return {"text": example.text, "marked": [list(mark) for mark in example.marked]}
