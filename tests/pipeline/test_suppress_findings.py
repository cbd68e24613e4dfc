"""Which findings a directive lets through, and which it does not; and what the whole checker makes of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.read_posts import read_text
from overclaim.pipeline.checks import CHECKS, Reading
from overclaim.pipeline.run import Checker
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.suppress_findings import Sifted, suppress_findings
from overclaim.pipeline.values import Finding, Post, PostResult
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.kinds import SuppressionState
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Severity
from overclaim.rules.vocabulary import Vocabulary

TODAY = date(2026, 11, 21)
KINDS = {
    "cure-claim": "phrase",
    "fear-wording": "phrase",
    "missing-author": "document",
    "general-benefit": "claim",
    "unused-suppression": "suppression",
}
RUNNING = frozenset(KINDS) - {"general-benefit"}
USED, UNUSED, EXPIRED, MALFORMED, OFF = SuppressionState


def note(verb: str = "allow", rule: str = "cure-claim", *, until: str = "", on: str = "") -> str:
    return f'<!-- overclaim: {verb} {rule} "agreed"' + (until and f" until {until}") + (on and f' on "{on}"') + " -->"


def findings_in(post: Post) -> list[Finding]:
    """A cure-claim on every "cures" and a fear-wording on every "kills" of the prose, missing-author on the first words."""
    found: list[Finding] = []
    for sentence in split_sentences(post):
        for rule, word in (("cure-claim", "cures"), ("fear-wording", "kills")):
            for start in range(len(sentence.text)):
                if sentence.text.startswith(word, start):
                    prose = post.blocks[sentence.block].prose
                    span = prose.span(sentence.start + start, sentence.start + start + len(word))
                    found.append(Finding(rule, Severity.ERROR, "No.", span, word, sentence.index))
    first = post.blocks[0].prose
    return [*found, Finding("missing-author", Severity.NOTE, "Who?", first.span(0, len(first.text)), first.text)]


def sift(text: str, suffix: str = ".md", today: date = TODAY) -> Sifted:
    post = read_text(f"a{suffix}", text, suffix=suffix)
    return suppress_findings(post, split_sentences(post), findings_in(post), KINDS, RUNNING, today)


def places(text: str, findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """Rule and line, from 1, of each finding."""
    return [(finding.rule, text.count("\n", 0, finding.span.start) + 1) for finding in findings]


def states(sifted: Sifted) -> list[SuppressionState]:
    return [suppression.state for suppression in sifted.suppressions]


CURE = "cure-claim"
ON = "it's 5 %"  # straight where the post has it curly
SCOPES = [
    # allow: the block that follows or holds it
    (".md", f"{note()}\nIt cures.\nIt cures.\n\nIt cures.\n", [2, 3]),
    (".md", f"It cures.\n\nIt cures. {note()}\nIt cures.\n\nIt cures.\n", [3, 4]),
    (".md", f"{note()}\n\n- It cures.\n- It cures.\n", [3]),
    (".md", f"{note()}\n\n# It cures\n\nIt cures.\n", [3]),
    (".html", f"<p>It cures.</p>\n{note()}\n<p>It cures\nand cures.</p>\n<p>It cures.</p>\n", [3, 4]),
    (".html", f"<p>It cures.</p>\n<p>It cures. {note()}</p>\n<p>It cures.</p>\n", [2]),
    # allow-line: its line, or the next where it stands alone
    (".md", f"It cures.\nIt cures. {note('allow-line')}\nIt cures.\n", [2]),
    (".md", f"{note('allow-line')}\nIt cures.\nIt cures.\n", [2]),
    (".md", f"{note('allow-line')}\n{note('allow-line', 'fear-wording')}\nIt cures.\nIt cures.\n", [3]),
    (".md", f"{note('allow-line')} {note('allow-line', 'fear-wording')}\nIt cures.\nIt cures.\n", [2]),
    (".md", f"{note('allow-line')}\n\nIt cures.\n", []),
    (".md", f"> {note('allow-line')}\n> It cures.\n> It cures.\n", [2]),
    (".md", f"- {note('allow-line')}\n  It cures.\n  It cures.\n", [2]),
    (".md", f"`code` {note('allow-line')}\nIt cures.\n", []),
    (".md", f"Word {note('allow-line')}\nIt cures.\n", []),
    (".md", f"It cures.\n\n{note('allow-line')}", []),
    (".html", f"<p>It cures.\nIt cures. {note('allow-line')}\nIt cures.</p>\n", [2]),
    (".html", f"<p>{note('allow-line')}\nIt cures.\nIt cures.</p>\n", [2]),
    (".html", f"<p>{note('allow-line')} It cures.\nIt cures.</p>\n", [1]),
    # allow-file: everywhere
    (".md", f"It cures.\n\nIt cures.\n\n{note('allow-file')}\n", [1, 3]),
    (".html", f"<p>It cures.</p>\n<p>It cures.</p>{note('allow-file')}\n", [1, 2]),
    (".html", f"<html><head>{note('allow-file')}</head>\n<body><p>It cures.</p></body></html>\n", [2]),
    (".md", "---\noverclaim: {allow: [{rule: cure-claim, reason: agreed}]}\n---\nIt cures.\n\nIt cures.\n", [4, 6]),
    # on: only findings whose words or sentence hold them
    (".md", f"{note(on='it  CURES')}\nIt cures. They cures.\nThat cures.\n", [2]),
    (".md", f"{note(on='cure')}\nIt cures.\n", []),
    (".md", f"{note(on=ON)}\nIt\u2019s 5\n% that cures. It cures.\n", [3]),
]


@pytest.mark.parametrize("before", ["", "\U0001f525 First.\n\n"], ids=["", "emoji"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("suffix", "text", "lines"), SCOPES)
def test_a_directive_lets_through_what_stands_in_its_scope(
    suffix: str, text: str, lines: list[int], ending: str, before: str
) -> None:
    if before and (text.startswith(("---", "<html")) or suffix == ".html"):
        before = ""
    whole = (before + text).replace("\n", ending)
    sifted = sift(whole, suffix)
    assert places(whole, sifted.suppressed) == [(CURE, line + before.count("\n")) for line in lines]
    assert {finding.suppressed_because for finding in sifted.suppressed} <= {"agreed"}
    everything = sift(whole.replace("overclaim:", "something:"), suffix).findings
    assert len(sifted.findings) + len(sifted.suppressed) == len(everything)
    assert all(finding.suppressed_because is None for finding in sifted.findings)
    assert states(sifted)[0] is (USED if lines else UNUSED)


def test_one_rule_only() -> None:
    text = f"{note()}\nIt cures and kills.\n"
    assert places(text, sift(text).suppressed) == [(CURE, 2)]


def test_until_is_the_last_day() -> None:
    text = f"{note(until='2026-11-21')}\nIt cures.\n"
    for today, state in ((date(2026, 11, 20), USED), (TODAY, USED), (date(2026, 11, 22), EXPIRED)):
        sifted = sift(text, today=today)
        assert states(sifted) == [state]
        assert len(sifted.suppressed) == (state is USED)


def test_what_is_said_of_the_whole_post_needs_the_whole_post() -> None:
    for verb in ("allow", "allow-line"):
        sifted = sift(f"{note(verb, 'missing-author')}\nIt is so.\n")
        assert (states(sifted), sifted.suppressed) == ([UNUSED], ())
        assert "only allow-file" in sifted.suppressions[0].problem
    sifted = sift(f"It is so.\n\n{note('allow-file', 'missing-author')}\n")
    assert (states(sifted), [finding.rule for finding in sifted.suppressed]) == ([USED], ["missing-author"])


def test_a_rule_that_does_not_run_leaves_its_suppression_off_and_not_unused() -> None:
    assert states(sift(f"{note(rule='general-benefit')}\nIt cures.\n")) == [OFF]
    assert states(sift(f"{note(rule='general-benefit', until='2020-01-01')}\nIt cures.\n")) == [EXPIRED]


def test_the_narrowest_that_fits_takes_a_finding_and_the_others_are_unused() -> None:
    text = f"{note('allow-file')}\n\n{note()}\nIt cures. {note('allow-line')} {note('allow-line')}\nIt is so.\n"
    assert states(sift(text)) == [UNUSED, UNUSED, USED, UNUSED]
    text = f"{note()}\n{note(on='it cures')}\nIt cures.\n"
    assert states(sift(text)) == [UNUSED, USED]


def test_unused_ones_say_what_they_waited_for() -> None:
    texts = {
        f"{note()}\nIt is so.\n": "No finding of cure-claim is left to suppress in the block that holds or follows it.",
        f"It is so.\n\n{note()}\n": "No block follows it.",
        f"{note('allow-file', on='kills')}\nIt cures.\n": (
            'No finding of cure-claim with the words "kills" is left to suppress in the post.'
        ),
    }
    for text, problem in texts.items():
        (suppression,) = sift(text).suppressions
        assert (suppression.state, suppression.problem) == (UNUSED, problem)


def test_boilerplate_is_covered_like_any_block_and_its_directives_are_reported() -> None:
    text = f"<p>It cures.</p>\n<footer>\n{note()}\n<p>It cures.</p>\n</footer>\n"
    assert places(text, sift(text, ".html").suppressed) == [(CURE, 4)]
    assert states(sift(text.replace("agreed", ""), ".html")) == [MALFORMED]


def test_code_suppresses_nothing() -> None:
    for text in (f"`{note('allow-file')}` cures.\n", f"It cures.\n\n```\n{note('allow-file')}\n```\n"):
        assert sift(text) == Sifted(tuple(findings_in(read_text("a.md", text, suffix=".md"))))


def about(text: str, rules: dict[str, Rule]) -> list[tuple[str, Severity, str]]:
    """What the rules of the pack say of the suppressions of a post: rule, severity, flagged part of the file."""
    post = read_text("a.md", text, suffix=".md")
    reading = Reading(post, (), (), (), Vocabulary([]), EvidenceTable([], []), suppressions=sift(text).suppressions)
    found = [
        finding
        for rule in rules.values()
        if rule.kind == "suppression"
        for finding in CHECKS["suppression"](rule, reading)
    ]
    assert all(finding.text == text[finding.span.start : finding.span.end] for finding in found)
    assert not any("{" in finding.message for finding in found)
    return sorted(((one.rule, one.severity, one.text) for one in found), key=str)


def test_each_fault_is_a_finding_on_the_directive_itself(rules: dict[str, Rule]) -> None:
    wrong, old, idle = note(rule="cure"), note(until="2026-11-20"), note("allow-line")
    text = f"\U0001f525 First {wrong} one.\r\n\r\n{old}\r\n\r\nIt cures.\r\n\r\n{idle}\r\n"
    assert about(text, rules) == [
        ("expired-suppression", Severity.WARNING, old),
        ("malformed-suppression", Severity.ERROR, wrong),
        ("unused-suppression", Severity.WARNING, idle),
    ]
    assert about(f"{note()}\nIt cures.\n\n{note(rule='general-benefit')}\n", rules) == []


VERBS = st.sampled_from(["allow", "allow-line", "allow-file", "allowed", "ignore", "allow all", "Allow", ""])
RULES = st.sampled_from(["cure-claim", "fear-wording", "cure", "*", "all", "", "cure-claim fear-wording"])
REASONS = st.sampled_from(['"agreed"', '""', "agreed", '"agreed', '"a" "b"', "", "\u201cagreed\u201d"])
RESTS = st.sampled_from(["", " until 2027-01-01", " until 2020-01-01", " until soon", ' on "it"', " on it", ", x"])
NOTES = st.builds("<!-- overclaim: {} {} {}{} -->".format, VERBS, RULES, REASONS, RESTS)


@given(st.lists(st.one_of(NOTES, st.sampled_from(["It cures.", "It kills.", "\n", "\n\n", "- ", " "])), max_size=10))
def test_whatever_is_written_only_the_named_rule_is_let_through_and_only_where(parts: list[str]) -> None:
    text = "Zero.\n\n" + "".join(parts)
    sifted = sift(text)
    for finding in sifted.suppressed:
        assert any(
            suppression.state is USED
            and suppression.rule == finding.rule
            and suppression.reason == finding.suppressed_because
            and suppression.covers is not None
            and suppression.covers.contains(Span(finding.span.start, finding.span.start + 1))
            for suppression in sifted.suppressions
        )
    kept = [suppression for suppression in sifted.suppressions if suppression.state is not MALFORMED]
    assert {finding.rule for finding in sifted.suppressed} <= {suppression.rule for suppression in kept}
    assert len(sifted.findings) + len(sifted.suppressed) == len(findings_in(read_text("a.md", text, suffix=".md")))


OVER = "Turmeric relieves rheumatoid arthritis."
RULE = "overstated-causation"


def checked(checker: Checker, text: str, **fields: Any) -> PostResult:
    made = Checker(checker.model, checker.vocabulary, checker.evidence, checker.rules, **fields)
    return made.check_post(read_text("a.md", text, suffix=".md"))


@pytest.mark.model
def test_the_checker_moves_what_is_suppressed_and_keeps_its_reason(shipped_checker: Checker) -> None:
    text = f'\U0001f525 {OVER}\r\n\r\n<!-- overclaim: allow {RULE} "as the label has it" until 2026-11-21 -->\r\n{OVER}\r\n'
    result = checked(shipped_checker, text, today=TODAY)
    assert result.failure is None
    (waved,) = result.suppressed
    assert (waved.rule, waved.suppressed_because) == (RULE, "as the label has it")
    assert text[waved.span.start : waved.span.end] == waved.text == "relieves"
    assert waved.span.start > text.index("until")
    assert [finding.rule for finding in result.findings] == [RULE]
    assert [suppression.state for suppression in result.suppressions] == [USED]
    later = checked(shipped_checker, text, today=date(2026, 11, 22))
    assert [finding.rule for finding in later.findings] == [RULE, "expired-suppression", RULE]
    assert later.suppressed == ()


@pytest.mark.model
def test_the_checker_knows_rules_that_do_not_run_and_obeys_the_config(
    shipped_checker: Checker, rules: dict[str, Rule]
) -> None:
    text = f'<!-- overclaim: allow unlisted-health-claim "we sell nothing" --> {OVER}\n\n<!-- overclaim: allow -->\n'
    found = checked(shipped_checker, text, known=tuple(rules.values()))
    assert [suppression.state for suppression in found.suppressions] == [OFF, MALFORMED]
    assert {finding.rule for finding in found.findings} == {RULE, "malformed-suppression"}
    some = [rule for rule in shipped_checker.rules if rule.name != "malformed-suppression"]
    quiet = Checker(shipped_checker.model, shipped_checker.vocabulary, shipped_checker.evidence, some)
    result = quiet.check_post(read_text("a.md", text, suffix=".md"))
    assert "malformed-suppression" not in {finding.rule for finding in result.findings}
    assert not result.suppressed
