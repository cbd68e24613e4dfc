"""What a pattern needs is read off it: no text that it matches may lack it."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overclaim.rules.discourse import load_discourse
from overclaim.rules.load_packs import load_packs
from overclaim.rules.needed_text import folded, lacks_all, needed_texts
from overclaim.rules.phrasing import Phrasing, may_occur

PACKS = Path(__file__).parents[2] / "rules" / "packs"


def _shipped() -> list[Phrasing]:
    holders = [*(rule.params for rule in load_packs(PACKS)), load_discourse()]
    values = [getattr(holder, field.name) for holder in holders for field in fields(holder)]
    found = {one for value in values if isinstance(value, tuple) for one in value if isinstance(one, Phrasing)}
    return sorted(found, key=lambda one: one.source)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("guaranteed", {"guaranteed"}),
        ("Dr [A-Z]oe", {"dr"}),
        ("cures?", {"cure"}),
        ("(?:cures?|heals) all", {"cure", "heals"}),
        ("(?:cures?|[a-z]+)", set()),
        ("(?:total )?detox", {"detox"}),
        ("no(?! one) harm", {"harm"}),
        ("(?P<mark>melts) fat", {"melts"}),
        (r"\bbad\w+", {"bad"}),
        ("a{2}bc{0,3}de", {"de"}),
        ("[](]x|yy", set()),
        ("(?P<word>tea|cocoa)(?P=word)", {"tea", "cocoa"}),
        ("(?#sweet)tea", {"tea"}),
        ("(?i:cures)", set()),
        ("(?<=green )tea", {"tea"}),
        (r"\x4cab rat", {"rat"}),
        (r"\u00e9cole tea", {"cole"}),
        ("", set()),
    ],
)
def test_the_needed_texts_are_read_off(pattern: str, needed: set[str]) -> None:
    assert needed_texts(pattern) == needed


@pytest.mark.parametrize("phrasing", _shipped(), ids=lambda phrasing: phrasing.source[:60])
def test_every_shipped_pattern_is_right(phrasing: Phrasing) -> None:
    phrasing.prove()


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_no_match_of_a_shipped_pattern_lacks_what_it_needs(data: st.DataObject) -> None:
    phrasing = data.draw(st.sampled_from(_shipped()))
    text = data.draw(st.from_regex(re.compile(phrasing.spaced, re.IGNORECASE), fullmatch=True))
    assert not lacks_all(phrasing.needed, text)


@given(st.text(alphabet="iİıIsſkK x"))
def test_letters_that_look_alike_are_folded_as_a_pattern_takes_them(text: str) -> None:
    for letter in "isk":
        if re.search(letter, text, re.IGNORECASE):
            assert letter in folded(text)


def test_a_pattern_that_is_ruled_out_is_not_compiled() -> None:
    broken = Phrasing("cures(", proven=True)  # would raise if it were compiled
    assert not broken.found("nothing of the kind")
    assert not may_occur((broken,), "nothing of the kind")
    with pytest.raises(re.error):
        broken.found("it cures")
