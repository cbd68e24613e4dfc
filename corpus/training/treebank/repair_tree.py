"""Stage 8: one root, no cycle, and marks that cross no arc."""

from __future__ import annotations

from .tree import Tree

_LIFTABLE = {"punct", "cc", "advmod", "neg", "intj", "mark", "preconj"}
_HIGHEST_LIFT = 30


def _find_cycle(tree: Tree) -> list[int]:
    for start in tree.places():
        path: list[int] = []
        place = start
        while place and place not in path:
            path.append(place)
            place = tree[place].head
        if place:
            return path[path.index(place) :]
    return []


def _first_depth(tree: Tree, place: int) -> int:
    depth = 0
    while place and depth <= len(tree):
        place = tree[place].first_head
        depth += 1
    return depth


def break_cycles(tree: Tree) -> None:
    """Hang the topmost word of each cycle where the treebank had it, or on the nearest ancestor outside the cycle."""
    while cycle := _find_cycle(tree):
        place = min(cycle, key=lambda member: (_first_depth(tree, member), member))
        head = tree[place].first_head
        while head and tree.descends(head, place):
            head = tree[head].first_head
        tree[place].head = head


def _keep_one_root(tree: Tree) -> None:
    roots = [place for place in tree.places() if tree[place].head == 0]
    for place in roots[1:]:
        tree[place].head = roots[0]
    for place in tree.places():
        if tree[place].dep == "ROOT":
            tree[place].dep = "dep"
    tree[roots[0]].dep = "ROOT"


def is_projective(tree: Tree, place: int) -> bool:
    """Whether the arc of this word crosses no other arc of the tree."""
    head = tree[place].head
    first, last = min(place, head), max(place, head)
    if not all(tree.descends(between, head) for between in range(first + 1, last)):
        return False
    for other in tree.places():
        left, right = sorted((other, tree[other].head))
        if other != place and left and left < place < right and not left <= head <= right:
            return False
    return True


def _lift_marks(tree: Tree) -> None:
    """Move leaves that cross an arc up to the nearest ancestor from which they do not."""
    for place in tree.places():
        word = tree[place]
        if word.dep not in _LIFTABLE or (word.dep != "punct" and tree.children(place)):
            continue
        for _ in range(_HIGHEST_LIFT):
            if not word.head or is_projective(tree, place):
                break
            word.head = tree[word.head].head
        if word.head == 0:
            word.head = next(other for other in tree.places() if tree[other].dep == "ROOT")


def repair_tree(tree: Tree) -> None:
    """Make the converted sentence a tree with one root; marks and small adverbs end up projective."""
    break_cycles(tree)
    _keep_one_root(tree)
    _lift_marks(tree)
    _lift_marks(tree)
