"""The lemmas of a phrase's content words: what two annotators' phrases for one thing have in common."""

import re
from functools import cache

from ...rules.language import all_lemmas

STOP_WORDS = frozenset(
    """a about all also an and any are as at be been between both but by can certain could did do does each either for
    from had has have he her his how i if in including into is it its itself like many may might more most much my no
    nor not of off on one or other our out over own same several she should so some such than that the their them then
    there these they this those through to too under up us various very was we were what when where which while who
    whose why will with within without would you your s t""".split()  # noqa: SIM905 - read as words
)
WORD = re.compile(r"[^\W_]+")


def content_lemmas(phrase: str) -> frozenset[str]:
    """Every lemma that a content word of ``phrase`` can have, lower case.

    The parts of a hyphenated word count by themselves; bare numbers and stop words are left out.
    """
    words = (word.lower() for word in WORD.findall(phrase))
    return frozenset(
        lemma for word in words if word not in STOP_WORDS and not word.isdigit() for lemma in _lemmas(word)
    )


@cache
def _lemmas(word: str) -> frozenset[str]:
    return all_lemmas(word) | {word}
