"""Scores of the second reader, and of the rules, on the written sentences that were held out of training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore

from ...pipeline.mark_parts import mark_parts
from ...pipeline.spot_claims import spot_claims
from .measure_recogniser import percentages
from .mix_written import parse_written, parts_of
from .read_written import Written, read_written

NAMES = ("cause", "effect", "cue")


def score_spotter(spotter: Language, parser: Path, written: Path) -> dict[str, float | int]:
    """Percentages: sentences of the right class, precision and recall of "claims something", F1 of each part by words."""
    sentences = [one for one in read_written(written) if one.held_out]
    spotted = list(spot_claims((one.text for one in sentences), spotter))
    right = sum(
        max(seen.chances, key=seen.chances.__getitem__) == one.label
        for seen, one in zip(spotted, sentences, strict=True)
    )
    claims = _figures((seen.claims >= 0.5, one.label != "none") for seen, one in zip(spotted, sentences, strict=True))
    return {
        "sentences": len(sentences),
        "class": round(100 * right / max(1, len(sentences)), 1),
        "claim_precision": claims["precision"],
        "claim_recall": claims["recall"],
    } | _score_parts(spotter, parser, [one for one in sentences if one.label != "none"])


def _score_parts(spotter: Language, parser: Path, sentences: Sequence[Written]) -> dict[str, float]:
    docs = parse_written(sentences, parser)
    pairs: dict[str, list[tuple[bool, bool]]] = {name: [] for name in NAMES}
    for doc, parts, one in zip(docs, mark_parts(docs, spotter), sentences, strict=True):
        for part, gold in zip(parts, parts_of(doc, one), strict=True):
            pairs["cause"].append((part.cause >= 0.5, gold in {"C", "B"}))
            pairs["effect"].append((part.effect >= 0.5, gold in {"E", "B"}))
            pairs["cue"].append((part.cue >= 0.5, gold == "Q"))
    return {f"{name}_f1": _figures(found)["f1"] for name, found in pairs.items()}


def _figures(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    score = PRFScore()
    for found, gold in pairs:
        score.tp += found and gold
        score.fp += found and not gold
        score.fn += gold and not found
    return percentages(score)
