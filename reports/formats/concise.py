"""One line a finding, for grep and for editors: ``path:line:column: severity rule message``."""

from typing import TextIO

from ...pipeline.source_map import SourceMap
from ...pipeline.values import Finding, Post, PostResult
from ..plain_text import on_one_line
from ..report import Run
from ..summary import Summary
from ..totals import totals


class ConciseReport:
    """Writes to ``out``, never in colour; the totals are the last line, ``quiet`` leaves them out."""

    def __init__(self, out: TextIO, *, quiet: bool = False) -> None:
        self._out = out
        self._quiet = quiet

    def begin(self) -> None:
        """Nothing stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write one post's findings, and its failure as an error that has no line."""
        if result.post is not None and result.findings:
            source_map = SourceMap(result.post.text)
            for finding in result.findings:
                self._out.write(concise_line(finding, result.post, source_map) + "\n")
        if result.failure is not None:
            self._out.write(f"{on_one_line(result.path)}: error not checked: {on_one_line(result.failure)}\n")

    def end(self, summary: Summary) -> None:
        """Write the totals."""
        if not self._quiet:
            self._out.write(totals(summary) + "\n")


def make(out: TextIO, run: Run) -> ConciseReport:
    """The report on ``run``."""
    return ConciseReport(out, quiet=run.quiet)


def concise_line(finding: Finding, post: Post, source_map: SourceMap) -> str:
    """The line of one finding; line and column count from 1, columns in code points."""
    place = source_map.position(finding.span.start)
    where = f"{on_one_line(post.path)}:{place.line}:{place.column}"
    return f"{where}: {finding.severity.value} {finding.rule} {on_one_line(finding.message)}"
