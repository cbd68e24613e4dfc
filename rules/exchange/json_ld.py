"""The evidence table as JSON-LD: rows and sources as nodes of one graph, sources in schema.org's terms."""

import json
from typing import Any

from ..evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS
from ..read_table import SEPARATOR
from .evidence_frame import Cells, Exchanged

SCHEMA_ORG = {
    "title": "name", "year": "datePublished", "kind": "additionalType", "doi": "doi", "pmid": "pmid",
    "publisher": "publisher", "url": "url", "seen_at": "isBasedOn", "seen_on": "sdDatePublished", "finding": "abstract",
}  # fmt: skip
CONTEXT: dict[str, Any] = {
    "@vocab": "urn:overclaim:terms:",
    **{
        term: f"https://schema.org/{term}" for term in (*SCHEMA_ORG.values(), "citation") if term not in ("doi", "pmid")
    },
    "citation": {"@id": "https://schema.org/citation", "@type": "@id"},
}
ROW, SOURCE = "urn:overclaim:evidence:", "urn:overclaim:source:"


def to_json_ld(exchanged: Exchanged) -> str:
    """A document with one node for each row (type ``EvidenceRow``) and source (type ``ScholarlyArticle``)."""
    rows = [
        {"@id": ROW + row["id"], "@type": "EvidenceRow"}
        | {column: row[column] for column in EVIDENCE_COLUMNS if column not in ("id", "sources") and row[column]}
        | {"citation": [SOURCE + one for one in row["sources"].split(SEPARATOR)]}
        for row in exchanged.rows
    ]
    sources = [
        {"@id": SOURCE + source["id"], "@type": "https://schema.org/ScholarlyArticle"}
        | {term: source[column] for column, term in SCHEMA_ORG.items() if source[column]}
        for source in exchanged.sources
    ]
    return json.dumps({"@context": CONTEXT, "@graph": [*rows, *sources]}, ensure_ascii=False, indent=1) + "\n"


def from_json_ld(text: str) -> Exchanged:
    """The rows and sources of a document as `to_json_ld` writes it; raises ValueError for any other."""
    try:
        graph = json.loads(text)["@graph"]
        nodes = [(str(node["@id"]), node) for node in graph]
        rows = tuple(_row(name.removeprefix(ROW), node) for name, node in nodes if name.startswith(ROW))
        sources = tuple(_source(name.removeprefix(SOURCE), node) for name, node in nodes if name.startswith(SOURCE))
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"is not JSON-LD as overclaim writes it: {error}") from error
    if not rows:
        raise ValueError("holds no evidence row (@id urn:overclaim:evidence:…)")
    return Exchanged(rows, sources)


def _row(identifier: str, node: dict[str, Any]) -> Cells:
    cited = node.get("citation", [])
    names = [one.removeprefix(SOURCE) for one in ([cited] if isinstance(cited, str) else cited)]
    cells = {column: str(node.get(column, "")) for column in EVIDENCE_COLUMNS}
    return cells | {"id": identifier, "sources": SEPARATOR.join(names)}


def _source(identifier: str, node: dict[str, Any]) -> Cells:
    return {"id": identifier} | {column: str(node.get(SCHEMA_ORG[column], "")) for column in SOURCE_COLUMNS[1:]}
