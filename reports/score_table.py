"""Scores as text: tables for people, JSON for CI."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from ..corpus.score import Scores
from ..corpus.scores.labelled_score import Figures, LabelledScore, Miss
from ..corpus.scores.post_claims import ClaimFigures, Difference, PostScore
from ..corpus.scores.tally import Tally

HEADINGS = {
    "sentence_precision": "sent P",
    "sentence_recall": "sent R",
    "sentence_f1": "sent F1",
    "strength_accuracy": "str acc",
    "strength_macro_f1": "str mF1",
    "pair_precision": "pair P",
    "pair_recall": "pair R",
    "pair_f1": "pair F1",
    "direction_accuracy": "dir acc",
    "boilerplate_claims": "boilerpl",
    "wrong_offsets": "offsets",
}
DECIMALS = 3


def render_table(scores: Scores, *, misses: bool = False) -> str:
    """Plain text for a terminal, figures as shares of one.

    With ``misses`` it lists every sentence that was read otherwise than the gold reads it, and every example of a
    labelled file's tuned half. A post of the untuned part is listed only where it is scored alone.
    """
    blocks: list[list[str]] = []
    if scores.posts:
        blocks.append(_posts_table(scores.posts))
        blocks.append([note for post in scores.posts for note in _notes(post)])
    blocks += [_file_table(file) for file in scores.files]
    if misses:
        blocks += [_differences(post, len(scores.posts) == 1) for post in scores.posts]
        blocks += [[f"{file.path}, tuned half:", *(line for miss in file.misses for line in _miss(miss))] for file in scores.files]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def render_json(scores: Scores, *, misses: bool = False) -> str:
    """One JSON object: ``gold`` (tuned, untuned, all posts), ``posts`` and ``files``; figures rounded, null if undefined."""
    posts = [{"post": post.post, "untuned": post.untuned, **_rounded(figures_of(post.figures)), "unaligned": post.unaligned,
              "unread": post.unread, "wrong_offsets_at": post.wrong_offsets, "failure": post.failure,
              **({"differences": [_as_json(one) for one in post.differences]} if misses and _listed(post, scores) else {})}
             for post in scores.posts]
    files = [{"path": file.path, "measure": file.measure, "failures": file.failures,
              "parts": {name: _rounded(figures) for name, figures in file.parts.items()},
              **({"misses": [asdict(miss) for miss in file.misses]} if misses else {})}
             for file in scores.files]
    gold = {name: _rounded(figures_of(figures)) for name, figures in pooled(scores.posts).items()}
    return json.dumps({"gold": gold, "posts": posts, "files": files}, indent=2, ensure_ascii=False) + "\n"
