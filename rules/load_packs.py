"""Reads the rule packs: one TOML file a rule, ``packs/<pack>/<rule-name>.toml``."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from .decode_params import decode_params
from .kinds import KINDS, Params, RuleKind
from .read_toml import parse_toml, read_text
from .rule import Example, Rule
from .scales import Severity
from .source_error import SourceError

TEXTS = ("kind", "severity", "message", "why", "instead", "source")
LISTS = ("bad", "good")
OPTIONAL = ("params", "yields_to", "opt_in")
FEWEST_EXAMPLES = 3
SHIPPED = Path(__file__).parent / "packs"  # the tests compile every pattern of these
NAME = re.compile(r"[a-z]+(-[a-z]+)*")


def load_packs(*folders: Path) -> tuple[Rule, ...]:
    """Every rule of the packs under ``folders``, by name; a later folder's rule takes the place of its namesake.

    Raises SourceError for a folder without rules, broken TOML, an unknown or missing key, kind, severity, parameter or
    placeholder, a malformed example, fewer than three examples of either sort, a name that two packs use, and a
    ``yields_to`` that names no rule.
    """
    rules: dict[str, Rule] = {}
    for folder in folders:
        rules |= _rules_of(folder)
    for rule in rules.values():
        for name in rule.yields_to:
            _check_yields(rule, rules.get(name), name)
    return tuple(rules[name] for name in sorted(rules))


def _rules_of(folder: Path) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*/*.toml")):
        rule = load_rule(path)
        if rule.name in rules:
            raise SourceError(path, None, f"the pack {rules[rule.name].pack!r} has a rule of this name already")
        rules[rule.name] = rule
    if not rules:
        raise SourceError(folder, None, "holds no rule (<pack>/<rule>.toml)")
    return rules


def _check_yields(rule: Rule, other: Rule | None, name: str) -> None:
    path = rule.path or Path(f"{rule.name}.toml")
    if other is None:
        raise SourceError(path, None, f"yields_to: {name!r} is no rule")
    if rule.name in other.yields_to:
        raise SourceError(path, None, f"yields_to: {name!r} yields to this rule in turn")


def load_rule(path: Path) -> Rule:
    """The rule of one file, named after it, of the pack named after its folder; raises SourceError."""
    if not NAME.fullmatch(path.stem):
        raise SourceError(path, None, f"{path.stem!r} is no rule name; write words joined by hyphens")
    text = read_text(path)
    table = parse_toml(path, text)
    try:
        return _rule(path, table)
    except _KeyProblem as problem:
        raise SourceError(path, _line_of(text, problem.key), f"{problem.key}: {problem}") from None


class _KeyProblem(ValueError):
    """What is wrong with one key of a rule's file."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(problem)
        self.key = key


def _rule(path: Path, table: Mapping[str, Any]) -> Rule:
    for key in table:
        if key not in (*TEXTS, *LISTS, *OPTIONAL):
            raise _KeyProblem(key, "unknown key")
    texts = {key: _text(table, key) for key in TEXTS}
    kind = KINDS.get(texts["kind"])
    if kind is None:
        raise _KeyProblem("kind", f"{texts['kind']!r} is not one of {', '.join(KINDS)}")
    if texts["severity"] not in set(Severity):
        raise _KeyProblem("severity", f"{texts['severity']!r} is not one of {', '.join(Severity)}")
    _check_placeholders(texts["message"], kind)
    return Rule(
        name=path.stem,
        pack=path.parent.name,
        kind=texts["kind"],
        severity=Severity(texts["severity"]),
        message=texts["message"],
        why=texts["why"],
        instead=texts["instead"],
        source=texts["source"],
        params=_params(table, kind, proven=SHIPPED in path.parents),
        bad=_examples(table, "bad"),
        good=_examples(table, "good"),
        yields_to=tuple(_texts(table, "yields_to")) if "yields_to" in table else (),
        opt_in=_switch(table, "opt_in"),
        path=path,
    )


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if value is None:
        raise _KeyProblem(key, "is missing")
    if not isinstance(value, str) or not value.strip():
        raise _KeyProblem(key, "is not a text")
    return value.strip()


def _switch(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise _KeyProblem(key, "is not true or false")
    return value


def _texts(table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key)
    if value is None:
        raise _KeyProblem(key, "is missing")
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise _KeyProblem(key, "is not a list of texts")
    return value


def _params(table: Mapping[str, Any], kind: RuleKind, *, proven: bool) -> Params:
    given = table.get("params", {})
    if not isinstance(given, dict):
        raise _KeyProblem("params", "is not a table")
    try:
        return decode_params(given, kind.params, proven=proven)
    except ValueError as error:
        raise _KeyProblem("params", str(error)) from None


def _examples(table: Mapping[str, Any], key: str) -> tuple[Example, ...]:
    sources = _texts(table, key)
    if len(sources) < FEWEST_EXAMPLES:
        raise _KeyProblem(key, f"has {len(sources)} examples, needs {FEWEST_EXAMPLES}")
    examples = []
    for source in sources:
        try:
            example = Example.parse(source)
        except ValueError as error:
            raise _KeyProblem(key, str(error)) from None
        if bool(example.marked) != (key == "bad"):
            raise _KeyProblem(key, f"{'no range marked' if key == 'bad' else 'a range marked'} in {source!r}")
        examples.append(example)
    return tuple(examples)


def _check_placeholders(message: str, kind: RuleKind) -> None:
    try:
        fields = [
            (name, spec, conversion) for _, name, spec, conversion in Formatter().parse(message) if name is not None
        ]
    except ValueError as error:
        raise _KeyProblem("message", str(error)) from None
    for name, spec, conversion in fields:
        if name not in kind.placeholders or spec or conversion:
            raise _KeyProblem(
                "message", f"unknown placeholder {{{name}}}; known: {', '.join(sorted(kind.placeholders))}"
            )


def _line_of(text: str, key: str) -> int | None:
    pattern = re.compile(rf"\s*(\[\s*)?\"?{re.escape(key)}\"?\s*[=\]]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), None)
