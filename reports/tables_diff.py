"""What a change of the evidence table changes, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.text import Text

from ..corpus.compare_tables import RowChange, VerdictChange
from .finding_lines import Page, labelled
from .plain_text import on_one_line, plural


def diff_lines(page: Page, rows: Sequence[RowChange], verdicts: Sequence[VerdictChange]) -> Iterator[Text]:
    """Rows, then verdicts, then how many of each."""
    for row in rows:
        yield Text.assemble((row.id, "bold"), f"  {row.change}")
    for one in verdicts:
        yield Text(f"{on_one_line(one.path)}:{one.line}  {one.old or 'not read'} -> {one.new or 'not read'}", "bold")
        told = f"{one.cause} -> {one.effect}" + (f" [{one.rows[0]}]" if one.rows else "")
        yield from labelled(page, "", told)
    yield Text(f"{plural(len(rows), 'row')} and {plural(len(verdicts), 'verdict')} changed", "bold")


def diff_record(rows: Sequence[RowChange], verdicts: Sequence[VerdictChange]) -> dict[str, Any]:
    """The same as JSON."""
    return {"rows": [asdict(row) for row in rows], "verdicts": [asdict(one) for one in verdicts]}
