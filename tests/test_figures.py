"""The README's figures are what the commands print; a figure that falls by more than a hundredth fails here.

``pytest tests/test_figures.py --update-golden`` writes the table anew.
"""

import json
import re
from pathlib import Path

import pytest

import overclaim
from overclaim.corpus.score import score_paths
from overclaim.pipeline.run import make_checker
from overclaim.reports.score_json import render_json

ROOT = Path(overclaim.__file__).parent
README = ROOT / "README.md"
TABLE = re.compile(r"(<!-- figures: begin -->\n)(?P<rows>.*?)(<!-- figures: end -->)", re.DOTALL)
PARTS = {"all": "own gold, all posts", "untuned": "own gold, the posts never tuned on"}
MEASURES = {
    "sentence_f1": "claim sentences, F1",
    "pair_f1": "cause-effect pairs, F1",
    "strength_accuracy": "strength, accuracy",
    "boilerplate_claims": "claims from boilerplate",
    "wrong_offsets": "wrong offsets",
}
TOLERANCE = 0.01  # the same model may round otherwise on another machine


@pytest.fixture(scope="module")
def measured() -> dict[tuple[str, str], float]:
    """Every figure of the table by what it is measured on and how."""
    gold = json.loads(render_json(score_paths([], make_checker(), None)))["gold"]
    found = {(PARTS[part], MEASURES[key]): float(gold[part][key]) for part in PARTS for key in MEASURES}
    scores = json.loads((ROOT / "pipeline" / "model" / "scores.json").read_text(encoding="utf-8"))
    for name, treebank in (("ewt_test", "EWT test part"), ("craft_test", "CRAFT test part")):
        found[f"model, {treebank}", "LAS, by paragraph"] = scores["parser"][name]["paragraphs"]["las"] / 100
        found[f"model, {treebank}", "LAS, by sentence"] = scores["parser"][name]["sentences"]["las"] / 100
    for name, corpus in (("bc5cdr_devel", "BC5CDR devel"), ("ncbi_disease_devel", "NCBI Disease devel")):
        found[f"model, {corpus}", "mention F1"] = scores["recogniser"][name]["f1"] / 100
    return found


def _table(measured: dict[tuple[str, str], float]) -> str:
    rows = [f"| {on} | {measure} | {_shown(figure)} |" for (on, measure), figure in measured.items()]
    return "\n".join(["| on | measure | figure |", "| --- | --- | --- |", *rows]) + "\n"


def _shown(figure: float) -> str:
    return str(int(figure)) if figure == int(figure) and figure != 1 else f"{figure:.3f}"


def test_figures_hold(measured: dict[tuple[str, str], float], request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    table = TABLE.search(text)
    assert table is not None
    if request.config.getoption("--update-golden"):
        README.write_text(text[: table.start("rows")] + _table(measured) + text[table.end("rows") :], encoding="utf-8")
        return
    rows = [line.strip("| \n").split(" | ") for line in table["rows"].splitlines()[2:]]
    assert {(on, measure) for on, measure, _ in rows} == measured.keys()
    for on, measure, shown in rows:
        lower_is_better = measure in {MEASURES["boilerplate_claims"], MEASURES["wrong_offsets"]}
        fallen = (
            measured[on, measure] > float(shown)
            if lower_is_better
            else measured[on, measure] < float(shown) - TOLERANCE
        )
        assert not fallen, f"{measure} on {on}: {measured[on, measure]:.3f}, the README says {shown}"


def test_figures_reach_what_was_promised(measured: dict[tuple[str, str], float]) -> None:
    floors = {"claim sentences, F1": 0.82, "cause-effect pairs, F1": 0.65, "strength, accuracy": 0.90}
    for measure, floor in floors.items():
        assert measured[PARTS["all"], measure] >= floor
    assert measured[PARTS["all"], MEASURES["boilerplate_claims"]] == 0
    assert measured[PARTS["all"], MEASURES["wrong_offsets"]] == 0
    assert all(figure >= 0.78 for (_, measure), figure in measured.items() if measure == "mention F1")
    for unit in ("paragraph", "sentence"):
        assert measured["model, EWT test part", f"LAS, by {unit}"] >= 0.835
        assert measured["model, CRAFT test part", f"LAS, by {unit}"] >= 0.845
