"""Scoring whole files: what sort each is, broken rows, and figures with a reader so simple that it needs no model."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest

from overclaim.corpus.score import GOLD, Scores, score_paths, sort_of
from overclaim.corpus.scores.entities import read_tagged
from overclaim.corpus.scores.labelled_score import LabelledScore
from overclaim.corpus.scores.post_claims import ClaimFigures, PostScore
from overclaim.corpus.scores.read_claims import as_post, read_claims
from overclaim.corpus.scores.tally import Tally
from overclaim.pipeline.run import Checker
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import Claim, Cue, Phrase, Post, PostResult, Sentence
from overclaim.rules.scales import Direction, Strength
from overclaim.rules.source_error import SourceError

RELATION = re.compile(r"(?P<cause>\w+) (?P<cue>causes|may cause|is linked to) (?P<effect>\w+)")
STRENGTHS = {"causes": Strength.CAUSAL, "may cause": Strength.CONDITIONAL, "is linked to": Strength.CORRELATIONAL}


class WordReader:
    """Reads "X causes Y", "X may cause Y" and "X is linked to Y" as claims; fails on the word BUG."""

    def check_posts(self, posts: Iterable[Post], *, at_once: int = 8) -> Iterator[PostResult]:
        assert at_once > 1
        for post in posts:
            if "BUG" in post.text:
                yield PostResult(post.path, post, failure="could not be checked: KeyError")
                continue
            sentences = split_sentences(post)
            claims = tuple(claim for sentence in sentences for claim in self._claims(post, sentence))
            yield PostResult(post.path, post, sentences, claims=claims)

    def _claims(self, post: Post, sentence: Sentence) -> Iterator[Claim]:
        prose = post.blocks[sentence.block].prose
        for match in RELATION.finditer(prose.text, sentence.start, sentence.end):
            span = {name: prose.span(*match.span(name)) for name in ("cause", "cue", "effect")}
            yield Claim(
                sentence.index,
                prose.span(*match.span()),
                Cue(match["cue"], span["cue"]),
                Phrase(match["cause"], span["cause"]),
                Phrase(match["effect"], span["effect"]),
                STRENGTHS[match["cue"]],
                Direction.INCREASES,
            )


CHECKER = cast(Checker, WordReader())
EMPTY = ClaimFigures()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def gold_line(post: str, sentence: str, *pairs: tuple[str, str]) -> dict[str, object]:
    claims = [
        {"cause": cause, "effect": effect, "cue": "causes", "strength": "causal", "direction": "increases"}
        for cause, effect in pairs
    ]
    return {"post": post, "sentence": sentence, "claims": claims}


def the_file(scores: Scores) -> LabelledScore:
    (score,) = scores.files
    return score


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("sentence,label\nSalt causes thirst.,3\n", "sentence,label"),
        ("\ufefftab,kind,ref,text,code\r\n", "tab,kind,ref,text,code"),
        (lines(gold_line("a.md", "x")), GOLD),
        (lines({"press_release_conclusion": "x", "exaggeration_label": "same"}), "exaggeration_label"),
        (lines({"id": 1, "sentence": "x", "e1": "a", "e2": "b"}), "e1"),
        ("Salt\tB-Chemical\n", "iob"),
        ("\nThe\tO\n", "iob"),
    ],
)
def test_the_first_line_tells_what_a_file_is(tmp_path: Path, text: str, sort: str) -> None:
    assert sort_of(write(tmp_path / "file", text)) == sort


@pytest.mark.parametrize(
    "text", ["", "text,label\n", '{"sentence": "x"}\n', "{broken\n", "iob\n", "word\tNN\n", "e1\n"]
)
def test_other_files_are_refused_with_their_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError, match=r"file:1: "):
        sort_of(write(tmp_path / "file", text))


def test_gold_and_post_by_hand(tmp_path: Path) -> None:
    write(tmp_path / "posts" / "a.txt", "Salt causes thirst. Beer causes thirst.\n\nWater is wet.\n")
    write(tmp_path / "posts" / "b.txt", "Sleep is good.\n")
    rows = [gold_line("a.txt", "Salt causes thirst.", ("Salt", "thirst")), gold_line("a.txt", "Beer causes thirst.")]
    write(tmp_path / "gold" / "a.txt.jsonl", lines(*rows, gold_line("a.txt", "Water is wet.")))
    write(tmp_path / "gold" / "b.txt.jsonl", lines(gold_line("b.txt", "Sleep is good.", ("Sleep", "health"))))
    write(tmp_path / "gold" / "untuned.txt", "b.txt\n")
    first, second = score_paths([tmp_path / "gold"], CHECKER).posts
    assert (first.post, first.untuned, first.figures.sentences) == ("a.txt", False, Tally(1, 2, 1))
    assert (second.post, second.untuned, second.figures.sentences) == ("b.txt", True, Tally(0, 0, 1))


def test_one_gold_file_can_hold_several_posts_elsewhere(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / "elsewhere" / name, "Salt causes thirst.\n")
    rows = [gold_line(name, "Salt causes thirst.", ("Salt", "thirst")) for name in ("a.txt", "b.txt")]
    path = write(tmp_path / "gold.jsonl", lines(*rows))
    scores = score_paths([path], CHECKER, tmp_path / "elsewhere")
    assert [post.figures.pairs for post in scores.posts] == [Tally(1, 1, 1)] * 2


def test_a_missing_post_is_named_with_the_gold_line(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", lines(gold_line("none.txt", "x")))
    with pytest.raises(SourceError, match=r"gold\.jsonl:1: its post cannot be read: .*none\.txt: no such file"):
        score_paths([path], CHECKER)


def test_a_folder_without_labelled_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no labelled data"):
        score_paths([tmp_path], CHECKER)


def test_strength_labels_file(tmp_path: Path) -> None:
    text = 'sentence,label\n"Salt causes thirst, they say.",3\nBeer is linked to joy.,3\nTea is hot.,0\n'
    score = the_file(score_paths([write(tmp_path / "s.csv", text)], CHECKER))
    assert score.measure == "strength"
    assert score.parts["all"]["accuracy"] == pytest.approx(2 / 3)
    assert score.parts["all"]["strength_accuracy"] == pytest.approx(1 / 2)


def test_only_misses_of_the_tuned_half_are_shown(tmp_path: Path) -> None:
    rows = "".join(f"Salt {number} is salty.,3\n" for number in range(40))
    score = the_file(score_paths([write(tmp_path / "s.csv", "sentence,label\n" + rows)], CHECKER))
    assert len(score.misses) == score.parts["tuned"]["sentences"]
    assert 0 < len(score.misses) < 40


def test_statement_codes_file(tmp_path: Path) -> None:
    text = "tab,kind,ref,text,code\nPR,main,r1,Salt causes thirst.,6\nPR,main,r1,Salt may cause joy.,4\nJA,main,r2,Tea.,1\n"
    score = the_file(score_paths([write(tmp_path / "s.csv", text)], CHECKER))
    assert score.parts["all"]["macro_f1"] == 1
    assert score.parts["all"]["strong_precision"] == 1


def test_exaggeration_file(tmp_path: Path) -> None:
    record = {
        "original_file_id": "1",
        "press_release_conclusion": "Salt is salt. Salt causes thirst.",
        "press_release_strength": 3,
        "abstract_conclusion": "Salt may cause thirst.",
        "abstract_strength": 2,
        "exaggeration_label": "exaggerates",
    }
    score = the_file(score_paths([write(tmp_path / "s.jsonl", lines(record))], CHECKER))
    assert (score.parts["all"]["macro_f1"], score.parts["all"]["strength_macro_f1"]) == (1, 1)


def test_cause_effect_file(tmp_path: Path) -> None:
    right = {"sentence": "Salt causes thirst.", "e1": "Salt", "e2": "thirst", "cause": "Salt", "effect": "thirst"}
    missed = {"sentence": "Rain and mud.", "e1": "Rain", "e2": "mud", "cause": "Rain", "effect": "mud"}
    none = {"sentence": "Tea and milk.", "e1": "Tea", "e2": "milk", "cause": None, "effect": None}
    score = the_file(score_paths([write(tmp_path / "s.jsonl", lines(right, missed, none))], CHECKER))
    assert (score.parts["all"]["precision"], score.parts["all"]["recall"]) == (1, 0.5)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("s.csv", "sentence,label\nTea.,0\nTea.,4\n", r"s\.csv:3: label is '4'"),
        ("s.csv", "sentence,label\n,0\n", r"s\.csv:2: sentence is empty"),
        ("s.csv", "tab,kind,ref,text,code\nPR,main,r,Tea.,7\n", r"s\.csv:2: code is '7'"),
        ("s.jsonl", lines({"exaggeration_label": "same"}), r"s\.jsonl:1: lacks abstract_conclusion"),
        ("s.jsonl", lines({"sentence": "x", "e1": "a", "e2": "b"}), r"s\.jsonl:1: lacks cause, effect"),
        (
            "s.jsonl",
            lines({"sentence": "x", "e1": "a", "e2": "b", "cause": "a", "effect": None}),
            r"s\.jsonl:1: cause and effect",
        ),
    ],
)
def test_broken_rows_are_named_with_their_place(tmp_path: Path, name: str, text: str, place: str) -> None:
    with pytest.raises(SourceError, match=place):
        score_paths([write(tmp_path / name, text)], CHECKER)


def test_tagged_sentences(tmp_path: Path) -> None:
    text = "Sore\tB-Disease\nthroat\tI-Disease\nflu\tB-Disease\n\n\nSalt\tB-Chemical\n"
    first, second = read_tagged(write(tmp_path / "s.tsv", text))
    assert first.words == ("Sore", "throat", "flu")
    assert first.mentions == {(0, 2, "DISEASE"), (2, 3, "DISEASE")}
    assert second.mentions == {(0, 1, "CHEMICAL")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Salt\tO\nflu\tI-Disease\n", ":2: I-Disease follows no Disease mention"),
        ("Salt\tB-Chemical\nflu\tI-Disease\n", ":2: I-Disease follows"),
        ("Salt\tO\n\nflu\n", ":3: is 'flu', not a word"),
        ("Salt\tO\nflu\tDisease\n", ":2: is "),
    ],
)
def test_broken_tags_are_named_with_their_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(SourceError, match=place):
        read_tagged(write(tmp_path / "s.tsv", text))


def test_texts_are_read_apart_and_in_order() -> None:
    texts = [f"Tea. Food{number} causes thirst." if number % 2 else "Tea." for number in range(250)]
    claims, failures = read_claims(texts, CHECKER)
    assert failures == ()
    assert [[claim.cause.text for claim in found] for found in claims] == [
        [f"Food{number}"] if number % 2 else [] for number in range(250)
    ]


def test_one_text_that_fails_loses_no_other() -> None:
    claims, failures = read_claims(["Salt causes thirst.", "BUG.", "Beer causes thirst."], CHECKER)
    assert [len(found) for found in claims] == [1, 0, 1]
    assert failures == ("could not be checked: KeyError: BUG.",)


def test_a_text_is_a_post_of_its_own() -> None:
    """So that no pronoun and no left-out end is read in the light of another text."""
    post = as_post("Salt is bad. It causes thirst.")
    assert [sentence.text for sentence in split_sentences(post)] == ["Salt is bad.", "It causes thirst."]


def test_untuned_posts_are_listed_only_when_scored_alone() -> None:
    tuned, untuned = PostScore("a", untuned=False, figures=EMPTY), PostScore("b", untuned=True, figures=EMPTY)
    assert Scores((tuned, untuned)).listed == (tuned,)
    assert Scores((untuned,)).listed == (untuned,)


def test_a_failure_anywhere_shows() -> None:
    assert not Scores((PostScore("a", untuned=False, figures=EMPTY),)).failed
    assert Scores((PostScore("a", untuned=False, figures=EMPTY, failure="x"),)).failed
    assert Scores(files=(LabelledScore("f", "strength", {}, failures=("x",)),)).failed
