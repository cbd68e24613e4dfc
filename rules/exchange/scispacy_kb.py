"""scispaCy's knowledge-base JSONL: concept_id, canonical_name, aliases, types (UMLS semantic types), definition."""

import json
from pathlib import Path
from typing import Any

from ..read_table import SEPARATOR
from ..scales import Kind
from ..source_error import SourceError
from ..vocabulary import Vocabulary
from .ontology_term import OntologyTerm


def read_scispacy_kb(path: Path) -> tuple[OntologyTerm, ...]:
    """The entities of the file; ``types`` that name one of our kinds give the kind. Raises SourceError with the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SourceError(path, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SourceError(path, None, "is not UTF-8") from error
    terms = tuple(_term(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not terms:
        raise SourceError(path, None, "holds no entity")
    return terms


def _term(path: Path, number: int, line: str) -> OntologyTerm:
    try:
        entity: dict[str, Any] = json.loads(line)
        name = entity.get("canonical_name") or entity["aliases"][0]
        kinds = [one for one in entity.get("types", ()) if one in set(Kind)]
        return OntologyTerm(
            id=str(entity["concept_id"]),
            name=_plain(name),
            synonyms=tuple(_plain(one) for one in entity.get("aliases", ()) if one != name),
            kind=Kind(kinds[0]) if kinds else None,
        )
    except (json.JSONDecodeError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise SourceError(path, number, f"is no entity of a scispaCy knowledge base: {error}") from error


def write_scispacy_kb(vocabulary: Vocabulary, path: Path) -> None:
    """Write every concept as an entity, its kind as its only type: `scispacy.linking_utils.KnowledgeBase` reads it."""
    with path.open("w", encoding="utf-8", newline="") as out:
        for concept in vocabulary.concepts.values():
            entity = {
                "concept_id": concept.id,
                "canonical_name": concept.name,
                "aliases": [concept.name, *concept.synonyms, *concept.as_written],
                "types": [concept.kind.value],
                "definition": None,
            }
            out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _plain(text: str) -> str:
    return text.replace(SEPARATOR, " ").strip()
