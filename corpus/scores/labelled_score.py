"""The figures of one labelled file, over all of it and over the halves that were and were not read while tuning."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Item = TypeVar("Item")
Figures = Mapping[str, float | int | None]


class Half(StrEnum):
    """Which half of a file an example falls into, the same for ever."""

    TUNED = "tuned"
    UNTUNED = "untuned"


@dataclass(frozen=True, slots=True)
class Miss:
    """An example of the tuned half that was read wrongly; the other half is never shown, lest somebody tune on it."""

    text: str
    gold: str
    found: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledScore:
    """``parts`` holds figures under ``tuned``, ``untuned`` and ``all``, or ``all`` alone; None where nothing divides.

    ``failures`` name what could not be read at all and was scored as without claims.
    """

    path: str
    measure: str
    parts: Mapping[str, Figures]
    misses: tuple[Miss, ...] = ()
    failures: tuple[str, ...] = ()


def half_of(key: str) -> Half:
    """Tuned where the MD5 of ``key`` is even."""
    digest = hashlib.md5(key.encode("utf-8"), usedforsecurity=False).digest()
    return Half.UNTUNED if digest[-1] % 2 else Half.TUNED


def by_half(
    items: Sequence[Item], key: Callable[[Item], str], measure: Callable[[Iterable[Item]], Figures]
) -> dict[str, Figures]:
    """The figures of both halves and of all items."""
    halves = {half: [item for item in items if half_of(key(item)) is half] for half in Half}
    return {**{half.value: measure(inside) for half, inside in halves.items()}, "all": measure(items)}
