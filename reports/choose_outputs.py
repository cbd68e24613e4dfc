"""Where reports go: standard output or files, several in one run, each file whole or not there at all."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any, TextIO

from ..rules.settings import nearest
from .formats import FORMATS, make_report
from .remember_report import Memory
from .report import Report, Reports, Run
from .report import WrongOutput as WrongOutput  # formats raise it too; here is where others look for it

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

DEFAULT = "terminal"
# A path that is no UTF-8 comes in as lone surrogates; escaped they are still text.
AS_TEXT: dict[str, Any] = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file it goes to; standard output where ``path`` is None."""

    format: str
    path: Path | None = None


def choose_outputs(given: Sequence[str], shown: str | None) -> tuple[Output, ...]:
    """The outputs that ``FORMAT[=FILE]`` and ``--format`` ask for, or what a person reads if none goes to the screen.

    Raises WrongOutput for an unknown format, a second one on standard output or two in one file.
    """
    chosen = [_output(one) for one in given]
    if shown is not None:
        chosen.append(_output(shown))
    printed = [one.format for one in chosen if one.path is None]
    if len(printed) > 1:
        raise WrongOutput(
            f"{printed[0]} and {printed[1]} cannot both go to standard output; send one to a file: "
            f"--output {printed[1]}=FILE"
        )
    files = [one.path for one in chosen if one.path is not None]
    for path in files:
        if files.count(path) > 1:
            raise WrongOutput(f"{path}: two outputs cannot go to one file")
    return tuple(chosen if printed else [Output(DEFAULT), *chosen])


def _output(text: str) -> Output:
    name, given, path = text.partition("=")
    if name not in FORMATS:
        near = nearest(name, FORMATS) or f"; known are {', '.join(FORMATS)}"
        raise WrongOutput(f"unknown format {name!r}{near}")
    if given and not path:
        raise WrongOutput(f"--output {text}: no file is named; write {name}=FILE, or {name} for standard output")
    return Output(name, Path(path) if given else None)


@contextmanager
def opened_reports(
    outputs: Iterable[Output], run: Run, also: Iterable[Report] = (), memory: Memory | None = None
) -> Iterator[Report]:
    """One report that writes them all, and those in ``also``; files appear when the block ends without an exception.

    Raises WrongOutput before anything is checked where a file cannot be written.
    """
    with ExitStack() as stack:
        places = [sys.stdout if one.path is None else stack.enter_context(whole_file(one.path)) for one in outputs]
        reports = [make_report(one.format, place, run, memory) for one, place in zip(outputs, places, strict=True)]
        yield Reports([*reports, *also])


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of ``path`` at the end, so that nobody reads half a report."""
    if path.exists() and not path.is_file():  # a device or a pipe has no place to take
        with _named(path):
            special = _NamedFile(path, path)
        with TextIOWrapper(BufferedWriter(special), **AS_TEXT) as file:
            yield file
        return
    with _named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with TextIOWrapper(BufferedWriter(_NamedFile(number, path)), **AS_TEXT) as file:
            yield file
        with _named(path):
            os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class _NamedFile(FileIO):
    """A file, written anew; where the disk is full or broken, what is raised names the report that it was to be."""

    def __init__(self, file: int | Path, report: Path) -> None:
        super().__init__(file, "w")
        self._report = report

    def write(self, content: "ReadableBuffer") -> int:
        with _named(self._report):
            return super().write(content)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WrongOutput(f"{path}: cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
