"""What `overclaim trace` is asked about: a sentence given as such, or the sentences on a line of a post."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..corpus.formats import READERS
from ..corpus.read_posts import UnreadablePost, read_post, read_text
from ..pipeline.source_map import SourceMap
from ..pipeline.spotted import Spotted
from ..pipeline.values import Post, Sentence
from .trace_report import Token

if TYPE_CHECKING:
    from ..pipeline.run import Checker

WITH_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+)", re.DOTALL)
GIVEN = "<text>"


@dataclass(frozen=True, slots=True)
class Target:
    """A post, and the line (from 1) that is meant; None for all of it."""

    post: Post
    line: int | None = None

    def choose(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences that stand on the line, wholly or in part."""
        if self.line is None:
            return list(sentences)
        place = SourceMap(self.post.text).position
        return [one for one in sentences if place(one.span.start).line <= self.line <= place(one.span.end - 1).line]


def read_target(target: str) -> Target:
    """A path, a path with a line, or else the text itself; raises UnreadablePost for a post that cannot be read."""
    if os.path.exists(target) or target == "-":
        return Target(read_post(target))
    match = WITH_LINE.fullmatch(target)
    if match and os.path.exists(match["path"]):
        return Target(read_post(match["path"]), int(match["line"]))
    path = match["path"] if match else target
    if os.path.splitext(path)[1].lower() in READERS and not re.search(r"\s", path):
        raise UnreadablePost(
            path, "no such file; check the spelling of the path, or give a sentence in quotation marks"
        )
    return Target(read_text(GIVEN, target, suffix=".md"))


def readings(
    checker: "Checker", post: Post, sentences: Sequence[Sentence]
) -> tuple[dict[int, list[Token]], Mapping[int, Spotted]]:
    """By a sentence's index: the roots of its trees, if it was parsed, and what the second reader makes of it."""
    parsed = checker.parse(post, sentences)
    roots: dict[int, list[Token]] = {
        index: [token for token in doc if token.head.i == token.i] for index, doc in parsed.docs.items()
    }
    return roots, parsed.spotted
