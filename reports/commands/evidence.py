"""``overclaim evidence``: looks into the tables that checks rest on, checks, extends and compares them."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...rules.scales import Certainty, Relation
from ...rules.source_error import SourceError
from ..console import ExitCode, make_console, page_of, print_lines, tell
from .answers import answers
from .loading import RULES, find_all, find_settings, make_checker, named, read_settings
from .options import Debug, ForPeople
from .options import TablesConfig as Config

if TYPE_CHECKING:
    from ...corpus.compare_tables import VerdictChange
    from ...rules.evidence import EvidenceTable
    from ...rules.vocabulary import Vocabulary

app = typer.Typer(help="The tables that checks rest on.", no_args_is_help=True, rich_markup_mode=None)

Most = Annotated[int, typer.Option("--most", min=1, help="Show at most this many.")]
Today = Annotated[str | None, typer.Option("--today", metavar="DAY", help="Another day than today, as YYYY-MM-DD.")]


@app.command()
@answers
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that must all occur.")],
    relation: Annotated[list[Relation] | None, typer.Option(help="Rows of this relation only.")] = None,
    certainty: Annotated[list[Certainty] | None, typer.Option(help="Rows of this certainty only.")] = None,
    most: Most = 20,
    format: ForPeople = "text",
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Find evidence rows by words of their concepts, summary, population or sources."""
    from ...rules.search_evidence import search_evidence
    from ..rows_table import found_lines, row_record

    vocabulary, table = _tables(config)
    rows = search_evidence(table, vocabulary, words, relations=relation or (), certainties=certainty or ())
    if format == "json":
        _print_json([row_record(row) for row in rows])
    else:
        print_lines(found_lines(page_of(make_console(sys.stdout)), rows, most))
    return ExitCode.FINE


@app.command()
@answers
def show(
    row: Annotated[str, typer.Argument(metavar="ID", help="A row's id, cause--effect.")],
    format: ForPeople = "text",
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Show a row: what is known, how certainly, for whom, what it permits, and its sources."""
    from ...rules.settings import nearest
    from ..evidence_page import evidence_lines
    from ..rows_table import row_record

    vocabulary, table = _tables(config)
    if row not in table.by_id:
        return tell(f"{row!r} is no evidence row{nearest(row, table.by_id)}")
    if format == "json":
        _print_json(row_record(table[row]))
    else:
        print_lines(evidence_lines(page_of(make_console(sys.stdout)), table[row], vocabulary, table))
    return ExitCode.FINE


@app.command()
@answers
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="A rules folder; over ours, unless it has evidence, sources and vocabulary.")
    ] = None,
    format: ForPeople = "text",
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a page with all that was checked.")] = None,
    today: Today = None,
    debug: Debug = False,
) -> int:
    """Check every table of evidence, sources and vocabulary; a wrong row is named by file and line."""
    from ...rules.check_tables import examine_tables
    from ...rules.layers import layers_of
    from ..table_problems import problem_lines, problems_record

    day = _day(today)
    folders = (RULES,) if folder is None else layers_of(folder, RULES)
    examination = examine_tables(folders, day)
    if format == "json":
        _print_json(problems_record(examination.problems))
    else:
        print_lines(problem_lines(examination.problems))
    if html is not None:
        from ..tables_page import write_tables_page

        write_tables_page(html, examination, folders, day)
    return ExitCode.WRONG_INPUT if examination.problems else ExitCode.FINE


@app.command()
@answers
def stale(
    within: Annotated[int, typer.Option(metavar="DAYS", min=0, help="Rows due in the next DAYS days as well.")] = 0,
    format: ForPeople = "text",
    config: Config = None,
    today: Today = None,
    debug: Debug = False,
) -> int:
    """List the rows whose review is due, the longest overdue first; exit 1 where there are any."""
    from ...rules.due_rows import due_rows
    from ..rows_table import due_lines, row_record

    day = _day(today)
    _, table = _tables(config)
    rows = due_rows(table.rows, day, within=within)
    if format == "json":
        _print_json([row_record(row) for row in rows])
    else:
        print_lines(due_lines(rows, len(table), day))
    return ExitCode.FOUND if rows else ExitCode.FINE


@app.command()
@answers
def coverage(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Posts or folders of posts.")],
    most: Most = 40,
    format: ForPeople = "text",
    config: Config = None,
    debug: Debug = False,
) -> int:
    """List the claims that no row answers, the commonest first: the curator's work list."""
    from ...corpus.check_cached import check_cached
    from ...corpus.measure_coverage import Coverage
    from ..coverage_report import coverage_lines, coverage_record
    from ..summary import Summary

    summary = Summary()
    measured = Coverage()
    settings = find_settings(config)
    found = find_all(paths, settings)
    checker = make_checker(None, settings, found.names())
    for result in named(check_cached(found.found, lambda: checker)):
        summary.add(result)
        measured.add(result)
    if format == "json":
        _print_json(coverage_record(measured))
    else:
        print_lines(coverage_lines(page_of(make_console(sys.stdout)), measured, most))
    return ExitCode.WRONG_INPUT if summary.failures or not summary.posts else ExitCode.FINE


@app.command()
@answers
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A rules folder, as it was.")],
    new: Annotated[Path | None, typer.Argument(metavar="[NEW]", help="As it is; ours where none is given.")] = None,
    posts: Annotated[list[str] | None, typer.Option(metavar="PATH", help="Compare verdicts on these posts.")] = None,
    format: ForPeople = "text",
    debug: Debug = False,
) -> int:
    """Show what a change of the tables changes: rows, and the verdicts on posts (our samples where none are named)."""
    from ...corpus.compare_tables import changed_rows, changed_verdicts
    from ...pipeline.run import Checker, make_checker
    from ...rules.layers import layers_of
    from ..tables_diff import diff_lines, diff_record

    before, after = (layers_of(folder, RULES) for folder in (old, new or RULES))
    checker = make_checker(None, before[0], before[1:])
    other = Checker(checker.model, *_load(after), checker.rules)
    failures = 0
    verdicts: list[VerdictChange] = []
    for result, changes in changed_verdicts(posts or [str(RULES.parent / "corpus" / "posts")], checker, other):
        reason = getattr(result, "reason", None) or getattr(result, "failure", None)
        if reason:
            failures += 1
            tell(f"{result.path}: {reason}")
        verdicts += changes
    rows = changed_rows(checker.evidence, other.evidence)
    if format == "json":
        _print_json(diff_record(rows, verdicts))
    else:
        print_lines(diff_lines(page_of(make_console(sys.stdout)), rows, verdicts))
    return ExitCode.WRONG_INPUT if failures else ExitCode.FINE


@app.command()
@answers
def add(
    folder: Annotated[Path, typer.Argument(help="The rules folder to write to; made where there is none.")],
    topic: Annotated[
        str, typer.Option(help="The tables to write to: evidence/TOPIC.csv and sources/TOPIC.csv.")
    ] = "own",
    cells: Annotated[
        list[str] | None, typer.Option("--set", metavar="COLUMN=TEXT", help="Answer a question beforehand.")
    ] = None,
    debug: Debug = False,
) -> int:
    """Add an evidence row, question by question; without a source it is refused."""
    from ...rules.add_row import add_row
    from ...rules.layers import layers_of
    from ..ask_row import ask_row

    given = dict(cell.partition("=")[::2] for cell in cells or ())
    folders = layers_of(folder, RULES) if folder.exists() else (RULES, folder)
    asked = ask_row(given, _load(folders), date.today(), _answer if sys.stdin.isatty() else None)
    path = add_row(folders, topic, asked.row, asked.source)
    print(f"{path}: {asked.row['id']} added; now run: overclaim evidence check {folder}")
    return ExitCode.FINE


@app.command("import")
@answers
def import_rows(
    file: Annotated[Path, typer.Argument(help="CSV, Parquet or JSON-LD as `evidence export` writes it.")],
    folder: Annotated[Path, typer.Argument(help="The rules folder to write to; made where there is none.")],
    debug: Debug = False,
) -> int:
    """Write the rows and sources of a file to the tables of a rules folder, then load them."""
    from ...rules.exchange.evidence_file import import_evidence
    from ...rules.layers import layers_of

    read = import_evidence(file, folder)
    _load(layers_of(folder, RULES))
    print(
        f"{folder}: {len(read.rows)} rows and {len(read.sources)} sources; now run: overclaim evidence check {folder}"
    )
    return ExitCode.FINE


@app.command()
@answers
def export(
    file: Annotated[Path, typer.Argument(help="Where to write; the ending says how: .csv, .parquet, .jsonld.")],
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Write all rows with their sources as one CSV, Parquet or JSON-LD file."""
    from ...rules.exchange.evidence_file import export_evidence

    _, table = _tables(config)
    written = export_evidence(table, file)
    print(f"{file}: {len(written.rows)} rows, {len(written.sources)} sources")
    return ExitCode.FINE


def _tables(config: Path | None) -> "tuple[Vocabulary, EvidenceTable]":
    return _load((RULES, *read_settings(config).tables))


def _load(folders: Sequence[Path]) -> "tuple[Vocabulary, EvidenceTable]":
    from ...rules.evidence import load_evidence
    from ...rules.vocabulary import load_vocabulary

    return load_vocabulary(*folders), load_evidence(*folders)


def _day(text: str | None) -> date:
    try:
        return date.today() if text is None else date.fromisoformat(text)
    except ValueError:
        raise SourceError("--today", None, f"{text!r} is not a day written YYYY-MM-DD") from None


def _answer(question: str, default: str, fits: Callable[[str], str | None]) -> str:
    """Ask on the terminal until the answer fits."""
    while True:
        answer: str = typer.prompt(question, default=default, show_default=bool(default), err=True).strip()
        problem = fits(answer)
        if problem is None:
            return answer
        tell(problem)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
