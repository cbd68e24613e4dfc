"""Stage 3: "there" and "it", and the small clauses of "make people sick" and "allow it to heal"."""

from __future__ import annotations

from .tree import Tree, Word
from .word_lists import word_list

_SMALL_CLAUSE_VERBS = word_list("small_clause_verbs")
_COPULAR_VERBS = word_list("copular_verbs")
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}


def settle_expletives(tree: Tree) -> None:
    """Existential "there" keeps its label and its verb gets an attr; "it" becomes an ordinary subject or object."""
    for place in tree.places():
        word = tree[place]
        if word.relation != "expl" or not word.head:
            continue
        if word.tag == "EX" or word.lower == "there":
            _settle_there(tree, word)
        else:
            _settle_it(tree, word)


def _settle_there(tree: Tree, word: Word) -> None:
    verb = tree[word.head]
    word.dep = "expl"
    if verb.lemma == "be" and verb.pos == "VERB":
        verb.pos = "AUX"  # the treebank tags existential "be" VERB, which would keep the lemmatizer from finding "be"
    for child in tree.children(verb.place):
        if child.dep in {"nsubj", "nsubj:pass"} and child.place > word.place:
            child.dep = "attr" if verb.lemma == "be" else "dobj"


def _settle_it(tree: Tree, word: Word) -> None:
    children = tree.children(word.head)
    for child in children:
        if child.dep.startswith("csubj") and child.place > word.place:
            child.dep = "xcomp" if tree.has_infinitive_mark(child.place) else "ccomp"
    follows = word.place > word.head
    if any(child.dep.startswith("nsubj") for child in children) or (tree[word.head].pos == "VERB" and follows):
        word.dep = "dobj" if follows else "expl"
    else:
        word.dep = "nsubjpass" if any(child.dep == "aux:pass" for child in children) else "nsubj"


def _is_verbal(word: Word) -> bool:
    verb = word.pos in {"VERB", "AUX"} and word.tag.startswith(("VB", "MD")) and word.tag != "VBN"
    return verb or word.role == "copula"


def _settle_complement(tree: Tree, word: Word) -> None:
    verb = tree[word.head]
    siblings = tree.children(verb.place)
    objects = [child for child in siblings if child.dep == "obj" and child.place < word.place]
    has_object_or_passive = bool(objects) or any(child.dep == "aux:pass" for child in siblings)
    verbal = _is_verbal(word) or word.tag == "VBN"
    if objects and verb.lemma in _SMALL_CLAUSE_VERBS and (verbal or word.pos == "ADJ"):
        passive = word.tag == "VBN" and any(child.dep == "aux:pass" for child in tree.children(word.place))
        objects[-1].head, objects[-1].dep = word.place, "nsubjpass" if passive else "nsubj"
        word.dep = "ccomp"
    elif verbal:
        word.dep = "xcomp"
    elif word.pos == "ADJ":
        word.dep = "oprd" if has_object_or_passive else "acomp"
    elif word.pos in _NOMINAL:
        word.dep = "oprd" if has_object_or_passive or verb.lemma not in _COPULAR_VERBS else "attr"
    elif word.pos == "ADV":
        word.dep = "advmod"


def settle_complements(tree: Tree) -> None:
    """Open complements: small clauses get their subject, nouns and adjectives become attr, acomp or oprd."""
    for place in tree.places():
        word = tree[place]
        if word.dep != "xcomp" or word.role == "predicate" or not word.head:
            continue
        if not any(child.dep == "case" for child in tree.children(place)):
            _settle_complement(tree, word)
