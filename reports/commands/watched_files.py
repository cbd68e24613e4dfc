"""The files that a check rests on as they are now, and the folders in which one may appear."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...corpus.find_posts import NEVER, UnreadablePost, find_posts
from ...corpus.formats import READERS
from ...rules.find_settings import OWN, SettingsFinder
from ...rules.read_settings import PYPROJECT
from ...rules.settings import Settings
from ...rules.source_error import SourceError
from .loading import RULES, find_settings

NAMES = frozenset({OWN, PYPROJECT, ".gitignore"})
Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look has found; all paths are absolute but the keys of ``files``, which are as a report shows them.

    ``files`` has the time in nanoseconds, size and inode of every post, config file, baseline and table; None for one
    that is not there. ``folders`` are those to watch: the ``searched`` ones, in which a post may appear, those with
    ``tables``, and those above, in which only a config file counts.
    """

    files: Mapping[str, Stamp]
    folders: frozenset[str]
    searched: frozenset[str]
    tables: frozenset[str]
    posts: int
    known: frozenset[str] = field(repr=False)

    def changed_since(self, before: "Seen") -> list[str]:
        """The files that are new, gone or different, sorted."""
        both = self.files.keys() | before.files.keys()
        return sorted(name for name in both if self.files.get(name) != before.files.get(name))

    def concerns(self, path: str) -> bool:
        """Whether something that happened at the path may be a change of these files."""
        folder, name = os.path.split(path)
        if name in NAMES or path in self.known or path in self.folders or folder in self.tables:
            return True
        return folder in self.searched and (os.path.splitext(name)[1].lower() in READERS or os.path.isdir(path))


def look(given: Mapping[str, Any], before: Seen | None = None) -> Seen:
    """What is there for a check with the options ``given``.

    Where a config file or table is broken, its own file counts too, and the tables of the look ``before`` that.
    """
    paths, outputs = given["paths"], {os.path.realpath(one.partition("=")[2]) for one in given["output"] or ()}
    try:
        settings = find_settings(given["config"], isolated=given["no_config"])
        posts, extra, tables = _of_settings(paths, settings)
    except SourceError as problem:
        posts, extra = _found(paths, SettingsFinder(RULES, Settings())), [_shown(str(problem.path))]
        tables = before.tables if before else frozenset()
    extra += [str(file) for file in (given["config"], given["baseline"]) if file is not None]
    searched = frozenset(_searched(paths))
    known = frozenset(place(file) for file in (*posts, *extra) for place in (os.path.abspath, os.path.realpath))
    beside = searched | set(map(os.path.dirname, known))  # a link's own folder and that of what it leads to
    above = frozenset(_above(beside))
    files = [*posts, *extra, *_inside(tables), *(_shown(path) for one in above for path in _configs(one))]
    stamps = {file: _stamp(file) for file in files if os.path.realpath(file) not in outputs}
    optional = stamps.keys() - set(posts)
    present = {name: stamp for name, stamp in stamps.items() if stamp is not None or name not in optional}
    folders = frozenset(_watched_above(beside, above)) | tables
    return Seen(present, folders, searched, tables, len(posts), known)


def _of_settings(paths: Iterable[str], settings: SettingsFinder) -> tuple[list[str], list[str], frozenset[str]]:
    """The posts, the baseline, and the folders of the tables; raises SourceError."""
    posts = _found(paths, settings)
    baseline = settings.baseline_of(posts)
    tables = {str(place) for table in settings.tables_of(posts) for place in (table, *table.rglob("*"))}
    return posts, [] if baseline is None else [_shown(str(baseline))], frozenset(filter(os.path.isdir, tables))


def _found(paths: Iterable[str], settings: SettingsFinder) -> list[str]:
    """The posts; of what cannot be read its path, since it may be mended."""
    found = find_posts(list(paths), settings.excludes)
    return [post.path if isinstance(post, UnreadablePost) else post for post in found]


def _searched(paths: Iterable[str]) -> Iterator[str]:
    """The folders among the paths and all below them, the ones that git ignores included; a linked one is entered once."""
    entered: set[str] = set()
    waiting = [os.path.abspath(path) for path in paths if os.path.isdir(path)]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in entered:
            continue
        entered.add(real)
        yield folder
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        below = (os.path.join(folder, name) for name in names if not name.startswith(".") and name not in NEVER)
        waiting.extend(path for path in below if os.path.isdir(path))


def _watched_above(folders: Iterable[str], above: Iterable[str]) -> Iterator[str]:
    """The folders themselves, and those above them that are of their repository or have a config file.

    Outside of a repository they go up to the root of the system, and what happens there is mostly of no concern.
    """
    inside = frozenset(folders)
    for folder in above:
        if not os.access(folder, os.R_OK | os.X_OK):
            continue
        if folder in inside or _is_in_repository(folder) or any(map(os.path.exists, _configs(folder))):
            yield folder


def _above(folders: Iterable[str]) -> Iterator[str]:
    """The folders themselves and those above them in which a config file may stand, up to the top of a repository."""
    done: set[str] = set()
    for start in folders:
        folder = start
        while folder not in done:
            done.add(folder)
            if os.path.isdir(folder):
                yield folder
            if os.path.exists(os.path.join(folder, ".git")):
                break
            folder = os.path.dirname(folder)


def _is_in_repository(folder: str) -> bool:
    while not os.path.exists(os.path.join(folder, ".git")):
        if folder == os.path.dirname(folder):
            return False
        folder = os.path.dirname(folder)
    return True


def _configs(folder: str) -> Iterator[str]:
    return (os.path.join(folder, name) for name in NAMES)


def _inside(folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        try:
            paths = [os.path.join(folder, name) for name in os.listdir(folder) if not name.startswith(".")]
        except OSError:
            continue
        yield from (_shown(path) for path in paths if os.path.isfile(path))


def _shown(path: str) -> str:
    """The path from the working folder where it lies below that."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)


def _stamp(path: str) -> Stamp:
    try:
        about = os.stat(path)
    except (OSError, ValueError):
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
