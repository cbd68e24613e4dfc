"""The DiagnosticResult of the Reviewdog Diagnostic Format in JSON, which reviewdog turns into review comments.

The format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Lines and columns count from 1, columns count
bytes of UTF-8 (a byte order mark included), the end of a range is exclusive. Suppressed findings are left out, since
the format cannot say that they are.
"""

from collections.abc import Iterator
from typing import TextIO

from ...pipeline.source_map import SourceMap, Span
from ...pipeline.values import Finding, Post, PostResult
from ...rules.scales import Severity
from ..records import Record
from ..report import Run
from ..strict_json import strict_json
from ..summary import Summary
from ..whole_sentence_fixes import fixes_of

SOURCE = {"name": "overclaim"}
SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


class RdjsonReport:
    """Writes one DiagnosticResult to ``out``, diagnostic by diagnostic."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._separator = "\n"

    def begin(self) -> None:
        """Write what stands before the diagnostics."""
        self._out.write(f'{{"source": {strict_json(SOURCE)}, "diagnostics": [')

    def add(self, result: PostResult) -> None:
        """Write the post's diagnostics, each on a line of its own; a failure is one without a range."""
        for record in _diagnostics(result):
            self._out.write(self._separator + strict_json(record))
            self._separator = ",\n"

    def end(self, summary: Summary) -> None:  # noqa: ARG002 - the format has no totals
        """Write what stands after the diagnostics."""
        self._out.write("\n]}\n")


def make(out: TextIO, run: Run) -> RdjsonReport:
    """The report on ``run``."""
    return RdjsonReport(out)


def _diagnostics(result: PostResult) -> Iterator[Record]:
    if result.post is not None and result.findings:
        ranges = _Ranges(result.post)
        for finding in result.findings:
            yield _diagnostic(finding, result, ranges)
    if result.failure is not None:
        location = {"path": result.path}
        yield {"message": result.failure, "location": location, "severity": "ERROR", "source": SOURCE}


def _diagnostic(finding: Finding, result: PostResult, ranges: "_Ranges") -> Record:
    fixes = [{"range": ranges.of(fix.span), "text": fix.text} for fix in fixes_of(finding, result)]
    return {
        "message": finding.message,
        "location": {"path": result.path, "range": ranges.of(finding.span)},
        "severity": SEVERITIES[finding.severity],
        "source": SOURCE,
        "code": {"value": finding.rule},
        **({"suggestions": fixes} if fixes else {}),
    }


class _Ranges:
    """The ranges of one post's text."""

    def __init__(self, post: Post) -> None:
        self._map = SourceMap(post.text)

    def of(self, span: Span) -> Record:
        """The range of the file's ``span``."""
        start, end = self._map.position(span.start), self._map.position(span.end)
        return {
            "start": {"line": start.line, "column": start.column_utf8},
            "end": {"line": end.line, "column": end.column_utf8},
        }
