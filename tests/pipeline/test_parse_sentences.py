"""Texts as parsed documents: parts, limits, and the components that a parse does without."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from overclaim.pipeline.make_docs import MAX_TOKENS
from overclaim.pipeline.parse_sentences import in_parts, parse_texts


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


@pytest.mark.parametrize(
    "parts",
    [
        ["Garlic helps the heart."],
        ["Zinc: ", "It helps."],
        ["Poor diet. ", "Sugar feeds yeast."],
        ["Folate helps; ", "zinc does not."],
        ["One thing is sure: ", "Garlic is cheap."],
        ["One thing is sure: ", "garlic is cheap."],
        ["A 3:1 ratio helps."],
        ["Zinc: ", "It helps; ", "eat it."],
    ],
)
def test_a_part_begins_behind_a_label_a_semicolon_or_a_colon(blank: Language, parts: list[str]) -> None:
    text = "".join(parts)
    doc = in_parts(text, blank)
    assert doc.text == text
    assert [sentence.text for sentence in doc.sents] == [part.strip() for part in parts]


def test_the_text_is_kept_character_by_character(blank: Language) -> None:
    text = "Garlic\u00a0helps  the 😀 heart , doesn’t it ?"
    assert in_parts(text, blank).text == text


def test_what_stands_beyond_the_limit_is_left_out(blank: Language) -> None:
    doc = in_parts("word " * (MAX_TOKENS + 20), blank)
    assert len(doc) == MAX_TOKENS
    assert doc.text.startswith("word word")
    assert len(list(doc.sents)) == 1


@Language.component("never_run")
def never_run(doc: Doc) -> Doc:
    raise AssertionError(f"ran on {doc.text!r}")


def test_a_parse_does_without_recogniser_and_lemmatizer() -> None:
    pipeline = spacy.blank("en")
    for name in ("ner", "lemmatizer"):
        pipeline.add_pipe("never_run", name=name)
    texts = ["Garlic helps.", "It is cheap."]
    assert [doc.text for doc in parse_texts(texts, pipeline)] == texts
    assert pipeline.pipe_names == ["ner", "lemmatizer"]
