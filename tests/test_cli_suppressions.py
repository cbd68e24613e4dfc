"""The command that lists suppressions, and what the other commands make of them."""

import json
from pathlib import Path

import pytest

from overclaim import cli

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("model_loaded_once")


def write(folder: Path, note: str) -> None:
    (folder / "over.md").write_text(f"<!-- overclaim: {note} -->\n{OVERSTATED}", encoding="utf-8")


def test_suppressions_are_listed_with_what_became_of_them(folder: Path, capsys: Output) -> None:
    write(folder, 'allow overstated-causation "as the label has it" until 2999-01-31')
    (folder / "fair.html").write_text('<p>So.</p><!-- overclaim: allow-file cure-claim "x" until 2020-01-31 -->')
    assert cli.main(["suppressions", "over.md", "fair.html"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        'over.md:1:1  used       allow overstated-causation  "as the label has it"  until 2999-01-31',
        'fair.html:1:11  expired    allow-file cure-claim  "x"  until 2020-01-31',
        "2 suppressions (1 used, 1 expired)",
    ]
    assert cli.main(["suppressions", "over.md", "gone.md", "--format", "json"]) == 2
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["state"], record["line"], record["until"]) == ("used", 1, "2999-01-31")


def test_a_suppressed_error_fails_no_check_and_keeps_its_reason(folder: Path, capsys: Output) -> None:
    write(folder, 'allow overstated-causation "as the label has it"')
    assert cli.main(["check", "over.md", "--format", "json", "--fail-on", "note"]) == 0
    (post,) = json.loads(capsys.readouterr().out)["posts"]
    assert [(one["rule"], one["reason"], one["line"]) for one in post["suppressed"]] == [
        ("overstated-causation", "as the label has it", 2)
    ]


@pytest.mark.parametrize(
    ("note", "fail_on", "expected"),
    [
        ('allow overstated-causation ""', "error", 1),
        ('allow cure-claim "x"', "error", 1),
        ('allow overstated-causation "x" until 2020-01-31', "error", 1),
    ],
)
def test_what_does_not_hold_fails_the_check(folder: Path, note: str, fail_on: str, expected: int) -> None:
    write(folder, note)
    assert cli.main(["check", "over.md", "--fail-on", fail_on]) == expected


def test_a_config_says_how_much_an_unused_suppression_matters(folder: Path) -> None:
    (folder / "idle.md").write_text('<!-- overclaim: allow cure-claim "x" -->\nThe clinic is on the left.\n')
    (folder / "own.toml").write_text('[rules]\nunused-suppression = "error"\n')
    assert cli.main(["check", "idle.md"]) == 0
    assert cli.main(["check", "idle.md", "--config", "own.toml"]) == 1
    (folder / "own.toml").write_text('[rules]\nunused-suppression = "off"\n')
    assert cli.main(["check", "idle.md", "--config", "own.toml", "--fail-on", "note"]) == 0


def test_the_rules_are_explained_like_others(capsys: Output) -> None:
    for name in ("malformed-suppression", "expired-suppression", "unused-suppression"):
        assert cli.main(["explain", name]) == 0
        assert "suppressions pack" in capsys.readouterr().out
