"""Finds evidence rows by words: of their concepts' names, their summary, for whom they hold, their sources."""

from collections.abc import Collection, Iterator, Sequence

from .evidence import EvidenceRow, EvidenceTable
from .scales import Certainty, Relation
from .vocabulary import Vocabulary


def search_evidence(
    table: EvidenceTable,
    vocabulary: Vocabulary,
    words: Sequence[str],
    *,
    relations: Collection[Relation] = (),
    certainties: Collection[Certainty] = (),
) -> tuple[EvidenceRow, ...]:
    """The rows in which every word occurs, whatever its case; those whose concepts have them all first, then by id.

    ``relations`` and ``certainties`` keep rows of these only, where any are given.
    """
    wanted = [word.casefold() for word in words]
    found: list[tuple[bool, str, EvidenceRow]] = []
    for row in table.rows:
        if (relations and row.relation not in relations) or (certainties and row.certainty not in certainties):
            continue
        names = " ".join(_names(row, vocabulary)).casefold()
        if not all(word in names for word in wanted):
            text = " ".join((names, *_texts(row, table))).casefold()
            if not all(word in text for word in wanted):
                continue
            found.append((True, row.id, row))
        else:
            found.append((False, row.id, row))
    return tuple(row for *_, row in sorted(found, key=lambda one: one[:2]))


def _names(row: EvidenceRow, vocabulary: Vocabulary) -> Iterator[str]:
    yield row.id
    for end in (row.cause, row.effect):
        if concept := vocabulary.get(end):
            yield from (concept.name, *concept.synonyms, *concept.as_written)


def _texts(row: EvidenceRow, table: EvidenceTable) -> Iterator[str]:
    yield from (row.summary, row.population, row.condition, row.comparator)
    for identifier in row.sources:
        source = table.sources[identifier]
        yield from (source.id, source.title, source.doi, source.pmid, source.finding)
