"""``check --watch`` as a process that files change under, and its rounds one by one."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.pipeline import load_model
from overclaim.pipeline.run import Checker
from overclaim.reports.commands import watch
from overclaim.reports.commands.watched_files import Seen, look

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
WORSE = "Ginger cures rheumatoid arthritis.\n"
WAITING = "; Ctrl-C ends it"
PATIENCE = 240  # seconds until a process that says nothing is given up
Output = pytest.CaptureFixture[str]


class Watching:
    """A running ``overclaim check . --watch``, and what it says."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "overclaim.cli", "check", ".", "--watch", "--format=concise", *options]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def round(self) -> list[str]:
        """The lines up to the one that says that it waits."""
        said: list[str] = []
        while not said or not said[-1].endswith(WAITING):
            line = self._lines.get(timeout=PATIENCE)
            assert line is not None, said
            said.append(line)
        return said

    def end(self) -> int:
        """The exit code after Ctrl-C; nothing more is said."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        assert self._lines.get(timeout=PATIENCE) is None
        return code


@pytest.fixture
def watching(folder: Path) -> Iterator[Callable[..., Watching]]:
    """Starts a watch of the folder, which ends with the test at the latest."""
    (folder / ".git").mkdir()
    started: list[Watching] = []

    def start(*options: str) -> Watching:
        started.append(Watching(*options))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def _save(path: Path, text: str) -> None:
    """As many editors do: whole in another file first, which then takes the place of this one."""
    other = path.with_name(f"{path.name}.tmp~")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_every_sort_of_change_is_seen(folder: Path, watching: Callable[..., Watching]) -> None:
    run = watching()
    first, totals, waits = run.round()
    assert first.startswith("./over.md:1:10: error overstated-causation ")
    assert (totals, waits) == ("1 error in 2 posts", "overclaim: watching 2 posts; Ctrl-C ends it")

    with (folder / "over.md").open("a", encoding="utf-8") as post:
        post.write(f"\n{WORSE}")
    said = run.round()
    assert said[0] == "overclaim: ---------- changed: ./over.md ----------"
    assert any(line.startswith("./over.md:3:8: error") for line in said)

    _save(folder / "over.md", "Tea is a drink.\n")
    assert run.round()[:2] == ["overclaim: ---------- changed: ./over.md ----------", "nothing to flag in 2 posts"]

    (folder / "new" / "deep").mkdir(parents=True)
    _save(folder / "new" / "deep" / "more.md", WORSE)
    said = run.round()
    assert said[0] == "overclaim: ---------- changed: ./new/deep/more.md ----------"
    assert said[1].startswith("./new/deep/more.md:1:8: error")

    _save(folder / "overclaim.toml", 'fail-on = "nver"\n')
    said = run.round()
    assert said[0] == "overclaim: ---------- changed: overclaim.toml ----------"
    assert "overclaim.toml:1: fail-on is 'nver', not one of" in said[1]

    _save(folder / "overclaim.toml", 'fail-on = "never"\n')
    assert any(line.startswith("./new/deep/more.md:1:8: error") for line in run.round())

    (folder / "overclaim.toml").unlink()
    run.round()
    (folder / "new" / "deep" / "more.md").unlink()
    assert run.round()[1] == "nothing to flag in 2 posts"
    assert run.end() == 0


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_what_is_no_post_and_its_own_report_start_nothing(folder: Path, watching: Callable[..., Watching]) -> None:
    run = watching("--output=concise=report.txt")
    run.round()
    _save(folder / "notes.log", OVERSTATED)
    _save(folder / "fair.md", WORSE)
    said = run.round()
    assert said[0] == "overclaim: ---------- changed: ./fair.md ----------"
    assert [line for line in said if "changed" in line] == said[:1]
    assert (folder / "report.txt").read_text(encoding="utf-8").startswith("./fair.md:1:8: error")
    assert run.end() == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-"], "standard input is none"),
        (["over.md", "--fix"], "--fix does not; leave one out"),
        (["over.md", "--diff-only"], "--diff-only does not"),
        (["over.md", "--diff=main"], "--diff does not"),
        (["over.md", "--show-files"], "--show-files does not"),
        (["over.md", "--format=pdf"], "unknown format 'pdf'"),
    ],
)
@pytest.mark.usefixtures("model_loaded_once")
def test_what_cannot_be_watched_is_refused(folder: Path, capsys: Output, options: list[str], said: str) -> None:
    assert cli.main(["check", "--watch", *options]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    (line,) = output.err.splitlines()
    assert said in line


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Instead of waiting for events: between two rounds each of these is done, and after the last comes Ctrl-C."""

    def plan(*acts: Callable[[], object]) -> None:
        waiting = iter(acts)

        def looks(given: Mapping[str, object], before: Seen) -> Iterator[Seen]:
            act = next(waiting, None)
            if act is None:
                raise KeyboardInterrupt
            act()
            yield look(given, before)

        monkeypatch.setattr(watch, "_looks", looks)

    return plan


def test_only_what_changed_is_checked_and_the_model_is_loaded_once(
    folder: Path, turns: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    judge, load = Checker._judge, load_model._load_model
    loaded: list[str | None] = []

    def noted(self: Checker, post: object, *rest: object) -> object:
        checked.append(post.path)  # type: ignore[attr-defined]
        return judge(self, post, *rest)  # type: ignore[arg-type]

    def counted(name: str | None) -> load_model.Model:
        loaded.append(name)
        return load(name)

    monkeypatch.setattr(Checker, "_judge", noted)
    monkeypatch.setattr(load_model, "_load_model", counted)
    turns(
        lambda: (folder / "over.md").write_text(WORSE, encoding="utf-8"),
        lambda: (folder / "fair.md").write_text("Tea is a drink, and so is milk.\n", encoding="utf-8"),
        lambda: (folder / "over.md").unlink(),
    )
    assert cli.main(["check", ".", "--watch", "--quiet", "--jobs=1"]) == 0
    assert checked == ["./fair.md", "./over.md", "./over.md", "./fair.md"]
    assert loaded == [None]


@pytest.mark.usefixtures("model_loaded_once")
@pytest.mark.parametrize(("last", "code"), [(OVERSTATED, 1), ("Tea is a drink.\n", 0), ("", 2)])
def test_the_exit_is_that_of_the_last_check(folder: Path, turns: Callable[..., None], last: str, code: int) -> None:
    turns(lambda: (folder / "fair.md").write_text(last, encoding="utf-8"))
    assert cli.main(["check", "fair.md", "--watch"]) == code


@pytest.mark.usefixtures("model_loaded_once")
def test_a_program_that_changed_is_not_run_on(
    folder: Path, turns: Callable[..., None], monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    states = iter([b"old", b"old", b"new"])
    monkeypatch.setattr(watch, "_program", lambda _: next(states))
    turns(
        lambda: (folder / "fair.md").write_text(OVERSTATED, encoding="utf-8"),
        lambda: (folder / "fair.md").write_text(WORSE, encoding="utf-8"),
    )
    assert cli.main(["check", "fair.md", "--watch"]) == 2
    assert capsys.readouterr().err.endswith("overclaim: overclaim or its model has changed; start the watch again\n")
