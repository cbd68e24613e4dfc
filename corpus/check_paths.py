"""From paths to results, a few posts at a time; one that cannot be read or checked never hides the others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from ..pipeline.run import Checker
from ..pipeline.values import Post, PostResult
from .find_posts import Excludes
from .read_posts import UnreadablePost, read_posts

Choose = Callable[[Iterable[Post | UnreadablePost]], Iterable[Post | UnreadablePost]]


def check_paths(
    paths: Sequence[str],
    checker: Checker,
    excludes: Excludes | None = None,
    stdin_name: str | None = None,
    choose: Choose | None = None,
) -> Iterator[PostResult]:
    """The result of every post that the paths lead to, in order; a few posts are read together, none is kept.

    ``choose`` lets through, in order, what of the posts as read is worth a check.
    """
    posts: Iterable[Post | UnreadablePost] = read_posts(paths, excludes, stdin_name)
    if choose is not None:
        posts = choose(posts)
    for readable, group in groupby(posts, key=lambda post: isinstance(post, Post)):
        if readable:
            yield from checker.check_posts(post for post in group if isinstance(post, Post))
        else:
            yield from (
                PostResult(post.path, failure=post.reason) for post in group if isinstance(post, UnreadablePost)
            )


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
