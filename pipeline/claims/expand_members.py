"""The members of a class that a sentence names: "B vitamins, such as B1 and B6" gives B1 and B6.

The patterns are scispaCy's (Hearst, COLING 1992), run only on sentences that hold one of their words.
"""

from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from ..pick_tokens import pick_tokens
from .conjuncts import expand
from .fill_roles import prep_objects
from .lemma import set_lemmas

TRIGGERS = frozenset({"such", "including", "like", "especially", "particularly", "includes", "include", "notably"})
OPENERS = frozenset({"such", "including", "like", "as", "especially", "particularly", "notably"})


def members_of(head: Token, *, alone: bool = False) -> list[Token]:
    """Heads of the named members of the class that ``head`` names, in reading order; empty where none are named.

    A single example is a class with an example and makes no member of its own (annotation guide, A class with members),
    unless the class itself says nothing (``alone``).
    """
    doc = head.doc
    if "members" not in doc.user_data:
        named = bool(pick_tokens(doc, TRIGGERS))
        doc.user_data["members"] = _by_patterns(doc) if named else None
    by_patterns = doc.user_data["members"]
    if by_patterns is None:
        return []
    found = list(by_patterns.get(head.i, []))
    found += [token for token in _by_tree(head) if token not in found]
    members = [token for token in expand(sorted(found, key=lambda token: token.i)) if token != head]
    unique = list(dict.fromkeys(members))
    return unique if len(unique) > 1 or alone else []


def _by_patterns(doc: Doc) -> dict[int, list[Token]]:
    found: dict[int, list[Token]] = {}
    set_lemmas(doc)
    detect = _detector(doc.vocab)
    detect(doc)
    for _, general, specific in doc._.hearst_patterns:
        found.setdefault(general.root.i, []).append(specific.root)
    return found


@lru_cache(maxsize=2)
def _detector(vocab: Vocab) -> Callable[[Doc], Doc]:
    from scispacy.hyponym_detector import HyponymDetector
    from spacy.language import Language

    detect: Callable[[Doc], Doc] = HyponymDetector(Language(vocab), extended=False)
    return detect


def _by_tree(head: Token) -> list[Token]:
    """Objects of "such as", "including", "like" right behind the noun (and a comma)."""
    found: list[Token] = []
    for child in head.children:
        if child.i > head.i and child.dep_ in {"prep", "acl", "appos", "advcl"} and child.lower_ in OPENERS:
            own = [grand for grand in child.children if grand.dep_ in {"pobj", "dobj"} and grand.i > child.i]
            found += own or prep_objects(head, [child.lower_])
    return found + [token for first in found[:1] for token in _enumerated(first) if token not in found]


def _enumerated(first: Token) -> list[Token]:
    """The further members of "such as A, B and C" by their commas, where the tree gave B and C to the verb behind."""
    found: list[Token] = []
    last: Token | None = None
    for token in first.doc[first.i + 1 :]:
        if token.text == "," or token.lower_ in {"and", "or"}:
            found += [last] if last is not None else []
            last = None
        elif token.pos_ in {"NOUN", "PROPN"}:
            last = token
        elif token.pos_ != "ADJ":
            break
    return [*found, *([last] if last is not None else [])]
