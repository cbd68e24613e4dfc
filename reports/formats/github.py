"""Annotations on the lines of a GitHub pull request, as workflow commands, and the summary of the workflow's step.

Format: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; GitHub shows 10
annotations of each level a step, https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations.
"""

import os
from collections import Counter
from pathlib import Path
from typing import TextIO

from ...corpus.read_posts import STDIN_NAME
from ...pipeline.source_map import SourceMap
from ...pipeline.values import Finding, Post, PostResult
from ...rules.evidence import EvidenceTable
from ...rules.scales import Severity
from ..annotation import Place, annotation_lines, place_of
from ..console import tell
from ..plain_text import on_one_line
from ..report import NOT_CHECKED, Run
from ..repository_path import repository_path, root_named_by
from ..step_summary import StepSummary
from ..summary import Summary
from ..totals import counted, totals
from ..workflow_command import log_line, workflow_command

LEVELS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
MOST = 10  # annotations of a level


class GithubReport:
    """Writes commands to ``out`` and appends the summary to ``summary_path``, if any; paths are from ``root``.

    Findings beyond MOST of a severity are plain lines. ``quiet`` leaves the totals out of the log.
    """

    def __init__(
        self, out: TextIO, *, evidence: EvidenceTable, root: str, summary_path: Path | None = None, quiet: bool = False
    ) -> None:
        self._out = out
        self._evidence = evidence
        self._root = root
        self._summary_path = summary_path
        self._summary = StepSummary(evidence)
        self._quiet = quiet
        self._found: Counter[Severity] = Counter()

    def begin(self) -> None:
        """Nothing stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write one post's findings, and its failure, which is always a command."""
        path = repository_path(result.path, self._root)
        if result.post is not None and result.findings:
            self._findings(result, result.post, path)
        if result.failure is not None:
            self._print(_command("error", path, None, NOT_CHECKED, on_one_line(result.failure)))
            self._summary.add_failure(path, result.failure)

    def end(self, summary: Summary) -> None:
        """Write the totals and the summary of the step; one that cannot be written is told on standard error."""
        said = totals(summary)
        beyond = counted({severity: max(0, count - MOST) for severity, count in self._found.items()})
        if beyond:
            also = " and in the summary of this step" if self._summary_path else ""
            text = f"not annotated, as GitHub shows {MOST} of a level a step: {beyond}; see the plain lines above{also}"
            self._print(log_line("overclaim", text))
            said += f"; without an annotation: {beyond}, see below or the log of the step"
        if not self._quiet:
            self._print(log_line("overclaim", totals(summary)))
        if self._summary_path is not None:
            self._append(self._summary_path, said)

    def _findings(self, result: PostResult, post: Post, path: str) -> None:
        source_map = SourceMap(post.text)
        for finding in result.findings:
            place = place_of(finding.span, source_map)
            self._found[finding.severity] += 1
            beyond = self._found[finding.severity] > MOST
            self._print(self._line(finding, path, place) if beyond else self._annotation(finding, path, place))
            self._summary.add_finding(finding, path, place)

    def _annotation(self, finding: Finding, path: str, place: Place) -> str:
        lines = annotation_lines(finding, self._evidence)
        return _command(LEVELS[finding.severity], path, place, finding.rule, "\n".join(lines))

    def _line(self, finding: Finding, path: str, place: Place) -> str:
        said = " ".join(annotation_lines(finding, self._evidence))
        return log_line(finding.severity.value, f"{path}:{place.line}:{place.column} {finding.rule} {said}")

    def _print(self, line: str) -> None:
        self._out.write(line + "\n")

    def _append(self, path: Path, said: str) -> None:
        try:
            if not self._summary.append_to(path, said):
                tell(f"{path}: the summary of this step is not written, the file has all that GitHub shows")
        except OSError as error:
            tell(f"{path}: the summary of this step cannot be written: {error.strerror or error}")


def make(out: TextIO, run: Run) -> GithubReport:
    """The report on ``run``, with the folder and the file that GitHub names in the environment."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    return GithubReport(
        out,
        evidence=run.evidence,
        root=root_named_by("GITHUB_WORKSPACE"),
        summary_path=Path(summary) if summary else None,
        quiet=run.quiet,
    )


def _command(level: str, path: str, place: Place | None, rule: str, message: str) -> str:
    """An annotation; GitHub takes columns only where the range is inside one line, and no line without a file."""
    properties: dict[str, str | int | None] = {"file": None if path == STDIN_NAME else path}
    if place is not None and path != STDIN_NAME:
        one_line = place.line == place.end_line
        properties |= {
            "line": place.line,
            "endLine": place.end_line,
            "col": place.column if one_line else None,
            "endColumn": place.end_column if one_line else None,
        }
    return workflow_command(level, properties | {"title": f"overclaim: {rule}"}, message)
