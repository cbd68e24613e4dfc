"""What a result depends on, as one SHA-256: where nothing of it has changed, an old result is today's.

Everything goes in by content: in a fresh clone or an unpacked archive times say nothing. All there is to hash (30 MB,
most of it the model) takes as long as everything else in a run of one cached post, so the sum of the program's own files
is kept too, under what the system says of them.
"""

import os
import platform
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from os import fsencode
from pathlib import Path

from ..rules.layers import PARTS
from ..rules.rule import Rule
from .read_posts import RawPost
from .result_cache import ResultCache

PACKAGE = Path(__file__).parents[1]
# What reads posts: every file of these folders, and of `corpus` the program alone.
WHOLE = ("pipeline", "rules")
PROGRAM = ("corpus",)
# The packages that a result rests on; another version of one may read a sentence otherwise.
READERS = ("overclaim", "spacy", "thinc", "scispacy", "numpy", "pyromark", "justhtml", "lemminflect", "pyyaml")
RECENT = 2_000_000_000  # nanoseconds; disks tell times by the second or finer
OURS = b"overclaim"  # stands in every note to us, and only such a note can make a result hang on the day


class UnknownModel(ValueError):
    """A pipeline that is neither an installed package nor a folder, so that nothing tells whether it has changed."""


def run_key(rules: Path, tables: Sequence[Path], model: str | None) -> bytes:
    """What all posts of a run share: the program, the packages under it, the tables and the model.

    ``rules`` is the built-in rules folder, ``tables`` are those over it, ``model`` an installed pipeline or a folder.
    Raises OSError for a file that cannot be read, UnknownModel for a pipeline that is not there.
    """
    found = _packages()
    found += [_content(PACKAGE / name, _files(PACKAGE / name, "*")) for name in WHOLE]
    found += [_content(PACKAGE / name, _files(PACKAGE / name, "*.py")) for name in PROGRAM]
    for folder in (rules, *tables):
        found.append(_content(folder, (path for part in PARTS for path in _files(folder / part, "*"))))
    return _joined([*found, _model(model)])


def known_run_key(cache: ResultCache, rules: Path, tables: Sequence[Path], model: str | None) -> bytes:
    """As `run_key`, out of the ``cache`` where the system says of every file that it is the one that was read for it."""
    stamp = _stamp(
        [*(PACKAGE / name for name in (*WHOLE, *PROGRAM)), rules, *tables, *([Path(model)] if model else [])]
    )
    known = None if stamp is None else cache.read(_joined([*_packages(), stamp, *_named(tables, model)]).hex())
    if known is not None and len(known) == sha256().digest_size:
        return known
    key = run_key(rules, tables, model)
    if stamp is not None:
        cache.write(_joined([*_packages(), stamp, *_named(tables, model)]).hex(), key)
    return key


def post_key(run: bytes, post: RawPost, rules: Iterable[Rule], day: date) -> str:
    """The key of one post's result, 64 hexadecimal digits; ``rules`` run on it, the content of their files is in ``run``.

    The path is in it as the report has it, since findings may name it. The ``day`` counts where the post speaks to us.
    """
    chosen = [f"{rule.pack}/{rule.name}={rule.severity}".encode() for rule in rules]
    today = day.isoformat().encode() if OURS in post.content.lower() else b""
    path = post.path.encode("utf-8", "surrogatepass")
    return _joined([run, path, post.suffix.encode(), post.content, today, *chosen]).hex()


def _packages() -> list[bytes]:
    parts = [platform.python_version(), platform.machine(), *(_version(name) for name in READERS)]
    return [part.encode() for part in parts]


def _named(tables: Sequence[Path], model: str | None) -> list[bytes]:
    return [*(fsencode(os.path.abspath(folder)) for folder in tables), (model or "").encode()]


def _stamp(folders: Iterable[Path]) -> bytes | None:
    """What the system says of every file of the folders: place, size, times to the nanosecond, and number on its disk.

    No program can set the time of a file's last change of any sort (ctime) back. None where that is so recent that
    another change could have the same.
    """
    marks: list[bytes] = []
    newest = 0
    for entry in _entries(folders):
        about = entry.stat()
        newest = max(newest, about.st_ctime_ns, about.st_mtime_ns)
        mark = f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino} {about.st_dev}"
        marks += [fsencode(entry.path), mark.encode()]
    return _joined(marks) if time.time_ns() - newest > RECENT else None


def _entries(folders: Iterable[Path]) -> Iterator["os.DirEntry[str]"]:
    for folder in folders:
        waiting = [str(folder)] if folder.is_dir() else []
        while waiting:
            for entry in sorted(os.scandir(waiting.pop()), key=lambda one: one.name):
                if not entry.is_dir():
                    yield entry
                elif entry.name != "__pycache__":
                    waiting.append(entry.path)


def _joined(parts: Iterable[bytes]) -> bytes:
    digest = sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))  # so that no part can end where another begins
        digest.update(part)
    return digest.digest()


def _files(place: Path, pattern: str) -> list[Path]:
    found = [place] if place.is_file() else place.rglob(pattern)
    return sorted(path for path in found if path.is_file() and path.parent.name != "__pycache__")


def _content(folder: Path, files: Iterable[Path]) -> bytes:
    return _joined(
        part for path in files for part in (fsencode(path.relative_to(folder).as_posix()), path.read_bytes())
    )


def _model(name: str | None) -> bytes:
    """An installed pipeline by its version, a folder by its content; ours lies in the package and is hashed with it."""
    if name is None:
        return b""
    folder = Path(name)
    installed = _version(name)
    if not installed and not folder.is_dir():
        raise UnknownModel(name)
    return _joined(
        [fsencode(name), installed.encode(), _content(folder, _files(folder, "*") if folder.is_dir() else ())]
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):  # ValueError: an empty name
        return ""
