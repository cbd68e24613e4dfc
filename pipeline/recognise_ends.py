"""Gives a kind to the ends of claims that no vocabulary name covers, by the entity recogniser.

Only the sentences that need it are read, so the recogniser costs little; a claim one of whose ends it knows is a
matter of health.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..rules.scales import Strength
from .load_model import Model
from .recognised import recognised
from .source_map import Span
from .values import Claim, Phrase, Post, Sentence

if TYPE_CHECKING:
    from ..rules.scales import Kind


def recognise_ends(
    claims: Sequence[Claim], post: Post, sentences: Sequence[Sentence], model: Model
) -> tuple[Claim, ...]:
    """The claims, their unnamed ends with a kind where the recogniser sees an entity in them."""
    unsure = sorted(
        {claim.sentence for claim in claims if not claim.health and claim.strength is not Strength.CORRELATIONAL}
    )
    if not unsure:
        return tuple(claims)
    docs = model.recogniser.pipe([sentences[index].text for index in unsure])
    seen: dict[int, list[tuple[Span, Kind]]] = {}
    for index, doc in zip(unsure, docs, strict=True):
        sentence = sentences[index]
        prose = post.blocks[sentence.block].prose
        seen[index] = [
            (prose.span(sentence.start + start, sentence.start + end), kind) for start, end, kind in recognised(doc)
        ]
    return tuple(_with_kinds(claim, seen.get(claim.sentence, ())) for claim in claims)


def _with_kinds(claim: Claim, seen: Sequence[tuple[Span, "Kind"]]) -> Claim:
    if not seen:
        return claim
    cause, effect = _with_kind(claim.cause, seen), _with_kind(claim.effect, seen)
    health = claim.health or cause is not claim.cause or effect is not claim.effect
    return replace(claim, cause=cause, effect=effect, health=health)


def _with_kind(phrase: Phrase, seen: Sequence[tuple[Span, "Kind"]]) -> Phrase:
    if phrase.kind is not None or phrase.resolved is not None:
        return phrase
    for span, kind in seen:
        if span.overlaps(phrase.span):
            return replace(phrase, kind=kind)
    return phrase
