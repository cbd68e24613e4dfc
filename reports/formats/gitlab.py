"""The Code Quality report of GitLab, which a merge request compares with that of its target branch.

Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

import json
from typing import Any, TextIO

from ...pipeline.source_map import SourceMap
from ...pipeline.values import Finding, Post, PostResult
from ...rules.evidence import EvidenceTable
from ...rules.scales import Severity
from ..annotation import annotation_lines, place_of
from ..partial_fingerprints import digest, partial_fingerprints
from ..plain_text import on_one_line
from ..report import NOT_CHECKED, Run
from ..repository_path import repository_path, root_named_by
from ..summary import Summary

SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}
WORST = "blocker"


class GitlabReport:
    """Writes one JSON array to ``out``, an object a line; paths are from ``root``, suppressed findings are left out."""

    def __init__(self, out: TextIO, *, evidence: EvidenceTable, root: str) -> None:
        self._out = out
        self._evidence = evidence
        self._root = root
        self._separator = "\n"

    def begin(self) -> None:
        """Open the array."""
        self._out.write("[")

    def add(self, result: PostResult) -> None:
        """Write one post's findings, and its failure as a blocker on the first line."""
        path = repository_path(result.path, self._root)
        if result.post is not None and result.findings:
            self._findings(result, result.post, path)
        if result.failure is not None:
            said = f"Not checked: {on_one_line(result.failure)}"
            self._write(_record(said, NOT_CHECKED, digest(NOT_CHECKED, path), WORST, path, (1, 1)))

    def end(self, summary: Summary) -> None:  # noqa: ARG002 - the format has no place for totals
        """Close the array."""
        self._out.write("\n]\n")

    def _findings(self, result: PostResult, post: Post, path: str) -> None:
        source_map = SourceMap(post.text)
        for finding, fingerprint in zip(result.findings, partial_fingerprints(result, path), strict=False):
            place = place_of(finding.span, source_map)  # what is suppressed comes last and is not written
            severity = SEVERITIES[finding.severity]
            lines = place.line, place.end_line
            self._write(_record(self._said(finding), finding.rule, fingerprint, severity, path, lines))

    def _said(self, finding: Finding) -> str:
        return " ".join(annotation_lines(finding, self._evidence))

    def _write(self, record: dict[str, Any]) -> None:
        self._out.write(self._separator + json.dumps(record, ensure_ascii=False))
        self._separator = ",\n"


def make(out: TextIO, run: Run) -> GitlabReport:
    """The report on ``run``."""
    return GitlabReport(out, evidence=run.evidence, root=root_named_by("CI_PROJECT_DIR"))


def _record(
    description: str, check: str, fingerprint: str, severity: str, path: str, lines: tuple[int, int]
) -> dict[str, Any]:
    """An issue; ``lines`` are its first and last, both counted from 1."""
    return {
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": lines[0], "end": lines[1]}},
    }
