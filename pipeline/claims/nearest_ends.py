"""Ends for a cue whose own the parse does not show: the nearest things named on either side of it.

Used only where a sentence would otherwise claim nothing though its words compare or relate things: long sentences
of abstracts and news, where attachment goes wrong or an end is left to the reader.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .choose_ends import named_by
from .fill_roles import PERSONAL, is_passive
from .lemma import lemma_of
from .relate_nominals import is_looked_into
from .relation import Relation, frames_of

NAMING = frozenset({"NOUN", "PROPN"})
OUTSIDE = frozenset({"compound", "nmod", "npadvmod", "amod", "appos"})
THAN = frozenset({"than", "compared", "versus", "vs", "comparison"})


def relate_nearest(relations: list[Relation], cues: list[Token], language: Language) -> Iterator[Relation]:
    """A relation between the nearest things named around a cue: of ``relations`` that lack an end, then of ``cues``."""
    for relation in relations:
        if _is_agentless(relation) or is_looked_into(relation.cue, language) or _is_told_by(relation.cause, language):
            continue
        cause = relation.cause if relation.cause is not None and named_by(relation.cause, language) else None
        effect = relation.effect if relation.effect is not None and named_by(relation.effect, language) else None
        found = _completed(relation.cue, relation.frame, cause, effect, language)
        if found is not None:
            yield found
            return
    for cue in cues:
        frame = _bare_frame(cue, language)
        found = _completed(cue, frame, None, None, language) if frame is not None else None
        if found is not None:
            yield found
            return


def _is_agentless(relation: Relation) -> bool:
    """ "The bladder was removed": a verb without anybody who does it leaves nothing to look for."""
    stated = relation.frame.pos == "verb" and relation.frame.strength is Strength.CAUSAL
    participle = relation.cue.tag_ in {"VBG", "VBN"} and relation.cue.dep_ != "ROOT"
    return relation.cause is None and stated and (participle or is_passive(relation.cue))


def _is_told_by(cause: Token | None, language: Language) -> bool:
    """Whether somebody who studies or reports is the subject: "the team accounted for age"."""
    return cause is not None and {cause.lower_, lemma_of(cause)} & (language.words["reporters"] - PERSONAL) != set()


def _completed(
    cue: Token, frame: CueFrame, cause: Token | None, effect: Token | None, language: Language
) -> Relation | None:
    taken = {token.i for token in (cause, effect) if token is not None}
    before = _named(cue.doc[: cue.i], taken, language)[::-1]
    after = _named(cue.doc[cue.i + 1 :], taken, language)
    if cause is None:
        cause = (before + after)[0] if before or after else None
        taken |= {cause.i} if cause is not None else set()
    if effect is None:
        rest = [token for token in after + before if token.i not in taken and token != cause]
        effect = rest[0] if rest else None
    if cause is None or effect is None or cause == effect:
        return None
    return Relation(cue, frame, cause, effect)


def _is_amount(cue: Token, than: Token) -> bool:
    """ "Less than a third", "more than 20": an amount, no comparison."""
    after = than.doc[than.i + 1 : than.i + 3]
    return than.i == cue.i + 1 and any(
        token.pos_ == "NUM" or token.like_num or token.lower_ in {"half", "a"} for token in after
    )


def _named(tokens: Iterable[Token], taken: set[int], language: Language) -> list[Token]:
    return [
        token
        for token in tokens
        if token.pos_ in NAMING
        and token.dep_ not in OUTSIDE
        and token.i not in taken
        and named_by(token, language) == [token]
        and lemma_of(token) not in language.words["places"]
    ]


def _bare_frame(cue: Token, language: Language) -> CueFrame | None:
    """How a cue relates things by itself: a comparison that names what with, or a noun or verb of relation."""
    if is_looked_into(cue, language):
        return None
    compared = cue.lower_ in language.words["comparing"] or cue.tag_ in {"JJR", "RBR"}
    following = [token for token in cue.doc[cue.i + 1 :] if token.lower_ in THAN]
    if compared and following and not _is_amount(cue, following[0]):
        return CueFrame("compare", "adj", "prep:in", "subject", "unspecified", Strength.CORRELATIONAL)
    if lemma_of(cue) in language.words["differing"] and cue.dep_ != "amod":
        return CueFrame("differ", "verb", "prep:between", "subject", "unspecified", Strength.CORRELATIONAL)
    for part in ("nominal",):
        frames = frames_of(cue, part, language)
        if frames:
            return frames[0]
    return None
