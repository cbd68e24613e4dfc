"""Parses sentences, each as a spaCy Doc of its own, so that ``doc.text == sentence.text`` and offsets carry over.

What a colon, a semicolon or a run-in label ("Zinc: …", "Poor diet. …") sets apart is parsed apart and joined again
in one Doc, each part with a root of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

MAX_TOKENS = 160
NOT_NEEDED = ("ner",)
LABEL = re.compile(r"^[^.:;!?]{2,48}[.:](?=\s+[A-Z“\"])|^[^.:;!?\s]+(?:\s[^.:;!?\s]+){0,3}:(?=\s)")
APART = re.compile(r";(?=\s)|:(?=\s+[A-Z“\"])|:(?=\s+\w+(?:\s\w+){0,3}\s(?:is|are|can|may|could|will|has|have|\w{3,}s)\s)")


def parse_texts(texts: Iterable[str], parser: Pipeline, *, batch_size: int = 128) -> Iterator[Doc]:
    """One parsed Doc a text, in order; what stands beyond MAX_TOKENS words of a part is left out of the parse.

    A pipeline's own recogniser is left out; it is run where it is needed.
    """
    parts = [parts_of(text) for text in texts]
    unused = [name for name in NOT_NEEDED if name in parser.pipe_names]
    docs = (one_sentence(part, parser) for group in parts for part in group)
    parsed = parser.pipe(docs, batch_size=batch_size, disable=unused)
    for group in parts:
        yield _joined([next(parsed) for _ in group])


def parts_of(text: str) -> list[str]:
    """The text cut where a colon, semicolon or run-in label ends; the parts joined are the text."""
    cuts = {match.end() for match in APART.finditer(text)}
    label = LABEL.match(text)
    if label:
        cuts.add(label.end())
    edges = [0, *sorted(cuts), len(text)]
    return [text[start:end] for start, end in zip(edges, edges[1:], strict=False) if end > start]


def one_sentence(text: str, parser: Pipeline) -> Doc:
    """The tokenised text, marked as one sentence."""
    doc = parser.make_doc(text)
    if len(doc) > MAX_TOKENS:
        doc = doc[:MAX_TOKENS].as_doc()
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _joined(docs: Sequence[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(list(docs), ensure_whitespace=False)
