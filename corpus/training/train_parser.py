"""The parser: data, training, lemmatizer, directory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import mix_corpus as _readers  # registers the reader that parser.cfg names
from .make_lemmatizer import add_lemmatizer
from .pack_model import pack_model
from .select_biomedical import select_biomedical
from .train_pipeline import train_pipeline
from .treebank.convert_treebank import convert_treebank

PARSER_META = {
    "name": "overclaim_parser",
    "version": "0.1.0",
    "description": "English tagger, morphologizer, parser and lemmatizer for health prose; ClearNLP labels, Penn tags",
    "license": "CC BY-SA 4.0",
    "author": "",
    "email": "",
    "url": "",
}
_WEB_SEED, _BIOMEDICAL_SEED = 7, 0


def prepare_text(data: Path, work: Path) -> dict[str, Path]:
    """Write the converted treebanks below `work` and return the paths that parser.cfg asks for."""
    treebank = data / "treebank"
    work.mkdir(parents=True, exist_ok=True)
    convert_treebank(treebank / "train.conllu", work / "web.spacy", seed=_WEB_SEED)
    convert_treebank(treebank / "dev.conllu", work / "dev.spacy")
    select_biomedical(treebank / "craft-train.spacy", work / "biomedical.spacy", seed=_BIOMEDICAL_SEED)
    return {"web": work / "web.spacy", "biomedical": work / "biomedical.spacy", "dev": work / "dev.spacy"}


def train_parser(text: dict[str, Path], work: Path, target: Path, overrides: dict[str, Any] | None = None) -> None:
    """Train on what `prepare_text` wrote, with scratch files below `work`, and write the pipeline to `target`."""
    assert _readers.mixed_corpus
    nlp = train_pipeline("parser.cfg", text, work / "parser", overrides)
    add_lemmatizer(nlp)
    pack_model(nlp, target, PARSER_META)
