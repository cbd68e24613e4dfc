"""Relations that a comparison or a reason states: "people with X are more likely to get Y", "Y because of X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .fill_roles import SUBJECTS, VERBAL, climb_to_subject, expand, is_passive, objects, prep_objects, subjects
from .lemma import lemma_of
from .relation import Relation, pairs

MORE = frozenset(
    {
        "more",
        "less",
        "higher",
        "lower",
        "greater",
        "increased",
        "elevated",
        "reduced",
        "raised",
        "decreased",
        "twice",
        "smaller",
        "double",
        "extra",
        "added",
        "heightened",
    }
)
LESS = frozenset({"less", "lower", "reduced", "decreased", "smaller"})
CAUSE_PREPOSITIONS = frozenset({"due", "because", "owing", "thanks"})
GETTING = frozenset(
    {"develop", "have", "get", "suffer", "experience", "die", "be", "report", "contract", "catch", "face", "show"}
)


def compare_risk(token: Token, language: Language) -> Iterator[Relation]:
    """ "People with X are more likely to get Y", "X is at higher risk of Y", "smokers have higher rates of Y"."""
    lower = token.lower_
    if lower in {"likely", "prone", "susceptible", "vulnerable"} and token.pos_ in {"ADJ", "ADV"}:
        degree = [child.lower_ for child in token.children if child.lower_ in MORE]
        if not degree and lower == "likely":
            return
        effects = prep_objects(token, ["to"])
        for child in [*token.children, *token.head.children]:
            if child.dep_ in {"xcomp", "advcl", "ccomp"} and child.pos_ in VERBAL and child.i > token.i:
                goals = objects(child) if lemma_of(child) in GETTING else []
                goals = goals or prep_objects(child, ["of", "from", "with"]) or [child]
                effects = effects or goals
        yield from _compared(token, climb_to_subject(token), expand(effects), degree)
    elif lower in language.words["risk_carriers"] or lower in {"risks", "rates", "levels"}:
        degree = [child.lower_ for child in token.children if child.lower_ in MORE]
        effects = prep_objects(token, ["of", "for", "from"])
        if token.dep_ == "pobj" and token.head.lower_ == "at" and effects:
            governor = token.head.head
            if lemma_of(governor) in {"put", "place"}:
                yield from pairs(token, _risk_frame(degree, Strength.CAUSAL), subjects(governor), effects)
            else:
                whose = [governor] if governor.pos_ in {"NOUN", "PROPN"} else climb_to_subject(governor)
                yield from _compared(token, whose, effects, degree)
        elif (
            token.dep_ == "dobj"
            and degree
            and effects
            and lemma_of(token.head) in {"have", "face", "show", "run", "carry", "report"}
        ):
            yield from _compared(token, subjects(token.head), effects, degree)


def _compared(cue: Token, causes: list[Token], effects: list[Token], degree: list[str]) -> Iterator[Relation]:
    yield from pairs(cue, _risk_frame(degree, Strength.CORRELATIONAL), expand(causes), effects)


def _risk_frame(degree: list[str], strength: Strength) -> CueFrame:
    return CueFrame("risk", "noun", "subject", "prep:of", "decreases" if set(degree) & LESS else "increases", strength)


def relate_reason(token: Token) -> Iterator[Relation]:
    """ "Nerves die because of X", "X as a result of Y"."""
    if token.lower_ not in CAUSE_PREPOSITIONS and not (
        token.lower_ in {"result", "consequence"} and token.head.lower_ == "as"
    ):
        return
    causes = prep_objects(token, ["of", "to"])
    anchor = token.head if token.lower_ in CAUSE_PREPOSITIONS else token.head.head
    if token.lower_ == "due" and token.dep_ == "acomp":
        return
    if not causes or anchor.pos_ not in VERBAL:
        return
    goals = [child for child in anchor.children if child.dep_ == "dobj"] or [
        one for one in climb_to_subject(anchor) if one.dep_ in SUBJECTS or one.dep_ == "relcl"
    ]
    if is_passive(anchor):
        goals = climb_to_subject(anchor)
    frame = CueFrame(token.lower_, "noun", "prep:of", "subject", "increases", Strength.CAUSAL)
    yield from pairs(token, frame, causes, expand(goals))
