"""What a config file sets: rules, packs, profiles, tables of one's own, what is left out, and what fails a check.

fail-on = "warning"
baseline = "overclaim-baseline.json"  # the findings that were accepted, relative to this file
tables = ["our-rules"]       # folders laid out as overclaim's own rules/, relative to this file
profiles = ["eu-seller"]
exclude = ["drafts/"]        # as in a .gitignore that lies beside this file

[packs]
document = "off"

[rules]
absolute-wording = "note"

[[overrides]]
paths = ["news/"]
rules = { single-study = "error" }
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .load_packs import load_packs
from .rule import Rule
from .scales import Severity

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OFF = "off"
FEW = 8  # names that are listed whole where none comes near


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


Severities = Mapping[str, Severity | None]


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for some posts only: ``paths`` are patterns as in a .gitignore beside the config file."""

    paths: tuple[str, ...]
    severities: Severities = field(default_factory=dict)
    packs: Severities = field(default_factory=dict)
    profiles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Settings:
    """``severities`` by rule name, ``packs`` by pack; None turns off. ``fail_on`` is None where the file does not say.

    ``tables`` are rules folders that lie over the built-in one, the last uppermost; ``profiles`` names packs whose
    rules run only when asked for. ``exclude`` and the paths of ``overrides`` are patterns as in a .gitignore beside the
    config file at ``path``; without one nothing is excluded. Of overrides that fit a post, the last decides.
    ``baseline`` is the file of accepted findings, which need not be there yet.
    """

    severities: Severities = field(default_factory=dict)
    fail_on: FailOn | None = None
    tables: tuple[Path, ...] = ()
    profiles: frozenset[str] = frozenset()
    packs: Severities = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    path: Path | None = None
    baseline: Path | None = None

    def apply(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules that are on, with the severity set for them (the highest that a finding of them may have)."""
        kept: list[Rule] = []
        for rule in rules:
            chosen = rule.name in self.severities or rule.pack in self.packs
            asked = not rule.opt_in or rule.pack in self.profiles or chosen
            severity = self.severities.get(rule.name, self.packs.get(rule.pack, rule.severity))
            if asked and severity is not None:
                kept.append(replace(rule, severity=severity))
        return tuple(kept)

    def fitting(self, post: str | os.PathLike[str]) -> tuple[int, ...]:
        """The indexes of the overrides that hold for the post at the path ``post``."""
        return tuple(index for index, one in enumerate(self.overrides) if self._matches(one.paths, post))

    def with_overrides(self, indexes: Iterable[int]) -> "Settings":
        """These settings with the overrides at ``indexes`` laid over them, in that order."""
        severities, packs, profiles = dict(self.severities), dict(self.packs), self.profiles
        for one in (self.overrides[index] for index in indexes):
            severities |= one.severities
            packs |= one.packs
            profiles |= one.profiles
        return replace(self, severities=severities, packs=packs, profiles=profiles)

    def excludes(self, post: str | os.PathLike[str]) -> bool:
        """Whether a search of folders passes the post by."""
        return self._matches(self.exclude, post)

    def _matches(self, patterns: tuple[str, ...], post: str | os.PathLike[str]) -> bool:
        if not patterns or self.path is None:
            return False
        try:
            relative = Path(os.path.abspath(post)).relative_to(os.path.abspath(self.path.parent)).as_posix()
        except ValueError:  # the post lies elsewhere
            return False
        return _compiled(patterns).match_file(relative)


@lru_cache
def _compiled(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def layered_packs(builtin: Path, tables: Iterable[Path]) -> tuple[Rule, ...]:
    """The rules of the built-in rules folder with those of the ``tables`` over them; raises SourceError."""
    return load_packs(*(folder / "packs" for folder in (builtin, *tables) if (folder / "packs").is_dir()))


def nearest(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'a' or 'b'?``, or what is known where nothing comes near and it is short."""
    known = list(known)
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    if close:
        return "; did you mean " + " or ".join(repr(one) for one in close) + "?"
    return f"; known are {', '.join(known)}" if len(known) <= FEW else ""
