"""Standard output, standard error and exit codes: colours, width, one line a problem."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TextIO

from .plain_text import on_one_line

if TYPE_CHECKING:  # a run that says again what it said before needs none of them
    from rich.console import Console
    from rich.text import Text

    from .finding_lines import Page

WIDEST, NARROWEST = 110, 40
UNASKED = 100  # cells a line where no terminal says its width


class ExitCode(IntEnum):
    """What the exit of every command says."""

    FINE = 0
    FOUND = 1
    WRONG_INPUT = 2
    OUR_FAULT = 3


def make_console(out: TextIO, width: int | None = None) -> "Console":
    """A console that takes text as it is: no markup, no emoji codes; colours only on a terminal without NO_COLOR."""
    from rich.console import Console

    terminal = out.isatty()
    plain = not terminal or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Console(
        file=out,
        width=width if width or terminal else _asked_width() or UNASKED,
        force_terminal=terminal,
        color_system=None if plain else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )


def page_of(console: "Console") -> "Page":
    """How wide the lines on that console are, and whether colours mark words."""
    from .finding_lines import Page

    return Page(max(min(console.width, WIDEST), NARROWEST), console.color_system is not None)


def print_texts(lines: Iterable[str]) -> None:
    """Lines on standard output as they are."""
    for line in lines:
        print(line)


def print_lines(lines: "Iterable[Text]") -> None:
    """Lines on standard output, never broken again."""
    console = make_console(sys.stdout)
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)


def print_records(records: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line on standard output."""
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


def tell(problem: str, code: ExitCode = ExitCode.WRONG_INPUT) -> ExitCode:
    """Name a problem in one line on standard error; returns the exit code that goes with it."""
    print(f"overclaim: {on_one_line(problem)}", file=sys.stderr)
    return code


def _asked_width() -> int | None:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() else None
