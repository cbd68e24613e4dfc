"""How a sentence stands to what it says: its own words, somebody else's, a joke on them, or about animals."""

import pytest

from overclaim.pipeline.claims.read_discourse import Discourse, DiscourseReader
from overclaim.rules.language import load_language

READER = DiscourseReader(load_language())
PLAIN = Discourse(question=False, debunks=False, attribution=None, setting=None, promotional=False)


@pytest.mark.parametrize(
    "text",
    [
        "Turmeric relieves arthritis.",
        "Say it again: turmeric relieves arthritis.",
        "People who smoke get cancer.",
        "Our ancestors ate garlic.",  # nothing is sold
        "The treatment relieves pain.",  # and nobody sells it
        "A mousse of avocado helps.",
        "Eat like a horse.",
    ],
)
def test_a_plain_sentence_stands_for_itself(text: str) -> None:
    assert READER.read(text) == PLAIN


@pytest.mark.parametrize(
    "text", ["Does garlic cure colds?", "Does garlic cure colds?”", "(Does garlic cure colds?)", "**Does it?**"]
)
def test_a_question_asserts_nothing(text: str) -> None:
    assert READER.read(text).question


@pytest.mark.parametrize("text", ["“Does it?” she asked, and it did.", "Why? Nobody knows."])
def test_a_question_inside_a_sentence_makes_no_question(text: str) -> None:
    assert not READER.read(text).question


@pytest.mark.parametrize(
    "text",
    [
        "It is a myth that garlic cures colds.",
        "Myths about garlic are many.",
        "Contrary to popular belief, garlic cures nothing.",
        "The claim that garlic cures colds is untrue.",
        "There is no truth in the rumour.",
        "DEBUNKED: garlic cures colds.",
    ],
)
def test_debunking_words_are_seen(text: str) -> None:
    assert READER.read(text).debunks


@pytest.mark.parametrize("text", ["Mythology is a hobby.", "The bunkers were cold."])
def test_debunking_words_are_whole_words(text: str) -> None:
    assert not READER.read(text).debunks


def test_what_is_called_a_myth_is_debunked_and_the_fact_is_not() -> None:
    assert READER.read("MYTH: garlic cures colds.").debunks
    assert not READER.read("Fact: garlic flavours soup.").debunks


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("You may have read that garlic cures colds.", "It doesn't."),
        ("Some people claim that garlic cures colds.", "There is no evidence for it."),
        ("Many websites say that garlic cures colds, but no trial has shown it.", ""),
    ],
)
def test_hearsay_that_is_at_once_denied_is_debunked(text: str, following: str) -> None:
    assert READER.read(text, following).debunks


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Garlic cures colds.", "There is no evidence that it helps with flu."),
        ("Some people claim that garlic cures colds.", "It smells."),
    ],
)
def test_what_the_author_says_or_nobody_denies_is_not_debunked(text: str, following: str) -> None:
    assert not READER.read(text, following).debunks


def test_somebodys_quoted_words_are_told_apart() -> None:
    text = "\u201cThis drink healed my gut in a week,\u201d one seller says."
    discourse = READER.read(text)
    assert discourse.quoted_at(text.index("healed"))
    assert not discourse.quoted_at(text.index("seller"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to folklore, garlic cures colds.", "According to"),
        ("Some people claim garlic cures colds.", "Some people claim"),
        ("Proponents of garlic say it cures colds.", "Proponents of garlic say"),
        ("Garlic is often said to cure colds.", "is often said"),
        ("Garlic has been touted as a cure.", "been touted"),
        ("Influencers, all of them, swear by it.", "Influencers, all of them, swear"),
    ],
)
def test_hearsay_is_quoted_with_its_reporter(text: str, who: str) -> None:
    assert READER.read(text).attribution == who


@pytest.mark.parametrize("text", ["Some garlic is bitter. I say so.", "Many people eat garlic.", "They sold garlic."])
def test_hearsay_needs_a_reporter_and_a_report(text: str) -> None:
    assert READER.read(text).attribution is None


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("In mice, garlic lowers blood pressure.", "animals"),
        ("It was shown in obese female rats.", "animals"),
        ("Garlic kills cancer cells in vitro.", "laboratory"),
        ("It acted on human liver cells.", "laboratory"),
        ("It was tried in rats and in cells.", "animals"),
        ("It was shown in trials.", None),
        ("Rats are clever.", None),
    ],
)
def test_subjects_that_are_not_people_are_named(text: str, setting: str | None) -> None:
    assert READER.read(text).setting == setting


@pytest.mark.parametrize(
    "text",
    [
        "Our protocol ends nerve pain.",
        "We offer a treatment that ends nerve pain.",
        "We’ve a formula for it.",
        "Book an appointment and feel better.",
        "Say goodbye to pain with this supplement.",
        "Start your pain-free life.",
    ],
)
def test_a_sellers_own_promise_is_promotional(text: str) -> None:
    assert READER.read(text).promotional


@pytest.mark.parametrize(
    "text", ["Get well soon.", "We eat garlic.", "They offer a treatment.", "You can book a treatment."]
)
def test_an_offer_needs_a_seller_and_a_service(text: str) -> None:
    assert not READER.read(text).promotional
