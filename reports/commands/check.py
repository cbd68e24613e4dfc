"""``overclaim check``: the options and what they come to; each has a module of its own that does it."""

from importlib.metadata import version
from inspect import unwrap
from pathlib import Path
from typing import Annotated

import typer

from ...rules.settings import FailOn
from ..choose_outputs import WrongOutput
from ..console import tell
from ..formats import FORMATS
from ..summary import Summary
from . import baseline as baselines
from .answers import answers
from .fix import choose_fixes, printed_instead
from .force_exclude import found_without_excluded
from .loading import find_all, find_settings, print_posts
from .options import AUTO, Config, Debug, Jobs, ModelName, Paths, count_jobs
from .prepare_check import prepare_check

FormatName = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help=f"What to print: {', '.join(FORMATS)}.")
]


@answers
def check(
    paths: Paths,
    format: FormatName = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="FORMAT[=FILE]", help="A report in a file or printed; may be given again."),
    ] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="Exit with 1 at this severity or above [default: error].")
    ] = None,
    diff: Annotated[
        str | None, typer.Option(metavar="BASE", help="Only what is new since HEAD left this git revision.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Findings that were accepted; only others fail.")
    ] = None,
    strict_baseline: Annotated[bool, typer.Option("--strict-baseline", help="Fail where it wants pruning.")] = False,
    config: Config = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="Look for no config file.")] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="PATH", help="What path - goes by, for its format and config.")
    ] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out what the config excludes even where it is named.")
    ] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read every post anew and keep nothing.")] = False,
    show_files: Annotated[bool, typer.Option("--show-files", help="List the posts and check none.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Reword what keeps your own sentence; shows the diff.")] = False,
    diff_only: Annotated[
        bool, typer.Option("--diff-only", help="Show what --fix would change; change nothing.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Print how often each rule flags, no findings.")
    ] = False,
    jobs: Jobs = AUTO,
    model: ModelName = None,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Check again on every change; Ctrl-C ends it with the exit of the last check."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="One line a finding, nothing else.")] = False,
    debug: Debug = False,
) -> int:
    """Flag wording that says more than the evidence, with the evidence and a fairer sentence."""
    if watch:
        given = locals() | {"watch": False}
        from .watch import watch_check

        return watch_check(unwrap(check), given)
    from ...corpus.changed_sentences import ChangedSentences
    from ..choose_outputs import choose_outputs, opened_reports
    from ..progress import shown_progress
    from ..remember_report import Memory
    from ..report import Run

    if diff is not None and (fix or diff_only):
        raise WrongOutput("--fix and --diff-only reword whole posts; leave out --diff")
    processes = count_jobs(jobs)
    asked = choose_outputs(output or (), format)
    outputs, printed = printed_instead(asked, statistics=statistics, diff_only=diff_only)
    settings = find_settings(config, isolated=no_config)
    changes, summary = ChangedSentences(diff), Summary()
    found = found_without_excluded(paths, settings, stdin_filename) if force_exclude else find_all(paths, settings)
    posts, summary.left_out = changes.posts_among(found, stdin_filename), found.left_out
    if show_files:
        return print_posts(posts)
    choose = None if diff is None else changes.says_new
    made = prepare_check(posts, settings, model, stdin_filename, cached=not no_cache, choose=choose, jobs=processes)
    baseline = baseline or baselines.named_by(settings, posts.names(stdin_filename))
    ratchet = baselines.open_ratchet(baseline, made, strict=strict_baseline)
    run = Run(version("overclaim"), made.evidence, made.rules, made.vocabulary, quiet, baseline is not None)
    fixes = choose_fixes(made.make_checker, ratchet, posts.paths, asked, fix=fix, diff_only=diff_only)
    memory = Memory(made.kept.cache, ("quiet",) if quiet else ()) if made.kept else None
    results = map(fixes.fixed, made.results())
    results = map(changes.only_new, results if baseline is None else map(ratchet.cover, results))
    reports = opened_reports(outputs, run, printed, memory)
    with reports as report, shown_progress(len(posts.names()), quiet=quiet) as advance:
        report.begin()
        for result in results:
            report.add(result)  # first: it may know the counts
            summary.add(result, fail_on or settings.settings_for(result.path).fail_on or FailOn.ERROR)
            advance()
        summary.unchanged = changes.unchanged
        report.end(summary)
    if diff is not None and not summary.posts:
        tell(f"no post has changed since {diff}")
    return baselines.tell_stale(ratchet, baseline, fixes.exit_code(summary.exit_code), strict=strict_baseline)
