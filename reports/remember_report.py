"""Keeps what a report wrote of a post beside the post's result, to write it again while nothing has changed."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any, TextIO, cast

from ..corpus.count_result import PostCounts, count_result
from ..corpus.result_cache import ResultCache
from ..corpus.stored_result import StoredResult
from ..pipeline.values import PostResult
from .report import Report
from .summary import Summary

# The environment's say in how a report looks, see `make_console`; what a terminal is told is never kept.
ASKED = ("COLUMNS", "NO_COLOR", "TERM")


@dataclass(frozen=True, slots=True)
class Memory:
    """Where it is kept, and the ``settings`` that a report of the same result may differ by."""

    cache: ResultCache
    settings: tuple[str, ...] = ()

    def key(self, format_name: str, result: str) -> str:
        """The key of what this program writes in that format of the result under the key ``result``, or of a summary."""
        asked = [f"{name}={os.environ.get(name)}" for name in ASKED]
        return sha256("\0".join((_program(), format_name, result, *self.settings, *asked)).encode()).hexdigest()


class RememberingReport:
    """A report that writes of a result what it wrote of it before; ``make`` makes it for an output, when it is needed.

    Its format is one that writes nothing before the first post, and of each what its result and the run say.
    """

    def __init__(self, make: Callable[[TextIO], Report], out: TextIO, memory: Memory, name: str) -> None:
        self._make = make
        self._copying = _Copying(out)
        self._out = out
        self._memory = memory
        self._name = name

    @cached_property
    def _report(self) -> Report:
        report = self._make(cast(TextIO, self._copying))
        report.begin()
        return report

    def begin(self) -> None:
        """Nothing stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write one post, and note its counts where they were kept."""
        key = result.key if isinstance(result, StoredResult) else None
        if not isinstance(result, StoredResult) or key is None:
            self._report.add(result)
            return
        place = self._memory.key(self._name, key)
        said = _read(self._memory.cache.read(place))
        if said is not None:
            counts, text = said
            result.know(counts)
            self._out.write(text)
            return
        with self._copying as copy:
            self._report.add(result)
        told = {"counts": count_result(result).record(), "text": copy.getvalue()}
        self._memory.cache.write(place, json.dumps(told).encode())

    def end(self, summary: Summary) -> None:
        """Write what stands after the posts, which hangs on the summary alone."""
        place = self._memory.key(self._name, repr(summary))
        said = self._memory.cache.read(place)
        if said is not None:
            self._out.write(said.decode())
            return
        with self._copying as copy:
            self._report.end(summary)
        self._memory.cache.write(place, copy.getvalue().encode())


class _Copying:
    """An output that can copy what is written to it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._copy: StringIO | None = None

    def __enter__(self) -> StringIO:
        self._copy = StringIO()
        return self._copy

    def __exit__(self, *raised: object) -> None:
        self._copy = None

    def write(self, text: str) -> int:
        """Write on."""
        if self._copy is not None:
            self._copy.write(text)
        return self._out.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)


def _read(content: bytes | None) -> tuple[PostCounts, str] | None:
    try:
        said = json.loads(content or b"null")
        return (PostCounts.of_record(said["counts"]), str(said["text"])) if isinstance(said, dict) else None
    except (ValueError, TypeError, KeyError):
        return None


@cache
def _program() -> str:
    """What writes reports, as one digest: the modules of this folder, and the package that wraps and colours lines."""
    digest = sha256(version("rich").encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
