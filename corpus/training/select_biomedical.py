"""The part of the CRAFT treebank that the parser trains on: running prose, one sentence a document, spaCy's own tokens."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from .augment import AnnotatedWords, annotated_words
from .tag_morphology import morphology_of

_SHORTEST, _LONGEST = 3, 55  # words
_LEAST_ALPHABETIC = 0.6  # share of words; below it a "sentence" is a table row, a primer or a reference


@dataclass(frozen=True)
class _Piece:
    """A word of spaCy's tokenizer and the word of the treebank that it is a piece of."""

    text: str
    origin: int
    is_last: bool


def _is_prose(words: list[str]) -> bool:
    alphabetic = sum(word.isalpha() for word in words)
    return _SHORTEST <= len(words) <= _LONGEST and alphabetic >= _LEAST_ALPHABETIC * len(words)


def _pieces(nlp: Language, words: list[str]) -> list[_Piece]:
    """Split "non-diabetic" as spaCy's tokenizer does, so that training and run time see the same words."""
    found: list[_Piece] = []
    for place, word in enumerate(words):
        parts = [token.text for token in nlp.make_doc(word)] if "-" in word[1:-1] else [word]
        parts = parts if len(parts) == 3 and parts[1] == "-" else [word]
        found += [_Piece(part, place, part_place == len(parts) - 1) for part_place, part in enumerate(parts)]
    return found


def split_hyphens(nlp: Language, item: AnnotatedWords) -> AnnotatedWords:
    """The same sentence with prefixes as words of their own: AFX (or CD) and HYPH, both hung on the rest of the word."""
    pieces = _pieces(nlp, item.words)
    if len(pieces) == len(item.words):
        return item
    new_place = {piece.origin: place for place, piece in enumerate(pieces) if piece.is_last}
    labels = [_label(piece, item) for piece in pieces]
    return AnnotatedWords(
        [piece.text for piece in pieces],
        [piece.is_last and item.spaces[piece.origin] for piece in pieces],
        [tag for tag, _, _ in labels],
        [pos for _, pos, _ in labels],
        [
            item.morphs[piece.origin] if piece.is_last else morphology_of(tag, pos)
            for piece, (tag, pos, _) in zip(pieces, labels, strict=True)
        ],
        [new_place[item.heads[piece.origin] if piece.is_last else piece.origin] for piece in pieces],
        [dep for _, _, dep in labels],
    )


def _label(piece: _Piece, item: AnnotatedWords) -> tuple[str, str, str]:
    """Tag, part of speech and dependency label of a piece."""
    if piece.is_last:
        return item.tags[piece.origin], item.pos[piece.origin], item.deps[piece.origin]
    if piece.text == "-":
        return "HYPH", "PUNCT", "punct"
    return ("CD", "NUM", "nummod") if piece.text[0].isdigit() else ("AFX", "ADJ", "amod")


def _spans(doc: Doc, rng: random.Random) -> Iterator[Span]:
    """Mostly single sentences, now and then two or three together."""
    sentences = list(doc.sents)
    while sentences:
        count = rng.choice([1] * 8 + [2, 3])
        taken, sentences = sentences[:count], sentences[count:]
        if all(_is_prose([token.text for token in sentence]) for sentence in taken):
            yield doc[taken[0].start : taken[-1].end]
        else:
            yield from (one for one in taken if _is_prose([token.text for token in one]))


def select_biomedical(source: Path, target: Path, seed: int) -> int:
    """Write the selected sentences as DocBin and return the number of words."""
    nlp = spacy.blank("en")
    rng = random.Random(seed)
    selected = DocBin()
    words = 0
    for doc in DocBin().from_disk(source).get_docs(nlp.vocab):
        for span in _spans(doc, rng):
            item = split_hyphens(nlp, annotated_words(span.as_doc()))
            selected.add(item.to_doc(nlp.vocab))
            words += len(item.words)
    selected.to_disk(target)
    return words
