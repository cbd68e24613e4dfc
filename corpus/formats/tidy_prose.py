"""From the runs of text that a parser yields to prose as a reader sees it, every character with its place."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...pipeline.source_map import Piece, Prose, Span


class Run(NamedTuple):
    """Decoded text and the file's half-open range of code points that it was read from.

    ``verbatim``: the same characters one to one. An empty ``text`` marks words left out (a code span, an address).
    """

    text: str
    start: int
    end: int
    verbatim: bool = True


# Soft hyphen, zero-width space, word joiner and byte order mark are in the file but not on the page.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# Words with single plain spaces between: what can stay one verbatim piece.
_WORDS = re.compile(rf"[^\s{_INVISIBLE}]+(?: [^\s{_INVISIBLE}]+)*")
_CLOSING = frozenset(",.;:!?)]}\u2019\u201d")
_MARKS = re.compile(rf"[{_INVISIBLE}]+")


def tidy(runs: Iterable[Run]) -> Prose:
    """Join runs in reading order: every run of white space is one space, none at either end, invisible marks gone.

    Words left out leave single spacing behind, and no space before a closing mark. Ranges must not run backwards.
    """
    page = _Page()
    for run in runs:
        if not run.text:
            page.leave_out(run)
        elif run.verbatim:
            page.verbatim(run)
        else:
            page.unit(run)
    return Prose.of(page.finish())


class _Page:
    """Prose under construction: finished pieces, the verbatim stretch being grown, and the space owed before it."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._words_start = 0
        self._words_end = 0
        self._space: tuple[int, int] | None = None
        self._omission: Run | None = None
        self._last = ""

    def leave_out(self, run: Run) -> None:
        self._omission = run

    def verbatim(self, run: Run) -> None:
        text, cursor = run.text, 0
        for match in _WORDS.finditer(text):
            if match.start() > cursor:
                self._gap(text[cursor : match.start()], run.start + cursor)
            self._put(match.group(), run.start + match.start(), run.start + match.end(), verbatim=True)
            cursor = match.end()
        if cursor < len(text):
            self._gap(text[cursor:], run.start + cursor)

    def unit(self, run: Run) -> None:
        text = " ".join(_MARKS.sub("", run.text).split())
        if text:
            self._put(text, run.start, run.end, verbatim=False)
        elif _MARKS.sub("", run.text):
            self._owe_space(run.start, run.end)

    def finish(self) -> list[Piece]:
        self._close_words()
        return self._pieces

    def _gap(self, text: str, start: int) -> None:
        if not _MARKS.fullmatch(text):
            self._owe_space(start, start + len(text))

    def _owe_space(self, start: int, end: int) -> None:
        self._space = (self._space[0] if self._space else start, end)

    def _put(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        self._settle_space(text)
        if verbatim:
            if self._words and self._words_end != start:
                self._close_words()
            if not self._words:
                self._words_start = start
            self._words.append(text)
            self._words_end = end
        else:
            self._close_words()
            self._pieces.append(Piece(text, Span(start, end), verbatim=False))
        self._last = text[-1]

    def _settle_space(self, following: str) -> None:
        space, omission = self._space, self._omission
        self._space = self._omission = None
        if not self._last:
            return
        if omission is not None:
            if following[0] in _CLOSING:
                return
            if space is None and self._last.isalnum() and following[0].isalnum():
                space = (omission.start, omission.end)
        if space is None:
            return
        self._close_words()
        self._pieces.append(Piece(" ", Span(*space), verbatim=False))
        self._last = " "

    def _close_words(self) -> None:
        if self._words:
            self._pieces.append(Piece("".join(self._words), Span(self._words_start, self._words_end)))
            self._words = []
