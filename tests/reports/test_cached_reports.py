"""A result out of the cache gives the same bytes in every format that a check prints."""

import io
from pathlib import Path

import pytest

from overclaim.corpus.result_cache import ResultCache
from overclaim.pipeline.values import PostResult
from overclaim.reports.formats import FORMATS, make_report
from overclaim.reports.report import Run
from overclaim.reports.summary import Summary
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.rule import Rule
from overclaim.rules.vocabulary import Vocabulary

TEXTUAL = [name for name in FORMATS if name != "parquet"]


def _rendered(name: str, result: PostResult, run: Run) -> str:
    out, summary = io.StringIO(), Summary()
    report = make_report(name, out, run)
    report.begin()
    summary.add(result)
    report.add(result)
    report.end(summary)
    return out.getvalue()


@pytest.mark.parametrize("name", TEXTUAL)
def test_a_report_of_a_kept_result_is_the_same(
    name: str,
    tmp_path: Path,
    result: PostResult,
    table: EvidenceTable,
    rules: tuple[Rule, ...],
    vocabulary: Vocabulary,
) -> None:
    cache = ResultCache(tmp_path, print)
    cache.put("0" * 64, result)
    kept = cache.get("0" * 64)
    assert kept is not None
    assert kept == result
    run = Run("1.0", table, rules, vocabulary)
    assert _rendered(name, kept, run) == _rendered(name, result, run)
