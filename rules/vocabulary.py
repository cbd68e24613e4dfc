"""The health concepts that texts and evidence speak of, their names, and what each is a kind of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .contested import ContestedTerm, load_contested
from .read_table import Row, read_layers
from .scales import Kind
from .source_error import SourceError

COLUMNS = ("concept", "name", "kind", "synonyms", "as_written", "as_end", "broader", "ids")


@dataclass(frozen=True, slots=True)
class Concept:
    """One health matter; ``broader`` holds the ids of the concepts that it is a kind of, nearest first.

    ``as_written`` are short forms that mean it in that very case ("RA"), ``as_end`` everyday words that mean it only
    where they are the whole end of a claim ("age", "a cold").
    """

    id: str
    name: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    as_written: tuple[str, ...] = ()
    as_end: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    contested: ContestedTerm | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A text that names a concept; ``as_written`` ones ("RA") match in that very case only."""

    text: str
    concept: str
    as_written: bool = False


class Vocabulary:
    """The concepts by id, in the order of their ids; iteration gives the concepts."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        by_id = {concept.id: concept for concept in concepts}
        self._concepts: Mapping[str, Concept] = MappingProxyType(dict(sorted(by_id.items())))

    @property
    def concepts(self) -> Mapping[str, Concept]:
        """The concepts by id (read-only)."""
        return self._concepts

    def __getitem__(self, concept: str) -> Concept:
        return self._concepts[concept]

    def __contains__(self, concept: object) -> bool:
        return concept in self._concepts

    def __len__(self) -> int:
        return len(self._concepts)

    def get(self, concept: str | None) -> Concept | None:
        """The concept with that id, or None."""
        return None if concept is None else self._concepts.get(concept)

    def ancestors(self, concept: str) -> tuple[str, ...]:
        """Ids of everything that ``concept`` is a kind of, breadth first, nearest first, itself left out.

        Each id stands once, at its nearest; a circle of broader terms ends the walk instead of repeating it.
        """
        found: dict[str, None] = {}
        level = [concept]
        while level:
            following: list[str] = []
            for narrower in level:
                for broader in self._concepts[narrower].broader if narrower in self._concepts else ():
                    if broader != concept and broader not in found:
                        found[broader] = None
                        following.append(broader)
            level = following
        return tuple(found)

    def by_end(self) -> dict[str, Concept]:
        """The concepts by the words, in lower case, that mean them as the whole end of a claim."""
        return {words.casefold(): concept for concept in self._concepts.values() for words in concept.as_end}

    def names(self) -> tuple[Name, ...]:
        """Every text that names a concept, by concept id: the preferred name, the synonyms, the short forms."""
        names: list[Name] = []
        for concept in self._concepts.values():
            texts = dict.fromkeys((concept.name, *concept.synonyms))
            names += [Name(text, concept.id) for text in texts if text not in concept.as_written]
            names += [Name(text, concept.id, as_written=True) for text in concept.as_written]
        return tuple(names)


def load_vocabulary(*folders: Path) -> Vocabulary:
    """The vocabulary of the rules ``folders``: ``vocabulary/*.csv``, joined with ``contested.csv`` where there is one.

    A concept or contested term of a later folder takes the place of its namesake. Raises SourceError for a wrong table,
    a broader term that no row has, or a contested term that is no concept.
    """
    rows = read_layers(folders, "vocabulary", COLUMNS, key="concept")
    paths = [folder / "contested.csv" for folder in folders]
    tables = {path: load_contested(path) for path in paths if path.exists()}
    contested = {name: term for table in tables.values() for name, term in table.items()}
    vocabulary = Vocabulary(_concept(row, contested) for row in rows)
    for row in rows:
        unknown = [broader for broader in row.several("broader") if broader not in vocabulary]
        if unknown:
            raise row.wrong(f"broader names no concept: {', '.join(unknown)}")
    for path, table in tables.items():
        for concept in table:
            if concept not in vocabulary:
                raise SourceError(path, None, f"{concept!r} is no concept of the vocabulary")
    return vocabulary


def _concept(row: Row, contested: Mapping[str, ContestedTerm]) -> Concept:
    identifier = row.required("concept")
    return Concept(
        id=identifier,
        name=row.required("name"),
        kind=row.member("kind", Kind),
        synonyms=row.several("synonyms"),
        as_written=row.several("as_written"),
        as_end=row.several("as_end"),
        broader=row.several("broader"),
        ids=row.several("ids"),
        contested=contested.get(identifier),
    )
