"""Checks posts in worker processes; the results are those of one process, in the same order.

Every worker has a link of its own with this process and nothing else in common with the others. A thread in it does
nothing but receive posts, so that sending some never waits for a check to end; when the link ends it ends the worker in
the middle of whatever it does. So no worker outlives this process, however that ends, and none is asked to stop. A
worker that ends by itself (for want of memory the system kills the largest process) leaves the posts that it was at to
this process, which checks them as it would without workers.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import TYPE_CHECKING, NoReturn, TypeVar

from ..pipeline.values import Post, PostResult
from .encode_results import NotAResult, decode_result, encode_result
from .read_posts import RawPost, UnreadablePost, read_text

if TYPE_CHECKING:
    from ..pipeline.run import Checker

MakeChecker = Callable[[], "Checker"]
Slot = TypeVar("Slot")

TOGETHER = 8  # posts that a worker is given at once
AHEAD = 2  # times that many posts are with a worker: those that it checks and the next
# Makes a checker load everything: two names that are no terms, an abbreviation, a claim with evidence.
WARM_UP = "Zorbine may cause flurb. Smoking causes lung cancer (LC)."
GRACE = 5.0  # seconds for a worker to end once its link has


@dataclass(frozen=True, slots=True)
class Checked:
    """A result, and its bytes (`encode_results`) where a worker made it."""

    result: PostResult
    encoded: bytes | None = None


@dataclass(eq=False, slots=True)
class _Group:
    """Posts that are checked together, and once that is ``done`` the bytes of their results; none where a worker died."""

    posts: list[RawPost] = field(default_factory=list)
    done: bool = False
    answer: Sequence[bytes] = ()


@dataclass(eq=False, slots=True)
class _Worker:
    """A process, this end of the link with it, and the groups that it has been given and not answered, in order."""

    process: BaseProcess
    link: Connection
    groups: deque[_Group] = field(default_factory=deque)


class Workers:
    """Processes that check posts: give `check` every post, and call `close` at the end, whatever happened.

    ``make_checker`` gives this process's own checker, for posts that a dead worker leaves. It must have been made
    already where the processes are forked, which share its memory; where they are spawned each makes its own, for which
    ``make_checker`` has to be something that can be pickled.
    """

    def __init__(self, number: int, make_checker: MakeChecker, method: str, together: int = TOGETHER) -> None:
        self._make_checker = make_checker
        self._together = together
        self._window = number * (AHEAD + 1) * together
        self._waiting: deque[_Group] = deque()
        self._workers: list[_Worker] = []
        if method == "fork":
            warm_up(make_checker())
        gc.freeze()  # a collection in a worker would write to, and so copy, all the memory that it shares
        try:
            for _ in range(number):
                self._workers.append(_start(method, make_checker, [one.link for one in self._workers]))
        except OSError:  # no more processes or memory to be had: those that there are will do, and none is no error
            pass
        except BaseException:
            self.close()
            raise
        finally:
            gc.unfreeze()

    def check(self, slots: Iterable[tuple[Slot, RawPost | None]]) -> "Iterator[tuple[Slot, Checked | None]]":
        """Every slot in order, with the result of its post where it has one; a bounded number is read ahead."""
        remaining = iter(slots)
        window: deque[tuple[Slot, _Group | None, int]] = deque()
        filling = _Group()
        while True:
            for slot, post in islice(remaining, self._window - len(window)):
                window.append((slot, None if post is None else filling, len(filling.posts)))
                if post is not None:
                    filling.posts.append(post)
                    if len(filling.posts) == self._together:
                        self._send(filling)
                        filling = _Group()
            if not window:
                return
            if filling.posts and (len(window) < self._window or window[0][1] is filling):
                self._send(filling)  # no post is left to fill it, or none can come before it is answered
                filling = _Group()
            slot, group, place = window.popleft()
            yield slot, None if group is None else self._result(group, place)

    def close(self) -> None:
        """End every worker, in the middle of a post if need be."""
        for worker in self._workers:
            worker.link.close()
        for worker in self._workers:
            _reap(worker.process)
        self._workers.clear()

    def _send(self, group: _Group) -> None:
        self._waiting.append(group)
        self._take(0)
        self._deal()

    def _deal(self) -> None:
        """Give the groups that wait to the workers that have the fewest; where no worker is left nobody answers them."""
        while self._waiting:
            if not self._workers:
                self._waiting.popleft().done = True
                continue
            worker = min(self._workers, key=lambda one: len(one.groups))
            if len(worker.groups) >= AHEAD:
                return
            group = self._waiting.popleft()
            worker.groups.append(group)
            try:
                worker.link.send(group.posts)
            except OSError:
                self._bury(worker)

    def _take(self, seconds: float | None) -> None:
        """Take in what workers have answered; wait for one that does, ``seconds`` at most."""
        ready = wait([worker.link for worker in self._workers], seconds)
        for worker in [one for one in self._workers if one.link in ready]:
            try:
                answer = worker.link.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            group = worker.groups.popleft()
            group.answer, group.done = answer, True

    def _bury(self, worker: _Worker) -> None:
        """A worker has died: what it was at goes unanswered, so that it takes no other along; another gets the rest."""
        self._workers.remove(worker)
        worker.link.close()
        _reap(worker.process)
        if worker.groups:
            worker.groups.popleft().done = True
        self._waiting.extendleft(reversed(worker.groups))

    def _result(self, group: _Group, place: int) -> Checked:
        while not group.done:
            self._take(None)
            self._deal()
        if group.answer:
            try:
                return Checked(decode_result(group.answer[place]), group.answer[place])
            except NotAResult:  # then as if a worker had died over it
                pass
        (result,) = _results(self._make_checker(), [group.posts[place]])
        return Checked(result)


def _results(checker: "Checker", posts: Iterable[RawPost]) -> Iterator[PostResult]:
    """The result of each post in order; one that cannot be read is reported, the others are checked together."""
    read = [_read(post) for post in posts]
    checked = checker.check_posts(one for one in read if isinstance(one, Post))
    for one in read:
        yield next(checked) if isinstance(one, Post) else one


def _read(post: RawPost) -> Post | PostResult:
    try:
        return post.read()
    except UnreadablePost as error:
        return PostResult(error.path, failure=error.reason)


def warm_up(checker: "Checker") -> None:
    """Load all that a checker loads when it first needs it, once instead of in every worker."""
    for _ in checker.check_posts([read_text("warm-up.md", WARM_UP, suffix=".md")]):
        pass


def _start(method: str, make_checker: MakeChecker, links: Sequence[Connection]) -> _Worker:
    """A new worker; ``links`` are this process's with the others, which a fork hands down and must not hold open."""
    context = multiprocessing.get_context(method)
    if method == "spawn" and os.name == "posix":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # or the first worker's start would start it, and let signals through again
    ours, theirs = context.Pipe()
    handed_down = [*links, ours] if method == "fork" else []
    process = context.Process(target=_work, args=(theirs, make_checker, handed_down), daemon=True)  # type: ignore[attr-defined]
    try:
        with _signals_held():
            process.start()
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return _Worker(process, ours)


def _reap(process: BaseProcess) -> None:
    process.join(GRACE)
    if process.is_alive():
        process.kill()
        process.join()


@contextmanager
def _signals_held() -> Iterator[None]:
    """Ctrl-C comes after this, so that a worker that has just begun never gets it in place of this process."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(link: Connection, make_checker: MakeChecker, handed_down: Sequence[Connection]) -> NoReturn:
    """What a worker does until its link ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the one that started us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # as in the process that started us, which a spawned one does not know of
    for other in handed_down:
        other.close()
    try:
        given: SimpleQueue[Sequence[RawPost]] = SimpleQueue()
        threading.Thread(target=_receive, args=(link, given), daemon=True).start()
        checker = make_checker()
        while True:
            link.send([encode_result(result) for result in _results(checker, given.get())])
    except BaseException:  # noqa: BLE001 - who started us checks those posts again, and tells what is wrong
        os._exit(1)


def _receive(link: Connection, given: "SimpleQueue[Sequence[RawPost]]") -> None:
    try:
        while True:
            given.put(link.recv())
    except BaseException:  # noqa: BLE001 - the link has ended, and with it what a worker is for
        os._exit(0)
