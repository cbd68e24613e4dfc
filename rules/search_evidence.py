"""Finds evidence rows by words: of their concepts' names, their summary, for whom they hold, their sources."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

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
    """The rows in which every word occurs, or the beginning of one, whatever its case; by id.

    Those whose concepts' names have all the words come first.

    ``relations`` and ``certainties`` keep rows of these only, where any are given.
    """
    wanted = [word.casefold() for word in words]
    found: list[tuple[bool, str, EvidenceRow]] = []
    for row in table.rows:
        if (relations and row.relation not in relations) or (certainties and row.certainty not in certainties):
            continue
        names = _words(_names(row, vocabulary))
        by_name = _all_in(wanted, names)
        if by_name or _all_in(wanted, names | _words(_texts(row, table))):
            found.append((not by_name, row.id, row))
    return tuple(row for *_, row in sorted(found, key=lambda one: one[:2]))


def _all_in(wanted: Sequence[str], words: frozenset[str]) -> bool:
    """Whether each wanted word begins one of ``words``; one or two letters must be a whole word ("vitamin C")."""
    return all(any(word == one or len(one) > 2 and word.startswith(one) for word in words) for one in wanted)


def _words(texts: Iterable[str]) -> frozenset[str]:
    joined = " ".join(texts).casefold()
    return frozenset((*joined.split(), *re.findall(r"[^\W_]+", joined)))


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
