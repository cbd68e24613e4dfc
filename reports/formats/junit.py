"""The posts as tests in JUnit XML, which CI servers show next to the tests of code.

A post is a test case. It fails where it has a finding of severity error, and is in error where it could not be
checked; warnings and notes stand in its ``system-out``, since CI shows all that fails in red. There is no official
schema; this one keeps to what the xUnit plugin of Jenkins accepts (junit-10.xsd of
https://github.com/jenkinsci/xunit-plugin) and to https://github.com/testmoapp/junitxml.
"""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ...pipeline.source_map import SourceMap
from ...pipeline.values import Finding, PostResult
from ...rules.scales import Severity
from ..plain_text import on_one_line, plural
from ..report import NOT_CHECKED, Run
from ..summary import Summary
from ..xml_elements import DECLARATION, STEP, element, indented, opened

NAME = "overclaim"


class JUnitReport:
    """Writes one XML document to ``out`` at the end, for its head counts what follows: it keeps every test case as text."""

    def __init__(self, out: TextIO, *, version: str, evidence: str) -> None:
        self._out = out
        self._properties = {"overclaim": version, "evidence": evidence}
        self._cases: list[str] = []
        self._failures = 0

    def begin(self) -> None:
        """Nothing can be written before the posts are counted."""

    def add(self, result: PostResult) -> None:
        """Keep one post. One that could not be checked counts as an error and not as a failure, whatever was found."""
        faults = [finding for finding in result.findings if finding.severity is Severity.ERROR]
        others = [finding for finding in result.findings if finding.severity is not Severity.ERROR]
        name = result.post.title if result.post else None
        case = element("testcase", {"classname": result.path, "name": name or result.path})
        if result.failure is not None:
            text = "\n".join((on_one_line(result.failure), _told(faults, result))).rstrip("\n")
            case.append(element("error", {"message": result.failure, "type": NOT_CHECKED}, text))
        elif faults:
            kinds = ", ".join(dict.fromkeys(finding.rule for finding in faults))
            case.append(element("failure", {"message": _headline(faults), "type": kinds}, _told(faults, result)))
            self._failures += 1
        if others:
            case.append(element("system-out", {}, _told(others, result)))
        self._cases.append(indented(case, 2))

    def end(self, summary: Summary) -> None:
        """Write all of it."""
        counts = {"tests": summary.posts, "failures": self._failures, "errors": summary.failures}
        properties = element("properties", {})
        properties.extend(
            element("property", {"name": name, "value": value}) for name, value in self._properties.items()
        )
        self._out.write(f"{DECLARATION}{opened('testsuites', {'name': NAME, **counts})}\n")
        self._out.write(f"{STEP}{opened('testsuite', {'name': NAME, **counts})}\n{indented(properties, 2)}")
        self._out.writelines(self._cases)
        self._out.write(f"{STEP}</testsuite>\n</testsuites>\n")


def make(out: TextIO, run: Run) -> JUnitReport:
    """The report on ``run``."""
    return JUnitReport(out, version=run.version, evidence=run.evidence.version)


def _headline(faults: Sequence[Finding]) -> str:
    return faults[0].message if len(faults) == 1 else f"{plural(len(faults), 'error')}, first: {faults[0].message}"


def _told(findings: Iterable[Finding], result: PostResult) -> str:
    """Two lines or more a finding: place, severity, message and rule, then what to write instead."""
    lines: list[str] = []
    source_map = SourceMap(result.post.text if result.post else "")
    for finding in findings:
        place = source_map.position(finding.span.start)
        where = f"{on_one_line(result.path)}:{place.line}:{place.column}"
        lines.append(f"{where}: {finding.severity}: {on_one_line(finding.message)} [{finding.rule}]")
        for number, suggestion in enumerate(finding.suggestions):
            lines.append(f"    {'or' if number else 'instead'}: {on_one_line(suggestion)}")
    return "\n".join(lines)
