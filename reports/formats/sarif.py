"""SARIF 2.1.0, which code-scanning dashboards read, written result by result.

The format: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01",
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

import re
from typing import Any, TextIO

from ...pipeline.values import PostResult
from ..console import ExitCode
from ..records import Record
from ..report import Run
from ..sarif_places import NEWLINES, artifact_location, message
from ..sarif_results import SarifResults
from ..sarif_rules import rule_descriptor
from ..strict_json import strict_json
from ..summary import Summary

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Semantic Versioning 2.0.0; a Python version such as 1.0.dev1 is none.
SEMANTIC = re.compile(
    r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}"
    r"(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?"
    r"(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?",
    re.ASCII,
)


class SarifReport:
    """Writes one run to ``out``; in memory stays one notification for every post that failed, and nothing else."""

    def __init__(self, out: TextIO, run: Run) -> None:
        self._out = out
        self._run = run
        self._rule_numbers = {rule.name: number for number, rule in enumerate(run.rules)}
        self._notifications: list[Record] = []
        self._separator = "\n"

    def begin(self) -> None:
        """Write the tool with its rules, and how columns and lines are counted."""
        head = {
            "tool": {"driver": self._driver()},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": NEWLINES,
            "properties": {"evidenceVersion": self._run.evidence.version},
        }
        start = f'{{"$schema": {strict_json(SCHEMA)}, "version": "2.1.0", "runs": [{{'
        self._out.write(f'{start}{_members(head)},\n"results": [')

    def add(self, result: PostResult) -> None:
        """Write the post's results, each on a line of its own, and keep its failure for the end."""
        if result.failure is not None:
            self._notifications.append(_notification(result.path, result.failure))
        if result.post is None or not (result.findings or result.suppressed):
            return
        results = SarifResults(result, result.post, self._run.evidence, self._rule_numbers, baseline=self._run.baseline)
        for record in results.records():
            self._out.write(self._separator + strict_json(record))
            self._separator = ",\n"

    def end(self, summary: Summary) -> None:
        """Write the invocation: whether every post was checked, and which were not."""
        invocation = {
            "executionSuccessful": summary.exit_code is not ExitCode.WRONG_INPUT,
            "toolExecutionNotifications": self._notifications,
        }
        self._out.write(f'\n],\n"invocations": [{strict_json(invocation)}]}}]}}\n')

    def _driver(self) -> Record:
        version = self._run.version
        semantic = {"semanticVersion": version} if SEMANTIC.fullmatch(version) else {}
        rules = [rule_descriptor(rule) for rule in self._run.rules]
        return {"name": "overclaim", "version": version, **semantic, "rules": rules}


def make(out: TextIO, run: Run) -> SarifReport:
    """The report on ``run``."""
    return SarifReport(out, run)


def _notification(path: str, failure: str) -> Record:
    location = {"physicalLocation": {"artifactLocation": artifact_location(path)}}
    return {"level": "error", "message": message(failure), "locations": [location]}


def _members(record: dict[str, Any]) -> str:
    """The members of a JSON object without its braces, one a line, so that more can follow."""
    return ",\n".join(f"{strict_json(name)}: {strict_json(value)}" for name, value in record.items())
