"""A progress bar on standard error, for a person who waits."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

PATIENCE = 2.0  # seconds before a bar appears: a short run needs none


@contextmanager
def shown_progress(posts: int, *, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """Yields what to call after every one of the ``posts``.

    A bar appears only where standard error is a terminal that the report itself is not being printed on.
    """
    if quiet or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    bar = _Bar(posts)
    try:
        yield bar.advance
    finally:
        bar.stop()


class _Bar:
    def __init__(self, posts: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("checking", total=posts)
        self._begun = monotonic()
        self._shown = False

    def advance(self) -> None:
        self._progress.advance(self._task)
        if not self._shown and monotonic() - self._begun > PATIENCE:
            self._progress.start()
            self._shown = True

    def stop(self) -> None:
        if self._shown:
            self._progress.stop()
