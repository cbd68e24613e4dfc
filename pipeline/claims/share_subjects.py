"""Gives a verb without a subject the one that its sentence means: that of the verb it is joined to, or a label's."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from .conjuncts import VERBAL
from .relation import Relation, root_of

LONGEST_LABEL = 6  # words


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
