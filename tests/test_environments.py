"""Where a check may have to run: no home, no git, no rights, no room. It is right or says why not, and never passes unread."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.pipeline import run
from overclaim.pipeline.load_model import Model

from .conftest import Repository

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
FOUND = "./over.md:1:10: error overstated-causation "
MANY = 600  # sentences; what is said of them fills any pipe
PROGRAM = (sys.executable, "-m", "overclaim.cli", "check")
# Root passes access rights by two capabilities, CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; without them it is a user
# like others. PR_CAPBSET_DROP is 24; see prctl(2) and capabilities(7).
STOPPED_BY_RIGHTS = (
    "import ctypes, os, sys; here = ctypes.CDLL(None); [here.prctl(24, one, 0, 0, 0) for one in (1, 2)];"
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
Done = subprocess.CompletedProcess[str]
Check = Callable[..., Done]
needs_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is full")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder with an overstated post; whatever its rights become, it can be taken away again."""
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "over.md").write_text(OVERSTATED, encoding="utf-8")
    yield folder
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o755)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, shipped_model: Model) -> Path:
    """A cache that knows ``./over.md`` and a long ``./many.md``, so that a process need not load the model."""
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "load_model", lambda *_: shipped_model)
        patch.setenv("OVERCLAIM_CACHE_DIR", str(folder / "cache"))
        patch.chdir(folder)
        (folder / "over.md").write_text(OVERSTATED, encoding="utf-8")
        (folder / "many.md").write_text(OVERSTATED * MANY, encoding="utf-8")
        assert cli.main(["check", ".", "--output=concise=report"]) == 1
    assert (folder / "report").stat().st_size > 100_000
    return folder / "cache"


def _run(command: list[str], folder: Path, variables: dict[str, str | None]) -> Done:
    env = {name: value for name, value in {**os.environ, **variables}.items() if value is not None}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False, timeout=300)


@pytest.fixture
def check(kept: Path) -> Check:
    """Runs a check as a process that finds what is in the cache; a variable that is None is not set."""
    return lambda folder, *arguments, **given: _run(
        [*PROGRAM, *arguments], folder, {"OVERCLAIM_CACHE_DIR": str(kept), **given}
    )


@pytest.fixture
def shell(kept: Path) -> Check:
    """The same of a script in which ``check`` stands for the command."""
    script = f"check() {{ '{sys.executable}' -m overclaim.cli check \"$@\"; }}; "
    return lambda folder, line: _run(["/bin/sh", "-c", script + line], folder, {"OVERCLAIM_CACHE_DIR": str(kept)})


@pytest.fixture
def as_user(kept: Path, tmp_path: Path) -> Check:
    """The same as `check`, by a user whom access rights stop."""
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)
    launch = [sys.executable, "-c", STOPPED_BY_RIGHTS]
    if _run([*launch, "-c", f"import os; os.listdir({str(shut)!r})"], tmp_path, {}).returncode == 0:
        pytest.skip("no access right stops this user")
    return lambda folder, *arguments, **given: _run(
        [*launch, *PROGRAM[1:], *arguments], folder, {"OVERCLAIM_CACHE_DIR": str(kept), **given}
    )


@pytest.mark.parametrize("home", [None, "/nonexistent"], ids=["unset", "gone"])
def test_no_home(place: Path, check: Check, home: str | None) -> None:
    done = check(place, ".", "--format=concise", HOME=home, XDG_CACHE_HOME=None, XDG_CONFIG_HOME=None)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(FOUND)


def test_no_git_is_missed_only_where_it_is_asked(place: Path, check: Check) -> None:
    (place / ".git").mkdir()
    (place / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    done = check(place, ".", "--format=concise", PATH="/nonexistent")
    assert (done.returncode, done.stderr) == (1, "")
    done = check(place, ".", "--diff=main", PATH="/nonexistent")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "overclaim: --diff main: git is not installed or not on PATH; install it, or leave out --diff"
    ]


def test_a_repository_without_commits(repository: Repository, check: Check) -> None:
    repository.git("update-ref", "-d", "HEAD")
    repository.write("over.md", OVERSTATED)
    assert check(repository.folder, ".").returncode == 1
    for base in ("main", "HEAD"):
        done = check(repository.folder, ".", f"--diff={base}")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"overclaim: --diff {base}: no such revision in ")


def test_a_checkout_that_is_read_only(place: Path, as_user: Check) -> None:
    place.chmod(0o555)
    done = as_user(place, ".", "--format=concise", OVERCLAIM_CACHE_DIR=None)
    assert done.returncode == 1
    assert done.stdout.startswith(FOUND)
    assert done.stderr == "overclaim: .overclaim_cache: results are not kept for the next run: Permission denied\n"
    done = as_user(place, ".", "--output=sarif=out.sarif")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "overclaim: out.sarif: cannot be written: Permission denied\n"


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (0o000, "./shut: the folder cannot be searched: Permission denied"),
        (0o111, "./shut: the folder cannot be searched: Permission denied"),
        (0o444, "./shut/in.md: no permission to read it; change its access rights"),
    ],
    ids=["none", "enter", "list"],
)
def test_a_folder_that_may_not_be_read_hides_no_other(place: Path, as_user: Check, mode: int, said: str) -> None:
    (place / "shut").mkdir()
    (place / "shut" / "in.md").write_text(OVERSTATED, encoding="utf-8")
    (place / "shut").chmod(mode)
    done = as_user(place, ".", "--format=concise", "--fail-on=never")
    assert (done.returncode, done.stderr) == (2, f"overclaim: {said}\n")
    assert done.stdout.startswith(FOUND)
    done = as_user(place, "shut/in.md", ".", "--fail-on=never")
    assert done.returncode == 2
    assert ("overclaim: shut/in.md: no permission to " in done.stderr) is not bool(
        mode & 0o100
    )  # by its path it can be


def test_a_config_that_may_not_be_read_is_not_passed_by(place: Path, as_user: Check) -> None:
    config = place / "overclaim.toml"
    config.write_text('fail-on = "warning"\n', encoding="utf-8")
    config.chmod(0)
    done = as_user(place, ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"overclaim: {config}: cannot be read: Permission denied\n"


def test_a_working_folder_below_one_that_may_not_be_entered(place: Path, as_user: Check, kept: Path) -> None:
    """Posts can be read there, by paths that begin in it; whether a config file stands above cannot be told."""
    (place / "inner").mkdir()
    (place / "over.md").rename(place / "inner" / "over.md")
    moved = "import os, sys; os.chdir('inner'); os.chmod('..', 0); from overclaim.cli import main; sys.exit(main())"
    for options, code in ([], 2), (["--no-config", "--format=concise"], 1):
        place.chmod(0o755)
        command = [sys.executable, "-c", STOPPED_BY_RIGHTS, "-c", moved, "check", ".", *options]
        done = _run(command, place, {"OVERCLAIM_CACHE_DIR": str(kept)})
        assert done.returncode == code
        assert done.stdout.startswith(FOUND if code == 1 else "")
        assert ("no config file can be looked for in it: Permission denied; name one with --config" in done.stderr) == (
            code == 2
        )


@needs_full
@pytest.mark.parametrize("name", ["json", "concise", "parquet"])
def test_a_disk_that_is_full(place: Path, check: Check, shell: Check, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    done = check(place, ".", f"--output={name}=/dev/full")
    assert (done.returncode, done.stderr) == (2, "overclaim: /dev/full: cannot be written: No space left on device\n")
    done = shell(place, f"check . --format={name} >/dev/full")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("overclaim: standard output cannot be written: No space left on device; ")


@pytest.mark.parametrize("name", ["concise", "json", "github"])
def test_a_reader_that_takes_one_line_alone(place: Path, shell: Check, name: str) -> None:
    (place / "over.md").rename(place / "many.md")
    (place / "many.md").write_text(OVERSTATED * MANY, encoding="utf-8")
    done = shell(place, f'(check . --format={name}; echo "exit $?" >&2) | head -n 1')
    assert done.stdout.count("\n") == 1
    assert done.stderr == "exit 2\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_change_no_exit(place: Path, shell: Check, closed: str) -> None:
    for path, code in ((".", 1), ("gone.md", 2)):
        done = shell(place, f"check {path} --output json=report.json {closed}")
        assert done.returncode == code
        (post,) = json.loads((place / "report.json").read_text(encoding="utf-8"))["posts"]
        assert (post["failure"] is None) == (code == 1)
