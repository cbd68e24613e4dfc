"""Lays a tool's sentences over the gold's, also where the two were split at different places or one left some out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SHARED = 0.5  # of the shorter sentence's words: below it, what two sentences have in common is chance


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and its half-open place in its sentence (characters)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """``places[i]`` holds for every word of the tool's sentence ``i`` its gold sentence, None where it has none.

    ``unread`` are the gold sentences that stand in none of the tool's; ``repeated`` those of them whose words stand in
    another gold sentence that was read: a title that the file has twice and the tool reads once.
    """

    words: tuple[tuple[Word, ...], ...]
    places: tuple[tuple[int | None, ...], ...]
    unread: tuple[int, ...]
    repeated: frozenset[int] = frozenset()

    def gold_of(self, sentence: int) -> int | None:
        """The gold sentence that most words of the tool's sentence stand in."""
        counts = Counter(place for place in self.places[sentence] if place is not None)
        return counts.most_common(1)[0][0] if counts else None

    @property
    def unaligned(self) -> tuple[int, ...]:
        """The tool's sentences that stand in no gold sentence."""
        return tuple(index for index in range(len(self.places)) if self.words[index] and self.gold_of(index) is None)


def align_sentences(tool: Sequence[str], gold: Sequence[str]) -> Alignment:
    """Align two readings of one post, sentence texts in reading order.

    Equal sentences anchor each other; between anchors, words are compared, so that a merged or split sentence finds its
    place. What is then left over finds an equal sentence elsewhere: a title that stands in the file twice.
    """
    words = tuple(words_of(text) for text in tool)
    gold_words = [words_of(text) for text in gold]
    keys, gold_keys = [_key(one) for one in words], [_key(one) for one in gold_words]
    places: list[list[int | None]] = [[None] * len(one) for one in words]
    for begin, end, gold_begin, gold_end, equal in _stretches(keys, gold_keys):
        if equal:
            for index in range(begin, end):
                places[index] = [gold_begin + index - begin] * len(words[index])
        else:
            _align_words(words, gold_words, range(begin, end), range(gold_begin, gold_end), places)
    elsewhere = {key: index for index, key in reversed(list(enumerate(gold_keys))) if key}
    for index, key in enumerate(keys):
        if key in elsewhere and not any(place is not None for place in places[index]):
            places[index] = [elsewhere[key]] * len(words[index])
    reached = {place for one in places for place in one if place is not None}
    unread = [index for index, key in enumerate(gold_keys) if key and index not in reached]
    read = {gold_keys[index] for index in reached}
    repeated = frozenset(index for index in unread if gold_keys[index] in read)
    return Alignment(words, tuple(tuple(one) for one in places), tuple(unread), repeated)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a sentence, case, punctuation, white space and the shape of apostrophes put aside."""
    return tuple(
        Word(match.group().lower().replace("’", "'"), match.start(), match.end()) for match in WORD.finditer(text)
    )


def _key(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _stretches(tool: Sequence[str], gold: Sequence[str]) -> list[tuple[int, int, int, int, bool]]:
    matcher = SequenceMatcher(None, tool, gold, autojunk=False)
    return [(begin, end, first, last, tag == "equal") for tag, begin, end, first, last in matcher.get_opcodes()]


def _align_words(
    words: Sequence[Sequence[Word]],
    gold_words: Sequence[Sequence[Word]],
    tool_range: range,
    gold_range: range,
    places: list[list[int | None]],
) -> None:
    mine = [(index, place) for index in tool_range for place in range(len(words[index]))]
    theirs = [index for index in gold_range for _ in gold_words[index]]
    matcher = SequenceMatcher(
        None,
        [words[index][place].text for index, place in mine],
        [word.text for index in gold_range for word in gold_words[index]],
        autojunk=False,
    )
    pairs = [
        (mine[block.a + step], theirs[block.b + step])
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
    shared = Counter((index, wanted) for (index, _), wanted in pairs)
    for (index, place), wanted in pairs:
        shorter = min(len(words[index]), len(gold_words[wanted]))
        if shared[index, wanted] >= SHARED * shorter:
            places[index][place] = wanted
