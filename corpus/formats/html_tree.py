"""The tree of a page's elements, as a browser would build it, and the steps that its readers take in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from justhtml import Node


def read_tree(source: str, *, fragment: bool = False) -> "Node":
    """The tree's root; each node knows its place in ``source``. A fragment stands inside a page's body."""
    from justhtml import JustHTML  # a tenth of spaCy's own import, and most Markdown holds no HTML

    return JustHTML(source, sanitize=False, track_node_locations=True, fragment=fragment).root


def children(node: "Node") -> "list[Node]":
    """A node's children, none for text."""
    return getattr(node, "children", None) or []


def attribute(node: "Node", name: str) -> str:
    """An attribute's value, empty where it has none."""
    return str((getattr(node, "attrs", None) or {}).get(name) or "")


def walk(root: "Node") -> "Iterator[tuple[Node, bool]]":
    """Every node with True when it is entered and False when it is left, however deep."""
    waiting: list[tuple[Node, bool]] = [(root, True)]
    while waiting:
        node, entering = waiting.pop()
        yield node, entering
        if entering:
            waiting.append((node, False))
            waiting.extend((child, True) for child in reversed(children(node)))


def text_of(node: "Node") -> str:
    """All text in a node, white space made single."""
    return " ".join(
        "".join(str(child.data) for child, entering in walk(node) if entering and child.name == "#text").split()
    )
