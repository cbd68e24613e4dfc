"""The texts of which every match of a regular expression holds one, read off the expression as it is written.

Compiling a pattern takes longer than searching a post for it, and most patterns of a rule are not in a post. Where
nothing of what a pattern needs is there, it need not be compiled.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

Texts = frozenset[str]
NOTHING: Texts = frozenset()  # known of a pattern that may match any text
_QUANTIFIERS = "?*{"
_LEAST = 2  # letters; a single one is in every text
# Letters that Python's `re` takes for a plain i without regard to case, and casefold does not
_LIKE_I = ("i\u0307", "\u0131")


@lru_cache(maxsize=4096)
def needed_texts(pattern: str) -> Texts:
    """Runs of ASCII letters in lower case, one of which stands in every match of ``pattern``; empty where none is known.

    Escapes, classes and what a quantifier makes optional are passed over. What is no regular expression may give any.
    """
    alternatives = [_needed_in_row(row) for row in _alternatives(pattern)]
    return frozenset().union(*alternatives) if all(alternatives) else NOTHING


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """The text in lower case, as `needed_texts` must be looked for in it; letters that only look like others too."""
    if text.isascii():
        return text.lower()
    text = text.casefold()
    for written in _LIKE_I:
        text = text.replace(written, "i")
    return text


def lacks_all(needed: Iterable[str], text: str) -> bool:
    """Whether none of the needed texts, of which there must be some, is in ``text``."""
    lower = folded(text)
    return bool(needed) and not any(one in lower for one in needed)


def _needed_in_row(parts: list[str]) -> Texts:
    """Of the parts of one alternative the needs of that which asks for most: the longest letters, then the fewest texts."""
    known = [texts for part in parts if (texts := _needed_in_part(part))]
    return max(known, key=lambda texts: (min(map(len, texts)), -len(texts)), default=NOTHING)


def _needed_in_part(part: str) -> Texts:
    if not part.startswith("("):
        return frozenset({part.lower()}) if len(part) >= _LEAST else NOTHING
    if part.startswith("(?P<"):
        return needed_texts(part[part.index(">") + 1 : -1])
    if part.startswith("(?:"):
        return needed_texts(part[3:-1])
    return NOTHING if part.startswith("(?") else needed_texts(part[1:-1])


def _alternatives(pattern: str) -> list[list[str]]:
    """The pattern's alternatives, each as its runs of letters and its groups in brackets, without the optional ones."""
    rows: list[list[str]] = [[]]
    run = ""
    for part, optional in _parts(pattern):
        if len(part) == 1 and part.isascii() and part.isalpha() and not optional:
            run += part
            continue
        if run:
            rows[-1].append(run)
            run = ""
        if part == "|":
            rows.append([])
        elif part.startswith("(") and not optional:
            rows[-1].append(part)
    if run:
        rows[-1].append(run)
    return rows


def _parts(pattern: str) -> Iterator[tuple[str, bool]]:
    """Every sign, escape, class and group of the pattern, and whether a quantifier makes it optional."""
    index = 0
    while index < len(pattern):
        end = _end_of_part(pattern, index)
        optional = end < len(pattern) and pattern[end] in _QUANTIFIERS
        yield pattern[index:end], optional
        if optional and pattern[end] == "{":
            end = max(pattern.find("}", end), end)
            yield "", True
        index = end + 1 if optional else end


def _end_of_part(pattern: str, start: int) -> int:
    if pattern[start] == "\\":
        return start + 2
    if pattern[start] == "[":
        index = start + 1
        index += pattern[index : index + 1] == "^"
        index += pattern[index : index + 1] == "]"  # right behind the opening it is a member
        while index < len(pattern) and pattern[index] != "]":
            index += 2 if pattern[index] == "\\" else 1
        return index + 1
    if pattern[start] != "(":
        return start + 1
    index = start + 1
    while index < len(pattern) and pattern[index] != ")":
        index = _end_of_part(pattern, index)
    return index + 1
