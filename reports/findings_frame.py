"""Findings as a data frame: one row a finding, columns and types always the same."""

from collections.abc import Iterable, Iterator

import pandas as pd

from ..pipeline.source_map import SourceMap
from ..pipeline.values import Finding, Post, PostResult
from ..rules.read_table import SEPARATOR
from ..rules.scales import Severity
from .annotation import first_source
from .plain_text import encodable
from .report import NOT_CHECKED, Run

PLACES = ("line", "column", "end_line", "end_column", "start", "end")
COLUMNS = (
    "path", *PLACES, "severity", "rule", "pack", "text", "sentence", "message", "verdict", "strength", "permitted",
    "cause", "effect", "evidence", "source_title", "source_url", "suggestion", "suppressed",
)  # fmt: skip
Cell = str | int | None
Cells = dict[str, Cell]


class FindingRows:
    """The rows of posts, as cells by column.

    Places count as in the JSON report (lines, columns and code points) and are None for a post that was not checked.
    Text is never None: "" says that there is none. ``verdict`` to ``effect`` are those of the claim that the finding is
    on, ``cause`` and ``effect`` concept ids, ``evidence`` row ids with ``|`` between them; the source is the first of
    the first row, the suggestion the first of the finding's. ``suppressed`` is why a finding was let through.
    """

    def __init__(self, run: Run) -> None:
        self._evidence = run.evidence
        self._packs = {rule.name: rule.pack for rule in run.rules}

    def rows(self, result: PostResult) -> Iterator[Cells]:
        """Findings, then suppressed ones, then a row of rule ``not-checked`` where the post was not wholly checked."""
        found = (*result.findings, *result.suppressed)
        if result.post is not None and found:
            source_map = SourceMap(result.post.text)
            for finding in found:
                yield _whole(self._cells(finding, result, result.post, source_map))
        if result.failure is not None:
            told = {"severity": Severity.ERROR, "rule": NOT_CHECKED, "message": result.failure}
            yield _whole({"path": result.path, **told})

    def _cells(self, finding: Finding, result: PostResult, post: Post, source_map: SourceMap) -> Cells:
        begin, end = source_map.position(finding.span.start), source_map.position(finding.span.end)
        source = first_source(finding, self._evidence)
        cells: Cells = {
            "path": post.path,
            "line": begin.line,
            "column": begin.column,
            "end_line": end.line,
            "end_column": end.column,
            "start": begin.offset,
            "end": end.offset,
            "severity": finding.severity,
            "rule": finding.rule,
            "pack": self._packs.get(finding.rule),
            "text": finding.text,
            "sentence": None if finding.sentence is None else result.sentences[finding.sentence].text,
            "message": finding.message,
            "evidence": SEPARATOR.join(finding.evidence),
            "source_title": source.title if source else None,
            "source_url": source.link if source else None,
            "suggestion": finding.suggestions[0] if finding.suggestions else None,
            "suppressed": finding.suppressed_because,
        }
        return cells | _claim_cells(finding, result)


def to_frame(rows: Iterable[Cells]) -> pd.DataFrame:
    """The rows as a data frame with the columns COLUMNS: places are ``Int64``, all else is ``str``."""
    listed = list(rows)
    # Objects first: a column of whole numbers and None would pass through floating point.
    cells = pd.DataFrame({name: [row[name] for row in listed] for name in COLUMNS}, dtype=object)
    return cells.astype({name: "Int64" if name in PLACES else "str" for name in COLUMNS})


def _claim_cells(finding: Finding, result: PostResult) -> Cells:
    if finding.claim is None:
        return {}
    claim = result.claims[finding.claim]
    return {
        "verdict": claim.verdict,
        "strength": claim.strength,
        "permitted": claim.permitted,
        "cause": claim.cause.concept,
        "effect": claim.effect.concept,
    }


def _whole(cells: Cells) -> Cells:
    """All columns in order; text without NUL, which ends a cell for many readers of CSV, and fit for UTF-8."""
    return {
        name: cells.get(name) if name in PLACES else encodable(str(cells.get(name) or "")).replace("\0", "\ufffd")
        for name in COLUMNS
    }
