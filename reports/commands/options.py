"""The arguments and options that several commands share, so that each reads the same wherever it stands."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ...rules.source_error import SourceError

AUTO = "auto"
MOST_DIGITS = 5  # of a number of processes: no machine runs more
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Posts, folders of posts, or - for stdin.")]
ModelName = Annotated[str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline.")]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="One config file for all posts [default: the nearest upwards]."),
]
TablesConfig = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="TOML file; its tables lie over ours.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program a fault of ours happened.")]
Jobs = Annotated[str, typer.Option("--jobs", metavar="N", help="Processes that check; auto: one a core.")]
ForPeople = Annotated[Literal["text", "json"], typer.Option("--format", help="For people or for programs.")]


def count_jobs(asked: str) -> int:
    """How many processes ``--jobs`` asks for; raises SourceError for what is no number of them."""
    from ...corpus.open_workers import cores

    if asked == AUTO:
        return cores()
    if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS:
        return int(asked) or cores()
    raise SourceError("--jobs", None, f"{asked!r} is no number of processes; write 1 or more, or {AUTO} for one a core")
