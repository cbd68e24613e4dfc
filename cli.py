"""The command line: parse, call, print, exit."""

import gc
import json
import os
import sys
import warnings
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Literal

import typer

from .reports.commands import baseline as baselines
from .reports.commands import cache, evidence, vocabulary
from .reports.commands.answers import answers
from .reports.commands.check import check
from .reports.commands.config import config as show_config
from .reports.commands.init import init
from .reports.commands.loading import RULES, find_all, find_settings, make_checker, named, read_settings
from .reports.commands.options import Config, Debug, ForPeople, ModelName, Paths
from .reports.console import ExitCode, make_console, page_of, print_lines, print_records, tell
from .reports.summary import Summary
from .rules.settings import FailOn, layered_packs

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(baselines.app, name="baseline")
app.add_typer(cache.app, name="cache")
app.add_typer(evidence.app, name="evidence")
app.add_typer(vocabulary.app, name="vocabulary")
app.command()(check)
app.command(name="config")(show_config)
app.command(name="init")(init)

# New objects between two searches for cycles while things are loaded: by Python's own numbers the tables and spaCy's
# modules would be searched a hundred times over, a tenth of a run's time. `make_checker` ends that.
COLLECTION = (100_000, 50, 100)

Lines = Annotated[Literal["jsonl"], typer.Option("--format", help="One JSON object a line.")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 findings, 2 wrong input, 3 our fault."""
    gc.set_threshold(*COLLECTION)
    # A shell that closes one of them leaves None.
    sys.stdout, sys.stderr = sys.stdout or open(os.devnull, "w"), sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A path that is no UTF-8 comes in as lone surrogates; escaped they are still valid JSON.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what a library warns of is nothing that an editor can act on
    try:
        app(None if arguments is None else list(arguments), prog_name="overclaim")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else ExitCode.FINE
    return ExitCode.FINE


@app.callback(invoke_without_command=True)
def options(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Finds health claims that say more than the evidence does."""
    if show_version:
        print(f"overclaim {version('overclaim')}")
        raise typer.Exit


@app.command()
@answers
def claims(
    paths: Paths, format: Lines = "jsonl", config: Config = None, model: ModelName = None, debug: Debug = False
) -> int:
    """Print every relation that the posts assert, one JSON object a line."""
    from .corpus.check_cached import check_cached
    from .reports.records import PostRecords

    summary = Summary()
    settings = find_settings(config)
    found = find_all(paths, settings)
    checker = make_checker(model, settings, found.names())
    for result in named(check_cached(found.found, lambda: checker)):
        summary.add(result, FailOn.NEVER)
        if result.post is not None:
            records = PostRecords(result.post, result.sentences)
            print_records(map(records.claim, result.claims))
    return summary.exit_code


@app.command()
@answers
def entities(paths: Paths, format: Lines = "jsonl", model: ModelName = None, debug: Debug = False) -> int:
    """Print every health entity of the posts, one JSON object a line."""
    from .corpus.check_paths import find_entities
    from .reports.records import PostRecords

    checker = make_checker(model)
    checker.model.recogniser  # noqa: B018 - loads it, so that a broken model stops the run before its first post
    summary = Summary()
    for result in named(find_entities(paths, checker)):
        summary.add(result, FailOn.NEVER)
        if result.post is not None:
            print_records(map(PostRecords(result.post, ()).entity, result.entities))
    return summary.exit_code


@app.command()
@answers
def suppressions(
    paths: Paths, format: ForPeople = "text", config: Config = None, model: ModelName = None, debug: Debug = False
) -> int:
    """List what the posts suppress: where, which rule, why, until when, and whether it is still needed."""
    from .corpus.check_cached import check_cached
    from .reports.suppression_list import make_list

    summary = Summary()
    listed = make_list(format, sys.stdout)
    settings = find_settings(config)
    found = find_all(paths, settings)
    checker = make_checker(model, settings, found.names())
    listed.begin()
    for result in named(check_cached(found.found, lambda: checker)):
        summary.add(result, FailOn.NEVER)
        listed.add(result)
    listed.end()
    return summary.exit_code


@app.command()
@answers
def explain(
    name: Annotated[
        list[str], typer.Argument(metavar="RULE|TERM|EVIDENCE-ID", help="A rule, a health term or an evidence row.")
    ],
    debug: Debug = False,
) -> int:
    """Show a rule with its examples, a term with its evidence, or an evidence row with its sources."""
    from .corpus.judged_findings import load_judged, precision_by_rule
    from .reports.explain import Knowledge, UnknownName, explain
    from .rules.evidence import load_evidence
    from .rules.load_packs import load_packs
    from .rules.vocabulary import load_vocabulary

    precision = precision_by_rule(load_judged())
    known = Knowledge(load_packs(RULES / "packs"), load_vocabulary(RULES), load_evidence(RULES), precision)
    try:
        print_lines(explain(page_of(make_console(sys.stdout)), " ".join(name), known))
    except UnknownName as problem:
        return tell(str(problem))
    return ExitCode.FINE


@app.command()
@answers
def rules(format: ForPeople = "text", config: Config = None, debug: Debug = False) -> int:
    """List the rules that run."""
    from .reports.rules_table import rule_record, table_lines

    settings = read_settings(config)
    chosen = settings.apply(layered_packs(RULES, settings.tables))
    if format == "json":
        print(json.dumps([rule_record(rule) for rule in chosen], ensure_ascii=False, indent=2))
    else:
        print_lines(table_lines(chosen))
    return ExitCode.FINE


@app.command()
@answers
def trace(
    target: Annotated[
        str, typer.Argument(metavar="TEXT|PATH[:LINE]", help="A sentence, or where in a post it stands.")
    ],
    model: ModelName = None,
    debug: Debug = False,
) -> int:
    """Show what every stage makes of a sentence: names, tree, claim and why, evidence, findings."""
    from .corpus.read_posts import UnreadablePost
    from .reports.trace_report import trace_lines
    from .reports.trace_target import read_target, readings

    try:
        found = read_target(target)
    except UnreadablePost as problem:
        return tell(str(problem))
    checker = make_checker(model, find_settings(None), [found.post.path])
    result = checker.check_post(found.post)
    chosen = found.choose(result.sentences)
    if not chosen:
        return tell(f"{target}: no sentence stands on that line")
    page = page_of(make_console(sys.stdout))
    trees, spotted = readings(checker, found.post, result.sentences)
    for one in chosen:
        print_lines(trace_lines(page, result, one, trees.get(one.index), spotted.get(one.index), checker.evidence))
    return ExitCode.FINE


@app.command()
@answers
def score(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help="Labelled files; without, our gold.")
    ] = None,
    posts: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Where the posts of gold claims are.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Show what was read otherwise.")] = False,
    format: Annotated[Literal["table", "json"], typer.Option("--format")] = "table",
    model: ModelName = None,
    debug: Debug = False,
) -> int:
    """Score the tool on labelled data."""
    from .corpus.score import score_paths
    from .reports.score_json import render_json
    from .reports.score_table import render_table

    scores = score_paths(paths or [], make_checker(model), posts)
    print((render_json if format == "json" else render_table)(scores, misses=misses), end="")
    return ExitCode.WRONG_INPUT if scores.failed else ExitCode.FINE


if __name__ == "__main__":
    sys.exit(main())
