"""The findings as Checkstyle XML, which many CI servers and review bots read, written post by post.

There is no schema; elements and attributes are those that Checkstyle's own XMLLogger writes
(https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html).
"""

from typing import TextIO
from xml.etree import ElementTree

from ...pipeline.source_map import SourceMap
from ...pipeline.values import Finding, PostResult
from ...rules.scales import Severity
from ..report import NOT_CHECKED, Run
from ..summary import Summary
from ..xml_elements import DECLARATION, element, indented, opened

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
SOURCE = "overclaim."


class CheckstyleReport:
    """Writes one XML document to ``out``; ``version`` is overclaim's, where Checkstyle writes its own."""

    def __init__(self, out: TextIO, *, version: str) -> None:
        self._out = out
        self._version = version

    def begin(self) -> None:
        """Write what stands before the posts."""
        self._out.write(f"{DECLARATION}{opened('checkstyle', {'version': self._version})}\n")

    def add(self, result: PostResult) -> None:
        """Write one post; one without findings is named too."""
        file = element("file", {"name": result.path})
        if result.post is not None and result.findings:
            source_map = SourceMap(result.post.text)
            file.extend(_error(finding, source_map) for finding in result.findings)
        if result.failure is not None:
            told = {"severity": "error", "message": f"Not checked: {result.failure}", "source": SOURCE + NOT_CHECKED}
            file.append(element("error", told))
        self._out.write(indented(file, 1))

    def end(self, summary: Summary) -> None:  # noqa: ARG002 - every report is told the totals
        """Write what stands after the posts."""
        self._out.write("</checkstyle>\n")


def make(out: TextIO, run: Run) -> CheckstyleReport:
    """The report on ``run``."""
    return CheckstyleReport(out, version=run.version)


def _error(finding: Finding, source_map: SourceMap) -> ElementTree.Element:
    """A finding at the line and column (code points, both from 1) where it begins, its first suggestion in the message."""
    place = source_map.position(finding.span.start)
    instead = "".join(f" Instead: {text}" for text in finding.suggestions[:1])
    attributes: dict[str, str | int] = {
        "line": place.line,
        "column": place.column,
        "severity": LEVELS[finding.severity],
        "message": finding.message + instead,
        "source": SOURCE + finding.rule,
    }
    return element("error", attributes)
