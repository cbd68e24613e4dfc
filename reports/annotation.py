"""What a code host shows beside a line: where a finding stands, what is wrong, what to write, on what evidence."""

from dataclasses import dataclass

from ..pipeline.source_map import SourceMap, Span
from ..pipeline.values import Finding
from ..rules.evidence import EvidenceTable, Source
from .finding_lines import source_title
from .plain_text import on_one_line


@dataclass(frozen=True, slots=True)
class Place:
    """The first and the last character of a range (both belong to it); all count from 1, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


def place_of(span: Span, source_map: SourceMap) -> Place:
    """Where ``span`` stands; an empty one is the character that it stands before."""
    first = source_map.position(span.start)
    last = source_map.position(max(span.start, span.end - 1))
    return Place(first.line, first.column, last.line, last.column)


def annotation_lines(finding: Finding, evidence: EvidenceTable) -> list[str]:
    """The message, every suggestion, and the first source, each in a line of its own."""
    lines = [on_one_line(finding.message)]
    for number, suggestion in enumerate(finding.suggestions):
        lines.append(f"{'Or' if number else 'Write instead'}: {on_one_line(suggestion)}")
    source = first_source(finding, evidence)
    if source is not None:
        lines.append(f"Evidence: {source_title(source)} {on_one_line(source.link)}")
    return lines


def first_source(finding: Finding, evidence: EvidenceTable) -> Source | None:
    """The first source of the finding's evidence rows, in their order; None where no row of the table is named."""
    rows = (evidence.by_id[row] for row in finding.evidence if row in evidence.by_id)
    sources = (evidence.sources[source] for row in rows for source in row.sources if source in evidence.sources)
    return next(sources, None)
