"""The Markdown that a GitHub workflow step shows on the page of its run: totals, failures and findings as tables.

Format: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
(GitHub Flavored Markdown appended to a file, at most 1 MiB a step; a larger file is not shown at all).
"""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote

from ..pipeline.values import Finding
from ..rules.evidence import EvidenceTable, Source
from ..rules.scales import Severity
from .annotation import Place, first_source
from .finding_lines import source_title
from .plain_text import on_one_line, plural

LARGEST = 1024 * 1024  # bytes, of everything that the step writes
RESERVED = 2048  # bytes for what stands around the rows
MARKUP = re.compile(r"[&<>|`*_\[\]\\~#$@:]|(?<=[Ww])\.")  # the last two make links of addresses
FAILURES = "| Post | Not checked, because |\n| --- | --- |\n"
FINDINGS = "| Severity | Where | Rule | What is wrong | Write instead | Evidence |\n" + "| --- " * 6 + "|\n"
READ_ELSEWHERE = "`overclaim check --format concise` prints all."


class StepSummary:
    """Holds rows until the end, of every severity and of the failures no more than the file could hold."""

    def __init__(self, evidence: EvidenceTable) -> None:
        self._evidence = evidence
        self._failures = _Rows()
        self._findings = {severity: _Rows() for severity in Severity}

    def add_failure(self, path: str, failure: str) -> None:
        """A post that was not, or not wholly, checked."""
        self._failures.add(_row([markdown_text(path), markdown_text(failure)]))

    def add_finding(self, finding: Finding, path: str, place: Place) -> None:
        """A finding, with all its suggestions and its first source."""
        source = first_source(finding, self._evidence)
        cells = [
            finding.severity.value,
            markdown_text(f"{path}:{place.line}:{place.column}"),
            markdown_text(finding.rule),
            markdown_text(finding.message),
            "<br>".join(map(markdown_text, finding.suggestions)),
            "" if source is None else _link(source),
        ]
        self._findings[finding.severity].add(_row(cells))

    def append_to(self, path: Path, totals: str) -> bool:
        """Append the summary to the file, errors before warnings before notes; False where it has no room for any.

        Raises OSError where the file cannot be written.
        """
        before = path.stat().st_size if path.exists() else 0
        room = LARGEST - RESERVED - before
        if room < 0:
            return False
        with path.open("ab") as file:
            file.write(self._markdown(totals, room, "\n" if before else "").encode("utf-8", "backslashreplace"))
        return True

    def _markdown(self, totals: str, room: int, gap: str) -> str:
        failures = self._failures.first(room)
        room -= _size(failures)
        findings: list[str] = []
        missing = 0
        for severity in reversed(Severity):
            rows = self._findings[severity]
            shown = [] if missing else rows.first(room)  # a note never takes the place of a warning
            findings += shown
            room -= _size(shown)
            missing += rows.count - len(shown)
        parts = [
            f"{gap}## overclaim\n\n{markdown_text(totals)}\n",
            *_table(FAILURES, failures, self._failures.count - len(failures), "failure"),
            *_table(FINDINGS, findings, missing, "finding"),
        ]
        return "".join(parts)


class _Rows:
    """Rows in their order, the first LARGEST bytes of them, and how many there were."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[str] = []
        self._room = LARGEST

    def add(self, row: str) -> None:
        self.count += 1
        self._room -= _size([row])
        if self._room >= 0:
            self._kept.append(row)

    def first(self, room: int) -> list[str]:
        """As many rows from the first on as ``room`` bytes hold."""
        for number, row in enumerate(self._kept):
            room -= _size([row])
            if room < 0:
                return self._kept[:number]
        return self._kept


def markdown_text(text: str) -> str:
    """``text`` for a cell of a table, on one line, so that Markdown and HTML show it and obey nothing in it."""
    return MARKUP.sub(lambda found: f"&#{ord(found.group())};", on_one_line(text))


def _link(source: Source) -> str:
    title = markdown_text(source_title(source))
    if not source.link.startswith(("https://", "http://")):
        return title
    return f"[{title}](<{escape(quote(source.link, safe=':/?#@!$&()*+,;=%~'))}>)"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _table(head: str, rows: list[str], missing: int, noun: str) -> Iterable[str]:
    if rows:
        yield "\n" + head
        yield from rows
    if missing:
        yield f"\n{plural(missing, noun)} more had no room here, as GitHub shows 1 MiB a step. {READ_ELSEWHERE}\n"


def _size(rows: Iterable[str]) -> int:
    return sum(len(row.encode("utf-8", "backslashreplace")) for row in rows)
