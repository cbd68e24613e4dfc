"""The command line: parse, call, print, exit."""

import functools
import json
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from .pipeline.load_model import UnusableModel
from .rules.settings import FailOn, Settings, load_settings
from .rules.source_error import SourceError

if TYPE_CHECKING:
    from .pipeline.run import Checker
    from .pipeline.values import PostResult
    from .reports.summary import Summary

RULES = Path(__file__).parent / "rules"
FINE, FOUND, WRONG_INPUT, OUR_FAULT = 0, 1, 2, 3

Parameters = ParamSpec("Parameters")
app = typer.Typer(
    name="overclaim",
    help="Finds health claims that say more than the evidence does.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
evidence_app = typer.Typer(help="The tables that checks rest on.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(evidence_app, name="evidence")


class CheckFormat(StrEnum):
    """How a check is reported."""

    TERMINAL = "terminal"
    JSON = "json"


class LinesFormat(StrEnum):
    """One JSON object a line."""

    JSONL = "jsonl"


class TableFormat(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Posts, folders of posts, or - for standard input.")]
ModelName = Annotated[str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program a fault of ours happened.")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 findings, 2 wrong input, 3 our fault."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A path that is no UTF-8 comes in as lone surrogates; escaped they are still valid JSON.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
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


def tell(problem: str, code: int = WRONG_INPUT) -> int:
    """Name a problem in one line on standard error; returns the exit code."""
    from .reports.plain_text import on_one_line

    print(f"overclaim: {on_one_line(problem)}", file=sys.stderr)
    return code


@app.callback(invoke_without_command=True)
def options(
    show_version: Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Finds health claims that say more than the evidence does."""
    if show_version:
        print(f"overclaim {version('overclaim')}")
        raise typer.Exit


@app.command()
@answers
def check(
    paths: Paths,
    format: Annotated[CheckFormat, typer.Option("--format")] = CheckFormat.TERMINAL,
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit with 1 at this severity or above [default: error].")] = None,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="TOML file with fail-on and [rules].")] = None,
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
        if format is CheckFormat.JSON
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
def claims(
    paths: Paths,
    format: Annotated[LinesFormat, typer.Option("--format")] = LinesFormat.JSONL,
    model: ModelName = None,
    debug: Debug = False,
) -> int:
    """Print every relation that the posts assert, one JSON object a line."""
    from .reports.records import PostRecords

    code = FINE
    for result in results(make_checker(model, Settings()), paths):
        if result.failure is not None or result.post is None:
            code = WRONG_INPUT
        else:
            records = PostRecords(result.post, result.sentences)
            for claim in result.claims:
                print_record(records.claim(claim))
    return code


@app.command()
@answers
def entities(
    paths: Paths,
    format: Annotated[LinesFormat, typer.Option("--format")] = LinesFormat.JSONL,
    model: ModelName = None,
    debug: Debug = False,
) -> int:
    """Print every health entity of the posts, one JSON object a line."""
    from .corpus.read_posts import UnreadablePost, read_posts
    from .reports.records import PostRecords

    checker = make_checker(model, Settings())
    code = FINE
    for post in read_posts(paths):
        if isinstance(post, UnreadablePost):
            code = tell(str(post))
        else:
            records = PostRecords(post, ())
            for entity in checker.find_entities(post):
                print_record(records.entity(entity))
    return code


def make_checker(model: str | None, settings: Settings) -> "Checker":
    """A checker with everything loaded, so that a broken table or model stops the run before its first post."""
    from .pipeline.run import Checker
    from .pipeline.run import make_checker as make
    from .rules.discourse import load_discourse
    from .rules.language import load_language

    made = make(model, RULES)
    load_language()
    load_discourse()
    made.model.parser  # noqa: B018 - loads it
    return Checker(made.model, made.vocabulary, made.evidence, settings.apply(made.rules))


def read_settings(path: Path | None) -> Settings:
    """The settings of the config file, or those of none."""
    from .rules.load_packs import load_packs

    return Settings() if path is None else load_settings(path, load_packs(RULES / "packs"))


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


def print_record(record: dict[str, object]) -> None:
    """One JSON object on a line of standard output."""
    print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
