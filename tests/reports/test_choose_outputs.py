"""Where reports go, and that a file is whole or not there."""

import json
import os
from pathlib import Path

import pytest

from overclaim.pipeline.values import PostResult
from overclaim.reports.choose_outputs import Output, WrongOutput, choose_outputs, opened_reports
from overclaim.reports.formats import FORMATS
from overclaim.reports.report import Run
from overclaim.reports.summary import Summary
from overclaim.rules.evidence import EvidenceTable


@pytest.fixture
def run(table: EvidenceTable) -> Run:
    return Run("1.2.0", table, ())


def test_a_person_reads_along_where_all_outputs_go_to_files() -> None:
    assert choose_outputs((), None) == (Output("terminal"),)
    assert choose_outputs(["json=a.json"], None) == (Output("terminal"), Output("json", Path("a.json")))
    assert choose_outputs(["json"], None) == (Output("json"),)
    assert choose_outputs(["json=a.json"], "json") == (Output("json", Path("a.json")), Output("json"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["jsn"], "unknown format 'jsn'; did you mean 'json'"),
        (["json="], "no file is named"),
        (["json", "terminal"], "cannot both go to standard output"),
        (["json=a", "terminal=a"], "cannot go to one file"),
    ],
)
def test_what_cannot_be_is_told(given: list[str], said: str) -> None:
    with pytest.raises(WrongOutput, match=said):
        choose_outputs(given, None)


def test_every_format_can_be_made(run: Run, tmp_path: Path, result: PostResult) -> None:
    outputs = [Output(name, tmp_path / name) for name in FORMATS]
    summary = Summary()
    summary.add(result)
    with opened_reports(outputs, run) as report:
        report.begin()
        report.add(result)
        report.end(summary)
    assert sorted(path.name for path in tmp_path.iterdir() if path.stat().st_size) == sorted(FORMATS)


def test_a_run_that_dies_leaves_the_old_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    path.chmod(0o640)
    with pytest.raises(ZeroDivisionError), opened_reports([Output("json", path)], run):
        raise ZeroDivisionError
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.json"]
    with opened_reports([Output("json", path)], run) as report:
        report.begin()
        report.end(Summary())
    assert json.loads(path.read_text())["posts"] == []
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_is_told_before_anything_is_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(WrongOutput, match="cannot be written"),
        opened_reports([Output("json", tmp_path / "file" / "report.json")], run),
    ):
        pytest.fail("the block ran")
    with opened_reports([Output("json", Path("/dev/null"))], run) as report:
        report.begin()
