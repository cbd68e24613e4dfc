"""The recogniser's training text: abstracts with mentions, and web sentences that have hardly any."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry

from .read_mentions import (
    CHEMICAL,
    DISEASE,
    UNKNOWN,
    Passage,
    Piece,
    mask_unlabelled,
    mention_pattern,
    read_passages,
    spans_of,
)

_Reader = Callable[[Language], Iterator[Example]]
_LONG_WORD = re.compile(
    r"\b(?:[A-Z]{2,5}|[A-Za-z][a-z]{5,})\b"
)  # short forms in capitals, and words with an ending to keep
_WORD_START = re.compile(r"(?<![\w'’])[a-z]")
_CAPITALS = "ABCDEFGHIKLMNOPRSTV"
_RARE = 2  # a word seen so often or less in the training text counts as rare


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
            missing += list(doc.char_span(start, end, alignment_mode="expand") or ())
    taken = {token.i for entity in entities for token in entity}
    unknown = {token.i for token in missing} - taken
    doc.set_ents(entities, missing=[doc[place : place + 1] for place in sorted(unknown)], default="outside")
    return doc


def load_web(path: Path) -> list[Passage]:
    """The sentences of a DocBin file as passages without mentions."""
    vocab = spacy.blank("en").vocab
    return [(Piece(sentence.text),) for doc in DocBin().from_disk(path).get_docs(vocab) for sentence in doc.sents]


def _upper(match: re.Match[str]) -> str:
    return match.group().upper()


class PassageAugmenter:
    """Draws a variant of a passage: other mentions, coined words, other case, no final period.

    `shares` are probabilities: `swap` per mention, `coin` per word of a mention and per rare word elsewhere, all others
    per passage. A coined word keeps its ending and gets the front of another word of its kind ("lometrexol" ->
    "ibuptrexol"), so that the recogniser cannot learn the mentions by heart; rare words outside mentions are coined
    too, so that an unknown word alone is no sign of a mention.
    """

    def __init__(self, rng: random.Random, passages: list[Passage], shares: dict[str, float]) -> None:
        self.rng = rng
        self.shares = shares
        self._mentions: dict[str | None, list[str]] = defaultdict(list)
        self._fronts: dict[str | None, list[str]] = defaultdict(list)
        self._seen: Counter[str] = Counter()
        for piece in (piece for passage in passages for piece in passage):
            self._mentions[piece.label].append(piece.text)
            words = _LONG_WORD.findall(piece.text)
            self._seen.update(word.lower() for word in words)
            self._fronts[piece.label] += [word[: len(word) // 2] for word in words]

    def _drawn(self, share: str) -> bool:
        return self.rng.random() < self.shares[share]

    def _coined(self, word: str, label: str | None) -> str:
        is_rare = self._seen[word.lower()] <= _RARE
        if (label is None and not is_rare) or not self._drawn("coin"):
            return word
        if word.isupper():
            return "".join(self.rng.choice(_CAPITALS) for _ in word)
        front = self.rng.choice(self._fronts[label])
        return (front.capitalize() if word[0].isupper() else front.lower()) + word[-self.rng.choice([4, 5]) :]

    def _varied(self, piece: Piece) -> Piece:
        if piece.label == UNKNOWN:
            return piece
        text = piece.text
        if piece.label is not None and self._drawn("swap"):
            text = self.rng.choice(self._mentions[piece.label])
        return Piece(_LONG_WORD.sub(lambda match: self._coined(match.group(), piece.label), text), piece.label)

    def __call__(self, passage: Passage) -> Passage:
        """A variant; the order and the labels of the pieces stay."""
        pieces = [self._varied(piece) for piece in passage]
        if self._drawn("lower"):
            pieces = [Piece(piece.text.lower(), piece.label) for piece in pieces]
        elif self._drawn("title"):
            pieces = [Piece(_WORD_START.sub(_upper, piece.text), piece.label) for piece in pieces]
        if self._drawn("unended") and pieces[-1].label is None and len(pieces) > 1:
            pieces[-1] = Piece(pieces[-1].text.rstrip(". ") or " ", None)
        return tuple(pieces)


@registry.readers("overclaim.mixed_mentions.v1")  # type: ignore[untyped-decorator]
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


@registry.readers("overclaim.mentions.v1")  # type: ignore[untyped-decorator]
def mentions(path: str) -> _Reader:
    """A reader of one IOB file as it is, for measuring."""

    def read(nlp: Language) -> Iterator[Example]:
        for passage in read_passages(Path(path)):
            gold = to_gold(nlp, passage)
            yield Example(nlp.make_doc(gold.text), gold)

    return read
