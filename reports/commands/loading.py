"""What commands load: settings, tables, rules and the model, so that a broken one stops the run before its first post."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...rules.find_settings import SettingsFinder
from ...rules.read_settings import load_settings
from ...rules.settings import Settings
from ..console import ExitCode, tell

if TYPE_CHECKING:
    from ...corpus.find_posts import FoundPosts
    from ...pipeline.run import Checker
    from ...pipeline.values import PostResult

# New objects between two searches for cycles while posts are checked: what one leaves behind is soon taken away.
OFTEN = (2_000, 10, 10)
RULES = Path(__file__).parents[2] / "rules"


def find_settings(config: Path | None, *, isolated: bool = False) -> SettingsFinder:
    """Settings by post: those of the file ``config``, of none where ``isolated``, else of the files found upwards."""
    if isolated:
        return SettingsFinder(RULES, Settings())
    return SettingsFinder(RULES, None if config is None else load_settings(config, RULES))


def read_settings(config: Path | None) -> Settings:
    """The settings in force in the folder that the command is run in."""
    return find_settings(config).settings_for(".")


def find_all(paths: Sequence[str], settings: SettingsFinder) -> "FoundPosts":
    """The posts that the paths lead to, by one walk over their folders. What cannot be read is told when it is."""
    from ...corpus.find_posts import FoundPosts, find_posts

    return FoundPosts(tuple(paths), tuple(find_posts(paths, settings.excludes)))


def print_posts(posts: "FoundPosts") -> ExitCode:
    """Print the path of every post, one a line; what is none is told on standard error."""
    from ...corpus.find_posts import UnreadablePost

    code = ExitCode.FINE
    for post in posts.found:
        if isinstance(post, UnreadablePost):
            code = tell(str(post))
        else:
            print(post)
    return code


def make_checker(model: str | None, settings: SettingsFinder | None = None, posts: Sequence[str] = (".",)) -> "Checker":
    """A checker for the ``posts`` with everything loaded that a check needs, their config files and tables first."""
    from ...pipeline.import_spacy import import_spacy

    import_spacy()
    from ...pipeline import run
    from ...rules.discourse import load_discourse
    from ...rules.language import load_language

    found = settings or SettingsFinder(RULES, Settings())
    tables, rules = found.tables_of(posts), found.rules_of(posts)
    known = found.known_rules(tables)
    made = run.make_checker(model, RULES, tables, rules, found.rules_for, known=known)
    load_language()
    load_discourse()
    if posts:
        made.model.parser  # noqa: B018 - loads it
    _settle()
    return made


def _settle() -> None:
    """Take what is loaded out of the search for cycles: it stays. What an earlier checker left behind goes."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.freeze()
    gc.set_threshold(*OFTEN)


def named(results: "Iterable[PostResult]") -> "Iterator[PostResult]":
    """The results; a post that could not be read or checked is named on standard error."""
    for result in results:
        if result.failure is not None:
            tell(f"{result.path}: {result.failure}")
        yield result
