"""Stage 1: heads of fixed expressions ("such as", "instead of") and of names, which stand last in ClearNLP trees."""

from __future__ import annotations

from collections import defaultdict

from .tree import Tree

_FLAT = {"flat", "flat:foreign", "flat:name"}
_NAME_POS = {"PROPN", "NOUN", "NUM", "X", "SYM", "ADJ"}
# Expressions whose last word becomes the head, with the label of the others.
_LAST_HEADED = {
    "as well": "fixed:advmod", "at least": "fixed:advmod", "at most": "fixed:advmod", "of course": "fixed:advmod",
    "at all": "fixed:advmod", "that is": "fixed:advmod", "rather than": "fixed:advmod", "rather then": "fixed:advmod",
    "such as": "fixed:amod", "as well as": "fixed:advmod", "more than": "fixed:amod", "less than": "fixed:amod",
    "up to": "fixed:advmod", "as many as": "fixed:advmod", "as much as": "fixed:advmod", "all but": "fixed:advmod",
}  # fmt: skip
_CONJUNCTIONS = {"so that", "whether or not", "in order", "in case", "in that"}
_CAUSES = {"because", "due", "becuse", "do"}  # with the treebank's misspellings


def _groups(tree: Tree, labels: set[str]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for place in tree.places():
        if tree[place].dep in labels:
            found[tree[place].head].append(place)
    return found


def _head_last(tree: Tree, members: list[int], label: str) -> None:
    first, last = members[0], members[-1]
    tree[last].head, tree[last].dep = tree[first].head, tree[first].dep
    for child in tree.children(first):
        if child.place not in members:
            child.head = last
    for member in members[:-1]:
        tree[member].head, tree[member].dep = last, label
    tree.top[first] = last


def _join_preposition(tree: Tree, members: list[int]) -> None:
    """ "because of" is a preposition with a complement, "instead of" a chain of prepositions."""
    first, rest = members[0], members[1:]
    if tree[first].lower in _CAUSES:
        for place in rest:
            tree[place].dep = "fixed:pcomp"
        return
    tree.chains[first] = rest
    for before, place in zip(members, rest, strict=False):
        tree[place].head, tree[place].dep = before, "fixed:prep"


def _join_fixed(tree: Tree, members: list[int]) -> None:
    first, rest = members[0], members[1:]
    text = " ".join(tree[place].lower for place in members)
    label = tree[first].dep
    if text in _LAST_HEADED:
        _head_last(tree, members, _LAST_HEADED[text])
        if text == "as well as":
            tree[first].head = members[1]
    elif label == "case" or (label == "mark" and tree[rest[-1]].lower in {"of", "to", "for"}):
        _join_preposition(tree, members)
    elif text in _CONJUNCTIONS:
        for place in rest:
            tree[place].dep = "fixed:mark" if tree[place].lower == "that" else "fixed:dep"
    elif text in {"each other", "one another"}:
        _head_last(tree, members, "det")
    else:
        for place in rest:
            kind = {"ADV": "advmod", "PART": "advmod", "ADP": "prep"}.get(tree[place].pos, "dep")
            tree[place].dep = f"fixed:{kind}"


def _join_name(tree: Tree, members: list[int]) -> None:
    is_name = all(tree[place].pos in _NAME_POS for place in members)
    all_numbers = all(tree[place].pos == "NUM" for place in members)
    if not is_name or all_numbers:
        for place in members[1:]:
            tree[place].dep = "compound" if is_name else "dep"
        return
    first, last = members[0], members[-1]
    tree.take_place_of(last, first, "compound")
    for place in members[:-1]:
        tree[place].head, tree[place].dep = last, "compound"


def join_names(tree: Tree) -> None:
    """Give fixed expressions and flat names the heads they have in ClearNLP trees."""
    for first, rest in _groups(tree, {"fixed"}).items():
        _join_fixed(tree, [first, *rest])
    for first, rest in _groups(tree, _FLAT).items():
        _join_name(tree, [first, *rest])
