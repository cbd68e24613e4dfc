"""What git knows of posts: which have changed since a revision, and what they were then.

Since the revision BASE means since the merge base of BASE and HEAD, as a code host shows a pull request: what others
have done on BASE meanwhile is not ours. The files are taken as they lie in the work tree, committed or not.
Read of git's documentation: git-diff (raw output, ``-z``), git-merge-base, gitrevisions(7).
"""

import os
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..rules.source_error import SourceError
from .formats import READERS

# In a hook git sets these for its own repository, and a post may lie in another.
_OF_ONE_REPOSITORY = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"})
_NO_FILE = "000000"  # the mode of a file that is not there


@dataclass(frozen=True, slots=True)
class OldVersion:
    """The file that a post was at the revision: git's name for its content, and its path from the repository's top."""

    blob: str
    path: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of one repository, whose work tree's top folder is ``root``; ``asked`` is what the user called it."""

    root: str
    asked: str
    commit: str
    _changed: Mapping[str, OldVersion | None] = field(repr=False)
    _tracked: Collection[str] = field(repr=False)

    def is_unchanged(self, path: str) -> bool:
        """Whether git has the post, by its path from ``root``, and sees no difference from what it was at the revision."""
        return path in self._tracked and path not in self._changed

    def old_version(self, path: str) -> OldVersion | None:
        """What a file was at the revision, under this path or the one that it was renamed from; None where it is new."""
        if path in self._changed:
            return self._changed[path]
        return OldVersion(f"{self.commit}:{path}", path) if path in self._tracked else None

    def content(self, old: OldVersion) -> bytes:
        """The bytes of the old version; raises SourceError where git does not have them, as in a partial clone."""
        done = run_git(self.root, self.asked, "cat-file", "blob", old.blob)
        if done.returncode:
            raise _problem(self.asked, f"git cannot show {old.path} as it was: {_said(done)}")
        return done.stdout


def read_revision(folder: str, asked: str) -> Revision:
    """The merge base of HEAD and ``asked`` in the repository that ``folder`` is in, and what has changed since.

    Raises SourceError, in one line with the remedy, where there is no git, no repository or no such revision.
    """
    top = run_git(folder, asked, "rev-parse", "--show-toplevel")
    if top.returncode:
        raise _problem(asked, f"{folder}: {_said(top)}; check posts of a git repository, or leave out --diff")
    root = os.path.realpath(os.fsdecode(top.stdout.removesuffix(b"\n")))
    commit = _merge_base(root, asked)
    changed = _changed_files(
        _answer(
            root,
            asked,
            "diff",
            "--raw",
            "-z",
            "--no-abbrev",
            "-M",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules=all",
            commit,
            "--",
        )
    )
    tracked = _answer(root, asked, "ls-files", "-z", "--cached", "--full-name")
    names = map(os.fsdecode, tracked.split(b"\0"))
    posts = frozenset(name for name in names if os.path.splitext(name)[1].lower() in READERS)
    return Revision(root, asked, commit, changed, posts)


def run_git(folder: str, asked: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """What git answers in ``folder``; it takes no lock, reads no input and runs no shell."""
    command = ["git", "--no-optional-locks", "-c", "core.quotepath=off", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ONE_REPOSITORY}
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env={**environment, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        if not os.path.isdir(folder):
            raise _problem(asked, f"{folder}: no such folder; check the spelling of the path") from None
        raise _problem(asked, "git is not installed or not on PATH; install it, or leave out --diff") from None
    except (OSError, ValueError) as error:
        raise _problem(asked, f"git cannot be run: {error}") from None


def _merge_base(root: str, asked: str) -> str:
    if not asked:
        raise _problem(asked, "no revision is named; write --diff BASE with a branch, tag or commit")
    found = None
    # Git would read a leading hyphen as an option, and no revision begins with one.
    if not asked.startswith("-") and "\0" not in asked:
        found = run_git(root, asked, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{asked}^{{commit}}")
    if found is None or found.returncode:
        raise _problem(
            asked, f"no such revision in {root}; mend its spelling, or run: git fetch {_fetched(root, asked)}"
        )
    commit = found.stdout.decode("ascii").strip()
    base = run_git(root, asked, "merge-base", commit, "HEAD")
    if base.returncode:
        if _is_shallow(root):
            problem = (
                f"the clone in {root} is too shallow to hold where HEAD left it; run: git fetch --unshallow origin"
            )
        else:
            problem = f"it has no commit in common with HEAD in {root}; name a revision that HEAD comes from"
        raise _problem(asked, problem)
    return base.stdout.decode("ascii").split()[0]


def _fetched(root: str, asked: str) -> str:
    """What to give ``git fetch`` so that ``asked`` is there; a clone of one branch must be told where to put another."""
    depth = "--depth=1000 " if _is_shallow(root) else ""
    branch = asked.removeprefix("origin/")
    return f"{depth}origin {asked}" if branch == asked else f"{depth}origin {branch}:refs/remotes/{asked}"


def _is_shallow(root: str) -> bool:
    return run_git(root, "", "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _changed_files(raw: bytes) -> dict[str, OldVersion | None]:
    """Of ``git diff --raw -z``, ``:MODE MODE ID ID STATUS NUL PATH NUL``, for a rename with two paths, the old one first.

    A file that git no longer tracks stands there as deleted and may still be in the work tree, so that it is kept.
    """
    found: dict[str, OldVersion | None] = {}
    fields = iter(raw.split(b"\0"))
    for head in fields:
        if not head:
            continue
        old_mode, _, blob, _, status = head.removeprefix(b":").decode("ascii").split(" ")
        old = new = os.fsdecode(next(fields))
        if status[0] in "RC":
            new = os.fsdecode(next(fields))
        if status[0] == "U" and new in found:
            continue  # a file in conflict is listed a second time, with its content
        found[new] = None if old_mode == _NO_FILE or not blob.strip("0") else OldVersion(blob, old)
    return found


def _answer(root: str, asked: str, *arguments: str) -> bytes:
    done = run_git(root, asked, *arguments)
    if done.returncode:
        raise _problem(asked, f"git {arguments[0]} failed in {root}: {_said(done)}")
    return done.stdout


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"exit code {done.returncode}"


def _problem(asked: str, problem: str) -> SourceError:
    return SourceError(Path(f"--diff {asked}"), None, problem)
