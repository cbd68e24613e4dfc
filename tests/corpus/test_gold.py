"""Gold annotations: what the format holds, and where a broken line is said to be."""

import json
from pathlib import Path

import pytest

from overclaim.corpus.gold import read_gold, read_untuned
from overclaim.rules.scales import Direction, Strength
from overclaim.rules.source_error import SourceError

CLAIM = {
    "cause": "Stress",
    "effect": "sleep",
    "cue": "can harm",
    "strength": "can-cause",
    "direction": "decreases",
    "negated": False,
    "resolved": True,
}
LINE = {"post": "a.md", "sentence": "Stress can harm sleep.", "claims": [CLAIM]}


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_line_becomes_a_sentence_with_its_claims(tmp_path: Path) -> None:
    title = {"post": "a.md", "sentence": "Share", "claims": [], "boilerplate": True}
    first, second = read_gold(write(tmp_path / "gold.jsonl", LINE, title))
    assert (first.post, first.line, first.text, first.boilerplate) == ("a.md", 1, "Stress can harm sleep.", False)
    (claim,) = first.claims
    assert (claim.cause, claim.effect, claim.cue) == ("Stress", "sleep", "can harm")
    assert (claim.strength, claim.direction) == (Strength.CAN_CAUSE, Direction.DECREASES)
    assert claim.resolved
    assert not claim.negated
    assert second.boilerplate
    assert second.strength is None


def test_the_strength_of_a_sentence_is_the_highest(tmp_path: Path) -> None:
    claims = [CLAIM, {**CLAIM, "strength": "causal"}, {**CLAIM, "strength": "correlational"}]
    (sentence,) = read_gold(write(tmp_path / "gold.jsonl", {**LINE, "claims": claims}))
    assert sentence.strength is Strength.CAUSAL


def test_byte_order_mark_crlf_and_blank_lines_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    line = json.dumps(LINE).encode()
    path.write_bytes(b"\xef\xbb\xbf" + line + b"\r\n\r\n" + line + b"\r\n")
    assert [sentence.line for sentence in read_gold(path)] == [1, 3]


def test_a_line_separator_inside_a_sentence_does_not_end_the_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**LINE, "sentence": "one\u2028two"}, ensure_ascii=False), encoding="utf-8")
    assert read_gold(path)[0].text == "one\u2028two"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ([LINE], "not an object"),
        ({"post": "a.md", "sentence": "x"}, "lacks claims"),
        ({**LINE, "claim": []}, "unknown 'claim'"),
        ({**LINE, "claims": {}}, "claims is not a list"),
        ({**LINE, "claims": ["x"]}, "a claim is not an object"),
        ({**LINE, "sentence": "  "}, "sentence is '  ', not a text"),
        ({**LINE, "post": 3}, "post is 3, not a text"),
        ({**LINE, "boilerplate": "yes"}, "boilerplate is 'yes', neither true nor false"),
        ({**LINE, "claims": [{**CLAIM, "strength": "strong"}]}, "strength is 'strong', not one of none, correlational"),
        ({**LINE, "claims": [{**CLAIM, "strength": []}]}, "strength is [], not one of"),
        ({**LINE, "claims": [{**CLAIM, "direction": "up"}]}, "direction is 'up', not one of increases"),
        ({**LINE, "claims": [{**CLAIM, "negated": 1}]}, "negated is 1, neither true nor false"),
        ({**LINE, "claims": [{key: CLAIM[key] for key in CLAIM if key != "effect"}]}, "lacks effect"),
        ({**LINE, "claims": [{**CLAIM, "verb": "harm"}]}, "unknown 'verb'"),
    ],
)
def test_a_broken_line_is_named_with_its_place(tmp_path: Path, line: object, problem: str) -> None:
    path = write(tmp_path / "gold.jsonl", LINE, line)
    with pytest.raises(SourceError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert problem in str(caught.value)


def test_what_is_not_json_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"post": "a.md"\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"gold\.jsonl:1: is not JSON"):
        read_gold(path)


def test_what_is_not_utf_8_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(json.dumps(LINE).encode() + b"\n\xff\n")
    with pytest.raises(SourceError, match=r"gold\.jsonl:2: is not UTF-8"):
        read_gold(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")


def test_the_untuned_list_names_posts(tmp_path: Path) -> None:
    assert read_untuned(tmp_path) == frozenset()
    (tmp_path / "untuned.txt").write_text("# kept apart\na.md\n\n b.html \n", encoding="utf-8")
    assert read_untuned(tmp_path) == {"a.md", "b.html"}
