"""From paths to posts: finds the files, decodes them, and has the right reader read them."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..pipeline.values import Post
from .find_posts import STDIN, Excludes, UnreadablePost, find_posts
from .formats import READERS

__all__ = [
    "LARGEST",
    "STDIN_NAME",
    "RawPost",
    "UnreadablePost",
    "find_posts",
    "open_post",
    "read_content",
    "read_post",
    "read_posts",
    "read_text",
]

LARGEST = 5_000_000  # bytes: five hundred times a long post; more is a book or an export and wants splitting
STDIN_NAME = "<stdin>"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class RawPost:
    """A post's bytes as they lie on the disk, the path that it is reported by, and the suffix that says its format."""

    path: str
    suffix: str
    content: bytes = field(repr=False)

    def read(self) -> Post:
        """The post in it; raises UnreadablePost."""
        return read_text(self.path, _decoded(self.path, self.content), suffix=self.suffix)


def read_posts(
    paths: Sequence[str], excludes: Excludes | None = None, stdin_name: str | None = None
) -> Iterator[Post | UnreadablePost]:
    """Every post that the paths lead to, in order; what cannot be read is yielded as its error.

    ``stdin_name`` is the path that standard input goes by; its suffix says what format it has.
    """
    for found in find_posts(paths, excludes):
        if isinstance(found, UnreadablePost):
            yield found
            continue
        try:
            yield open_post(found, stdin_name).read()
        except UnreadablePost as error:
            yield error


def read_post(path: str | os.PathLike[str], *, suffix: str | None = None) -> Post:
    """Read one post; ``-`` is standard input, Markdown unless ``suffix`` (such as ``.html``) says otherwise.

    Raises UnreadablePost with the reason and what to do about it.
    """
    return open_post(os.fspath(path), suffix=suffix).read()


def open_post(path: str, stdin_name: str | None = None, *, suffix: str | None = None) -> RawPost:
    """The bytes of one post, at most one more than is allowed; raises UnreadablePost, also for a suffix without reader.

    Standard input goes by ``stdin_name``, which then says its format, else by STDIN_NAME as Markdown.
    """
    named = stdin_name or STDIN_NAME if path == STDIN else path
    plain_stdin = path == STDIN and not stdin_name
    chosen = suffix or (".md" if plain_stdin else Path(named).suffix.lower())
    if chosen not in READERS:
        raise UnreadablePost(named, _unknown_format(chosen))
    return RawPost(named, chosen, sys.stdin.buffer.read(LARGEST + 1) if path == STDIN else _content(path))


def read_content(path: str, content: bytes) -> Post:
    """Read a post from the bytes of a file that was called ``path``; raises UnreadablePost as `read_post` does."""
    return read_text(path, _decoded(path, content), suffix=Path(path).suffix.lower())


def read_text(path: str, text: str, *, suffix: str) -> Post:
    """Read a post from decoded text with the reader for ``suffix``; raises UnreadablePost if no prose is in it."""
    from .mark_boilerplate import mark_boilerplate  # its patterns take a while to compile; a cached run reads no post

    reader = READERS.get(suffix.lower())
    if reader is None:
        raise UnreadablePost(path, _unknown_format(suffix))
    try:
        post = mark_boilerplate(reader(path, text))
    except RecursionError:
        raise UnreadablePost(
            path, "its markup is nested too deeply to read; close the tags that were left open"
        ) from None
    if not post.blocks:
        reason = (
            "the file is empty" if not text.strip("\ufeff \t\r\n") else "it has no prose, only markup, code or links"
        )
        raise UnreadablePost(path, f"{reason}; add text or leave it out of the paths")
    return post


def _content(path: str) -> bytes:
    """The file's bytes, at most one more than is allowed."""
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadablePost(path, "no such file; check the spelling of the path") from None
    except IsADirectoryError:
        raise UnreadablePost(path, "this is a folder; its posts are found by naming it to find_posts") from None
    except PermissionError:
        raise UnreadablePost(path, "no permission to read it; change its access rights") from None
    except (OSError, ValueError) as error:
        raise UnreadablePost(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _decoded(path: str, content: bytes) -> str:
    """The text, line endings and byte order mark kept."""
    if len(content) > LARGEST:
        raise UnreadablePost(path, f"larger than {LARGEST // 1_000_000} MB; split it into posts of one article each")
    if content.startswith(_UTF_16):
        raise UnreadablePost(path, "is UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise UnreadablePost(path, "is a binary file, not text; export it as Markdown, HTML or plain text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        raise UnreadablePost(path, f"not valid UTF-8 at line {line} (byte {error.start}); save it as UTF-8") from None


def _unknown_format(suffix: str) -> str:
    known = ", ".join(READERS)
    what = f"no reader for {suffix} files" if suffix else "no suffix tells what format it has"
    return f"{what}; known are {known}"
