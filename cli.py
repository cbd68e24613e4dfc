"""The command line: parse, call, print, exit."""

import functools
import json
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, ParamSpec

import typer

from .pipeline.load_model import UnusableModel
from .rules.settings import FailOn, Settings, load_settings
from .rules.source_error import SourceError

if TYPE_CHECKING:
    from rich.text import Text

    from .pipeline.run import Checker
    from .pipeline.values import PostResult
    from .reports.summary import Summary

RULES = Path(__file__).parent / "rules"
FINE, FOUND, WRONG_INPUT, OUR_FAULT = 0, 1, 2, 3

app = typer.Typer(
    help="Finds health claims that say more than the evidence does.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
tables = typer.Typer(help="The tables that checks rest on.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(tables, name="evidence")

Parameters = ParamSpec("Parameters")
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Posts, folders of posts, or - for standard input.")]
ModelName = Annotated[str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="TOML file with fail-on and [rules].")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program a fault of ours happened.")]
ForPeople = Annotated[Literal["text", "json"], typer.Option("--format", help="For people or for programs.")]
Lines = Annotated[Literal["jsonl"], typer.Option("--format", help="One JSON object a line.")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 findings, 2 wrong input, 3 our fault."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A path that is no UTF-8 comes in as lone surrogates; escaped they are still valid JSON.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what a library warns of is nothing that an editor can act on
    try:
        app(None if arguments is None else list(arguments), prog_name="overclaim")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FINE
    return FINE


def answers(command: Callable[Parameters, int]) -> Callable[Parameters, None]:
    """A command that exits with the code it returns, or with the one that its exception stands for."""

    @functools.wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except (SourceError, UnusableModel) as problem:
            code = tell(str(problem))
        except BrokenPipeError:  # whoever read our output has had enough
            sys.stdout = None
            code = WRONG_INPUT
        except Exception as fault:  # noqa: BLE001 - the one place where a fault of ours becomes an exit code
            code = tell(f"this is a fault of overclaim, not of your files: {type(fault).__name__}: {fault}", OUR_FAULT)
            if kwargs.get("debug"):
                traceback.print_exc()
        raise typer.Exit(code)

    return run


@app.callback(invoke_without_command=True)
def options(show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    """Finds health claims that say more than the evidence does."""
    if show_version:
        print(f"overclaim {version('overclaim')}")
        raise typer.Exit


@app.command()
@answers
def check(
    paths: Paths,
    format: Annotated[Literal["terminal", "json"], typer.Option("--format")] = "terminal",
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit with 1 at this severity or above [default: error].")] = None,
    config: Config = None,
    model: ModelName = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="One line a finding, nothing else.")] = False,
    debug: Debug = False,
) -> int:
    """Flag wording that says more than the evidence, with the evidence and a fairer sentence."""
    from .reports.json_report import JsonReport
    from .reports.progress import shown_progress
    from .reports.summary import Summary
    from .reports.terminal_report import TerminalReport

    settings = read_settings(config)
    checker = make_checker(model, settings)
    report: JsonReport | TerminalReport = (
        JsonReport(sys.stdout, version=version("overclaim"), evidence=checker.evidence.version)
        if format == "json"
        else TerminalReport(sys.stdout, evidence=checker.evidence, rules=checker.rules, quiet=quiet)
    )
    summary = Summary()
    report.begin()
    with shown_progress(paths, quiet=quiet) as advance:
        for result in results(checker, paths):
            summary.add(result)
            report.add(result)
            advance()
    report.end(summary)
    return exit_code(summary, fail_on or settings.fail_on or FailOn.ERROR)


@app.command()
@answers
def claims(paths: Paths, format: Lines = "jsonl", model: ModelName = None, debug: Debug = False) -> int:
    """Print every relation that the posts assert, one JSON object a line."""
    from .reports.records import PostRecords
    from .reports.summary import Summary

    summary = Summary()
    for result in results(make_checker(model), paths):
        summary.add(result)
        if result.post is not None:
            records = PostRecords(result.post, result.sentences)
            print_records(map(records.claim, result.claims))
    return exit_code(summary, FailOn.NEVER)


@app.command()
@answers
def entities(paths: Paths, format: Lines = "jsonl", model: ModelName = None, debug: Debug = False) -> int:
    """Print every health entity of the posts, one JSON object a line."""
    from .corpus.read_posts import UnreadablePost, read_posts
    from .reports.records import PostRecords

    checker = make_checker(model)
    checker.model.recogniser  # noqa: B018 - loads it, so that a broken model stops the run before its first post
    code = FINE
    for post in read_posts(paths):
        if isinstance(post, UnreadablePost):
            code = tell(str(post))
            continue
        try:
            found = checker.find_entities(post)
        except Exception as error:  # noqa: BLE001 - one bad post never loses the others' results
            code = tell(f"{post.path}: could not be read: {type(error).__name__}: {error}")
        else:
            print_records(map(PostRecords(post).entity, found))
    return code


@app.command()
@answers
def explain(
    name: Annotated[str, typer.Argument(metavar="RULE|TERM|EVIDENCE-ID", help="A rule, a health term or an evidence row.")],
    debug: Debug = False,
) -> int:
    """Show a rule with its examples, a term with its evidence, or an evidence row with its sources."""
    from .reports.explain import Knowledge, UnknownName, explain
    from .reports.terminal_report import make_console, page_of
    from .rules.evidence import load_evidence
    from .rules.load_packs import load_packs
    from .rules.vocabulary import load_vocabulary

    known = Knowledge(load_packs(RULES / "packs"), load_vocabulary(RULES), load_evidence(RULES))
    try:
        print_lines(explain(page_of(make_console(sys.stdout)), name, known))
    except UnknownName as problem:
        return tell(str(problem))
    return FINE


@app.command()
@answers
def rules(format: ForPeople = "text", config: Config = None, debug: Debug = False) -> int:
    """List the rules that run."""
    from .reports.rules_table import rule_record, table_lines
    from .rules.load_packs import load_packs

    chosen = read_settings(config).apply(load_packs(RULES / "packs"))
    if format == "json":
        print(json.dumps([rule_record(rule) for rule in chosen], ensure_ascii=False, indent=2))
    else:
        print_lines(table_lines(chosen))
    return FINE


@app.command()
@answers
def trace(
    target: Annotated[str, typer.Argument(metavar="TEXT|PATH[:LINE]", help="A sentence, or where in a post it stands.")],
    model: ModelName = None,
    debug: Debug = False,
) -> int:
    """Show what every stage makes of a sentence: names, tree, claim and why, evidence, findings."""
    from .corpus.read_posts import UnreadablePost
    from .reports.terminal_report import make_console, page_of
    from .reports.trace_report import trace_lines
    from .reports.trace_target import read_target

    try:
        found = read_target(target)
    except UnreadablePost as problem:
        return tell(str(problem))
    checker = make_checker(model)
    result = checker.check_post(found.post)
    chosen = found.choose(result.sentences)
    if not chosen:
        return tell(f"{target}: no sentence stands on that line")
    page = page_of(make_console(sys.stdout))
    for sentence in chosen:
        print_lines(trace_lines(page, result, sentence, parse_of(checker, sentence.text), checker.evidence))
    return FINE


@tables.command("check")
@answers
def check_evidence(
    folder: Annotated[Path | None, typer.Argument(help="Another rules folder than ours.")] = None,
    format: ForPeople = "text",
    debug: Debug = False,
) -> int:
    """Check every table of evidence, sources and vocabulary; a wrong row is named by file and line."""
    from .reports.table_problems import problem_lines, problems_record
    from .rules.check_tables import check_tables

    problems = check_tables(RULES if folder is None else folder, date.today())  # noqa: DTZ011 - the reader's own day
    if format == "json":
        print(json.dumps(problems_record(problems), ensure_ascii=False, indent=2))
    else:
        print_lines(problem_lines(problems))
    return WRONG_INPUT if problems else FINE


@app.command()
@answers
def score(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH...]", help="Labelled files; without, our gold.")] = None,
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
    return WRONG_INPUT if scores.failed else FINE


def read_settings(path: Path | None) -> Settings:
    """The settings of the config file, or those of none."""
    from .rules.load_packs import load_packs

    return Settings() if path is None else load_settings(path, load_packs(RULES / "packs"))


def make_checker(model: str | None, settings: Settings | None = None) -> "Checker":
    """A checker with everything loaded, so that a broken table or model stops the run before its first post."""
    from .pipeline import run
    from .rules.discourse import load_discourse
    from .rules.language import load_language

    made = run.make_checker(model, RULES)
    load_language()
    load_discourse()
    made.model.parser  # noqa: B018 - loads it
    chosen = (settings or Settings()).apply(made.rules)
    return run.Checker(made.model, made.vocabulary, made.evidence, chosen)


def results(checker: "Checker", paths: Sequence[str]) -> "Iterator[PostResult]":
    """Each post's result as soon as it is there; one that could not be read or checked is named on standard error."""
    from .corpus.read_posts import UnreadablePost, read_posts
    from .pipeline.values import PostResult

    for post in read_posts(paths):
        if isinstance(post, UnreadablePost):
            result = PostResult(post.path, failure=post.reason)
        else:
            (result,) = checker.check_posts([post])
        if result.failure is not None:
            tell(f"{result.path}: {result.failure}")
        yield result


def exit_code(summary: "Summary", fail_on: FailOn) -> int:
    """2 where a post could not be checked, else 1 where a finding reaches ``fail_on``, else 0."""
    if summary.failures or not summary.posts:
        return WRONG_INPUT
    return FOUND if fail_on.severity is not None and summary.reaches(fail_on.severity) else FINE


def tell(problem: str, code: int = WRONG_INPUT) -> int:
    """Name a problem in one line on standard error; returns the exit code."""
    from .reports.plain_text import on_one_line

    print(f"overclaim: {on_one_line(problem)}", file=sys.stderr)
    return code


def print_records(records: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object a line on standard output."""
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


def print_lines(lines: "Iterable[Text]") -> None:
    """Lines on standard output, in colour on a terminal."""
    from .reports.terminal_report import make_console

    console = make_console(sys.stdout)
    for line in lines:
        console.print(line, soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
