"""Coordination: "A, B and C" as three heads, however the tree has strung them together."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
MAX_LENGTH = 24


def expand(heads: Iterable[Token]) -> list[Token]:
    """The heads and their conjuncts: "A, B and C" gives three. Conjoined clauses are left out."""
    found: list[Token] = []
    for head in heads:
        chain, current = [head], head
        for _ in range(MAX_LENGTH):
            following = [
                child
                for child in current.children
                if child.dep_ == "conj"
                and _same_sort(head, child)
                and not _explains(child)
                and not _begins_clause(child)
            ]
            if not following:
                break
            chain += [other for other in following if other not in chain]
            current = following[-1]
        found += [token for token in chain if token not in found]
    return found


def _same_sort(head: Token, other: Token) -> bool:
    if head.tag_ == "VBG":
        return other.tag_ in {"VBG", "NN", "NNS", "NNP"}
    has_subject = any(child.dep_ in SUBJECTS for child in other.children)
    return not (other.pos_ in VERBAL and (has_subject or other.tag_ in {"VBZ", "VBD", "VBP", "VB"}))


def _explains(conjunct: Token) -> bool:
    """Whether "amyloid, a protein that clumps" was read as a list: no "and" joins what only says what the first one is."""
    described = any(child.dep_ in {"relcl", "acl"} for child in conjunct.rights)
    article = conjunct.left_edge.lower_ in {"a", "an"}
    joined = any(child.dep_ == "cc" for word in (conjunct, conjunct.head) for child in word.children)
    return described and article and not joined


def _begins_clause(conjunct: Token) -> bool:
    """Whether a noun begins the next clause: "raises stress, and sleep has a way of failing", "but lowering X does not"."""
    if conjunct.tag_ == "VBG":
        return any(child.lower_ == "but" for child in conjunct.head.children)
    following = conjunct.right_edge.i + 1
    if following >= len(conjunct.doc) or conjunct.nbor(-1).text == ",":
        return False
    verb = conjunct.doc[following]
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    return verb.tag_ == "VBZ" and verb.dep_ == "conj" and not own


def conjunct_chain(word: Token) -> Iterator[Token]:
    for _ in range(3):
        following = [child for child in word.children if child.dep_ == "conj"]
        if not following:
            return
        word = following[0]
        yield word


def last_conjunct(word: Token) -> Token:
    return [word, *conjunct_chain(word)][-1]


def listed_gerunds(verb: Token, direct: list[Token]) -> list[Token]:
    """The "vomiting and pancreatitis" of "causes nausea, vomiting and pancreatitis", where a noun in -ing split the list."""
    if not direct:
        return []
    gerunds = [
        child
        for child in verb.children
        if child.dep_ == "conj"
        and child.tag_ == "VBG"
        and child.i > direct[-1].i
        and not any(grand.dep_ in {"dobj", "aux", "prep"} for grand in child.children)
    ]
    return expand(gerunds)
