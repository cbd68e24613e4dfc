"""A loose bound on the work of a run, counted and not timed: modules imported, patterns compiled, tables read."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = """
import json, re, sys
from re import _compiler
compiled, compile = [0], _compiler.compile
def counted(*given):
    compiled[0] += 1
    return compile(*given)
_compiler.compile = counted
from overclaim import cli
from overclaim.rules import read_table
tables, read = [0], read_table._rows
def noted(*given):
    tables[0] += 1
    return read(*given)
read_table._rows = noted
code = cli.main(sys.argv[1:])
names = {name.partition(".")[0] for name in sys.modules}
print(json.dumps([code, len(sys.modules), compiled[0], tables[0], sorted(names), "spacy.cli" in sys.modules]), file=sys.stderr)
"""
# Twice what was counted when this was written, for other versions of the packages under it.
MODULES_CACHED, MODULES_COLD = 800, 2_200
PATTERNS_CACHED, PATTERNS_COLD = 140, 600
NEEDLESS = {"spacy", "thinc", "numpy", "pandas", "great_expectations", "lemminflect", "justhtml", "yaml", "pyromark"}
Run = Callable[..., tuple[int, int, int, int, set[str], bool]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in a process of its own; gives its exit code and what it took."""
    monkeypatch.setenv("OVERCLAIM_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "post.md").write_text("Turmeric relieves rheumatoid arthritis.\n", encoding="utf-8")

    def counted(*arguments: str) -> tuple[int, int, int, int, set[str], bool]:
        command = [sys.executable, "-c", PROGRAM, "check", str(tmp_path / "post.md"), *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        code, modules, patterns, tables, names, commands = json.loads(ran.stderr.splitlines()[-1])
        return code, modules, patterns, tables, set(names), commands

    return counted


def test_a_run_of_an_unchanged_post_reads_no_table_and_loads_no_library_for_reading(run: Run) -> None:
    assert run()[0] == 1
    code, modules, patterns, tables, names, _ = run()
    assert code == 1
    assert names & NEEDLESS == set()
    assert tables == 0
    assert modules <= MODULES_CACHED
    assert patterns <= PATTERNS_CACHED


def test_a_run_of_a_new_post_compiles_the_patterns_that_it_needs_and_reads_each_table_once(run: Run) -> None:
    code, modules, patterns, tables, names, commands = run("--no-cache")
    assert code == 1
    assert not commands
    assert names & {"pandas", "great_expectations", "scispacy", "weasel"} == set()
    rules = Path(__file__).parents[1] / "rules"
    assert tables <= len(list(rules.rglob("*.csv")))
    assert modules <= MODULES_COLD
    assert patterns <= PATTERNS_COLD
