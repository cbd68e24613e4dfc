"""``overclaim init``: puts overclaim into a repository with files to begin with, and changes none that is there."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ...rules.find_settings import OWN
from ..choose_outputs import WrongOutput
from ..console import ExitCode, print_texts, tell
from .answers import answers
from .loading import find_settings

STARTER = Path(__file__).parents[1] / "starter"
HOOKS = ".pre-commit-config.yaml"
# Where each file goes, and what it is made from.
FILES = {OWN: "overclaim.toml", HOOKS: "pre-commit-config.yaml", ".github/workflows/overclaim.yml": "workflow.yml"}
LIST_OF_REPOSITORIES = "repos:\n"


@answers
def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="The top folder of a repository.")] = Path("."),
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program a fault of ours happened.")] = False,
) -> int:
    """Write a config file, a pre-commit hook and a GitHub workflow to begin with; changes no file that is there."""
    if not folder.is_dir():
        return tell(f"{folder}: no such folder; make it first")
    print_texts(_done(folder))
    return ExitCode.FINE


def _done(folder: Path) -> Iterator[str]:
    """Write what is missing and say of each file whether it was; raises WrongOutput where one cannot be written."""
    for name, source in FILES.items():
        path = folder / name
        elsewhere = _config_in_force(folder) if name == OWN and not path.exists() else None
        if elsewhere is not None:  # a file nearer to the posts would take its place unseen
            yield f"{path}: left out, since {elsewhere} is in force here"
            continue
        text = (STARTER / source).read_text(encoding="utf-8")
        if _write_new(path, text):
            yield f"{path}: written"
            continue
        yield f"{path}: there already, left as it is"
        if name == HOOKS:
            yield 'to run overclaim on commits, add these lines to it, below "repos:":'
            yield text.partition(LIST_OF_REPOSITORIES)[2].rstrip("\n")
    yield "next: overclaim check PATH... says what is found; overclaim config PATH says which settings hold"


def _config_in_force(folder: Path) -> Path | None:
    """The config file that holds in the folder; raises SourceError where it is broken."""
    return find_settings(None).settings_for(folder).path


def _write_new(path: Path, text: str) -> bool:
    """Whether the file was written; one that is there is never touched, a link that leads nowhere included."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        if os.path.lexists(path):
            return False
        raise WrongOutput(f"{path}: cannot be written: a file stands where a folder should") from None
    except OSError as error:
        raise WrongOutput(f"{path}: cannot be written: {error.strerror or error}") from None
    return True
