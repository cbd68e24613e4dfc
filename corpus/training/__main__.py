"""Command line of the training: train (the default) or measure."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from .measure_model import measure_model, scores_table, write_scores
from .train_parser import prepare_text, train_parser
from .train_recogniser import train_recogniser
from .train_spotter import train_spotter

WRITTEN = Path("corpus/written")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m overclaim.corpus.training", description=__doc__)
    parser.add_argument("action", nargs="?", choices=["train", "measure"], default="train")
    parser.add_argument("--data", type=Path, required=True, help="folder with treebank/, ner/ and vectors/")
    parser.add_argument(
        "--written", type=Path, default=WRITTEN, help="folder of the sentences written for this project"
    )
    parser.add_argument("--only", choices=["parser", "recogniser", "spotter"], help="train this one only")
    parser.add_argument("--out", type=Path, default=Path("pipeline/model"), help="folder of the model")
    parser.add_argument("--write", action="store_true", help="with measure: renew scores.json and the card's table")
    return parser.parse_args()


def _train(data: Path, out: Path, written: Path, only: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        text = prepare_text(data, work) if only != "spotter" else {}
        if only in {None, "parser"}:
            train_parser(text, work, out / "parser")
        if only in {None, "recogniser"}:
            train_recogniser(data, work, text["web"], out / "recogniser")
        if only in {None, "spotter"}:
            train_spotter(data, work, written, out / "parser", out / "spotter")


def main() -> None:
    """Train the pipelines, or measure the ones that are there, and print the scores."""
    arguments = _arguments()
    if arguments.action == "train":
        _train(arguments.data, arguments.out, arguments.written, arguments.only)
    scores = measure_model(arguments.out, arguments.data, arguments.written)
    if arguments.action == "train" or arguments.write:
        write_scores(scores, arguments.out)
    print(scores_table(scores))


if __name__ == "__main__":
    main()
