"""The arguments and options that several commands share, so that each reads the same wherever it stands."""

from pathlib import Path
from typing import Annotated, Literal

import typer

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
ForPeople = Annotated[Literal["text", "json"], typer.Option("--format", help="For people or for programs.")]
