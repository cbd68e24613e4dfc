"""Cause-effect pairs: what counts as the same pair, and how many of a list are matched."""

import pytest

from overclaim.corpus.scores.content_words import content_lemmas
from overclaim.corpus.scores.match_pairs import match_pairs, same_pair


def test_content_words_are_compared_by_lemma() -> None:
    assert "nerve" in content_lemmas("damage to the nerves") & content_lemmas("peripheral nerve")
    assert content_lemmas("the of this such 12") == frozenset()
    assert "inflammatory" in content_lemmas("anti-inflammatory foods")
    assert "b12" in content_lemmas("Vitamin B12")
    assert "probiotic" in content_lemmas("Probiotics")


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        (("an unhealthy gut microbiome", "inflammation"), ("gut microbiomes", "widespread inflammation"), True),
        (("stress", "sleep"), ("sleep", "stress"), False),
        (("stress", "sleep"), ("stress", "pain"), False),
        (("stress", "sleep"), ("worry", "sleep"), False),
        (("the body of this", "sleep"), ("of this", "sleep"), False),
        (("gut inflammation", "nerve pain"), ("nerve inflammation", "gut pain"), True),
        (("nerve damage", "gut damage"), ("gut damage", "nerve damage"), False),
    ],
)
def test_both_ends_share_a_content_word_and_are_not_swapped(
    found: tuple[str, str], gold: tuple[str, str], same: bool
) -> None:
    assert same_pair(found, gold) is same


def test_one_pair_answers_one_gold_pair() -> None:
    gold = [("B1 deficiency", "neuropathy"), ("B6 deficiency", "neuropathy")]
    assert match_pairs([("deficiency", "neuropathy")], gold) in ({0: 0}, {0: 1})


def test_the_matching_is_the_largest() -> None:
    """The first pair fits both gold pairs, the second only the first: both find a place."""
    found = [("vitamin deficiency", "pain"), ("vitamin", "pain")]
    gold = [("vitamin", "pain"), ("deficiency", "pain")]
    assert match_pairs(found, gold) == {0: 1, 1: 0}


def test_nothing_matches_nothing() -> None:
    assert match_pairs([], [("a", "b")]) == {}
    assert match_pairs([("gut", "nerve")], []) == {}
