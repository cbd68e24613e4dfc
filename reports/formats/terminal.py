"""The report of ``overclaim check`` that a person reads, written post by post."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TextIO

from rich.text import Text

from ...pipeline.source_map import SourceMap
from ...pipeline.values import Claim, Finding, Post, PostResult
from ...rules.scales import Severity, Strength, Verdict
from ..console import make_console, page_of
from ..finding_lines import COLOURS, Known, Page, Told, finding_lines, headline
from ..plain_text import on_one_line, plural, wrap_ranges
from ..quote import quote_of
from ..report import Run
from ..summary import Summary
from ..totals import ALL_LEFT_OUT

NOT_SAID = "The page does not say "


class TerminalReport:
    """Writes to ``out``; colours only where it is a terminal and ``NO_COLOR`` is not set.

    A quiet ``run`` leaves one line a finding and nothing else. Without ``width`` lines are as wide as the terminal.
    """

    def __init__(self, out: TextIO, run: Run, width: int | None = None) -> None:
        self._console = make_console(out, width)
        self._page = page_of(self._console)
        self._run = run
        self._whole_post = frozenset(rule.name for rule in run.rules if rule.kind == "document")
        self._quiet = run.quiet

    @cached_property
    def _known(self) -> Known:
        return Known(self._run.evidence, self._run.vocabulary)

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
        told = Told()
        whole = [finding for finding in result.findings if self._is_short(finding)]
        for finding in result.findings:
            if finding not in whole:
                head = headline(finding, source_map.position(finding.span.start), post.path)
                quote = quote_of(finding, result)
                needed = rows_of_named_claims(finding, result)
                yield Text()
                yield from finding_lines(self._page, finding, head, quote, self._known, told, needed)
        yield from self._closing_lines(result, source_map, whole)
        yield Text()

    def _closing_lines(self, result: PostResult, source_map: SourceMap, whole: Sequence[Finding]) -> Iterator[Text]:
        """What is said of the post as a whole, and what the evidence table is silent on."""
        if whole:
            rules = ", ".join(finding.rule for finding in whole)
            text = f"{together([finding.message for finding in whole])} [{rules}]"
            yield Text()
            yield from _wrapped(self._page, "note", text, COLOURS[Severity.NOTE])
        unanswered = unanswered_claims(result.claims)
        if unanswered:
            numbers = dict.fromkeys(source_map.position(claim.span.start).line for claim in unanswered)
            where = f"line{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"
            yield Text()
            yield from _wrapped(
                self._page, "", f"No evidence row answers {plural(len(unanswered), 'flat claim')}: {where}.", "dim"
            )

    def _is_short(self, finding: Finding) -> bool:
        return finding.rule in self._whole_post and finding.severity is Severity.NOTE


def make(out: TextIO, run: Run) -> TerminalReport:
    """The report on ``run``."""
    return TerminalReport(out, run)


def rows_of_named_claims(finding: Finding, result: PostResult) -> frozenset[str]:
    """The row by which each claim on the finding's words was judged."""
    if finding.claim is None:
        return frozenset()
    return frozenset(claim.evidence[0] for claim in result.claims if claim.evidence and claim.cue.span == finding.span)


def unanswered_claims(claims: Iterable[Claim]) -> list[Claim]:
    """The health claims that the text makes flatly or with "can" and that no evidence row answers."""
    return [
        claim
        for claim in claims
        if claim.verdict is Verdict.UNVERIFIED
        and claim.health
        and claim.strength >= Strength.CAN_CAUSE
        and not claim.negated
        and claim.discourse is None
    ]


def together(messages: Sequence[str]) -> str:
    """Several messages as one sentence where they begin alike."""
    if not all(message.startswith(NOT_SAID) for message in messages):
        return " ".join(messages)
    *first, last = (message.removeprefix(NOT_SAID).rstrip(".") for message in messages)
    return f"{NOT_SAID}{', '.join(first)}{', or ' if first else ''}{last}."


def _wrapped(page: Page, mark: str, text: str, style: str) -> Iterator[Text]:
    clean = f"{mark}  {on_one_line(text)}" if mark else on_one_line(text)
    for start, end in wrap_ranges(clean, page.width):
        line = Text(clean[start:end], style="" if mark else style)
        if mark and not start:
            line.stylize(style, 0, len(mark))
        yield line


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
    if summary.left_out and not summary.posts:
        yield Text(f"{ALL_LEFT_OUT.capitalize()}.")
        return
    if not summary.posts and summary.unchanged:
        yield Text(f"No post checked, {summary.unchanged:,} unchanged")
        return
    if not checked:
        yield Text("No post could be checked.", style=COLOURS[Severity.ERROR])
        return
    failed = f", {summary.failures:,} could not be" if summary.failures else ""
    unchanged = f", {summary.unchanged:,} unchanged" if summary.unchanged else ""
    yield Text(
        f"{plural(checked, 'post')} checked{failed}{unchanged}: {plural(summary.words, 'word')}, {claims_by_verdict(summary)}"
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
