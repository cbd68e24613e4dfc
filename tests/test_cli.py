"""The command line: exit codes, formats, problems in one line each, what is imported."""

import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.corpus.check_paths import check_paths
from overclaim.pipeline import run
from overclaim.pipeline.load_model import Model
from overclaim.pipeline.run import Checker
from overclaim.pipeline.values import Post, PostResult

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
FAIR = "Smoking causes lung cancer.\n"
CLAIM_KEYS = ["path", "line", "column", "end_line", "end_column", "start", "end", "sentence", "heading", "cue", "cause", "effect", "strength", "denied", "direction", "negated", "health", "promotional", "attribution", "verdict", "permitted", "evidence"]
ENTITY_KEYS = ["path", "line", "column", "start", "end", "text", "kind", "concept", "name"]
FINDING_KEYS = ["rule", "severity", "message", "path", "start", "end", "line", "column", "end_line", "end_column", "text", "claim", "permitted", "evidence", "suggestions"]
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def model_loaded_once(monkeypatch: pytest.MonkeyPatch, shipped_model: Model) -> None:
    """Commands load the model anew each time; here they share one."""
    load = run.load_model
    monkeypatch.setattr(run, "load_model", lambda name=None: shipped_model if name is None else load(name))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one overstated and one fair post."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "over.md").write_text(OVERSTATED, encoding="utf-8")
    (tmp_path / "fair.md").write_text(FAIR, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["over.md"], 1),
        (["fair.md"], 0),
        (["over.md", "fair.md"], 1),
        (["over.md", "--fail-on", "never"], 0),
        (["over.md", "--fail-on", "note"], 1),
        (["over.md", "gone.md"], 2),
        (["gone.md"], 2),
        (["over.md", "--format", "sarif"], 2),
        (["over.md", "--fail-on", "sometimes"], 2),
        (["over.md", "--bogus"], 2),
        (["over.md", "--model", "en_no_such_model"], 2),
        (["over.md", "--config", "gone.toml"], 2),
        ([], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_check_exits(folder: Path, arguments: list[str], expected: int) -> None:
    assert cli.main(["check", *arguments]) == expected


def test_json_is_what_the_contract_says(folder: Path, capsys: Output) -> None:
    assert cli.main(["check", "over.md", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["overclaim", "evidence", "posts", "summary"]
    (post,) = report["posts"]
    assert list(post) == ["path", "title", "words", "claims", "findings", "suppressed", "failure"]
    finding = next(one for one in post["findings"] if one["rule"] == "overstated-causation")
    assert list(finding) == FINDING_KEYS
    assert OVERSTATED[finding["start"] : finding["end"]] == finding["text"] == "relieves"
    assert post["claims"][finding["claim"]]["cue"]["text"] == "relieves"
    assert report["summary"]["posts"] == 1
    assert report["summary"]["errors"] >= 1


def test_claims_are_json_lines(folder: Path, capsys: Output) -> None:
    assert cli.main(["claims", "over.md", "fair.md", "--format", "jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["path"] for record in records] == ["over.md", "fair.md"]
    assert list(records[0]) == CLAIM_KEYS
    assert (records[0]["verdict"], records[1]["verdict"]) == ("overstated", "supported")
    assert OVERSTATED[records[0]["effect"]["start"] : records[0]["effect"]["end"]] == "rheumatoid arthritis"


def test_entities_are_json_lines(folder: Path, capsys: Output) -> None:
    code = cli.main(["entities", "over.md", "--format", "jsonl"])
    output = capsys.readouterr()
    assert code == 0, output.err
    records = [json.loads(line) for line in output.out.splitlines()]
    assert list(records[0]) == ENTITY_KEYS
    assert "turmeric" in [record["concept"] for record in records]
    assert all(OVERSTATED[record["start"] : record["end"]] == record["text"] for record in records)


@pytest.mark.parametrize("command", ["claims", "entities"])
def test_a_post_that_cannot_be_read_hides_no_other(folder: Path, capsys: Output, command: str) -> None:
    assert cli.main([command, "gone.md", "over.md"]) == 2
    output = capsys.readouterr()
    assert "over.md" in output.out
    assert output.err == "overclaim: gone.md: no such file or folder; check the spelling of the path\n"


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
    shutil.copytree(cli.RULES, folder / "rules")
    with (folder / "rules" / table).open("a", encoding="utf-8") as file:
        file.write(row)
    monkeypatch.setattr(cli, "RULES", folder / "rules")
    assert cli.main(["check", "over.md"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    assert said in output.err


def test_the_check_of_the_tables_names_rows(folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(cli.RULES, folder / "rules")
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
    def broken(*_: object) -> Checker:
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
    check_post = Checker.check_post

    def broken(self: Checker, post: Post) -> PostResult:
        if post.path == "fair.md":
            raise ZeroDivisionError("oh")
        return check_post(self, post)

    monkeypatch.setattr(Checker, "check_post", broken)
    assert cli.main(["check", "fair.md", "over.md"]) == 2
    output = capsys.readouterr()
    assert output.err == "overclaim: fair.md: could not be checked: ZeroDivisionError: oh\n"
    assert "overstated-causation" in output.out


def test_posts_are_not_kept(folder: Path) -> None:
    class Glance:
        """Checks nothing, so that only the paths' own memory counts."""

        def check_posts(self, posts: Iterable[Post]) -> Iterator[PostResult]:
            yield from (PostResult(post.path, post) for post in posts)

    for number in range(20):
        (folder / f"{number}.md").write_text(FAIR, encoding="utf-8")
    before = _living_posts()
    for _ in check_paths([str(folder)], Glance()):  # type: ignore[arg-type]
        assert _living_posts() - before <= 2


def _living_posts() -> int:
    gc.collect()
    return sum(isinstance(one, Post) for one in gc.get_objects())


@pytest.mark.parametrize(
    ("name", "code"),
    [("overstated-causation", 0), ("leaky gut", 0), ("turmeric--rheumatoid-arthritis", 0), ("lekay gut", 2)],
)
def test_explain(capsys: Output, name: str, code: int) -> None:
    assert cli.main(["explain", name]) == code
    output = capsys.readouterr()
    assert name in (output.err if code else output.out)
    assert not code or "leaky gut" in output.err


def test_rules_are_listed(capsys: Output) -> None:
    assert cli.main(["rules"]) == 0
    assert "overstated-causation  error" in capsys.readouterr().out
    assert cli.main(["rules", "--format", "json"]) == 0
    assert "overstated-causation" in [rule["name"] for rule in json.loads(capsys.readouterr().out)]


def test_trace_of_a_text_and_of_a_line(folder: Path, capsys: Output) -> None:
    (folder / "two.md").write_text(f"{FAIR}\n{OVERSTATED}", encoding="utf-8")
    for target in (OVERSTATED, "two.md:3"):
        assert cli.main(["trace", target]) == 0
        out = capsys.readouterr().out
        assert "claim      Turmeric [turmeric] | relieves | rheumatoid arthritis" in out
        assert "verdict    overstated" in out
        assert "Smoking" not in out


@pytest.mark.parametrize("target", ["over.md:99", "gone.md", "gone.md:3"])
def test_trace_of_nothing(folder: Path, capsys: Output, target: str) -> None:
    assert cli.main(["trace", target]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def _overclaim(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "overclaim.cli", *arguments]
    variables = os.environ | {"OMP_NUM_THREADS": "1"} | environment
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=variables, check=False, timeout=300)


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--version"], {"spacy", "great_expectations", "pandas"}),
        (["explain", "overstated-causation"], {"spacy", "great_expectations", "pandas"}),
        (["rules"], {"spacy", "great_expectations", "pandas"}),
        (["check", "over.md"], {"great_expectations", "pandas"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_uses(folder: Path, arguments: list[str], absent: set[str]) -> None:
    code = (
        "import sys; from overclaim.cli import main; main(sys.argv[1:]);"
        f"sys.exit(sorted({absent!r} & set(sys.modules)) and 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()


def test_a_pipe_gets_no_colours_and_standard_input_is_a_post(folder: Path) -> None:
    command = [sys.executable, "-m", "overclaim.cli", "check", "-"]
    variables = os.environ | {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    done = subprocess.run(
        command, input=OVERSTATED, capture_output=True, encoding="utf-8", env=variables, check=False, timeout=300
    )
    assert done.returncode == 1
    assert "<stdin>:1:10  error  overstated-causation" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""


def test_a_reader_that_has_had_enough_is_no_fault(folder: Path) -> None:
    variables = os.environ | {"OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "overclaim.cli", "rules", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        error = process.stderr.read().decode()
        code = process.wait(timeout=300)
    assert (code, error) == (2, "")
