"""JSON Lines, CSV and Parquet: golden files, equal tables, nothing hidden, nothing that a spreadsheet would run."""

import gc
import io
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Post, PostResult
from overclaim.reports.choose_outputs import Output, WrongOutput, opened_reports
from overclaim.reports.findings_frame import COLUMNS, PLACES, to_frame
from overclaim.reports.formats import csv, jsonl, parquet
from overclaim.reports.report import Run
from overclaim.reports.summary import Summary
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Severity

from .conftest import text_of, written

Golden = Callable[[str, str], None]
UNREADABLE = PostResult("posts/gone.md", failure="no such file")
RISKY = "=+-@\t\r\n'"
ANY = st.text(st.characters(), max_size=8) | st.sampled_from(["=1+1", "'=1", "NA", "null", 'a"b,c', "\rx", "a\r\nb"])


@pytest.fixture
def run(table: EvidenceTable, rules: tuple[Rule, ...]) -> Run:
    return Run("1.2.0", table, rules)


def csv_frame(results: Iterable[PostResult], run: Run) -> pd.DataFrame:
    """The CSV read back as its module says."""
    frame = pd.read_csv(
        io.StringIO(text_of(csv.make, results, run), newline=""),
        dtype={name: "Int64" if name in PLACES else "str" for name in COLUMNS},
        keep_default_na=False,
        na_values={name: [""] for name in PLACES},
    )
    for name in COLUMNS:
        if name not in PLACES:
            frame[name] = frame[name].str.removeprefix("'")
    return frame


def parquet_bytes(results: Iterable[PostResult], run: Run) -> bytes:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8")
    written(parquet.make(out, run), results)
    out.flush()
    return raw.getvalue()


@st.composite
def any_result(draw: st.DrawFn) -> PostResult:
    path, text = draw(ANY), draw(ANY)
    post = Post(path, text, "txt", (Block(BlockKind.PARAGRAPH, Prose.verbatim(text)),))
    span = Span(0, len(text))
    findings = tuple(
        Finding(draw(ANY), Severity.NOTE, draw(ANY), span, text, suggestions=(draw(ANY),))
        for _ in range(draw(st.integers(0, 2)))
    )
    return PostResult(path, post, findings=findings, failure=draw(st.none() | ANY))


def test_csv_as_it_should_look(golden: Golden, result: PostResult, run: Run) -> None:
    golden("findings.csv", text_of(csv.make, [result, UNREADABLE], run))


def test_json_lines_as_they_should_look(golden: Golden, result: PostResult, run: Run) -> None:
    text = text_of(jsonl.make, [result, UNREADABLE, replace(result, findings=(), failure="half of it")], run)
    golden("findings.jsonl", text)
    assert [json.loads(line).get("failure") for line in text.splitlines()] == [None] * 3 + [
        "no such file",
        "half of it",
    ]


@settings(deadline=None)
@given(any_result())
def test_a_line_is_a_record_whatever_a_post_holds(result: PostResult) -> None:
    text = text_of(jsonl.make, [result], Run("1.2.0", EvidenceTable([], []), ()))
    records = [json.loads(line) for line in text.encode("utf-8").split(b"\n")[:-1]]
    assert [record["path"] for record in records] == [result.path] * len(records)
    assert [record["message"] for record in records if "rule" in record] == [one.message for one in result.findings]
    assert [record["failure"] for record in records if "rule" not in record] == [
        failure for failure in [result.failure] if failure is not None
    ]


def test_an_empty_run_has_all_columns_and_their_types(run: Run) -> None:
    expected = to_frame(())
    assert text_of(jsonl.make, [], run) == ""
    assert list(csv_frame([], run).columns) == list(COLUMNS)
    assert set(expected.dtypes.map(str)) == {"Int64", "str"}
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(parquet_bytes([], run))), expected)


@settings(deadline=None, max_examples=60)
@given(st.lists(any_result(), max_size=3))
def test_parquet_and_csv_hold_the_same_whatever_a_post_holds(results: list[PostResult]) -> None:
    run = Run("1.2.0", EvidenceTable([], []), ())
    read = pd.read_parquet(io.BytesIO(parquet_bytes(results, run)))
    assert len(read) == sum(len(one.findings) + (one.failure is not None) for one in results)
    assert read.dtypes.equals(to_frame(()).dtypes)
    pd.testing.assert_frame_equal(csv_frame(results, run), read)


def test_the_table_says_all_of_a_finding(result: PostResult, run: Run) -> None:
    read = pd.read_parquet(io.BytesIO(parquet_bytes([result, UNREADABLE], run)))
    assert list(read["rule"]) == ["missing-author", "term", "overstated-causation", "term", "not-checked"]
    assert list(read["suppressed"]) == ["", "", "", "agreed", ""]
    overstated, failed = read.iloc[2], read.iloc[4]
    assert overstated["pack"] == "causation"
    assert (overstated["verdict"], overstated["strength"]) == ("overstated", "can-cause")
    assert (overstated["cause"], overstated["effect"]) == ("gut-dysbiosis", "inflammation")
    assert overstated["source_url"] == "https://doi.org/10.1000/gut"
    assert result.post is not None
    assert result.post.text[overstated["start"] : overstated["end"]] == overstated["text"]
    assert (failed["severity"], failed["message"]) == ("error", "no such file")
    assert failed[list(PLACES)].isna().all()


@settings(deadline=None, max_examples=60)
@given(ANY | st.builds(str.__add__, st.sampled_from(RISKY), ANY))
def test_no_cell_of_text_begins_a_formula(said: str) -> None:
    text = text_of(csv.make, [PostResult("a.md", failure=said)], Run("1.2.0", EvidenceTable([], []), ()))
    cells = pd.read_csv(io.StringIO(text, newline=""), dtype="str", keep_default_na=False).loc[0]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in map(str, cells))


def test_rows_are_written_as_they_come(result: PostResult, run: Run) -> None:
    raw = io.BytesIO()
    report = parquet.ParquetReport(raw, run, rows=6)
    report.begin()
    sizes = []
    for _ in range(4):
        report.add(result)
        sizes.append(len(raw.getvalue()))
    report.end(Summary())
    assert sizes[0] < sizes[1] == sizes[2] < sizes[3]
    file = pq.ParquetFile(io.BytesIO(raw.getvalue()))
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [8, 8]
    assert file.schema_arrow.metadata[b"evidence"] == b"abc123"


def test_a_run_that_dies_leaves_no_parquet_and_says_nothing_more(
    result: PostResult, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", said.append)
    dies = replace(result, findings=(replace(result.findings[0], sentence=99),))
    with pytest.raises(IndexError), opened_reports([Output("parquet", tmp_path / "a.parquet")], run) as report:
        written(report, [result, dies])
    del report
    gc.collect()
    assert not list(tmp_path.iterdir())
    assert not said


def test_parquet_is_refused_where_it_cannot_be(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    with pytest.raises(WrongOutput, match="--output parquet=FILE"):
        parquet.make(terminal, run)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WrongOutput, match=r"pip install 'overclaim\[parquet\]'"):
        parquet.make(io.TextIOWrapper(io.BytesIO()), run)
