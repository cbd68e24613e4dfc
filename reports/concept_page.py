"""The page of a vocabulary concept: its names, what it is a kind of, its standing, the evidence about it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from ..rules.contested import ContestedTerm
from ..rules.evidence import EvidenceRow, EvidenceTable
from ..rules.vocabulary import Concept, Vocabulary
from .finding_lines import RELATIONS, Page, labelled, source_lines


def concept_lines(page: Page, concept: Concept, vocabulary: Vocabulary, table: EvidenceTable) -> Iterator[Text]:
    """The concept's page."""
    yield Text.assemble((concept.name, "bold"), f"  {concept.kind.replace('-', ' ')}, {concept.id}")
    yield Text()
    if concept.synonyms:
        yield from labelled(page, "also", ", ".join(concept.synonyms))
    if concept.as_written:
        yield from labelled(page, "short", f"{', '.join(concept.as_written)} (in this very case)")
    broader = [vocabulary[one].name for one in vocabulary.ancestors(concept.id)]
    narrower = [one.name for one in vocabulary.concepts.values() if concept.id in one.broader]
    for label, names in (("kind of", broader), ("kinds", narrower), ("ids", list(concept.ids))):
        if names:
            yield from labelled(page, label, ", ".join(names))
    if concept.contested:
        yield from _contested_lines(page, concept.contested, table)
    yield from _evidence_lines(page, "as cause", [row for row in table.rows if row.cause == concept.id])
    yield from _evidence_lines(page, "as effect", [row for row in table.rows if row.effect == concept.id])


def _contested_lines(page: Page, term: ContestedTerm, table: EvidenceTable) -> Iterator[Text]:
    text = f"{term.status.replace('-', ' ')}: {term.why} Better: {term.accepted}."
    yield from labelled(page, "contested", text, style="yellow")
    for source in term.sources:
        if source in table.sources:
            yield from source_lines(page, table.sources[source])


def _evidence_lines(page: Page, label: str, rows: Sequence[EvidenceRow]) -> Iterator[Text]:
    if not rows:
        yield from labelled(page, label, "no evidence row", style="dim")
    for number, row in enumerate(rows):
        said = f"{RELATIONS[row.relation]}, {row.certainty.replace('-', ' ')} certainty"
        yield from labelled(page, "" if number else label, f"{row.id}: {said}")
