"""The findings as CSV (RFC 4180, with LF for line ends), one row a finding, written post by post.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break for a formula, and runs
what a post says (https://owasp.org/www-community/attacks/CSV_Injection). Such a cell gets an apostrophe before it, and so
does one that begins with an apostrophe: to have the text back, take one leading apostrophe from every cell that has one.
"""

from collections.abc import Iterable
from csv import QUOTE_NONNUMERIC
from typing import TextIO

from ...pipeline.values import PostResult
from ..findings_frame import Cells, FindingRows, to_frame
from ..report import Run
from ..summary import Summary

MARK = "'"
# The wide forms of the signs mean the same to a spreadsheet in an East Asian language.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", MARK)


class CsvReport:
    """Writes a header and the rows to ``out``."""

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._rows = FindingRows(run)

    def begin(self) -> None:
        """Write the header, which is there also when nothing is found."""
        self._write((), header=True)

    def add(self, result: PostResult) -> None:
        """Write the rows of one post."""
        rows = [_protected(cells) for cells in self._rows.rows(result)]
        if rows:
            self._write(rows, header=False)

    def end(self, summary: Summary) -> None:
        """Nothing stands after the posts."""

    def _write(self, rows: Iterable[Cells], *, header: bool) -> None:
        # All text is quoted: where it is not, a carriage return inside a cell reads as the end of the row.
        to_frame(rows).to_csv(self._out, index=False, header=header, quoting=QUOTE_NONNUMERIC, lineterminator="\n")


def make(out: TextIO, run: Run) -> CsvReport:
    """The report on ``run``."""
    return CsvReport(out, run)


def _protected(cells: Cells) -> Cells:
    return {
        name: MARK + cell if isinstance(cell, str) and cell.startswith(RISKY) else cell for name, cell in cells.items()
    }
