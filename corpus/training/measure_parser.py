"""Scores of the parser pipeline on treebanks it has not seen."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore, Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

_BATCH = 64


def load_gold(nlp: Language, path: Path, by_sentence: bool, limit: int | None = None) -> list[Doc]:
    """The documents of a DocBin file, or each of their sentences as a document of its own."""
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))[:limit]
    return [sentence.as_doc() for doc in docs for sentence in doc.sents] if by_sentence else docs


def _parsed(nlp: Language, gold: list[Doc]) -> list[Example]:
    blank = [
        Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
        for doc in gold
    ]
    return [Example(doc, reference) for doc, reference in zip(nlp.pipe(blank, batch_size=_BATCH), gold, strict=True)]


def _chunks(doc: Doc) -> set[tuple[int, int]]:
    return {(chunk.start, chunk.end) for chunk in doc.noun_chunks}


def score_parser(nlp: Language, gold: list[Doc]) -> dict[str, float]:
    """Accuracies in percent on gold tokens: tag, UAS and LAS without punctuation (spaCy's scorer), noun-chunk F1, lemma.

    Lemmas are scored only where the gold has them.
    """
    examples = _parsed(nlp, gold)
    scores = Scorer(nlp).score(examples)
    chunks = PRFScore()
    for example in examples:
        chunks.score_set(_chunks(example.predicted), _chunks(example.reference))
    result = {
        "tag": scores["tag_acc"],
        "uas": scores["dep_uas"],
        "las": scores["dep_las"],
        "noun_chunk_f": chunks.fscore,
    }
    if any(token.lemma_ for token in gold[0]):
        result["lemma"] = scores["lemma_acc"]
    return {name: round(100 * value, 1) for name, value in result.items()}
