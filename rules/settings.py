"""What a config file may set: rules, profiles, tables of one's own, and what fails a check.

fail-on = "warning"
tables = ["our-rules"]       # folders laid out as overclaim's own rules/, relative to this file
profiles = ["eu-seller"]

[rules]
missing-author = "off"
absolute-wording = "note"
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from .layers import PARTS
from .load_packs import load_packs
from .read_toml import parse_toml, read_text
from .rule import Rule
from .scales import Severity
from .source_error import SourceError

OFF = "off"
KEYS = ("fail-on", "profiles", "rules", "tables")


class FailOn(StrEnum):
    """The lowest severity that fails a check; "never" lets every finding pass."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    @property
    def severity(self) -> Severity | None:
        """The severity itself; None for "never"."""
        return None if self is FailOn.NEVER else Severity(self.value)


@dataclass(frozen=True, slots=True)
class Settings:
    """``severities`` by rule name, None for a rule that is off; ``fail_on`` is None where the file does not say.

    ``tables`` are rules folders that lie over the built-in one, the last uppermost; ``profiles`` names packs whose
    rules run only when asked for.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    fail_on: FailOn | None = None
    tables: tuple[Path, ...] = ()
    profiles: frozenset[str] = frozenset()

    def apply(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules that are on, with the severity set for them (the highest that a finding of them may have)."""
        kept: list[Rule] = []
        for rule in rules:
            asked = not rule.opt_in or rule.pack in self.profiles or rule.name in self.severities
            severity = self.severities.get(rule.name, rule.severity)
            if asked and severity is not None:
                kept.append(replace(rule, severity=severity))
        return tuple(kept)


def layered_packs(builtin: Path, tables: Iterable[Path]) -> tuple[Rule, ...]:
    """The rules of the built-in rules folder with those of the ``tables`` over them; raises SourceError."""
    return load_packs(*(folder / "packs" for folder in (builtin, *tables) if (folder / "packs").is_dir()))


def load_settings(path: Path, builtin: Path) -> Settings:
    """The settings of the TOML file at ``path``; ``builtin`` is the rules folder that its tables lie over.

    Raises SourceError for a file that cannot be read, broken TOML, an unknown key, rule, profile, folder or value; it
    names the line and the nearest match.
    """
    text = read_text(path)
    table = parse_toml(path, text)
    for key in table:
        if key not in KEYS:
            raise _wrong(path, text, key, f"unknown key {key!r}{nearest(key, KEYS)}")
    tables = _tables(path, text, table)
    rules = layered_packs(builtin, tables)
    given = table.get("rules", {})
    if not isinstance(given, dict):
        raise _wrong(path, text, "rules", "rules is not a table; write [rules] and one rule a line")
    names = [rule.name for rule in rules]
    severities = {name: _severity(path, text, name, value, names) for name, value in given.items()}
    return Settings(severities, _fail_on(path, text, table), tables, _profiles(path, text, table, rules))


def nearest(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'a' or 'b'?``, or what is known where nothing comes near and it is short."""
    known = list(known)
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    if close:
        return "; did you mean " + " or ".join(repr(one) for one in close) + "?"
    return f"; known are {', '.join(known)}" if len(known) <= len(KEYS) + len(Severity) else ""


def _tables(path: Path, text: str, table: Mapping[str, Any]) -> tuple[Path, ...]:
    found: list[Path] = []
    for name in _names(path, text, table, "tables"):
        folder = path.parent / name
        if not folder.is_dir():
            raise _wrong(path, text, "tables", f"tables: {name!r} is no folder beside this file")
        if not any((folder / part).exists() for part in PARTS):
            raise _wrong(path, text, "tables", f"tables: {name!r} holds none of {', '.join(PARTS)}")
        found.append(folder)
    return tuple(found)


def _profiles(path: Path, text: str, table: Mapping[str, Any], rules: Iterable[Rule]) -> frozenset[str]:
    known = sorted({rule.pack for rule in rules if rule.opt_in})
    names = _names(path, text, table, "profiles")
    for name in names:
        if name not in known:
            raise _wrong(path, text, "profiles", f"unknown profile {name!r}{nearest(name, known)}")
    return frozenset(names)


def _names(path: Path, text: str, table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise _wrong(path, text, key, f"{key} is not a list of texts")
    return value


def _severity(path: Path, text: str, name: str, value: object, names: Iterable[str]) -> Severity | None:
    if name not in names:
        raise _wrong(path, text, name, f"unknown rule {name!r}{nearest(name, names)}")
    if value == OFF:
        return None
    if value not in set(Severity):
        raise _wrong(path, text, name, f"{name} is {value!r}, not one of {OFF}, {', '.join(Severity)}")
    return Severity(str(value))


def _fail_on(path: Path, text: str, table: Mapping[str, Any]) -> FailOn | None:
    value = table.get("fail-on")
    if value is None:
        return None
    if value not in set(FailOn):
        raise _wrong(path, text, "fail-on", f"fail-on is {value!r}, not one of {', '.join(FailOn)}")
    return FailOn(value)


def _wrong(path: Path, text: str, key: str, problem: str) -> SourceError:
    pattern = re.compile(rf"\s*(\[\s*)?\"?{re.escape(key)}\"?\s*[=\].]")
    line = next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), None)
    return SourceError(path, line, problem)
