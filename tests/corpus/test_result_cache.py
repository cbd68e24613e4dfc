"""The folder of entries: what is odd about one is a miss, and what cannot be written stops nobody."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from overclaim.corpus.result_cache import DAY, UNUSED_DAYS, ResultCache
from overclaim.pipeline.values import PostResult

KEY, OTHER = "ab" * 32, "cd" * 32
RESULT = PostResult("caf\udce9.md")


@pytest.fixture
def told() -> list[str]:
    """What the cache has to say."""
    return []


@pytest.fixture
def cache(tmp_path: Path, told: list[str]) -> ResultCache:
    """A cache with one entry, under KEY."""
    made = ResultCache(tmp_path / "deep" / "cache", told.append)
    made.put(KEY, RESULT)
    return made


def _entry(cache: ResultCache) -> Path:
    (entry,) = cache.entries()
    return entry


def _old(path: Path, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def test_what_is_kept_comes_back_and_the_folder_is_marked(cache: ResultCache, told: list[str]) -> None:
    assert cache.has(KEY)
    assert cache.get(KEY) == RESULT
    assert not cache.has(OTHER)
    assert cache.get(OTHER) is None
    assert (cache.folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert (cache.folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    assert told == []


def _sealed(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode() + b"\n" + body


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda content: content[:-1],
        lambda content: content[:70],
        lambda content: content + b" ",
        lambda content: bytes([content[0] ^ 1]) + content[1:],
        lambda content: content[:-9] + bytes([content[-9] ^ 4]) + content[-8:],
        lambda content: b"0" * 64 + content[64:],
        lambda content: _sealed(OTHER.encode() + content[129:]),
        lambda _: _sealed(KEY.encode() + b'\n["a.md",null]'),
        lambda _: _sealed(KEY.encode() + b"\n" + b"[" * 100_000),
        lambda _: os.urandom(500),
    ],
    ids=[
        "empty",
        "short",
        "header",
        "long",
        "sum",
        "bit",
        "wrong-sum",
        "other-key",
        "other-version",
        "nested",
        "noise",
    ],
)
def test_an_entry_that_is_odd_is_none(cache: ResultCache, spoil: Callable[[bytes], bytes], told: list[str]) -> None:
    entry = _entry(cache)
    entry.write_bytes(spoil(entry.read_bytes()))
    assert cache.get(KEY) is None
    cache.put(KEY, RESULT)
    assert cache.get(KEY) == RESULT
    assert told == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_or_a_folder_in_the_place_of_an_entry_keeps_nobody_waiting(cache: ResultCache) -> None:
    entry = _entry(cache)
    entry.unlink()
    os.mkfifo(entry)
    assert cache.get(KEY) is None
    entry.unlink()
    entry.mkdir()
    assert cache.get(KEY) is None


def test_a_folder_that_cannot_be_written_is_told_of_once(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = ResultCache(tmp_path / "file" / "cache", told.append)
    for key in (KEY, OTHER):
        cache.put(key, RESULT)
        assert cache.get(key) is None
    cache.sweep()
    (line,) = told
    assert line.startswith(f"{tmp_path / 'file' / 'cache'}: results are not kept for the next run: ")
    assert list(cache.entries()) == []


def test_a_full_disk_leaves_no_half_entry(cache: ResultCache, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cache.put(OTHER, RESULT)
    cache.put(OTHER, RESULT)
    assert told == [f"{cache.folder}: results are not kept for the next run: No space left on device"]
    assert [entry.name for entry in cache.entries()] == [KEY]


def test_a_folder_of_somebody_else_is_not_hidden_from_git_nor_cleared(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "theirs.md").write_bytes(b"Tea.")
    cache = ResultCache(tmp_path, told.append)
    cache.put(KEY, RESULT)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["theirs.md", "v2"]
    beside = _entry(cache).with_name("notes.txt")
    beside.write_bytes(b"mine")
    assert cache.clear() == 1
    assert not cache.has(KEY)
    assert beside.exists()
    assert (tmp_path / "theirs.md").exists()


def test_what_is_unused_for_long_goes_and_what_is_used_stays(cache: ResultCache) -> None:
    cache.put(OTHER, RESULT)
    for entry in cache.entries():
        _old(entry, UNUSED_DAYS + 1)
    left = _entry_of(cache, OTHER).with_name(".new.killed")
    left.write_bytes(b"half")
    _old(left, UNUSED_DAYS + 1)
    assert cache.get(KEY) == RESULT
    cache.sweep()
    assert [entry.name for entry in cache.entries()] == [KEY]
    _old(_entry(cache), UNUSED_DAYS + 1)
    cache.sweep()  # the same day: looks no second time
    assert cache.has(KEY)


def _filled(folder: Path, most: int, keys: list[str], told: list[str]) -> ResultCache:
    """A cache with results of some 100 bytes under the keys, each used a day after the one before it, the last today."""
    cache = ResultCache(folder, told.append, most)
    for days, key in enumerate(reversed(keys)):
        cache.put(key, RESULT)
        _old(_entry_of(cache, key), days)
    return cache


KEYS = [f"{letter}{number}" * 32 for letter in "abc" for number in "0123"]


def _left(cache: ResultCache) -> list[str]:
    return sorted(entry.name for entry in cache.entries())


def test_what_was_used_least_lately_goes_beyond_the_size(tmp_path: Path, told: list[str]) -> None:
    mixed = KEYS[::2] + KEYS[1::2]
    one = _filled(tmp_path / "probe", 10**9, mixed[:1], told).size()[1]
    cache = _filled(tmp_path / "cache", 5 * one, mixed, told)
    assert cache.size() == (12, 12 * one)
    cache.sweep()
    assert _left(cache) == sorted(mixed[-5:])
    assert cache.size() == (5, 5 * one)
    assert told == []


def test_what_fits_stays_to_the_byte_and_what_is_used_again_is_no_longer_old(tmp_path: Path, told: list[str]) -> None:
    one = _filled(tmp_path / "probe", 10**9, KEYS[:1], told).size()[1]
    exact = _filled(tmp_path / "exact", 12 * one, KEYS, told)
    exact.sweep()
    assert _left(exact) == KEYS
    tight = _filled(tmp_path / "tight", 12 * one - 1, KEYS, told)
    assert tight.get(KEYS[0]) == RESULT
    tight.sweep()
    assert _left(tight) == [KEYS[0], *KEYS[2:]]


def test_a_run_that_writes_much_sweeps_a_second_time_that_day(tmp_path: Path, told: list[str]) -> None:
    one = _filled(tmp_path / "probe", 10**9, KEYS[:1], told).size()[1]
    _filled(tmp_path / "cache", 4 * one, KEYS[:4], told).sweep()
    again = ResultCache(tmp_path / "cache", told.append, 4 * one)
    again.sweep()
    assert _left(again) == KEYS[:4]
    for key in KEYS[4:]:
        again.put(key, RESULT)
    assert again.size()[0] == 12
    again.sweep()
    assert again.size()[0] == 4
    reader = ResultCache(tmp_path / "cache", told.append, 2 * one)  # has written nothing, and the day is not over
    reader.sweep()
    assert reader.size()[0] == 4


def test_an_entry_that_goes_meanwhile_is_passed_by(
    cache: ResultCache, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.put(OTHER, RESULT)
    both = list(cache.entries())
    monkeypatch.setattr(cache, "entries", lambda: iter(both))
    both[0].unlink()
    assert cache.size()[0] == 1
    cache.sweep()
    assert both[1].exists()


def _entry_of(cache: ResultCache, key: str) -> Path:
    return next(entry for entry in cache.entries() if entry.name == key)


WRITER = """
import sys
from pathlib import Path
from overclaim.corpus.result_cache import ResultCache
from overclaim.pipeline.values import PostResult
cache = ResultCache(Path(sys.argv[1]), print)
print("begun", flush=True)
for turn in range(int(sys.argv[2])):
    for key in ("ab" * 32, "cd" * 32):
        cache.put(key, PostResult("x" * 40_000))
        if cache.get(key) is None:
            print("lost")
"""


def _writer(folder: Path, turns: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(folder), str(turns)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")


def test_two_writers_at_once_never_show_half_an_entry(tmp_path: Path) -> None:
    with _writer(tmp_path / "cache", 150) as one, _writer(tmp_path / "cache", 150) as two:
        assert (one.communicate(timeout=120)[0], two.communicate(timeout=120)[0]) == ("begun\n", "begun\n")
    assert [entry.name for entry in ResultCache(tmp_path / "cache", print).entries()] == [KEY, OTHER]


def test_a_writer_that_is_killed_leaves_whole_entries_alone(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "cache", print)
    with _writer(tmp_path / "cache", 1_000_000) as process:
        assert process.stdout is not None
        process.stdout.readline()
        while not cache.has(OTHER):
            time.sleep(0.01)
        process.kill()
    for key in (KEY, OTHER):
        assert cache.get(key) == PostResult("x" * 40_000)
