"""Keeps results between runs: a folder of entries, one a result, each named after the key of what it depends on.

An entry is a line with the SHA-256 of the rest, a line with its key, and the result (`encode_results`), or what a report
said of it, packed by zlib. Whatever is odd about one, it is as if it were not there. It is written under another name
and then put in its place, so that neither two runs at once nor one that is killed leaves half an entry.
"""

import os
import re
import stat
import time
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from ..pipeline.values import PostResult
from .encode_results import NotAResult, decode_result, encode_result

LAYOUT = "v2"  # the folder of entries that are laid out as said above
LARGEST = 256_000_000  # bytes; no post of five megabytes comes near it
DAY = 86_400  # seconds
UNUSED_DAYS = 30
MOST = 256_000_000  # bytes of all entries together
QUICKLY = 1  # how hard zlib tries: a sixth of the size all the same
MUCH = 8  # a run that has written an eighth of that may look again before the day is over
SWEPT = "swept"
_ENTRY = re.compile(r"[0-9a-f]{64}")
_SHELF = re.compile(r"[0-9a-f]{2}")
_UNFINISHED = re.compile(r"\.new\..*")
# The tag's first 43 bytes are fixed by the Cache Directory Tagging Specification, https://bford.info/cachedir/
_MARKS = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Results that overclaim can make again.\n",
    ".gitignore": "*\n",
}


class ResultCache:
    """The entries in ``folder``; ``tell`` is given one line, once, where nothing can be written there.

    Sweeping leaves at most ``most`` bytes of them; between two sweeps there may be more.
    """

    def __init__(self, folder: Path, tell: Callable[[str], object], most: int = MOST) -> None:
        self.folder = folder
        self.most = most
        self._tell = tell
        self._writable = True
        self._written = 0

    def has(self, key: str) -> bool:
        """Whether there is an entry, which then counts as used; whether it is whole shows when it is read."""
        place = self._place(key)
        try:
            self._note_use(place, place.stat())
        except OSError:
            return False
        return True

    def get(self, key: str) -> PostResult | None:
        """The result kept under the key, or None."""
        content = self.read(key)
        try:
            return None if content is None else decode_result(content)
        except NotAResult:
            return None

    def read(self, key: str) -> bytes | None:
        """What is kept under the key, or None."""
        try:
            content = self._read(self._place(key))
            sum_, named, packed = content.split(b"\n", 2)
            if named != key.encode() or sum_ != _checksum(content[len(sum_) + 1 :]):
                return None
            return _unpacked(packed)
        except (OSError, ValueError, zlib.error):
            return None

    def put(self, key: str, result: PostResult, encoded: bytes | None = None) -> None:
        """Keep the result, or its bytes as ``encoded`` already, under the key; where that fails the run goes on without."""
        if self._writable:
            self.write(key, encode_result(result) if encoded is None else encoded)

    def write(self, key: str, content: bytes) -> None:
        """Keep the content under the key; where that cannot be done the run goes on without."""
        if not self._writable:
            return
        body = key.encode() + b"\n" + zlib.compress(content, QUICKLY)
        place = self._place(key)
        try:
            self._make_folder(place.parent)
            _write_whole(place, _checksum(body) + b"\n" + body)
            self._written += len(body)
        except OSError as error:
            self.give_up(error.strerror or str(error))

    def give_up(self, reason: str) -> None:
        """Write no more, and say so."""
        if self._writable:
            self._writable = False
            self._tell(f"{self.folder}: results are not kept for the next run: {reason}")

    def sweep(self) -> None:
        """Take out what no run has used for UNUSED_DAYS days, and what was used least lately beyond ``most`` bytes.

        Looks at most once a day, or where this run has written much; never fails.
        """
        try:
            stamp = self.folder / LAYOUT / SWEPT
            wanted = _age(stamp) >= DAY or self._written * MUCH >= self.most
            if not self._writable or not stamp.parent.is_dir() or not wanted:
                return
            stamp.touch()
            self._written = 0
            for entry in self.entries():
                if _age(entry) > UNUSED_DAYS * DAY:
                    entry.unlink(missing_ok=True)
            if self.size()[1] > self.most:
                self._shrink()
        except OSError:
            return

    def size(self) -> tuple[int, int]:
        """How many entries there are, and their bytes together; raises OSError."""
        count = total = 0
        for _, size, _ in self._uses():
            count, total = count + 1, total + size
        return count, total

    def _shrink(self) -> None:
        left = 0
        for _, size, entry in sorted(self._uses(), reverse=True):
            left += size
            if left > self.most:
                entry.unlink(missing_ok=True)

    def _uses(self) -> Iterator[tuple[float, int, Path]]:
        """When each entry was last used, its bytes and its place; one that another run takes out meanwhile is passed by."""
        for entry in self.entries():
            try:
                about = entry.stat()
            except FileNotFoundError:
                continue
            yield about.st_mtime, about.st_size, entry

    def entries(self) -> Iterator[Path]:
        """The files of all entries, the unfinished ones of runs that were killed included; no file but ours."""
        for shelf in _inside(self.folder / LAYOUT, _SHELF):
            yield from _inside(shelf, _ENTRY)
            yield from _inside(shelf, _UNFINISHED)

    def clear(self) -> int:
        """Take out all entries and say how many; raises OSError."""
        count = 0
        for entry in self.entries():
            entry.unlink(missing_ok=True)
            count += 1
        return count

    def _place(self, key: str) -> Path:
        return self.folder / LAYOUT / key[:2] / key

    def _read(self, path: Path) -> bytes:
        self._note_use(path, path.stat())
        return path.read_bytes()

    def _note_use(self, path: Path, about: os.stat_result) -> None:
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:  # a pipe would keep us waiting
            raise OSError("no entry")
        if time.time() - about.st_mtime > DAY:
            try:
                os.utime(path)  # its time says when it was last used, to the day
            except OSError:
                self._writable = False  # a folder that is there to be read alone is nothing to complain of

    def _make_folder(self, shelf: Path) -> None:
        if shelf.is_dir():
            return
        if not self.folder.is_dir() or not any(self.folder.iterdir()):
            # Only in a folder of our own: the .gitignore would hide whatever else lies there.
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, text in _MARKS.items():
                _write_whole(self.folder / name, text.encode())
        shelf.mkdir(parents=True, exist_ok=True)


def _inside(folder: Path, name: re.Pattern[str]) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if name.fullmatch(path.name))
    except (FileNotFoundError, NotADirectoryError):
        return


def _unpacked(packed: bytes) -> bytes:
    """The content; raises ValueError for one that no result is as large as, zlib.error for what zlib did not pack."""
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(packed, LARGEST)
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("not the whole of an entry")
    return content


def _checksum(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


def _age(path: Path) -> float:
    """Seconds since the file was written or last used; endless for none."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _write_whole(path: Path, content: bytes) -> None:
    number, name = mkstemp(dir=path.parent, prefix=".new.")
    try:
        with open(number, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
