"""One finding as an editor reads it on a terminal: place, sentence, why, evidence, fairer sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from ..pipeline.source_map import Position
from ..pipeline.values import Finding
from ..rules.evidence import EvidenceRow, EvidenceTable, Source
from ..rules.scales import Severity
from .plain_text import on_one_line, plural, wrap_ranges
from .quote import Quote

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
INDENT = 4
LABEL = 11
ROWS_SHOWN = 2
SOURCES_SHOWN = 3
GRADED_BY = {"source": "graded by the source", "curator": "our grading"}


@dataclass(frozen=True, slots=True)
class Page:
    """How wide lines are (terminal cells), and whether colours mark words; without them carets do."""

    width: int = 100
    colour: bool = False


def finding_lines(
    page: Page, finding: Finding, place: Position, path: str, quote: Quote, table: EvidenceTable, shown: set[str]
) -> Iterator[Text]:
    """The lines of one finding. Evidence rows in ``shown`` are named only; those told here are added to it."""
    yield headline(finding, place, path)
    yield from quote_lines(page, quote, COLOURS[finding.severity])
    yield from labelled(page, "why", finding.message)
    rows = [table.by_id[row] for row in finding.evidence if row in table.by_id]
    for row in rows[:ROWS_SHOWN]:
        yield from row_lines(page, row, table, told=row.id in shown, message=finding.message)
        shown.add(row.id)
    if len(rows) > ROWS_SHOWN:
        more = ", ".join(row.id for row in rows[ROWS_SHOWN:])
        yield from labelled(page, "", f"and {plural(len(rows) - ROWS_SHOWN, 'row')} more: {more}", style="dim")
    for number, suggestion in enumerate(finding.suggestions):
        yield from labelled(page, "or" if number else "instead", suggestion, style="green")


def headline(finding: Finding, place: Position, path: str) -> Text:
    """``path:line:column: severity: rule``."""
    line = Text()
    line.append(f"{on_one_line(path)}:{place.line}:{place.column}", style="bold")
    line.append("  ")
    line.append(finding.severity.value, style=COLOURS[finding.severity])
    line.append(f"  {finding.rule}", style="dim")
    return line


def quote_lines(page: Page, quote: Quote, style: str) -> Iterator[Text]:
    """The sentence, wrapped, with the meant words marked by colour, else by carets on the line below."""
    text = on_one_line(quote.text)
    for start, end in wrap_ranges(text, page.width - INDENT):
        marked = max(quote.start, start), min(quote.end, end)
        line = Text(" " * INDENT + text[start:end])
        if marked[0] < marked[1] and page.colour:
            line.stylize(f"{style} underline", INDENT + marked[0] - start, INDENT + marked[1] - start)
        yield line
        if marked[0] < marked[1] and not page.colour:
            before = INDENT + cell_len(text[start : marked[0]])
            yield Text(" " * before + "^" * cell_len(text[marked[0] : marked[1]]))


def row_lines(page: Page, row: EvidenceRow, table: EvidenceTable, *, told: bool, message: str) -> Iterator[Text]:
    """An evidence row: what it says, how certainly, for whom, and its sources; ``told`` names it only."""
    if told:
        yield from labelled(page, "evidence", f"{row.id} (as above)")
        return
    certainty = f"{row.certainty.replace('-', ' ')} certainty ({GRADED_BY[row.certainty_by]})"
    yield from labelled(page, "evidence", f"{row.id}: {row.relation.replace('-', ' ')}, {certainty}")
    if row.summary.rstrip(".") not in message:
        yield from labelled(page, "", row.summary)
    limits = "; ".join(part for part in (row.population, row.condition, row.effect_size) if part)
    if limits:
        yield from labelled(page, "", f"({limits})", style="dim")
    for source in row.sources[:SOURCES_SHOWN]:
        yield from source_lines(page, table.sources[source])
    if len(row.sources) > SOURCES_SHOWN:
        hidden = plural(len(row.sources) - SOURCES_SHOWN, "source")
        yield from labelled(page, "", f"and {hidden} more: overclaim explain {row.id}", style="dim")


def source_lines(page: Page, source: Source) -> Iterator[Text]:
    """Title, year and link of a source; a link is never broken, so that it can be followed."""
    title = on_one_line(source.title) + (f" ({source.year})" if source.year else "")
    room = page.width - INDENT - LABEL - 2
    if cell_len(f"{title} {source.link}") <= room:
        title, apart = f"{title} {source.link}", False
    else:
        apart = True
    for number, (start, end) in enumerate(wrap_ranges(title, room)):
        yield _indented(f"{'  ' if number else '- '}{title[start:end]}", "dim")
    if apart:
        yield _indented(f"  {source.link}", "dim")


def labelled(page: Page, label: str, text: str, *, style: str = "", inset: int = 0) -> Iterator[Text]:
    """``text`` wrapped beside ``label``, its lines ``inset`` cells further right."""
    clean = on_one_line(text)
    for number, (start, end) in enumerate(wrap_ranges(clean, page.width - INDENT - LABEL - inset) or [(0, 0)]):
        line = Text(" " * INDENT)
        line.append((label if number == 0 else "").ljust(LABEL + inset), style="dim")
        line.append(clean[start:end], style=style)
        yield line


def _indented(text: str, style: str) -> Text:
    return Text(" " * (INDENT + LABEL) + text, style=style)
