"""JUnit and Checkstyle XML: golden files, counts, and that every parser can read what a post may hold."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import ModuleType
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Post, PostResult
from overclaim.reports.formats import checkstyle, junit
from overclaim.reports.report import Run
from overclaim.reports.summary import Summary
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.scales import Severity

Golden = Callable[[str, str], None]
UNREADABLE = PostResult("posts/gone <1> & \udcff.md", failure="no such file")
# Characters of all sorts: controls, lone surrogates and markup among them.
ANY = st.text(st.characters(), max_size=12) | st.sampled_from(["]]>", "<a b='\"&amp;", "\x00\x1b\ufffe\udcff\r\n\t"])


def document(kind: ModuleType, results: Iterable[PostResult]) -> str:
    out = io.StringIO()
    report = kind.make(out, Run("1.2.0", EvidenceTable([], [], "abc123"), ()))
    summary = Summary()
    report.begin()
    for result in results:
        summary.add(result)
        report.add(result)
    report.end(summary)
    text = out.getvalue()
    text.encode("utf-8")  # what a stream with strict errors would do
    return text


def parsed(kind: ModuleType, results: Iterable[PostResult]) -> ElementTree.Element:
    return ElementTree.fromstring(document(kind, results).encode("utf-8"))


def found(severity: Severity, text: str, instead: str) -> Finding:
    return Finding("term", severity, f"{text}!", Span(0, len(text)), text, suggestions=(instead,))


@st.composite
def any_result(draw: st.DrawFn) -> PostResult:
    path, text, title = draw(ANY), draw(ANY), draw(st.none() | ANY)
    post = Post(path, text, "txt", (Block(BlockKind.PARAGRAPH, Prose.verbatim(text)),), title=title)
    findings = tuple(found(draw(st.sampled_from(Severity)), text, draw(ANY)) for _ in range(draw(st.integers(0, 3))))
    return PostResult(path, post, findings=findings, failure=draw(st.none() | ANY))


@pytest.mark.parametrize("kind", [junit, checkstyle], ids=["junit", "checkstyle"])
def test_report_as_it_should_look(golden: Golden, kind: ModuleType, result: PostResult) -> None:
    golden(f"{kind.__name__.rpartition('.')[2]}.xml", document(kind, [result, UNREADABLE]))


@pytest.mark.parametrize("kind", [junit, checkstyle], ids=["junit", "checkstyle"])
def test_no_post_leaves_a_whole_document(kind: ModuleType) -> None:
    root = parsed(kind, [])
    assert root.tag in ("testsuites", "checkstyle")
    assert not [*root.iter("testcase"), *root.iter("file")]


@settings(deadline=None)
@given(st.lists(any_result(), max_size=4))
def test_junit_parses_and_counts_right_whatever_a_post_holds(results: list[PostResult]) -> None:
    root = parsed(junit, results)
    for suite in (root, *root.findall("testsuite")):
        assert suite.get("tests") == str(len(root.findall(".//testcase"))) == str(len(results))
        assert suite.get("failures") == str(len(root.findall(".//testcase/failure")))
        assert suite.get("errors") == str(len(root.findall(".//testcase/error")))
    for case, result in zip(root.iter("testcase"), results, strict=True):
        wrong = any(finding.severity is Severity.ERROR for finding in result.findings)
        assert (case.find("error") is not None) == (result.failure is not None)
        assert (case.find("failure") is not None) == (wrong and result.failure is None)
        assert "".join(case.itertext()).count("    instead: ") == len(result.findings)


@settings(deadline=None)
@given(st.lists(any_result(), max_size=4))
def test_checkstyle_parses_and_names_all_whatever_a_post_holds(results: list[PostResult]) -> None:
    files = parsed(checkstyle, results).findall("file")
    for file, result in zip(files, results, strict=True):
        sources = [error.get("source") for error in file]
        failed = ["overclaim.not-checked"] * (result.failure is not None)
        assert sources == ["overclaim.term"] * len(result.findings) + failed


def test_text_that_xml_can_hold_is_not_changed(result: PostResult) -> None:
    (finding, *_) = result.findings
    said = 'A "quote" & <b>, tab\t, line\nbreak, \U0001f525, \x9b'
    root = parsed(checkstyle, [replace(result, findings=(replace(finding, message=said),))])
    (error,) = root.iter("error")
    assert error.get("message") == said


def test_what_xml_forbids_is_replaced_and_a_path_stays_told_apart() -> None:
    root = parsed(checkstyle, [PostResult("a\udcff\x01.md", failure="\x00")])
    (file,) = root.iter("file")
    assert file.get("name") == "a\\udcff\ufffd.md"
    assert file[0].get("message") == "Not checked: \ufffd"


def test_a_post_that_failed_is_an_error_with_what_was_found_all_the_same(result: PostResult) -> None:
    (case,) = parsed(junit, [replace(result, failure="the end could not be read")]).iter("testcase")
    assert [child.tag for child in case] == ["error", "system-out"]
    assert case[0].get("message") == "the end could not be read"
    assert "posts/gut [bold].md:3:27: error: The sentence states" in (case[0].text or "")


def test_several_errors_are_one_failure_that_lists_them(result: PostResult) -> None:
    *_, overstated = result.findings
    again = replace(overstated, rule="again", span=Span(0, 1), suggestions=())
    (case,) = parsed(junit, [replace(result, findings=(overstated, again, again))]).iter("testcase")
    (failure,) = case
    assert failure.get("message", "").startswith("3 errors, first: The sentence states")
    assert failure.get("type") == "overstated-causation, again"
    assert [line.partition(": ")[0] for line in (failure.text or "").splitlines()] == [
        "posts/gut [bold].md:3:27", "    instead", "    or", "posts/gut [bold].md:1:1", "posts/gut [bold].md:1:1",
    ]  # fmt: skip


def test_warnings_and_notes_alone_pass(result: PostResult) -> None:
    root = parsed(junit, [replace(result, findings=result.findings[:2])])
    assert root.get("failures") == "0"
    (case,) = root.iter("testcase")
    assert [child.tag for child in case] == ["system-out"]
