"""Puts sentences in the place of others in a post and its file, and changes nothing else of it, to the byte."""

import os
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from ..pipeline.source_map import Span
from ..pipeline.values import Post, PostResult
from .read_posts import STDIN_NAME, UnreadablePost, read_text


class UnfixableFile(Exception):
    """A file that cannot be written, or is no longer what was read; the message says which, the file is as it was."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """``text`` to put in place of the file's ``span`` (code points, half open), since ``rule`` flags what stands there."""

    span: Span
    text: str
    rule: str


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """The text with all replacements made, which overlap nowhere and come in order of place."""
    parts: list[str] = []
    end = 0
    for one in replacements:
        parts += (text[end : one.span.start], one.text)
        end = one.span.end
    return "".join(parts) + text[end:]


def places_after(replacements: Iterable[Replacement]) -> list[Span]:
    """Where each replacement's text stands in what `replaced` returns."""
    places: list[Span] = []
    shift = 0
    for one in replacements:
        start = one.span.start + shift
        places.append(Span(start, start + len(one.text)))
        shift += len(one.text) - (one.span.end - one.span.start)
    return places


def fix_post(
    before: PostResult, replacements: Sequence[Replacement], check: Callable[[Post], PostResult]
) -> PostResult | None:
    """What ``check`` finds in the post once the replacements are made that do good; None where none does.

    One whose sentence is flagged after it by the same rule, or by one that did not flag it before, is not made.
    """
    while replacements and before.post is not None:
        try:
            after = check(_reread(before.post, replaced(before.post.text, replacements)))
        except UnreadablePost:
            return None
        if after.failure is not None:
            return None
        places = places_after(replacements)
        good = [one for one, place in zip(replacements, places, strict=True) if _helps(one, place, before, after)]
        if len(good) == len(replacements):
            return after
        replacements = good
    return None


def _helps(one: Replacement, place: Span, before: PostResult, after: PostResult) -> bool:
    return not _rules_at(place, after) - (_rules_at(one.span, before) - {one.rule})


def _rules_at(span: Span, result: PostResult) -> set[str]:
    return {finding.rule for finding in result.findings if finding.span.overlaps(span)}


def _reread(post: Post, text: str) -> Post:
    return read_text(post.path, text, suffix=".md" if post.path == STDIN_NAME else Path(post.path).suffix)


def write_fixed(path: str, before: str, after: str) -> None:
    """Put ``after`` in the file in place of ``before``, whole or not at all; a link stays one, as do mode and owner.

    Raises UnfixableFile, the file as it was, where it no longer holds ``before`` or may not be written.
    """
    place = Path(os.path.realpath(path))
    try:
        known = place.stat()
        if not known.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(place, os.W_OK):
            raise UnfixableFile("left as it is: it may not be written; change its access rights")
        number, name = mkstemp(dir=place.parent, prefix=f".{place.name}.")
        try:
            with open(number, "wb") as file:
                file.write(after.encode("utf-8"))
            if hasattr(os, "chown"):
                with suppress(OSError):
                    os.chown(name, known.st_uid, known.st_gid)
            os.chmod(name, stat.S_IMODE(known.st_mode))
            if place.read_bytes() != before.encode("utf-8"):
                raise UnfixableFile("left as it is: it has changed since it was read; check it again")
            os.replace(name, place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnfixableFile(f"left as it is: it cannot be written: {error.strerror or error}") from None
