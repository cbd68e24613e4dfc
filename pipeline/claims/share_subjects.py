"""Gives a verb the cause that its sentence means: the subject of the verb it is joined to, a label, what people did."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from ...rules.language import Language
from .choose_ends import named_by
from .conjuncts import VERBAL
from .lemma import lemma_of
from .relation import Relation, root_of

LONGEST_LABEL = 6  # words
SINCE = frozenset({"since", "after", "when", "once"})
WITHIN = frozenset({"after", "by", "on", "since", "through", "while", "with", "within"})
TELLING = frozenset({"relcl", "acl", "prep", "amod", "compound", "nmod"})


def with_shared_subjects(relations: Sequence[Relation]) -> list[Relation]:
    """The relations, a coordinated verb without a subject of its own with that of the verb it is joined to."""
    found: list[Relation] = []
    for relation in relations:
        head = relation.cue.head
        joined = relation.cue.dep_ == "conj" and relation.cause is None and relation.cue.pos_ in VERBAL
        shared = [other.cause for other in found if joined and other.cue == head and other.cause is not None]
        shared = shared or _label_before(relation)
        found.append(replace(relation, cause=shared[0]) if shared else relation)
    return found


def _label_before(relation: Relation) -> list[Token]:
    """The name before a colon whose verb follows without a subject: "Second Wind: banishes hangovers"."""
    cue, root = relation.cue, root_of(relation.cue)
    if (
        relation.cause is not None
        or cue != root
        or cue.tag_ not in {"VBZ", "VBP"}
        or not 0 < root.left_edge.i <= LONGEST_LABEL
    ):
        return []
    label = root_of(cue.doc[root.left_edge.i - 1])
    return [label] if label.pos_ in {"NOUN", "PROPN"} else []


def with_doings(relations: Sequence[Relation], language: Language) -> list[Relation]:
    """The relations, those about whoever it is with what the sentence says that they did.

    "Since we moved bedtime, my son sleeps better", "within a month of cutting back, people have more energy".
    """
    return [
        replace(relation, cause=done) if (done := _done_by(relation, language)) is not None else relation
        for relation in relations
    ]


def is_anybody(cause: Token, language: Language) -> bool:
    """Whether it is left open who is meant: "many people", "our patients"; not "people with asthma"."""
    if lemma_of(cause) not in language.words["anybody"]:
        return False
    own = language.words["determining"]
    return not any(child.dep_ in TELLING and child.lower_ not in own for child in cause.children)


def _done_by(relation: Relation, language: Language) -> Token | None:
    """What the people that a relation takes for its cause did: "when they …", "by doing …", "on a diet"."""
    if relation.cause is None or not is_anybody(relation.cause, language):
        return None
    for child in relation.cause.head.children:
        marked = any(mark.lower_ in SINCE for mark in child.children)
        if child.dep_ == "advcl" and child.pos_ == "VERB" and marked:
            return child
        if child.dep_ == "prep" and child.lower_ in WITHIN:
            doing = [word for word in child.subtree if word.dep_ == "pcomp" and word.tag_ == "VBG"]
            had = [word for word in child.children if word.dep_ == "pobj" and named_by(word, language) == [word]]
            taken = [word for word in had if lemma_of(word) not in language.words["times"] and child.i > relation.cue.i]
            if doing or taken:
                return (doing or taken)[0]
    return None
