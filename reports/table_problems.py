"""What is wrong with the tables of the rules folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from rich.text import Text

from .plain_text import on_one_line, plural


class Problem(Protocol):
    """What a check of the tables says of one row or file; ``line`` counts from 1, None for the whole file."""

    @property
    def path(self) -> Path: ...
    @property
    def line(self) -> int | None: ...
    @property
    def problem(self) -> str: ...


def problem_lines(problems: Sequence[Problem]) -> Iterator[Text]:
    """``file:line: problem``, then how many there are."""
    for one in problems:
        yield Text(on_one_line(str(one)))
    yield Text(f"{plural(len(problems), 'problem')} in the tables", style="bold red" if problems else "green")


def problems_record(problems: Sequence[Problem]) -> dict[str, Any]:
    """The problems as JSON."""
    return {"problems": [{"path": str(one.path), "line": one.line, "problem": one.problem} for one in problems]}
