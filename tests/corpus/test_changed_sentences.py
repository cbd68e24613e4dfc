"""What is new in a post against an older text of it, and which findings that lets through."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.changed_sentences import News, compare_posts, new_places, only_new
from overclaim.corpus.read_posts import read_text
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import Claim, Cue, Finding, Phrase, Post, PostResult
from overclaim.rules.scales import Direction, Severity, Strength

SAID = (Strength.CAUSAL, Direction.INCREASES)


def _post(text: str) -> Post:
    return read_text("a.md", text, suffix=".md")


def _new(old: str, new: str) -> list[str]:
    post = _post(new)
    sentences = split_sentences(post)
    return [sentences[index].text for index in sorted(compare_posts(_post(old), post).sentences)]


def test_a_sentence_said_once_more_is_new_once() -> None:
    assert _new("Same here. Other.", "Same here. Other.\n\nSame here.") == ["Same here."]


def test_another_kind_of_space_is_nothing_new() -> None:
    assert _new("Tea is a drink.", "Tea\u00a0is a drink.") == []


def test_words_in_another_role_are_new() -> None:
    assert _new("Ginger cures colds.\n", "# Ginger cures colds.\n") == ["Ginger cures colds."]
    assert _new("> Ginger cures colds.\n", "Ginger cures colds.\n") == ["Ginger cures colds."]


def test_where_nothing_takes_it_back_any_more_all_is_new() -> None:
    assert _new("Ginger cures colds. This is a myth.", "Ginger cures colds.") == ["Ginger cures colds."]
    assert _new("Ginger cures colds. This is a myth.", "Ginger cures colds. This is a pure myth.") == [
        "This is a pure myth."
    ]


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_new_places_are_the_difference_of_multisets(old: list[str], new: list[str]) -> None:
    places = new_places(old, new)  # type: ignore[arg-type]
    assert places == sorted(set(places))
    assert Counter(new[place] for place in places) == Counter(new) - Counter(old)


@given(st.lists(st.sampled_from("abcd")).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_another_order_is_nothing_new(pair: tuple[list[str], list[str]]) -> None:
    assert new_places(*pair) == []  # type: ignore[arg-type]


def _result(text: str, *claims: tuple[int, int, int]) -> PostResult:
    """A result with a claim and a finding on it for each of ``claims``: its sentence, and those that hold its ends."""
    post = _post(text)
    sentences = split_sentences(post)

    def end(index: int) -> Phrase:
        return Phrase("it", sentences[index].span, resolved="ginger" if sentences[index].text == "It heals." else None)

    made = tuple(
        Claim(own, sentences[own].span, Cue("c", sentences[own].span), end(cause), end(effect), *SAID)
        for own, cause, effect in claims
    )
    findings = tuple(
        Finding("any", Severity.NOTE, "m", one.span, sentences[one.sentence].text, one.sentence, claim=index)
        for index, one in enumerate(made)
    )
    return PostResult(post.path, post, sentences, claims=made, findings=findings, suppressed=findings)


@pytest.mark.parametrize(
    ("text", "changed", "shown"),
    [
        ("# One\n\nGinger.\n\n# Two\n\nMilk.\n", 2, ["Two", "Milk."]),
        ("Ginger treats:\n\n- colds\n- gout\n\nMilk.\n", 0, ["Ginger treats:", "colds", "gout"]),
        ("Ginger treats:\n\n- colds\n  - coughs\n", 0, ["Ginger treats:", "colds", "coughs"]),
        ("Ginger. It heals. Milk.", 0, ["Ginger.", "It heals."]),
        ("Ginger. Milk. It heals.", 0, ["Ginger."]),
    ],
    ids=["heading", "lead-in", "nested", "pronoun", "too far"],
)
def test_a_finding_is_shown_with_what_it_is_read_with(text: str, changed: int, shown: list[str]) -> None:
    count = len(split_sentences(_post(text)))
    result = _result(text, *((index, index, index) for index in range(count)))
    new = only_new(result, News(frozenset({changed}), frozenset({result.sentences[changed].block})))
    assert [one.text for one in new.findings] == shown
    assert new.suppressed == new.findings
    assert [new.claims[one.claim or 0].sentence for one in new.findings] == [one.sentence for one in new.findings]
    assert len(new.claims) == len(shown)


def test_a_claim_is_shown_where_one_of_its_ends_is_new() -> None:
    result = _result("Ginger. Milk. Colds.", (1, 1, 1), (2, 0, 2))
    new = only_new(result, News(frozenset({0}), frozenset()))
    assert [(one.text, one.claim) for one in new.findings] == [("Colds.", 0)]
    assert new.claims == result.claims[1:]
