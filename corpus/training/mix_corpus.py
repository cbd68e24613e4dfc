"""The parser's training text: web sentences, biomedical sentences and templates, mixed anew in every pass."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry

from .augment import AnnotatedWords, SentenceAugmenter, annotated_words
from .make_templates import make_templates

_Reader = Callable[[Language], Iterator[Example]]


def load_words(path: Path) -> list[AnnotatedWords]:
    """All documents of a DocBin file."""
    vocab = spacy.blank("en").vocab
    return [annotated_words(doc) for doc in DocBin().from_disk(path).get_docs(vocab)]


def _to_example(nlp: Language, item: AnnotatedWords) -> Example:
    return Example(Doc(nlp.vocab, words=item.words, spaces=item.spaces), item.to_doc(nlp.vocab))


@registry.readers("overclaim.mixed_corpus.v1")  # type: ignore[untyped-decorator]
def mixed_corpus(
    web: str, biomedical: str, biomedical_share: float, templates: int, shares: dict[str, float], seed: int
) -> _Reader:
    """A reader whose every call is one pass: all web text, a share of the biomedical text, so many fresh templates."""
    rng = random.Random(seed)
    web_text, biomedical_text = load_words(Path(web)), load_words(Path(biomedical))
    augment = SentenceAugmenter(rng, [*web_text, *biomedical_text], shares)

    def read(nlp: Language) -> Iterator[Example]:
        drawn = rng.sample(biomedical_text, round(len(biomedical_text) * biomedical_share))
        generated = [annotated_words(doc) for doc in islice(make_templates(nlp.vocab, rng), templates)]
        items = [*web_text, *drawn, *generated]
        rng.shuffle(items)
        for item in items:
            yield _to_example(nlp, augment(item))

    return read
