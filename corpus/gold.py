"""Reads hand-made gold annotations: every sentence of a post with the claims that a careful reader finds in it.

JSON Lines in the format of the annotation guide, one sentence a line, in reading order.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ..rules.scales import Direction, Strength
from ..rules.source_error import SourceError

UNTUNED_LIST = "untuned.txt"
_TEXTS = ("cause", "effect", "cue")
_FLAGS = ("negated", "resolved")
_CLAIM_KEYS = frozenset({*_TEXTS, *_FLAGS, "strength", "direction"})
Member = TypeVar("Member", Strength, Direction)
_LINE_KEYS = frozenset({"post", "sentence", "claims", "boilerplate"})


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One cause-effect pair that the sentence asserts; ``resolved`` where an end was copied from another sentence."""

    cause: str
    effect: str
    cue: str
    strength: Strength
    direction: Direction
    negated: bool = False
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence, heading, item or cell of ``post`` (a file name) and its claims; ``line`` of the gold file from 1."""

    post: str
    line: int
    text: str
    claims: tuple[GoldClaim, ...] = ()
    boilerplate: bool = False

    @property
    def strength(self) -> Strength | None:
        """The highest strength that the sentence asserts; None where it claims nothing."""
        return max((claim.strength for claim in self.claims), default=None)


def read_gold(path: Path) -> tuple[GoldSentence, ...]:
    """All sentences of a gold file in its order; raises SourceError with the line for whatever breaks the format."""
    return tuple(_sentence(path, line, record) for line, record in read_records(path))


def read_records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line numbers (from 1) and objects of a JSON Lines file, blank lines left out; raises SourceError."""
    for line, text in enumerate(read_lines(path), 1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except ValueError as error:
            raise SourceError(path, line, f"is not JSON: {error}") from error
        if not isinstance(record, dict):
            raise SourceError(path, line, f"is {type(record).__name__}, not an object")
        yield line, record


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file without their ends; raises SourceError where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(path, None, f"cannot be read: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(path, raw.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error
    return [line.removesuffix("\r") for line in text.split("\n")]


def read_untuned(folder: Path) -> frozenset[str]:
    """Names of the posts that nobody tuned on, from the folder's untuned.txt; empty where it has none."""
    path = folder / UNTUNED_LIST
    if not path.is_file():
        return frozenset()
    return frozenset(name for line in read_lines(path) if (name := line.strip()) and not name.startswith("#"))


def _sentence(path: Path, line: int, record: Mapping[str, Any]) -> GoldSentence:
    _check_keys(path, line, record, required=_LINE_KEYS - {"boilerplate"}, known=_LINE_KEYS)
    claims = record["claims"]
    if not isinstance(claims, list):
        raise SourceError(path, line, "claims is not a list")
    return GoldSentence(
        post=_text(path, line, record, "post"),
        line=line,
        text=_text(path, line, record, "sentence"),
        claims=tuple(_claim(path, line, claim) for claim in claims),
        boilerplate=_flag(path, line, record, "boilerplate"),
    )


def _claim(path: Path, line: int, record: object) -> GoldClaim:
    if not isinstance(record, dict):
        raise SourceError(path, line, "a claim is not an object")
    _check_keys(path, line, record, required=_CLAIM_KEYS - set(_FLAGS), known=_CLAIM_KEYS)
    return GoldClaim(
        cause=_text(path, line, record, "cause"),
        effect=_text(path, line, record, "effect"),
        cue=_text(path, line, record, "cue"),
        strength=_member(path, line, record, "strength", Strength),
        direction=_member(path, line, record, "direction", Direction),
        negated=_flag(path, line, record, "negated"),
        resolved=_flag(path, line, record, "resolved"),
    )


def _check_keys(
    path: Path, line: int, record: Mapping[str, Any], *, required: frozenset[str], known: frozenset[str]
) -> None:
    missing = sorted(required - record.keys())
    if missing:
        raise SourceError(path, line, f"lacks {', '.join(missing)}")
    unknown = sorted(record.keys() - known)
    if unknown:
        raise SourceError(
            path, line, f"has unknown {', '.join(map(repr, unknown))}; known are {', '.join(sorted(known))}"
        )


def _text(path: Path, line: int, record: Mapping[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str) or not value.strip():
        raise SourceError(path, line, f"{key} is {value!r}, not a text")
    return value


def _flag(path: Path, line: int, record: Mapping[str, Any], key: str) -> bool:
    value = record.get(key, False)
    if not isinstance(value, bool):
        raise SourceError(path, line, f"{key} is {value!r}, neither true nor false")
    return value


def _member(path: Path, line: int, record: Mapping[str, Any], key: str, scale: type[Member]) -> Member:
    try:
        return scale(record[key])
    except ValueError:
        raise SourceError(path, line, f"{key} is {record[key]!r}, not one of {', '.join(scale)}") from None
