"""A second parse where the first took a verb for a noun: when it is asked for, and when it is believed."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from overclaim.pipeline.reread_verbs import reread_verbs
from overclaim.rules.language import load_language

LANGUAGE = load_language()
Row = tuple[str, str, str, str, int]  # word, tag, part of speech, label, the head's place

JUICE: list[Row] = [
    ("Celery", "NN", "NOUN", "compound", 1),
    ("juice", "NN", "NOUN", "compound", 2),
    ("detoxes", "VBZ", "VERB", "ROOT", 2),
    ("the", "DT", "DET", "det", 4),
    ("liver", "NN", "NOUN", "dobj", 2),
    (".", ".", "PUNCT", "punct", 2),
]
BENEFIT: list[Row] = [
    ("Patients", "NNS", "NOUN", "ROOT", 0),
    ("with", "IN", "ADP", "prep", 0),
    ("heart", "NN", "NOUN", "compound", 3),
    ("disease", "NN", "NOUN", "compound", 4),
    ("benefit", "NN", "NOUN", "pobj", 1),
    ("from", "IN", "ADP", "prep", 4),
    ("garlic", "NN", "NOUN", "pobj", 5),
    (".", ".", "PUNCT", "punct", 0),
]
ITEM: list[Row] = [("Clogs", "NNS", "NOUN", "compound", 1), ("pores", "NNS", "NOUN", "ROOT", 1)]
PLAIN: list[Row] = [
    ("Garlic", "NN", "NOUN", "nsubj", 1),
    ("relieves", "VBZ", "VERB", "ROOT", 1),
    ("pain", "NN", "NOUN", "dobj", 1),
    (".", ".", "PUNCT", "punct", 1),
]
NOUNS: list[Row] = [
    ("Nerve", "NN", "NOUN", "compound", 2),
    ("renewal", "NN", "NOUN", "compound", 2),
    ("program", "NN", "NOUN", "ROOT", 2),
    (".", ".", "PUNCT", "punct", 2),
]


class SecondParser:
    """Gives every text the tree that was laid down for its words, and keeps the texts it was asked to parse."""

    pipe_names: Sequence[str] = ("tagger", "parser")

    def __init__(self, *trees: list[Row]) -> None:
        self.blank: Pipeline = spacy.blank("en")
        self.asked: list[str] = []
        self._trees = {" ".join(row[0] for row in rows): rows for rows in trees}

    def pipe(self, docs: Iterable[Doc], **_: Any) -> Iterable[Doc]:
        for doc in docs:
            self.asked.append(" ".join(token.text for token in doc))
            yield self.grow(self._trees[self.asked[-1]])

    def grow(self, rows: list[Row]) -> Doc:
        words, tags, pos, deps, heads = (list(column) for column in zip(*rows, strict=True))
        return Doc(self.blank.vocab, words=words, tags=tags, pos=pos, deps=deps, heads=heads)


def reread(rows: list[Row], *trees: list[Row]) -> tuple[Doc, Doc, list[str]]:
    parser: Any = SecondParser(*trees)
    doc = parser.grow(rows)
    (found,) = reread_verbs([doc], parser, LANGUAGE)
    return doc, found, parser.asked


def tree(doc: Doc) -> list[Row]:
    return [(token.text, token.tag_, token.pos_, token.dep_, token.head.i) for token in doc]


def changed(rows: list[Row], **words: Row) -> list[Row]:
    return [words.get(row[0], row) for row in rows]


def test_a_verb_that_swallowed_its_subject_gets_it_back() -> None:
    trial = changed(JUICE, juice=("juice", "NN", "NOUN", "nsubj", 2), detoxes=("reduces", "VBZ", "VERB", "ROOT", 2))
    before, after, asked = reread(JUICE, trial)
    assert asked == ["Celery juice reduces the liver ."]
    assert after.text == before.text  # the author's own words stay
    assert after[1].dep_ == "nsubj"
    assert tree(after) == changed(JUICE, juice=("juice", "NN", "NOUN", "nsubj", 2))


def test_a_verb_with_its_preposition_is_read_with_one_that_takes_it() -> None:
    trial: list[Row] = [
        ("Patients", "NNS", "NOUN", "nsubj", 4),
        ("with", "IN", "ADP", "prep", 0),
        ("heart", "NN", "NOUN", "compound", 3),
        ("disease", "NN", "NOUN", "pobj", 1),
        ("belong", "VBP", "VERB", "ROOT", 4),
        ("from", "IN", "ADP", "prep", 4),
        ("garlic", "NN", "NOUN", "pobj", 5),
        (".", ".", "PUNCT", "punct", 4),
    ]
    before, after, asked = reread(BENEFIT, trial)
    assert asked == ["Patients with heart disease belong from garlic ."]
    assert after.text == before.text
    assert (after[4].pos_, after[0].dep_, after[0].head.text) == ("VERB", "nsubj", "benefit")


def test_a_second_tree_without_a_clause_is_not_believed() -> None:
    trial = changed(JUICE, detoxes=("reduces", "NNS", "NOUN", "ROOT", 2))
    before, after, asked = reread(JUICE, trial)
    assert len(asked) == 1
    assert after is before


def test_an_item_that_begins_with_a_verb_is_read_behind_it() -> None:
    trial: list[Row] = [
        ("It", "PRP", "PRON", "nsubj", 1),
        ("clogs", "VBZ", "VERB", "ROOT", 1),
        ("pores", "NNS", "NOUN", "dobj", 1),
    ]
    before, after, asked = reread(ITEM, trial)
    assert asked[0] == "It clogs pores"
    assert after.text == before.text
    assert [(token.text, token.dep_, token.head.i) for token in after] == [("Clogs", "ROOT", 0), ("pores", "dobj", 0)]


@pytest.mark.parametrize("rows", [PLAIN, NOUNS, []], ids=["a clause", "nouns", "nothing"])
def test_what_is_no_misread_verb_is_parsed_once(rows: list[Row]) -> None:
    parser: Any = SecondParser()
    docs = [parser.grow(rows)] if rows else []
    assert reread_verbs(docs, parser, LANGUAGE) == docs
    assert parser.asked == []
