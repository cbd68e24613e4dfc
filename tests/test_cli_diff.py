"""``check --diff``, as typed in a git repository."""

import json
from pathlib import Path

import pytest

from overclaim import cli

from .conftest import Repository

OLD = "Turmeric relieves rheumatoid arthritis.\n"
NEW = "Ginger cures rheumatoid arthritis.\n"
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("model_loaded_once")


@pytest.fixture
def work(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The working folder: a repository with two overstated posts, unchanged."""
    repository.write("old.md", OLD)
    repository.write("kept.md", OLD)
    repository.commit()
    monkeypatch.chdir(repository.folder)
    return repository


def test_only_what_is_new_is_shown_counted_and_fails(work: Repository, capsys: Output) -> None:
    work.write("old.md", f"{NEW}\n{OLD}")
    assert cli.main(["check", ".", "--format", "json"]) == 1
    everything = json.loads(capsys.readouterr().out)
    assert cli.main(["check", ".", "--diff", "main", "--format", "json"]) == 1
    output = capsys.readouterr()
    new = json.loads(output.out)
    assert output.err == ""
    (post,) = new["posts"]
    assert post["path"] == "./old.md"
    whole = next(one for one in everything["posts"] if one["path"] == "./old.md")
    assert {one["line"] for one in whole["findings"]} == {1, 3}
    expected = [one for one in whole["findings"] if one["line"] == 1]
    assert [one["rule"] for one in post["findings"]] == [one["rule"] for one in expected]
    assert [one["sentence"] for one in post["claims"]] == [NEW.strip()]
    assert {one["claim"] for one in post["findings"]} <= {0, None}
    errors = sum(one["severity"] == "error" for one in post["findings"])
    assert new["summary"]["errors"] == errors > 0
    assert (new["summary"]["posts"], new["summary"]["claims"]) == (1, 1)


@pytest.mark.parametrize("shown", ["terminal", "json", "sarif", "concise"])
def test_nothing_new_is_fine_and_said(work: Repository, capsys: Output, shown: str) -> None:
    work.write("old.md", OLD.replace(" ", "\n", 1))
    assert cli.main(["check", ".", "--diff", "main", "--format", shown]) == 0
    output = capsys.readouterr()
    assert output.err == "overclaim: no post has changed since main\n"
    if shown == "json":
        assert json.loads(output.out)["posts"] == []
    elif shown == "sarif":
        (run,) = json.loads(output.out)["runs"]
        assert run["results"] == []
        assert run["invocations"][0]["executionSuccessful"] is True
    else:
        said = {"terminal": "No post checked, 2 unchanged", "concise": "no post has changed"}
        assert output.out.strip() in (said[shown], "")


def test_the_terminal_counts_what_was_left_out(work: Repository, capsys: Output) -> None:
    work.write("old.md", OLD + "\nTea is a drink.\n")
    assert cli.main(["check", ".", "--diff", "HEAD"]) == 0
    assert "1 post checked, 1 unchanged: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([".", "--diff", "gone"], "overclaim: --diff gone: no such revision in "),
        (["-", "--diff", "main"], "overclaim: --diff main: -: standard input has no old version"),
        (["gone.md", "--diff", "main"], "overclaim: gone.md: no such file or folder"),
    ],
    ids=["base", "stdin", "path"],
)
def test_what_cannot_be_told_is_one_line_and_exit_2(
    work: Repository, capsys: Output, arguments: list[str], said: str
) -> None:
    assert cli.main(["check", *arguments, "--quiet"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    (line,) = output.err.splitlines()
    assert line.startswith(said)


def test_show_files_lists_what_git_says_has_changed(work: Repository, capsys: Output) -> None:
    work.write("old.md", NEW)
    assert cli.main(["check", ".", "--diff", "main", "--show-files"]) == 0
    assert capsys.readouterr().out == "./old.md\n"


def test_a_baseline_is_not_stale_for_what_was_not_checked(work: Repository, capsys: Output) -> None:
    assert cli.main(["baseline", "write", "."]) == 0
    work.commit()
    work.git("mv", "kept.md", "moved.md")
    work.write("old.md", OLD + NEW)
    capsys.readouterr()
    check = ["check", ".", "--baseline", "overclaim-baseline.json", "--strict-baseline", "--quiet"]
    assert cli.main([*check, "--diff", "HEAD"]) == 1
    output = capsys.readouterr()
    assert output.err == ""
    assert {Path(line.split(":")[0]).name for line in output.out.splitlines()} == {"old.md"}
    work.write("old.md", OLD + "\nTea is a drink.\n")
    assert cli.main([*check, "--diff", "HEAD"]) == 0
    assert capsys.readouterr() == ("", "")
