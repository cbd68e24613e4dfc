"""From paths to results, a post at a time; one that cannot be read or checked never hides the others."""

from collections.abc import Iterator, Sequence

from ..pipeline.run import Checker
from ..pipeline.values import Post, PostResult
from .read_posts import UnreadablePost, read_posts


def check_paths(paths: Sequence[str], checker: Checker) -> Iterator[PostResult]:
    """The result of every post that the paths lead to, as soon as it is there; no post is kept."""
    for post in read_posts(paths):
        if isinstance(post, UnreadablePost):
            yield PostResult(post.path, failure=post.reason)
        else:
            yield from checker.check_posts([post])


def find_entities(paths: Sequence[str], checker: Checker) -> Iterator[PostResult]:
    """As `check_paths`, with the entities and nothing else, the recogniser's included."""
    for post in read_posts(paths):
        if isinstance(post, UnreadablePost):
            yield PostResult(post.path, failure=post.reason)
        else:
            yield _entities(post, checker)


def _entities(post: Post, checker: Checker) -> PostResult:
    try:
        return PostResult(post.path, post, entities=checker.find_entities(post))
    except Exception as error:  # noqa: BLE001 - one bad post never loses the others' results
        return PostResult(post.path, post, failure=f"could not be read: {type(error).__name__}: {error}")
