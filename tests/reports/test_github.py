"""Workflow commands as the runner of GitHub reads them, and the Markdown summary of a step."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Finding, PostResult
from overclaim.reports import step_summary
from overclaim.reports.formats.github import MOST, GithubReport, make
from overclaim.reports.plain_text import on_one_line
from overclaim.reports.report import Run
from overclaim.reports.step_summary import markdown_text
from overclaim.reports.workflow_command import log_line, workflow_command
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.scales import Severity

from .conftest import written

Golden = Callable[[str, str], None]
UNREADABLE = PostResult("posts/gone, too.md", failure="no such file: 100%")
OPTIONS = pyromark.Options
MARKDOWN = pyromark.Markdown(options=OPTIONS.ENABLE_TABLES | OPTIONS.ENABLE_STRIKETHROUGH | OPTIONS.ENABLE_GFM)
EVIL = "One\n::set-output name=a::b\r\n##[add-mask]c | `d` <script>e</script> @f **g**"


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def parsed(line: str) -> Command | None:
    """What the runner takes a line for; ``##[`` is looked for wherever it stands."""
    line = line.lstrip()
    name_and_properties, found, message = line[2:].partition("::")
    if not line.startswith("::") or not found:
        assert "##[" not in line
        return None
    name, _, listed = name_and_properties.partition(" ")
    pairs = (pair.partition("=") for pair in listed.split(",") if pair)
    return Command(name, {key: _read(value, ":,") for key, _, value in pairs}, _read(message))


def _read(value: str, also: str = "") -> str:
    for character in "\r\n" + also + "%":  # the per cent sign last, as it begins all others
        value = value.replace(f"%{ord(character):02X}", character)
    return value


def log(
    results: Iterable[PostResult], table: EvidenceTable, summary_path: Path | None = None, quiet: bool = False
) -> list[str]:
    out = io.StringIO()
    root = str(Path.cwd())
    written(GithubReport(out, evidence=table, root=root, summary_path=summary_path, quiet=quiet), results)
    return out.getvalue().split("\n")[:-1]


def commands(lines: Iterable[str]) -> list[Command]:
    return [command for command in map(parsed, lines) if command is not None]


def many(result: PostResult, count: int, severity: Severity = Severity.WARNING, message: str = "No.") -> PostResult:
    finding = replace(result.findings[2], severity=severity, message=message)
    return replace(result, findings=(finding,) * count)


def summary_of(results: Iterable[PostResult], table: EvidenceTable, path: Path) -> str:
    log(results, table, path)
    return path.read_text(encoding="utf-8")


def test_github_report(golden: Golden, result: PostResult, table: EvidenceTable, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    lines = log([result, UNREADABLE], table, summary)
    golden("github.txt", "\n".join(lines) + "\n")
    golden("github-summary.md", summary.read_text(encoding="utf-8"))


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_the_runner_reads_the_values_that_were_written(message: str, first: str, second: str) -> None:
    line = workflow_command("error", {"file": first, "line": None, "title": second}, message)
    assert not {"\n", "\r"} & set(line)
    assert parsed(line) == ("error", {"file": first, "title": second}, message)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("::##[[]] \u00ad"))))
def test_a_plain_line_is_never_a_command(text: str) -> None:
    line = log_line("error", text)
    assert line.startswith("error: ")
    assert len(line.splitlines()) == 1
    assert "[" not in line.partition("#")[2]


def test_columns_are_given_inside_one_line_only(result: PostResult, table: EvidenceTable) -> None:
    assert result.post is not None
    inside, across = result.findings[2], replace(result.findings[1], span=Span(14, len(result.post.text)))
    one, two = commands(log([replace(result, findings=(inside, across))], table))
    assert one.properties.items() >= {("line", "3"), ("endLine", "3"), ("col", "27"), ("endColumn", "37")}
    assert two.properties.items() >= {("line", "3"), ("endLine", "4")}
    assert not {"col", "endColumn"} & set(two.properties)


def test_the_message_has_suggestions_and_the_first_source(result: PostResult, table: EvidenceTable) -> None:
    (command,) = commands(log([replace(result, findings=result.findings[2:])], table))
    assert command.message.split("\n")[1:] == [
        "Write instead: The gut microbiome may trigger inflammation.",
        "Or: There is a link between the two.",
        "Evidence: Gut and inflammation: a review (2021) https://doi.org/10.1000/gut",
    ]


def test_text_of_a_post_is_no_command(result: PostResult, table: EvidenceTable) -> None:
    evil = replace(many(result, MOST + 1, message=EVIL), failure=EVIL, path=f"posts/{EVIL}.md")
    lines = log([evil], table)
    assert {command.name for command in commands(lines)} == {"warning", "error"}
    plain = [line for line in lines if parsed(line) is None]
    assert len(plain) == 3
    assert "::set-output name=a::b" in plain[0]


@pytest.mark.parametrize("count", [MOST, MOST + 3])
def test_annotations_of_a_severity_are_capped(
    result: PostResult, table: EvidenceTable, tmp_path: Path, count: int
) -> None:
    posts = [many(result, count), many(result, 1, Severity.NOTE), many(result, 1, Severity.ERROR)]
    summary = tmp_path / "summary.md"
    lines = log(posts, table, summary)
    levels = [command.name for command in commands(lines)]
    assert {name: levels.count(name) for name in levels} == {"warning": MOST, "notice": 1, "error": 1}
    beyond = count - MOST
    assert sum(line.startswith("warning: posts/gut") for line in lines) == beyond
    assert any(
        f"of a level a step: {beyond} warnings; see the plain lines above and in the summary" in line for line in lines
    ) is bool(beyond)
    text = summary.read_text(encoding="utf-8")
    assert text.count("\n| warning |") == count
    assert (f"without an annotation&#58; {beyond} warnings, see below" in text) is bool(beyond)


def test_failed_posts_are_never_capped(table: EvidenceTable) -> None:
    failed = [replace(UNREADABLE, path=f"{number}.md") for number in range(3 * MOST)]
    assert [command.properties["file"] for command in commands(log(failed, table))] == [one.path for one in failed]


def test_without_posts_there_are_totals_and_no_command(table: EvidenceTable, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    assert log([], table, summary) == ["overclaim: no post could be checked"]
    assert summary.read_text(encoding="utf-8") == "## overclaim\n\nno post could be checked\n"


def test_quiet_leaves_the_annotations(result: PostResult, table: EvidenceTable) -> None:
    lines = log([result, UNREADABLE], table, quiet=True)
    assert len(commands(lines)) == len(lines) == 4


def test_standard_input_has_no_file_to_annotate(result: PostResult, table: EvidenceTable) -> None:
    for command in commands(log([replace(result, path="<stdin>", failure="broke")], table)):
        assert set(command.properties) == {"title"}


def test_github_names_the_folder_and_the_file(
    result: PostResult, table: EvidenceTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blog").mkdir()
    monkeypatch.chdir(tmp_path / "blog")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    out = io.StringIO()
    written(make(out, Run("1", table, ())), [result])
    assert {one.properties["file"] for one in commands(out.getvalue().splitlines())} == {"blog/posts/gut [bold].md"}
    assert "blog/posts/gut" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_a_path_that_is_no_utf8_is_escaped_in_the_summary(table: EvidenceTable, tmp_path: Path) -> None:
    failed = replace(UNREADABLE, path="posts/\udcff.md")
    text = summary_of([failed], table, tmp_path / "summary.md")
    assert commands(log([failed], table))[0].properties["file"] == failed.path
    assert "posts/\\udcff.md" in text


def test_an_unwritable_summary_hides_nothing(
    result: PostResult, table: EvidenceTable, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert log([result], table, tmp_path) == log([result], table)
    told = capsys.readouterr().err
    assert told.startswith(f"overclaim: {tmp_path}: the summary of this step cannot be written: ")
    assert len(told.splitlines()) == 1


def test_a_summary_stands_after_what_is_there(result: PostResult, table: EvidenceTable, tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("Before.", encoding="utf-8")
    assert summary_of([result], table, path).startswith("Before.\n## overclaim\n")


def test_a_full_summary_is_told(
    result: PostResult, table: EvidenceTable, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * step_summary.LARGEST)
    assert len(summary_of([result], table, path)) == step_summary.LARGEST
    assert "the file has all that GitHub shows" in capsys.readouterr().err


def test_a_summary_is_cut_below_the_limit_with_errors_first(
    result: PostResult, table: EvidenceTable, tmp_path: Path
) -> None:
    long = "\u4f60" * 1000
    posts = [many(result, 300, severity, long) for severity in (Severity.NOTE, Severity.ERROR)]
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * 100_000)
    text = summary_of([*posts, UNREADABLE], table, path)
    assert (
        step_summary.LARGEST - 2 * step_summary.RESERVED - 3 * len(long) < path.stat().st_size <= step_summary.LARGEST
    )
    notes = text.count("\n| note |")
    assert text.count("\n| error |") + notes < 600
    assert text.count("\n| error |") == 300 or notes == 0
    assert f"{600 - text.count(long)} findings more had no room here" in text
    assert text.index("gone, too") < text.index("| error |")


def test_failures_come_before_findings_and_no_note_in_place_of_an_error(
    result: PostResult, table: EvidenceTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_summary, "LARGEST", 8000)
    failed = [replace(UNREADABLE, failure="z" * 1000) for _ in range(3)]
    posts = [many(result, 1, Severity.NOTE), many(result, 9, Severity.ERROR, "x" * 1000), *failed]
    path = tmp_path / "summary.md"
    text = summary_of(posts, table, path)
    assert path.stat().st_size <= 8000
    assert [text.count(part) for part in ("z" * 1000, "\n| error |", "\n| note |")] == [3, 2, 0]
    assert "8 findings more had no room here" in text


def cell_of(text: str) -> str:
    """A cell's text as a reader of Markdown sees it; anything that is not text makes the test fail."""
    table = f"| a |\n| --- |\n| x {markdown_text(text)} x |\n"
    events: list[dict[str, object]] = [dict(event) for event in MARKDOWN.events(table) if isinstance(event, dict)]
    start, end = events.index({"Start": "TableRow"}), events.index({"End": "TableRow"})
    cell = events[start + 2 : end - 1]
    assert all(set(event) == {"Text"} for event in cell), cell
    return "".join(str(event["Text"]) for event in cell)


@given(st.text(alphabet=st.one_of(st.sampled_from("&<>|`*_[]\\~#$@:!()w.lt;a1 "), st.characters(codec="utf-8"))))
def test_markdown_shows_the_text_and_obeys_nothing(text: str) -> None:
    shown = cell_of(text)
    assert shown == f"x {on_one_line(text)} x"


def test_markup_in_a_post_is_text_in_the_summary(result: PostResult, table: EvidenceTable, tmp_path: Path) -> None:
    odd: Finding = replace(result.findings[2], message=EVIL, suggestions=("a | b", "www.c.org"))
    text = summary_of([replace(result, findings=(odd,), failure=EVIL)], table, tmp_path / "summary.md")
    assert "<script>" not in text
    assert "a &#124; b<br>www&#46;c.org" in text
    rows = [line for line in text.splitlines() if line.startswith("| error") or "add-mask" in line]
    assert [row.count("|") for row in rows] == [3, 7]
