"""Makes a Doc of a sentence's words, no longer than any network of ours is asked to read."""

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

MAX_TOKENS = 160


def make_doc(text: str, pipeline: Pipeline) -> Doc:
    """The first MAX_TOKENS words of ``text``, as ``pipeline`` splits it."""
    doc = pipeline.make_doc(text)
    return doc if len(doc) <= MAX_TOKENS else doc[:MAX_TOKENS].as_doc()
