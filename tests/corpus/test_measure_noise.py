"""Findings in a thousand words of careful prose, from a stub of a checker."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from overclaim.corpus.measure_noise import main, measure_noise
from overclaim.pipeline.run import make_checker
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Finding, Post, PostResult
from overclaim.rules.scales import Severity

REVIEWS = Path(__file__).parents[3] / "shared" / "data" / "cochrane-reviews.jsonl"


class Stub:
    """Flags every post once for "cures" and once as a whole."""

    rules = (SimpleNamespace(name="missing-author", kind="document"), SimpleNamespace(name="cure", kind="phrase"))

    def __init__(self, failure: str | None = None) -> None:
        self.failure = failure

    def check_posts(self, posts: Iterable[Post], *, at_once: int) -> Iterator[PostResult]:
        assert at_once > 1
        for post in posts:
            whole = Finding("missing-author", Severity.ERROR, "m", Span(0, 1), "x")
            found = [Finding("cure", Severity.ERROR, "m", Span(0, 5), "cures")] if "cures" in post.text else []
            yield PostResult(post.path, post, findings=(whole, *found), failure=self.failure)


def test_findings_are_counted_by_the_thousand_words_without_those_on_whole_posts() -> None:
    noise = measure_noise(["Tea cures colds now.", "Tea may help a bit."], Stub())  # type: ignore[arg-type]
    assert (noise.posts, noise.words) == (2, 9)
    assert noise.per_thousand(Severity.ERROR) == pytest.approx(1000 / 9)
    assert noise.per_thousand(Severity.WARNING) == 0


def test_a_post_that_could_not_be_checked_is_no_silence() -> None:
    with pytest.raises(RuntimeError, match="post 1: oh"):
        measure_noise(["Tea."], Stub("oh"))  # type: ignore[arg-type]


def test_wrong_arguments_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.skipif(not REVIEWS.is_file(), reason="the reviews of others are not shipped")
def test_careful_prose_is_left_alone_as_the_readme_says() -> None:
    summaries = [
        json.loads(line)["plain_language_summary"] for line in REVIEWS.read_text(encoding="utf-8").splitlines()
    ]
    noise = measure_noise(summaries, make_checker())
    assert (noise.posts, noise.words) == (891, 186_870)
    assert noise.per_thousand(Severity.ERROR) < 0.065
    assert noise.per_thousand(Severity.WARNING) < 0.08
