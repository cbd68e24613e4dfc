"""From posts that were found to results, those of unchanged posts out of a cache; a checker is made when one is needed."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..pipeline.values import Post, PostResult
from .encode_results import is_of_path
from .find_posts import STDIN, Found, UnreadablePost
from .read_posts import RawPost, open_post
from .result_cache import ResultCache
from .stored_result import StoredResult

if TYPE_CHECKING:
    from ..pipeline.run import Checker
    from .check_in_parallel import Workers


Choose = Callable[[Post], bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """A cache and the key that a post's result has in it."""

    cache: ResultCache
    key_of: Callable[[RawPost], str]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of a run before its first post: the keys of posts with an entry, by path, and what is left to check.

    ``posts`` and ``size`` (bytes) count what no entry answers; standard input, which is never kept, is one post.
    """

    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    posts: int = 0
    size: int = 0


def look_ahead(found: Iterable[Found], kept: Kept | None = None) -> Outlook:
    """What the cache answers of the posts, each of which is opened for its key; without a cache none is opened."""
    keys: dict[str, str] = {}
    posts = size = 0
    for post in found:
        if isinstance(post, UnreadablePost):
            continue
        if post == STDIN or kept is None:
            posts, size = posts + 1, size + _size(post)
            continue
        try:
            raw = open_post(post)
        except UnreadablePost:
            continue
        key = kept.key_of(raw)
        if kept.cache.has(key):
            keys[post] = key
        else:
            posts, size = posts + 1, size + len(raw.content)
    return Outlook(keys, posts, size)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A post that no entry answers, the key to keep its result under, and the post as it was read, if it was."""

    raw: RawPost
    key: str | None
    post: Post | None = None


def check_cached(
    found: Iterable[Found],
    make_checker: "Callable[[], Checker]",
    kept: Kept | None = None,
    stdin_name: str | None = None,
    choose: Choose | None = None,
    keys: Mapping[str, str] | None = None,
    workers: "Workers | None" = None,
) -> Iterator[PostResult]:
    """The result of every post that was found, in order; a few posts are read together, none is held on to.

    One that cannot be read or checked never hides the others, and its failure is not kept. ``make_checker`` is called
    for every group of posts that no entry answers, and should make one once. ``choose`` is asked of every post, in
    order, whether its result is wanted. What stands under ``keys`` (`look_ahead`) is not opened again. With ``workers``
    they check, and the results are the same.
    """
    reads = workers is None or choose is not None
    looked_up = (_look_up(post, kept, stdin_name, keys or {}, reads=reads) for post in found)
    if choose is not None:
        looked_up = (one for one in looked_up if one.post is None or choose(one.post))
    if workers is not None:
        yield from _checked_by(workers, looked_up, kept)
        return
    for waits, group in groupby(looked_up, key=lambda one: isinstance(one, _Waiting)):
        if waits:
            yield from _checked((one for one in group if isinstance(one, _Waiting)), make_checker(), kept)
        else:
            yield from (one for one in group if isinstance(one, PostResult))


def _look_up(
    found: Found,
    kept: Kept | None,
    stdin_name: str | None,
    keys: Mapping[str, str],
    *,
    reads: bool,
) -> PostResult | _Waiting:
    if isinstance(found, UnreadablePost):
        return PostResult(found.path, failure=found.reason)
    if kept is not None and found in keys and (old := _stored(found, keys[found], kept)) is not None:
        return old
    try:
        raw = open_post(found, stdin_name)
        # What stands in an editor and was never saved is not left on a disk.
        key = None if kept is None or found == STDIN else kept.key_of(raw)
        if kept is not None and key is not None and (old := _stored(raw.path, key, kept)) is not None:
            return old
        return _Waiting(raw, key, raw.read() if reads else None)
    except UnreadablePost as error:
        return PostResult(error.path, failure=error.reason)


def _stored(path: str, key: str, kept: Kept) -> PostResult | None:
    content = kept.cache.read(key)
    return StoredResult.of(key, path, content) if content is not None and is_of_path(content, path) else None


def _checked(waiting: Iterable[_Waiting], checker: "Checker", kept: Kept | None) -> Iterator[PostResult]:
    keys: deque[str | None] = deque()

    def posts() -> Iterator[Post]:
        for one in waiting:
            if one.post is not None:
                keys.append(one.key)
                yield one.post

    for result in checker.check_posts(posts()):
        key = keys.popleft()
        yield result if kept is None or key is None else _keep(kept.cache, key, result)


def _keep(cache: ResultCache, key: str, result: PostResult, encoded: bytes | None = None) -> PostResult:
    """Keep a result, unless it failed."""
    if result.failure is not None:
        return result
    cache.put(key, result, encoded)
    return StoredResult.around(key, result)


def _checked_by(
    workers: "Workers", looked_up: Iterable[PostResult | _Waiting], kept: Kept | None
) -> Iterator[PostResult]:
    slots = ((one, one.raw if isinstance(one, _Waiting) else None) for one in looked_up)
    for one, checked in workers.check(slots):
        if isinstance(one, PostResult):
            yield one
        elif checked is not None:
            if kept is None or one.key is None:
                yield checked.result
            else:
                yield _keep(kept.cache, one.key, checked.result, checked.encoded)


def _size(post: str) -> int:
    """Bytes of the file; none where that cannot be told."""
    try:
        return os.path.getsize(post)
    except (OSError, ValueError):
        return 0
