"""Loads how English states a relation: ``cues.csv``, ``hedges.csv`` and ``words.toml`` of this folder."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..read_table import Row, read_table
from ..read_toml import parse_toml, read_text
from ..scales import Direction, Kind, Strength
from ..source_error import SourceError
from .word_forms import inflections

FOLDER = Path(__file__).parent
CUE_COLUMNS = ("lemma", "pos", "cause", "effect", "direction", "strength")
KIND_COLUMNS = ("head", "kind")
HEDGE_COLUMNS = ("word", "part", "strength")
DIRECTIONS = ("increases", "decreases", "unspecified", "relieves", "harms")


@dataclass(frozen=True, slots=True)
class CueFrame:
    """A word that states a relation, and where its ends stand.

    ``cause`` and ``effect`` are roles: ``subject``, ``object``, or ``prep:to|prep:with`` for the object of one of these
    prepositions. ``direction`` is one of DIRECTIONS: "relieves" lowers an illness and raises anything else, "harms"
    worsens a body part and raises an illness. A ``lemma`` of two words is a verb with its particle or object.
    """

    lemma: str
    pos: str
    cause: str
    effect: str
    direction: str
    strength: Strength

    @property
    def word(self) -> str:
        """The lemma's first word, the one that is looked up."""
        return self.lemma.split(" ")[0]

    @property
    def particle(self) -> str | None:
        """The second word of a lemma such as "ward off", or None."""
        _, _, rest = self.lemma.partition(" ")
        return rest or None

    def fixed_direction(self, *, effect_is_illness: bool) -> Direction:
        """The direction once it is known whether the effect is a condition, symptom or harm."""
        if self.direction == "relieves":
            return Direction.DECREASES if effect_is_illness else Direction.INCREASES
        if self.direction == "harms":
            return Direction.INCREASES if effect_is_illness else Direction.DECREASES
        return Direction(self.direction)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that lowers how strongly a relation is asserted; ``part`` says in which place it does so."""

    word: str
    part: str
    strength: Strength


@dataclass(frozen=True, eq=False)
class Language:
    """Everything the claim reader knows about English.

    ``frames`` maps (part of speech, inflected form in lower case) to frames; ``hedges`` (part, lemma) to strengths;
    ``kinds`` maps the head noun of a phrase that no vocabulary name covers to what it is a kind of;
    ``words`` the names of the closed lists of ``words.toml`` to their members; ``gate`` holds every inflected form.
    """

    frames: Mapping[tuple[str, str], tuple[CueFrame, ...]]
    hedges: Mapping[tuple[str, str], Strength]
    words: Mapping[str, frozenset[str]]
    gate: frozenset[str]
    kinds: Mapping[str, Kind]


@lru_cache(maxsize=1)
def load_language() -> Language:
    """Read this folder; raises SourceError naming file and line of a wrong row."""
    frames = _load_frames(FOLDER / "cues.csv")
    return Language(
        frames=frames,
        hedges=_load_hedges(FOLDER / "hedges.csv"),
        words=_load_words(FOLDER / "words.toml"),
        gate=frozenset(form for _, form in frames),
        kinds={row.cells["head"]: _kind(row) for row in read_table(FOLDER / "kinds.csv", KIND_COLUMNS)},
    )


def _load_frames(path: Path) -> dict[tuple[str, str], tuple[CueFrame, ...]]:
    found: dict[tuple[str, str], list[CueFrame]] = defaultdict(list)
    for row in read_table(path, CUE_COLUMNS):
        cells = row.cells
        if cells["direction"] not in DIRECTIONS:
            raise SourceError(path, row.line, f"unknown direction {cells['direction']!r}; use one of {DIRECTIONS}")
        strength = _strength(path, row.line, cells["strength"])
        frame = CueFrame(cells["lemma"], cells["pos"], cells["cause"], cells["effect"], cells["direction"], strength)
        for form in inflections(frame.word, frame.pos):
            found[(frame.pos, form)].append(frame)
    return {key: tuple(frames) for key, frames in found.items()}


def _load_hedges(path: Path) -> dict[tuple[str, str], Strength]:
    return {
        (row.cells["part"], row.cells["word"]): _strength(path, row.line, row.cells["strength"])
        for row in read_table(path, HEDGE_COLUMNS)
    }


def _load_words(path: Path) -> dict[str, frozenset[str]]:
    lists = parse_toml(path, read_text(path))
    return {name: frozenset(members) for name, members in lists.items()}


def _kind(row: Row) -> Kind:
    try:
        return Kind(row.cells["kind"])
    except ValueError as error:
        raise row.wrong(f"unknown kind {row.cells['kind']!r}; use one of {[*map(str, Kind)]}") from error


def _strength(path: Path, line: int, value: str) -> Strength:
    try:
        return Strength(value)
    except ValueError as error:
        raise SourceError(path, line, f"unknown strength {value!r}; use one of {[*map(str, Strength)]}") from error
