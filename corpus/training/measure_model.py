"""Measures the shipped model on text it was not trained on, and keeps its scores and its card up to date."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from spacy.util import load_model_from_path

from ...pipeline.load_model import load_pipeline
from .measure_parser import load_gold, score_parser
from .measure_recogniser import score_recogniser
from .measure_speed import load_seconds, words_per_second
from .measure_spotter import score_spotter
from .pack_model import size_of
from .treebank.convert_treebank import convert_treebank

Scores = dict[str, Any]
PARTS = ("parser", "recogniser", "spotter")
_TABLE = re.compile(r"(<!-- scores: begin -->\n).*?(<!-- scores: end -->)", re.DOTALL)
_PARSER_COLUMNS = {"tag": "tag", "uas": "UAS", "las": "LAS", "noun_chunk_f": "noun chunks F1", "lemma": "lemma"}
_CORPORA = {
    "ewt_test": "EWT test",
    "craft_test": "CRAFT test",
    "bc5cdr_devel": "BC5CDR devel",
    "ncbi_disease_devel": "NCBI devel",
}


def _measure_parser(model: Path, data: Path, work: Path) -> tuple[Scores, list[str]]:
    nlp = load_model_from_path(model / "parser")
    convert_treebank(data / "treebank" / "test.conllu", work / "ewt_test.spacy")
    paths = {"ewt_test": work / "ewt_test.spacy", "craft_test": data / "treebank" / "craft-test.spacy"}
    scores: Scores = {}
    for name, path in paths.items():
        scores[name] = {
            "paragraphs": score_parser(nlp, load_gold(nlp, path, by_sentence=False)),
            "sentences": score_parser(nlp, load_gold(nlp, path, by_sentence=True)),
        }
    return scores, [doc.text for doc in load_gold(nlp, paths["ewt_test"], by_sentence=True)]


def measure_model(model: Path, data: Path, written: Path) -> Scores:
    """All scores of the model directory `model` on the held-out files below `data` and the held-out written sentences."""
    with tempfile.TemporaryDirectory() as work:
        parser, sentences = _measure_parser(model, data, Path(work))
    recogniser = load_model_from_path(model / "recogniser")
    files = {"bc5cdr_devel": "bc5cdr-devel.tsv", "ncbi_disease_devel": "ncbi-disease-devel.tsv"}
    return {
        "parser": parser,
        "recogniser": {name: score_recogniser(recogniser, data / "ner" / file) for name, file in files.items()},
        "spotter": score_spotter(load_pipeline(model / "spotter"), model / "parser", written),
        "load_seconds": load_seconds([model / part for part in PARTS]),
        "parser_words_per_second": {
            "blis": words_per_second(model / "parser", sentences, use_blis=True),
            "numpy": words_per_second(model / "parser", sentences, use_blis=False),
        },
        "recogniser_words_per_second": {"numpy": words_per_second(model / "recogniser", sentences, use_blis=False)},
        "bytes": {part: size_of(model / part) for part in PARTS},
    }


def scores_table(scores: Scores) -> str:
    """The scores as Markdown tables."""
    rows = [
        "| parser, gold tokens | one document is | " + " | ".join(_PARSER_COLUMNS.values()) + " |",
        "|---|---|" + "---|" * 5,
    ]
    for corpus, kinds in scores["parser"].items():
        for kind, values in kinds.items():
            cells = [str(values.get(column, "")) for column in _PARSER_COLUMNS]
            rows.append(f"| {_CORPORA[corpus]} | {kind.replace('paragraphs', 'a paragraph').replace('sentences', 'a sentence')} | "
                        + " | ".join(cells) + " |")  # fmt: skip
    rows += [
        "",
        "| recogniser, exact mention | precision | recall | F1 | F1, each sentence alone |",
        "|---|---|---|---|---|",
    ]
    for corpus, values in scores["recogniser"].items():
        cells = [str(values[column]) for column in ("precision", "recall", "f1", "f1_alone")]
        rows.append(f"| {_CORPORA[corpus]} | " + " | ".join(cells) + " |")
    rows += [
        "",
        "| second reader, held-out written sentences | class | claims, precision | recall | cause words, F1 | effect words | cue words |",
        "|---|---|---|---|---|---|---|",
        "| {sentences:,} | {class} | {claim_precision} | {claim_recall} | {cause_f1} | {effect_f1} | {cue_f1} |".format(
            **scores["spotter"]
        ),
    ]
    return "\n".join([*rows, "", _speed_sentence(scores)]) + "\n"


def _speed_sentence(scores: Scores) -> str:
    speed = scores["parser_words_per_second"]
    size = sum(scores["bytes"].values()) / 1e6
    return (
        f"On one core, processor time: the pipelines load in {scores['load_seconds']} s after `import spacy`; the parser pipeline reads "
        f"{speed['numpy']:,} words/s with numpy's matrix product, {speed['blis']:,} with thinc's default (warm, one sentence a text), "
        f"the recogniser {scores['recogniser_words_per_second']['numpy']:,}. On disk {size:.1f} MB."
    )


def write_scores(scores: Scores, model: Path) -> None:
    """Write `scores.json` and the table between the markers of `CARD.md`."""
    (model / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    card = model / "CARD.md"
    text = card.read_text(encoding="utf-8")
    table = scores_table(scores)
    card.write_text(_TABLE.sub(lambda match: match.group(1) + table + match.group(2), text), encoding="utf-8")
