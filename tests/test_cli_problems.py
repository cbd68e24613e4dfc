"""What goes wrong on the command line: one line each that names the place and what to do, and the rest goes on."""

import json
import shutil
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.pipeline import run
from overclaim.pipeline.run import Checker
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import Post, Sentence
from overclaim.reports.commands import loading

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("model_loaded_once")


def _write_bad(folder: Path) -> dict[str, str]:
    """Names of bad posts, and what must be said of each."""
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.md").write_bytes(b"\x00\x01\x02" * 99)
    (folder / "latin.txt").write_bytes(b"Turmeric cures\ncaf\xe9 arthritis\n")
    (folder / "huge.md").write_bytes(b"Turmeric cures arthritis. " * 800_000)
    (folder / "nothing").mkdir()
    (folder / "post.pdf").write_bytes(b"%PDF-1.7")
    return {
        "gone.md": "no such file or folder; check the spelling",
        "empty.md": "the file is empty; add text",
        "binary.md": "is a binary file, not text; export it",
        "latin.txt": "not valid UTF-8 at line 2 (byte 18); save it as UTF-8",
        "huge.md": "larger than 5 MB; split it",
        "nothing": "no posts in this folder; looked for .md",
        "post.pdf": "no reader for .pdf files; known are .md",
    }


def test_every_bad_post_is_named_in_one_line_and_the_good_one_checked(folder: Path, capsys: Output) -> None:
    bad = _write_bad(folder)
    assert cli.main(["check", *bad, "over.md", "--format", "json"]) == 2
    output = capsys.readouterr()
    lines = output.err.splitlines()
    assert len(lines) == len(bad)
    for line, (name, said) in zip(lines, bad.items(), strict=True):
        assert line.startswith(f"overclaim: {name}: {said}")
    posts = json.loads(output.out)["posts"]
    assert [post["failure"] is None for post in posts] == [False] * len(bad) + [True]
    assert posts[-1]["findings"]


@pytest.mark.parametrize("name", ["deep.html", "deep.md"])
def test_deep_nesting_is_read_or_refused(folder: Path, capsys: Output, name: str) -> None:
    opening = "<div>" if name.endswith("html") else ">"
    (folder / name).write_text(f"{opening * 100_000} <p>{OVERSTATED}", encoding="utf-8")
    assert cli.main(["check", name]) in {1, 2}
    output = capsys.readouterr()
    assert "fault of overclaim" not in output.err
    assert len(output.err.splitlines()) <= 1


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("evidence/gut.csv", "just one cell\n", "evidence/gut.csv:"),
        ("sources/gut.csv", "a,b\n", "sources/gut.csv:"),
        ("vocabulary/gut.csv", 'open "quote\n', "vocabulary/gut.csv:"),
        ("contested.csv", "no-such-concept,vague-marketing,x,note,y,z\n", "contested.csv"),
        ("packs/causation/overstated-causation.toml", "\nnonsense\n", "overstated-causation.toml:"),
    ],
    ids=["evidence", "sources", "vocabulary", "contested", "rule"],
)
def test_a_broken_table_stops_the_run_before_its_first_post(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, table: str, row: str, said: str
) -> None:
    shutil.copytree(loading.RULES, folder / "rules")
    with (folder / "rules" / table).open("a", encoding="utf-8") as file:
        file.write(row)
    monkeypatch.setattr(loading, "RULES", folder / "rules")
    assert cli.main(["check", "over.md"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    assert said in output.err


def test_the_check_of_the_tables_names_rows(folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(loading.RULES, folder / "rules")
    with (folder / "rules/evidence/gut.csv").open("a", encoding="utf-8") as file:
        file.write("just one cell\n")
    assert cli.main(["evidence", "check", "rules", "--format", "json"]) == 2
    (problem, *_) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["path"] == "rules/evidence/gut.csv"
    assert problem["line"] == len((folder / "rules/evidence/gut.csv").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[rules]\nmissing-autor = "off"\n', "c.toml:2: unknown rule 'missing-autor'; did you mean 'missing-author'"),
        ('fail_on = "error"\n', "c.toml:1: unknown key 'fail_on'; did you mean 'fail-on'"),
        ('[rules]\nmissing-author = "loud"\n', "c.toml:2: missing-author is 'loud', not one of off, note"),
        ('fail-on = "sometimes"\n', "c.toml:1: fail-on is 'sometimes', not one of error"),
        ("fail-on = \n", "c.toml:1: is not TOML"),
        ("rules = 3\n", "c.toml:1: rules is not a table"),
    ],
    ids=["rule", "key", "severity", "fail-on", "syntax", "table"],
)
def test_a_wrong_config_is_refused(folder: Path, capsys: Output, config: str, said: str) -> None:
    (folder / "c.toml").write_text(config, encoding="utf-8")
    assert cli.main(["check", "over.md", "--config", "c.toml"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ('[rules]\noverstated-causation = "off"\n', 0),
        ('[rules]\noverstated-causation = "note"\n', 0),
        ('fail-on = "never"', 0),
    ],
    ids=["off", "note", "never"],
)
def test_a_config_decides(folder: Path, config: str, expected: int) -> None:
    (folder / "c.toml").write_text(config, encoding="utf-8")
    assert cli.main(["check", "over.md", "--config", "c.toml"]) == expected
    assert cli.main(["check", "over.md"]) == 1


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_ours_is_one_line(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    def broken(*_: object, **__: object) -> Checker:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(run, "make_checker", broken)
    assert cli.main(["check", "over.md", *(["--debug"] if debug else [])]) == 3
    error = capsys.readouterr().err
    assert error.startswith("overclaim: this is a fault of overclaim, not of your files: ZeroDivisionError: oh\n")
    assert ("Traceback" in error) == debug
    assert debug or len(error.splitlines()) == 1


def test_a_post_that_breaks_the_pipeline_hides_no_other(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = split_sentences

    def broken(post: Post) -> tuple[Sentence, ...]:
        if post.path == "fair.md":
            raise ZeroDivisionError("oh")
        return read(post)

    monkeypatch.setattr("overclaim.pipeline.run.split_sentences", broken)
    assert cli.main(["check", "fair.md", "over.md"]) == 2
    output = capsys.readouterr()
    assert output.err == "overclaim: fair.md: could not be checked: ZeroDivisionError: oh\n"
    assert "overstated-causation" in output.out
