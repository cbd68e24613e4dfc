"""What commands load: settings, tables, rules and the model, so that a broken one stops the run before its first post."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ...rules.settings import Settings, layered_packs, load_settings
from ..console import tell

if TYPE_CHECKING:
    from ...pipeline.run import Checker
    from ...pipeline.values import PostResult

RULES = Path(__file__).parents[2] / "rules"


def read_settings(path: Path | None) -> Settings:
    """The settings of the config file, or those of none."""
    return Settings() if path is None else load_settings(path, RULES)


def make_checker(model: str | None, settings: Settings | None = None) -> "Checker":
    """A checker with everything loaded that a check needs."""
    from ...pipeline import run
    from ...rules.discourse import load_discourse
    from ...rules.language import load_language

    chosen = settings or Settings()
    known = layered_packs(RULES, chosen.tables)
    made = run.make_checker(model, RULES, chosen.tables, chosen.apply(known), known=known)
    load_language()
    load_discourse()
    made.model.parser  # noqa: B018 - loads it
    return made


def named(results: "Iterable[PostResult]") -> "Iterator[PostResult]":
    """The results; a post that could not be read or checked is named on standard error."""
    for result in results:
        if result.failure is not None:
            tell(f"{result.path}: {result.failure}")
        yield result
