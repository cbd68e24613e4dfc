"""Parses sentences, each as a spaCy Doc of its own, so that ``doc.text == sentence.text`` and offsets carry over.

What a colon, a semicolon or a run-in label ("Zinc: …", "Poor diet. …") sets apart is a part with a root of its own.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from .load_model import unneeded
from .make_docs import make_doc

ASIDE = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
SHORT_ASIDE = 4  # tokens, brackets included: "(B12)" stays
LABEL = re.compile(r"^[^.:;!?]{2,48}[.:](?=\s+[A-Z“\"])|^[^.:;!?\s]+(?:\s[^.:;!?\s]+){0,3}:(?=\s)")
APART = re.compile(
    r";(?=\s)|:(?=\s+[A-Z“\"])|:(?=\s+\w+(?:\s\w+){0,3}\s(?:is|are|can|may|could|will|has|have|\w{3,}s)\s)"
)


def parse_texts(texts: Iterable[str], parser: Pipeline, *, batch_size: int = 128) -> Iterator[Doc]:
    """One parsed Doc a text, in order; what stands beyond MAX_TOKENS words of a part is left out of the parse.

    A pipeline's own recogniser and lemmatizer are left out: they are run where they are needed.
    """
    whole = [in_parts(text, parser) for text in texts]
    kept = [_outside_asides(doc) for doc in whole]
    read = (_only(doc, places) for doc, places in zip(whole, kept, strict=True))
    parsed = parser.pipe(read, batch_size=batch_size, disable=unneeded(parser))
    for doc, places, parse in zip(whole, kept, parsed, strict=True):
        yield parse if places is None else _with_asides(doc, places, parse)


def in_parts(text: str, parser: Pipeline) -> Doc:
    """The tokenised text, with a sentence boundary where a part begins and nowhere else."""
    doc = make_doc(text, parser)
    starts = np.full(len(doc), -1, dtype=np.int64)
    starts[:1] = 1
    for cut in _cuts(text):
        behind = next((token.i for token in doc if token.idx >= cut and not token.is_space), None)
        if behind is not None:
            starts[behind] = 1
    values: Any = starts.astype(np.uint64).reshape(-1, 1)  # 1 begins a sentence, -1 does not
    doc.from_array(["SENT_START"], values)
    return doc


def _outside_asides(doc: Doc) -> list[int] | None:
    """Indexes of the tokens outside brackets that hold figures, "(RR 0.92, 95% CI 0.85 to 1.00)"; None if there are none.

    Such an aside says nothing that a claim needs, and costs the parser more than the words around it.
    """
    asides = [doc.char_span(*match.span()) for match in ASIDE.finditer(doc.text)]
    inside = {token.i for span in asides if span is not None and len(span) > SHORT_ASIDE for token in span}
    if not inside or len(inside) > len(doc) - 3:
        return None
    return [token.i for token in doc if token.i not in inside]


def _only(doc: Doc, places: list[int] | None) -> Doc:
    if places is None:
        return doc
    tokens = [doc[place] for place in places]
    read = Doc(doc.vocab, words=[token.text for token in tokens], spaces=[True] * len(tokens))
    for token, original in zip(read[1:], tokens[1:], strict=False):
        token.is_sent_start = original.is_sent_start
    return read


def _with_asides(doc: Doc, places: list[int], parse: Doc) -> Doc:
    """The parse laid over all tokens; those of an aside hang on the word before it as ``meta``."""
    back = dict(zip(places, range(len(places)), strict=True))
    tags, pos, heads, deps, morphs = [], [], [], [], []
    anchor = places[0]
    for token in doc:
        place = back.get(token.i)
        anchor = token.i if place is not None else anchor
        read = parse[place] if place is not None else None
        tags.append(read.tag_ if read is not None else "XX")
        pos.append(read.pos_ if read is not None else "X")
        morphs.append(str(read.morph) if read is not None else "")
        heads.append(places[read.head.i] if read is not None else anchor)
        deps.append(read.dep_ if read is not None else "meta")
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags, pos=pos, morphs=morphs, heads=heads, deps=deps,
    )  # fmt: skip


def _cuts(text: str) -> set[int]:
    """The characters behind which a new part of ``text`` begins."""
    cuts = {match.end() for match in APART.finditer(text)}
    label = LABEL.match(text)
    return cuts | {label.end()} if label else cuts
