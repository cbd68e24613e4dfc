"""Reads a config file: ``overclaim.toml``, or the table ``[tool.overclaim]`` of a ``pyproject.toml``."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .layers import PARTS
from .read_toml import parse_toml, read_text
from .rule import Rule
from .scales import Severity
from .settings import OFF, FailOn, Override, Settings, Severities, layered_packs, nearest
from .source_error import SourceError

PYPROJECT = "pyproject.toml"
KEYS = ("baseline", "exclude", "fail-on", "overrides", "packs", "profiles", "rules", "tables")
OVERRIDE_KEYS = ("packs", "paths", "profiles", "rules")
_SECTION = re.compile(r"\s*\[\[?\s*tool\s*\.\s*overclaim\b")


def load_settings(path: Path, builtin: Path) -> Settings:
    """The settings of the TOML file at ``path``; ``builtin`` is the rules folder that its tables lie over.

    Raises SourceError for a file that cannot be read, broken TOML, an unknown key, rule, pack, profile, folder or
    value; it names the line and the nearest match.
    """
    text = read_text(path)
    table: Mapping[str, Any] = parse_toml(path, text)
    if path.name == PYPROJECT:
        table = _own_table(path, text, table)
    return _Reading(path, text).settings(table, builtin)


def speaks_of_us(pyproject: Path) -> bool:
    """Whether a ``pyproject.toml`` has our table; one that is broken elsewhere and does not is no concern of ours."""
    try:
        text = pyproject.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(_SECTION.match(line) for line in text.splitlines())


def _own_table(path: Path, text: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
    tool = table.get("tool", {})
    own = tool.get("overclaim") if isinstance(tool, dict) else None
    if not isinstance(own, dict):
        raise SourceError(path, None, "has no table [tool.overclaim]; add it, or name another config file")
    return own


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file being read, so that every problem can be said with its line."""

    path: Path
    text: str

    def settings(self, table: Mapping[str, Any], builtin: Path) -> Settings:
        self._only(table, KEYS)
        tables = self._tables(table)
        rules = layered_packs(builtin, tables)
        overrides = table.get("overrides", [])
        if not isinstance(overrides, list) or not all(isinstance(one, dict) for one in overrides):
            raise self._wrong("overrides", "overrides is not a list of tables; write [[overrides]] above each")
        return Settings(
            severities=self._severities(table, "rules", [rule.name for rule in rules]),
            fail_on=self._fail_on(table),
            tables=tables,
            profiles=self._profiles(table, rules),
            packs=self._severities(table, "packs", sorted({rule.pack for rule in rules})),
            exclude=tuple(self._names(table, "exclude")),
            overrides=tuple(self._override(one, rules) for one in overrides),
            path=self.path,
            baseline=self._baseline(table),
        )

    def _override(self, table: Mapping[str, Any], rules: Iterable[Rule]) -> Override:
        rules = list(rules)
        self._only(table, OVERRIDE_KEYS)
        paths = tuple(self._names(table, "paths"))
        if not paths:
            raise self._wrong("overrides", "an override has no paths; say for which posts it holds")
        return Override(
            paths,
            self._severities(table, "rules", [rule.name for rule in rules]),
            self._severities(table, "packs", sorted({rule.pack for rule in rules})),
            self._profiles(table, rules),
        )

    def _only(self, table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
        for key in table:
            if key not in keys:
                raise self._wrong(key, f"unknown key {key!r}{nearest(key, keys)}")

    def _tables(self, table: Mapping[str, Any]) -> tuple[Path, ...]:
        found: list[Path] = []
        for name in self._names(table, "tables"):
            folder = self.path.parent / name
            if not folder.is_dir():
                raise self._wrong("tables", f"tables: {name!r} is no folder beside this file")
            if not any((folder / part).exists() for part in PARTS):
                raise self._wrong("tables", f"tables: {name!r} holds none of {', '.join(PARTS)}")
            found.append(folder)
        return tuple(found)

    def _baseline(self, table: Mapping[str, Any]) -> Path | None:
        """The file's path; whether it is there shows when it is needed, since a command may be about to write it."""
        name = table.get("baseline")
        if name is not None and not (isinstance(name, str) and name):
            raise self._wrong("baseline", "baseline is not the name of a file, as a text")
        return None if name is None else Path(os.path.normpath(self.path.parent / name))

    def _profiles(self, table: Mapping[str, Any], rules: Iterable[Rule]) -> frozenset[str]:
        known = sorted({rule.pack for rule in rules if rule.opt_in})
        names = self._names(table, "profiles")
        for name in names:
            if name not in known:
                raise self._wrong("profiles", f"unknown profile {name!r}{nearest(name, known)}")
        return frozenset(names)

    def _names(self, table: Mapping[str, Any], key: str) -> list[str]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self._wrong(key, f"{key} is not a list of texts")
        return value

    def _severities(self, table: Mapping[str, Any], key: str, known: list[str]) -> Severities:
        given = table.get(key, {})
        if not isinstance(given, dict):
            raise self._wrong(key, f"{key} is not a table; write [{key}] and one {key[:-1]} a line")
        return {name: self._severity(name, value, key[:-1], known) for name, value in given.items()}

    def _severity(self, name: str, value: object, what: str, known: Iterable[str]) -> Severity | None:
        if name not in known:
            raise self._wrong(name, f"unknown {what} {name!r}{nearest(name, known)}")
        if value == OFF:
            return None
        if value not in set(Severity):
            raise self._wrong(name, f"{name} is {value!r}, not one of {OFF}, {', '.join(Severity)}")
        return Severity(str(value))

    def _fail_on(self, table: Mapping[str, Any]) -> FailOn | None:
        value = table.get("fail-on")
        if value is None:
            return None
        if value not in set(FailOn):
            raise self._wrong("fail-on", f"fail-on is {value!r}, not one of {', '.join(FailOn)}")
        return FailOn(value)

    def _wrong(self, key: str, problem: str) -> SourceError:
        pattern = re.compile(rf"(?:\s*\[*\s*|.*[.{{,]\s*)\"?{re.escape(key)}\"?\s*[=\].]")
        ours = self.path.name != PYPROJECT
        for number, line in enumerate(self.text.splitlines(), 1):
            ours = _SECTION.match(line) is not None if self._is_other_section(line) else ours
            if ours and pattern.match(line):
                return SourceError(self.path, number, problem)
        return SourceError(self.path, None, problem)

    def _is_other_section(self, line: str) -> bool:
        return self.path.name == PYPROJECT and re.match(r"\s*\[\[?[\w.\s\"-]+\]", line) is not None
