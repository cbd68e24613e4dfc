"""The JSON of ``overclaim check``, written post by post so that memory does not grow with their number."""

import json
from typing import TextIO

from ...pipeline.values import PostResult
from ..records import post_record
from ..report import Run
from ..summary import Summary


class JsonReport:
    """Writes one JSON document to ``out``: begin, add for every post, end."""

    def __init__(self, out: TextIO, *, version: str, evidence: str) -> None:
        self._out = out
        self._version = version
        self._evidence = evidence
        self._separator = "\n"

    def begin(self) -> None:
        """Write what stands before the posts."""
        head = f'{{"overclaim": {json.dumps(self._version)}, "evidence": {json.dumps(self._evidence)}, "posts": ['
        self._out.write(head)

    def add(self, result: PostResult) -> None:
        """Write one post, on a line of its own."""
        self._out.write(self._separator + json.dumps(post_record(result), ensure_ascii=False))
        self._separator = ",\n"

    def end(self, summary: Summary) -> None:
        """Write what stands after the posts."""
        self._out.write(f'\n], "summary": {json.dumps(summary.record())}}}\n')


def make(out: TextIO, run: Run) -> JsonReport:
    """The report on ``run``."""
    return JsonReport(out, version=run.version, evidence=run.evidence.version)
