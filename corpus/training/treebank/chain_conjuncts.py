"""Stage 7: conjuncts form a chain, and each comma or conjunction hangs on the conjunct before it."""

from __future__ import annotations

from collections import defaultdict

from .tree import Tree

_DEEPEST = 6  # steps up from a conjunct's noun to the word that carries the label conj


def find_linkers(tree: Tree) -> dict[int, int]:
    """Commas and conjunctions before a conjunct, to be asked before any other stage: their place -> the conjunct's."""
    found = {}
    for place in tree.places():
        word = tree[place]
        if word.dep in {"cc", "punct"} and word.head > place and tree[word.head].dep.startswith("conj"):
            found[place] = word.head
    return found


def _chain(tree: Tree) -> None:
    groups: dict[int, list[int]] = defaultdict(list)
    for place in tree.places():
        if tree[place].dep == "conj":
            groups[tree[place].head].append(place)
    for first, conjuncts in groups.items():
        before = first
        for place in conjuncts:
            if place > first:
                tree[place].head = before
                before = place


def _top_of_phrase(tree: Tree, place: int) -> int:
    """The word that now stands at the top of the phrase that `place` headed in the old tree."""
    seen: set[int] = set()
    while tree.top[place] != place and place not in seen:
        seen.add(place)
        place = tree.top[place]
    if tree[place].role == "predicate":
        copula = tree[tree[place].head]
        if copula.role == "copula" and copula.dep == "conj":
            return copula.place
    return place


def chain_conjuncts(tree: Tree, linkers: dict[int, int]) -> None:
    """Chain the conjuncts and hang the linkers that `find_linkers` saw."""
    _chain(tree)
    for linker, conjunct in linkers.items():
        top = _top_of_phrase(tree, conjunct)
        for _ in range(_DEEPEST):
            if tree[top].dep == "conj" or not tree[top].head:
                break
            top = tree[top].head
        if tree[top].dep == "conj":
            before = tree[top].head
            tree[linker].head = before if before and before < linker else top
