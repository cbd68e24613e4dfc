"""Takes a user's own ontology into a vocabulary table, and writes the vocabulary as one, by the file's ending."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from ..read_table import SEPARATOR
from ..scales import Kind
from ..source_error import SourceError
from ..vocabulary import COLUMNS, Concept, Vocabulary
from ..write_table import merge_rows
from .obo import read_obo, write_obo
from .ontology_term import OntologyTerm
from .scispacy_kb import read_scispacy_kb, write_scispacy_kb

ONTOLOGY_ID = re.compile(r"MESH:[A-Z]\d+|DOID:\d+")
SHORT_FORM = re.compile(r"[A-Z][A-Z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: concepts ``added``, known ones given more names, and names left out as taken."""

    added: int
    extended: int
    taken: tuple[str, ...]


def export_vocabulary(vocabulary: Vocabulary, path: Path) -> None:
    """Write the vocabulary to ``path`` (.obo, or .jsonl as scispaCy reads knowledge bases); raises SourceError."""
    _format(path)[1](vocabulary, path)


def import_vocabulary(path: Path, known: Vocabulary, folder: Path, kind: Kind) -> Imported:
    """Write the terms of the ontology at ``path`` to ``folder/vocabulary``, in the table that has its name.

    A term whose name the vocabulary ``known`` has extends that concept; ``kind`` is what the file says no kind of.
    Names that mean another concept already are left out. Raises SourceError for a file that is none of the formats.
    """
    terms = _format(path)[0](path)
    taken = {_key(name.text): name.concept for name in known.names()}
    ids = {term.id: taken.get(_key(term.name)) or slug(term.name) for term in terms}
    grouped: dict[str, list[OntologyTerm]] = {}
    for term in terms:
        grouped.setdefault(ids[term.id], []).append(term)
    cells: list[dict[str, str]] = []
    left_out: list[str] = []
    for concept, same in grouped.items():
        names = dict.fromkeys(name for term in same for name in (term.name, *term.synonyms))
        ours = [name for name in names if taken.setdefault(_key(name), concept) == concept]
        left_out += (name for name in names if name not in ours)
        broader = [ids[one] for term in same for one in term.broader if ids.get(one, concept) != concept]
        made = _cells(concept, same, ours, broader, known.get(concept), kind)
        if concept not in known or made != cells_of(known[concept]):
            cells.append(made)
    merge_rows(folder / "vocabulary" / f"{slug(path.stem)}.csv", COLUMNS, cells, key="concept")
    added = sum(one["concept"] not in known for one in cells)
    return Imported(added, len(cells) - added, tuple(left_out))


def slug(name: str) -> str:
    """The id that a name gives: small letters and digits, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold().replace("'", ""))) or "unnamed"


def cells_of(concept: Concept) -> dict[str, str]:
    """The concept as a row of a vocabulary table."""
    listed = {column: SEPARATOR.join(getattr(concept, column)) for column in COLUMNS[3:]}
    return {"concept": concept.id, "name": concept.name, "kind": concept.kind.value} | listed


def _cells(
    concept: str,
    terms: Sequence[OntologyTerm],
    names: Sequence[str],
    broader: Iterable[str],
    old: Concept | None,
    kind: Kind,
) -> dict[str, str]:
    """The row of a concept from the terms that mean it and, where it is known, from what is known of it."""
    old = old or Concept(concept, terms[0].name, next((term.kind for term in terms if term.kind), kind))
    written = [one for one in names if SHORT_FORM.fullmatch(one) and one != old.name]
    spelled = [one for one in names if one not in written and _key(one) != _key(old.name)]
    ids = [one for term in terms for one in (term.id, *term.xrefs) if ONTOLOGY_ID.fullmatch(one)]
    return cells_of(
        replace(
            old,
            synonyms=(*old.synonyms, *_unlike(spelled, (*old.synonyms, *old.as_written))),
            as_written=tuple(dict.fromkeys((*old.as_written, *written))),
            broader=tuple(dict.fromkeys((*old.broader, *broader))),
            ids=tuple(dict.fromkeys((*old.ids, *ids))),
        )
    )


def _unlike(names: Iterable[str], others: Iterable[str]) -> list[str]:
    """The first of each group of names that read the same, none that reads like one of the ``others``."""
    seen = {_key(other) for other in others}
    return [name for name in names if not (_key(name) in seen or seen.add(_key(name)))]  # type: ignore[func-returns-value]


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


Format = tuple[Callable[[Path], tuple[OntologyTerm, ...]], Callable[[Vocabulary, Path], None]]
FORMATS: Mapping[str, Format] = MappingProxyType(
    {".obo": (read_obo, write_obo), ".jsonl": (read_scispacy_kb, write_scispacy_kb)}
)


def _format(path: Path) -> Format:
    if path.suffix not in FORMATS:
        raise SourceError(path, None, f"ends with none of {', '.join(FORMATS)}")
    return FORMATS[path.suffix]
