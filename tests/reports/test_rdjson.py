"""rdjson: golden file, published schema, byte columns, suggestions, failures."""

import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Post, PostResult, Sentence
from overclaim.reports.formats.rdjson import make
from overclaim.reports.report import Run
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.scales import Severity

from .conftest import text_of

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "rdjson-DiagnosticResult.json"
UNREADABLE = PostResult("posts/gone \u00e9\n.md", failure="no such file")
RUN = Run("1.2.0", EvidenceTable([], []), ())
LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["a", "e\u0301", "\u4e2d", "\U0001f600", "\U0001f469\u200d\U0001f467", "\n", "\r\n", "\r"]),
        st.sampled_from(["\ufeff", "\u2028", "\t", "\x0b", "\x85", '"', "\\"]),
        st.characters(exclude_categories=["Cs"]),
    )
).map("".join)


def written(results: Iterable[PostResult]) -> str:
    return text_of(make, results, RUN)


def diagnostics(*results: PostResult) -> Any:
    return json.loads(written(results))["diagnostics"]


def plain_result(text: str, sentence: Span, span: Span, **fields: Any) -> PostResult:
    """A post that says ``sentence`` of its text and has a finding on ``span``."""
    said = text[sentence.start : sentence.end]
    finding = Finding("term", Severity.NOTE, "So.", span, text[span.start : span.end], sentence=0, **fields)
    post = Post("a.md", text, "md", (Block(BlockKind.PARAGRAPH, Prose.verbatim(said, sentence.start)),))
    return PostResult("a.md", post, (Sentence(0, 0, 0, len(said), said, sentence),), findings=(finding,))


def test_golden(golden: Callable[[str, str], None], result: PostResult) -> None:
    text = "\U0001f525 It cures.\r\n"
    fixed = plain_result(text, Span(2, 11), Span(5, 10), suggestions=("It may help.", "Perhaps."))
    golden("check.rdjson", written([result, fixed, UNREADABLE]))


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the published schema is not part of the project")
@pytest.mark.parametrize("kind", ["nothing", "clean", "all", "failed"])
def test_published_schema(kind: str, result: PostResult) -> None:
    clean = replace(result, findings=())
    fixed = plain_result("It cures.", Span(0, 9), Span(3, 8), suggestions=("It may help.",))
    cases = {"nothing": [], "clean": [clean], "all": [result, fixed, UNREADABLE], "failed": [UNREADABLE]}
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    document = json.loads(written(cases[kind]))
    assert [error.message for error in Draft4Validator(schema).iter_errors(document)] == []
    assert _undescribed(document, schema, schema["definitions"]["DiagnosticResult"]) == set()


def _undescribed(value: Any, schema: Any, described: Any) -> set[str]:
    """Keys that the schema does not name: it lets them pass, reviewdog's own reader does not."""
    if "$ref" in described:
        described = schema["definitions"][described["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        return set().union(*(_undescribed(one, schema, described["items"]) for one in value))
    if not isinstance(value, dict):
        return set()
    known = described["properties"]
    parts = (_undescribed(part, schema, known[name]) for name, part in value.items() if name in known)
    return {name for name in value if name not in known}.union(*parts)


@given(TEXTS, st.data())
def test_ranges_lead_back_to_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (found,) = diagnostics(plain_result(text, Span(0, len(text)), Span(start, end)))
    lines = [line.encode() for line in LINES.split(text)]

    def offset(position: dict[str, int]) -> int:
        return sum(map(len, lines[: position["line"] - 1])) + position["column"] - 1

    place = found["location"]["range"]
    assert text.encode()[offset(place["start"]) : offset(place["end"])] == text[start:end].encode()
    assert offset(place["start"]) == len(text[:start].encode())


def test_a_suggestion_replaces_the_sentence() -> None:
    result = plain_result("\u00e9. It cures.", Span(3, 12), Span(6, 11), suggestions=("It helps.",))
    (found,) = diagnostics(result)
    whole = {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 14}}
    assert found["suggestions"] == [{"range": whole, "text": "It helps."}]


def test_a_sentence_with_markup_has_no_suggestion(result: PostResult) -> None:
    found = diagnostics(result)
    assert [one["code"]["value"] for one in found] == ["missing-author", "term", "overstated-causation"]
    assert [one["severity"] for one in found] == ["INFO", "WARNING", "ERROR"]
    assert not any("suggestions" in one for one in found)


def test_a_failing_post_is_an_error_without_a_place(result: PostResult) -> None:
    gone, *_, half = diagnostics(UNREADABLE, replace(result, failure="stopped half way"))
    assert gone["location"] == {"path": UNREADABLE.path}
    assert (gone["severity"], gone["message"]) == ("ERROR", "no such file")
    assert half["message"] == "stopped half way"


def test_a_path_that_is_no_utf_8_is_still_strict_json() -> None:
    text = written([PostResult("caf\udce9.md", failure="gone")])
    assert json.loads(text.encode("utf-8"))["diagnostics"][0]["location"]["path"] == "caf\ufffd.md"


def test_without_findings_there_is_nothing(result: PostResult) -> None:
    assert diagnostics(replace(result, findings=())) == diagnostics() == []


def test_diagnostics_are_written_post_by_post(result: PostResult) -> None:
    out = io.StringIO()
    report = make(out, RUN)
    report.begin()
    for count in range(1, 4):
        report.add(result)
        assert out.getvalue().count('"severity"') == 3 * count
