"""Parses sentences, each as a spaCy Doc of its own, so that ``doc.text == sentence.text`` and offsets carry over."""

from collections.abc import Iterable, Iterator

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

MAX_TOKENS = 160
NOT_NEEDED = ("ner",)


def parse_texts(texts: Iterable[str], parser: Pipeline, *, batch_size: int = 128) -> Iterator[Doc]:
    """One parsed Doc a text, in order; what stands beyond MAX_TOKENS words is left out of the parse.

    A pipeline's own recogniser is left out; it is run where it is needed.
    """
    docs = (_one_sentence(text, parser) for text in texts)
    unused = [name for name in NOT_NEEDED if name in parser.pipe_names]
    yield from parser.pipe(docs, batch_size=batch_size, disable=unused)


def _one_sentence(text: str, parser: Pipeline) -> Doc:
    doc = parser.make_doc(text)
    if len(doc) > MAX_TOKENS:
        doc = doc[:MAX_TOKENS].as_doc()
    for token in doc[1:]:
        token.is_sent_start = False
    return doc
