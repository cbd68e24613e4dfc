"""Parsed sentences made by hand, so that reading claims is tested without a model."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from overclaim.pipeline.claims.extract_claims import ClaimReader
from overclaim.pipeline.claims.read_spotted import Marker
from overclaim.pipeline.match_terms import TermMatcher
from overclaim.pipeline.source_map import Prose
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.spotted import Part, Spotted
from overclaim.pipeline.values import Block, BlockKind, Claim, Post
from overclaim.rules.language import load_language
from overclaim.rules.scales import Kind
from overclaim.rules.vocabulary import Concept, Vocabulary

NAMED = {
    Kind.BEHAVIOUR: "smoking|stress",
    Kind.BIOMARKER: "blood pressure|cholesterol",
    Kind.BODY_PART: "gut|nerve",
    Kind.CONDITION: "arthritis|autism|diabetes|lung cancer|neuropathy|psoriasis|stroke|vitamin b12 deficiency",
    Kind.DRUG: "metformin",
    Kind.FOOD: "garlic|ginger|gluten|honey|sugar",
    Kind.MECHANISM: "inflammation",
    Kind.MICROBE: "yeast|yeast overgrowth",
    Kind.NUTRIENT: "b vitamin|folate|magnesium|thiamine|vitamin b12",
    Kind.SUPPLEMENT: "turmeric",
    Kind.SYMPTOM: "cough|fatigue|pain|swelling",
}
VOCABULARY = Vocabulary(
    [
        *(Concept(name.replace(" ", "-"), name, kind) for kind, names in NAMED.items() for name in names.split("|")),
        Concept("gut-damage", "gut damage", Kind.CONDITION),
        Concept("sleep-deprivation", "lack of sleep", Kind.BEHAVIOUR, synonyms=("too little sleep",)),
    ]
)
POS = {
    **dict.fromkeys(["NN", "NNS"], "NOUN"),
    **dict.fromkeys(["JJ", "JJR"], "ADJ"),
    **dict.fromkeys(["RB", "RBR"], "ADV"),
    **dict.fromkeys(["PRP", "PRP$", "EX", "WDT"], "PRON"),
    "CD": "NUM",
    "NNP": "PROPN",
    "IN": "ADP",
    "DT": "DET",
    "MD": "AUX",
    "CC": "CCONJ",
    "TO": "PART",
}
NOTHING: Mapping[int, tuple[str, float, Mapping[str, str]]] = MappingProxyType({})
LABELS = ("none", "denied", "correlational", "conditional", "can-cause", "causal")
CLOSING = frozenset({".", ",", ";", ":", "!", "?", ")", "n't", "'s"})

ClaimsReader = Callable[..., list[Claim]]


def grow(table: str, vocab: Vocab) -> Doc:
    """A parsed sentence from lines of word, tag, label and the head's word (the nearest one so spelled).

    The root and a word that is its own head leave the last column out.
    """
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    heads = []
    for index, row in enumerate(rows):
        places = [place for place, word in enumerate(words) if word == row[3]] if len(row) == 4 else [index]
        heads.append(min(places, key=lambda place: abs(place - index)))
    return Doc(
        vocab,
        words=words,
        spaces=[following not in CLOSING for following in words[1:]] + [False],
        tags=[row[1] for row in rows],
        pos=[_part_of_speech(*row[:3]) for row in rows],
        heads=heads,
        deps=[row[2] for row in rows],
    )


def _part_of_speech(word: str, tag: str, label: str) -> str:
    if label in {"aux", "auxpass"} and tag.startswith("VB") or word.lower() in {"is", "are", "was", "were", "be"}:
        return "AUX"
    if label == "mark":
        return "SCONJ"
    if label == "nsubj" and tag == "DT":
        return "PRON"
    if label == "neg":
        return "PART"
    return POS.get(tag, "VERB" if tag.startswith("VB") else "PUNCT")


def spot(label: str, chance: float) -> Spotted:
    """What a second reader makes of a sentence that is ``chance`` sure that it is of class ``label``, or none."""
    return Spotted(dict.fromkeys(LABELS, 0.0) | {"none": 1 - chance, label: chance})


def _part(letters: str) -> Part:
    return Part(*(0.9 if letter in letters else 0.0 for letter in "ceq"))


def marker(seen: Mapping[int, tuple[str, float, Mapping[str, str]]], docs: Sequence[Doc]) -> Marker:
    """A second reader that takes the words named for (c)auses, (e)ffects or cues (q)."""

    def mark(asked: Sequence[Doc]) -> Sequence[Sequence[Part]]:
        return [[_part(_words_of(doc).get(token.text, "")) for token in doc] for doc in asked]

    def _words_of(doc: Doc) -> Mapping[str, str]:
        return next(seen[index][2] for index, one in enumerate(docs) if one is doc)

    return mark


@pytest.fixture(scope="session")
def claim_reader() -> ClaimReader:
    return ClaimReader(VOCABULARY, load_language(), TermMatcher(VOCABULARY.names()))


@pytest.fixture(scope="session")
def read_claims(claim_reader: ClaimReader) -> ClaimsReader:
    """Claims of a post whose blocks are one parsed sentence each: a table for `grow`, or its kind, table and fields.

    ``seen`` gives by the sentence's index its class, the chance of it, and the parts of its words: what `spot` and
    `marker` need.
    """
    vocab = spacy.blank("en").vocab
    matcher = TermMatcher(VOCABULARY.names())

    def read(
        *blocks: str | tuple[BlockKind, str, Mapping[str, Any]],
        seen: Mapping[int, tuple[str, float, Mapping[str, str]]] = NOTHING,
    ) -> list[Claim]:
        text, made, docs = "", [], []
        for block in blocks:
            kind, table, fields = (BlockKind.PARAGRAPH, block, {}) if isinstance(block, str) else block
            doc = grow(table, vocab)
            docs.append(doc)
            made.append(Block(kind, Prose.verbatim(doc.text, len(text)), **fields))
            text += doc.text + "\n"
        post = Post("post.txt", text, "plain", tuple(made))
        sentences = split_sentences(post)
        assert [sentence.text for sentence in sentences] == [doc.text for doc in docs]
        terms = [matcher.find(sentence.text) for sentence in sentences]
        spotted = {index: spot(label, chance) for index, (label, chance, _) in seen.items()}
        claim_reader.mark = marker(seen, docs)
        claims = claim_reader.extract(post, sentences, dict(enumerate(docs)), terms, spotted)
        for claim in claims:
            for part in (claim.cue, claim.cause, claim.effect):
                assert post.text[part.span.start : part.span.end] == part.text
        return list(claims)

    return read
