"""SARIF: golden file, published schema, places, suppressions, failures, streaming."""

import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Post, PostResult, Sentence
from overclaim.reports.formats.sarif import make
from overclaim.reports.partial_fingerprints import KEY
from overclaim.reports.report import Run
from overclaim.reports.sarif_places import Places, artifact_location
from overclaim.reports.sarif_rules import rule_descriptor
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.rule import Example, Rule
from overclaim.rules.scales import Severity

from .conftest import text_of

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "sarif-2.1.0.json"
UNREADABLE = PostResult("posts/gone, \u00e9\n.md", failure="no such {file}")
NOTHING = Run("1.2.0", EvidenceTable([], []), ())
LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["a", "e\u0301", "\u4e2d", "\U0001f600", "\U0001f469\u200d\U0001f467", "\n", "\r\n", "\r"]),
        st.sampled_from(["\ufeff", "\u2028", "\t", "\x0b", "\x85", "{", '"', "\\"]),
        st.characters(exclude_categories=["Cs"]),
    )
).map("".join)


@pytest.fixture
def run(table: EvidenceTable, rules: tuple[Rule, ...]) -> Run:
    return Run("1.2.0", table, rules)


def written(run: Run, results: Iterable[PostResult]) -> str:
    return text_of(make, results, run)


def sarif_run(run: Run, *results: PostResult) -> Any:
    (only,) = json.loads(written(run, results))["runs"]
    return only


def plain_result(text: str, span: Span, path: str = "a.md", **fields: Any) -> PostResult:
    """A post of one sentence, all of ``text``, with a finding on ``span``."""
    prose = Prose.verbatim(text)
    sentence = Sentence(0, 0, 0, len(text), text, Span(0, len(text)))
    finding = Finding("term", Severity.NOTE, "So.", span, text[span.start : span.end], sentence=0, **fields)
    post = Post(path, text, "md", (Block(BlockKind.PARAGRAPH, prose),))
    return PostResult(path, post, (sentence,), findings=(finding,))


def test_golden(golden: Callable[[str, str], None], run: Run, result: PostResult) -> None:
    fixed = plain_result("It cures.", Span(3, 8), "posts/plain.md", suggestions=("It may help.", "Perhaps."))
    golden("check.sarif", written(run, [result, fixed, UNREADABLE]))


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the published schema is not part of the project")
@pytest.mark.parametrize("kind", ["nothing", "clean", "all", "failed"])
def test_published_schema(kind: str, run: Run, result: PostResult) -> None:
    clean = replace(result, findings=(), suppressed=())
    fixed = plain_result("It cures.", Span(3, 8), "/posts/a b.md", suggestions=("It may help.",))
    cases = {"nothing": [], "clean": [clean], "all": [result, fixed, UNREADABLE], "failed": [UNREADABLE]}
    document = json.loads(written(run, cases[kind]))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert document["$schema"] == schema["id"]
    assert [error.message for error in Draft4Validator(schema).iter_errors(document)] == []


@given(TEXTS, st.data())
def test_regions_lead_back_to_the_text(text: str, data: st.DataObject) -> None:
    first = int(text.startswith("\ufeff"))  # SARIF does not count it
    start = data.draw(st.integers(first, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (found,) = sarif_run(NOTHING, plain_result(text, Span(start, end)))["results"]
    region = found["locations"][0]["physicalLocation"]["region"]
    lines = LINES.split(text[first:])

    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + column - 1

    assert offset(region["startLine"], region["startColumn"]) == region["charOffset"] == start - first
    assert offset(region["endLine"], region["endColumn"]) == region["charOffset"] + region["charLength"] == end - first
    assert region["snippet"]["text"] == text[start:end]


def test_a_byte_order_mark_moves_nothing() -> None:
    plain, marked = Places("a.md", "It cures."), Places("a.md", "\ufeffIt cures.")
    assert marked.region(Span(4, 9)) == plain.region(Span(3, 8))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("posts/a b.md", "posts/a%20b.md"),
        ("./posts//caf\u00e9.md", "posts/caf%C3%A9.md"),
        ("a\nb?c#d%.md", "a%0Ab%3Fc%23d%25.md"),
        ("mailto:x.md", "mailto%3Ax.md"),
        ("/srv/\u4e2d.md", "file:///srv/%E4%B8%AD.md"),
        ("caf\udce9.md", "caf%E9.md"),
        ("half\ud83d.md", "half%ED%A0%BD.md"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    assert artifact_location(path)["uri"] == uri


def test_a_path_upwards_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    uri = artifact_location("../post.md")["uri"]
    assert unquote(uri) == f"file://{(tmp_path / 'post.md').resolve().as_posix()}"


def test_a_path_that_is_no_utf_8_leaves_utf_8(run: Run) -> None:
    path = "caf\udce9.md"
    failed = PostResult(path, failure="no such file \udce9")
    text = written(run, [plain_result("It cures.", Span(3, 8), path), failed])
    assert json.loads(text.encode("utf-8"))["runs"][0]["results"][0]["ruleId"] == "term"


def test_a_claims_result_names_rule_evidence_and_level(run: Run, result: PostResult) -> None:
    whole, again, overstated, waved = sarif_run(run, result)["results"]
    assert [run.rules[one["ruleIndex"]].name for one in (whole, overstated)] == [whole["ruleId"], overstated["ruleId"]]
    assert "ruleIndex" not in again
    assert [one["level"] for one in (whole, again, overstated, waved)] == ["note", "warning", "error", "note"]
    (row,) = overstated["properties"]["evidence"]
    assert row["sources"][0]["url"] == "https://doi.org/10.1000/gut"
    assert overstated["properties"]["suggestions"] == list(result.findings[2].suggestions)
    assert "fixes" not in overstated  # the sentence holds emphasis and a link


def test_only_what_is_suppressed_is_suppressed(run: Run, result: PostResult) -> None:
    shown = [one["suppressions"] for one in sarif_run(run, result)["results"]]
    assert shown == [[], [], [], [{"kind": "inSource", "justification": "agreed"}]]


def test_what_the_baseline_holds_is_suppressed_from_outside_and_unchanged(run: Run, result: PostResult) -> None:
    (waved,) = result.suppressed
    held = replace(waved, suppressed_because="in the baseline of 2026-11-21", in_baseline=True)
    with_baseline = Run(run.version, run.evidence, run.rules, baseline=True)
    results = sarif_run(with_baseline, replace(result, suppressed=(waved, held)))["results"]
    assert [one["baselineState"] for one in results] == ["new"] * 4 + ["unchanged"]
    kinds = [suppression["kind"] for one in results for suppression in one["suppressions"]]
    assert kinds == ["inSource", "external"]
    assert not any("baselineState" in one for one in sarif_run(run, result)["results"])


def test_a_fix_replaces_the_sentence() -> None:
    (found,) = sarif_run(NOTHING, plain_result("It cures.", Span(3, 8), suggestions=("It helps.", "Hm.")))["results"]
    texts = []
    for fix in found["fixes"]:
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"] == found["locations"][0]["physicalLocation"]["artifactLocation"]
        (replacement,) = change["replacements"]
        assert replacement["deletedRegion"]["snippet"]["text"] == "It cures."
        texts.append(replacement["insertedContent"]["text"])
    assert texts == ["It helps.", "Hm."]


def test_parts_of_a_claim_outside_its_sentence_are_related(run: Run, result: PostResult) -> None:
    (claim,) = result.claims
    elsewhere = replace(claim, cause=replace(claim.cause, text="Gut", span=Span(2, 5)))
    moved = sarif_run(run, replace(result, claims=(elsewhere,)))["results"][2]
    (related,) = moved["relatedLocations"]
    assert related["message"]["text"] == 'The cause that is meant: "Gut".'
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "Gut"
    assert "relatedLocations" not in sarif_run(run, result)["results"][2]


def test_a_failing_post_is_told_and_hides_no_other(run: Run, result: PostResult) -> None:
    half = replace(result, failure="stopped half way")
    told = sarif_run(run, UNREADABLE, half)
    (invocation,) = told["invocations"]
    first, second = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert first["message"]["text"] == "no such {{file}}"  # single braces are placeholders
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "posts/gone%2C%20%C3%A9%0A.md"
    assert second["level"] == "error"
    assert len(told["results"]) == 4


def test_success_is_what_the_exit_code_says(run: Run, result: PostResult) -> None:
    clean = replace(result, findings=(), suppressed=())
    assert sarif_run(run, clean)["invocations"][0]["executionSuccessful"] is True
    assert sarif_run(run)["invocations"][0]["executionSuccessful"] is False
    assert sarif_run(run, clean)["results"] == sarif_run(run)["results"] == []


def test_results_are_written_post_by_post(run: Run, result: PostResult) -> None:
    out = io.StringIO()
    report = make(out, run)
    report.begin()
    for count in range(1, 4):
        report.add(result)
        assert out.getvalue().count(KEY) == 4 * count


@pytest.mark.parametrize(("version", "semantic"), [("1.2.0", True), ("1.2.0-rc.1+x", True), ("1.2.0.dev1", False)])
def test_only_a_semantic_version_is_called_one(run: Run, version: str, semantic: bool) -> None:
    driver = sarif_run(Run(version, run.evidence, run.rules))["tool"]["driver"]
    assert driver["version"] == version
    assert driver.get("semanticVersion") == (version if semantic else None)


def test_text_of_a_rule_is_no_markup(rules: tuple[Rule, ...]) -> None:
    rule = replace(rules[1], why="Not <b>all</b> *stars* {x}.", bad=(Example.parse("Use ```` [[it]]."),), good=())
    help_ = rule_descriptor(rule)["help"]
    assert r"Not \<b\>all\</b\> \*stars\* {{x}}." in help_["markdown"]
    assert "`````text\nUse ```` it.\n`````" in help_["markdown"]
    assert "Not flagged" not in help_["text"]
