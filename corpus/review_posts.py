"""Posts of a usual length to measure on, made from reviews: one JSON object a line, as `posts_from` says."""

import json
from collections.abc import Iterator
from pathlib import Path

WORDS_A_POST = 1_100


def posts_from(reviews: Path) -> Iterator[str]:
    """Markdown posts of about WORDS_A_POST words, each of one or more reviews."""
    parts: list[str] = []
    for line in reviews.read_text(encoding="utf-8").splitlines():
        review = json.loads(line)
        parts.append(f"## {review['doi']}\n\n{review['abstract_results']}\n\n{review['plain_language_summary']}\n")
        if sum(len(part.split()) for part in parts) >= WORDS_A_POST:
            yield "\n".join(parts)
            parts = []
    if parts:
        yield "\n".join(parts)
