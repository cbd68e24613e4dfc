"""Scores of the recogniser on abstracts it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc

from ...pipeline.settle_short_forms import settle_short_forms
from ..scores.entities import SENTENCES_OF_AN_ABSTRACT
from .read_mentions import read_passages, spans_of

Gold = Sequence[tuple[str, list[tuple[int, int, str]]]]


def score_recogniser(nlp: Language, path: Path, limit: int | None = None) -> dict[str, float]:
    """Precision, recall and F1 of mentions in percent: exact characters and label, pooled over the labels of the file.

    Labels that the file does not annotate at all are left out of the predictions. Short forms are settled as overclaim
    settles them; `f1_alone` is the F1 before that, of the recogniser on each sentence alone.
    """
    gold = [spans_of(passage) for passage in read_passages(path)[:limit]]
    docs = list(nlp.pipe((text for text, _ in gold), batch_size=64))
    alone = _figures(docs, gold)
    settle_short_forms(docs, nlp, reach=SENTENCES_OF_AN_ABSTRACT)
    return _figures(docs, gold) | {"f1_alone": alone["f1"]}


def _figures(docs: Sequence[Doc], gold: Gold) -> dict[str, float]:
    labels = {label for _, spans in gold for _, _, label in spans}
    score = PRFScore()
    for doc, (_, spans) in zip(docs, gold, strict=True):
        found = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents if entity.label_ in labels}
        score.score_set(found, set(spans))
    return percentages(score)


def percentages(score: PRFScore) -> dict[str, float]:
    """Precision, recall and F1 in percent, to one place."""
    values = {"precision": score.precision, "recall": score.recall, "f1": score.fscore}
    return {name: round(100 * value, 1) for name, value in values.items()}
