"""Worker processes: the results of one process in the same order, whatever happens to a worker."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from overclaim.corpus import check_in_parallel, open_workers
from overclaim.corpus.check_cached import Kept, Outlook, check_cached, look_ahead
from overclaim.corpus.check_in_parallel import Workers
from overclaim.corpus.find_posts import find_posts
from overclaim.corpus.read_posts import RawPost
from overclaim.corpus.result_cache import ResultCache
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Finding, Post, PostResult
from overclaim.rules.scales import Severity

POSTS = 30
needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not forked")


class Words:
    """Flags the first word of every post, fails at "bad", and in any process but the one it was made in dies at "death"."""

    def __init__(self) -> None:
        self.home = os.getpid()
        self.checked: list[str] = []

    def check_posts(self, posts: Iterable[Post]) -> Iterator[PostResult]:
        for post in posts:
            word = post.text.split()[0]
            self.checked.append(word)
            if word == "death" and os.getpid() != self.home:
                os.kill(os.getpid(), signal.SIGKILL)
            if word == "bad":
                yield PostResult(post.path, post, failure="is bad")
                continue
            found = Finding("first", Severity.NOTE, f"{word} is first.", Span(0, len(word)), word)
            yield PostResult(post.path, post, findings=(found,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Posts of one line each; one of them fails and one is empty."""
    place = tmp_path / "posts"
    place.mkdir()
    for number in range(POSTS):
        (place / f"{number:02}.txt").write_text(f"word{number} stands here.\n", encoding="utf-8")
    (place / "11.txt").write_text("bad is this one.\n", encoding="utf-8")
    (place / "17.txt").write_text("", encoding="utf-8")
    return place


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """An empty cache whose keys are the path and the content."""
    return Kept(
        ResultCache(tmp_path / "cache", print),
        lambda post: (post.path.encode() + post.content).hex()[-64:].rjust(64, "0"),
    )


def run(folder: Path, kept: Kept | None = None, workers: Workers | None = None) -> list[PostResult]:
    """The results of all posts of the folder; the workers are closed."""
    found = list(find_posts([str(folder), "gone.md"]))
    try:
        return list(check_cached(found, Words, kept, workers=workers))  # type: ignore[arg-type]
    finally:
        if workers is not None:
            workers.close()


def forked(number: int = 2, together: int = 4, checker: Words | None = None) -> Workers:
    """Workers that share the checker of this process."""
    made = checker or Words()
    return Workers(number, lambda: made, "fork", together)  # type: ignore[arg-type, return-value]


@needs_fork
@pytest.mark.parametrize(("number", "together"), [(1, 1), (2, 4), (5, 8)])
def test_results_and_their_order_are_those_of_one_process(folder: Path, kept: Kept, number: int, together: int) -> None:
    plain = run(folder)
    assert [os.path.basename(one.path) for one in plain[:2]] == ["00.txt", "01.txt"]
    checker = Words()
    assert run(folder, kept, forked(number, together, checker)) == plain
    assert checker.checked == ["Zorbine"]  # the workers have checked all posts
    assert len(list(kept.cache.entries())) == POSTS - 2
    assert run(folder, kept) == plain


@needs_fork
def test_what_is_kept_is_not_checked_again(folder: Path, kept: Kept) -> None:
    plain = run(folder, kept)
    (folder / "05.txt").write_text("death to the worker.\n", encoding="utf-8")
    assert look_ahead(find_posts([str(folder)]), kept).posts == 3
    checker = Words()
    changed = run(folder, kept, forked(checker=checker))
    assert [one for one in changed if not one.path.endswith("05.txt")] == [*plain[:5], *plain[6:]]
    assert checker.checked[:2] == ["Zorbine", "death"]
    assert "bad" in checker.checked or len(checker.checked) == 2


@needs_fork
@pytest.mark.parametrize("deaths", [["00"], ["02", "09"], ["00", "06", "12", "18", "24"], ["29"]])
def test_what_a_dead_worker_leaves_is_checked_here(folder: Path, kept: Kept, deaths: list[str]) -> None:
    for name in deaths:
        (folder / f"{name}.txt").write_text("death to the worker.\n", encoding="utf-8")
    plain = run(folder)
    checker = Words()
    assert run(folder, kept, forked(2, 3, checker)) == plain
    assert "death" in checker.checked
    assert run(folder, kept) == plain


@needs_fork
def test_a_fault_in_a_worker_is_raised_here(folder: Path) -> None:
    class Faulty(Words):
        def check_posts(self, posts: Iterable[Post]) -> Iterator[PostResult]:
            for result in super().check_posts(posts):
                if "word3 " in (result.post.text if result.post else ""):
                    raise KeyError("a fault of ours")
                yield result

    with pytest.raises(KeyError, match="a fault of ours"):
        run(folder, None, forked(checker=Faulty()))


@needs_fork
def test_posts_larger_than_a_pipe_go_through(folder: Path) -> None:
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(f"word{number} " + "is long " * 60_000, encoding="utf-8")
    assert run(folder, None, forked()) == run(folder)


@needs_fork
def test_a_bounded_number_is_read_ahead() -> None:
    ahead = most = 0

    def slots() -> Iterator[tuple[int, RawPost | None]]:
        nonlocal ahead, most
        for number in range(400):
            ahead += 1
            most = max(most, ahead)
            yield number, RawPost(f"{number}.txt", ".txt", b"a word.") if number % 3 else None

    workers = forked(2, 4)
    try:
        seen = []
        for number, checked in workers.check(slots()):
            ahead -= 1
            seen.append(number)
            assert (checked is None) is (number % 3 == 0)
            assert checked is None or checked.result.path == f"{number}.txt"
    finally:
        workers.close()
    assert seen == list(range(400))
    assert most <= 2 * 3 * 4 + 1


@needs_fork
def test_a_run_that_ends_early_leaves_no_process(folder: Path) -> None:
    workers = forked(3)
    pids = [one.process.pid for one in workers._workers]
    results = check_cached(find_posts([str(folder)]), Words, workers=workers)  # type: ignore[arg-type]
    next(results)
    results.close()  # type: ignore[attr-defined]
    workers.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid or 0, 0)


def test_workers_are_spawned_where_forking_is_not_safe(folder: Path) -> None:
    recipe = partial(SimpleNamespace, check_posts=partial(map, partial(PostResult, "any.md")))
    workers = Workers(2, recipe, "spawn", 2)  # type: ignore[arg-type]
    posts = [RawPost(f"{number}.txt", ".txt", b"word.") for number in range(9)]
    try:
        checked = list(workers.check((post, post) for post in posts))
    finally:
        workers.close()
    assert [slot for slot, _ in checked] == posts
    assert [one and one.result.post and one.result.post.path for _, one in checked] == [post.path for post in posts]


def test_a_checker_that_cannot_be_handed_over_means_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_workers, "starting_method", lambda: "spawn")
    with open_workers.open_workers(4, Outlook({}, 999, 10**9), Words, lambda: Words()) as workers:  # type: ignore[arg-type, return-value]
        assert workers is None


@needs_fork
def test_no_process_to_be_had_means_one_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(check_in_parallel, "_start", refuse)
    assert run(folder, None, forked()) == run(folder)


@pytest.mark.parametrize(
    ("jobs", "posts", "size", "expected"),
    [
        (8, 3, 900, 0),
        (1, 900, 10**9, 0),
        (8, 1, 10**9, 0),
        (8, 900, 10**9, 8),
        (8, 900, 3 * 32_000, 3),
        (8, 5, 10**9, 5),
    ],
)
@needs_fork
def test_workers_are_started_where_there_is_enough_to_do(
    monkeypatch: pytest.MonkeyPatch, jobs: int, posts: int, size: int, expected: int
) -> None:
    monkeypatch.setattr(open_workers, "starting_method", lambda: "fork")
    checker = Words()
    with open_workers.open_workers(jobs, Outlook({}, posts, size), lambda: checker, Words) as workers:  # type: ignore[arg-type, return-value]
        assert (0 if workers is None else len(workers._workers)) == expected


@pytest.mark.parametrize(
    ("quota", "expected"), [("max 100000", 6), ("250000 100000", 2), ("50000 100000", 1), ("?", 6)]
)
def test_cores_are_those_that_may_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quota: str, expected: int
) -> None:
    monkeypatch.setattr(open_workers, "QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(6), raising=False)
    assert open_workers.cores() == 6
    (tmp_path / "cpu.max").write_text(quota + "\n", encoding="ascii")
    assert open_workers.cores() == expected
