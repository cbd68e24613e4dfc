"""Packing a trained pipeline, and what the shipped one says about itself."""

import json
import re
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from overclaim.corpus.training.measure_model import scores_table
from overclaim.corpus.training.pack_model import pack_model, size_of

MODEL = Path(__file__).parents[2] / "pipeline" / "model"
MEGABYTES = 1_000_000


def test_packing_drops_the_strings_of_the_training_text(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    doc = nlp.make_doc("Flibbertigibbet wobbles")
    example = Example.from_dict(doc, {"tags": ["NN", "VBZ"]})
    nlp.initialize(lambda: [example])
    pack_model(nlp, tmp_path / "packed", {"name": "tiny", "version": "0.0.1"})
    strings = json.loads((tmp_path / "packed" / "vocab" / "strings.json").read_text())
    assert "Flibbertigibbet" in nlp.vocab.strings
    assert "Flibbertigibbet" not in strings
    assert {"NN", "VBZ"} <= set(strings)
    again = spacy.load(tmp_path / "packed")
    assert again.pipe_labels == nlp.pipe_labels
    assert [token.tag_ for token in again("Flibbertigibbet wobbles")] == [
        token.tag_ for token in nlp("Flibbertigibbet wobbles")
    ]
    assert again.config["corpora"] == {}


def test_shipped_model_is_small_enough() -> None:
    assert size_of(MODEL / "parser") + size_of(MODEL / "recogniser") <= 15 * MEGABYTES


@pytest.mark.filterwarnings("error::UserWarning")
def test_shipped_pipelines_open_without_warning_and_read_a_claim() -> None:
    parser = spacy.load(MODEL / "parser")
    doc = parser("An unhealthy gut microbiome can trigger widespread inflammation, leading to B12 deficiencies.")
    found = {(token.lemma_, token.dep_): token.head.lemma_ for token in doc}
    assert found["trigger", "ROOT"] == "trigger"
    assert found["microbiome", "nsubj"] == "trigger"
    assert found["inflammation", "dobj"] == "trigger"
    assert found["lead", "advcl"] == "trigger"
    recogniser = spacy.load(MODEL / "recogniser")
    entities = {(entity.text, entity.label_) for entity in recogniser("Aspirin can cause asthma.").ents}
    assert entities == {("Aspirin", "CHEMICAL"), ("asthma", "DISEASE")}


def test_shipped_weights_are_free_of_training_code() -> None:
    for part in ("parser", "recogniser"):
        assert "overclaim." not in (MODEL / part / "config.cfg").read_text(encoding="utf-8")


def test_card_shows_the_scores_of_the_scores_file() -> None:
    scores = json.loads((MODEL / "scores.json").read_text(encoding="utf-8"))
    shown = re.search(
        r"<!-- scores: begin -->\n(.*?)<!-- scores: end -->", (MODEL / "CARD.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert shown is not None
    assert shown.group(1) == scores_table(scores)
