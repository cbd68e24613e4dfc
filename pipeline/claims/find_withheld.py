"""What verbs of depriving take away, and whom or what they take it from: "starves parts of the brain of oxygen"."""

from spacy.tokens import Token

from .conjuncts import VERBAL
from .fill_roles import OBJECTS, is_passive
from .lemma import lemma_of

DEPRIVING = frozenset({"deprive", "rob", "starve", "strip"})
PARTS = frozenset({"part", "area", "region", "lining", "wall", "layer"})


def withheld_by(verb: Token) -> Token | None:
    """What a verb takes away: the oxygen of "starves parts of the brain of oxygen", whatever it was hung on."""
    if lemma_of(verb) not in DEPRIVING or is_passive(verb):
        return None
    robbed = next((child for child in verb.children if child.dep_ in OBJECTS and child.i > verb.i), None)
    if robbed is None:
        return None
    taken = [prep for prep in verb.children if prep.lower_ == "of" and prep.i > robbed.i]
    nested = [word for word in robbed.subtree if word.lower_ == "of" and word.dep_ == "prep" and word.i > robbed.i]
    behind = taken or (nested[1:] if lemma_of(robbed) in PARTS else nested[-1:])
    return next((goal for goal in behind[-1].children if goal.dep_ == "pobj"), None) if behind else None


def robbed_of(token: Token) -> Token | None:
    """What a verb takes ``token`` away from, if that is not a person: the brain of "starves the brain of oxygen"."""
    for verb in token.ancestors:
        if verb.pos_ in VERBAL:
            taken = withheld_by(verb) == token
            return next(
                (child for child in verb.children if taken and child.dep_ in OBJECTS and child.pos_ == "NOUN"), None
            )
    return None
