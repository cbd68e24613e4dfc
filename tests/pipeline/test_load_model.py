"""The shipped model, and installed pipelines in its place."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from overclaim.pipeline.load_model import SHIPPED, Model, UnusableModel, load_model, load_pipeline


def saved(folder: Path, *, labels: tuple[str, ...] = (), recognises: str | None = None) -> str:
    """A tiny pipeline on disk: a parser that knows ``labels``, a recogniser of one word, or neither."""
    pipeline = spacy.blank("en")
    if labels:
        parser: Any = pipeline.add_pipe("parser")
        for label in labels:
            parser.add_label(label)
        pipeline.initialize()
    if recognises:
        ruler: Any = pipeline.add_pipe("entity_ruler", name="ner")
        ruler.add_patterns([{"label": "DISEASE", "pattern": recognises}])
    pipeline.to_disk(folder)
    return str(folder)


CLEARNLP = ("nsubj", "dobj", "prep", "pobj", "relcl", "ROOT")
UNIVERSAL = ("nsubj", "obj", "case", "obl", "acl:relcl", "ROOT")


def test_nothing_is_loaded_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def load(name: Path, **_: object) -> Language:
        loaded.append(name.name)
        return spacy.blank("en")

    monkeypatch.setattr(spacy, "load", load)
    model = load_model()
    assert (model.name, loaded) == ("overclaim", [])
    assert isinstance(model.parser, Language)
    assert model.parser is model.parser
    assert loaded == ["spotter", "parser"]  # the spotter lends its words
    assert isinstance(model.recogniser, Language)
    assert loaded == ["spotter", "parser", "recogniser"]


def test_our_pipelines_know_the_same_words_and_split_them_alike(shipped_model: Model) -> None:
    parser, spotter = shipped_model.parser, shipped_model.spotter
    assert parser.vocab is spotter.vocab is shipped_model.recogniser.vocab
    assert parser.tokenizer is spotter.tokenizer
    alone = load_pipeline(SHIPPED / "parser")
    text = "Celiac disease, an autoimmune disorder triggered by gluten, can't cause (much) neuropathy in the U.S."
    ours, theirs = parser(text), alone(text)
    assert [token.text for token in ours] == [token.text for token in theirs]
    assert [(token.tag_, token.dep_, token.head.i) for token in ours] == [
        (token.tag_, token.dep_, token.head.i) for token in theirs
    ]


def test_a_pipeline_with_our_labels_is_put_in_whole(tmp_path: Path) -> None:
    model = load_model(saved(tmp_path, labels=CLEARNLP, recognises="grumbles"))
    assert model.name == str(tmp_path)
    assert model.parser is model.recogniser
    assert model.parser.pipe_names == ["parser", "ner"]
    assert [str(entity) for entity in model.recogniser("He has grumbles").ents] == ["grumbles"]


@pytest.mark.model
@pytest.mark.parametrize("labels", [UNIVERSAL, ()])
def test_a_pipeline_with_other_labels_lends_its_recogniser(
    tmp_path: Path, shipped_model: Model, labels: tuple[str, ...]
) -> None:
    model = load_model(saved(tmp_path, labels=labels, recognises="grumbles"))
    assert [str(entity) for entity in model.recogniser("He has grumbles").ents] == ["grumbles"]
    assert model.parser is not model.recogniser
    assert model.parser.pipe_labels["parser"] == shipped_model.parser.pipe_labels["parser"]
    assert set(CLEARNLP) <= set(model.parser.pipe_labels["parser"])


@pytest.mark.model
def test_a_parser_without_a_recogniser_is_joined_by_ours(tmp_path: Path, shipped_model: Model) -> None:
    model = load_model(saved(tmp_path, labels=CLEARNLP))
    assert model.parser.pipe_names == ["parser"]
    assert model.recogniser.pipe_labels == shipped_model.recogniser.pipe_labels


@pytest.mark.parametrize("labels", [UNIVERSAL, ()])
def test_a_pipeline_that_has_nothing_for_us_is_refused(tmp_path: Path, labels: tuple[str, ...]) -> None:
    name = saved(tmp_path, labels=labels)
    with pytest.raises(UnusableModel, match="neither a parser with labels") as refusal:
        load_model(name)
    assert str(tmp_path) in str(refusal.value)


def test_a_pipeline_that_is_not_installed_is_refused_by_name() -> None:
    with pytest.raises(UnusableModel, match=r"--model en_core_web_nil: no such spaCy pipeline is installed"):
        load_model("en_core_web_nil")
