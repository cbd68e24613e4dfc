"""From paths to results, those of unchanged posts out of a cache; the checker is made when a post first needs it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ..pipeline.values import Post, PostResult
from .find_posts import STDIN, Excludes, find_posts
from .read_posts import RawPost, UnreadablePost, open_post
from .result_cache import ResultCache

if TYPE_CHECKING:
    from ..pipeline.run import Checker


Choose = Callable[[Post], bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """A cache and the key that a post's result has in it."""

    cache: ResultCache
    key_of: Callable[[RawPost], str]

    def answers_all(self, paths: Sequence[str], excludes: Excludes | None = None) -> bool:
        """Whether there is an entry for every post that can be opened; standard input is never kept."""
        for found in find_posts(paths, excludes):
            if isinstance(found, UnreadablePost):
                continue
            if found == STDIN:
                return False
            try:
                key = self.key_of(open_post(found))
            except UnreadablePost:
                continue
            if not self.cache.has(key):
                return False
        return True


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A post that no entry answers, and the key to keep its result under."""

    post: Post
    key: str | None


def check_cached(
    paths: Sequence[str],
    make_checker: "Callable[[], Checker]",
    kept: Kept | None = None,
    excludes: Excludes | None = None,
    stdin_name: str | None = None,
    choose: Choose | None = None,
) -> Iterator[PostResult]:
    """The result of every post that the paths lead to, in order; a few posts are read together, none is held on to.

    One that cannot be read or checked never hides the others, and its failure is not kept. ``make_checker`` is called
    for every group of posts that no entry answers, and should make one once. ``choose`` is asked of every post, in
    order, whether its result is wanted.
    """
    found = (_look_up(post, kept, stdin_name) for post in find_posts(paths, excludes))
    if choose is not None:
        found = (one for one in found if one.post is None or choose(one.post))
    for waits, group in groupby(found, key=lambda one: isinstance(one, _Waiting)):
        if waits:
            yield from _checked((one for one in group if isinstance(one, _Waiting)), make_checker(), kept)
        else:
            yield from (one for one in group if isinstance(one, PostResult))


def _look_up(found: str | UnreadablePost, kept: Kept | None, stdin_name: str | None) -> PostResult | _Waiting:
    try:
        if isinstance(found, UnreadablePost):
            raise found
        post = open_post(found, stdin_name)
        # What stands in an editor and was never saved is not left on a disk.
        key = None if kept is None or found == STDIN else kept.key_of(post)
        old = None if kept is None or key is None else kept.cache.get(key)
        return old if old is not None and old.path == post.path else _Waiting(post.read(), key)
    except UnreadablePost as error:
        return PostResult(error.path, failure=error.reason)


def _checked(waiting: Iterable[_Waiting], checker: "Checker", kept: Kept | None) -> Iterator[PostResult]:
    keys: deque[str | None] = deque()

    def posts() -> Iterator[Post]:
        for one in waiting:
            keys.append(one.key)
            yield one.post

    for result in checker.check_posts(posts()):
        key = keys.popleft()
        if kept is not None and key is not None and result.failure is None:
            kept.cache.put(key, result)
        yield result
