"""From paths to results, a few posts at a time; one that cannot be read or checked never hides the others."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..pipeline.values import Post, PostResult
from .check_cached import check_cached
from .find_posts import Excludes, find_posts
from .read_posts import UnreadablePost, read_posts

if TYPE_CHECKING:
    from ..pipeline.run import Checker


def check_paths(
    paths: Sequence[str], checker: "Checker", excludes: Excludes | None = None, stdin_name: str | None = None
) -> Iterator[PostResult]:
    """The result of every post that the paths lead to, in order; a few posts are read together, none is kept."""
    yield from check_cached(find_posts(paths, excludes), lambda: checker, None, stdin_name)


def find_entities(paths: Sequence[str], checker: "Checker") -> Iterator[PostResult]:
    """As `check_paths`, with the entities and nothing else, the recogniser's included."""
    for post in read_posts(paths):
        if isinstance(post, UnreadablePost):
            yield PostResult(post.path, failure=post.reason)
        else:
            yield _entities(post, checker)


def _entities(post: Post, checker: "Checker") -> PostResult:
    try:
        return PostResult(post.path, post, entities=checker.find_entities(post))
    except Exception as error:  # noqa: BLE001 - one bad post never loses the others' results
        return PostResult(post.path, post, failure=f"could not be read: {type(error).__name__}: {error}")
