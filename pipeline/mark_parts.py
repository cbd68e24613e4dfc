"""Marks, in parsed sentences that claim something, how likely each word names a cause, an effect, or states the relation.

The network sees the words, their tags, and what each hangs on by which arc, six words to either side; like `spot_claims` it was trained on
sentences written for this project.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Doc

from .load_model import MARKER
from .spotted import Part

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.vocab import Vocab

TOGETHER = 128  # sentences


def mark_parts(docs: Sequence[Doc], spotter: "Pipeline") -> list[tuple[Part, ...]]:
    """One Part a token for each parsed sentence, in order."""
    marker: Any = spotter.get_pipe(MARKER)
    column = {label: place for place, label in enumerate(marker.labels)}
    found: list[tuple[Part, ...]] = []
    for start in range(0, len(docs), TOGETHER):
        for scores in marker.model.predict([with_heads(doc, spotter.vocab) for doc in docs[start : start + TOGETHER]]):
            chances = np.asarray(scores)
            both = chances[:, column["B"]]
            cause, effect, cue = chances[:, column["C"]] + both, chances[:, column["E"]] + both, chances[:, column["Q"]]
            found.append(tuple(map(Part, cause.tolist(), effect.tolist(), cue.tolist())))
    return found


def with_heads(doc: Doc, vocab: "Vocab") -> Doc:
    """The words with their tags and arcs in another vocabulary, each with the word it hangs on as its lemma."""
    return Doc(
        vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        deps=[token.dep_ for token in doc],
        heads=[token.head.i for token in doc],
        lemmas=[token.head.lower_ for token in doc],  # the network reads this column beside the word's own
    )
