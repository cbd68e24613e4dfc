"""What a directive may say, and that whatever else it says suppresses nothing."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.pipeline.parse_directive import parse_directive
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Directive, Scope, Suppression
from overclaim.rules.kinds import SuppressionState

KINDS = {
    "cure-claim": "phrase",
    "absolute-wording": "phrase",
    "missing-author": "document",
    "unused-suppression": "suppression",
}
MALFORMED = SuppressionState.MALFORMED
PLACE = Span(3, 9)
# The grammar once more, as one pattern.
WHOLE = re.compile(
    r"""\s*overclaim:\s*(allow|allow-line|allow-file)\s+(cure-claim|absolute-wording|missing-author)\s+"[^"]*\w[^"]*"
    (?:\s+until\s+\d{4}-\d\d-\d\d|\s+on\s+"[^"]+"){0,2}\s*""",
    re.VERBOSE,
)


def parsed(text: str) -> Suppression:
    return parse_directive(Directive(text, PLACE), KINDS)


def entered(*entry: tuple[str, str]) -> Suppression:
    return parse_directive(Directive("", PLACE, entry=entry), KINDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (' overclaim: allow cure-claim "a label" ', (Scope.BLOCK, "cure-claim", "a label", None, None)),
        ('overclaim:allow cure-claim "a"', (Scope.BLOCK, "cure-claim", "a", None, None)),
        (' overclaim: allow-line cure-claim "a"', (Scope.LINE, "cure-claim", "a", None, None)),
        ('\n overclaim:\tallow-file\nmissing-author "a\n b"', (Scope.FILE, "missing-author", "a b", None, None)),
        (
            ' overclaim: allow cure-claim "\U0001f525 5" until 2027-01-31 on "no  more"',
            (Scope.BLOCK, "cure-claim", "\U0001f525 5", date(2027, 1, 31), "no more"),
        ),
        (
            ' overclaim: allow cure-claim "a" on "b" until 2028-02-29',
            (Scope.BLOCK, "cure-claim", "a", date(2028, 2, 29), "b"),
        ),
        (
            ' overclaim: allow cure-claim "until allow-file on"',
            (Scope.BLOCK, "cure-claim", "until allow-file on", None, None),
        ),
    ],
)
def test_a_comment_says_what_where_and_why(text: str, expected: tuple[object, ...]) -> None:
    found = parsed(text)
    assert (found.scope, found.rule, found.reason, found.until, found.on) == expected
    assert (found.span, found.state, found.problem) == (PLACE, SuppressionState.UNUSED, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("overclaim:", "It has no verb; known are allow, allow-line, allow-file."),
        ('overclaim: "allow" cure-claim "a"', "It has no verb"),
        ('overclaim: alow cure-claim "a"', 'The verb "alow" is unknown; did you mean allow'),
        ('overclaim: allow-all cure-claim "a"', 'The verb "allow-all" is unknown'),
        ('overclaim: Allow cure-claim "a"', 'The verb "Allow" is unknown'),
        ('Overclaim: allow cure-claim "a"', 'It does not begin with "overclaim:"'),
        ('overclaim : allow cure-claim "a"', 'It does not begin with "overclaim:"'),
        ("overclaim: allow", "It names no rule."),
        ('overclaim: allow "a"', "It names no rule."),
        ('overclaim: allow cure-clam "a"', 'There is no rule "cure-clam"; did you mean cure-claim?'),
        ('overclaim: allow all "a"', 'There is no rule "all"'),
        ('overclaim: allow * "a"', 'There is no rule "*"'),
        ('overclaim: allow cure-claim,absolute-wording "a"', 'There is no rule "cure-claim,absolute-wording"'),
        ('overclaim: allow cure-claim absolute-wording "a"', "It gives no reason"),
        ("overclaim: allow cure-claim", "It gives no reason"),
        ("overclaim: allow cure-claim because", "It gives no reason"),
        ("overclaim: allow cure-claim \u201ca\u201d", "It gives no reason"),
        ('overclaim: allow cure-claim ""', "Its reason is empty."),
        ('overclaim: allow cure-claim " ... "', "Its reason is empty."),
        ('overclaim: allow cure-claim "a', "A quotation mark is not closed"),
        ('overclaim: allow cure-claim"a"', "A quotation mark is not closed, or no space parts"),
        ('overclaim: allow cure-claim "a"until 2027-01-31', "A quotation mark is not closed, or no space parts"),
        ('overclaim: allow cure-claim "he said "so""', "A quotation mark is not closed, or no space parts"),
        ('overclaim: allow cure-claim "a" b', 'After the reason stands "b"'),
        ('overclaim: allow cure-claim "a" "b"', 'After the reason stands "b"'),
        ('overclaim: allow cure-claim "a" until', "After until should stand a day"),
        ('overclaim: allow cure-claim "a" until "2027-01-31"', "After until should stand a day"),
        ('overclaim: allow cure-claim "a" until 2027-02-30', '"2027-02-30" is no day'),
        ('overclaim: allow cure-claim "a" until 31.1.2027', '"31.1.2027" is no day'),
        ('overclaim: allow cure-claim "a" until 20270131', '"20270131" is no day'),
        ('overclaim: allow cure-claim "a" until 2027 -01-31', 'After the reason stands "-01-31"'),
        ('overclaim: allow cure-claim "a" until 2027-01-31 until 2027-01-31', "The word until stands twice."),
        ('overclaim: allow cure-claim "a" on b', "After on should stand words"),
        ('overclaim: allow cure-claim "a" on ""', "The words after on are empty."),
        ('overclaim: allow cure-claim "a" on "b" on "c"', "The word on stands twice."),
        ('overclaim: allow unused-suppression "a"', "The rule unused-suppression watches over suppressions"),
        (f"overclaim: allow {'x' * 10_000} ", f'There is no rule "{"x" * 60}..."'),
    ],
)
def test_what_does_not_parse_is_malformed(text: str, problem: str) -> None:
    found = parsed(text)
    assert found.problem.startswith(problem)
    assert found.problem.endswith((".", "?"))
    assert found == Suppression(PLACE, MALFORMED, problem=found.problem)


def test_an_entry_of_the_front_matter_is_for_the_whole_post() -> None:
    found = entered(("reason", " a label "), ("rule", "cure-claim"), ("until", "2027-01-31"), ("on", "cures it"))
    assert (found.scope, found.rule, found.reason, found.until, found.on) == (
        Scope.FILE,
        "cure-claim",
        "a label",
        date(2027, 1, 31),
        "cures it",
    )


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ([("rule", "cure-claim")], "It gives no reason."),
        ([("reason", "a")], "It gives no rule."),
        ([("rule", "cure-claim"), ("reason", "")], "Its reason is empty."),
        ([("rule", "cure-claim"), ("reason", "a"), ("reason", "b")], "The key reason stands twice."),
        ([("rule", "cure-claim"), ("reason", "a"), ("untl", "b")], 'The key "untl" is unknown; did you mean until'),
        ([("rule", "cure-claim"), ("reason", "a"), ("until", "never")], '"never" is no day'),
        ([("rule", "cure-claim"), ("reason", "a"), ("on", " ")], "The words after on are empty."),
        ([("rule", "malformed"), ("reason", "a")], 'There is no rule "malformed"'),
        ([("rule", "unused-suppression"), ("reason", "a")], "The rule unused-suppression watches over"),
    ],
)
def test_an_entry_that_lacks_something_is_malformed(entry: list[tuple[str, str]], problem: str) -> None:
    found = entered(*entry)
    assert found.state is MALFORMED
    assert found.problem.startswith(problem)


def test_a_fault_of_form_is_the_problem() -> None:
    found = parse_directive(Directive("x", PLACE, fault="It is a number."), KINDS)
    assert (found.state, found.problem) == (MALFORMED, "It is a number.")


WORDS = st.one_of(
    st.sampled_from(
        ["overclaim:", "allow", "allow-line", "allow-file", "cure-claim", "cure", '"a"', '""', '"', "until"]
    ),
    st.sampled_from(["2027-01-31", "on", '"b c"', ",", ":", "-", "Allow", " ", "\n", "\u00a0", "\U0001f525"]),
)
TEXTS = st.one_of(
    st.text(max_size=60).map(lambda text: f"overclaim: {text}"),
    st.lists(WORDS, max_size=12).map(lambda words: "overclaim: " + " ".join(words)),
    st.lists(WORDS, max_size=5).map(lambda words: 'overclaim: allow cure-claim "a" ' + " ".join(words)),
    st.lists(WORDS, max_size=12).map("".join),
)


@given(TEXTS)
def test_nothing_beside_the_grammar_is_more_than_malformed(text: str) -> None:
    found = parsed(text)
    if found.state is not MALFORMED:
        assert WHOLE.fullmatch(text)
        assert found.rule in text
        assert found.reason
    else:
        assert (found.scope, found.rule, found.covers) == (None, "", None)


VALID = ' overclaim: allow cure-claim "a label" until 2027-01-31 on "cures it" '


@given(st.integers(0, len(VALID)), st.text(" \t\n\r\u00a0\u2003", min_size=1, max_size=3))
def test_a_stray_space_never_widens(place: int, space: str) -> None:
    found, meant = parsed(VALID[:place] + space + VALID[place:]), parsed(VALID)
    if found.state is not MALFORMED:
        assert (found.scope, found.rule, found.until) == (meant.scope, meant.rule, meant.until)
        assert found.on is not None
        assert "".join(found.on.split()) == "curesit"


@given(st.integers(0, len(VALID) - 1), st.integers(1, 12))
def test_words_lost_never_name_another_rule(place: int, length: int) -> None:
    found = parsed(VALID[:place] + VALID[place + length :])
    assert found.state is MALFORMED or (found.rule, found.scope) == ("cure-claim", Scope.BLOCK)
