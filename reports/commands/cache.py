"""``overclaim cache``: what is kept of earlier checks, and how to be rid of it."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from ...rules.source_error import SourceError
from ..console import ExitCode
from ..plain_text import plural
from .answers import answers
from .loading import find_settings
from .options import Debug
from .prepare_check import open_cache

app = typer.Typer(help="Results that are kept between checks.", no_args_is_help=True, rich_markup_mode=None)

Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="TOML file that the cache lies beside.")]


@app.command()
@answers
def info(
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="For people or for programs.")] = "text",
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Say where the cache is, how many files it holds, how many bytes they take and may take."""
    cache = open_cache(find_settings(config))
    try:
        count, size = cache.size()
    except OSError as error:
        raise SourceError(cache.folder, None, f"cannot be looked through: {error.strerror or error}") from None
    if format == "json":
        print(json.dumps({"folder": str(cache.folder), "entries": count, "bytes": size, "most": cache.most}))
    else:
        print(f"{cache.folder}: {plural(count, 'file')}, {size:,} bytes of {cache.most:,} at most")
    return ExitCode.FINE


@app.command()
@answers
def clear(config: Config = None, debug: Debug = False) -> int:
    """Take out every result that is kept; the next check reads all posts anew."""
    cache = open_cache(find_settings(config))
    try:
        count = cache.clear()
    except OSError as error:
        raise SourceError(cache.folder, None, f"cannot be cleared: {error.strerror or error}") from None
    print(f"{cache.folder}: {plural(count, 'file')} taken out")
    return ExitCode.FINE
