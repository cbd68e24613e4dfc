"""Sentences written for the second reader: the format, every line of it, and that none is a test sentence."""

import csv
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.training.read_written import CLASSES, PARTS, Written, WrongLine, read_line, read_written

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "corpus" / "written"
LABELLED = ROOT.parent / "shared" / "data" / "claim-strength"
RUN = 10  # words in a row that no written sentence may share with a labelled one
PLAIN = st.text(st.characters(exclude_characters="{}\t", exclude_categories=["C", "Z"]), min_size=1, max_size=12)


def test_marks_are_taken_out_and_placed() -> None:
    written = read_line("c\t{c:Beetroot} {q:beats} {e:fatigue}, say scientists")
    assert written.text == "Beetroot beats fatigue, say scientists"
    assert [(written.text[start:end], part) for start, end, part in written.marks] == [
        ("Beetroot", "C"),
        ("beats", "Q"),
        ("fatigue", "E"),
    ]
    assert written.label == "causal"


@given(st.lists(st.tuples(st.sampled_from(["", *PARTS]), PLAIN), min_size=1, max_size=8))
def test_every_mark_holds_the_words_it_was_set_around(pieces: list[tuple[str, str]]) -> None:
    line = "c\t" + " ".join(f"{{{part}:{text}}}" if part else text for part, text in pieces)
    written = read_line(line)
    assert written.text == " ".join(text for _, text in pieces)
    assert [(written.text[start:end], part) for start, end, part in written.marks] == [
        (text, PARTS[part]) for part, text in pieces if part
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Beetroot beats fatigue", "tab"),
        ("x\tBeetroot", "begin the line with one of"),
        ("c\t{c:Beetroot {q:beats}} fatigue", "do not nest"),
        ("c\t{z:Beetroot} beats fatigue", "a mark is"),
        ("n\t{c:Beetroot} is red", "no marks"),
    ],
)
def test_a_wrong_line_says_what_to_mend(line: str, says: str) -> None:
    with pytest.raises(WrongLine, match=re.escape(says)):
        read_line(line)


def test_a_wrong_line_is_named_by_file_and_number(tmp_path: Path) -> None:
    (tmp_path / "blogs.tsv").write_text("# a note\nn\tFine.\nz\tWrong.\n", encoding="utf-8")
    with pytest.raises(WrongLine, match=r"^blogs\.tsv:3: "):
        list(read_written(tmp_path))


def test_a_sentence_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("n\tOnce.\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text("n\tOnce.\nn\tTwice.\n", encoding="utf-8")
    assert [written.text for written in read_written(tmp_path)] == ["Once.", "Twice."]


def test_the_same_sentences_are_always_held_out() -> None:
    kept = [Written(f"Sentence {number}.", "none").held_out for number in range(1000)]
    assert kept == [Written(f"Sentence {number}.", "none").held_out for number in range(1000)]
    assert 60 < sum(kept) < 140


@pytest.fixture(scope="module")
def corpus() -> list[Written]:
    return list(read_written(WRITTEN))


def test_every_shipped_line_is_right(corpus: list[Written]) -> None:
    assert {written.label for written in corpus} == set(CLASSES.values())
    assert all(written.text[start:end].strip() for written in corpus for start, end, _ in written.marks)
    marked = sum(bool(written.marks) for written in corpus if written.label != "none")
    assert marked > 0.97 * sum(written.label != "none" for written in corpus)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def test_no_written_sentence_shares_a_run_of_words_with_the_gold_corpus(corpus: list[Written]) -> None:
    lines = [
        line for path in sorted((ROOT / "corpus" / "gold").glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    gold = set().union(*(_runs(json.loads(line)["sentence"]) for line in lines))
    assert [written.text for written in corpus if _runs(written.text) & gold] == []


@pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled sets are not part of the project")
def test_no_written_sentence_shares_a_run_of_words_with_a_labelled_one(corpus: list[Written]) -> None:
    labelled: set[tuple[str, ...]] = set()
    for path in sorted(LABELLED.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            labelled |= set().union(*(_runs(cell) for row in csv.DictReader(file) for cell in row.values() if cell))
    assert [written.text for written in corpus if _runs(written.text) & labelled] == []
