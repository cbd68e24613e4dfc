"""Takes back that a claim is a matter of health where one of its ends names nothing that health could turn on.

"Eases it", "the next day", "people have more": such words may relate something, but nobody could ask evidence about it.
The claim stays; the checks of health claims, and the share of claims with a verdict, pass it over.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..rules.language import Language
from .spotted import DOUBTFUL, Spotted
from .values import BlockKind, Claim, Phrase, Post, Sentence

OUTRIGHT = frozenset({"addictive", "deadly", "fatal", "lethal", "toxic"})  # these name the harm themselves
WORD = re.compile(r"[\w'’-]+")


def weigh_health(
    claims: Sequence[Claim], language: Language, doubted: frozenset[int] = frozenset()
) -> tuple[Claim, ...]:
    """The claims in their order, those between ends that name nothing no longer of health.

    What is not denied in the sentences ``doubted``, by index, must have concepts of the vocabulary for both its ends.
    """
    return tuple(
        replace(claim, health=False)
        if claim.health and (not _is_of_health(claim, language) or claim.sentence in doubted and not _is_named(claim))
        else claim
        for claim in claims
    )


def doubted_sentences(post: Post, sentences: Sequence[Sentence], spotted: Mapping[int, Spotted]) -> frozenset[int]:
    """The sentences of paragraphs, by index, that the second reader takes for no claim at all."""
    return frozenset(
        sentence.index
        for sentence in sentences
        if post.blocks[sentence.block].kind is BlockKind.PARAGRAPH
        and sentence.index in spotted
        and spotted[sentence.index].claims < DOUBTFUL
    )


def _is_named(claim: Claim) -> bool:
    """Whether both ends have a name; a denial needs none, as the second reader is less used to them."""
    return claim.negated or claim.cause.concept is not None and claim.effect.concept is not None


def _is_of_health(claim: Claim, language: Language) -> bool:
    nothing = language.words["saying_nothing"]
    return not (
        _is_nested(claim.cause, claim.effect)
        or not claim.promotional
        and _is_anybody(claim.cause, language)  # of clients it is a promise
        or _is_only_assessed(claim.effect, language)
        or _names_only(claim.cause, nothing, language)  # "eight weeks" may be those of a course that is sold
        or _names_only(claim.effect, nothing | language.words["times"], language)
    )


def _is_only_assessed(effect: Phrase, language: Language) -> bool:
    """ "Is particularly dangerous": for whom or what, the text leaves open."""
    words = WORD.findall(effect.text.lower())
    own = language.words["evaluating"] - OUTRIGHT
    return (
        effect.resolved is None and bool(words) and words[-1] in own and all(one.endswith("ly") for one in words[:-1])
    )


def _is_nested(cause: Phrase, effect: Phrase) -> bool:
    """Whether one end lies inside the other: "removing gluten" and "gluten"."""
    if cause.resolved is not None or effect.resolved is not None:
        return False
    one, other = cause.span, effect.span
    return one.start <= other.start and other.end <= one.end or other.start <= one.start and one.end <= other.end


def _names_only(end: Phrase, nothing: frozenset[str], language: Language) -> bool:
    """Whether only words of ``nothing`` are left of an end without those that date, count or leave open which."""
    if end.concept is not None:
        return False
    words = WORD.findall(end.meant.lower())
    said = [word for word in words if word not in language.words["dating"] | language.words["determining"]]
    return bool(words) and all(word in nothing or word.removesuffix("s") in nothing for word in said)


def _is_anybody(cause: Phrase, language: Language) -> bool:
    """ "People", "most of our patients": whoever has it, not what brings it."""
    words = [word for word in WORD.findall(cause.meant.lower()) if word not in language.words["determining"]]
    return (
        cause.concept is None
        and len(words) == 1
        and not {words[0], words[0].removesuffix("s")}.isdisjoint(language.words["anybody"])
    )
