"""Template sentences, augmentation, and the passages the recogniser learns from."""

import random
from collections.abc import Iterator
from itertools import islice

import pytest
import spacy
from spacy.tokens import Doc

pytest.importorskip("spacy_lookups_data", reason="needs the extra overclaim[train]")

from overclaim.corpus.training.augment import SentenceAugmenter, annotated_words, with_blanks
from overclaim.corpus.training.make_templates import make_templates
from overclaim.corpus.training.mix_mentions import PassageAugmenter, to_gold
from overclaim.corpus.training.read_mentions import (
    CHEMICAL,
    DISEASE,
    UNKNOWN,
    Piece,
    mask_unlabelled,
    mention_pattern,
    spans_of,
    to_passage,
)
from overclaim.corpus.training.select_biomedical import split_hyphens

NLP = spacy.blank("en")
NO_CHANGE = {"swap": 0.0, "lower": 0.0, "title": 0.0, "quotes": 0.0, "unended": 0.0, "blank": 0.0}


@pytest.fixture(scope="module")
def templates() -> list[Doc]:
    return list(islice(make_templates(NLP.vocab, random.Random(4)), 400))


def crossing_arcs(doc: Doc) -> Iterator[tuple[int, int]]:
    arcs = [sorted((token.i, token.head.i)) for token in doc if token.head is not token]
    for first, last in arcs:
        yield from ((first, other) for other, end in arcs if first < other < last < end)


def test_templates_are_projective_trees_with_one_root(templates: list[Doc]) -> None:
    for doc in templates:
        assert sum(token.dep_ == "ROOT" for token in doc) == 1, doc.text
        assert all(token.dep_ and token.tag_ and token.pos_ for token in doc), doc.text
        assert not list(crossing_arcs(doc)), doc.text


def test_templates_have_the_words_spacy_would_cut(templates: list[Doc]) -> None:
    same = sum([token.text for token in NLP.make_doc(doc.text)] == [token.text for token in doc] for doc in templates)
    assert same >= 0.99 * len(templates)


def test_templates_cover_the_shapes_of_health_prose(templates: list[Doc]) -> None:
    labels = {token.dep_ for doc in templates for token in doc}
    assert {
        "nsubj",
        "nsubjpass",
        "csubj",
        "agent",
        "attr",
        "acomp",
        "advcl",
        "relcl",
        "acl",
        "appos",
        "poss",
        "neg",
        "expl",
    } <= labels
    assert any(doc[0].tag_ == "VB" for doc in templates), "no advice"
    assert any(doc[0].tag_ == "VBZ" and doc[0].dep_ == "ROOT" for doc in templates), "no list item"
    assert any(doc.text.endswith("?") for doc in templates), "no question"


def test_same_seed_same_templates() -> None:
    first, second = (list(islice(make_templates(NLP.vocab, random.Random(9)), 20)) for _ in range(2))
    assert [doc.text for doc in first] == [doc.text for doc in second]


def test_cause_phrases_hang_as_in_the_treebanks(templates: list[Doc]) -> None:
    causes = [token for doc in templates for token in doc if token.lower_ == "due"]
    assert causes
    assert all([child.dep_ for child in token.rights] == ["pcomp", "pobj"] for token in causes)


def test_blanks_leave_the_tree_as_it_is(templates: list[Doc]) -> None:
    item = annotated_words(next(doc for doc in templates if len(doc) > 6 and doc[1].whitespace_))
    blank = with_blanks(item, {1: "\n"})
    kept = [place for place, tag in enumerate(blank.tags) if tag != "_SP"]
    assert [blank.words[place] for place in kept] == item.words
    assert [kept.index(blank.heads[place]) for place in kept] == item.heads
    assert (blank.words[2], blank.heads[2], blank.spaces[1]) == ("\n", 1, False)


def test_augmenter_without_shares_changes_nothing_and_with_them_keeps_the_tree(templates: list[Doc]) -> None:
    items = [annotated_words(doc) for doc in templates[:60]]
    still = SentenceAugmenter(random.Random(0), items, NO_CHANGE)
    assert [still(item) for item in items] == items
    lively = SentenceAugmenter(random.Random(0), items, NO_CHANGE | {"swap": 1.0, "title": 1.0})
    changed = [lively(item) for item in items]
    assert [item.heads for item in changed] == [item.heads for item in items]
    assert sum(new.words != old.words for new, old in zip(changed, items, strict=True)) > 30


def test_prefixes_are_split_as_the_tokenizer_splits_them() -> None:
    doc = Doc(
        NLP.vocab,
        words=["non-diabetic", "mice"],
        tags=["JJ", "NNS"],
        pos=["ADJ", "NOUN"],
        heads=[1, 1],
        deps=["amod", "ROOT"],
    )
    item = split_hyphens(NLP, annotated_words(doc))
    assert item.words == ["non", "-", "diabetic", "mice"]
    assert item.heads == [2, 2, 3, 3]
    assert item.deps == ["amod", "punct", "amod", "ROOT"]


SENTENCE = [("Selegiline", "B-Chemical"), ("-", "O"), ("induced", "O"), ("Parkinson", "B-Disease"), ("'", "I-Disease"),
            ("s", "I-Disease"), ("disease", "I-Disease"), ("(", "O"), ("PD", "B-Disease"), (")", "O"), (".", "O")]  # fmt: skip


def test_text_gets_its_spaces_back() -> None:
    text, spans = spans_of(to_passage(SENTENCE))
    assert text == "Selegiline-induced Parkinson's disease (PD)."
    assert [(text[start:end], label) for start, end, label in spans] == [
        ("Selegiline", CHEMICAL), ("Parkinson's disease", DISEASE), ("PD", DISEASE),
    ]  # fmt: skip


def test_what_another_corpus_would_label_is_left_open() -> None:
    pattern = mention_pattern([to_passage(SENTENCE)], {CHEMICAL})
    masked = mask_unlabelled((Piece("We gave selegiline to "), Piece("PD", DISEASE), Piece(" patients.")), pattern)
    assert Piece("selegiline", UNKNOWN) in masked
    gold = to_gold(NLP, masked)
    assert [token.ent_iob_ for token in gold] == ["O", "O", "", "O", "B", "O", "O"]


def test_coined_mentions_keep_their_labels_and_endings() -> None:
    passage = to_passage(SENTENCE)
    shares = {"swap": 0.0, "coin": 1.0, "lower": 0.0, "title": 0.0, "unended": 0.0}
    augmented = PassageAugmenter(random.Random(2), [passage], shares)(passage)
    assert [piece.label for piece in augmented] == [piece.label for piece in passage]
    assert augmented[0].text.endswith("line")
    assert spans_of(augmented)[0] != spans_of(passage)[0]
