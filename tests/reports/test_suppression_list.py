"""The list of suppressions, for people and for programs."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import PostResult, Scope, Suppression
from overclaim.reports.suppression_list import make_list
from overclaim.rules.kinds import SuppressionState

KEYS = "path line column end_line end_column start end state scope rule reason until on problem"


def listed(format_name: str, *results: PostResult) -> str:
    out = io.StringIO()
    made = make_list(format_name, out)
    made.begin()
    for result in results:
        made.add(result)
    made.end()
    return out.getvalue()


def with_suppressions(result: PostResult) -> PostResult:
    used, unused, expired, malformed, off = SuppressionState
    return replace(
        result,
        path="posts/gut\n\udcff.md",
        suppressions=(
            Suppression(
                Span(0, 5), used, Scope.FILE, "missing-author", "A \U0001f525 [reason]", None, None, Span(0, 9)
            ),
            Suppression(Span(9, 12), unused, Scope.LINE, "cure-claim", "So", None, "it cures", None, "None is left."),
            Suppression(Span(9, 12), expired, Scope.BLOCK, "cure-claim", "So", date(2026, 1, 31)),
            Suppression(Span(12, 20), malformed, problem='There is no rule "x".'),
            Suppression(Span(12, 20), off, Scope.BLOCK, "general-benefit", "So"),
        ),
    )


def test_a_line_each(result: PostResult, golden: Callable[[str, str], None]) -> None:
    text = listed("text", with_suppressions(result), result, PostResult("gone.md", failure="no such file"))
    golden("suppressions.txt", text.encode(errors="backslashreplace").decode())


def test_an_object_each(result: PostResult, golden: Callable[[str, str], None]) -> None:
    text = listed("json", with_suppressions(result), PostResult("gone.md", failure="no such file"))
    golden("suppressions.json", text)
    records = json.loads(text)
    assert [list(record) for record in records] == [KEYS.split()] * 5


def test_nothing_is_still_a_list(result: PostResult) -> None:
    assert json.loads(listed("json", result)) == []
    assert listed("text", result) == "0 suppressions\n"
