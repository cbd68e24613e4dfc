"""Finds the words of a parsed sentence that state a relation, and the heads of its two ends.

The shapes are those of health prose: active and passive verbs, participles, relative clauses, "X is a cause of Y",
"X is good for Y", "X has an effect on Y", comparisons of risk, "Y due to X", "there is a link between X and Y".
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from ...rules.language import Language
from ..pick_tokens import pick_tokens
from .compare_risks import compare_risk, relate_reason
from .fill_roles import VERBAL
from .relate_predicates import relate_adjective, relate_noun
from .relate_verbs import relate_verb
from .relation import Relation

RELATING = frozenset(
    {
        "make",
        "makes",
        "made",
        "making",
        "leave",
        "leaves",
        "keep",
        "keeps",
        "likely",
        "prone",
        "susceptible",
        "vulnerable",
        "risks",
        "rates",
        "levels",
        "due",
        "because",
        "owing",
        "thanks",
        "result",
        "consequence",
    }
)


def find_relations(doc: Doc, language: Language) -> list[Relation]:
    """Every relation that the sentence's words state, in reading order, cause-effect pairs multiplied out."""
    found: list[Relation] = []
    for token in pick_tokens(doc, _stating(language)):
        for relation in _relations_at(token, language):
            if relation.cause is not None and relation.cause == relation.effect:
                continue
            if not any(_same(relation, other) for other in found):
                found.append(relation)
    return found


@lru_cache(maxsize=4)
def _stating(language: Language) -> frozenset[str]:
    """Every word that a relation may be read from."""
    return language.gate | RELATING | language.words["risk_carriers"]


def _same(one: Relation, other: Relation) -> bool:
    return (one.cause, one.effect) == (other.cause, other.effect) and (one.cue == other.cue or one.cause is not None)


def _has_clause(token: Token) -> bool:
    """Whether a word that was tagged a noun governs a clause like a verb: "catechins speed up fat burning"."""
    labels = {child.dep_ for child in token.children}
    return "dobj" in labels and ("nsubj" in labels or token.dep_ == "conj" and token.head.pos_ in VERBAL)


def _relations_at(token: Token, language: Language) -> Iterator[Relation]:
    if token.pos_ in VERBAL or token.tag_.startswith("VB") or _has_clause(token):
        yield from relate_verb(token, language)
    if token.pos_ == "ADJ" or token.tag_ in {"JJ", "VBN"} and token.dep_ in {"acomp", "oprd"}:
        yield from relate_adjective(token, language)
    if token.pos_ in {"NOUN", "PROPN"}:
        yield from relate_noun(token, language)
    yield from compare_risk(token, language)
    yield from relate_reason(token)
