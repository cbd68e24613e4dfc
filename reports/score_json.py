"""Scores as one JSON object, for CI."""

import json
from typing import Any

from ..corpus.score import Scores
from ..corpus.scores.labelled_score import Figures, LabelledScore
from ..corpus.scores.post_claims import Difference, PostScore, pool
from ..corpus.scores.read_claims import shown

DECIMALS = 4


def render_json(scores: Scores, *, misses: bool = False) -> str:
    """``gold`` holds the figures of all posts together (``tuned``, ``untuned``, ``all``), ``posts`` those of each.

    ``files`` holds the other labelled files with their parts. A figure that nothing divides is null. With ``misses``
    posts have ``differences`` and files ``misses``, as far as they may be shown.
    """
    listed = scores.listed if misses else ()
    report = {
        "gold": {name: _rounded(figures.by_name) for name, figures in pool(scores.posts).items()}
        if scores.posts
        else None,
        "posts": [_post(post, with_differences=post in listed) for post in scores.posts],
        "files": [_file(file, with_misses=misses) for file in scores.files],
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _post(post: PostScore, *, with_differences: bool) -> dict[str, Any]:
    return {
        "post": post.post,
        "untuned": post.untuned,
        **_rounded(post.figures.by_name),
        "wrong_offset_places": list(post.wrong_offsets),
        "unaligned": list(post.unaligned),
        "unread": list(post.unread),
        "failure": post.failure,
        **({"differences": [_difference(one) for one in post.differences]} if with_differences else {}),
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "line": one.line,
        "sentence": one.sentence,
        "gold": one.gold,
        "found": one.found,
        "missed": [f"{claim.cause} -> {claim.effect} ({claim.cue}; {claim.strength})" for claim in one.missed],
        "extra": [shown(claim) for claim in one.extra],
    }


def _file(file: LabelledScore, *, with_misses: bool) -> dict[str, Any]:
    misses = [
        {"text": miss.text, "gold": miss.gold, "found": miss.found, "claims": list(miss.claims)} for miss in file.misses
    ]
    return {
        "path": file.path,
        "measure": file.measure,
        "parts": {name: _rounded(figures) for name, figures in file.parts.items()},
        "failures": list(file.failures),
        **({"misses": misses} if with_misses else {}),
    }


def _rounded(figures: Figures) -> dict[str, float | int | None]:
    return {name: round(figure, DECIMALS) if isinstance(figure, float) else figure for name, figure in figures.items()}
