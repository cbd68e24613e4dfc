"""Trains a spaCy pipeline from one of the config files here, with a fixed seed and a fixed number of steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import NumpyOps, set_current_ops

CONFIG_FOLDER = Path(__file__).parent


def train_pipeline(
    config_name: str, paths: dict[str, Path], output: Path, overrides: dict[str, Any] | None = None
) -> Language:
    """Train and return the pipeline with averaged weights of the last step; checkpoints stay under `output`.

    The corpus reader is called anew for every pass (`max_epochs = -1`), so that augmentation differs between
    passes; labels are collected beforehand from one whole pass.
    """
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own matrix product: half as long again as fast as blis
    values = {f"paths.{name}": str(path) for name, path in paths.items()} | (overrides or {})
    config = util.load_config(CONFIG_FOLDER / config_name, overrides=values)
    nlp = init_nlp(config)
    nlp.config["training"]["max_epochs"] = -1
    output.mkdir(parents=True, exist_ok=True)
    train(nlp, output)
    return util.load_model_from_path(output / "model-last")
