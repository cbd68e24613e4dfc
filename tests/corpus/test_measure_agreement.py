"""Agreement of two annotators: figures computed by hand, what cannot be compared, and the annotations that ship."""

import json
from pathlib import Path
from typing import Any

import pytest

import overclaim.corpus.measure_agreement as command
from overclaim.corpus.gold import read_gold, read_untuned
from overclaim.corpus.measure_agreement import FOLDER, Agreement, measure_agreement
from overclaim.corpus.scores.tally import Confusion, Tally
from overclaim.rules.source_error import SourceError

GOLD = FOLDER.parent / "gold"
Line = tuple[str, list[dict[str, Any]]]


def claim(cause: str, effect: str, strength: str) -> dict[str, Any]:
    return {"cause": cause, "effect": effect, "cue": "x", "strength": strength, "direction": "increases"}


def write(folder: Path, annotator: str, name: str, lines: list[Line]) -> None:
    place = folder / annotator
    place.mkdir(exist_ok=True)
    records = [{"post": name, "sentence": sentence, "claims": claims} for sentence, claims in lines]
    text = "".join(json.dumps(record) + "\n" for record in records)
    (place / f"{name}.jsonl").write_text(text, encoding="utf-8")


FIRST: list[Line] = [
    ("Stress harms sleep.", [claim("Stress", "sleep", "causal")]),
    ("Sugar and milk give acne.", [claim("Sugar", "acne", "correlational"), claim("milk", "acne", "causal")]),
    ("Garlic is for blood.", []),
    ("Zinc is not for colds.", [claim("Zinc", "colds", "none")]),
    ("We open at nine.", []),
]
SECOND: list[Line] = [
    ("Stress harms sleep.", [claim("Stress", "sleep", "can-cause")]),
    ("Sugar and milk give acne.", [claim("milk", "acne", "causal")]),
    ("Garlic is for blood.", [claim("Garlic", "blood", "causal")]),
    ("Zinc is not for colds.", []),
    ("We open at nine.", []),
]


def test_figures_of_one_post_by_hand(tmp_path: Path) -> None:
    write(tmp_path, "first", "a.md", FIRST)
    write(tmp_path, "second", "a.md", SECOND)
    by_post = measure_agreement(tmp_path)
    assert list(by_post) == ["a.md"]
    found = by_post["a.md"]
    # Both see a claim in two sentences, each in three: F1 = 2 * 2 / (3 + 3).
    assert found.sentences == Tally(right=2, found=3, wanted=3)
    assert found.sentences.f1 == pytest.approx(2 / 3)
    # Stress-sleep and milk-acne of three and four pairs: F1 = 2 * 2 / (3 + 4).
    assert found.pairs == Tally(right=2, found=3, wanted=4)
    assert found.pairs.f1 == pytest.approx(4 / 7)
    # Of the two sentences that both say hold a claim, one has the same highest strength.
    assert found.strengths.total == 2
    assert found.strengths.accuracy == pytest.approx(1 / 2)
    # Labels agree in 2 of 5; by chance in (2 * 2 causal + 2 * 2 no claim) / 25; "none" is no "no claim".
    assert found.labels.total == 5
    assert found.kappa == pytest.approx((10 - 8) / (25 - 8))


def test_posts_add_up_and_come_in_the_order_of_names(tmp_path: Path) -> None:
    for name, second in (("b.txt", SECOND[1:]), ("a.md", SECOND[:1])):
        write(tmp_path, "first", name, FIRST[1:] if name == "b.txt" else FIRST[:1])
        write(tmp_path, "second", name, second)
    by_post = measure_agreement(tmp_path)
    assert list(by_post) == ["a.md", "b.txt"]
    pooled = sum(by_post.values(), Agreement())
    assert (pooled.sentences, pooled.pairs) == (Tally(2, 3, 3), Tally(2, 3, 4))
    assert pooled.kappa == pytest.approx(2 / 17)


def test_two_who_say_the_same_agree_wholly(tmp_path: Path) -> None:
    write(tmp_path, "first", "a.md", FIRST)
    write(tmp_path, "second", "a.md", FIRST)
    (found,) = measure_agreement(tmp_path).values()
    assert (found.sentences.f1, found.pairs.f1, found.strengths.accuracy, found.kappa) == (1, 1, 1, 1)


def test_kappa_where_chance_explains_all_or_nothing_was_annotated() -> None:
    assert Agreement().kappa is None
    assert Agreement(labels=Confusion.of([("None", "None")] * 3)).kappa == 1
    # Each says "causal" of one of two sentences, never of the same: (0 - 1/2) / (1 - 1/2).
    assert Agreement(labels=Confusion.of([("causal", "None"), ("None", "causal")])).kappa == pytest.approx(-1)


def test_a_pair_with_its_ends_swapped_is_no_agreement(tmp_path: Path) -> None:
    write(tmp_path, "first", "a.md", [("Stress and sleep.", [claim("Stress", "sleep", "causal")])])
    write(tmp_path, "second", "a.md", [("Stress and sleep.", [claim("sleep", "Stress", "causal")])])
    (found,) = measure_agreement(tmp_path).values()
    assert (found.pairs.f1, found.sentences.f1) == (0, 1)


def test_a_missing_second_annotation_is_named(tmp_path: Path) -> None:
    write(tmp_path, "first", "a.md", FIRST)
    with pytest.raises(SourceError, match="wants both annotations") as caught:
        measure_agreement(tmp_path)
    assert str(tmp_path / "second" / "a.md.jsonl") in str(caught.value)


def test_another_sentence_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "first", "a.md", FIRST)
    write(tmp_path, "second", "a.md", [*FIRST[:2], ("Garlic is for the blood.", []), *FIRST[3:]])
    with pytest.raises(SourceError, match="another sentence here") as caught:
        measure_agreement(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'first' / 'a.md.jsonl'}:3: ")


def test_a_sentence_too_few_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "first", "a.md", FIRST)
    write(tmp_path, "second", "a.md", FIRST[:-1])
    with pytest.raises(SourceError, match="has 5 sentences, the second annotation 4"):
        measure_agreement(tmp_path)


def test_the_command_prints_a_line_for_each_post_and_one_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "first", "a.md", FIRST)
    write(tmp_path, "second", "a.md", SECOND)
    monkeypatch.setattr(command, "measure_agreement", lambda: measure_agreement(tmp_path))
    assert command.main() == 0
    header, post, whole = capsys.readouterr().out.splitlines()
    assert header.split() == ["sentences", "sentence", "F1", "pair", "F1", "strength", "accuracy", "kappa"]
    assert post.split() == ["a.md", "5", "0.667", "0.571", "0.500", "0.118"]
    assert whole.split() == ["all", "posts", *post.split()[1:]]


def test_the_command_says_what_cannot_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "first", "a.md", FIRST)
    monkeypatch.setattr(command, "measure_agreement", lambda: measure_agreement(tmp_path))
    assert command.main() == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "wants both annotations" in printed.err


def test_the_annotations_that_ship_hold_the_sentences_of_the_gold() -> None:
    gold = {path.name for path in GOLD.glob("*.jsonl")}
    for annotator in ("first", "second"):
        assert {path.name for path in (FOLDER / annotator).glob("*.jsonl")} == gold
        for name in sorted(gold):
            wanted = [one.text for one in read_gold(GOLD / name)]
            assert [one.text for one in read_gold(FOLDER / annotator / name)] == wanted, f"{annotator} {name}"


def test_enough_posts_and_sentences_ship_and_a_third_was_never_tuned_on() -> None:
    by_post = measure_agreement()
    untuned = read_untuned(GOLD)
    assert len(by_post) >= 40
    assert sum(one.labels.total for one in by_post.values()) >= 1500
    assert untuned <= by_post.keys()
    assert len(untuned) * 3 >= len(by_post)
