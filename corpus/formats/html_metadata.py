"""Finds a page's description, author, dates and reviewer in its head, its linked data and its marked-up byline."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .align_source import attribute_runs
from .find_metadata import line_metadata
from .html_tree import attribute, text_of
from .tidy_prose import Run

if TYPE_CHECKING:
    from justhtml import Node

_META = {
    "author": "author",
    "article:author": "author",
    "date": "date",
    "dc.date": "date",
    "dcterms.created": "date",
    "article:published_time": "date",
    "datepublished": "date",
    "article:modified_time": "updated",
    "last-modified": "updated",
    "reviewed_by": "reviewed_by",
    "reviewed-by": "reviewed_by",
    "reviewedby": "reviewed_by",
    "medically-reviewed-by": "reviewed_by",
    "og:site_name": "site_name",
}
_LONGEST = 300


def find_description(nodes: "Sequence[Node]", source: str) -> list[Run]:
    """The runs of the description's text in its ``meta`` tag; empty where a page has none."""
    for wanted in ("description", "og:description"):
        for node in nodes:
            if node.name == "meta" and wanted in (attribute(node, "name").lower(), attribute(node, "property").lower()):
                content = attribute(node, "content")
                if content.strip() and node.origin_offset is not None:
                    return attribute_runs("content", content, source, node.origin_offset)
    return []


def find_page_metadata(nodes: "Sequence[Node]") -> dict[str, str]:
    """Author, dates, reviewer (and ``site_name``) of a page; what its head says goes before what is in the text."""
    found: dict[str, str] = {}
    for node in nodes:
        if node.name == "meta":
            name = (attribute(node, "name") or attribute(node, "property") or attribute(node, "itemprop")).lower()
            if name in _META and not attribute(node, "content").startswith(("http:", "https:")):
                _keep(found, _META[name], attribute(node, "content"))
    for node in nodes:
        if node.name == "script" and "ld+json" in attribute(node, "type"):
            _read_linked_data(found, text_of(node))
    for node in nodes:
        _read_element(found, node)
    return found


def _read_element(found: dict[str, str], node: "Node") -> None:
    if node.name == "time" and attribute(node, "datetime"):
        names = f"{attribute(node, 'class')} {attribute(node, 'itemprop')}".lower()
        _keep(found, "updated" if "updated" in names or "modified" in names else "date", attribute(node, "datetime"))
        return
    rel, prop = attribute(node, "rel").lower().split(), attribute(node, "itemprop").lower()
    classes = attribute(node, "class").lower().split()
    if not (rel or prop or classes):
        return
    if "author" in rel or prop == "author":
        _keep(found, "author", text_of(node))
    elif prop == "reviewedby":
        _keep(found, "reviewed_by", text_of(node))
    elif {"byline", "author", "entry-author", "post-author", "p-author", "reviewer", "reviewed-by"} & set(classes):
        text = text_of(node)
        for key, value in line_metadata(text).items():
            _keep(found, key, value)
        if "author" in classes and len(text.split()) <= 6 and not line_metadata(text):
            _keep(found, "author", text)


def _read_linked_data(found: dict[str, str], text: str) -> None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    things = data if isinstance(data, list) else [data]
    for thing in things:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            for entry in [thing, *(graph if isinstance(graph, list) else [])]:
                if isinstance(entry, dict):
                    _keep(found, "author", _name(entry.get("author")))
                    _keep(found, "reviewed_by", _name(entry.get("reviewedBy")))
                    _keep(found, "date", _name(entry.get("datePublished")))
                    _keep(found, "updated", _name(entry.get("dateModified")))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value[:5]) if name)
    if isinstance(value, dict):
        return str(value.get("name") or "") if not isinstance(value.get("name"), (dict, list)) else ""
    return value if isinstance(value, str) else ""


def _keep(found: dict[str, str], key: str, value: str) -> None:
    value = " ".join(value.split())
    if value and len(value) <= _LONGEST:
        found.setdefault(key, value)
