"""OBO files (Open Biological and Biomedical Ontologies, format 1.4), read with obonet."""

import re
from pathlib import Path

from ..read_table import SEPARATOR
from ..source_error import SourceError
from ..vocabulary import Vocabulary
from .ontology_term import OntologyTerm

SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)"\s+EXACT\b')
PREFIX = "OVERCLAIM:"


def read_obo(path: Path) -> tuple[OntologyTerm, ...]:
    """The terms of the file that are not obsolete, in its order; exact synonyms only. Raises SourceError."""
    try:
        import obonet
    except ImportError as error:
        raise SourceError(path, None, "OBO needs obonet: pip install 'overclaim[ontology]'") from error
    try:
        graph = obonet.read_obo(path)
    except OSError as error:
        raise SourceError(path, None, f"cannot be read: {error.strerror}") from error
    except Exception as error:
        raise SourceError(path, None, f"is no OBO file: {error}") from error
    terms = tuple(
        OntologyTerm(
            id=str(identifier),
            name=data["name"],
            synonyms=tuple(_plain(match.group(1)) for one in data.get("synonym", ()) if (match := SYNONYM.match(one))),
            broader=tuple(data.get("is_a", ())),
            xrefs=tuple(one.split()[0] for one in data.get("xref", ())),
        )
        for identifier, data in graph.nodes(data=True)
        if "name" in data
    )
    if not terms:
        raise SourceError(path, None, "holds no [Term]")
    return terms


def write_obo(vocabulary: Vocabulary, path: Path) -> None:
    """Write every concept as a term ``OVERCLAIM:<concept>``, its kind as its namespace."""
    lines = ["format-version: 1.4", "ontology: overclaim"]
    for concept in vocabulary.concepts.values():
        lines += ["", "[Term]", f"id: {PREFIX}{concept.id}", f"name: {concept.name}", f"namespace: {concept.kind}"]
        lines += [f'synonym: "{_quoted(name)}" EXACT []' for name in (*concept.synonyms, *concept.as_written)]
        lines += [f"xref: {one}" for one in concept.ids]
        lines += [f"is_a: {PREFIX}{one}" for one in concept.broader]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


def _plain(text: str) -> str:
    """The text without OBO's escapes; a name cannot hold the separator of our cells."""
    return re.sub(r"\\(.)", r"\1", text).replace(SEPARATOR, " ").strip()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
