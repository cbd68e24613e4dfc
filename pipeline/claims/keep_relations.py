"""Drops the relations that are no claims of their own, by the rulings of the annotation guide.

A relation inside a noun phrase belongs to that phrase; a gerund that is itself an end states nothing; a definition's
own words define.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from ...rules.language import Language
from .fill_roles import SUBJECTS, VERBAL, expand
from .lemma import lemma_of
from .relation import Relation

CONTAINING = frozenset(
    {"involve", "include", "require", "mean", "consist", "recommend", "suggest", "try", "consider", "avoid", "start"}
)
OFFERING = frozenset(
    {
        "offer",
        "use",
        "take",
        "try",
        "recommend",
        "prescribe",
        "provide",
        "add",
        "drink",
        "eat",
        "choose",
        "get",
        "give",
        "sell",
        "combine",
        "have",
    }
)
DEFINING = frozenset(
    {"refer", "describe", "define", "denote", "mean", "characterise", "characterize", "call", "classify"}
)


def keep_relations(
    relations: Sequence[Relation], language: Language, *, heading: bool = False, topic: bool = False
) -> list[Relation]:
    """The relations that the sentence asserts; a relative clause on a predicate noun is said of its subject.

    ``heading`` says that the words may be a slogan ("Boosters that stop colds"), ``topic`` that they head a section and
    only name it ("Conditions linked to neuropathy"), where a news headline of that shape asserts.
    """
    ends = {end for relation in relations for end in (relation.cause, relation.effect) if end is not None}
    kept: list[Relation] = []
    for relation in relations:
        if relation.cue in ends and relation.cause != relation.cue or _is_subject_gerund(relation.cue):
            continue
        seen_through = _through_predicate(relation, language)
        if seen_through is None and _inside_noun_phrase(relation, heading=heading, topic=topic):
            continue
        if _defines(relation) or _is_content(relation.cue):
            continue
        kept += seen_through if seen_through is not None else [relation]
    return kept


def _is_subject_gerund(cue: Token) -> bool:
    if cue.tag_ != "VBG" or cue.pos_ not in VERBAL:
        return False
    word = cue
    while word.dep_ == "conj" and word.head.tag_ == "VBG":
        word = word.head
    return word.dep_ in {"csubj", "nsubj", "csubjpass", "nsubjpass"}


def _is_content(cue: Token) -> bool:
    """ "Management involves treating the disease": the gerund says what is done, not what comes of it."""
    return cue.tag_ == "VBG" and cue.dep_ in {"xcomp", "ccomp", "dobj", "conj"} and lemma_of(cue.head) in CONTAINING


def _clause(cue: Token) -> Token | None:
    """The verb or adjective at the top of the cue's clause if that clause modifies a noun, else None."""
    word = cue
    for _ in range(6):
        if word.dep_ in {"relcl", "acl"} or word.dep_ == "amod" and word.i > word.head.i:
            return word
        purpose = word.dep_ == "advcl" and word.tag_ == "VB" and word.head.dep_ == "relcl"
        inner = {"conj", "xcomp", "acomp", "attr", "dobj", "pobj", "prep", "oprd"}
        if word.head == word or word.dep_ not in inner and not purpose:
            return None
        word = word.head
    return None


def _inside_noun_phrase(relation: Relation, *, heading: bool, topic: bool) -> bool:
    clause = _clause(relation.cue)
    if clause is None:
        return False
    noun = clause.head
    if (
        noun.dep_ == "dobj"
        and lemma_of(noun.head) in OFFERING
        and any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    ):
        return False  # "we offer a protocol to resolve neuropathy", "take magnesium to sleep better"
    if clause.tag_ == "VBN" and noun.dep_ == "ROOT" and noun == relation.cause and not topic:
        return False  # a headline: "Coffee drinking linked to lower stroke risk"
    slogan = clause.dep_ == "relcl" or any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    if heading and noun.dep_ == "ROOT" and slogan and noun == relation.cause:
        return False  # a slogan: "Boosters that stop colds"
    if noun not in {relation.cause, relation.effect} and not any(
        end is not None and end in expand([noun]) for end in (relation.cause, relation.effect)
    ):
        return clause.dep_ == "relcl" and not _set_off(clause)
    if clause.tag_ == "VBN" and relation.effect == noun and not heading:
        return False
    return not _set_off(clause)


def _set_off(clause: Token) -> bool:
    """Whether a comma or dash separates the clause from its noun."""
    before = clause.left_edge.i - 1
    return before >= 0 and clause.doc[before].text in {",", "–", "—", "-", "("}


def _through_predicate(relation: Relation, language: Language) -> list[Relation] | None:
    """ "Magnesium is a mineral that supports sleep" says of magnesium that it supports sleep."""
    clause = _clause(relation.cue)
    if clause is None or clause.dep_ not in {"relcl", "acl"}:
        return None
    noun = clause.head
    if noun == relation.effect and noun.dep_ == "appos" and clause.tag_ == "VBN":
        return [replace(relation, effect=noun.head)]
    if noun != relation.cause:
        return None
    if noun.dep_ == "dobj" and lemma_of(noun.head) in CONTAINING and lemma_of(noun) in language.words["empty_ends"]:
        return [replace(relation, cause=child) for child in noun.head.children if child.dep_ in SUBJECTS]
    if lemma_of(noun) in language.words["generic_conditions"]:
        return None
    if noun.dep_ == "attr":
        subject = [child for child in noun.head.children if child.dep_ in SUBJECTS]
    elif noun.dep_ == "appos":
        subject = [noun.head]
    else:
        return None
    if not subject or subject[0].lower_ in {"there", "it"}:
        return None
    return [replace(relation, cause=one) for one in expand(subject)]


def _defines(relation: Relation) -> bool:
    root = relation.cue
    while root.head != root:
        root = root.head
    return lemma_of(root) in DEFINING and relation.cue is not root and _clause(relation.cue) is not None
