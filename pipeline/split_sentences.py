"""Splits a post's blocks into sentences by punctuation, without a model.

A full stop ends a sentence unless it follows a known abbreviation or initial, or a small letter or comma follows.
"""

import re

from .values import Block, BlockKind, Post, Sentence

ABBREVIATIONS = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "al",
        "fig",
        "figs",
        "no",
        "nos",
        "approx",
        "dept",
        "inc",
        "ltd",
        "jr",
        "sr",
        "ca",
        "cf",
        "ed",
        "eds",
        "est",
        "vol",
        "pp",
        "u.s",
        "u.k",
        "a.m",
        "p.m",
        "ph.d",
        "m.d",
        "b.sc",
        "min",
        "max",
        "sec",
        "hr",
        "hrs",
        "tbsp",
        "tsp",
        "oz",
        "lb",
        "lbs",
        "mg",
        "kg",
        "resp",
        "viz",
        "incl",
    ]
)
LABELLED = frozenset({BlockKind.ITEM, BlockKind.DEFINITION})
LONGEST_LABEL = 4
LETTERED = frozenset(
    {
        "vitamin",
        "vitamins",
        "hepatitis",
        "influenza",
        "type",
        "group",
        "grade",
        "class",
        "stage",
        "part",
        "plan",
        "option",
        "and",
        "or",
    }
)
END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s)""")
LAST_WORD = re.compile(r"[\w.]+$")
NEVER_BEFORE = re.compile(r"\s+[a-z,;:)–—-]")


def split_sentences(post: Post) -> tuple[Sentence, ...]:
    """All sentences of all blocks in reading order; a block without sentence punctuation is one sentence."""
    found: list[Sentence] = []
    for index, block in enumerate(post.blocks):
        for start, end in _with_run_in_label(sentence_ranges(block.prose.text), block):
            found.append(_sentence(len(found), index, block, start, end))
    return tuple(found)


def _with_run_in_label(ranges: list[tuple[int, int]], block: Block) -> list[tuple[int, int]]:
    """An item's first words, such as "Poor diet.", stay with the sentence that explains them (annotation guide)."""
    if len(ranges) < 2 or block.kind not in LABELLED:
        return ranges
    label = block.prose.text[ranges[0][0] : ranges[0][1]]
    if len(label.split()) > LONGEST_LABEL or not label.endswith("."):
        return ranges
    return [(ranges[0][0], ranges[1][1]), *ranges[2:]]


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text`` in code points, without the white space between them."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for match in END.finditer(text):
        if _ends_here(text, start, match):
            ranges.append((start, match.end()))
            start = match.end()
    ranges.append((start, len(text)))
    return [trimmed for begin, end in ranges if (trimmed := _trim(text, begin, end))]


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return NEVER_BEFORE.match(text, match.end()) is None
    if NEVER_BEFORE.match(text, match.end()):
        return False
    word = LAST_WORD.search(text, start, match.start())
    if word is None:
        return True
    last = word.group().lower().rstrip(".")
    return last not in ABBREVIATIONS and not _is_initial(text, word) and not _numbers_a_list(text, start, match)


def _is_initial(text: str, word: re.Match[str]) -> bool:
    """A lone capital is an initial ("J. Smith") unless it is the letter of a vitamin, a virus or a group."""
    letter = word.group()
    if len(letter) != 1 or not letter.isalpha() or not letter.isupper() or letter == "I":
        return False
    before = text[: word.start()].split()
    return not before or before[-1].lower() not in LETTERED


def _numbers_a_list(text: str, start: int, match: re.Match[str]) -> bool:
    return text[start : match.start()].strip().isdigit()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not piece.strip():
        return None
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _sentence(index: int, block_index: int, block: Block, start: int, end: int) -> Sentence:
    return Sentence(index, block_index, start, end, block.prose.text[start:end], block.prose.span(start, end))
