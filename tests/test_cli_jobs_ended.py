"""``check --jobs`` whose processes are killed or interrupted: nothing is lost, nothing goes on, nothing is told twice."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.corpus import check_in_parallel
from overclaim.corpus.result_cache import LAYOUT
from overclaim.pipeline.run import Checker
from overclaim.pipeline.values import Post, PostResult

Output = pytest.CaptureFixture[str]
POSTS = 20
HELD = "13.md"
LONG = 120.0  # seconds until a test gives up on what it waits for

pytestmark = [
    pytest.mark.usefixtures("model_loaded_once", "started"),
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not forked, and load a model each"),
]


@pytest.fixture
def posts(folder: Path) -> Path:
    """Short posts that overstate, and one that cannot be read."""
    for number in range(POSTS):
        text = f"# Post {number}\n\nProbiotics reduce anxiety in adults.\n"
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    (folder / "07.md").write_bytes(b"\xff\xfe")
    return folder


def said(output: Output, *arguments: str) -> tuple[int, str, str]:
    """The exit code of ``overclaim check .`` and what it prints."""
    code = cli.main(["check", ".", *arguments])
    return code, *output.readouterr()


@dataclass(frozen=True)
class Held:
    """A run in a process of its own, its workers held at one post until `release`."""

    pid: int
    folder: Path

    def workers(self) -> list[int]:
        """The processes that it has started."""
        return [int(line) for line in (self.folder / "workers").read_text(encoding="ascii").split()]

    def holder(self) -> int:
        """The process that is at the post."""
        return int((self.folder / "held").read_text(encoding="ascii"))

    def release(self) -> None:
        """Let the post be checked from now on."""
        (self.folder / "go").touch()

    def ended(self) -> int:
        """Wait for its end; the exit code, or the signal that ended it as a negative number."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def printed(self, name: str) -> str:
        """What it wrote to ``out`` or ``err``."""
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def hold(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Held]]:
    """Begins ``overclaim check . --jobs 2 --format json`` in a session of its own; it is held at the post HELD."""
    place = tmp_path_factory.mktemp("held")
    _hold_back(monkeypatch, place)
    begun: list[Held] = []

    def begin() -> Held:
        begun.append(Held(_in_a_process(place, "--jobs", "2", "--format", "json"), place))
        return begun[0]

    yield begin
    (place / "go").touch()
    for one in begun:
        _wait_for(lambda one=one: not _lives(one.pid))  # type: ignore[misc]


def test_a_worker_that_is_killed_costs_nothing(
    posts: Path, capsys: Output, own_cache: Path, hold: Callable[[], Held]
) -> None:
    run = hold()
    _wait_for(lambda: (run.folder / "held").exists() and len(_entries(own_cache)) > 1)  # the first is the program's
    os.kill(run.holder(), signal.SIGKILL)
    run.release()
    assert run.ended() == 2  # a post of the folder cannot be read
    clean = said(capsys, "--format", "json", "--no-cache")
    assert (run.printed("out"), run.printed("err")) == clean[1:]
    assert said(capsys, "--format", "json") == clean
    assert not any(map(_lives, run.workers()))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_ended_leaves_no_process_and_a_whole_cache(
    posts: Path, capsys: Output, own_cache: Path, hold: Callable[[], Held], how: signal.Signals
) -> None:
    run = hold()
    _wait_for(lambda: (run.folder / "held").exists() and len(_entries(own_cache)) > 1)  # the first is the program's
    workers = run.workers()
    assert len(workers) == 2
    if how is signal.SIGINT:
        os.killpg(run.pid, how)  # as a terminal does
    else:
        os.kill(run.pid, how)
    assert run.ended() == (130 if how is signal.SIGINT else -how)
    _wait_for(lambda: not any(map(_lives, workers)))
    assert run.printed("err") in ("", "overclaim: ./07.md: is UTF-16; save it as UTF-8\n")
    kept = len(_entries(own_cache))
    assert 0 < kept < POSTS
    run.release()
    again = said(capsys, "--format", "json", "--jobs", "2")
    assert len(_entries(own_cache)) > kept
    assert said(capsys, "--format", "json", "--no-cache") == again


def test_two_runs_at_once_share_a_cache(
    posts: Path, capsys: Output, own_cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    places = [tmp_path_factory.mktemp("run") for _ in range(2)]
    pids = [_in_a_process(place, "--jobs", "2", "--format", "json") for place in places]
    ended = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    clean = said(capsys, "--format", "json", "--no-cache")
    assert ended == [clean[0]] * 2
    for place in places:
        assert ((place / "out").read_text("utf-8"), (place / "err").read_text("utf-8")) == clean[1:]
    assert said(capsys, "--format", "json") == clean
    assert json.loads(clean[1])["posts"]


def _hold_back(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Note the workers that are started in ``place``, and hold whoever judges the post HELD until "go" is there."""
    judge, start, home = Checker._judge, check_in_parallel._start, os.getpid()

    def judged(self: Checker, post: Post, *rest: object) -> PostResult:
        if post.path.endswith(HELD) and os.getpid() != home:
            if not (place / "held").exists():
                (place / "held.new").write_text(str(os.getpid()), encoding="ascii")
                os.replace(place / "held.new", place / "held")
            _wait_for((place / "go").exists)
        return judge(self, post, *rest)  # type: ignore[arg-type]

    def started(*arguments: object) -> check_in_parallel._Worker:
        worker = start(*arguments)  # type: ignore[arg-type]
        with (place / "workers").open("a", encoding="ascii") as file:
            file.write(f"{worker.process.pid}\n")
        return worker

    monkeypatch.setattr(Checker, "_judge", judged)
    monkeypatch.setattr(check_in_parallel, "_start", started)


def _in_a_process(place: Path, *options: str) -> int:
    """The process of ``overclaim check .`` in a session of its own; it prints to files in ``place``."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with (place / "out").open("w", encoding="utf-8") as sys.stdout, (place / "err").open("w") as sys.stderr:
            code = cli.main(["check", ".", *options])
    finally:
        os._exit(code)


def _entries(cache: Path) -> list[Path]:
    return list(cache.glob(f"{LAYOUT}/??/" + "[0-9a-f]" * 64))


def _lives(pid: int) -> bool:
    """Whether the process runs; one that has ended and that nobody has asked for since does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _wait_for(there: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not there():
        assert time.monotonic() - begun < LONG, "what was waited for never came"
        time.sleep(0.01)
