"""Patterns over words, as rules write them."""

import pytest

from overclaim.rules.phrasing import Phrasing, find_ranges


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (
            "game changer",
            "A Game-changer, a game changer and a game\nchanger.",
            ["Game-changer", "game changer", "game\nchanger"],
        ),
        ("cures?", "It cures; secures no one; procure.", ["cures"]),
        ("don't know", "They don\u2019t know and don't know.", ["don\u2019t know", "don't know"]),
        ("has (?P<mark>no side effects)", "It has no side effects.", ["no side effects"]),
        ("100 ?% safe", "100% safe and 100 % safe", ["100% safe", "100 % safe"]),
        ("x*", "no empty match", []),
    ],
)
def test_ranges(pattern: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Phrasing(pattern).ranges(text)] == found


def test_a_broken_pattern_is_named() -> None:
    with pytest.raises(ValueError, match=r"'\(cure' is no regular expression"):
        Phrasing("(cure")


def test_of_overlapping_matches_the_first_and_longest_stays() -> None:
    patterns = [Phrasing("miracle"), Phrasing("miracle cure"), Phrasing("cure for")]
    assert find_ranges(patterns, "a miracle cure for gout") == ((2, 14),)
    assert find_ranges(patterns, "a miracle cure for gout", unless=[Phrasing("miracle")]) == ((10, 18),)
