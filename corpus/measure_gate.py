"""What a check costs as a whole process, beside proselint and spaCy: ``python -m overclaim.corpus.measure_gate``.

Usage: ``measure_gate [REVIEWS.jsonl] [--proselint PROGRAM] [--runs N] [--many]``. Posts of about 1,100 words are made from
the reviews (one JSON object a line, as `measure_speed` says), else from our own sample posts, each copied under ten names.
``--many`` also checks ten times as many posts, for their memory, which takes minutes.

Every figure is the CPU time (user and system) of whole processes, the least of N runs, with compiled modules in place;
ratios are the median of rounds in which the commands took turns. Of the whole folder one run is made. Figures of two
machines do not compare; the ratios do, roughly.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .review_posts import posts_from

SAMPLES = Path(__file__).parent / "posts"
COPIES = 10
ADDED = "\n\nTurmeric cures arthritis.\n"
TOKENIZE = (
    "import spacy, sys, pathlib; make = spacy.blank('en').make_doc; "
    "[make(path.read_text(encoding='utf-8')) for path in pathlib.Path(sys.argv[1]).iterdir()]"
)
IMPORT = "import spacy"


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process: CPU and wall seconds, the most memory it held in megabytes, and its exit code."""

    cpu: float
    wall: float
    megabytes: float
    code: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure over another, and the most (or with ``least`` the least) that it should be."""

    name: str
    value: float
    goal: float
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether it is as it should be."""
        return self.value >= self.goal if self.least else self.value <= self.goal

    def line(self) -> str:
        """The ratio, its goal if it has one, and whether that is reached."""
        if self.goal == float("inf"):
            return f"{self.name:<62} {self.value:>7.3f}"
        sign = ">=" if self.least else "<="
        return f"{self.name:<62} {self.value:>7.3f}  {sign} {self.goal:<6g} {'reached' if self.met else 'NOT reached'}"


def least(costs: Sequence[Cost]) -> Cost:
    """The cheapest."""
    return min(costs, key=lambda cost: cost.cpu)


class Bench:
    """Runs programs in a folder of its own, whose caches no other program sees."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.costs: dict[str, list[Cost]] = {}

    def ratio(self, over: str, under: str) -> float:
        """The CPU time of one command over that of another: the median of rounds where they took turns, else of the least."""
        pairs = zip(self.costs[over], self.costs[under], strict=False)
        if len(self.costs[over]) == len(self.costs[under]):
            return median(one.cpu / other.cpu for one, other in pairs)
        return least(self.costs[over]).cpu / least(self.costs[under]).cpu

    def time(self, name: str, command: Sequence[str], *, runs: int | None = None, warm: bool = True) -> Cost:
        """The cheapest of several runs, after one that does not count where ``warm``; raises where a run fails."""
        return self.time_in_turn({name: command}, runs=runs, warm=warm)[0]

    def time_in_turn(
        self, commands: Mapping[str, Sequence[str]], *, runs: int | None = None, warm: bool = True
    ) -> list[Cost]:
        """As `time`, of several commands by turns, so that a machine that slows down slows all of them down."""
        for command in commands.values() if warm else ():
            self._run(command)
        rounds = [[self._run(command) for command in commands.values()] for _ in range(runs or self.runs)]
        costs = [least(found) for found in zip(*rounds, strict=True)]
        for name, best, found in zip(commands, costs, zip(*rounds, strict=True), strict=True):
            self.costs[name] = list(found)
            print(f"{name:<44} {best.cpu:>8.2f} s CPU {best.wall:>8.2f} s {best.megabytes:>6.0f} MB", flush=True)
        return costs

    def _run(self, command: Sequence[str]) -> Cost:
        begun = time.perf_counter()
        with open(self.folder / "said", "w") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, env=self._environment(), cwd=self.folder)
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
        if process.returncode not in (0, 1):  # 1: findings
            raise RuntimeError(
                f"{command[0]} ended with {process.returncode}: {(self.folder / 'said').read_text()[-500:]}"
            )
        peak = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
        return Cost(used.ru_utime + used.ru_stime, wall, peak, process.returncode)

    def _environment(self) -> Mapping[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {
            "OMP_NUM_THREADS": "1",
            "OVERCLAIM_CACHE_DIR": str(self.folder / "cache"),
            "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
        }

    def forget(self) -> None:
        """Throw the results of earlier checks away."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)


def measure_gate(bench: Bench, posts: Path, proselint: Sequence[str], *, many: bool = False) -> Iterator[Ratio]:
    """Run everything, print what each run takes, and yield the ratios."""
    one = str(min(posts.iterdir()))
    check = [sys.executable, "-m", "overclaim.cli", "check", "--fail-on", "never", "--no-config", "--jobs", "1"]
    bench.time_in_turn(
        {
            "proselint, one post": [*proselint, "check", one],
            "import spacy": [sys.executable, "-c", IMPORT],
            "one post, uncached": [*check, "--no-cache", one],
            "one post, cached": [*check, one],
        }
    )
    yield Ratio("one post, cached / proselint's", bench.ratio("one post, cached", "proselint, one post"), 2)
    yield Ratio("one post, uncached / import spacy", bench.ratio("one post, uncached", "import spacy"), 1.6)
    theirs = bench.time("proselint, all posts", [*proselint, "check", str(posts)], runs=1, warm=False)
    tokens = bench.time("spaCy's bare tokenizer, all posts", [sys.executable, "-c", TOKENIZE, str(posts)], runs=1)
    bench.forget()
    filled = bench.time("all posts, nothing cached", [*check, str(posts)], runs=1, warm=False)
    again = bench.time("all posts, cached", [*check, str(posts)])
    yield Ratio("all posts, nothing cached / proselint's", filled.cpu / theirs.cpu, 3)
    yield Ratio("all posts, nothing cached / spaCy's bare tokenizer", filled.cpu / tokens.cpu, float("inf"))
    yield Ratio("all posts, cached / proselint's", again.cpu / theirs.cpu, 1 / 20)
    yield from _with_a_change(bench, check, posts, again)
    yield from _with_jobs(bench, check, posts)
    if many:
        yield from _with_many(bench, check, posts, filled)


def _with_a_change(bench: Bench, check: Sequence[str], posts: Path, cached: Cost) -> Iterator[Ratio]:
    """One sentence more in one post: what ``--diff`` makes of it, before the cache knows the post and after."""
    git = ["git", "-C", str(posts), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Posts"]):
        subprocess.run([*git, *command], check=True)
    changed = min(path for path in posts.iterdir() if path.is_file())
    changed.write_text(changed.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    new = bench.time("--diff, one sentence new", [*check, "--no-cache", "--diff", "HEAD", str(posts)], runs=1)
    known = bench.time("--diff, and the post is cached", [*check, "--diff", "HEAD", str(posts)])
    yield Ratio("--diff, one sentence new, post cached / all posts, cached", known.cpu / cached.cpu, 1.3)
    yield Ratio(
        "--diff, one sentence new, uncached / one post, uncached",
        new.cpu / least(bench.costs["one post, uncached"]).cpu,
        float("inf"),
    )


def _with_jobs(bench: Bench, check: Sequence[str], posts: Path) -> Iterator[Ratio]:
    alone = bench.time("all posts, --no-cache", [*check, "--no-cache", str(posts)], runs=1, warm=False)
    both = bench.time(
        "all posts, --no-cache --jobs 2", [*check[:-1], "2", "--no-cache", str(posts)], runs=1, warm=False
    )
    yield Ratio("throughput of --jobs 2 / --jobs 1 (wall)", alone.wall / both.wall, 1.6, least=True)


def _with_many(bench: Bench, check: Sequence[str], posts: Path, few: Cost) -> Iterator[Ratio]:
    more = bench.folder / "many"
    for path in sorted(path for path in posts.iterdir() if path.is_file()):
        _copy(path.read_text(encoding="utf-8"), path.name, more, COPIES)
    lots = bench.time("ten times as many posts", [*check, str(more)], runs=1, warm=False)
    yield Ratio("peak memory, ten times as many posts / all posts", lots.megabytes / few.megabytes, 1.2)


def write_posts(folder: Path, reviews: Path | None) -> Path:
    """The posts to be measured on, in a folder of their own below ``folder``."""
    posts = folder / "posts"
    posts.mkdir()
    if reviews is None:
        for path in sorted(SAMPLES.iterdir()):
            _copy(path.read_text(encoding="utf-8"), path.name, posts, COPIES)
    else:
        for number, text in enumerate(posts_from(reviews)):
            (posts / f"{number:04}.md").write_text(text, encoding="utf-8")
    return posts


def _copy(text: str, name: str, folder: Path, copies: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(copies):
        (folder / f"{number}-{name}").write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Print every run and every ratio; exit code 2 where proselint or the reviews are not there."""
    parser = argparse.ArgumentParser(prog="measure_gate", description="What a check costs, beside proselint and spaCy.")
    parser.add_argument("reviews", nargs="?", type=Path)
    parser.add_argument("--proselint", default=shutil.which("proselint", path=_path()))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--many", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.proselint is None or (asked.reviews is not None and not asked.reviews.is_file()):
        missing = asked.reviews if asked.proselint else "proselint: pip install proselint, or say --proselint PROGRAM"
        print(f"measure_gate: not there: {missing}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        posts = write_posts(Path(place), asked.reviews)
        print(
            f"{len(list(posts.iterdir()))} posts, {os.cpu_count()} cores, Python {sys.version.split()[0]}", flush=True
        )
        ratios = list(measure_gate(Bench(Path(place), asked.runs), posts, [asked.proselint], many=asked.many))
    print()
    for ratio in ratios:
        print(ratio.line())
    return 0


def _path() -> str:
    """Where programs are looked for: beside this Python first."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
