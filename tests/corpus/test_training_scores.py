"""The shipped model on a slice of text it was not trained on; only where the treebanks and mention files are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.util import load_model_from_path

from overclaim.corpus.training.measure_parser import load_gold, score_parser
from overclaim.corpus.training.measure_recogniser import score_recogniser

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
MODEL = ROOT / "pipeline" / "model"
SLICE_TOLERANCE = 4.0  # percentage points by which a slice may fall below the whole

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the treebanks and mention files are not part of the project")


@pytest.fixture(scope="module")
def shipped() -> Any:
    return json.loads((MODEL / "scores.json").read_text(encoding="utf-8"))


def test_parser_on_a_slice_of_craft(shipped: Any) -> None:
    nlp = load_model_from_path(MODEL / "parser")
    gold = load_gold(nlp, DATA / "treebank" / "craft-test.spacy", by_sentence=True, limit=60)
    assert score_parser(nlp, gold)["las"] >= shipped["parser"]["craft_test"]["sentences"]["las"] - SLICE_TOLERANCE


def test_recogniser_on_a_slice_of_abstracts(shipped: Any) -> None:
    nlp = load_model_from_path(MODEL / "recogniser")
    scores = score_recogniser(nlp, DATA / "ner" / "bc5cdr-devel.tsv", limit=1000)
    assert scores["f1"] >= shipped["recogniser"]["bc5cdr_devel"]["f1"] - SLICE_TOLERANCE
