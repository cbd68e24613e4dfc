"""Mentions found by the recogniser against mentions marked in IOB: exact spans of tokens with their label."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from ...pipeline.settle_short_forms import settle_short_forms
from ...rules.source_error import SourceError
from ..gold import read_lines
from .labelled_score import Figures, LabelledScore
from .tally import Tally

SENTENCES_OF_AN_ABSTRACT = 12
Mention = tuple[int, int, str]  # first token, token after the last, label in capitals


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence as tokens and the mentions marked in it."""

    words: tuple[str, ...]
    mentions: frozenset[Mention]


def score_entities(path: Path, recogniser: Pipeline) -> LabelledScore:
    """Score an IOB file; labels that the file never uses are left out of what the recogniser found.

    The file's sentences are read as running text, so that a short form means what its abstract says; where an abstract
    ends the file does not tell, so a definition reaches as far as one is long.
    """
    sentences = read_tagged(path)
    labels = {label for sentence in sentences for _, _, label in sentence.mentions}
    words = (Doc(recogniser.vocab, words=list(sentence.words)) for sentence in sentences)
    docs = list(recogniser.pipe(words, batch_size=256))
    settle_short_forms(docs, recogniser, reach=SENTENCES_OF_AN_ABSTRACT)
    found = [
        frozenset((ent.start, ent.end, ent.label_.upper()) for ent in doc.ents if ent.label_.upper() in labels)
        for doc in docs
    ]
    figures = measure([sentence.mentions for sentence in sentences], found)
    return LabelledScore(str(path), "entities", {"all": figures})


def measure(gold: Sequence[frozenset[Mention]], found: Sequence[frozenset[Mention]]) -> Figures:
    """Precision, recall and F1 over all mentions, and each label's F1; one set of mentions a sentence."""
    pooled = _tally(gold, found)
    labels = sorted({label for mentions in gold for _, _, label in mentions})
    figures = {
        label: _tally([_only(one, label) for one in gold], [_only(one, label) for one in found]) for label in labels
    }
    return {
        "mentions": pooled.wanted,
        "precision": pooled.precision,
        "recall": pooled.recall,
        "f1": pooled.f1,
        **{f"f1_{label.lower()}": tally.f1 for label, tally in figures.items()},
    }


def read_tagged(path: Path) -> list[TaggedSentence]:
    """Sentences of ``word<TAB>tag`` lines, a blank line between two; raises SourceError for any other line."""
    return [_sentence(path, rows) for rows in _rows(path)]


def _rows(path: Path) -> Iterator[list[tuple[int, str, str]]]:
    rows: list[tuple[int, str, str]] = []
    for line, text in enumerate(read_lines(path), 1):
        if not text.strip():
            if rows:
                yield rows
            rows = []
            continue
        word, tab, tag = text.partition("\t")
        if not (word and tab and (tag == "O" or tag[:2] in {"B-", "I-"} and tag[2:])):
            raise SourceError(path, line, f"is {text!r}, not a word, a tab and a tag O, B-… or I-…")
        rows.append((line, word, tag))
    if rows:
        yield rows


def _sentence(path: Path, rows: Sequence[tuple[int, str, str]]) -> TaggedSentence:
    mentions: list[Mention] = []
    for place, (line, _, tag) in enumerate(rows):
        label = tag[2:].upper()
        if tag.startswith("B-"):
            mentions.append((place, place + 1, label))
        elif tag.startswith("I-"):
            if not mentions or mentions[-1][1:] != (place, label):
                raise SourceError(path, line, f"{tag} follows no {label.title()} mention")
            mentions[-1] = (mentions[-1][0], place + 1, label)
    return TaggedSentence(tuple(word for _, word, _ in rows), frozenset(mentions))


def _tally(gold: Iterable[frozenset[Mention]], found: Iterable[frozenset[Mention]]) -> Tally:
    pairs = zip(gold, found, strict=True)
    return sum((Tally(len(wanted & mine), len(mine), len(wanted)) for wanted, mine in pairs), Tally())


def _only(mentions: frozenset[Mention], label: str) -> frozenset[Mention]:
    return frozenset(mention for mention in mentions if mention[2] == label)
