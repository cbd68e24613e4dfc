"""A cue with the heads of its two ends, and the roles from which ends are filled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from .fill_roles import objects, prep_objects, subjects


@dataclass(frozen=True, slots=True)
class Relation:
    """A cue and the head tokens of its ends; an end is None where the sentence leaves it out."""

    cue: Token
    frame: CueFrame
    cause: Token | None
    effect: Token | None


def frames_of(token: Token, pos: str, language: Language) -> tuple[CueFrame, ...]:
    return language.frames.get((pos, token.lower_), ())


def role_of(token: Token, role: str) -> list[Token]:
    if role == "subject":
        return subjects(token)
    if role == "object":
        return objects(token)
    options = [prep_objects(token, [option.removeprefix("prep:")]) for option in role.split("|")]
    return min((found for found in options if found), key=lambda found: abs(found[0].i - token.i), default=[])


def pairs(cue: Token, frame: CueFrame, causes: Iterable[Token], effects: Iterable[Token]) -> Iterator[Relation]:
    firsts: list[Token | None] = [*causes]
    seconds: list[Token | None] = [*effects]
    preposition_missing = ("prep:" in frame.cause and not firsts) or ("prep:" in frame.effect and not seconds)
    if preposition_missing or not (firsts or seconds):
        return
    for cause in firsts or [None]:
        for effect in seconds or [None]:
            yield Relation(cue, frame, cause, effect)


def root_of(word: Token) -> Token:
    """The word at the top of the part of the sentence that ``word`` stands in."""
    while word.head != word:
        word = word.head
    return word
