"""What a report wrote of an unchanged post is written again, and nothing else is."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from overclaim.corpus.count_result import PostCounts, count_result
from overclaim.corpus.encode_results import encode_result
from overclaim.corpus.result_cache import ResultCache
from overclaim.corpus.stored_result import StoredResult
from overclaim.pipeline.values import PostResult
from overclaim.reports.formats import BY_POST, FORMATS, make_report
from overclaim.reports.remember_report import Memory, RememberingReport
from overclaim.reports.report import Run
from overclaim.reports.summary import Summary
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Severity, Verdict

KEY = "a" * 64


def stored(result: PostResult) -> StoredResult:
    return StoredResult.of(KEY, result.path, encode_result(result))


def _never() -> EvidenceTable:
    raise AssertionError("the evidence was loaded")


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """A memory in a cache of its own."""
    return Memory(ResultCache(tmp_path / "cache", print))


def _said(name: str, run: Run, memory: Memory | None, result: PostResult) -> tuple[str, Summary]:
    out, summary = io.StringIO(), Summary()
    report = make_report(name, out, run, memory)
    report.begin()
    report.add(result)
    summary.add(result)
    report.end(summary)
    return out.getvalue(), summary


@pytest.mark.parametrize("name", sorted(BY_POST))
def test_it_says_the_same_again_without_a_table_or_the_result(
    name: str, memory: Memory, result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    plain = _said(name, Run("1", table, rules), None, result)
    assert _said(name, Run("1", table, rules), memory, stored(result)) == plain
    again = StoredResult.of(KEY, result.path, b"never decoded")
    assert _said(name, Run("1", _never, rules), memory, again) == plain


def test_only_formats_that_say_nothing_of_the_posts_before_are_remembered(
    memory: Memory, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    kinds = {
        name: type(make_report(name, io.StringIO(), Run("1", table, rules), memory)) for name in ("json", "terminal")
    }
    assert kinds == {"json": kinds["json"], "terminal": RememberingReport}
    assert kinds["json"] is not RememberingReport
    assert set(FORMATS) > BY_POST


def test_what_a_terminal_is_told_is_not_kept(memory: Memory, table: EvidenceTable, rules: tuple[Rule, ...]) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    report = make_report("concise", Screen(), Run("1", table, rules), memory)
    assert not isinstance(report, RememberingReport)


def test_another_width_another_option_and_another_result_are_said_anew(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = memory.key("terminal", KEY)
    assert memory.key("terminal", "b" * 64) != known
    assert memory.key("concise", KEY) != known
    assert replace(memory, settings=("quiet",)).key("terminal", KEY) != known
    monkeypatch.setenv("COLUMNS", "61")
    assert memory.key("terminal", KEY) != known


@pytest.mark.parametrize("odd", [b"", b"null", b"[]", b"{}", b'{"counts": {}, "text": "x"}', b"\xff"])
def test_an_odd_entry_is_as_if_it_were_not_there(
    odd: bytes, memory: Memory, result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    memory.cache.write(memory.key("concise", KEY), odd)
    run = Run("1", table, rules)
    assert _said("concise", run, memory, stored(result)) == _said("concise", run, None, result)


def test_a_result_that_was_made_over_is_said_for_itself(
    memory: Memory, result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    run = Run("1", table, rules)
    _said("concise", run, memory, stored(result))
    bare = replace(stored(result), findings=())
    assert bare.key is None
    assert _said("concise", run, memory, bare) == _said("concise", run, None, replace(result, findings=()))


def test_counts_are_those_of_the_result_and_survive_json(result: PostResult) -> None:
    counts = count_result(result)
    assert counts.words == (result.post.words if result.post else 0)
    assert sum(counts.severities.values()) == len(result.findings)
    assert PostCounts.of_record(counts.record()) == counts
    assert count_result(stored(result)) == counts
    with pytest.raises(TypeError):
        PostCounts.of_record({"words": 1, "suppressed": True, "verdicts": {}, "severities": {}})
    with pytest.raises(ValueError, match="odd"):
        PostCounts.of_record({"words": 1, "suppressed": 0, "verdicts": {"odd": 1}, "severities": {}})
    assert set(counts.verdicts) <= set(Verdict)
    assert set(counts.severities) <= set(Severity)
