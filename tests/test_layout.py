"""The shape of the project: sizes, names, tables that must equal the disk."""

import re
import tomllib
from pathlib import Path

import pytest

from overclaim.corpus.formats import READERS
from overclaim.pipeline.checks import CHECKS
from overclaim.rules.kinds import KINDS
from overclaim.rules.load_packs import load_packs

ROOT = Path(__file__).parent.parent
LONGEST = 300
NEVER = {"utils", "util", "helpers", "helper", "common", "base", "misc", "types", "core"}
PACKAGES = ("rules", "pipeline", "corpus", "reports")
# Paths of a machine, and of the place where this was made: neither belongs in a project that speaks of itself alone.
FOREIGN = re.compile(r"/work/|/tmp/venv|/root/|/home/|shared/|file:///opt")
PYTHON = [ROOT / "cli.py", *(path for name in (*PACKAGES, "tests") for path in sorted((ROOT / name).rglob("*.py")))]
TEXTS = [
    path
    for path in (*PYTHON, ROOT / "pyproject.toml", ROOT / "Makefile", ROOT / "requirements.lock", ROOT / ".ci" / "run")
    if path != Path(__file__)
]


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PYTHON, ids=_shown)
def test_a_file_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < LONGEST
    assert path.stem not in NEVER
    assert not text.strip() or text.startswith(('"""', 'r"""')), "no docstring"


@pytest.mark.parametrize("path", TEXTS, ids=_shown)
def test_a_file_names_no_foreign_place(path: Path) -> None:
    assert FOREIGN.search(path.read_text(encoding="utf-8")) is None


def test_packages_in_the_wheel_are_those_on_disk() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    on_disk = {
        ".".join(("overclaim", *path.parent.relative_to(ROOT).parts))
        for name in PACKAGES
        for path in (ROOT / name).rglob("__init__.py")
    }
    assert set(settings["packages"]) == {"overclaim", *on_disk}


def test_data_files_are_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packed = {
        path
        for package, globs in settings["package-data"].items()
        for glob in globs
        for path in ROOT.joinpath(*package.split(".")[1:]).glob(glob)
    }
    data = {
        path
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and not path.name.startswith(".")
    }
    assert {_shown(path) for path in data - packed} == set()


def test_a_folder_of_python_is_a_package() -> None:
    folders = {path.parent for path in PYTHON if path.parent.name != "tests" and "tests" not in path.parts}
    assert {_shown(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_every_kind_of_rule_is_written_checked_and_used() -> None:
    assert set(CHECKS) == set(KINDS)
    assert {rule.kind for rule in load_packs(ROOT / "rules" / "packs")} == set(CHECKS)


def test_every_reader_is_in_the_table() -> None:
    used = {reader.module for reader in READERS.values()}
    assert {"markdown", "html", "plain"} <= used
    assert all((ROOT / "corpus" / "formats" / f"{module}.py").is_file() for module in used)


def test_every_stage_is_in_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (stages,) = (contract["modules"] for contract in contracts if contract["type"] == "independence")
    order = (ROOT / "pipeline" / "run.py").read_text(encoding="utf-8")
    named = {f"overclaim.pipeline.{name}" for name in re.findall(r"^from \.(\w+)", order, re.MULTILINE)}
    not_stages = {"values", "spotted", "checks", "load_model", "match_terms", "source_map"}
    assert named - {f"overclaim.pipeline.{name}" for name in not_stages} == set(stages)
