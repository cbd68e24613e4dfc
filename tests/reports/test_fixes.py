"""Which suggestions are safe to apply, how a diff looks, and what is counted."""

import io
import json
from dataclasses import replace

import pytest

from overclaim.corpus.apply_fixes import Replacement
from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Post, PostResult, Sentence
from overclaim.reports.statistics import Statistics
from overclaim.reports.summary import Summary
from overclaim.reports.unified_diff import diff_lines
from overclaim.reports.whole_sentence_fixes import safe_fixes
from overclaim.rules.scales import Severity

NO_END = "\\ No newline at end of file\n"
SAID = "Tea cures flu and colds."
KEPT, SHORT, OTHER = (
    "Tea may cure flu and colds.",
    "Tea is a drink.",
    "It is uncertain whether tea cures flu and colds.",
)


def made(
    *safe: str | None, text: str = SAID, suppressed: str | None = None, sentence: str = SAID
) -> PostResult:  # fmt: skip
    span = Span(0, len(SAID))
    findings = [
        Finding(
            "r", Severity.ERROR, ".", Span(4, 9), "cures", 0, 0, suggestions=(KEPT, SHORT, OTHER), safe_suggestion=one
        )
        for one in safe
    ]
    held = () if suppressed is None else (replace(findings[0], suppressed_because=suppressed),)
    sentences = (Sentence(0, 0, 0, len(sentence), sentence, span),)
    return PostResult(
        "a.md",
        Post("a.md", text, "md", (Block(BlockKind.PARAGRAPH, Prose.verbatim(text)),)),
        sentences,
        findings=tuple(findings),
        suppressed=held,
    )


def test_only_the_suggestion_that_keeps_the_sentence_is_safe() -> None:
    assert safe_fixes(made(KEPT)) == (Replacement(Span(0, len(SAID)), KEPT, "r"),)
    assert safe_fixes(made(None)) == ()


def test_one_fix_for_a_sentence() -> None:
    assert [fix.text for fix in safe_fixes(made(OTHER, KEPT))] == [OTHER]


def test_a_sentence_with_markup_is_left() -> None:
    assert safe_fixes(made(KEPT, text=SAID.replace("cures", "*ures"))) == ()


def test_a_sentence_in_which_something_is_suppressed_is_left() -> None:
    assert safe_fixes(made(KEPT, suppressed="agreed")) == ()


def test_a_block_quotation_is_left() -> None:
    result = made(KEPT)
    assert result.post is not None
    blocks = tuple(replace(block, quoted=True) for block in result.post.blocks)
    assert safe_fixes(replace(result, post=replace(result.post, blocks=blocks))) == ()


def test_overlapping_sentences_get_one_fix_and_come_in_order() -> None:
    one = made(KEPT)
    text = f"{SAID} {SAID}"
    spans = [Span(25, 49), Span(20, 30), Span(0, 24)]
    sentences = tuple(Sentence(i, 0, 0, 24, text[s.start : s.end], s) for i, s in enumerate(spans))
    findings = tuple(replace(one.findings[0], sentence=index) for index in range(3))
    result = replace(
        one,
        post=Post("a.md", text, "md", (Block(BlockKind.PARAGRAPH, Prose.verbatim(text)),)),
        sentences=sentences,
        findings=findings,
    )
    assert [fix.span for fix in safe_fixes(result)] == [spans[2], spans[0]]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a\nb\n", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n+c\n"),
        ("\ufeffa\r\nb", "\ufeffa\r\nc", "@@ -1,2 +1,2 @@\n \ufeffa\r\n-b\n" + NO_END + "+c\n" + NO_END),
        ("a\x0bb\u2028c\rd\n", "a\x0bb\u2028c\re\n", "@@ -1 +1 @@\n-a\x0bb\u2028c\rd\n+a\x0bb\u2028c\re\n"),
    ],
)  # fmt: skip
def test_a_diff_has_the_lines_as_they_are(before: str, after: str, expected: str) -> None:
    assert "".join(diff_lines("p q.md", before, after)) == f"--- p q.md\n+++ p q.md\n{expected}"


def counted(*, as_json: bool) -> str:
    out = io.StringIO()
    report = Statistics(out, as_json=as_json)
    report.begin()
    for rule, severity in [("b", "note"), ("long", "error"), ("a", "note"), ("long", "note")] + [("c", "warning")] * 9:
        report.add(PostResult("x", findings=(Finding(rule, Severity(severity), ".", Span(0, 1), "x"),)))
    report.add(made(KEPT, suppressed="agreed"))
    report.add(PostResult("y", failure="no such file"))
    report.end(Summary())
    return out.getvalue()


def test_a_line_a_rule_the_most_frequent_first() -> None:
    assert counted(as_json=False) == (
        "9  c     warning\n2  long  1 error, 1 note\n1  a     note\n1  b     note\n1  r     error\n"
    )
    assert json.loads(counted(as_json=True))[:2] == [
        {"rule": "c", "count": 9, "severities": {"warning": 9}},
        {"rule": "long", "count": 2, "severities": {"error": 1, "note": 1}},
    ]
