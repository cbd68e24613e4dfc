"""Stages 4 and 5: a preposition becomes the head of its phrase, with a pobj or a clause (pcomp) below it."""

from __future__ import annotations

from .tree import Tree, Word
from .word_lists import word_list

_GENITIVE = {"'s", "’s", "'", "’", "s"}
_GIVING_VERBS = word_list("giving_verbs")
_CLAUSE_PREPOSITIONS = word_list("clause_prepositions")
_FIXED_ADJECTIVES = {"general", "particular", "short", "full", "sure", "vain", "common"}  # "in general"
_FIXED_SUPERLATIVES = {"least", "most", "first", "last", "best"}  # "at least"
_TO_PREP = {"obl", "nmod", "iobj", "obj", "xcomp", "advmod", "acomp", "amod", "nsubj"}
_KEEPS_LABEL = {"root", "parataxis", "appos", "list", "dep", "ccomp", "reparandum", "discourse", "csubj"}
_GOES_UP_BEFORE = {"advmod", "cc", "punct", "discourse", "obl", "nmod", "mark", "nsubj", "aux", "expl"}
_UNMARKED = {"obl:unmarked", "nmod:unmarked", "obl", "nmod"}
_CLAUSES = {"advcl", "acl", "xcomp", "ccomp", "obl", "nmod", "conj", "csubj"}


def _prepositions(tree: Tree, noun: Word) -> tuple[list[Word], list[Word]]:
    """The words that become heads above the noun, and those that stay behind it; a genitive has none."""
    cases = [child for child in tree.children(noun.place) if child.dep == "case"]
    if not cases:
        return [], []
    may_be_genitive = noun.dep.startswith("nmod:poss") or cases[0].tag == "POS"
    if may_be_genitive and any(word.tag == "POS" or word.lower in _GENITIVE for word in cases):
        return [], []
    before = [word for word in cases if word.place < noun.place]
    after = [word for word in cases if word.place > noun.place]
    return (before, after) if before else (after[:1], after[1:])


def _preposition_label(tree: Tree, noun: Word, first: Word) -> str:
    relation = noun.relation
    if noun.dep == "obl:agent":
        return "agent"
    if relation in _TO_PREP:
        return "dative" if _is_recipient(tree, noun, first) else "prep"
    if relation in _KEEPS_LABEL:
        return noun.dep
    if relation in {"acl", "advcl"}:
        return {"acl": "prep", "advcl": "prep", "acl:relcl": "relcl"}.get(noun.dep, noun.dep)
    return {"conj": "conj", "orphan": "dep"}.get(relation, "prep")


def _is_recipient(tree: Tree, noun: Word, first: Word) -> bool:
    """Whether the phrase is the recipient of "give something to someone"."""
    if noun.relation != "obl" or first.lower != "to" or not noun.head or tree[noun.head].lemma not in _GIVING_VERBS:
        return False
    return any(child.dep in {"obj", "nsubj:pass"} for child in tree.children(noun.head))


def _object_label(noun: Word) -> str:
    verbal = noun.pos in {"VERB", "AUX"} and noun.tag.startswith("VB") and noun.tag != "VBN"
    if noun.pos == "ADJ" and noun.lower in _FIXED_ADJECTIVES:
        return "amod"
    if noun.pos == "ADJ" and noun.lower in _FIXED_SUPERLATIVES:
        return "pobj"
    return "pcomp" if noun.pos in {"ADV", "SCONJ"} or verbal or noun.role == "copula" else "pobj"


def _lift_dependents(noun: Word, first: Word, dependents: list[Word]) -> None:
    """What stood before the preposition or belongs to the whole phrase goes up to the preposition."""
    for child in dependents:
        if child.place < first.place and child.relation in _GOES_UP_BEFORE:
            child.head = first.place
            if child.dep in _UNMARKED and child.role != "object":
                child.dep = "npadvmod"
        elif (
            (child.dep == "punct" and child.place > noun.place and child.form in ".?!:;")
            or child.relation == "parataxis"
            or child.dep.startswith("nsubj")
            or child.dep == "aux"
        ):
            child.head = first.place


def _raise(tree: Tree, noun: Word, before: list[Word], after: list[Word]) -> None:
    dependents = tree.children(noun.place)
    first, last = before[0], before[0].place
    for word in before[1:]:
        word.head, word.dep = last, "prep"
        last = word.place
    last = tree.chains.get(last, [last])[-1]
    label = _preposition_label(tree, noun, first)
    after_object = noun.relation == "conj" and noun.head and tree[noun.head].role == "object"
    first.head, first.dep = tree.top[noun.head] if after_object else noun.head, label
    noun.head, noun.role = last, "object"
    noun.dep = _object_label(noun)
    _lift_dependents(noun, first, dependents)
    for word in after:
        word.dep = "prep"
    tree.top[noun.place] = first.place


def raise_prepositions(tree: Tree) -> None:
    """Turn every noun with a case word into a prepositional phrase."""
    for place in tree.places():
        before, after = _prepositions(tree, tree[place])
        if before:
            _raise(tree, tree[place], before, after)


def _is_clausal(tree: Tree, word: Word, mark: Word, dependents: list[Word]) -> bool:
    """Whether a gerund or a question word follows the marker, as in "by eating" and "of what we eat"."""
    fixed = [child.place for child in tree.children(mark.place) if child.dep.startswith("fix")]
    following = tree.words.get(max(fixed, default=mark.place) + 1)
    if following is not None and (following.tag in {"WRB", "WP", "WDT", "WP$"} or following.lower == "whether"):
        clausal = True
    elif word.tag == "VBG":
        finite = any(child.dep == "aux" and child.tag in {"VBZ", "VBP", "VBD", "MD"} for child in dependents)
        clausal = not finite or word.role == "copula"
    else:
        clausal = False
    clausal = clausal or any(child.dep in {"aux", "aux:pass"} and child.tag == "VBG" for child in dependents)
    return clausal and not (mark.lower == "because" and not fixed)


def raise_clause_markers(tree: Tree) -> None:
    """Turn "by eating sugar" and "about what we eat" into prepositions with a clause."""
    for place in tree.places():
        word = tree[place]
        if word.relation not in _CLAUSES:
            continue
        dependents = tree.children(place)
        mark = next((child for child in dependents if child.dep == "mark"), None)
        if mark is None or mark.lower not in _CLAUSE_PREPOSITIONS or mark.place > place:
            continue
        if mark.tag not in {"IN", "TO", "JJ", "RB", "VBG"} or (mark.tag == "TO" and word.tag != "VBG"):
            continue
        if _is_clausal(tree, word, mark, dependents):
            _raise_marker(tree, word, mark, dependents)


def _raise_marker(tree: Tree, word: Word, mark: Word, dependents: list[Word]) -> None:
    mark.head, mark.dep = word.head, "conj" if word.relation == "conj" else "prep"
    word.head, word.dep = tree.chains.get(mark.place, [mark.place])[-1], "pcomp"
    word.role = "clause"
    tree.top[word.place] = mark.place
    for child in dependents:
        if child.place < mark.place:
            child.head = mark.place
