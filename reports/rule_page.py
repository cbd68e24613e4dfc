"""The page of a rule: what it flags, why, what to write instead, examples, on what it stands."""

import re
from collections.abc import Iterator

from rich.text import Text

from ..corpus.judged_findings import Precision
from ..rules.rule import Example, Rule
from .finding_lines import COLOURS, INDENT, Page, labelled, quote_lines
from .quote import Quote

PLACEHOLDER = re.compile(r"\{(\w+)\}")
LINES_SHOWN = 3


def rule_lines(page: Page, rule: Rule, precision: Precision | None = None) -> Iterator[Text]:
    """The rule's page; ``precision`` is that of its findings on our own posts, None where it has none."""
    head = Text.assemble((rule.name, "bold"), f"  {rule.pack} pack, {rule.kind} rule, at most ")
    yield head.append(rule.severity.value, style=COLOURS[rule.severity])
    yield Text()
    yield from labelled(page, "says", PLACEHOLDER.sub(r"<\1>", rule.message))
    yield from labelled(page, "why", rule.why)
    yield from labelled(page, "instead", rule.instead)
    yield from labelled(page, "source", rule.source)
    shown = f"{precision.right} of {precision.judged} findings right" if precision else "no finding"
    yield from labelled(page, "precision", f"{shown} on our own posts, as readers judged them")
    if rule.opt_in:
        yield from labelled(page, "runs", f'only where a config has profiles = ["{rule.pack}"], or names the rule')
    if rule.yields_to:
        yield from labelled(page, "yields to", ", ".join(rule.yields_to))
    for title, examples in (("flagged", rule.bad), ("not flagged", rule.good)):
        yield Text()
        yield Text(" " * INDENT + title, style="bold")
        for example in examples:
            yield from _example_lines(page, example, COLOURS[rule.severity])


def _example_lines(page: Page, example: Example, style: str) -> Iterator[Text]:
    """An example, of a long one the first lines and those with a mark."""
    place = 0
    left_out = False
    for number, line in enumerate(line for line in example.text.strip("\n").split("\n")):
        begin = place + len(example.text) - len(example.text.lstrip("\n"))
        marks = [mark for mark in example.marked if mark[0] < begin + len(line) and begin < mark[1]]
        place += len(line) + 1
        if number >= LINES_SHOWN and not marks:
            left_out = True
        elif line.strip():
            for start, end in marks or [(begin, begin)]:
                yield from quote_lines(page, Quote(line, max(start - begin, 0), min(end - begin, len(line))), style)
    if left_out:
        yield Text(" " * INDENT + "[...]", style="dim")
