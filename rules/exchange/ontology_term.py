"""A term of somebody's ontology, as every importer hands it on."""

from dataclasses import dataclass

from ..scales import Kind


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """A term with its exact ``synonyms``; ``broader`` holds ids of the same file, ``kind`` is None where it says none."""

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    kind: Kind | None = None
