"""The texts of which every match of a regular expression holds one, read off the expression as it is written.

Compiling a pattern takes longer than searching a post for it, and most patterns of a rule are not in a post. Where
nothing of what a pattern needs is there, it need not be compiled.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

Texts = frozenset[str]
NOTHING: Texts = frozenset()  # known of a pattern that may match any text
_QUANTIFIERS = ("?", "*", "{")
_PART = re.compile(
    r"\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"  # escapes, classes
    r"|\(\?P<\w+>|\(\?:|\(\?|[()|]|\{[^}]*\}|[A-Za-z]+|.",  # groups, what may be read as a quantifier, letters
    re.DOTALL,
)
_LEAST = 2  # letters; a single one is in every text
# Letters that Python's `re` takes for a plain i without regard to case, and casefold does not
_LIKE_I = ("i\u0307", "\u0131")


def needed_texts(pattern: str) -> Texts:
    """Runs of ASCII letters in lower case, one of which stands in every match of ``pattern``; empty where none is known.

    Escapes, classes and what a quantifier makes optional are passed over. What is no regular expression may give any.
    """
    open_groups = [_Group()]
    for match in _PART.finditer(pattern):
        part, optional = match[0], pattern[match.end() : match.end() + 1] in _QUANTIFIERS
        group = open_groups[-1]
        if part == "|":
            group.rows.append([])
        elif part.startswith("("):
            open_groups.append(_Group(counts=part in {"(", "(?:"} or part.startswith("(?P<")))
        elif part == ")" and len(open_groups) > 1:
            open_groups.pop()
            if group.counts and not optional:
                open_groups[-1].rows[-1].append(group.needed())
        elif part.isalpha():
            run = part[:-1] if optional else part
            group.rows[-1].append(frozenset({run.lower()}) if len(run) >= _LEAST else NOTHING)
    return open_groups[0].needed()


@dataclass(slots=True)
class _Group:
    """What the alternatives of a group need, part by part; ``counts`` is False for one that looks ahead, refers back or comments."""

    counts: bool = True
    rows: list[list[Texts]] = field(default_factory=lambda: [[]])

    def needed(self) -> Texts:
        """One text of each alternative: of its parts' needs that which asks for most."""
        alternatives = [max(filter(None, row), key=_rank, default=NOTHING) for row in self.rows]
        return frozenset().union(*alternatives) if all(alternatives) else NOTHING


def _rank(texts: Texts) -> tuple[int, int]:
    """The longest letters first, then the fewest texts."""
    return min(map(len, texts)), -len(texts)


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
