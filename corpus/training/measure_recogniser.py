"""Scores of the recogniser on abstracts it has not seen."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore

from .read_mentions import read_passages, spans_of


def score_recogniser(nlp: Language, path: Path, limit: int | None = None) -> dict[str, float]:
    """Precision, recall and F1 of mentions in percent: exact characters and label, pooled over the labels of the file.

    Labels that the file does not annotate at all are left out of the predictions.
    """
    gold = [spans_of(passage) for passage in read_passages(path)[:limit]]
    labels = {label for _, spans in gold for _, _, label in spans}
    score = PRFScore()
    for doc, (_, spans) in zip(nlp.pipe((text for text, _ in gold), batch_size=64), gold, strict=True):
        found = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents if entity.label_ in labels}
        score.score_set(found, set(spans))
    values = {"precision": score.precision, "recall": score.recall, "f1": score.fscore}
    return {name: round(100 * value, 1) for name, value in values.items()}
