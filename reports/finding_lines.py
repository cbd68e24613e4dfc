"""One finding as an editor reads it on a terminal: place, sentence, why, evidence, fairer sentence."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.text import Text

from ..pipeline.source_map import Position
from ..pipeline.values import Finding
from ..rules.evidence import EvidenceRow, EvidenceTable, Source
from ..rules.scales import Relation, Severity
from ..rules.vocabulary import Vocabulary
from .plain_text import on_one_line, plural, wrap_ranges
from .quote import Quote

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
INDENT = 4
LABEL = 11
ROWS_SHOWN = 2
SOURCES_SHOWN = 3
GRADED_BY = {"source": "graded by the source", "curator": "graded by us"}
RELATIONS = {
    Relation.INCREASES: "increases",
    Relation.DECREASES: "decreases",
    Relation.NO_EFFECT: "no effect",
    Relation.NOT_SHOWN: "not shown",
    Relation.UNCERTAIN: "uncertain",
    Relation.ASSOCIATED_MORE: "goes with more",
    Relation.ASSOCIATED_LESS: "goes with less",
    Relation.ASSOCIATED: "linked, now with more, now with less",
}
UNSEEN_TITLE = "(title not seen)"


@dataclass(frozen=True, slots=True)
class Page:
    """How wide lines are (terminal cells), and whether colours mark words; without them carets do."""

    width: int = 100
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What findings refer to; without a vocabulary concepts go by their ids, written as words."""

    evidence: EvidenceTable
    vocabulary: Vocabulary | None = None

    def name(self, concept: str) -> str:
        """The concept's plain name."""
        found = self.vocabulary.get(concept) if self.vocabulary else None
        return found.name if found else concept.replace("-", " ")


@dataclass(slots=True)
class Told:
    """What the report of one post has said so far: evidence rows, sentences, and suggestions by sentence."""

    rows: set[str] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    suggestions: set[tuple[int | None, str]] = field(default_factory=set)


def finding_lines(
    page: Page,
    finding: Finding,
    head: Text,
    quote: Quote,
    known: Known,
    told: Told,
    needed: AbstractSet[str] = frozenset(),
) -> Iterator[Text]:
    """The lines of one finding under ``head``; what stands in ``told`` is referred to, what is said here added to it.

    The rows ``needed`` are those of the claims that the message names; they are shown whatever their number.
    """
    yield head
    if finding.sentence in told.sentences and quote.start < quote.end:
        yield from labelled(page, "words", f'"{quote.text[quote.start : quote.end]}", in the sentence above')
    else:
        yield from quote_lines(page, quote, COLOURS[finding.severity])
    if finding.sentence is not None:
        told.sentences.add(finding.sentence)
    yield from labelled(page, "why", finding.message)
    rows = [known.evidence.by_id[row] for row in finding.evidence if row in known.evidence.by_id]
    shown = [row for place, row in enumerate(rows) if place < ROWS_SHOWN or row.id in needed]
    for row in shown:
        yield from row_lines(page, row, known, told=row.id in told.rows, message=finding.message)
        told.rows.add(row.id)
    if len(rows) > len(shown):
        more = ", ".join(row.id for row in rows if row not in shown)
        yield from labelled(page, "", f"and {plural(len(rows) - len(shown), 'row')} more: {more}", style="dim")
    fresh = [text for text in finding.suggestions if (finding.sentence, text) not in told.suggestions]
    told.suggestions.update((finding.sentence, text) for text in fresh)
    for number, suggestion in enumerate(fresh):
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


def row_lines(page: Page, row: EvidenceRow, known: Known, *, told: bool, message: str) -> Iterator[Text]:
    """An evidence row: what it says, how certainly, for whom, and its sources; ``told`` names it only."""
    pair = f"{known.name(row.cause)} -> {known.name(row.effect)}"
    if told:
        yield from labelled(page, "evidence", f"{pair}, as above [{row.id}]")
        return
    yield from labelled(page, "evidence", f"{pair}: {standing(row)} [{row.id}]")
    if row.summary.rstrip(".") not in message:
        yield from labelled(page, "", row.summary)
    seen_in = f"Seen in {row.population}" if row.population else ""
    limits = "; ".join(part for part in (seen_in, row.condition, row.effect_size) if part)
    if limits:
        yield from labelled(page, "", limits, style="dim")
    for source in row.sources[:SOURCES_SHOWN]:
        yield from source_lines(page, known.evidence.sources[source])
    if len(row.sources) > SOURCES_SHOWN:
        hidden = plural(len(row.sources) - SOURCES_SHOWN, "source")
        yield from labelled(page, "", f"and {hidden} more: overclaim explain {row.id}", style="dim")


def standing(row: EvidenceRow) -> str:
    """What the row says of its pair: ``goes with more, low certainty, graded by us``."""
    return f"{RELATIONS[row.relation]}, {row.certainty.replace('-', ' ')} certainty, {GRADED_BY[row.certainty_by]}"


def source_title(source: Source) -> str:
    """Title and year; a title that nobody saw stands in brackets."""
    title = on_one_line(source.title)
    if title.startswith(UNSEEN_TITLE):
        title = f"[{title.removeprefix(UNSEEN_TITLE).strip()}]"
    return f"{title} ({source.year})" if source.year else title


def source_lines(page: Page, source: Source) -> Iterator[Text]:
    """Title, year and link of a source; a link is never broken, so that it can be followed."""
    title = source_title(source)
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
