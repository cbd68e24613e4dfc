"""The benchmark of whole processes: what it runs and how it counts, with a program that costs nothing."""

import json
import sys
from pathlib import Path

import pytest

from overclaim.corpus import measure_gate
from overclaim.corpus.measure_gate import Bench, Cost, Ratio, main, write_posts


def test_a_ratio_is_met_at_its_goal_and_on_its_good_side() -> None:
    assert Ratio("a / b", 1.5, 1.5).met
    assert not Ratio("a / b", 1.6, 1.5).met
    assert Ratio("fast / slow", 1.6, 1.6, least=True).met
    assert not Ratio("fast / slow", 1.5, 1.6, least=True).met
    assert Ratio("a / b", 1.6, 1.5).line().endswith("1.600  <= 1.5    NOT reached")


def test_commands_are_run_by_turns_and_the_cheapest_run_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = Bench(tmp_path, runs=2)
    ran: list[str] = []
    seconds = iter([9.0, 9.0, 3.0, 5.0, 2.0, 7.0])

    def run(command: list[str]) -> Cost:
        ran.append(command[0])
        return Cost(next(seconds), 1.0, 10.0, 0)

    monkeypatch.setattr(bench, "_run", run)
    first, second = bench.time_in_turn({"one": ["a"], "other": ["b"]})
    assert ran == ["a", "b"] * 3
    assert (first.cpu, second.cpu) == (2.0, 5.0)
    assert [cost.cpu for cost in bench.costs["one"]] == [3.0, 2.0]
    assert bench.ratio("one", "other") == pytest.approx((3 / 5 + 2 / 7) / 2)
    bench.costs["other"].pop()
    assert bench.ratio("one", "other") == 2 / 5
    assert capsys.readouterr().out.count("s CPU") == 2


def test_a_process_is_timed_and_one_that_fails_is_no_figure(tmp_path: Path) -> None:
    bench = Bench(tmp_path, runs=1)
    cost = bench.time("nothing", [sys.executable, "-c", "sum(range(10**6))"], warm=False)
    assert cost.code == 0
    assert cost.cpu > 0
    assert cost.megabytes > 1
    with pytest.raises(RuntimeError, match="ended with 2: no"):
        bench.time("wrong", [sys.executable, "-c", "import sys; print('no'); sys.exit(2)"], warm=False)


def test_posts_are_our_own_under_ten_names_or_made_from_reviews(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    own = write_posts(tmp_path / "own", None)
    samples = len(list(measure_gate.SAMPLES.iterdir()))
    assert len(list(own.iterdir())) == samples * measure_gate.COPIES
    (tmp_path / "made").mkdir()
    reviews = tmp_path / "reviews.jsonl"
    words = "Tea helps. " * 400
    review = {"doi": "10.1/x", "abstract_results": words, "plain_language_summary": words}
    reviews.write_text(f"{json.dumps(review)}\n" * 3, encoding="utf-8")
    assert len(list(write_posts(tmp_path / "made", reviews).iterdir())) == 3


def test_what_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "none.jsonl"), "--proselint", "proselint"]) == 2
    assert capsys.readouterr().err == f"measure_gate: not there: {tmp_path / 'none.jsonl'}\n"
