"""Every finding on our own posts has been judged by a reader, and the pages of the rules say how often they are right."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from overclaim.corpus.judged_findings import (
    COLUMNS,
    POSTS,
    FindingKey,
    Judgement,
    Precision,
    judged_results,
    keys_of,
    load_judged,
    precision_by_rule,
    unjudged,
)
from overclaim.corpus.measure_judgements import Share, measure_errors
from overclaim.corpus.read_posts import read_text
from overclaim.pipeline.run import Checker
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Finding, PostResult
from overclaim.rules.load_packs import load_packs
from overclaim.rules.scales import Severity
from overclaim.rules.source_error import SourceError

RULES = Path(__file__).parents[2] / "rules"
ROW = 'a.md,cure-claim,cures arthritis,"Ginger cures arthritis, they say.",{right},{parts},\n'


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a table of judged findings."""

    def write(rows: str) -> Path:
        path = tmp_path / "judged.csv"
        path.write_text(",".join(COLUMNS) + "\n" + rows, encoding="utf-8")
        return path

    return write


def test_judgements_are_counted_by_rule(table: Callable[[str], Path]) -> None:
    judged = load_judged(
        table(ROW.format(right="yes", parts="yes,no,") + ROW.replace("a.md", "b.md").format(right="no", parts=",,"))
    )
    assert precision_by_rule(judged) == {"cure-claim": Precision(1, 2)}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (ROW.format(right="maybe", parts=",,"), r"judged\.csv:2: right is 'maybe', not yes or no"),
        (ROW.format(right="", parts=",,"), r"judged\.csv:2: right is '', not yes or no"),
        (ROW.format(right="yes", parts=",so,"), r"judged\.csv:2: row is 'so', not yes or no"),
        (ROW.format(right="yes", parts=",,") * 2, r"judged\.csv:3: this finding stands twice"),
        (ROW.format(right="yes", parts=",,").replace("cure-claim", ""), r"judged\.csv:2: rule is empty"),
    ],
)
def test_a_wrong_table_is_refused(table: Callable[[str], Path], rows: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        load_judged(table(rows))


def test_errors_are_right_as_a_whole_where_nothing_of_them_is_wrong() -> None:
    post = read_text("a.md", "Tea heals. Tea cures. Tea mends. Tea is nice.", suffix=".md")

    def finding(words: str, severity: Severity) -> Finding:
        start = post.text.index(words)
        return Finding("cure-claim", severity, "No.", Span(start, start + len(words)), words)

    error = Severity.ERROR
    found = [finding("heals", error), finding("cures", error), finding("mends", error), finding("nice", Severity.NOTE)]
    result = PostResult("a.md", post, findings=tuple(found))
    keys = {finding.text: key for key, finding in keys_of(result)}
    judged = {
        keys["heals"]: Judgement(True, verdict=True, row=True),
        keys["cures"]: Judgement(True, verdict=True, row=False, suggestion=True),
        keys["nice"]: Judgement(False),
    }
    errors = measure_errors([result, result], judged)
    assert (errors.flagged, errors.wholly, errors.unread) == (Share(2, 2), Share(1, 2), 1)
    assert errors.parts == {"verdict": Share(2, 2), "row": Share(1, 2), "suggestion": Share(1, 1)}
    assert str(errors.wholly) == "1 of 2 (50.0%)"
    assert str(measure_errors([], judged).flagged) == "0 of 0"


def test_a_finding_is_known_again_wherever_it_stands(shipped_checker: Checker) -> None:
    def keys(text: str) -> set[FindingKey]:
        result = shipped_checker.check_post(read_text("a.md", text, suffix=".md"))
        return {key for key, _ in keys_of(result)}

    first = keys("Turmeric cures\narthritis.\n")
    assert FindingKey("a.md", "cure-claim", "cures arthritis", "Turmeric cures arthritis.") in first
    assert first <= keys("# Roots\n\nA line before.\n\nTurmeric cures arthritis.\n")


@pytest.fixture(scope="module")
def results(shipped_checker: Checker) -> Sequence[PostResult]:
    """All sample posts, checked by all rules."""
    return list(judged_results(shipped_checker, load_packs(RULES / "packs")))


def test_every_finding_on_our_posts_is_judged(results: Sequence[PostResult]) -> None:
    assert unjudged(results, load_judged()) == []


def test_no_judgement_is_of_a_finding_that_is_gone(results: Sequence[PostResult]) -> None:
    present = {key for result in results for key, _ in keys_of(result)}
    assert [key for key in load_judged() if key not in present] == []


def test_errors_are_right_as_often_as_the_readme_says(results: Sequence[PostResult]) -> None:
    errors = measure_errors(results[: len(list(POSTS.iterdir()))], load_judged())  # the round that needs no profile
    assert (errors.flagged, errors.wholly, errors.unread) == (Share(93, 94), Share(90, 94), 0)
    readme = (RULES.parent / "README.md").read_text(encoding="utf-8")
    assert "94 errors 93 are flagged rightly, 90 rightly in verdict, evidence row and suggestion too" in readme
