"""The findings as JSON Lines (https://jsonlines.org), one a line, for ``grep``, ``jq`` and data frames."""

import json
from typing import TextIO

from ...pipeline.values import PostResult
from ..plain_text import encodable
from ..records import PostRecords, Record
from ..report import Run
from ..summary import Summary


class JsonLinesReport:
    """Writes to ``out`` one finding a line, as in the JSON report; suppressed ones are left to that report."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def begin(self) -> None:
        """Nothing stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write the findings of one post; then ``{"path": …, "failure": …}`` where it was not, or not wholly, checked."""
        if result.post is not None and result.findings:
            records = PostRecords(result.post, result.sentences)
            for finding in result.findings:
                self._write(records.finding(finding))
        if result.failure is not None:
            self._write({"path": result.path, "failure": result.failure})

    def end(self, summary: Summary) -> None:
        """Nothing stands after the posts."""

    def _write(self, record: Record) -> None:
        # What encodable writes for a lone surrogate is what JSON writes too.
        self._out.write(encodable(json.dumps(record, ensure_ascii=False)) + "\n")


def make(out: TextIO, run: Run) -> JsonLinesReport:
    """The report on ``run``."""
    return JsonLinesReport(out)
