"""Finds the settings in force for each post: the nearest config file upwards from it, read once."""

import os
from collections.abc import Iterable
from pathlib import Path

from .read_settings import PYPROJECT, load_settings, speaks_of_us
from .rule import Rule
from .settings import Settings, layered_packs
from .source_error import SourceError

OWN = "overclaim.toml"


class SettingsFinder:
    """Finds and keeps settings by folder; ``only`` is the one file that holds for all posts instead of those found.

    A folder's ``overclaim.toml`` goes before its ``pyproject.toml``. The search ends at the top of the repository (the
    folder that holds ``.git``), so that a checkout means the same wherever it lies. Every method raises SourceError for
    a broken file.
    """

    def __init__(self, builtin: Path, only: Settings | None = None) -> None:
        self._builtin = builtin
        self._only = only
        self._by_folder: dict[Path, Settings] = {}
        self._rules: dict[tuple[Path | None, tuple[int, ...]], tuple[Rule, ...]] = {}
        self._packs: dict[tuple[Path, ...], tuple[Rule, ...]] = {}

    def settings_for(self, post: str | os.PathLike[str]) -> Settings:
        """The settings of the post at the path ``post``, its overrides not yet laid over them."""
        if self._only is not None:
            return self._only
        path = Path(os.path.abspath(post))
        return self._of_folder(path if os.path.isdir(path) else path.parent)

    def rules_for(self, post: str | os.PathLike[str]) -> tuple[Rule, ...]:
        """The rules that run on the post, overrides included."""
        settings = self.settings_for(post)
        key = (settings.path, settings.fitting(post))
        if key not in self._rules:
            self._rules[key] = settings.with_overrides(key[1]).apply(self.known_rules(settings.tables))
        return self._rules[key]

    def excludes(self, post: str | os.PathLike[str]) -> bool:
        """Whether the config file of the post leaves it out of a search of folders."""
        return self.settings_for(post).excludes(post)

    def tables_of(self, posts: Iterable[str | os.PathLike[str]]) -> tuple[Path, ...]:
        """The tables of all the posts' settings, which are read here; SourceError where two posts have different ones."""
        found: Settings | None = None
        for settings in map(self.settings_for, posts):
            if found is not None and settings.tables != found.tables:
                named = [str(one.path or "no config file") for one in (found, settings)]
                problem = f"its tables are not those of {named[0]}; check the posts of the two in runs of their own"
                raise SourceError(settings.path or Path(named[1]), None, problem)
            found = settings
        return () if found is None else found.tables

    def baseline_of(self, posts: Iterable[str | os.PathLike[str]]) -> Path | None:
        """The baseline that settings of the posts name, if any; SourceError where two posts have different ones."""
        found: Settings | None = None
        for settings in map(self.settings_for, posts):
            if settings.baseline is None:
                continue
            if found is not None and settings.baseline != found.baseline:
                problem = f"its baseline is not that of {found.path}; check the posts of the two in runs of their own"
                raise SourceError(settings.path or settings.baseline, None, problem)
            found = settings
        return None if found is None else found.baseline

    def rules_of(self, posts: Iterable[str | os.PathLike[str]]) -> tuple[Rule, ...]:
        """Every rule that runs on one of the posts, once, in the order of the packs."""
        found = {rule.name: rule for post in posts for rule in self.rules_for(post)}
        return tuple(found[name] for name in sorted(found, key=lambda name: (found[name].pack, name)))

    def known_rules(self, tables: tuple[Path, ...]) -> tuple[Rule, ...]:
        """Every rule there is with the ``tables``, whether it runs or not; read once."""
        if tables not in self._packs:
            self._packs[tables] = layered_packs(self._builtin, tables)
        return self._packs[tables]

    def _of_folder(self, folder: Path) -> Settings:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(folder)
        return self._by_folder[folder]

    def _nearest(self, folder: Path) -> Settings:
        try:
            for name, is_ours in ((OWN, Path.is_file), (PYPROJECT, speaks_of_us)):
                if is_ours(folder / name):
                    return load_settings(folder / name, self._builtin)
            if (folder / ".git").exists() or folder == folder.parent:
                return Settings()
        except PermissionError as error:
            # No post in there can be read either, but for those below the working folder, which need no path from the top.
            if folder in (here := Path.cwd(), *here.parents):
                problem = f"no config file can be looked for in it: {error.strerror}; name one with --config"
                raise SourceError(folder, None, problem) from None
        return self._of_folder(folder.parent)
