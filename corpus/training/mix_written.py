"""The second reader's training text: written sentences with their class, and their parses with the part of each word."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from ...pipeline.mark_parts import with_heads
from ...pipeline.parse_sentences import parse_texts
from ...pipeline.reread_verbs import reread_verbs
from ...rules.language import load_language
from .read_written import CLASSES, OUTSIDE, Written, read_written

_Reader = Callable[[Language], Iterator[Example]]


def parts_of(doc: Doc, written: Written) -> list[str]:
    """The part of each token: that of the mark it overlaps, or OUTSIDE."""
    return [
        next(
            (part for start, end, part in written.marks if token.idx < end and token.idx + len(token) > start), OUTSIDE
        )
        for token in doc
    ]


def parse_written(written: Sequence[Written], parser: Path) -> list[Doc]:
    """The sentences as `overclaim check` parses them."""
    nlp = spacy.load(parser)
    return list(reread_verbs(list(parse_texts([one.text for one in written], nlp)), nlp, load_language()))


@registry.readers("overclaim.written_claims.v1")  # type: ignore[untyped-decorator]
def written_claims(folder: str, held_out: bool, seed: int) -> _Reader:
    """A reader of texts with their class, and with the part of each word as its tag; every call is one pass."""
    sentences = [one for one in read_written(Path(folder)) if one.held_out is held_out]
    rng = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        rng.shuffle(sentences)
        for one in sentences:
            gold = nlp.make_doc(one.text)
            gold.cats = {label: float(label == one.label) for label in CLASSES.values()}
            for token, part in zip(gold, parts_of(gold, one), strict=True):
                token.tag_ = part
            yield Example(nlp.make_doc(one.text), gold)

    return read


@registry.readers("overclaim.written_parts.v1")  # type: ignore[untyped-decorator]
def written_parts(folder: str, parser: str, held_out: bool, seed: int) -> _Reader:
    """A reader of the parses of sentences that claim something, with the part of each word; every call is one pass."""
    sentences = [one for one in read_written(Path(folder)) if one.held_out is held_out and one.label != "none"]
    pairs = list(zip(sentences, parse_written(sentences, Path(parser)), strict=True))
    rng = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        rng.shuffle(pairs)
        for one, parse in pairs:
            words, spaces = [token.text for token in parse], [bool(token.whitespace_) for token in parse]
            gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=parts_of(parse, one))
            yield Example(with_heads(parse, nlp.vocab), gold)

    return read
