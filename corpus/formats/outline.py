"""Where in a post a reader is: the open lists, cells, quotations, and the text of the block being gathered."""

from dataclasses import dataclass, field

from ...pipeline.source_map import Span
from ...pipeline.values import BlockKind, Directive
from .boilerplate_lines import is_citation
from .collect_blocks import BlockCollector
from .tidy_prose import Run

_MOST_COLUMNS = 50


@dataclass(slots=True)
class Place:
    """An open container; ``index`` is its first block once it has one.

    A table keeps the header cell of each column, and per column the rows that a tall cell still reaches into.
    """

    kind: str
    level: int = 0
    lead_in: int | None = None
    index: int | None = None
    heads: bool = False
    column: int = 0
    row_header: int | None = None
    headers: dict[int, int | None] = field(default_factory=dict)
    reaching: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    width: int = 1
    height: int = 1


_NOWHERE = Place("paragraph")


class Outline:
    """Turns what a parser opens, closes and says into blocks; shared by the formats that have markup."""

    def __init__(self, collector: BlockCollector) -> None:
        self.collector = collector
        self.runs: list[Run] = []
        self.quotes = 0
        self.boilerplate = False
        self.first_heading: str | None = None
        self._places: list[Place] = []
        self._term: int | None = None

    def add(self, run: Run) -> None:
        """More of the current block's text. Text that steps back in the file begins a block of its own."""
        if self.runs and run.start < self.runs[-1].end:
            self.flush()
        self.runs.append(run)

    def note(self, text: str, start: int, end: int) -> None:
        """A comment meant for us stands here: inside the block being gathered, or before the next one."""
        held = any(not run.text or run.text.strip() for run in self.runs)
        self.collector.note(Directive(text, Span(start, end)), held=held)

    def open(self, kind: str, *, level: int = 0, heads: bool = False, width: int = 1, height: int = 1) -> None:
        """Enter a heading, list, item, term, definition, caption, table, row, cell or another container."""
        self.flush()
        place = Place(kind, level, heads=heads, width=width, height=height)
        if kind == "list":
            self._introduce(place)
        elif kind == "item":
            above = self._nearest("list", "item")
            place.level, place.lead_in = (above.level, above.lead_in) if above and above.kind == "list" else (1, None)
            if above is None:
                place.lead_in = self.collector.introduction()
        elif kind == "definition":
            place.lead_in = self._term
        elif kind == "cell":
            self._step_over_tall_cells()
        self._places.append(place)

    def close(self, kind: str) -> None:
        """Leave the innermost container of that kind and whatever is still open in it."""
        self.flush()
        if all(place.kind != kind for place in self._places):
            return
        while True:
            place = self._places.pop()
            if place.kind == "cell":
                self._leave_cell(place)
            if place.kind == kind:
                return

    def flush(self) -> None:
        """End the block whose text has been gathered."""
        runs, self.runs = self.runs, []
        if not runs:
            return
        place = self._places[-1] if self._places else _NOWHERE
        if place.index is None and place.kind in _FIRST_BLOCK:
            place.index = self._first_block(place, runs)
        elif place.kind == "footnote" and is_citation("".join(run.text for run in runs)):
            self._add(BlockKind.PARAGRAPH, runs, boilerplate=True)
        else:
            self._add(BlockKind.PARAGRAPH, runs)

    def _first_block(self, place: Place, runs: list[Run]) -> int | None:
        kind = _FIRST_BLOCK[place.kind]
        column_header = row_header = None
        if place.kind == "cell":
            table, row = self._nearest("table"), self._nearest("row")
            if table and row and not row.heads:
                column_header, row_header = table.headers.get(row.column), row.row_header
        index = self._add(
            kind,
            runs,
            level=place.level,
            lead_in=place.lead_in,
            column_header=column_header,
            row_header=row_header,
        )
        if kind is BlockKind.TERM:
            self._term = index
        if kind is BlockKind.HEADING and place.level == 1 and index is not None and self.first_heading is None:
            self.first_heading = self.collector.blocks[index].prose.text
        return index

    def _add(
        self,
        kind: BlockKind,
        runs: list[Run],
        *,
        level: int = 0,
        lead_in: int | None = None,
        column_header: int | None = None,
        row_header: int | None = None,
        boilerplate: bool = False,
    ) -> int | None:
        return self.collector.add(
            kind,
            runs,
            level=level,
            lead_in=lead_in,
            column_header=column_header,
            row_header=row_header,
            quoted=self.quotes > 0,
            boilerplate=boilerplate or self.boilerplate,
        )

    def _introduce(self, place: Place) -> None:
        item = self._nearest("item", "cell", "definition")
        if item is None:
            place.level, place.lead_in = 1, self.collector.introduction()
        else:
            within = item.index if item.index is not None else item.lead_in
            place.level, place.lead_in = item.level + 1, self.collector.introduction(within)

    def _step_over_tall_cells(self) -> None:
        table, row = self._nearest("table"), self._nearest("row")
        if not (table and row):
            return
        while row.column in table.reaching:
            rows, index = table.reaching.pop(row.column)
            if rows > 1:
                table.reaching[row.column] = (rows - 1, index)
            if row.column == 0:
                row.row_header = index
            row.column += 1

    def _leave_cell(self, cell: Place) -> None:
        table, row = self._nearest("table"), self._nearest("row")
        if not (table and row):
            return
        for column in range(row.column, row.column + min(cell.width, _MOST_COLUMNS)):
            if row.heads:
                table.headers[column] = cell.index
            elif cell.height > 1:
                table.reaching[column] = (cell.height - 1, cell.index)
        if not row.heads and (row.column == 0 or cell.heads):
            row.row_header = cell.index
        row.column += min(cell.width, _MOST_COLUMNS)

    def _nearest(self, *kinds: str) -> Place | None:
        return next((place for place in reversed(self._places) if place.kind in kinds), None)


_FIRST_BLOCK = {
    "heading": BlockKind.HEADING,
    "item": BlockKind.ITEM,
    "term": BlockKind.TERM,
    "definition": BlockKind.DEFINITION,
    "caption": BlockKind.CAPTION,
    "cell": BlockKind.CELL,
}
