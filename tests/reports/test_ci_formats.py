"""The formats for GitLab and for editors, and the names of findings that outlive an edit."""

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Post, PostResult, Sentence
from overclaim.reports.formats.concise import ConciseReport
from overclaim.reports.formats.gitlab import GitlabReport, make
from overclaim.reports.report import Run
from overclaim.reports.repository_path import repository_path
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.scales import Severity

from .conftest import written

Golden = Callable[[str, str], None]
UNREADABLE = PostResult("posts/gone.md", failure="no such file")
NO_UTF8 = PostResult("posts/\udcff.md", failure="no such file")


def issues(results: Iterable[PostResult], evidence: EvidenceTable, root: str = "") -> list[dict[str, Any]]:
    out = io.StringIO()
    written(GitlabReport(out, evidence=evidence, root=root or str(Path.cwd())), results)
    found = json.loads(out.getvalue())
    assert isinstance(found, list)
    return found


def concise(*results: PostResult, quiet: bool = False) -> str:
    out = io.StringIO()
    written(ConciseReport(out, quiet=quiet), results)
    return out.getvalue()


def post_of(*paragraphs: str, path: str = "posts/a.md") -> PostResult:
    """A post of one-sentence paragraphs; the word "cures" is a finding wherever it stands."""
    text = "\n\n".join(paragraphs)
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    findings: list[Finding] = []
    start = 0
    for index, paragraph in enumerate(paragraphs):
        prose = Prose.verbatim(paragraph, start)
        blocks.append(Block(BlockKind.PARAGRAPH, prose))
        sentences.append(Sentence(index, index, 0, len(paragraph), paragraph, prose.span(0, len(paragraph))))
        place = start + paragraph.find("cures")
        if place >= start:
            found = Finding("cure", Severity.WARNING, "Says cures.", Span(place, place + 5), "cures", sentence=index)
            findings.append(found)
        start += len(paragraph) + 2
    return PostResult(path, Post(path, text, "md", tuple(blocks)), tuple(sentences), findings=tuple(findings))


def test_gitlab_report(golden: Golden, result: PostResult, table: EvidenceTable) -> None:
    out = io.StringIO()
    written(GitlabReport(out, evidence=table, root=str(Path.cwd())), [result, UNREADABLE])
    golden("gitlab.json", out.getvalue())


def test_gitlab_grades_a_failed_post_worst(result: PostResult, table: EvidenceTable) -> None:
    found = issues([replace(result, failure="the reader broke\non this")], table)
    assert [issue["severity"] for issue in found] == ["info", "minor", "major", "blocker"]
    assert found[-1]["check_name"] == "not-checked"
    assert found[-1]["description"] == "Not checked: the reader broke on this"


def test_gitlab_leaves_suppressed_findings_out(result: PostResult, table: EvidenceTable) -> None:
    assert result.suppressed
    assert issues([replace(result, findings=())], table) == []


def test_gitlab_without_posts_is_an_empty_array(table: EvidenceTable) -> None:
    assert issues([], table) == []


def test_gitlab_gives_the_first_and_the_last_line(result: PostResult, table: EvidenceTable) -> None:
    assert result.post is not None
    over_two_lines = replace(result.findings[0], span=Span(result.post.text.index("The"), len(result.post.text)))
    (issue,) = issues([replace(result, findings=(over_two_lines,))], table)
    assert issue["location"]["lines"] == {"begin": 3, "end": 4}


def test_gitlab_takes_a_path_that_is_no_utf8(table: EvidenceTable) -> None:
    (issue,) = issues([NO_UTF8], table)
    assert issue["location"]["path"] == NO_UTF8.path


def test_gitlab_has_every_post_written_before_the_next_is_read(result: PostResult, table: EvidenceTable) -> None:
    out = io.StringIO()
    report = GitlabReport(out, evidence=table, root=str(Path.cwd()))
    report.begin()
    for count in range(1, 4):
        report.add(result)
        assert out.getvalue().count('"fingerprint"') == count * len(result.findings)


def test_gitlab_paths_are_from_the_folder_of_the_project(
    result: PostResult, table: EvidenceTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blog").mkdir()
    monkeypatch.chdir(tmp_path / "blog")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    out = io.StringIO()
    written(make(out, Run("1", table, ())), [result])
    assert {issue["location"]["path"] for issue in json.loads(out.getvalue())} == {"blog/posts/gut [bold].md"}


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("./posts//a.md", "posts/a.md"),
        ("posts/../a.md", "a.md"),
        ("../a.md", "../a.md"),
        ("<stdin>", "<stdin>"),
        ("\udcff.md", "\udcff.md"),
    ],
)
def test_a_path_is_from_the_root(path: str, seen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert repository_path(path, str(tmp_path)) == seen


def test_a_neighbour_of_the_root_is_not_inside_of_it(tmp_path: Path) -> None:
    outside = str(tmp_path) + "-old/a.md"
    assert repository_path(outside, str(tmp_path)) == outside
    assert repository_path(str(tmp_path / "a.md"), str(tmp_path)) == "a.md"


def names(*paragraphs: str, evidence: EvidenceTable) -> list[str]:
    return [issue["fingerprint"] for issue in issues([post_of(*paragraphs)], evidence)]


def test_a_fingerprint_outlives_edits_elsewhere(table: EvidenceTable) -> None:
    (alone,) = names("Garlic cures colds.", evidence=table)
    assert names("A new paragraph.", "Garlic cures colds.", "Another.", evidence=table) == [alone]
    assert names("Honey cures coughs.", "Garlic  cures\ncolds.", evidence=table)[1] == alone


def test_a_sentence_that_stands_twice_has_two_fingerprints(table: EvidenceTable) -> None:
    (alone,) = names("Garlic cures colds.", evidence=table)
    twice = names("Garlic cures colds.", "So.", "Garlic cures colds.", evidence=table)
    assert twice[0] == alone
    assert twice[1] != alone


def test_posts_do_not_share_fingerprints(table: EvidenceTable) -> None:
    posts = [post_of("Garlic cures colds.", path=path) for path in ("a.md", "b.md")]
    assert len({issue["fingerprint"] for issue in issues(posts, table)}) == 2


def test_concise_report(golden: Golden, result: PostResult) -> None:
    golden("concise.txt", concise(result, UNREADABLE))


def test_concise_keeps_a_finding_on_one_line_and_out_of_control(result: PostResult) -> None:
    odd = replace(result.findings[0], message="One\r\ntwo \x1b[31mred")
    lines = concise(replace(result, findings=(odd,)), quiet=True).splitlines()
    assert lines == ["posts/gut [bold].md:1:3: note missing-author One  two \ufffd[31mred"]


def test_concise_quiet_has_findings_and_failures_alone(result: PostResult) -> None:
    lines = concise(result, NO_UTF8, quiet=True).splitlines()
    assert len(lines) == len(result.findings) + 1
    assert lines[-1] == "posts/\udcff.md: error not checked: no such file"


@pytest.mark.parametrize(
    ("results", "totals"),
    [
        ([], "no post could be checked"),
        ([UNREADABLE], "no post could be checked"),
        ([post_of("Fine.")], "nothing to flag in 1 post"),
        ([post_of("Fine."), UNREADABLE], "nothing to flag in 2 posts; 1 post could not be checked"),
        ([post_of("It cures."), post_of("It cures.")], "2 warnings in 2 posts"),
        ([replace(post_of("It cures."), failure="broke")], "1 warning in 1 post; 1 post could not be checked"),
    ],
)
def test_the_totals_are_the_last_line(results: list[PostResult], totals: str) -> None:
    assert concise(*results).splitlines()[-1] == totals
