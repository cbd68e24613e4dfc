"""Clauses that say what should be done or found out, and hearsay that is given up."""

import pytest

from overclaim.pipeline.claims.read_discourse import DiscourseReader
from overclaim.rules.language import load_language

READER = DiscourseReader(load_language())


@pytest.mark.parametrize(
    "text",
    [
        "More research is needed to show that garlic helps.",
        "Further large trials of garlic are warranted.",
        "Patients should be treated early.",
        "Doctors should consider turmeric.",
        "It is important to rest.",
        "We recommend turmeric.",
        "The aim of the trial was to reduce pain.",
        "We set out to determine whether garlic helps.",
        "This result deserves further attention.",
        "Future studies may help.",
    ],
)
def test_a_call_covers_its_clause(text: str) -> None:
    discourse = READER.read(text)
    assert all(discourse.calls_at(place) for place in range(len(text)))
    assert not discourse.calls_at(len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Turmeric relieves arthritis.",
        "We need more sleep.",
        "Vitamin D is needed for bones.",
        "Research shows that garlic helps.",
        "Trials have found more sleep in users.",
    ],
)
def test_a_statement_calls_for_nothing(text: str) -> None:
    assert READER.read(text).calls == ()


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Turmeric relieves pain, but more research is needed.", "more research is needed"),
        ("More research is needed, but turmeric relieves pain.", "More research is needed"),
        ("Patients should be treated; sugar causes pain.", "Patients should be treated"),
        ("It is important to rest because sugar causes pain.", "It is important to rest"),
    ],
)
def test_a_call_ends_with_its_clause(text: str, called: str) -> None:
    discourse = READER.read(text)
    claimed = text.index("pain")
    assert discourse.calls_at(text.index(called))
    assert not discourse.calls_at(claimed)


@pytest.mark.parametrize(
    "text",
    [
        "You may have heard that gluten causes autism.",
        "Garlic was once hoped to prevent colds.",
        "Some parents worry that gluten causes autism.",
    ],
)
def test_hearsay_that_is_given_up_is_debunked(text: str) -> None:
    assert READER.read(text).debunks


@pytest.mark.parametrize("text", ["Doctors thought of garlic.", "You may have a cold.", "Worry causes ulcers."])
def test_what_was_never_hearsay_is_not(text: str) -> None:
    assert not READER.read(text).debunks
