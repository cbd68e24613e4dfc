"""Scores as people and CI get them, to the letter."""

import json

from overclaim.corpus.gold import GoldClaim
from overclaim.corpus.score import Scores
from overclaim.corpus.scores.labelled_score import LabelledScore, Miss
from overclaim.corpus.scores.post_claims import ClaimFigures, Difference, PostScore
from overclaim.corpus.scores.tally import Confusion, Tally
from overclaim.reports.score_json import render_json
from overclaim.reports.score_table import render_table
from overclaim.rules.scales import Direction, Strength

MISSED = GoldClaim("Salt", "thirst", "may cause", Strength.CONDITIONAL, Direction.INCREASES)
TUNED = PostScore(
    "a.md",
    untuned=False,
    figures=ClaimFigures(
        sentences=Tally(1, 1, 2),
        strengths=Confusion.of([("causal", "causal")]),
        pairs=Tally(1, 2, 2),
        boilerplate_claims=1,
    ),
    differences=(Difference(7, "Salt may cause thirst.", Strength.CONDITIONAL, None, (MISSED,), ()),),
    unaligned=("Share.",),
)
UNTUNED = PostScore("b.md", untuned=True, figures=ClaimFigures(sentences=Tally(0, 0, 1)), failure="could not be read")
FILE = LabelledScore(
    "press.csv",
    "strength",
    {"tuned": {"sentences": 3, "macro_f1": 1 / 3}, "all": {"sentences": 5, "macro_f1": None}},
    misses=(Miss("Salt kills.", "causal", "none"),),
)


def test_the_table_of_posts() -> None:
    lines = [line.split() for line in render_table(Scores((TUNED, UNTUNED))).splitlines()]
    dashes = ["-"] * 9
    assert lines[1] == [
        "a.md",
        "1.000",
        "0.500",
        "0.667",
        "1.000",
        "1.000",
        "0.500",
        "0.500",
        "0.500",
        "-",
        "-",
        "-",
        "-",
        "1",
        "0",
    ]
    assert lines[2] == ["b.md", "(untuned)", "-", "0.000", "0.000", *dashes, "0", "0"]
    assert lines[5][:5] == ["all", "posts", "1.000", "0.333", "0.500"]


def test_columns_stand_under_their_headings() -> None:
    heading, first, *_ = render_table(Scores((TUNED,))).splitlines()
    assert heading.index("sentence P") + len("sentence P") == first.index("1.000") + len("1.000")


def test_what_was_not_laid_over_is_noted() -> None:
    table = render_table(Scores((TUNED, UNTUNED)))
    assert "a.md: not in the gold: Share.\n" in table
    assert "b.md: could not be read\n" in table


def test_misses_are_listed_when_asked_for() -> None:
    scores = Scores((TUNED, UNTUNED), (FILE,))
    assert "Salt may cause" not in render_table(scores)
    table = render_table(scores, misses=True)
    assert "7: Salt may cause thirst.\n    strength  gold conditional, found no claim\n" in table
    assert "    missed    Salt -> thirst (may cause; conditional)\n" in table
    assert "gold causal, found none: Salt kills.\n" in table
    assert "== b.md" not in table


def test_the_table_of_a_labelled_file() -> None:
    assert render_table(Scores(files=(FILE,))) == (
        "press.csv (strength)\n"
        "       sentences  macro-F1\n"
        "tuned          3     0.333\n"
        "all            5         -\n"
    )  # fmt: skip


def test_json_holds_the_same_figures() -> None:
    report = json.loads(render_json(Scores((TUNED, UNTUNED), (FILE,))))
    assert list(report["gold"]) == ["tuned", "untuned", "all"]
    assert report["gold"]["all"]["sentence_recall"] == 0.3333
    assert report["gold"]["untuned"]["pair_f1"] is None
    assert (report["posts"][0]["post"], report["posts"][0]["boilerplate_claims"]) == ("a.md", 1)
    assert report["posts"][1]["failure"] == "could not be read"
    assert report["files"][0]["parts"]["tuned"] == {"sentences": 3, "macro_f1": 0.3333}
    assert "differences" not in report["posts"][0]
    assert "misses" not in report["files"][0]


def test_json_lists_misses_when_asked_for() -> None:
    report = json.loads(render_json(Scores((TUNED, UNTUNED), (FILE,)), misses=True))
    (difference,) = report["posts"][0]["differences"]
    assert (difference["line"], difference["gold"], difference["found"]) == (7, "conditional", None)
    assert difference["missed"] == ["Salt -> thirst (may cause; conditional)"]
    assert "differences" not in report["posts"][1]
    assert report["files"][0]["misses"] == [{"text": "Salt kills.", "gold": "causal", "found": "none", "claims": []}]


def test_json_without_gold_says_so() -> None:
    assert json.loads(render_json(Scores(files=(FILE,))))["gold"] is None
