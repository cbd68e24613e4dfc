"""Decides what a role's head token really names, and whether that can be an end of a claim at all.

"risk of Y" and "a range of Y" name Y; "people with X" name X; doctors, readers, "factors" and "things" name nothing.
"""

from spacy.tokens import Token

from ...rules.language import Language
from .conjuncts import expand
from .fill_roles import PERSONAL, RELATIVE_PRONOUNS, objects, prep_objects
from .lemma import lemma_of
from .whole_phrases import is_own_blend

NOT_NAMING = frozenset({"NUM", "ADV", "PUNCT", "SYM", "SCONJ", "CCONJ", "PART", "ADP"})
PRONOUNS = frozenset({"this", "these", "that", "those", "it", "they", "them", "which", "both", "either"})
PARTITIVES = frozenset({"all", "any", "few", "half", "many", "most", "much", "several", "some"})
ANYBODY = frozenset(
    {"people", "person", "individual", "those", "participant", "someone", "somebody", "patient", "population"}
)
ORIGINS = frozenset({"descent", "origin", "ancestry", "age", "heritage"})
SUFFERING = frozenset(
    {
        "have",
        "suffer",
        "live",
        "experience",
        "develop",
        "get",
        "take",
        "use",
        "eat",
        "drink",
        "consume",
        "follow",
        "receive",
        "smoke",
    }
)


def named_by(head: Token, language: Language, *, compared: bool = False) -> list[Token]:
    """The tokens that ``head`` stands for; empty where it cannot be an end of a claim.

    In a comparison of risk (``compared``) a kind of people ("smokers", "women") is an end too.
    """
    words = language.words
    lemma = lemma_of(head)
    if is_own_blend(head):
        return [head]
    if head.lower_ in PARTITIVES:
        parts = prep_objects(head, ["of"])
        if parts:
            return [found for token in parts for found in named_by(token, language, compared=compared)]
    if head.pos_ == "ADJ" and head.dep_ in {"dobj", "pobj", "nsubj", "conj"}:
        following = [child for child in head.children if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}]
        if following:
            return following[:1]
    if _is_no_noun(head, language):
        return []
    if lemma in words["risk_carriers"] or head.lower_ in words["risk_carriers"]:
        return _carried(head)
    if lemma in words["transparent_nouns"]:
        inner = prep_objects(head, ["of"])
        return [found for token in inner for found in named_by(token, language)]
    if lemma in words["people"]:
        found = _said_of_people(head, language)
        return found or ([head] if compared and lemma not in ANYBODY else [])
    named = _called(head) if lemma in words["generic_conditions"] else []
    if named:
        return named
    if (
        head.lower_ in words["agents"]
        or lemma in words["agents"]
        or lemma in words["empty_ends"]
        and not _completed(head)
    ):
        return []
    if head.pos_ in {"NUM", "ADV", "DET", "PUNCT", "SYM", "SCONJ", "CCONJ", "PART"} and not is_reference(head):
        return []
    if head.pos_ == "PRON" and not is_reference(head) or head.lower_ in {"what", "who", "how"}:
        return []
    return [head]


def _is_no_noun(head: Token, language: Language) -> bool:
    """A conjunction "that", or a second verb read as a noun: "soothe the itch and lengthen the gaps"."""
    if head.lower_ == "that":
        return head.tag_ in {"IN", "WDT"}
    verb = head.dep_ == "conj" and ("verb", head.lower_) in language.frames
    return verb and head.i + 1 < len(head.doc) and head.nbor(1).pos_ == "DET"


def weakly_named(head: Token, language: Language) -> list[Token]:
    """The head itself where it says little, but something: "patients", "it" that points at nothing, "the number"."""
    lemma, words = lemma_of(head), language.words
    if _is_no_noun(head, language):
        return []
    if head.lower_ in words["reporters"] or lemma in words["reporters"] or head.pos_ in NOT_NAMING:
        return []
    if lemma in words["empty_ends"] | words["risk_carriers"] and not _described(head):
        return []
    return [] if head.lower_ in PERSONAL else [head]


def _described(head: Token) -> bool:
    return any(child.dep_ in {"amod", "compound", "nmod", "poss"} and child.lower_ != "other" for child in head.lefts)


def is_reference(head: Token) -> bool:
    """Whether the token is a pronoun or bare demonstrative that stands for an earlier phrase."""
    counted = head.pos_ == "NUM" and head.is_alpha and head.dep_ == "nsubj" and not any(head.children)
    return head.lower_ in PRONOUNS or counted  # "Two lower pain": of what was spoken of


def demonstrative(head: Token) -> Token | None:
    """The "this" or "these" before a noun, or None."""
    for child in head.children:
        if child.dep_ == "det" and child.lower_ in {"this", "these", "such", "that", "those"}:
            return child
    return None


def possessive(head: Token) -> Token | None:
    """The "its" or "their" before a noun, or None."""
    for child in head.children:
        if child.dep_ == "poss" and child.lower_ in {"its", "their"}:
            return child
    return None


def _called(head: Token) -> list[Token]:
    """ "A condition called sleep apnoea" is sleep apnoea."""
    for child in head.rights:
        if child.dep_ == "acl" and child.lower_ in {"called", "known", "named", "termed"}:
            return [
                one
                for one in child.subtree
                if one.dep_ in {"oprd", "attr", "dobj"} or one.dep_ == "pobj" and one.head.lower_ == "as"
            ][:1]
    return []


def _completed(head: Token) -> bool:
    """ "lifestyle factors" say something where "factors" do not."""
    return any(child.dep_ in {"compound", "nmod"} for child in head.lefts)


def _carried(head: Token) -> list[Token]:
    inner = prep_objects(head, ["of", "for", "from", "to"])
    if inner:
        return expand(inner)
    compound = [child for child in head.lefts if child.dep_ in {"compound", "nmod"}]
    described = any(child.dep_ == "amod" for child in head.lefts)
    return compound[-1:] or ([head] if described or lemma_of(head) in {"progression", "severity"} else [])


def _said_of_people(head: Token, language: Language) -> list[Token]:
    listed = any(child.dep_ == "conj" for child in head.children)
    own = any(child.lower_ in {"with", "on"} for child in head.children)
    afflicted = [] if listed and not own else [one for one in prep_objects(head, ["with", "on"]) if one != head]
    if afflicted:
        return [found for token in afflicted for found in named_by(token, language)]
    for child in head.children:
        if child.dep_ in {"relcl", "acl"} and child.pos_ in {"VERB", "AUX"}:
            goals = [goal for goal in objects(child) if goal != head and goal.lower_ not in RELATIVE_PRONOUNS]
            goals = goals or prep_objects(child, ["from", "with", "on", "in", "near"])
            if goals and lemma_of(child) in SUFFERING:
                return goals
            return [child]
    origin = [token for token in prep_objects(head, ["of"]) if lemma_of(token) in ORIGINS]
    if origin:
        return origin
    compound = [child for child in head.lefts if child.dep_ in {"compound", "amod"} and child.pos_ in {"NOUN", "PROPN"}]
    return compound[-1:]
