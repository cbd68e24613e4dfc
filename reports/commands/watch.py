"""``check --watch``: checks once, then again whenever a post, a config file, a baseline or a table changes, until Ctrl-C.

The system's events only wake it up: what counts is whether a file that the check rests on is another than it was (by
its time, size and inode). So a report that is written among the posts, or an editor's temporary file, starts nothing.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING, Any

from ...pipeline.load_model import keep_model
from ...rules.source_error import SourceError
from ..choose_outputs import WrongOutput
from ..console import ExitCode, tell
from ..plain_text import plural
from .loading import RULES
from .watched_files import Seen, look

if TYPE_CHECKING:
    from watchfiles import Change

WAKING = 200  # milliseconds after which the watcher looks whether the program is to end
ANYWAY = 25  # wakings; not every disk tells of every change
NAMED = 3  # changed files that a line names
# Options that read or do something else than check files again and again.
ALONE = ("fix", "diff_only", "diff", "show_files")


def watch_check(check: Callable[..., int], given: Mapping[str, Any]) -> int:
    """Run ``check`` with the options ``given`` until Ctrl-C; the exit code of its last run, WRONG_INPUT if none ended.

    A file that is wrong (SourceError) is told, and may be mended while this waits. Raises WrongOutput for options that
    cannot be watched with, and whatever else ``check`` raises.
    """
    _refuse(given)
    program = _program(given["model"])
    code: int = ExitCode.WRONG_INPUT
    try:
        with keep_model():
            before = look(given)
            while True:
                code = _checked(check, given)
                told = f"watching {plural(before.posts, 'post')}; Ctrl-C ends it"
                before = _next(given, before, told)
                if _program(given["model"]) != program:  # what is in memory is not what results would be kept under
                    return tell("overclaim or its model has changed; start the watch again")
    except KeyboardInterrupt:
        return code


def _refuse(given: Mapping[str, Any]) -> None:
    if "-" in given["paths"]:
        raise WrongOutput("--watch waits for files to change, and standard input is none; name the file")
    for name in ALONE:
        if given[name]:
            raise WrongOutput(
                f"--watch checks again and again, which --{name.replace('_', '-')} does not; leave one out"
            )


def _program(model: str | None) -> bytes | None:
    """What the results rest on beside posts and tables; None where it cannot be told, which a check says."""
    from ...corpus.cache_key import UnknownModel, run_key

    try:
        return run_key(RULES, (), model)
    except (OSError, UnknownModel):
        return None


def _checked(check: Callable[..., int], given: Mapping[str, Any]) -> int:
    try:
        return check(**given)
    except SourceError as problem:
        return tell(str(problem))
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()


def _next(given: Mapping[str, Any], before: Seen, told: str) -> Seen:
    """What is there once it is something else than ``before``; says ``told`` when it begins to wait, then what changed."""
    waiting = ""
    while True:
        for now in _looks(given, before):
            changed = now.changed_since(before)
            if changed:
                tell(f"---------- changed: {_named(changed)} ----------")
                return now
            if not waiting:
                waiting = told
                tell(told)
            if now.folders != before.folders:  # a new one wants watching
                before = now
                break


def _looks(given: Mapping[str, Any], before: Seen) -> Iterator[Seen]:
    """What is there now: as soon as the watcher stands, whenever it wakes up, and every few seconds, should it be deaf."""
    from watchfiles import watch

    waker = watch(
        *sorted(before.folders),
        watch_filter=_Concerning(before),
        recursive=False,
        rust_timeout=WAKING,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    with closing(waker):
        try:
            for round_, changes in enumerate(waker):
                if changes or round_ % ANYWAY == 0:
                    yield look(given, before)
        except FileNotFoundError:  # a folder that went meanwhile
            sleep(WAKING / 1000)
            yield look(given, before)
        except OSError as error:
            raise SourceError("--watch", None, f"the folders cannot be watched: {error}; name fewer of them") from None


@dataclass(frozen=True, slots=True)
class _Concerning:
    """Whether an event may be about what the check rests on, so that a busy folder above the posts wakes nobody."""

    seen: Seen

    def __call__(self, change: "Change", path: str) -> bool:  # noqa: ARG002 - the library gives it
        return self.seen.concerns(path)


def _named(paths: Sequence[str]) -> str:
    more = len(paths) - NAMED
    return ", ".join(paths[:NAMED]) + (f" and {more} more" if more > 0 else "")
