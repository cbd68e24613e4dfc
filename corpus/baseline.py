"""The baseline: the findings of old posts that a team has accepted for now, so that a check fails on new ones alone.

The file is JSON, sorted, one entry a line, so that a difference or a merge of two versions reads by itself:

    {
      "overclaim-baseline": 1,
      "written": "2026-11-21",
      "entries": [
        {"path": "posts/a.md", "rule": "absolute-wording", "text": "miracle", "severity": "warning", "count": 2},
        {"path": "posts/a.md", "rule": "missing-author", "severity": "note", "count": 1},
        {"path": "posts/a.md", "rule": "overstated-causation", "cause": "turmeric", "cue": "cures", "effect": "arthritis",
         "strength": "causal", "severity": "error", "count": 1}
      ]
    }

(the last one in a single line). ``path`` is relative to the file's folder, with forward slashes. No entry holds a line
number, so that edits around a finding do not matter.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..rules.read_toml import read_text
from ..rules.scales import Severity
from ..rules.source_error import SourceError

FILE_NAME = "overclaim-baseline.json"
VERSION = 1
MARK = "overclaim-baseline"
HEAD = (MARK, "written", "entries")
# What an entry may say of the words that it is about: nothing (the whole post), the words, or a claim.
SAID: Mapping[int, tuple[str, ...]] = {0: (), 1: ("text",), 4: ("cause", "cue", "effect", "strength")}
ALWAYS = ("path", "rule", "severity", "count")
KEYS = (*SAID[1], *SAID[4], *ALWAYS)


@dataclass(frozen=True, slots=True, order=True)
class KnownFinding:
    """What tells one accepted finding from another.

    ``path`` is as in the file. ``said`` is empty for a finding on a post as a whole, holds the flagged words, or the
    cause, cue, effect and strength of the claim; all normalised.
    """

    path: str
    rule: str
    said: tuple[str, ...]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many findings of each sort are accepted, every count at least 1, and the day when they were."""

    written: date
    known: Mapping[KnownFinding, int] = field(default_factory=dict)

    @property
    def findings(self) -> int:
        """All findings that it accepts."""
        return sum(self.known.values())


def dump_baseline(baseline: Baseline) -> str:
    """The text of the file; the same for the same baseline, whatever the order of its entries.

    Lone surrogates of a path that is not UTF-8 stay in it: written with ``errors="backslashreplace"`` they are JSON.
    """
    lines = [json.dumps(_record(known, count), ensure_ascii=False) for known, count in sorted(baseline.known.items())]
    entries = "[\n" + ",\n".join(f"    {line}" for line in lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "{MARK}": {VERSION},\n  "written": "{baseline.written}",\n  "entries": {entries}\n}}\n'


def load_baseline(path: Path) -> Baseline:
    """The baseline in the file at ``path``.

    Raises SourceError, with the line where one is meant, for a file that is missing, no JSON, no baseline, of a newer
    version, or that has unknown keys, wrong types or an entry twice (as a careless merge leaves it).
    """
    if not path.exists():
        raise SourceError(path, None, "no such file; make it with: overclaim baseline write PATH...")
    text = read_text(path)
    head = _head(path, text)
    found: dict[KnownFinding, int] = {}
    for line, value in _entries(text, head["entries"]):
        known, count = _entry(path, line, value)
        if known in found:
            raise SourceError(path, line, "this entry stands twice; keep one of them")
        found[known] = count
    return Baseline(_day(path, text, head["written"]), found)


def _record(known: KnownFinding, count: int) -> dict[str, object]:
    said = dict(zip(SAID[len(known.said)], known.said, strict=True))
    return {"path": known.path, "rule": known.rule, **said, "severity": known.severity.value, "count": count}


def _head(path: Path, text: str) -> dict[str, Any]:
    try:
        head = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(path, error.lineno, f"is not JSON: {error.msg}; a merge may have left its marks") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        raise SourceError(path, None, "is not a baseline of overclaim") from None
    if not isinstance(head, dict) or MARK not in head:
        raise SourceError(path, None, f"is not a baseline of overclaim: it lacks {MARK!r}")
    version = head[MARK]
    if type(version) is not int or version < 1:
        raise SourceError(path, _line(text, MARK), f"{MARK} is {version!r}, not the number of a version")
    if version > VERSION:
        told = f"is of version {version}, and this overclaim reads version {VERSION}; install a newer overclaim"
        raise SourceError(path, _line(text, MARK), told)
    for key in head:
        if key not in HEAD:
            raise SourceError(path, _line(text, key), f"unknown key {key!r}; known are {', '.join(HEAD)}")
    for key in HEAD:
        if key not in head:
            raise SourceError(path, None, f"lacks {key!r}")
    if not isinstance(head["entries"], list):
        raise SourceError(path, _line(text, "entries"), "entries is not a list")
    return head


def _day(path: Path, text: str, value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise SourceError(path, _line(text, "written"), f"written is {value!r}, not a day as YYYY-MM-DD") from None


def _entries(text: str, values: list[object]) -> list[tuple[int, object]]:
    """Each entry with its line; decoded once more one by one, since only so JSON tells where a value stands."""
    decoder = json.JSONDecoder()
    opening = re.search(r'"entries"\s*:\s*\[', text)
    assert opening is not None, "the key was read"
    place = opening.end()
    found: list[tuple[int, object]] = []
    line, counted = 1, 0
    for _ in values:
        place = _next(text, place)
        line, counted = line + text.count("\n", counted, place), place
        value, place = decoder.raw_decode(text, place)
        found.append((line, value))
    return found


def _next(text: str, place: int) -> int:
    while text[place] in " \t\r\n,":
        place += 1
    return place


def _entry(path: Path, line: int, value: object) -> tuple[KnownFinding, int]:
    if not isinstance(value, dict):
        raise SourceError(path, line, "an entry is not an object")
    for key, one in value.items():
        if key not in KEYS:
            raise SourceError(path, line, f"unknown key {key!r}; known are {', '.join(KEYS)}")
        if key != "count" and not isinstance(one, str):
            raise SourceError(path, line, f"{key} is {one!r}, not a text")
    for key in ALWAYS:
        if key not in value:
            raise SourceError(path, line, f"lacks {key!r}")
    count, severity = value["count"], value["severity"]
    if type(count) is not int or count < 1:
        raise SourceError(path, line, f"count is {count!r}, not a whole number from 1 on")
    if severity not in set(Severity):
        raise SourceError(path, line, f"severity is {severity!r}, not one of {', '.join(Severity)}")
    names = next((names for names in SAID.values() if {*names, *ALWAYS} == value.keys()), None)
    if names is None:
        raise SourceError(path, line, f"an entry has either text or all of {', '.join(SAID[4])}, or none of them")
    said = tuple(value[name] for name in names)
    return KnownFinding(value["path"], value["rule"], said, Severity(severity)), count


def _line(text: str, key: str) -> int | None:
    place = text.find(json.dumps(key, ensure_ascii=False))
    return None if place < 0 else text.count("\n", 0, place) + 1
