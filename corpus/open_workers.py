"""Decides how many processes check a run's posts, and starts them where they are quicker than one."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from pickle import PicklingError
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline.run import Checker
    from .check_cached import Outlook
    from .check_in_parallel import Workers

# Bytes of posts that a worker must have to be worth starting, by how it is started. Measured on two cores: with two
# forked workers four posts of 1,100 words (39 kB) take as long as without, and from 64 kB on three quarters of that. A
# spawned worker first loads the model, which takes as long as checking 250 to 500 kB.
WORTH = {"fork": 32_000, "spawn": 500_000}
QUOTA = Path("/sys/fs/cgroup/cpu.max")


@contextmanager
def open_workers(
    jobs: int,
    outlook: "Outlook",
    make_checker: "Callable[[], Checker]",
    recipe: "Callable[[], Checker]",
) -> "Iterator[Workers | None]":
    """Workers for the posts that are left to check, ``jobs`` at most; None where one process is as quick.

    ``make_checker`` gives the checker of this process; ``recipe`` makes one in another, and can be pickled.
    """
    method = starting_method()
    number = min(jobs, outlook.posts, outlook.size // WORTH[method])
    if number < 2:
        yield None
        return
    from .check_in_parallel import AHEAD, TOGETHER, Workers  # not paid for by a run that needs none of it

    together = max(1, min(TOGETHER, outlook.posts // (number * AHEAD)))
    try:
        workers = Workers(number, make_checker if method == "fork" else recipe, method, together)
    except (PicklingError, AttributeError, TypeError):
        yield None
        return
    try:
        yield workers
    finally:
        workers.close()


def starting_method() -> str:
    """``fork`` where that is safe, which is on Linux while this process has a single thread, else ``spawn``."""
    if sys.platform != "linux":
        return "spawn"
    try:
        return "fork" if len(os.listdir("/proc/self/task")) == 1 else "spawn"
    except OSError:
        return "spawn"


def cores() -> int:
    """The cores that this process may use: of the machine, of its affinity, and of what a container is allowed."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota = _quota()
    return there if quota is None else max(1, min(there, quota))


def _quota() -> int | None:
    """Whole cores of a cgroup's ``cpu.max``, "QUOTA PERIOD" in microseconds, where QUOTA may be "max"."""
    try:
        quota, period = QUOTA.read_text(encoding="ascii").split()
        return int(quota) // int(period)
    except (OSError, ValueError, ZeroDivisionError):
        return None
