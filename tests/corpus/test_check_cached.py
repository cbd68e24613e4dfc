"""A check with a cache: the same results in the same order, and a checker only where a post needs one."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from overclaim.corpus.check_cached import Kept, check_cached, look_ahead
from overclaim.corpus.find_posts import find_posts
from overclaim.corpus.read_posts import RawPost
from overclaim.corpus.result_cache import ResultCache
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Finding, Post, PostResult
from overclaim.rules.scales import Severity


class Stub:
    """Finds the first word of every post, fails at posts of one word, and remembers what it was given."""

    def __init__(self) -> None:
        self.checked: list[str] = []
        self.made = 0

    def make(self) -> "Stub":
        """Itself, as a checker that is made when it is asked for."""
        self.made += 1
        return self

    def check_posts(self, posts: Iterable[Post]) -> Iterator[PostResult]:
        """One result a post, in order; takes two posts at a time, as the real one takes eight."""
        together: list[Post] = []
        for post in posts:
            together.append(post)
            if len(together) == 2:
                yield from map(self._check, together)
                together = []
        yield from map(self._check, together)

    def _check(self, post: Post) -> PostResult:
        self.checked.append(Path(post.path).name)
        word = post.text.split()[0]
        if word == post.text.strip():
            return PostResult(post.path, post, failure="one word")
        found = Finding("first", Severity.NOTE, f"{word} is first.", Span(0, len(word)), word)
        return PostResult(post.path, post, findings=(found,))


@pytest.fixture
def stub() -> Stub:
    """A checker that costs nothing."""
    return Stub()


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A cache whose keys are the content alone, so that a copy of a post has its key."""
    return Kept(ResultCache(tmp_path / "cache", print), lambda post: post.content.hex().ljust(64, "0")[:64])


@pytest.fixture
def posts(tmp_path: Path) -> str:
    """A folder of five posts, one of them empty and one that fails."""
    folder = tmp_path / "posts"
    folder.mkdir()
    for name, text in {"a": "Tea cures.", "b": "", "c": "Gin heals.", "d": "Rum", "e": "Ale aids."}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(folder)


def _check(posts: str, stub: Stub, kept: Kept | None) -> list[PostResult]:
    return list(check_cached(find_posts([posts, "gone.md"]), stub.make, kept))  # type: ignore[arg-type]


def test_results_are_the_same_and_only_what_failed_or_changed_is_checked_again(
    posts: str, stub: Stub, kept: Kept
) -> None:
    plain = _check(posts, stub, None)
    assert [result.failure is None for result in plain] == [True, False, True, False, True, False]
    assert _check(posts, stub, kept) == plain
    stub.checked.clear()
    assert _check(posts, stub, kept) == plain
    assert stub.checked == ["d.txt"]
    (Path(posts) / "c.txt").write_text("Gin harms.", encoding="utf-8")
    stub.checked.clear()
    changed = _check(posts, stub, kept)
    assert stub.checked == ["c.txt", "d.txt"]
    assert [result.path for result in changed] == [result.path for result in plain]
    assert changed[2].post is not None
    assert changed[2].post.text == "Gin harms."


def test_no_checker_is_made_for_posts_that_are_kept(posts: str, stub: Stub, kept: Kept) -> None:
    (Path(posts) / "d.txt").unlink()
    assert look_ahead(find_posts([posts]), kept).posts == 4
    _check(posts, stub, kept)
    assert stub.made
    stub.made = 0
    (Path(posts) / "b.txt").unlink()
    assert look_ahead(find_posts([posts, "gone.md"]), kept).posts == 0
    _check(posts, stub, kept)
    assert stub.made == 0
    assert look_ahead(find_posts([posts, "-"]), kept).posts == 1


def test_an_entry_that_broke_is_made_anew(posts: str, stub: Stub, kept: Kept) -> None:
    plain = _check(posts, stub, kept)
    for entry in kept.cache.entries():
        entry.write_bytes(entry.read_bytes()[:-1])
    stub.checked.clear()
    assert _check(posts, stub, kept) == plain
    assert stub.checked == ["a.txt", "c.txt", "d.txt", "e.txt"]


def test_a_copy_never_gets_the_path_of_its_original(posts: str, stub: Stub, kept: Kept) -> None:
    _check(posts, stub, kept)
    (Path(posts) / "f.txt").write_text("Tea cures.", encoding="utf-8")
    assert _check(posts, stub, kept)[-2].path.endswith("f.txt")


def test_standard_input_is_not_kept(stub: Stub, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = RawPost("draft.md", ".md", b"Tea cures.")
    monkeypatch.setattr("overclaim.corpus.check_cached.open_post", lambda *_: draft)
    (result,) = check_cached(["-"], stub.make, kept, "draft.md")  # type: ignore[arg-type]
    assert result.path == "draft.md"
    assert list(kept.cache.entries()) == []
