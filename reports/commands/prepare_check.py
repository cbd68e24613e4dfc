"""Makes a check ready: tables and rules are read now, the model only if a post needs it that no old result answers."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache as lazily
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...corpus.result_cache import ResultCache
from ...rules.evidence import EvidenceTable, load_evidence
from ...rules.find_settings import SettingsFinder
from ...rules.rule import Rule
from ...rules.source_error import SourceError
from ...rules.vocabulary import Vocabulary, load_vocabulary
from ..console import tell
from . import loading

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...corpus.check_cached import Choose, Kept, Outlook
    from ...corpus.find_posts import FoundPosts
    from ...pipeline.run import Checker
    from ...pipeline.values import PostResult

VARIABLE = "OVERCLAIM_CACHE_DIR"
FOLDER = ".overclaim_cache"


@dataclass(frozen=True, slots=True)
class PreparedCheck:
    """The rules and tables of a check of ``posts``, and what gives the results; where all are old, no table is read yet."""

    posts: "FoundPosts"
    rules: tuple[Rule, ...]
    vocabulary: "Callable[[], Vocabulary]"
    evidence: "Callable[[], EvidenceTable]"
    tables: tuple[Path, ...]
    settings: SettingsFinder
    stdin_name: str | None
    make_checker: "Callable[[], Checker]"
    recipe: "Callable[[], Checker]"
    outlook: "Outlook"
    jobs: int
    kept: "Kept | None"
    choose: "Choose | None" = None

    def results(self) -> "Iterator[PostResult]":
        """The result of every post, in order; one that could not be read or checked is named on standard error."""
        from ...corpus.check_cached import check_cached
        from ...corpus.open_workers import open_workers

        found, keys = self.posts.found, self.outlook.keys
        with open_workers(self.jobs, self.outlook, self.make_checker, self.recipe) as workers:
            yield from loading.named(
                check_cached(found, self.make_checker, self.kept, self.stdin_name, self.choose, keys, workers)
            )
        if self.kept is not None:
            self.kept.cache.sweep()


def prepare_check(
    posts: "FoundPosts",
    settings: SettingsFinder,
    model: str | None = None,
    stdin_name: str | None = None,
    *,
    cached: bool = True,
    choose: "Choose | None" = None,
    jobs: int = 1,
) -> PreparedCheck:
    """A check of the ``posts`` by the ``settings`` and the ``model``, in ``jobs`` processes at most.

    Raises SourceError for a broken config file, table or rule; where there is a post without an old result, also
    UnusableModel, so that a broken model stops the run before its first post.
    """
    from ...corpus.check_cached import look_ahead

    names = posts.names(stdin_name)
    tables, rules = settings.tables_of(names), settings.rules_of(names)
    recipe = partial(loading.make_checker, model, settings, names)
    make = lru_cache(maxsize=1)(recipe)
    cache = open_cache(settings) if cached else None
    key = _run_key(tables, model, cache) if cache is not None else None
    kept = _kept(cache, key, settings) if cache is not None and key is not None else None
    outlook = look_ahead(posts.found, kept)
    if kept is None or outlook.posts:
        make()
        if kept is not None and _run_key(tables, model) != key:
            kept.cache.give_up("the tables, the model or the program changed while they were read")
        vocabulary, evidence = (lambda: make().vocabulary), (lambda: make().evidence)
    else:
        folders = (loading.RULES, *tables)
        vocabulary, evidence = lazily(partial(load_vocabulary, *folders)), lazily(partial(load_evidence, *folders))
    return PreparedCheck(
        posts, rules, vocabulary, evidence, tables, settings, stdin_name, make, recipe, outlook, jobs, kept, choose
    )


def open_cache(settings: SettingsFinder) -> ResultCache:
    """The cache that $OVERCLAIM_CACHE_DIR names, else the one beside the config file in force, else in this folder."""
    given = os.environ.get(VARIABLE)
    if given:
        return ResultCache(Path(given), tell)
    try:
        config = settings.settings_for(".").path
    except SourceError:  # no post may need that file; if one does, it is told there
        config = None
    return ResultCache((Path() if config is None else config.parent) / FOLDER, tell)


def _kept(cache: ResultCache, key: bytes, settings: SettingsFinder) -> "Kept":
    from ...corpus.cache_key import post_key
    from ...corpus.check_cached import Kept

    today = date.today()
    return Kept(cache, lambda post: post_key(key, post, settings.rules_for(post.path), today))


def _run_key(tables: Sequence[Path], model: str | None, cache: ResultCache | None = None) -> bytes | None:
    """As `known_run_key` says with a cache, else as all files are now.

    None where a file or the model is not there to be hashed: whoever loads it says what is wrong with it.
    """
    from ...corpus.cache_key import UnknownModel, known_run_key, run_key

    try:
        if cache is not None:
            return known_run_key(cache, loading.RULES, tables, model)
        return run_key(loading.RULES, tables, model)
    except (OSError, UnknownModel):
        return None
