"""Gives a kind to the ends of claims that the vocabulary does not know, by their head noun.

"A sluggish bowel wall" is a body part and "drinking above the guideline" a behaviour, though neither is a concept. What
is still without a kind, the recogniser looks at.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ..rules.language import first_lemma, load_language
from ..rules.scales import Kind
from .values import Claim, Phrase

COMPLEMENT = re.compile(
    r"\s(?:of|in|for|with|from|on|at|to|by|per|during|after|before|beyond|above|among|between|that|which|when|than|who)\s"
)
OF_HEALTH = frozenset(
    {Kind.CONDITION, Kind.SYMPTOM, Kind.DRUG, Kind.SUPPLEMENT, Kind.NUTRIENT, Kind.MICROBE, Kind.BODY_PART}
)
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def name_kinds(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each end without a kind given that of its head, where the head is one of ``rules/language/kinds.csv``."""
    kinds = load_language().kinds
    return tuple(_with_kinds(claim, kinds) for claim in claims)


def _with_kinds(claim: Claim, kinds: Mapping[str, Kind]) -> Claim:
    cause, effect = _with_kind(claim.cause, kinds), _with_kind(claim.effect, kinds)
    if cause is claim.cause and effect is claim.effect:
        return claim
    health = claim.health or cause.kind in OF_HEALTH or effect.kind in OF_HEALTH
    return replace(claim, cause=cause, effect=effect, health=health)


def _with_kind(phrase: Phrase, kinds: Mapping[str, Kind]) -> Phrase:
    if phrase.kind is not None:
        return phrase
    kind = kind_of(phrase.meant, kinds)
    return phrase if kind is None else replace(phrase, kind=kind)


def kind_of(text: str, kinds: Mapping[str, Kind]) -> Kind | None:
    """The kind of a phrase by its head, the last word before its first complement; a doing is a behaviour."""
    words = WORD.findall(COMPLEMENT.split(text.lower(), maxsplit=1)[0])
    if not words:
        return None
    for form in dict.fromkeys((words[-1], _singular(words[-1]), words[-1].rsplit("-", 1)[-1])):
        if form in kinds:
            return kinds[form]
    return Kind.BEHAVIOUR if words[0].endswith("ing") else None


@lru_cache(maxsize=10_000)
def _singular(word: str) -> str:
    return first_lemma(word, "NOUN") or word
