"""Parses sentences, each as a spaCy Doc of its own, so that ``doc.text == sentence.text`` and offsets carry over.

What a colon, a semicolon or a run-in label ("Zinc: …", "Poor diet. …") sets apart is a part with a root of its own.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from .load_model import unneeded

MAX_TOKENS = 160
LABEL = re.compile(r"^[^.:;!?]{2,48}[.:](?=\s+[A-Z“\"])|^[^.:;!?\s]+(?:\s[^.:;!?\s]+){0,3}:(?=\s)")
APART = re.compile(
    r";(?=\s)|:(?=\s+[A-Z“\"])|:(?=\s+\w+(?:\s\w+){0,3}\s(?:is|are|can|may|could|will|has|have|\w{3,}s)\s)"
)


def parse_texts(texts: Iterable[str], parser: Pipeline, *, batch_size: int = 128) -> Iterator[Doc]:
    """One parsed Doc a text, in order; what stands beyond MAX_TOKENS words of a part is left out of the parse.

    A pipeline's own recogniser and lemmatizer are left out: they are run where they are needed.
    """
    docs = (in_parts(text, parser) for text in texts)
    yield from parser.pipe(docs, batch_size=batch_size, disable=unneeded(parser))


def in_parts(text: str, parser: Pipeline) -> Doc:
    """The tokenised text, with a sentence boundary where a part begins and nowhere else."""
    doc = parser.make_doc(text)
    if len(doc) > MAX_TOKENS:
        doc = doc[:MAX_TOKENS].as_doc()
    cuts = sorted(_cuts(text))
    for token in doc[1:]:
        begins = bool(cuts) and token.idx >= cuts[0] and not token.is_space
        if begins:
            cuts.pop(0)
        token.is_sent_start = begins
    return doc


def _cuts(text: str) -> set[int]:
    """The characters behind which a new part of ``text`` begins."""
    cuts = {match.end() for match in APART.finditer(text)}
    label = LABEL.match(text)
    return cuts | {label.end()} if label else cuts
