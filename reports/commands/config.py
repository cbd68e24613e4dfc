"""``overclaim config``: what is in force and where it comes from."""

import json
from pathlib import Path
from typing import Annotated

import typer

from ..console import ExitCode, print_texts, tell
from .answers import answers
from .loading import find_settings
from .options import Debug


@answers
def config(
    post: Annotated[str, typer.Argument(metavar="[PATH]", help="A post or a folder.")] = ".",
    config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help="A config file to look at.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of config files.")] = False,
    debug: Debug = False,
) -> int:
    """Print the settings in force for a post, and which file each comes from."""
    from ...rules.settings_schema import settings_schema
    from ..settings_page import settings_lines

    finder = find_settings(config)
    settings = finder.settings_for(post)
    shipped = finder.known_rules(settings.tables)
    if schema:
        print_texts([json.dumps(settings_schema(shipped), ensure_ascii=False, indent=2)])
    elif not Path(post).exists():
        return tell(f"{post}: no such file or folder; check the spelling of the path")
    else:
        print_texts(settings_lines(settings, post, shipped, finder.rules_for(post)))
    return ExitCode.FINE
