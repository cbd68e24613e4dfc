"""The page of an evidence row: what is known, how certainly, for whom, and from which sources."""

from collections.abc import Iterator

from rich.text import Text

from ..rules.evidence import EvidenceRow, EvidenceTable, Source
from ..rules.scales import Strength
from ..rules.vocabulary import Vocabulary
from .finding_lines import Page, labelled, source_lines, standing

PERMITS = {
    Strength.NONE: "no claim of an effect",
    Strength.CORRELATIONAL: 'a link, no more: "is linked to"',
    Strength.CONDITIONAL: 'a hedged verb: "may"',
    Strength.CAN_CAUSE: '"can"',
    Strength.CAUSAL: 'a flat verb: "causes", "reduces"',
}


def evidence_lines(page: Page, row: EvidenceRow, vocabulary: Vocabulary, table: EvidenceTable) -> Iterator[Text]:
    """The row's page."""
    cause, effect = (concept.name if (concept := vocabulary.get(one)) else one for one in (row.cause, row.effect))
    yield Text.assemble((row.id, "bold"), f"  {cause} -> {effect}")
    yield Text()
    size = f", {row.size} effect" if row.size else ""
    yield from labelled(page, "finding", f"{standing(row)}{size}, {row.design.replace('-', ' ')}")
    yield from labelled(page, "", row.summary)
    yield from labelled(page, "permits", PERMITS[row.permitted])
    told = (("for whom", row.population), ("condition", row.condition), ("against", row.comparator))
    reviewed = f"{row.reviewed_on}, to be reviewed again by {row.review_by}"
    for label, text in (*told, ("effect", row.effect_size), ("reviewed", reviewed)):
        if text:
            yield from labelled(page, label, text)
    yield from labelled(page, "sources", "")
    for identifier in row.sources:
        yield from _source_lines(page, table.sources[identifier])


def _source_lines(page: Page, source: Source) -> Iterator[Text]:
    yield from source_lines(page, source)
    known = [source.kind.replace("-", " "), source.publisher, f"PMID {source.pmid}" if source.pmid else ""]
    yield from labelled(
        page, "", f"{', '.join(part for part in known if part)}; seen {source.seen_on}", style="dim", inset=2
    )
    yield from labelled(page, "", source.finding, inset=2)
