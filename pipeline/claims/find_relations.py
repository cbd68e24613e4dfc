"""Finds the words of a parsed sentence that state a relation, and the heads of its two ends.

The shapes are those of health prose: active and passive verbs, participles, relative clauses, "X is a cause of Y",
"X is good for Y", "X has an effect on Y", comparisons of risk, "Y due to X", "there is a link between X and Y".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from ...rules.language import Language, inflections
from ..pick_tokens import pick_tokens
from .compare_groups import CONTRACTING, MARKED, compare_groups
from .compare_risks import REASONS, RISK_WORDS, compare_risk, relate_origin, relate_reason
from .conjuncts import VERBAL
from .relate_nominals import relate_nominal
from .relate_predicates import relate_adjective, relate_noun
from .relate_results import BRINGING, IDIOMS, RELIEVING, RETURNING, relate_result
from .relate_verbs import relate_verb
from .relation import Relation


def find_relations(doc: Doc, language: Language) -> list[Relation]:
    """Every relation that the sentence's words state, in reading order, cause-effect pairs multiplied out."""
    found: list[Relation] = []
    for token in pick_tokens(doc, _forms_of(language).all):
        for relation in _relations_at(token, language):
            if relation.cause is not None and relation.cause == relation.effect:
                continue
            if not any(_same(relation, other) for other in found):
                found.append(relation)
    return found


def pick_bare(doc: Doc, language: Language) -> list[Token]:
    """The words that relate things by themselves, whatever stands around them: comparatives, "association", "differ"."""
    return pick_tokens(doc, _bare_forms(language))


@lru_cache(maxsize=4)
def _bare_forms(language: Language) -> frozenset[str]:
    words = language.words
    nominal = frozenset(form for pos, form in language.frames if pos == "nominal")
    return words["comparing"] | nominal | inflected(words["differing"]) | inflected(words["differing"], "noun")


@dataclass(frozen=True, eq=False)
class _Forms:
    """The word forms that each kind of reading looks at, so that no other reading is tried on them."""

    cues: frozenset[str]
    results: frozenset[str]
    risks: frozenset[str]
    comparisons: frozenset[str]
    all: frozenset[str]


@lru_cache(maxsize=4)
def _forms_of(language: Language) -> _Forms:
    words = language.words
    verbs = CONTRACTING | words["differing"] | words["changing"] | words["faring"]
    results = inflected(BRINGING) | inflected(RETURNING) | inflected(RELIEVING, "noun") | IDIOMS
    risks = words["risk_carriers"] | RISK_WORDS
    comparisons = words["comparing"] | MARKED | inflected(verbs) | inflected(words["differing"], "noun")
    cues = (
        language.gate
        | words["evaluating"]
        | frozenset({"make", "makes", "made", "making", "leave", "leaves", "keep", "keeps"})
    )
    return _Forms(cues, results, risks, comparisons, cues | results | risks | comparisons | REASONS | {"from"})


def inflected(lemmas: frozenset[str], pos: str = "verb") -> frozenset[str]:
    """All inflected forms of the lemmas."""
    return frozenset(form for lemma in lemmas for form in inflections(lemma, pos))


def _same(one: Relation, other: Relation) -> bool:
    return (one.cause, one.effect) == (other.cause, other.effect) and (one.cue == other.cue or one.cause is not None)


def _has_clause(token: Token) -> bool:
    """Whether a word that was tagged a noun governs a clause like a verb: "catechins speed up fat burning"."""
    labels = {child.dep_ for child in token.children}
    return "dobj" in labels and ("nsubj" in labels or token.dep_ == "conj" and token.head.pos_ in VERBAL)


def _is_named(token: Token) -> bool:
    """Whether a cue word is part of a product's name: "Calm Roots" in a sentence that is not all capitals."""
    if not token.is_title or token.sent.text.istitle():
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is None or not following.is_title or following.is_sent_start:
        return False
    titled = sum(word.is_title for word in token.sent if word.is_alpha)
    return titled * 2 < sum(word.is_alpha for word in token.sent)


def _relations_at(token: Token, language: Language) -> Iterator[Relation]:
    if _is_named(token):
        return
    form, forms = token.lower_, _forms_of(language)
    if form in forms.cues:
        yield from _stated_by(token, language)
    if form in forms.results:
        yield from relate_result(token, language)
    if form in forms.risks:
        yield from compare_risk(token, language)
    if form in forms.comparisons:
        yield from compare_groups(token, language)
    if form in REASONS:
        yield from relate_reason(token)
    if form == "from":
        yield from relate_origin(token, language)


def _stated_by(token: Token, language: Language) -> Iterator[Relation]:
    if token.pos_ in VERBAL or token.tag_.startswith("VB") or _has_clause(token):
        yield from relate_verb(token, language)
    if token.pos_ == "ADJ" or token.tag_ in {"JJ", "VBN"} and token.dep_ in {"acomp", "oprd"}:
        yield from relate_adjective(token, language)
    if token.pos_ in {"NOUN", "PROPN"}:
        yield from relate_noun(token, language)
        yield from relate_nominal(token, language)
