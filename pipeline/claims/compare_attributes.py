"""Relations that a comparative before a noun states: "Y had higher X", "higher X was seen in Y", "less X in Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .conjuncts import expand
from .fill_roles import climb_to_subject, is_passive, prep_objects
from .lemma import lemma_of
from .relation import Relation, frames_of, pairs

GROUPING = ("in", "among", "amongst", "for", "with", "at", "during", "after", "following", "by", "across", "within")
LESS = frozenset(
    {"less", "lower", "fewer", "reduced", "decreased", "smaller", "poorer", "worse", "shorter", "diminished", "lowest"}
)
ATTRIBUTES = frozenset({"amod", "advmod", "nummod", "predet", "det"})


def compared_frame(token: Token) -> CueFrame:
    """The frame of a comparison whose comparative is ``token``."""
    direction = "decreases" if token.lower_ in LESS else "increases"
    return CueFrame("compare", "adj", "prep:in", "subject", direction, Strength.CORRELATIONAL)


def compare_attribute(token: Token, language: Language) -> Iterator[Relation]:
    """The relation that a comparative states which stands before the noun that is compared."""
    noun = token.head if token.head.pos_ != "ADJ" else token.head.head
    if token.dep_ not in ATTRIBUTES or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    verb = noun.head
    of_risk = lemma_of(noun) in language.words["risk_carriers"]
    if not of_risk and _is_perfect(token, verb):
        yield from _changed(token, noun, verb)
    elif of_risk and _has_own_reading(noun, verb, language) or verb.dep_ == "prep" or noun.dep_ == "pobj":
        return
    elif of_risk or not frames_of(noun, "light", language):
        yield from _had_or_found(token, noun, verb, language)


def _had_or_found(token: Token, noun: Token, verb: Token, language: Language) -> Iterator[Relation]:
    groups = prep_objects(noun, GROUPING) or prep_objects(verb, GROUPING)
    subjects = expand(climb_to_subject(verb))
    reported = any({one.lower_, lemma_of(one)} & language.words["reporters"] for one in subjects)
    found = lemma_of(verb) in language.words["finding"] or reported and noun.dep_ == "dobj"
    there = lemma_of(verb) == "be" and any(child.lower_ == "there" for child in verb.children)
    if noun.dep_ == "dobj" and lemma_of(verb) in language.words["having"] and not reported:
        yield from pairs(token, compared_frame(token), subjects, expand([noun])) if not is_passive(verb) else ()
    elif (
        noun.dep_ == "ROOT"
        or found
        and noun.dep_ in {"dobj", "nsubj", "nsubjpass", "ccomp"}
        or there
        and noun.dep_ == "attr"
    ):
        yield from pairs(token, compared_frame(token), groups, expand([noun])) if groups else ()


def _has_own_reading(noun: Token, verb: Token, language: Language) -> bool:
    """Whether "has a lower risk of X" is read as a comparison of risks."""
    if noun.dep_ != "dobj" or not prep_objects(noun, ["of", "for", "from"]):
        return False
    return lemma_of(verb) not in language.words["finding"] - {"report", "show"}


def _changed(token: Token, noun: Token, verb: Token) -> Iterator[Relation]:
    frame = CueFrame("change", "verb", "subject", "object", compared_frame(token).direction, Strength.CAUSAL)
    yield from pairs(token, frame, expand(climb_to_subject(verb)), expand([noun]))


def _is_perfect(token: Token, verb: Token) -> bool:
    """ "Zones have reduced admissions", where the participle was read as an adjective."""
    return token.i > 0 and token.lower_.endswith("ed") and token.nbor(-1) == verb and lemma_of(verb) == "have"


def compare_marked(token: Token, language: Language) -> Iterator[Relation]:
    """ "Children with X have low Y": what people with a condition have that others do not."""
    noun, verb = token.head, token.head.head
    if noun.dep_ != "dobj" or lemma_of(verb) not in language.words["having"]:
        return
    people = [one for one in expand(climb_to_subject(verb)) if lemma_of(one) in language.words["people"]]
    afflicted = [one for one in people if prep_objects(one, ["with"])]
    yield from pairs(token, compared_frame(token), afflicted, expand([noun]))
