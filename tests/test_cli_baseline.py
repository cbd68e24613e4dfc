"""``overclaim baseline`` and ``check --baseline``, as typed in a folder."""

import json
import tomllib
from pathlib import Path

import pytest

from overclaim import cli

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
WORSE = "Ginger cures rheumatoid arthritis.\n"
FILE = "overclaim-baseline.json"
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("model_loaded_once")


def test_an_old_folder_passes_until_something_new_is_written(folder: Path, capsys: Output) -> None:
    assert cli.main(["check", "."]) == 1
    assert cli.main(["baseline", "write", "."]) == 0
    before = (folder / FILE).read_bytes()
    assert cli.main(["baseline", "write", "."]) == 0
    assert (folder / FILE).read_bytes() == before
    check = ["check", ".", "--baseline", FILE, "--strict-baseline", "--fail-on", "note"]
    capsys.readouterr()
    assert cli.main([*check, "--format", "json"]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    posts = {post["path"]: post for post in json.loads(output.out)["posts"]}
    assert posts["./over.md"]["findings"] == []
    assert {one["reason"][:-10] for one in posts["./over.md"]["suppressed"]} == {"in the baseline of "}

    (folder / "over.md").write_text(
        f"# Old and new\n\nTea is a drink.\n\n{OVERSTATED}", encoding="utf-8", newline="\r\n"
    )
    assert cli.main(check) == 0
    (folder / "over.md").write_text(OVERSTATED + WORSE, encoding="utf-8")
    capsys.readouterr()
    assert cli.main([*check, "--quiet"]) == 1
    assert {line.split(":")[1] for line in capsys.readouterr().out.splitlines()} == {"2"}


def test_what_is_fixed_wants_pruning_and_cannot_come_back(folder: Path, capsys: Output) -> None:
    assert cli.main(["baseline", "write", ".", "--baseline", "known.json"]) == 0
    (folder / "over.md").write_text("Tea is a drink.\n", encoding="utf-8")
    check = ["check", "over.md", "--baseline", "known.json"]
    capsys.readouterr()
    assert cli.main(check) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("overclaim: known.json: stale: 1 accepted finding, no longer there or milder now; ")
    assert line.endswith("run: overclaim baseline prune PATH... --baseline known.json")
    assert cli.main([*check, "--strict-baseline"]) == 1
    assert cli.main(["baseline", "prune", "over.md", "--baseline", "known.json"]) == 0
    assert cli.main([*check, "--strict-baseline"]) == 0
    (folder / "over.md").write_text(OVERSTATED, encoding="utf-8")
    assert cli.main(check) == 1


@pytest.mark.parametrize("command", ["write", "prune"])
def test_a_post_that_failed_leaves_the_file_as_it_is(folder: Path, capsys: Output, command: str) -> None:
    assert cli.main(["baseline", "write", "."]) == 0
    before = (folder / FILE).read_bytes()
    (folder / "over.md").write_bytes(b"\xff")
    capsys.readouterr()
    assert cli.main(["baseline", command, "."]) == 2
    assert (folder / FILE).read_bytes() == before
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"overclaim: {FILE}: left as it is, since 1 post")
    assert sorted(path.name for path in folder.iterdir()) == ["fair.md", "over.md", FILE]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "over.md", "--baseline", "gone.json"], "gone.json: no such file; make it with"),
        (["check", "over.md", "--baseline", "bad.json"], "bad.json:1: is not JSON"),
        (["check", "over.md", "--strict-baseline"], "--strict-baseline: there is no baseline"),
        (["baseline", "prune", "over.md"], f"{FILE}: no such file"),
        (["baseline", "write", "over.md", "--baseline", "fair.md"], "fair.md:1: is not JSON"),
        (["baseline", "write", "over.md", "--baseline", "over.md/b.json"], "over.md/b.json: cannot be written"),
        (["baseline", "write", "-"], "-: standard input has no path"),
        (["baseline", "write", "gone.md"], "gone.md: no such file or folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    folder: Path, capsys: Output, arguments: list[str], said: str
) -> None:
    (folder / "bad.json").write_text("{oh", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert cli.main(arguments) == 2
    output = capsys.readouterr()
    assert output.err.startswith(f"overclaim: {said}")
    assert output.out == ""
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.fixture
def configured(folder: Path) -> Path:
    """The folder, whose config names a baseline that is not there yet."""
    (folder / "overclaim.toml").write_text('baseline = "known/old.json"\n', encoding="utf-8")
    return folder


def test_a_baseline_that_the_config_names_must_be_there(configured: Path, capsys: Output) -> None:
    assert cli.main(["check", "."]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "overclaim: known/old.json: no such file; make it with: overclaim baseline write PATH...\n"
    assert cli.main(["check", ".", "--no-config"]) == 1


def test_the_baseline_of_the_config_is_written_used_and_pruned(
    configured: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(["baseline", "write", "."]) == 0
    assert capsys.readouterr().out.startswith("known/old.json: ")
    assert cli.main(["check", ".", "--strict-baseline", "--format=sarif"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert {one["baselineState"] for one in run["results"]} == {"unchanged"}
    (configured / "below").mkdir()
    monkeypatch.chdir(configured / "below")
    assert cli.main(["check", "../over.md", "--strict-baseline"]) == 0
    (configured / "over.md").write_text("Tea is a drink.\n", encoding="utf-8")
    assert cli.main(["check", "../over.md", "--strict-baseline"]) == 1
    assert cli.main(["baseline", "prune", "../over.md"]) == 0
    assert cli.main(["check", "../over.md", "--strict-baseline"]) == 0
    assert list(configured.rglob("*.json")) == [configured / "known" / "old.json"]


def test_the_option_goes_before_the_config(configured: Path) -> None:
    assert cli.main(["baseline", "write", ".", "--baseline", FILE]) == 0
    assert not (configured / "known").exists()
    assert cli.main(["check", ".", "--baseline", FILE]) == 0
    (configured / FILE).unlink()
    assert cli.main(["baseline", "write", "fair.md"]) == 0
    assert cli.main(["check", "."]) == 1


def test_the_baseline_in_force_is_shown_with_its_file(configured: Path, capsys: Output) -> None:
    assert cli.main(["config", "over.md"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("baseline"))
    setting, _, origin = line.partition(" # ")
    assert tomllib.loads(setting) == {"baseline": str(configured / "known" / "old.json")}
    assert origin == str(configured / "overclaim.toml")
