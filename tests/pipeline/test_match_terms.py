"""Vocabulary names in running text, however they are spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.pipeline.match_terms import TermMatcher, word_key
from overclaim.rules.vocabulary import Name

NAMES = [
    Name("neuropathy", "neuropathy"),
    Name("peripheral neuropathy", "peripheral-neuropathy"),
    Name("omega-3 fatty acid", "omega-3"),
    Name("Crohn's disease", "crohns-disease"),
    Name("vitamin B12", "vitamin-b12"),
    Name("B12", "vitamin-b12"),
    Name("vitamin B1", "vitamin-b1"),
    Name("iron", "iron"),
    Name("ginger", "ginger"),
    Name("rash", "rash"),
    Name("nerve pain", "nerve-pain"),
    Name("RA", "rheumatoid-arthritis", as_written=True),
    Name("MS", "multiple-sclerosis", as_written=True),
    Name("MSM", "methylsulfonylmethane", as_written=True),
    Name("IL-6", "interleukin-6", as_written=True),
]
MATCHER = TermMatcher(NAMES)


def found_in(text: str) -> list[tuple[str, str]]:
    return [(text[match.start : match.end], match.concept) for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a neuropathy.", "neuropathy"),
        ("NEUROPATHY", "NEUROPATHY"),
        ("two Neuropathies", "Neuropathies"),
        ("rashes", "rashes"),
        ("eat omega-3 fatty acids", "omega-3 fatty acids"),
        ("eat Omega 3 Fatty-Acid", "Omega 3 Fatty-Acid"),
        ("eat omega\u20113 fatty acids", "omega\u20113 fatty acids"),
        ("eat omega3 fatty acids", "omega3 fatty acids"),
        ("Crohn's disease", "Crohn's disease"),
        ("Crohn’s Disease", "Crohn’s Disease"),
        ("Crohn disease", "Crohn disease"),
        ("Crohns disease", "Crohns disease"),
        ("take B12", "B12"),
        ("take B 12", "B 12"),
        ("take b-12", "b-12"),
        ("take vitamin B-12", "vitamin B-12"),
        ("take vitamin\nB12", "vitamin\nB12"),
        ("neuropathy's end", "neuropathy"),
    ],
)
def test_case_plural_hyphen_and_quotes_do_not_matter(text: str, expected: str) -> None:
    assert [words for words, _ in found_in(text)] == [expected]


@pytest.mark.parametrize("text", ["RA", "RA.", "(RA)", "RA,", "early RA is", "RA-like"])
def test_a_short_form_is_found_as_written(text: str) -> None:
    assert found_in(text) == [("RA", "rheumatoid-arthritis")]


@pytest.mark.parametrize("text", ["ra", "Ra", "RAT", "BRA", "Ms Jones", "ms", "Il-6", "X-RA", "RA5"])
def test_a_short_form_in_other_letters_is_something_else(text: str) -> None:
    assert found_in(text) == []


def test_a_short_form_may_stand_in_the_plural_without_its_s() -> None:
    assert found_in("two RAs") == [("RA", "rheumatoid-arthritis")]


def test_the_longest_name_wins() -> None:
    assert found_in("peripheral neuropathy and neuropathy") == [
        ("peripheral neuropathy", "peripheral-neuropathy"),
        ("neuropathy", "neuropathy"),
    ]
    assert found_in("MSM") == [("MSM", "methylsulfonylmethane")]
    assert found_in("vitamin B12, vitamin B1") == [("vitamin B12", "vitamin-b12"), ("vitamin B1", "vitamin-b1")]


def test_a_name_begun_in_vain_does_not_hide_the_next() -> None:
    assert found_in("peripheral nerve pain") == [("nerve pain", "nerve-pain")]
    assert found_in("vitamin iron") == [("iron", "iron")]


@pytest.mark.parametrize(
    "text", ["environment", "gingerbread", "irony", "B120", "vitamin B 120", "neuropathyx", "AB12"]
)
def test_nothing_is_found_inside_a_longer_word_or_number(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "text", ["peripheral, neuropathy", "peripheral (neuropathy)", "peripheral/neuropathy", "peripheral; neuropathy"]
)
def test_a_name_does_not_reach_across_punctuation(text: str) -> None:
    assert found_in(text) == [("neuropathy", "neuropathy")]


def test_the_first_of_two_concepts_with_one_name_keeps_it() -> None:
    matcher = TermMatcher([Name("ginger", "spice"), Name("Ginger", "hair")])
    assert [match.concept for match in matcher.find("ginger")] == ["spice"]


def test_no_names_no_matches() -> None:
    assert TermMatcher([]).find("RA and neuropathy") == []


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("nerve", "nerves"),
        ("allergy", "allergies"),
        ("disease", "diseases"),
        ("rash", "rashes"),
        ("reflex", "reflexes"),
        ("dose", "doses"),
        ("headache", "headaches"),
        ("virus", "viruses"),
        ("illness", "illnesses"),
    ],
)
def test_singular_and_plural_have_one_key(one: str, many: str) -> None:
    assert word_key(one) == word_key(many) == word_key(many.upper())


@pytest.mark.parametrize(
    ("one", "other"), [("mas", "ma"), ("virus", "viru"), ("stress", "stres"), ("arthritis", "arthriti")]
)
def test_words_that_only_look_plural_keep_their_s(one: str, other: str) -> None:
    assert word_key(one) != word_key(other)


@given(
    st.lists(st.sampled_from([name.text for name in NAMES] + ["the", "RAT", "-", ".", "’s", "😀", "3"]), max_size=12),
    st.sampled_from([" ", "-", ", ", ""]),
)
def test_matches_are_in_order_inside_and_apart(words: list[str], joint: str) -> None:
    text = joint.join(words)
    reached = 0
    for match in MATCHER.find(text):
        assert reached <= match.start < match.end <= len(text)
        reached = match.end


@given(st.permutations(NAMES))
def test_the_order_of_the_names_does_not_matter(names: list[Name]) -> None:
    text = "Omega-3 fatty acids, B12 and iron for RA, MS and peripheral neuropathies"
    assert TermMatcher(names).find(text) == MATCHER.find(text)
