"""``overclaim vocabulary``: takes a user's own ontology in, and writes ours as one."""

from pathlib import Path
from typing import Annotated

import typer

from ...rules.scales import Kind
from ..console import ExitCode, tell
from .answers import answers
from .loading import RULES, read_settings
from .options import Debug
from .options import TablesConfig as Config

app = typer.Typer(help="The health concepts and their names.", no_args_is_help=True, rich_markup_mode=None)

TAKEN_SHOWN = 5


@app.command("import")
@answers
def import_terms(
    file: Annotated[Path, typer.Argument(help="An OBO file, or a scispaCy knowledge base (.jsonl).")],
    folder: Annotated[Path, typer.Argument(help="The rules folder to write to; made where there is none.")],
    kind: Annotated[Kind, typer.Option(help="What the terms are that the file says no kind of.")] = Kind.CONDITION,
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Write the terms of an ontology to a vocabulary table of a rules folder, to be laid over ours by config."""
    from ...rules.exchange.vocabulary_file import import_vocabulary
    from ...rules.vocabulary import load_vocabulary

    folders = (RULES, *read_settings(config).tables)
    done = import_vocabulary(file, load_vocabulary(*folders), folder, kind)
    load_vocabulary(*folders, folder)
    if done.taken:
        named = ", ".join(done.taken[:TAKEN_SHOWN]) + (", ..." if len(done.taken) > TAKEN_SHOWN else "")
        tell(f"{len(done.taken)} names left out, since they name another concept already: {named}")
    print(f"{folder}: {done.added} concepts added, {done.extended} given more names")
    return ExitCode.FINE


@app.command()
@answers
def export(
    file: Annotated[Path, typer.Argument(help="Where to write; the ending says how: .obo, or .jsonl for scispaCy.")],
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Write the vocabulary as an OBO file or a scispaCy knowledge base."""
    from ...rules.exchange.vocabulary_file import export_vocabulary
    from ...rules.vocabulary import load_vocabulary

    known = load_vocabulary(RULES, *read_settings(config).tables)
    export_vocabulary(known, file)
    print(f"{file}: {len(known)} concepts, {len(known.names())} names")
    return ExitCode.FINE
