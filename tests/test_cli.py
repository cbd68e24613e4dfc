"""The command line: exit codes, formats, problems in one line each, what is imported."""

import gc
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.corpus.check_paths import check_paths
from overclaim.pipeline.values import Post, PostResult

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
FAIR = "Smoking causes lung cancer.\n"
CLAIM_KEYS = (
    "path line column end_line end_column start end sentence heading cue cause effect strength denied direction negated"
    " health promotional attribution verdict permitted evidence"
)
ENTITY_KEYS = "path line column start end text kind concept name"
FINDING_KEYS = (
    "rule severity message path start end line column end_line end_column text claim permitted evidence suggestions"
)
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("model_loaded_once")


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
        (["over.md", "--format", "pdf"], 2),
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
    assert list(finding) == FINDING_KEYS.split()
    assert OVERSTATED[finding["start"] : finding["end"]] == finding["text"] == "relieves"
    assert post["claims"][finding["claim"]]["cue"]["text"] == "relieves"
    assert report["summary"]["posts"] == 1
    assert report["summary"]["errors"] >= 1


def test_claims_are_json_lines(folder: Path, capsys: Output) -> None:
    assert cli.main(["claims", "over.md", "fair.md", "--format", "jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["path"] for record in records] == ["over.md", "fair.md"]
    assert list(records[0]) == CLAIM_KEYS.split()
    assert (records[0]["verdict"], records[1]["verdict"]) == ("overstated", "supported")
    assert OVERSTATED[records[0]["effect"]["start"] : records[0]["effect"]["end"]] == "rheumatoid arthritis"


def test_entities_are_json_lines(folder: Path, capsys: Output) -> None:
    code = cli.main(["entities", "over.md", "--format", "jsonl"])
    output = capsys.readouterr()
    assert code == 0, output.err
    records = [json.loads(line) for line in output.out.splitlines()]
    assert list(records[0]) == ENTITY_KEYS.split()
    assert "turmeric" in [record["concept"] for record in records]
    assert all(OVERSTATED[record["start"] : record["end"]] == record["text"] for record in records)


@pytest.mark.parametrize("command", ["claims", "entities"])
def test_a_post_that_cannot_be_read_hides_no_other(folder: Path, capsys: Output, command: str) -> None:
    assert cli.main([command, "gone.md", "over.md"]) == 2
    output = capsys.readouterr()
    assert "over.md" in output.out
    assert output.err == "overclaim: gone.md: no such file or folder; check the spelling of the path\n"


def test_posts_are_not_kept(folder: Path) -> None:
    class Glance:
        """Checks nothing, so that only the paths' own memory counts."""

        def check_posts(self, posts: Iterable[Post]) -> Iterator[PostResult]:
            yield from (PostResult(post.path, post) for post in posts)

    for number in range(5):
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
    listed = capsys.readouterr().out
    assert re.search(r"^overstated-causation +error +causation", listed, re.MULTILINE)
    assert "disease-claim-eu" not in listed
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
        f"print('loaded', sorted({absent!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, timeout=300)
    assert done.stdout.decode().splitlines()[-1] == "loaded []", done.stderr.decode()


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
