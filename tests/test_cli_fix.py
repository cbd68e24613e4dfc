"""``check --fix``, ``--diff-only`` and ``--statistics``, as typed in a folder."""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.pipeline.run import Checker
from overclaim.pipeline.values import Post, PostResult
from overclaim.reports.commands import fix as fixing

SAID = "Probiotics reduce anxiety in adults."
FIXED = "It has not been shown that probiotics reduce anxiety in adults."
BEFORE = b"\xef\xbb\xbf# Oats \xf0\x9f\x94\xa5\r\n\r\nOats are *food*. " + SAID.encode() + b"\r\n\n- Salt"
AFTER = BEFORE.replace(SAID.encode(), FIXED.encode())
DIFF = (
    f"@@ -1,5 +1,5 @@\n \ufeff# Oats \U0001f525\r\n \r\n-Oats are *food*. {SAID}\r\n+Oats are *food*. {FIXED}\r\n"
    " \n - Salt\n\\ No newline at end of file\n"
)
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("model_loaded_once")


@pytest.fixture
def post(folder: Path) -> Path:
    """A post with one sentence that can be fixed, alone in its folder."""
    for name in ("over.md", "fair.md"):
        (folder / name).unlink()
    path = folder / "post.md"
    path.write_bytes(BEFORE)
    return path


def printed(output: Output) -> str:
    return output.readouterr().out


def test_the_sentence_is_fixed_and_the_report_is_of_what_remains(post: Path, capsys: Output) -> None:
    assert cli.main(["check", "post.md"]) == 1
    capsys.readouterr()
    assert cli.main(["check", "post.md", "--fix", "--fail-on", "warning"]) == 0
    output = printed(capsys)
    assert output.startswith(f"--- post.md\n+++ post.md\n{DIFF}")
    assert "overstated" not in output.removeprefix(f"--- post.md\n+++ post.md\n{DIFF}")
    assert post.read_bytes() == AFTER
    assert cli.main(["check", "post.md", "--fix", "--fail-on", "warning"]) == 0
    assert "---" not in printed(capsys)
    assert post.read_bytes() == AFTER


@pytest.mark.parametrize("options", [["--diff-only"], ["--fix", "--diff-only"]])
def test_a_diff_alone_changes_nothing_and_fails_while_there_is_one(
    post: Path, capsys: Output, options: Sequence[str]
) -> None:
    assert cli.main(["check", ".", *options, "--fail-on", "never", "--output", "json=found.json"]) == 1
    assert printed(capsys) == f"--- post.md\n+++ post.md\n{DIFF}"
    assert post.read_bytes() == BEFORE
    (found,) = json.loads((post.parent / "found.json").read_text(encoding="utf-8"))["posts"]
    assert FIXED in [text for one in found["findings"] for text in one["suggestions"]]
    (post.parent / "over.md").write_text("Turmeric relieves rheumatoid arthritis.\n", encoding="utf-8")
    assert cli.main(["check", "over.md"]) == 1
    capsys.readouterr()
    assert cli.main(["check", "over.md", *options]) == 0
    assert printed(capsys) == ""
    assert cli.main(["check", ".", "gone.md", *options]) == 2


def test_a_second_time_changes_nothing_where_a_title_stands_twice(post: Path, capsys: Output) -> None:
    twice = f'---\ntitle: "{SAID}"\ndescription: {SAID}\n---\n# {SAID}\n\n| a |\n|---|\n| {SAID} |\n'
    post.write_text(twice, encoding="utf-8")
    cli.main(["check", "post.md", "--fix"])
    assert post.read_text(encoding="utf-8") == twice.replace(SAID, FIXED)
    capsys.readouterr()
    assert cli.main(["check", "post.md", "--diff-only"]) == 0
    assert printed(capsys) == ""


def test_a_report_for_programs_stays_whole(post: Path, capsys: Output) -> None:
    assert cli.main(["check", "post.md", "--fix", "--format", "json"]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["summary"]["errors"] == 0
    assert output.err.endswith(DIFF)
    assert post.read_bytes() == AFTER


def test_standard_input_has_a_diff_and_no_fix(folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.main(["check", "-", "--fix"]) == 2
    assert "standard input cannot be fixed" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{SAID}\n".encode())))
    assert cli.main(["check", "-", "--diff-only", "--stdin-filename", "over.md"]) == 1
    assert printed(capsys) == f"--- over.md\n+++ over.md\n@@ -1 +1 @@\n-{SAID}\n+{FIXED}\n"
    assert (folder / "over.md").read_text(encoding="utf-8") == "Turmeric relieves rheumatoid arthritis.\n"


def test_what_is_suppressed_or_in_the_baseline_is_not_fixed(post: Path, capsys: Output) -> None:
    assert cli.main(["baseline", "write", "post.md"]) == 0
    check = ["check", "post.md", "--fix", "--baseline", "overclaim-baseline.json"]
    assert cli.main(check) == 0
    assert post.read_bytes() == BEFORE
    twice = BEFORE + b"\n\n" + SAID.encode()  # the baseline accepts one of the two
    post.write_bytes(twice)
    assert cli.main(check) == 0
    assert post.read_bytes() == BEFORE + b"\n\n" + FIXED.encode()
    listed = b'<!-- overclaim: allow overstated-causation "so it says" -->\n\n' + SAID.encode()
    post.write_bytes(listed)
    capsys.readouterr()
    cli.main(["check", "post.md", "--format", "json"])
    (found,) = json.loads(printed(capsys))["posts"]
    assert [one["text"] for one in found["suppressed"]] == ["reduce"]
    cli.main(["check", "post.md", "--fix"])
    assert post.read_bytes() == listed


def test_a_file_that_changed_meanwhile_is_named_and_left(
    post: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed = fixing.Fixes.fixed

    def edited_then_fixed(self: fixing.Fixes, result: PostResult) -> PostResult:
        post.write_bytes(BEFORE + b"!")
        return fixed(self, result)

    monkeypatch.setattr(fixing.Fixes, "fixed", edited_then_fixed)
    assert cli.main(["check", "post.md", "--fix", "--fail-on", "never"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "overclaim: post.md: left as it is: it has changed since it was read; check it again"
    ]
    assert post.read_bytes() == BEFORE + b"!"


@pytest.mark.parametrize(
    ("said", "fixed"),
    [
        (SAID, FIXED),
        ("Ginger relieves nausea.", "Ginger may relieve nausea."),
        ("Magnesium eases anxiety.", "It is uncertain whether magnesium eases anxiety."),
        (
            "Probiotics reduce anxiety and prevent colds.",
            "It has not been shown that probiotics reduce anxiety and prevent colds.",
        ),
        ("Turmeric relieves rheumatoid arthritis.", None),  # what is offered is a summary, not the author's sentence
    ],
)
def test_what_is_fixed_is_flagged_no_more(shipped_checker: Checker, folder: Path, said: str, fixed: str | None) -> None:
    post = folder / "one.md"
    post.write_text(f"{said}\n", encoding="utf-8")
    cli.main(["check", "one.md", "--fix"])
    now = post.read_text(encoding="utf-8")
    assert now == f"{fixed or said}\n"
    (result,) = shipped_checker.check_posts([read(post)])
    assert any(one.claim is not None for one in result.findings) is (fixed is None)


def read(path: Path) -> Post:
    from overclaim.corpus.read_posts import read_post

    return read_post(path)


def test_statistics_in_place_of_findings(folder: Path, capsys: Output) -> None:
    assert cli.main(["check", ".", "--statistics", "--output", "json=found.json"]) == 1
    lines = [line.split() for line in printed(capsys).splitlines()]
    assert ["1", "overstated-causation", "error"] in lines
    found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    rules = [one["rule"] for post in found["posts"] for one in post["findings"]]
    assert sum(int(line[0]) for line in lines) == len(rules)
    assert cli.main(["check", ".", "--statistics", "--format", "json"]) == 1
    assert {one["rule"]: one["count"] for one in json.loads(printed(capsys))} == {
        one: rules.count(one) for one in rules
    }


@pytest.mark.parametrize(
    "options",
    [["--statistics", "--format", "sarif"], ["--statistics", "--diff-only"], ["--diff-only", "--format", "json"]],
)
def test_two_things_cannot_be_printed(folder: Path, capsys: Output, options: Sequence[str]) -> None:
    assert cli.main(["check", str(folder), *options]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "cannot both go to standard output" in output.err
