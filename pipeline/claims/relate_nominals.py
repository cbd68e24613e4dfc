"""Relations that a noun names together with both its ends: "the effect of X on Y", "an association between X and Y".

Such a noun asserts its relation wherever it stands, unless the sentence only says that it is being looked into
("we examined the effect of …", "research into the link … is needed").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ...rules.language import Language
from .fill_roles import prep_objects
from .lemma import lemma_of
from .relation import Relation, frames_of, pairs, role_of

MAX_CLIMB = 12


def relate_nominal(token: Token, language: Language) -> Iterator[Relation]:
    """The relations that the noun ``token`` names with its own complements."""
    frames = frames_of(token, "nominal", language)
    if not frames or token.dep_ in {"compound", "nmod"} or is_looked_into(token, language):
        return
    for frame in frames:
        between = prep_objects(token, ["between", "among"]) or prep_objects(token.head, ["between"])
        between = _with_premodifier(between) if len(between) == 1 else between
        if len(between) >= 2:
            yield from pairs(token, frame, between[:1], between[1:])
            continue
        causes, effects = role_of(token, frame.cause), role_of(token, frame.effect)
        if effects and not causes:
            causes = [child for child in token.lefts if child.dep_ in {"poss", "compound"} and child.pos_ != "PRON"][
                -1:
            ]
        if causes and effects:
            yield from pairs(token, frame, causes, effects)


def is_looked_into(token: Token, language: Language) -> bool:
    """Whether what governs ``token`` examines, plans or calls for something, and so asserts nothing of it."""
    word = token
    for _ in range(MAX_CLIMB):
        joined = word.dep_ == "conj" and word.pos_ in {"VERB", "AUX"}
        if word.dep_ in {"relcl", "ccomp"} or joined or word.head == word:
            return False
        word = word.head
        said = [child for child in word.children if child.dep_ in {"acomp", "attr", "oprd"}]
        if any(lemma_of(one) in language.words["examining"] for one in [word, *said]):
            return True
    return False


def _with_premodifier(ends: list[Token]) -> list[Token]:
    """The "frailty" of "between frailty and diabetic nephropathy", which the tree made a modifier of the other end."""
    (end,) = ends
    joined = [child for child in end.lefts if child.pos_ in {"NOUN", "PROPN"} and child.nbor(1).lower_ == "and"]
    return [*joined[:1], end]
