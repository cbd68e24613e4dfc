"""Converts a CoNLL-U file to a DocBin of annotated documents."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from ..tag_morphology import morphology_of
from .convert_tree import convert_tree
from .read_conllu import Sentence, read_conllu
from .tree import Tree

_SENTENCES_PER_DOCUMENT = [1] * 8 + [2, 3]  # run time gives single sentences; some longer pieces keep the parser steady


def _to_doc(vocab: Vocab, trees: list[Tree]) -> Doc:
    """One Doc for the trees; offsets of heads follow the order of the sentences."""
    words = [
        (word, offset) for tree, offset in zip(trees, _offsets(trees), strict=True) for word in tree.words.values()
    ]
    spaces = [word.space_after for word, _ in words]
    return Doc(
        vocab,
        words=[word.form for word, _ in words],
        spaces=[*spaces[:-1], False],
        tags=[word.tag for word, _ in words],
        pos=[word.pos for word, _ in words],
        morphs=[morphology_of(word.tag, word.pos) for word, _ in words],
        heads=[offset + (word.head or word.place) - 1 for word, offset in words],
        deps=[word.dep for word, _ in words],
        lemmas=[word.form if word.lemma == "_" else word.lemma for word, _ in words],
    )


def _offsets(trees: list[Tree]) -> list[int]:
    return [sum(len(tree) for tree in trees[:count]) for count in range(len(trees))]


def _groups(sentences: Iterator[Sentence], rng: random.Random | None) -> Iterator[list[Tree]]:
    """Whole paragraphs without `rng`, pieces of one to three sentences with it."""
    group: list[Tree] = []
    limit: int | None = None
    for sentence in sentences:
        if group and (sentence.starts_paragraph or len(group) == limit):
            yield group
            group = []
        if not group and rng is not None:
            limit = rng.choice(_SENTENCES_PER_DOCUMENT)
        convert_tree(sentence.tree)
        group.append(sentence.tree)
    if group:
        yield group


def convert_treebank(source: Path, target: Path, seed: int | None = None) -> int:
    """Write `source` (CoNLL-U, Universal Dependencies) to `target` (DocBin, ClearNLP labels); returns the words.

    With a seed, documents are pieces of one to three sentences; without one, whole paragraphs.
    """
    vocab = spacy.blank("en").vocab
    rng = None if seed is None else random.Random(seed)
    converted = DocBin()
    words = 0
    for trees in _groups(read_conllu(source), rng):
        doc = _to_doc(vocab, trees)
        converted.add(doc)
        words += len(doc)
    converted.to_disk(target)
    return words
