"""Fixtures that every test may use: golden files, and the checker that costs seconds to load."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from overclaim.corpus import check_in_parallel, open_workers
from overclaim.pipeline import run
from overclaim.pipeline.load_model import Model, load_model
from overclaim.pipeline.run import Checker, make_checker

GOLDEN = Path(__file__).parent / "reports" / "golden"


@dataclass(frozen=True)
class Repository:
    """A git repository whose work tree is ``folder``."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """What git prints; no configuration but this repository's counts."""
        known = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
        command = ["git", *known, *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        return os.fsdecode(done.stdout).strip()

    def write(self, name: str, text: str) -> Path:
        """A file of the work tree, with the folders above it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def commit(self) -> None:
        """Commit the whole work tree."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")

    def path(self, name: str) -> str:
        """The full path of a file."""
        return str(self.folder / name)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with one commit on the branch ``main``, no file in it."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "repository"
    folder.mkdir()
    made = Repository(folder)
    made.git("init", "--quiet")
    made.git("symbolic-ref", "HEAD", "refs/heads/main")
    made.commit()
    return made


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes what reports should look like anew; read the difference before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, or writes the file under ``--update-golden``."""
    update = request.config.getoption("--update-golden")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"{name} differs; see --update-golden"

    return compare


@pytest.fixture(scope="session")
def shipped_model() -> Model:
    """The model of the project, loaded once."""
    return load_model()


@pytest.fixture(scope="session")
def shipped_checker() -> Checker:
    """A checker over the tables, rules and model of the project."""
    return make_checker()


@pytest.fixture
def model_loaded_once(monkeypatch: pytest.MonkeyPatch, shipped_model: Model) -> None:
    """Commands load the model anew each time; here they share one."""
    monkeypatch.setattr(run, "load_model", lambda name=None: shipped_model if name is None else load_model(name))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were started, of which few short posts are worth one here."""
    monkeypatch.setitem(open_workers.WORTH, "fork", 1)
    monkeypatch.setattr(open_workers, "starting_method", lambda: "fork")
    start, pids = check_in_parallel._start, []

    def noted(*arguments: object) -> check_in_parallel._Worker:
        worker = start(*arguments)  # type: ignore[arg-type]
        pids.append(worker.process.pid or 0)
        return worker

    monkeypatch.setattr(check_in_parallel, "_start", noted)
    return pids


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where commands keep results: each test has its own, so that none is answered out of another's."""
    place = tmp_path_factory.getbasetemp() / f"results-{uuid4().hex}"  # nothing is made there before a command does
    monkeypatch.setenv("OVERCLAIM_CACHE_DIR", str(place))
    return place


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one overstated and one fair post."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "over.md").write_text("Turmeric relieves rheumatoid arthritis.\n", encoding="utf-8")
    (tmp_path / "fair.md").write_text("Smoking causes lung cancer.\n", encoding="utf-8")
    return tmp_path
