"""A rule as SARIF 2.1.0 describes it: the reportingDescriptor object (section 3.49)."""

import re
from collections.abc import Iterator

from ..rules.rule import Example, Rule
from .records import Record
from .sarif_places import doubled_braces, message

MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~]")
BACKTICKS = re.compile(r"`+")


def rule_descriptor(rule: Rule) -> Record:
    """Name, why, help with an example that is flagged and one that is not, highest severity, and the pack as a tag."""
    return {
        "id": rule.name,
        "shortDescription": message(f"{rule.name.replace('-', ' ').capitalize()}."),
        "fullDescription": message(_flat(rule.why)),
        "help": {
            "text": doubled_braces("\n\n".join(_plain(rule))),
            "markdown": doubled_braces("\n\n".join(_markdown(rule))),
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.pack]},
    }


def _plain(rule: Rule) -> Iterator[str]:
    for label, text in _advice(rule):
        yield f"{label}: {text}"
    for label, example in _examples(rule):
        yield f"{label}: {_flat(example.text)}"


def _markdown(rule: Rule) -> Iterator[str]:
    for label, text in _advice(rule):
        yield f"**{label}:** {MARKDOWN.sub(_escaped, text)}"
    for label, example in _examples(rule):
        yield f"**{label}:**\n\n{_fenced(example.text.strip())}"


def _advice(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Why", _flat(rule.why)
    yield "Instead", _flat(rule.instead)
    yield "Source", _flat(rule.source)


def _examples(rule: Rule) -> Iterator[tuple[str, Example]]:
    """The first example of either kind, where the rule has one."""
    for label, examples in (("Flagged", rule.bad), ("Not flagged", rule.good)):
        for example in examples[:1]:
            yield label, example


def _flat(text: str) -> str:
    return " ".join(text.split())


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _fenced(text: str) -> str:
    """``text`` as a code block, whose fence is longer than any run of backticks inside (CommonMark 0.31, section 4.5)."""
    longest = max(map(len, BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
