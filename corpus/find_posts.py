"""Expands files and folders to the posts in them, leaving out what .gitignore leaves out."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .formats import READERS

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
NEVER = frozenset({"node_modules", "__pycache__"})


class UnreadablePost(Exception):
    """A path that leads to no post that can be read; prints as ``path: reason`` in one line, with what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


Excludes = Callable[[str], bool]
Found = str | UnreadablePost


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """What one walk over ``paths`` came upon, in order: names and nothing of what stands in the posts."""

    paths: tuple[str, ...]
    found: tuple[Found, ...]
    left_out: int = 0
    """How many posts are not among them since their config excludes them although they were named."""

    def names(self, stdin_name: str | None = None) -> list[str]:
        """The posts without what cannot be read; standard input goes by ``stdin_name``."""
        posts = [post for post in self.found if not isinstance(post, UnreadablePost)]
        return [stdin_name or post if post == STDIN else post for post in posts]


def find_posts(paths: Sequence[str | os.PathLike[str]], excludes: Excludes | None = None) -> Iterator[Found]:
    """Yield every post's path once, files as given, folders searched in sorted order; ``-`` stays as it is.

    A path that does not exist and a folder without posts are yielded as UnreadablePost, so that the rest goes on.
    A file that is named is always read, whatever .gitignore and ``excludes`` say.
    """
    yield from once(post for given in paths for post in _found_at(os.fspath(given), excludes))


def once(posts: Iterable[Found]) -> Iterator[Found]:
    """Each post the first time that its file comes, under whatever name; all that cannot be read."""
    seen: set[str] = set()
    for post in posts:
        if isinstance(post, str):
            same = post if post == STDIN else os.path.realpath(post)
            if same in seen:
                continue
            seen.add(same)
        yield post


def _found_at(path: str, excludes: Excludes | None) -> Iterator[Found]:
    found = False
    for post in _posts_at(path, excludes):
        found = True
        yield post
    if not found:
        yield UnreadablePost(
            path, f"no posts in this folder; looked for {', '.join(READERS)} outside .gitignore and exclude"
        )


def _posts_at(path: str, excludes: Excludes | None) -> Iterator[Found]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):
        yield from _search(path, excludes)
    elif os.path.lexists(path) and not os.path.exists(path):
        yield UnreadablePost(path, "is a link that leads nowhere; mend or remove it")
    elif not os.path.exists(path):
        yield UnreadablePost(path, _why_missing(path))
    else:
        yield path


def _why_missing(path: str) -> str:
    try:
        os.stat(path)
    except PermissionError:
        return "no permission to look for it there; change the access rights of its folder"
    except (OSError, ValueError):
        pass
    return "no such file or folder; check the spelling of the path"


def _search(folder: str, excludes: Excludes | None) -> Iterator[Found]:
    """Posts below ``folder``, files before subfolders, both sorted; a linked folder is entered once."""
    root = Path(folder).resolve()
    waiting: list[tuple[str, Path, list[_Ignore]]] = [(folder, root, _ignores_above(root))]
    entered = {str(root)}
    while waiting:
        shown, place, ignores = waiting.pop()
        ignores = [*ignores, *_ignore_of(place)]
        try:
            entries = sorted(os.scandir(shown), key=lambda entry: entry.name)
        except OSError as error:
            yield UnreadablePost(shown, f"the folder cannot be searched: {error.strerror}")
            continue
        folders: list[tuple[str, Path, list[_Ignore]]] = []
        for entry in entries:
            inside = place / entry.name
            if entry.name.startswith(".") or entry.name in NEVER or _ignored(inside, _is_folder(entry), ignores):
                continue
            if _is_folder(entry):
                real = os.path.realpath(entry.path)
                if real not in entered:
                    entered.add(real)
                    folders.append((entry.path, inside, ignores))
            elif os.path.splitext(entry.name)[1].lower() in READERS and not (excludes and excludes(entry.path)):
                yield entry.path
        waiting.extend(reversed(folders))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


_Ignore = tuple[Path, "GitIgnoreSpec"]


def _ignores_above(folder: Path) -> list[_Ignore]:
    """The .gitignore files of the folders between the repository's root and ``folder``, outermost first."""
    above = list(folder.parents)
    if os.path.exists(folder / ".git"):  # False also where it may not be looked for
        return []
    for index, parent in enumerate(above):
        if os.path.exists(parent / ".git"):
            return [ignore for place in reversed(above[: index + 1]) for ignore in _ignore_of(place)]
    return []


def _ignore_of(folder: Path) -> list[_Ignore]:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    from pathspec import GitIgnoreSpec  # only where there is a file for it

    return [(folder, GitIgnoreSpec.from_lines(lines))]


def _ignored(path: Path, folder: bool, ignores: Sequence[_Ignore]) -> bool:
    """The innermost .gitignore that says anything about ``path`` decides."""
    for place, spec in reversed(ignores):
        relative = path.relative_to(place).as_posix() + ("/" if folder else "")
        verdict = spec.check_file(relative).include
        if verdict is not None:
            return verdict
    return False
