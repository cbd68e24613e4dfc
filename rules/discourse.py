"""How a text keeps its distance from the words it repeats; the patterns stand in ``discourse.toml``."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from .phrasing import Phrasing
from .read_toml import parse_toml, read_text
from .source_error import SourceError

PATH = Path(__file__).with_name("discourse.toml")


@dataclass(frozen=True, slots=True)
class Discourse:
    """Patterns by what they do to the words around them; each is explained in the file."""

    debunking: tuple[Phrasing, ...]
    reported: tuple[Phrasing, ...]
    taken_back: tuple[Phrasing, ...]
    refuting_headings: tuple[Phrasing, ...]
    negations: tuple[Phrasing, ...]
    near_negations: tuple[Phrasing, ...]
    denied_after: tuple[Phrasing, ...]
    clause_ends: tuple[Phrasing, ...]
    calling: tuple[Phrasing, ...]


@lru_cache(maxsize=1)
def load_discourse(path: Path = PATH) -> Discourse:
    """Read the file; raises SourceError for broken TOML, a missing or unknown list, or a broken pattern."""
    lists = parse_toml(path, read_text(path))
    expected = [field.name for field in fields(Discourse)]
    if sorted(lists) != sorted(expected):
        raise SourceError(path, None, f"should hold the lists {', '.join(expected)}")
    try:
        return Discourse(
            **{name: tuple(Phrasing(source, proven=path == PATH) for source in lists[name]) for name in expected}
        )
    except ValueError as error:
        raise SourceError(path, None, str(error)) from error
