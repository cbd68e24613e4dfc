"""The entity recogniser: training and directory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import mix_mentions as _readers  # registers the readers that recogniser.cfg names
from .pack_model import pack_model
from .train_pipeline import train_pipeline

RECOGNISER_META = {
    "name": "overclaim_recogniser",
    "version": "0.1.0",
    "description": "English recogniser of diseases and chemicals",
    "license": "CC BY-SA 4.0",
    "author": "",
    "email": "",
    "url": "",
}


def train_recogniser(data: Path, work: Path, web: Path, target: Path, overrides: dict[str, Any] | None = None) -> None:
    """Train on `data`/ner and the converted web text `web` (DocBin), and write the pipeline to `target`."""
    assert _readers.mixed_mentions
    ner = data / "ner"
    paths = {
        "both": ner / "bc5cdr-train.tsv", "diseases": ner / "ncbi-disease-train.tsv", "web": web, "dev": ner / "bc5cdr-devel.tsv",
    }  # fmt: skip
    nlp = train_pipeline("recogniser.cfg", paths, work / "recogniser", overrides)
    pack_model(nlp, target, RECOGNISER_META)
