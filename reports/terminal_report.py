"""The report of ``overclaim check`` that a person reads, written post by post."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.text import Text

from ..pipeline.source_map import SourceMap
from ..pipeline.values import Finding, Post, PostResult
from ..rules.evidence import EvidenceTable
from ..rules.rule import Rule
from ..rules.scales import Severity, Verdict
from .console import make_console, page_of
from .finding_lines import COLOURS, finding_lines, headline
from .plain_text import on_one_line, plural
from .quote import quote_of
from .summary import Summary


class TerminalReport:
    """Writes to ``out``; colours only where it is a terminal and ``NO_COLOR`` is not set.

    ``quiet`` leaves one line a finding and nothing else. Without ``width`` lines are as wide as the terminal.
    """

    def __init__(
        self,
        out: TextIO,
        *,
        evidence: EvidenceTable,
        rules: Iterable[Rule],
        quiet: bool = False,
        width: int | None = None,
    ) -> None:
        self._console = make_console(out, width)
        self._page = page_of(self._console)
        self._evidence = evidence
        self._whole_post = frozenset(rule.name for rule in rules if rule.kind == "document")
        self._quiet = quiet

    def begin(self) -> None:
        """Nothing stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write one post."""
        if result.post is not None and self._quiet:
            self._print(self._one_liners(result, result.post))
        elif result.post is not None:
            self._print(self._post_lines(result, result.post))

    def end(self, summary: Summary) -> None:
        """Write the totals."""
        if not self._quiet:
            self._print(summary_lines(summary))

    def _print(self, lines: Iterable[Text]) -> None:
        for line in lines:
            line.rstrip()
            self._console.print(line, soft_wrap=True)

    def _one_liners(self, result: PostResult, post: Post) -> Iterator[Text]:
        source_map = SourceMap(post.text)
        for finding in result.findings:
            line = headline(finding, source_map.position(finding.span.start), post.path)
            line.append(f"  {on_one_line(finding.message)}")
            yield line

    def _post_lines(self, result: PostResult, post: Post) -> Iterator[Text]:
        yield from header_lines(result, post)
        source_map = SourceMap(post.text)
        shown: set[str] = set()
        whole = [finding for finding in result.findings if self._is_short(finding)]
        for finding in result.findings:
            if finding not in whole:
                place = source_map.position(finding.span.start)
                quote = quote_of(finding, result)
                yield Text()
                yield from finding_lines(self._page, finding, place, post.path, quote, self._evidence, shown)
        if whole:
            names = ", ".join(finding.rule for finding in whole)
            yield Text.assemble("\n", ("note", COLOURS[Severity.NOTE]), f"  of the whole post: {names}")
        yield Text()

    def _is_short(self, finding: Finding) -> bool:
        return finding.rule in self._whole_post and finding.severity is Severity.NOTE


def header_lines(result: PostResult, post: Post) -> Iterator[Text]:
    """The post's path and title, then its counts."""
    summary = Summary()
    summary.add(result)
    title = f"  {on_one_line(post.title)}" if post.title else ""
    yield Text.assemble((on_one_line(post.path), "bold underline"), title)
    counts = Text(f"{plural(post.words, 'word')}, {claims_by_verdict(summary)}: ")
    counts.append_text(severities(summary))
    yield counts


def summary_lines(summary: Summary) -> Iterator[Text]:
    """Posts, words, claims by verdict, findings by severity."""
    checked = summary.posts - summary.failures
    if not checked:
        yield Text("No post could be checked.", style=COLOURS[Severity.ERROR])
        return
    failed = f", {summary.failures:,} could not be" if summary.failures else ""
    yield Text(
        f"{plural(checked, 'post')} checked{failed}: {plural(summary.words, 'word')}, {claims_by_verdict(summary)}"
    )
    yield severities(summary)
    if summary.severities.total():
        yield Text("overclaim explain RULE says why a rule is there and what to write instead.", style="dim")


def claims_by_verdict(summary: Summary) -> str:
    """``3 claims (1 supported, 2 overstated)``."""
    parts = [
        f"{summary.verdicts[verdict]:,} {verdict.replace('-', ' ')}" for verdict in Verdict if summary.verdicts[verdict]
    ]
    return plural(summary.claims, "claim") + (f" ({', '.join(parts)})" if parts else "")


def severities(summary: Summary) -> Text:
    """``2 errors, 1 note``, each in its colour; "nothing to flag" where there is none."""
    parts = [
        Text(plural(summary.severities[severity], severity.value), style=COLOURS[severity])
        for severity in reversed(Severity)
        if summary.severities[severity]
    ]
    line = Text(", ").join(parts) if parts else Text("nothing to flag", style="green")
    if summary.suppressed:
        line.append(f", {plural(summary.suppressed, 'finding')} suppressed", style="dim")
    return line
