"""``overclaim baseline``: accepts the findings of old posts for now, so that a check fails on new ones alone."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...corpus.baseline import FILE_NAME, Baseline, KnownFinding, dump_baseline, load_baseline
from ...rules.find_settings import SettingsFinder
from ...rules.source_error import SourceError
from ..choose_outputs import whole_file
from ..console import ExitCode, tell
from ..plain_text import plural
from .answers import answers
from .loading import find_all, find_settings
from .options import AUTO, Config, Debug, Jobs, ModelName, count_jobs
from .prepare_check import PreparedCheck, prepare_check

if TYPE_CHECKING:
    from ...corpus.apply_baseline import Ratchet
    from ...corpus.find_posts import FoundPosts

app = typer.Typer(
    help="Findings that are accepted for now, so that only new ones fail.", no_args_is_help=True, rich_markup_mode=None
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Posts or folders of posts.")]
File = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help=f"The baseline's file [default: as the config says, or {FILE_NAME}]."
    ),
]


@app.command()
@answers
def write(
    paths: Paths,
    file: File = None,
    config: Config = None,
    jobs: Jobs = AUTO,
    model: ModelName = None,
    debug: Debug = False,
) -> int:
    """Accept every finding of the posts as they are now; entries of other posts stay."""
    settings, posts = _named_posts(paths, config)
    file = file or named_by(settings, posts.names()) or Path(FILE_NAME)
    old = load_baseline(file) if file.exists() else Baseline(date.today())
    ratchet, found, failures = _checked(file, old, prepare_check(posts, settings, model, jobs=count_jobs(jobs)))
    if failures:
        return _refused(file, failures)
    new = ratchet.rewritten(found, date.today())
    _save(file, new)
    print(f"{file}: {plural(sum(found.values()), 'finding')} accepted, {new.findings} in all")
    return ExitCode.FINE


@app.command()
@answers
def prune(
    paths: Paths,
    file: File = None,
    config: Config = None,
    jobs: Jobs = AUTO,
    model: ModelName = None,
    debug: Debug = False,
) -> int:
    """Take out what no longer occurs in the posts; adds nothing, and entries of other posts stay."""
    settings, posts = _named_posts(paths, config)
    file = file or named_by(settings, posts.names()) or Path(FILE_NAME)
    old = load_baseline(file)
    ratchet, _, failures = _checked(file, old, prepare_check(posts, settings, model, jobs=count_jobs(jobs)))
    if failures:
        return _refused(file, failures)
    new = ratchet.pruned()
    _save(file, new)
    print(f"{file}: {plural(ratchet.stale, 'finding')} taken out or made milder, {new.findings} still accepted")
    return ExitCode.FINE


def named_by(settings: SettingsFinder, posts: Sequence[str]) -> Path | None:
    """The baseline that the config of the posts names, if any, from the working folder where it lies below that.

    Raises SourceError where two posts have different ones.
    """
    file = settings.baseline_of(posts)
    here = Path.cwd()
    return file.relative_to(here) if file is not None and file.is_relative_to(here) else file


def open_ratchet(file: Path | None, made: PreparedCheck, *, strict: bool = False) -> "Ratchet":
    """The baseline in ``file``, made ready for the check; an empty one where no file is asked for."""
    if strict and file is None:
        raise SourceError(
            "--strict-baseline",
            None,
            "there is no baseline to be strict with; add --baseline FILE, or baseline to the config",
        )
    baseline = Baseline(date.today()) if file is None else load_baseline(file)
    return _ratchet(baseline, file or Path(FILE_NAME), made)


def tell_stale(ratchet: "Ratchet", file: Path | None, code: ExitCode, *, strict: bool) -> ExitCode:
    """Name what is stale in one line; the exit code of the check, at least FOUND where that fails it."""
    if file is None or not ratchet.stale:
        return code
    tell(
        f"{file}: stale: {plural(ratchet.stale, 'accepted finding')}, no longer there or milder now; "
        f"run: overclaim baseline prune PATH... --baseline {file}"
    )
    return max(code, ExitCode.FOUND) if strict else code


def _named_posts(paths: Sequence[str], config: Path | None) -> "tuple[SettingsFinder, FoundPosts]":
    """The settings, and what the paths lead to; raises SourceError for standard input."""
    from ...corpus.find_posts import STDIN

    if STDIN in paths:
        raise SourceError("-", None, "standard input has no path to know it by again; name the file")
    settings = find_settings(config)
    return settings, find_all(paths, settings)


def _checked(file: Path, baseline: Baseline, made: PreparedCheck) -> "tuple[Ratchet, Counter[KnownFinding], int]":
    """The baseline after a check of all posts, their findings as it would have them, and how many posts failed."""
    ratchet = _ratchet(baseline, file, made)
    found: Counter[KnownFinding] = Counter()
    failures = 0
    for result in made.results():
        failures += result.failure is not None
        found.update(ratchet.known_of(result))
        ratchet.cover(result)
    return ratchet, found, failures


def _ratchet(baseline: Baseline, file: Path, made: PreparedCheck) -> "Ratchet":
    from ...corpus.apply_baseline import Ratchet

    ran = {rule.name for rule in made.rules}
    resting = {rule.name for rule in made.settings.known_rules(made.tables)} - ran
    return Ratchet(baseline, file.parent, made.posts.paths, made.rules, resting)


def _refused(file: Path, failures: int) -> ExitCode:
    return tell(
        f"{file}: left as it is, since {plural(failures, 'post')} could not be checked; mend them or leave them out"
    )


def _save(file: Path, baseline: Baseline) -> None:
    with whole_file(file) as out:
        out.write(dump_baseline(baseline))
