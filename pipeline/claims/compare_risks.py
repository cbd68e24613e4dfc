"""Relations that a comparison or a reason states: "people with X are more likely to get Y", "Y because of X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .conjuncts import SUBJECTS, VERBAL, expand
from .fill_roles import climb_to_subject, is_passive, objects, prep_objects, subjects
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
REASONS = CAUSE_PREPOSITIONS | {"result", "consequence"}
RISK_WORDS = frozenset({"likely", "prone", "susceptible", "vulnerable", "risks", "rates", "levels"})
GETTING = frozenset(
    {"develop", "have", "get", "suffer", "experience", "die", "be", "report", "contract", "catch", "face", "show"}
)


def compare_risk(token: Token, language: Language) -> Iterator[Relation]:
    """ "People with X are more likely to get Y", "X is at higher risk of Y", "smokers have higher rates of Y"."""
    lower = token.lower_
    if lower in {"likely", "prone", "susceptible", "vulnerable"} and token.pos_ in {"ADJ", "ADV"}:
        degree = [child.lower_ for child in token.children if child.lower_ in MORE or child.lower_ == "as"]
        if not degree and lower == "likely":
            return
        effects = prep_objects(token, ["to"])
        for child in [*token.children, *token.head.children]:
            if child.dep_ in {"xcomp", "advcl", "ccomp"} and child.pos_ in VERBAL and child.i > token.i:
                goals = objects(child) if lemma_of(child) in GETTING else []
                goals = goals or prep_objects(child, ["of", "from", "with"]) or [child]
                effects = effects or goals
        if not effects and degree and token.dep_ == "acomp":
            effects = [token]
        yield from _compared(token, climb_to_subject(token), expand(effects), degree)
    elif lower in language.words["risk_carriers"] or lower in {"risks", "rates", "levels"}:
        degree = [child.lower_ for child in token.children if child.lower_ in MORE]
        effects = prep_objects(token, ["of", "for", "from"])
        if token.dep_ == "pobj" and token.head.lower_ == "to" and lemma_of(token.head.head) == "add" and effects:
            yield from pairs(token, _risk_frame(degree, Strength.CAUSAL), subjects(token.head.head), effects)
        elif token.dep_ == "pobj" and token.head.lower_ == "at" and effects:
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
    if not causes:
        inner = [child for child in token.children if child.dep_ == "pcomp" and child.lower_ in {"of", "to"}]
        causes = expand(grand for child in inner for grand in child.children if grand.dep_ in {"pobj", "pcomp"})
        causes = causes or expand(child for child in token.children if child.dep_ == "pobj")
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


def relate_origin(token: Token, language: Language) -> Iterator[Relation]:
    """ "Pain from arthritis", "people get headaches from wine": what came of the thing behind "from"."""
    if token.lower_ != "from" or token.dep_ != "prep":
        return
    causes = prep_objects(token.head, ["from"])
    frame = CueFrame("from", "noun", "prep:from", "subject", "increases", Strength.CAUSAL)
    governor = token.head
    gained = expand(child for child in governor.children if child.dep_ == "dobj")
    if governor.pos_ in VERBAL and lemma_of(governor) in language.words["getting"] and gained:
        yield from pairs(token, frame, causes, gained)
    elif governor.pos_ == "NOUN" and governor.i == token.i - 1 and _comes_about(governor, language):
        yield from pairs(token, frame, causes, expand([governor]))


def _comes_about(noun: Token, language: Language) -> bool:
    """Whether the noun names something that comes about: harm, a feeling, a process."""
    lemma = lemma_of(noun)
    if lemma in language.words["parting"]:
        return False
    return lemma in language.words["harm_heads"] or lemma.endswith(("tion", "sion", "ness", "ache", "osis", "itis"))
