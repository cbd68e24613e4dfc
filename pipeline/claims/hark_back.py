"""Effects that are only the one just spoken of: "the pattern", "a smaller effect", "no such risk", "does less"."""

from dataclasses import replace

from spacy.tokens import Token

from ...rules.language import Language
from ...rules.scales import Direction
from ..values import Claim
from .choose_ends import named_by
from .lemma import lemma_of

ITSELF = frozenset({"thing", "risk", "problem"})  # these mean the effect, the others what became of it
AMOUNTS = frozenset({"little", "less", "more", "nothing"})
POINTING = frozenset({"the", "this", "that", "these", "same", "such"})


def harks_back(effect: Token, language: Language) -> bool:
    """Whether the head of an effect, or what it is a part of, means the effect of the claim before."""
    return any(_points_back(head, language) for head in named_by(effect, language) or [effect])


def as_before(claim: Claim, before: Claim, effect: Token, language: Language) -> Claim:
    """The claim about the effect of ``before``; what explains "the pattern" does to it what was found there."""
    means_itself = any(lemma_of(head) in ITSELF for head in named_by(effect, language) or [effect])
    if means_itself or claim.direction is Direction.DECREASES or claim.negated:
        return claim
    return replace(claim, direction=before.direction)


def _points_back(head: Token, language: Language) -> bool:
    if head.lower_ == "does":
        return any(child.lower_ in AMOUNTS for child in head.rights)
    named = any(child.dep_ in {"prep", "acl", "relcl", "compound"} for child in head.children)
    if lemma_of(head) not in language.words["spoken_of"] or named:
        return False
    before = {child.lower_ for child in head.lefts}
    if lemma_of(head) == "risk":
        return bool(before & {"same", "such"})
    compared = any(child.tag_ == "JJR" for child in head.lefts)
    described = any(child.tag_ == "JJ" and child.lower_ not in POINTING for child in head.lefts)
    return not described and (compared or bool(before & POINTING))
