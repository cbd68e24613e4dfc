"""The conversion of one sentence: all stages in their order."""

from __future__ import annotations

from .chain_conjuncts import chain_conjuncts, find_linkers
from .invert_copulas import invert_copulas
from .join_names import join_names
from .raise_prepositions import raise_clause_markers, raise_prepositions
from .relabel import relabel
from .repair_tree import repair_tree
from .settle_subjects import settle_complements, settle_expletives
from .tree import Tree


def convert_tree(tree: Tree) -> None:
    """Change a tree of Universal Dependencies (English) into one of ClearNLP labels, in place."""
    join_names(tree)
    linkers = find_linkers(tree)
    invert_copulas(tree)
    settle_expletives(tree)
    settle_complements(tree)
    raise_prepositions(tree)
    raise_clause_markers(tree)
    relabel(tree)
    chain_conjuncts(tree, linkers)
    repair_tree(tree)
