"""Stage 6: the labels of Universal Dependencies, or the interim ones, become ClearNLP labels."""

from __future__ import annotations

from .tree import Tree, Word

_NEGATIONS = {"not", "n't", "n’t", "nt", "never", "n`t", "'nt"}
_GENITIVE = {"'s", "'", "’s", "’", "s"}
_EXACT = {
    "root": "ROOT", "obj": "dobj", "iobj": "dative", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "aux:pass": "auxpass",
    "acl:relcl": "relcl", "compound:prt": "prt", "nmod:poss": "poss", "det:predet": "predet", "cc:preconj": "preconj",
    "obl": "npadvmod", "obl:agent": "npadvmod", "nmod": "nmod", "discourse": "intj", "vocative": "npadvmod", "dislocated": "dep",
    "reparandum": "dep", "goeswith": "dep", "orphan": "dep", "compound:redup": "compound", "predicate-pp": "prep", "cop": "aux",
}  # fmt: skip
_UNMARKED = {"obl:unmarked", "nmod:unmarked", "obl:npmod", "obl:tmod", "nmod:npmod", "nmod:tmod"}


def _unmarked_label(word: Word) -> str:
    return "nummod" if word.pos == "NUM" and word.dep.startswith("nmod") else "npadvmod"


def _description_label(word: Word) -> str:
    if word.pos == "NUM":
        return "nummod"
    return "compound" if word.place < word.head else "appos"


def _mark_label(word: Word) -> str:
    if word.tag == "WRB":
        return "advmod"
    return "aux" if word.tag == "TO" and word.pos == "PART" else "mark"


def _adverb_label(tree: Tree, word: Word) -> str:
    if word.lower in _NEGATIONS:
        return "neg"
    before_number = bool(word.head) and tree[word.head].pos == "NUM" and word.place < word.head
    return "quantmod" if before_number else "advmod"


def _label(tree: Tree, word: Word) -> str:
    if word.dep in _EXACT:
        return _EXACT[word.dep]
    if word.dep in _UNMARKED:
        return _unmarked_label(word)
    if word.dep == "list":
        return "appos" if word.pos in {"NOUN", "PROPN"} else "dep"
    if word.dep == "nmod:desc":
        return _description_label(word)
    if word.dep == "mark":
        return _mark_label(word)
    if word.dep == "advmod":
        return _adverb_label(tree, word)
    if word.dep == "case":
        return "case" if word.tag == "POS" or word.lower in _GENITIVE else "prep"
    if word.dep.startswith("fixed:"):
        return word.dep.removeprefix("fixed:")
    return {"flat": "compound", "fixed": "compound"}.get(word.relation, word.relation)


def relabel(tree: Tree) -> None:
    """Replace every label; heads stay."""
    for place in tree.places():
        tree[place].dep = _label(tree, tree[place])
