"""Every renderer against its golden file, from values made by hand."""

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.text import Text

from overclaim.pipeline.spotted import Spotted
from overclaim.pipeline.values import PostResult
from overclaim.reports.concept_page import concept_lines
from overclaim.reports.console import ExitCode
from overclaim.reports.evidence_page import evidence_lines
from overclaim.reports.explain import Knowledge, UnknownName, explain
from overclaim.reports.finding_lines import Page, source_lines
from overclaim.reports.formats.json import JsonReport
from overclaim.reports.formats.terminal import TerminalReport, together
from overclaim.reports.plain_text import on_one_line, wrap_ranges
from overclaim.reports.quote import quote_of
from overclaim.reports.records import PostRecords
from overclaim.reports.report import Run
from overclaim.reports.rule_page import rule_lines
from overclaim.reports.rules_table import rule_record, table_lines
from overclaim.reports.summary import Summary
from overclaim.reports.table_problems import problem_lines, problems_record
from overclaim.reports.trace_report import trace_lines
from overclaim.rules.evidence import EvidenceTable
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Kind, Severity, Verdict
from overclaim.rules.settings import FailOn
from overclaim.rules.vocabulary import Concept, Vocabulary

from .conftest import written

Golden = Callable[[str, str], None]
PAGE = Page(72)
UNREADABLE = PostResult("posts/gone.md", failure="no such file")


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def text_of(lines: Iterable[Text]) -> str:
    return "".join(f"{line.plain.rstrip()}\n" for line in lines)


@pytest.mark.parametrize("quiet", [False, True], ids=["full", "quiet"])
def test_terminal_report(
    golden: Golden, result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...], quiet: bool
) -> None:
    out = io.StringIO()
    written(TerminalReport(out, Run("1.0", table, rules, quiet=quiet), 72), [result, UNREADABLE])
    golden("terminal-quiet.txt" if quiet else "terminal.txt", out.getvalue())
    assert "\x1b" not in out.getvalue()


def test_terminal_report_in_colour(
    golden: Golden, result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"TERM": "xterm-256color", "NO_COLOR": "", "COLORTERM": ""}.items():
        monkeypatch.setenv(name, value)
    out = Screen()
    written(TerminalReport(out, Run("1.0", table, rules), 72), [result])
    golden("terminal-colour.txt", out.getvalue())
    assert "^^^" not in out.getvalue()


def test_no_color_leaves_no_escape_on_a_terminal(
    result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    out = Screen()
    written(TerminalReport(out, Run("1.0", table, rules), 72), [result])
    assert "\x1b" not in out.getvalue()
    assert "^^^" in out.getvalue()


def shown(
    result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...], vocabulary: Vocabulary | None = None
) -> str:
    out = io.StringIO()
    written(TerminalReport(out, Run("1.0", table, rules, vocabulary), 100), [result])
    return out.getvalue()


def test_concepts_go_by_their_names(result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]) -> None:
    named = Vocabulary([Concept("gut-dysbiosis", "Gut Dysbiosis", Kind.CONDITION)])
    assert "Gut Dysbiosis -> inflammation: goes with more" in shown(result, table, rules, vocabulary=named)


def test_a_suggestion_is_made_once_a_sentence(
    result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    overstated = result.findings[2]
    twice = replace(result, findings=(overstated, replace(overstated, rule="again")))
    assert shown(twice, table, rules).count("The gut microbiome may trigger inflammation.") == 1


def test_evidence_of_a_claim_that_the_message_names_is_never_hidden(
    result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    rows = [replace(table.rows[0], id=f"row-{number}", summary=f"Finding {number}.") for number in range(4)]
    known = EvidenceTable(rows, table.sources.values())
    (claim,) = result.claims
    claims = tuple(replace(claim, evidence=(f"row-{number}",)) for number in range(3))
    finding = replace(result.findings[2], evidence=tuple(row.id for row in rows))
    printed = shown(replace(result, claims=claims, findings=(finding,)), known, rules)
    assert [f"Finding {number}." in printed for number in range(4)] == [True, True, True, False]
    assert "and 1 row more: row-3" in printed


def test_flat_claims_without_an_answer_are_counted(
    result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    (claim,) = result.claims
    open_claim = replace(claim, verdict=Verdict.UNVERIFIED, evidence=())
    others = [
        replace(open_claim, **fields) for fields in ({"negated": True}, {"discourse": "quoted"}, {"health": False})
    ]
    quiet = replace(result, findings=(), claims=(open_claim, open_claim, *others))
    assert "No evidence row answers 2 flat claims: line 3.\n" in shown(quiet, table, rules)
    assert "No evidence row answers" not in shown(result, table, rules)


def test_a_claim_that_the_text_takes_back_is_not_counted_as_overstated(
    result: PostResult, table: EvidenceTable, rules: tuple[Rule, ...]
) -> None:
    assert "1 claim (1 not assessed)" in shown(replace(result, findings=(), suppressed=()), table, rules)
    assert "1 claim (1 overstated)" in shown(result, table, rules)


def test_what_a_page_does_not_say_is_one_sentence() -> None:
    who, when, what = (f"The page does not say {part}." for part in ("who wrote it", "when", "on what it rests"))
    assert together([who]) == who
    assert together([who, when]) == "The page does not say who wrote it, or when."
    assert together([who, when, what]) == "The page does not say who wrote it, when, or on what it rests."
    assert together([who, "No date."]) == f"{who} No date."


def test_a_title_that_nobody_saw_stands_in_brackets(table: EvidenceTable) -> None:
    source = replace(table.sources["doe-2021-gut"], title="(title not seen) A review of guts", year="2021")
    assert "- [A review of guts] (2021) https://doi.org/10.1000/gut" in text_of(source_lines(Page(100), source))


def test_json_report(golden: Golden, result: PostResult) -> None:
    out = io.StringIO()
    written(JsonReport(out, version="1.2.0", evidence="abc123"), [result, UNREADABLE])
    report = json.loads(out.getvalue())
    assert list(report) == ["overclaim", "evidence", "posts", "summary"]
    assert report["posts"][1]["failure"] == "no such file"
    golden("check.json", out.getvalue())


def test_json_report_without_posts_is_json() -> None:
    out = io.StringIO()
    written(JsonReport(out, version="1", evidence="e"), [])
    assert json.loads(out.getvalue())["posts"] == []


def test_every_post_is_written_before_the_next_is_read(result: PostResult) -> None:
    out = io.StringIO()
    report = JsonReport(out, version="1", evidence="e")
    report.begin()
    for count in range(1, 4):
        report.add(result)
        assert out.getvalue().count('"path": "posts/gut [bold].md", "title"') == count


def test_claim_and_entity_records(golden: Golden, result: PostResult) -> None:
    assert result.post is not None
    records = PostRecords(result.post, result.sentences)
    claim, entities = records.claim(result.claims[0]), [records.entity(entity) for entity in result.entities]
    text = result.post.text
    assert text[claim["cue"]["start"] : claim["cue"]["end"]] == "can trigger"
    assert text[claim["cause"]["start"] : claim["cause"]["end"]] == "gut* [microbiome"
    assert text[entities[1]["start"] : entities[1]["end"]] == "inflammation"
    lines = [json.dumps(record, ensure_ascii=False) for record in (claim, *entities)]
    golden("records.jsonl", "\n".join(lines) + "\n")


def test_rule_page(golden: Golden, rules: tuple[Rule, ...]) -> None:
    golden("rule-pages.txt", "\n".join(text_of(rule_lines(PAGE, rule)) for rule in rules))


def test_concept_page(golden: Golden, vocabulary: Vocabulary, table: EvidenceTable) -> None:
    pages = [text_of(concept_lines(PAGE, concept, vocabulary, table)) for concept in vocabulary.concepts.values()]
    golden("concept-pages.txt", "\n".join(pages))


def test_evidence_page(golden: Golden, vocabulary: Vocabulary, table: EvidenceTable) -> None:
    golden("evidence-page.txt", text_of(evidence_lines(PAGE, table.rows[0], vocabulary, table)))


def test_rules_table(golden: Golden, rules: tuple[Rule, ...]) -> None:
    golden("rules.txt", text_of(table_lines(rules)))
    golden("rules.json", json.dumps([rule_record(rule) for rule in rules], indent=2) + "\n")


def test_table_problems(golden: Golden) -> None:
    problem = SimpleNamespace(path=Path("rules/evidence/gut.csv"), line=3, problem="certainty is 'sure'")
    golden("table-problems.txt", text_of(problem_lines([problem])) + text_of(problem_lines([])))
    assert problems_record([problem]) == {
        "problems": [{"path": "rules/evidence/gut.csv", "line": 3, "problem": "certainty is 'sure'"}]
    }


def test_trace(golden: Golden, result: PostResult, table: EvidenceTable) -> None:
    words = [("can", "MD", "aux"), ("inflammation", "NN", "dobj"), (".", ".", "punct")]
    children = [SimpleNamespace(text=text, tag_=tag, dep_=dep, children=[], i=0) for text, tag, dep in words]
    root = SimpleNamespace(text="trigger", tag_="VB", dep_="ROOT", children=children, i=1)
    chances = {"none": 0.08, "denied": 0.01, "correlational": 0.01, "conditional": 0.1, "can-cause": 0.7, "causal": 0.1}
    nothing = dict.fromkeys(chances, 0.001) | {"none": 0.995}
    read = trace_lines(PAGE, result, result.sentences[1], [root], Spotted(chances), table)
    unread = trace_lines(PAGE, result, result.sentences[2], None, Spotted(nothing), table)
    golden("trace.txt", text_of(read) + "\n" + text_of(unread))


@pytest.mark.parametrize("name", ["overstated-causation", "Overstated Causation"])
def test_explain_finds_a_rule(name: str, rules: tuple[Rule, ...], vocabulary: Vocabulary, table: EvidenceTable) -> None:
    assert "causation pack" in text_of(explain(PAGE, name, Knowledge(rules, vocabulary, table)))


@pytest.mark.parametrize("name", ["gut-dysbiosis", "GD", "Leaky-Bugs", "leaky bug", "gut dysbiosis"])
def test_explain_finds_a_concept_by_any_name(
    name: str, rules: tuple[Rule, ...], vocabulary: Vocabulary, table: EvidenceTable
) -> None:
    assert "condition, gut-dysbiosis" in text_of(explain(PAGE, name, Knowledge(rules, vocabulary, table)))


def test_explain_names_the_nearest(rules: tuple[Rule, ...], vocabulary: Vocabulary, table: EvidenceTable) -> None:
    with pytest.raises(UnknownName, match="gut dysbiosis"):
        list(explain(PAGE, "gut disbiosis", Knowledge(rules, vocabulary, table)))


def test_a_quote_points_at_the_findings_words(result: PostResult) -> None:
    for finding, expected in zip(result.findings, ("", "gut", "can trigger"), strict=True):
        quote = quote_of(finding, result)
        assert quote.text[quote.start : quote.end] == expected


def test_text_of_a_file_cannot_steer_the_terminal() -> None:
    assert on_one_line("a\x1b[31mb\r\nc\u202ed\x9b") == "a\ufffd[31mb  c\ufffdd\ufffd"


@pytest.mark.parametrize(
    "text", ["", "one", "one two three four", "x" * 30, "\u4f60\u597d" * 8, "a " + "b" * 20 + " c"]
)
def test_wrapped_lines_fit_and_lose_only_spaces(text: str) -> None:
    lines = [text[start:end] for start, end in wrap_ranges(text, 10)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(Text(line).cell_len <= 10 for line in lines)


@pytest.mark.parametrize(
    ("fail_on", "found", "failed", "expected"),
    [
        (FailOn.ERROR, Severity.ERROR, False, ExitCode.FOUND),
        (FailOn.ERROR, Severity.WARNING, False, ExitCode.FINE),
        (FailOn.WARNING, Severity.ERROR, False, ExitCode.FOUND),
        (FailOn.NOTE, Severity.NOTE, False, ExitCode.FOUND),
        (FailOn.NEVER, Severity.ERROR, False, ExitCode.FINE),
        (FailOn.NEVER, Severity.ERROR, True, ExitCode.WRONG_INPUT),
        (FailOn.ERROR, Severity.ERROR, True, ExitCode.WRONG_INPUT),
    ],
)
def test_exit_codes(result: PostResult, fail_on: FailOn, found: Severity, failed: bool, expected: ExitCode) -> None:
    summary = Summary()
    finding = replace(result.findings[0], severity=found)
    summary.add(replace(result, findings=(finding,), failure="no" if failed else None), fail_on)
    assert summary.exit_code is expected


def test_no_post_at_all_is_wrong_input() -> None:
    assert Summary().exit_code is ExitCode.WRONG_INPUT
