"""What a page states about itself, and in which of many forms."""

from collections.abc import Callable
from typing import Any

import pytest

from overclaim.pipeline.checks import CHECKS
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Link
from overclaim.rules.rule import Rule

Make = Callable[..., Any]
TEXT = "Turmeric eases arthritis. " + "Words that fill the page. " * 40


def missing(make_claim: Make, make_reading: Make, rules: dict[str, Rule], *blocks: str, **post: Any) -> set[str]:
    claim = make_claim(TEXT, "Turmeric", "eases", "arthritis")
    reading = make_reading(TEXT, *blocks, claims=[claim], **post)
    names = ("missing-author", "missing-date", "missing-references", "missing-reviewer")
    return {name for name in names if list(CHECKS["document"](rules[name], reading))}


ALL = {"missing-author", "missing-date", "missing-references", "missing-reviewer"}


@pytest.mark.parametrize(
    ("block", "stated"),
    [
        ("By the practice nurses", "missing-author"),
        ("Written by the practice nurses", "missing-author"),
        ("BY: Care Manager", "missing-author"),
        ("Author: the practice", "missing-author"),
        ("Winter tips, by the wellness shop team", "missing-author"),
        ("Published by the hospital information service", "missing-author"),
        ("Posted today by the wellness shop team", "missing-author"),
        ("Health desk | Updated often", "missing-author"),
        ("Published 8 June", "missing-date"),
        ("Next review: 2026", "missing-date"),
        ("Review of the year 2026", ""),
        ("Exercise helps, by the way, the nerves", ""),
        ("POSTED: August 19, 2024", "missing-date"),
        ("Last updated 3 March 2026", "missing-date"),
        ("2026-03-03", "missing-date"),
        ("Published on 03.03.2026", "missing-date"),
        ("Medically reviewed by a pharmacist", "missing-reviewer"),
        ("Fact-checked by a nurse", "missing-reviewer"),
        ("References", "missing-references"),
        ("It fell by half [2].", "missing-references"),
        ("https://example.org/review", "missing-references"),
        ("Standing by the door in 2019 nobody knew.", ""),
        ("More about references in general.", ""),
    ],
)
def test_a_line_of_the_page_states_it(
    block: str, stated: str, make_claim: Make, make_reading: Make, rules: dict[str, Rule]
) -> None:
    assert missing(make_claim, make_reading, rules, block) == ALL - {stated}


def test_a_byline_and_a_day_may_share_a_line(make_claim: Make, make_reading: Make, rules: dict[str, Rule]) -> None:
    found = missing(make_claim, make_reading, rules, "Health desk | Published 8 June")
    assert found == {"missing-references", "missing-reviewer"}


@pytest.mark.parametrize(
    ("metadata", "stated"),
    [
        ({"author": "The nurses"}, "missing-author"),
        ({"last_modified": "2026-03-03"}, "missing-date"),
        ({"reviewed_by": "A pharmacist"}, "missing-reviewer"),
        ({"author": "  "}, ""),
    ],
)
def test_metadata_state_it(
    metadata: dict[str, str], stated: str, make_claim: Make, make_reading: Make, rules: dict[str, Rule]
) -> None:
    assert missing(make_claim, make_reading, rules, metadata=metadata) == ALL - {stated}


def test_a_link_out_of_the_text_is_a_reference(make_claim: Make, make_reading: Make, rules: dict[str, Rule]) -> None:
    outward, inward = (Link(url, Span(0, 8)) for url in ("https://example.org/review", "/contact"))
    assert missing(make_claim, make_reading, rules, links=(outward,)) == ALL - {"missing-references"}
    assert missing(make_claim, make_reading, rules, links=(inward,)) == ALL


def test_notes_and_pages_without_claims_are_spared(
    make_claim: Make, make_reading: Make, rules: dict[str, Rule]
) -> None:
    rule = rules["missing-author"]
    claim = make_claim(TEXT, "Turmeric", "eases", "arthritis")
    assert list(CHECKS["document"](rule, make_reading("Turmeric eases arthritis.", claims=[claim]))) == []
    assert list(CHECKS["document"](rule, make_reading(TEXT))) == []
