"""Ends that mean something only as a whole and that no name inside them stands for.

"Our blend of turmeric and ginger" is no turmeric, "ginger and lemon tea" with a singular verb is one drink, "being wound
up by a chat" is no wound, and "pain that shoots down the leg" is not pain at large.
"""

from spacy.tokens import Token

from ...rules.language import Language
from .conjuncts import SUBJECTS, VERBAL
from .lemma import lemma_of

BLENDS = frozenset({"blend", "combination", "complex", "formula", "mix", "mixture", "stack"})
OWN = frozenset({"our", "my", "signature", "proprietary", "unique", "exclusive"})
DISHES = frozenset(
    {
        "bread", "broth", "cordial", "dressing", "drink", "infusion", "juice", "milk", "paste", "pie", "salad",
        "sandwich", "smoothie", "soup", "stew", "syrup", "tea", "tonic", "water",
    }
)  # fmt: skip
OPENING = frozenset({"that", "which"})
WHERE = frozenset(
    {"across", "along", "around", "behind", "below", "between", "down", "from", "in", "into", "through", "up"}
)


def whole_range(head: Token, language: Language) -> tuple[int, int] | None:
    """Half-open token range of such an end whose head is ``head``; None where the usual phrase will do."""
    if is_own_blend(head):
        return head.left_edge.i + _is_owner(head.left_edge), _last_word(head) + 1
    if head.dep_ == "advcl" and any(child.dep_ == "nsubjpass" for child in head.lefts):
        subject = next(child for child in head.lefts if child.dep_ == "nsubjpass")
        return subject.left_edge.i, head.i + 1  # "(when) the drug is stopped"
    passive = _cut_passive(head)
    if passive is not None:
        return passive.i, head.i + 1
    if head.tag_ == "VBN":
        being = [child for child in head.lefts if child.dep_ == "auxpass" and child.tag_ == "VBG"]
        return (being[0].i, _last_word(head) + 1) if being else None
    first = head.head if head.dep_ == "conj" else head
    if first != head and is_one_dish(first, head, first.head):
        return first.i, head.i + 1
    clause = _saying_where(head, language)
    return (head.left_edge.i, max(token.i for token in clause.subtree if not token.is_punct) + 1) if clause else None


def is_own_blend(head: Token) -> bool:
    """Whether this is a seller's own mixture: "our signature blend of …"."""
    mixed = any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children)
    return mixed and lemma_of(head) in BLENDS and any(child.lower_ in OWN for child in head.lefts)


def is_one_dish(first: Token, second: Token, verb: Token) -> bool:
    """Whether "ginger and lemon tea soothes" speaks of one thing: the verb is singular, only the last noun is described."""
    singular = verb.tag_ == "VBZ" and verb.pos_ in VERBAL and first.dep_ in SUBJECTS and lemma_of(second) in DISHES
    bare = first.tag_ == "NN" and not any(first.lefts) and second.i - first.i > 2
    named = [child for child in second.lefts if child.dep_ == "compound"]
    return singular and bare and bool(named) and named[0].i == first.i + 2 and first.nbor(1).lower_ == "and"


def _cut_passive(head: Token) -> Token | None:
    """The first word of "being wound up by a chat" where the parse takes the chat from it, to be a subject by itself."""
    by = head.doc[head.left_edge.i - 1] if head.dep_ in SUBJECTS and head.left_edge.i else None
    if by is None or by.dep_ != "agent" or any(by.children):
        return None
    return next((child for child in by.head.lefts if child.dep_ == "auxpass" and child.tag_ == "VBG"), None)


def _is_owner(word: Token) -> bool:
    return word.dep_ == "poss"


def _saying_where(head: Token, language: Language) -> Token | None:
    """The clause of "pain that shoots down the leg": where or which it is, no relation of its own."""
    for child in head.rights:
        opens = child.dep_ == "relcl" and child.left_edge.i == head.i + 1 and child.left_edge.lower_ in OPENING
        if not opens or ("verb", child.lower_) in language.frames or lemma_of(head) not in language.words["harm_heads"]:
            continue
        preps = [grand for grand in child.rights if grand.dep_ in {"prep", "prt", "advmod"} and grand.lower_ in WHERE]
        if preps:
            return child
    return None


def _last_word(head: Token) -> int:
    return max(token.i for token in head.subtree if not token.is_punct)
