"""Fixtures that every test may use: golden files, and the checker that costs seconds to load."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from overclaim.pipeline import run
from overclaim.pipeline.load_model import Model, load_model
from overclaim.pipeline.run import Checker, make_checker

GOLDEN = Path(__file__).parent / "reports" / "golden"


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
