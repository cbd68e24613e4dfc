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
    contents = [_content(folder, files) for folder, files in _read_files(rules, tables, model)]
    return _joined([*_packages(), *contents, _installed(model)])


def known_run_key(cache: ResultCache, rules: Path, tables: Sequence[Path], model: str | None) -> bytes:
    """As `run_key`, out of the ``cache`` where the system says of every file that it is the one that was read for it."""
    stamp = _stamp(path for _, files in _read_files(rules, tables, model) for path in files)
    if stamp is None:
        return run_key(rules, tables, model)
    place = _joined([*_packages(), stamp, _installed(model)]).hex()
    known = cache.read(place)
    if known is not None and len(known) == sha256().digest_size:
        return known
    key = run_key(rules, tables, model)
    cache.write(place, key)
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


def _read_files(rules: Path, tables: Sequence[Path], model: str | None) -> Iterator[tuple[Path, list[Path]]]:
    """Every file that counts, by the folder that its name is told from; the built-in rules are the program's."""
    for name in WHOLE:
        yield PACKAGE / name, _files(PACKAGE / name)
    for name in PROGRAM:
        yield PACKAGE / name, _files(PACKAGE / name, ".py")
    for folder in (rules, *tables):
        if folder not in {PACKAGE / name for name in WHOLE}:
            yield folder, [path for part in PARTS for path in _files(folder / part)]
    if model is not None:
        yield Path(model), _files(Path(model))


def _stamp(files: Iterable[Path]) -> bytes | None:
    """What the system says of every file: place, size, times to the nanosecond, and number on its disk.

    No program can set the time of a file's last change of any sort (ctime) back. None where that is so recent that
    another change could have the same.
    """
    marks: list[bytes] = []
    newest = 0
    for path in files:
        about = path.stat()
        newest = max(newest, about.st_ctime_ns, about.st_mtime_ns)
        mark = f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino} {about.st_dev}"
        marks += [fsencode(os.path.abspath(path)), mark.encode()]
    return _joined(marks) if time.time_ns() - newest > RECENT else None


def _joined(parts: Iterable[bytes]) -> bytes:
    digest = sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))  # so that no part can end where another begins
        digest.update(part)
    return digest.digest()


def _files(place: Path, suffix: str = "") -> list[Path]:
    """The file at ``place``, or those of the folder and below that end in ``suffix``, sorted; links to folders are not entered."""
    if place.is_file():
        return [place]
    found = (
        os.path.join(folder, name)
        for folder, _, names in os.walk(place)
        if os.path.basename(folder) != "__pycache__"
        for name in names
        if name.endswith(suffix)
    )
    return [Path(path) for path in sorted(found) if os.path.isfile(path)]


def _content(folder: Path, files: Iterable[Path]) -> bytes:
    return _joined(
        part for path in files for part in (fsencode(path.relative_to(folder).as_posix()), path.read_bytes())
    )


def _installed(model: str | None) -> bytes:
    """The name of the model with the version that is installed; raises UnknownModel for one that is no folder either."""
    if model is None:
        return b""
    installed = _version(model)
    if not installed and not Path(model).is_dir():
        raise UnknownModel(model)
    return _joined([fsencode(model), installed.encode()])


def _version(package: str) -> str:
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):  # ValueError: an empty name
        return ""
