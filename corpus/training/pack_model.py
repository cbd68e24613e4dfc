"""Writes a trained pipeline as a directory that `spacy.load` opens without code of ours, and as small as it can be."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from spacy.language import Language

_TRAINING_SECTIONS = ("paths", "corpora", "training", "initialize", "pretraining")
_FEATURES = re.compile(r"[A-Z]\w*=\w+(\|[A-Z]\w*=\w+)*")  # "Number=Sing|Person=3"


def needed_strings(nlp: Language) -> set[str]:
    """The labels of all components and the parts they are made of (`L-nsubj` -> `nsubj`)."""
    needed: set[str] = set()
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            needed.add(label)
            for part in label.split("-", 1)[1:]:
                needed |= {part, *part.split("||")}
    return needed | {text for text in nlp.vocab.strings if _FEATURES.fullmatch(text)}


def pack_model(nlp: Language, target: Path, meta: dict[str, Any]) -> None:
    """Write the pipeline to `target` (replaced if it exists).

    Strings of the training text go: the hashed embeddings need none of them. The sections of the config that name
    the training readers go too, so that loading does not look for them.
    """
    for section in _TRAINING_SECTIONS:
        nlp.config[section] = {}
    nlp.meta.update(meta, performance={}, spacy_version=">=3.8.0,<3.9.0")
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    strings = sorted(needed_strings(nlp))
    nlp.to_disk(target)
    (target / "vocab" / "strings.json").write_text(json.dumps(strings, indent=0) + "\n", encoding="utf-8")


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
