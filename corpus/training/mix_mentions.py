"""The recogniser's training text: abstracts with mentions, and web sentences that have hardly any."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from .read_mentions import CHEMICAL, DISEASE, UNKNOWN, Passage, Piece, mask_unlabelled, mention_pattern, read_passages, spans_of

_Reader = Callable[[Language], Iterator[Example]]


def to_gold(nlp: Language, passage: Passage) -> Doc:
    """A Doc of spaCy's own tokens with the mentions as entities; UNKNOWN stretches and split words are missing values."""
    text, spans = spans_of(passage)
    doc = nlp.make_doc(text)
    entities, missing = [], []
    for start, end, label in spans:
        exact = doc.char_span(start, end, label=label)
        if exact is not None and label != UNKNOWN:
            entities.append(exact)
        else:
            missing.append(doc.char_span(start, end, alignment_mode="expand"))
    taken = {token.i for entity in entities for token in entity}
    unknown = {token.i for span in missing for token in span} - taken
    doc.set_ents(entities, missing=[doc[place : place + 1] for place in sorted(unknown)], default="outside")
    return doc


def load_web(path: Path) -> list[Passage]:
    """The sentences of a DocBin file as passages without mentions."""
    vocab = spacy.blank("en").vocab
    return [(Piece(sentence.text),) for doc in DocBin().from_disk(path).get_docs(vocab) for sentence in doc.sents]


class PassageAugmenter:
    """Draws a variant of a passage: other mentions of the same label, other case, no final period."""

    def __init__(self, rng: random.Random, passages: list[Passage], shares: dict[str, float]) -> None:
        self.rng = rng
        self.shares = shares
        self._mentions: dict[str | None, list[str]] = defaultdict(list)
        for passage in passages:
            for piece in passage:
                self._mentions[piece.label].append(piece.text)

    def _drawn(self, share: str) -> bool:
        return self.rng.random() < self.shares[share]

    def _swapped(self, piece: Piece) -> Piece:
        if piece.label in {None, UNKNOWN} or not self._drawn("swap"):
            return piece
        return Piece(self.rng.choice(self._mentions[piece.label]), piece.label)

    def __call__(self, passage: Passage) -> Passage:
        """A variant; the order and the labels of the pieces stay."""
        pieces = [self._swapped(piece) for piece in passage]
        if self._drawn("lower"):
            pieces = [Piece(piece.text.lower(), piece.label) for piece in pieces]
        elif self._drawn("title"):
            pieces = [Piece(piece.text.title(), piece.label) for piece in pieces]
        if self._drawn("unended") and pieces[-1].label is None and len(pieces) > 1:
            pieces[-1] = Piece(pieces[-1].text.rstrip(". ") or " ", None)
        return tuple(pieces)


@spacy.registry.readers("overclaim.mixed_mentions.v1")
def mixed_mentions(
    both: str, diseases: str, web: str, web_sentences: int, shares: dict[str, float], seed: int
) -> _Reader:
    """A reader whose every call is one pass.

    `both` has diseases and chemicals, `diseases` has diseases only, `web` has no labels at all: what the first one
    knows as a mention and the others leave unlabelled counts as unknown there, so that nothing teaches "no chemical".
    """
    rng = random.Random(seed)
    abstracts = read_passages(Path(both))
    only_diseases = read_passages(Path(diseases))
    chemicals = mention_pattern(abstracts, {CHEMICAL})
    anything = mention_pattern([*abstracts, *only_diseases], {CHEMICAL, DISEASE})
    labelled = [*abstracts, *(mask_unlabelled(passage, chemicals) for passage in only_diseases)]
    unlabelled = [mask_unlabelled(passage, anything) for passage in load_web(Path(web))]
    augment = PassageAugmenter(rng, labelled, shares)

    def read(nlp: Language) -> Iterator[Example]:
        passages = [*labelled, *rng.sample(unlabelled, web_sentences)]
        rng.shuffle(passages)
        for passage in passages:
            gold = to_gold(nlp, augment(passage))
            yield Example(nlp.make_doc(gold.text), gold)

    return read


@spacy.registry.readers("overclaim.mentions.v1")
def mentions(path: str) -> _Reader:
    """A reader of one IOB file as it is, for measuring."""

    def read(nlp: Language) -> Iterator[Example]:
        for passage in read_passages(Path(path)):
            gold = to_gold(nlp, passage)
            yield Example(nlp.make_doc(gold.text), gold)

    return read
