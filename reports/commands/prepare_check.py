"""Makes a check ready: tables and rules are read now, the model only if a post needs it that no old result answers."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
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

    from ...corpus.check_cached import Choose, Kept
    from ...pipeline.run import Checker
    from ...pipeline.values import PostResult

VARIABLE = "OVERCLAIM_CACHE_DIR"
FOLDER = ".overclaim_cache"


@dataclass(frozen=True, slots=True)
class PreparedCheck:
    """The rules and tables of a check of ``paths``, and what gives the results."""

    paths: Sequence[str]
    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    evidence: EvidenceTable
    tables: tuple[Path, ...]
    settings: SettingsFinder
    stdin_name: str | None
    make_checker: "Callable[[], Checker]"
    kept: "Kept | None"
    choose: "Choose | None" = None

    def results(self) -> "Iterator[PostResult]":
        """The result of every post, in order; one that could not be read or checked is named on standard error."""
        from ...corpus.check_cached import check_cached

        yield from loading.named(
            check_cached(self.paths, self.make_checker, self.kept, self.settings.excludes, self.stdin_name, self.choose)
        )
        if self.kept is not None:
            self.kept.cache.sweep()


def prepare_check(
    paths: Sequence[str],
    settings: SettingsFinder,
    posts: Sequence[str],
    model: str | None = None,
    stdin_name: str | None = None,
    *,
    cached: bool = True,
    choose: "Choose | None" = None,
) -> PreparedCheck:
    """A check of the ``posts`` that the ``paths`` lead to, by the ``settings`` and the ``model``.

    Raises SourceError for a broken config file, table or rule; where there is a post without an old result, also
    UnusableModel, so that a broken model stops the run before its first post.
    """
    tables, rules = settings.tables_of(posts), settings.rules_of(posts)
    make = lru_cache(maxsize=1)(partial(loading.make_checker, model, settings, posts))
    key = _run_key(tables, model) if cached else None
    kept = _kept(key, settings) if key is not None else None
    if kept is None or not kept.answers_all(paths, settings.excludes):
        checker = make()
        vocabulary, evidence = checker.vocabulary, checker.evidence
        if kept is not None and _run_key(tables, model) != key:
            kept.cache.give_up("the tables, the model or the program changed while they were read")
    else:
        folders = (loading.RULES, *tables)
        vocabulary, evidence = load_vocabulary(*folders), load_evidence(*folders)
    return PreparedCheck(paths, rules, vocabulary, evidence, tables, settings, stdin_name, make, kept, choose)


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


def _kept(key: bytes, settings: SettingsFinder) -> "Kept":
    from ...corpus.cache_key import post_key
    from ...corpus.check_cached import Kept

    today = date.today()
    return Kept(open_cache(settings), lambda post: post_key(key, post, settings.rules_for(post.path), today))


def _run_key(tables: Sequence[Path], model: str | None) -> bytes | None:
    """None where a file or the model is not there to be hashed: whoever loads it says what is wrong with it."""
    from ...corpus.cache_key import UnknownModel, run_key

    try:
        return run_key(loading.RULES, tables, model)
    except (OSError, UnknownModel):
        return None
