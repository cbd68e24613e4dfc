"""Finds the words of a parsed sentence that state a relation, and the heads of its two ends.

The shapes are those of health prose: active and passive verbs, participles, relative clauses, "X is a cause of Y",
"X is good for Y", "X has an effect on Y", comparisons of risk, "Y due to X", "there is a link between X and Y".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .fill_roles import (
    SUBJECTS,
    VERBAL,
    climb_to_subject,
    expand,
    is_passive,
    objects,
    prep_objects,
    subjects,
)
from .lemma import lemma_of

EXAMINING = frozenset({"identify", "detect", "diagnose", "determine", "assess", "find", "understand", "explain", "explore", "learn",
                       "know", "see", "decide", "choose", "rule", "confirm", "check", "measure", "track", "spot", "get", "keep", "make"})
COPULAS = frozenset({"be", "become", "remain", "prove", "seem", "appear", "stay"})
MORE = frozenset({"more", "less", "higher", "lower", "greater", "increased", "elevated", "reduced", "raised", "decreased",
                  "twice", "smaller", "double", "extra", "added", "heightened"})
LESS = frozenset({"less", "lower", "reduced", "decreased", "smaller"})
CAUSE_PREPOSITIONS = frozenset({"due", "because", "owing", "thanks"})
RELATING = frozenset({"make", "makes", "made", "making", "leave", "leaves", "keep", "keeps", "likely", "prone", "susceptible", "vulnerable",
                      "risks", "rates", "levels", "due", "because", "owing", "thanks", "result", "consequence"})
GETTING = frozenset({"develop", "have", "get", "suffer", "experience", "die", "be", "report", "contract", "catch", "face", "show"})


@dataclass(frozen=True, slots=True)
class Relation:
    """A cue and the head tokens of its ends; an end is None where the sentence leaves it out."""

    cue: Token
    frame: CueFrame
    cause: Token | None
    effect: Token | None


def find_relations(doc: Doc, language: Language) -> list[Relation]:
    """Every relation that the sentence's words state, in reading order, cause-effect pairs multiplied out."""
    found: list[Relation] = []
    stating = language.gate | RELATING | language.words["risk_carriers"]
    for token in doc:
        if token.lower_ not in stating:
            continue
        for relation in _relations_at(token, language):
            if relation.cause is not None and relation.cause == relation.effect:
                continue
            if not any(_same(relation, other) for other in found):
                found.append(relation)
    return found


def _same(one: Relation, other: Relation) -> bool:
    return (one.cause, one.effect) == (other.cause, other.effect) and (one.cue == other.cue or one.cause is not None)


def _relations_at(token: Token, language: Language) -> Iterator[Relation]:
    if token.pos_ in VERBAL or token.tag_.startswith("VB"):
        yield from _verb(token, language)
    if token.pos_ == "ADJ" or token.tag_ in {"JJ", "VBN"} and token.dep_ in {"acomp", "oprd"}:
        yield from _adjective(token, language)
    if token.pos_ in {"NOUN", "PROPN"}:
        yield from _noun(token, language)
    yield from _comparison(token, language)
    yield from _because_of(token)


def _frames(token: Token, pos: str, language: Language) -> tuple[CueFrame, ...]:
    return language.frames.get((pos, token.lower_), ())


def _verb(token: Token, language: Language) -> Iterator[Relation]:
    if token.dep_ in {"aux", "auxpass", "amod", "compound"}:
        return
    if lemma_of(token) == "make" or token.lower_ in {"make", "makes", "made", "making", "leave", "leaves", "keep", "keeps"}:
        yield from _making(token, language)
    frames = _frames(token, "verb", language)
    plain = [frame for frame in frames if "prep:" not in frame.cause + frame.effect]
    prepositional = [frame for frame in frames if frame not in plain]
    matched = False
    for frame in prepositional:
        for relation in _fill(token, frame):
            matched = True
            yield relation
    for frame in plain:
        if matched or not _particle_fits(token, frame) or _helps_another_cue(token, language):
            continue
        for relation in _fill(token, frame):
            if relation.effect is not None:
                yield relation
    if not frames or _helps_another_cue(token, language):
        yield from _helped_action(token, language)


def _particle_fits(token: Token, frame: CueFrame) -> bool:
    following = {child.lower_ for child in token.children if child.i > token.i}
    particles = {child.lower_ for child in token.children if child.dep_ == "prt"}
    if frame.particle is None:
        return not particles & {"out", "on", "with"} or True
    return frame.particle in following


def _helps_another_cue(token: Token, language: Language) -> bool:
    if token.lower_ not in {"help", "helps", "helped", "helping", "aid", "aids", "allow", "allows", "enable", "enables", "let", "lets"}:
        return False
    return any(child.dep_ in {"xcomp", "ccomp"} and child.pos_ in VERBAL for child in token.children)


def _helped_action(token: Token, language: Language) -> Iterator[Relation]:
    """"Vitamin D helps the body absorb calcium": the effect is the helped action where it is no cue itself."""
    if token.lower_ not in {"help", "helps", "helped", "helping"}:
        return
    for child in token.children:
        if child.dep_ not in {"xcomp", "ccomp"} or lemma_of(child) in EXAMINING:
            continue
        if child.pos_ in VERBAL and not _frames(child, "verb", language):
            frame = CueFrame("help", "verb", "subject", "object", "increases", Strength.CAUSAL)
            goals = [grand for grand in child.children if grand.dep_ == "dobj"] or [child]
            yield from _pairs(token, frame, subjects(token), expand(goals))


def _fill(token: Token, frame: CueFrame) -> Iterator[Relation]:
    if not _particle_fits(token, frame):
        return
    causes, effects = _role(token, frame.cause), _role(token, frame.effect)
    yield from _pairs(token, frame, causes, effects)


def _role(token: Token, role: str) -> list[Token]:
    if role == "subject":
        return subjects(token)
    if role == "object":
        return objects(token)
    for option in role.split("|"):
        found = prep_objects(token, [option.removeprefix("prep:")])
        if found:
            return found
    return []


def _pairs(cue: Token, frame: CueFrame, causes: Iterable[Token], effects: Iterable[Token]) -> Iterator[Relation]:
    causes, effects = list(causes), list(effects)
    preposition_missing = ("prep:" in frame.cause and not causes) or ("prep:" in frame.effect and not effects)
    if preposition_missing or not (causes or effects):
        return
    for cause in causes or [None]:
        for effect in effects or [None]:
            yield Relation(cue, frame, cause, effect)


def _making(token: Token, language: Language) -> Iterator[Relation]:
    """"X makes Y worse"."""
    yield from _makes_somebody(token, language)
    complements = [child for child in token.children if child.dep_ in {"ccomp", "oprd", "acomp", "xcomp", "advmod"}]
    for child in complements:
        words = {child.lower_, *(grand.lower_ for grand in child.children if grand.dep_ in {"acomp", "amod"})}
        direction = "increases" if words & language.words["worse"] else "decreases" if words & language.words["better"] else None
        if direction is None:
            continue
        frame = CueFrame("make", "verb", "subject", "object", "harms" if direction == "increases" else "relieves", Strength.CAUSAL)
        own = [grand for grand in child.children if grand.dep_ == "nsubj"]
        goals = own or [other for other in token.children if other.dep_ == "dobj"]
        yield from _pairs(token, frame, subjects(token), expand(goals))


def _makes_somebody(token: Token, language: Language) -> Iterator[Relation]:
    """"A slow metabolism makes you fat": what somebody is made is the effect."""
    if token.lower_ not in {"make", "makes", "made", "making", "leave", "leaves"}:
        return
    people = [child for child in token.children if child.dep_ in {"dobj", "ccomp", "nsubj"} and child.i > token.i]
    for child in token.children:
        own = [grand for grand in child.children if grand.dep_ == "nsubj"]
        somebody = any(one.lower_ in language.words["agents"] for one in [*own, *people])
        if child.dep_ in {"ccomp", "oprd", "acomp", "xcomp"} and child.pos_ == "ADJ" and somebody:
            frame = CueFrame("make", "verb", "subject", "object", "increases", Strength.CAUSAL)
            adjectives = [child, *(one for one in child.children if one.dep_ == "conj")]
            yield from _pairs(token, frame, subjects(token), adjectives)


def _adjective(token: Token, language: Language) -> Iterator[Relation]:
    if token.dep_ in {"amod", "compound", "advmod"} and token.i < token.head.i:
        return
    if any(child.dep_ == "nsubj" and child.lower_ == "it" for child in token.head.children) and token.dep_ == "acomp":
        if any(child.dep_ in {"xcomp", "ccomp", "advcl"} for child in [*token.children, *token.head.children]):
            return
    for frame in _frames(token, "adj", language):
        causes = _said_of(token) if frame.cause == "subject" else _role(token, frame.cause) or _role(token.head, frame.cause)
        effects = _said_of(token) if frame.effect == "subject" else _role(token, frame.effect)
        if not effects and frame.effect != "subject" and token.dep_ == "acomp":
            effects = _role(token.head, frame.effect)
        if not effects and frame.effect != "subject":
            effects = [child for child in token.children if child.dep_ in {"xcomp", "advcl"} and False]
        yield from _pairs(token, frame, causes, effects)


def _said_of(token: Token) -> list[Token]:
    if token.dep_ in {"amod", "acl", "relcl"} and token.i > token.head.i:
        return [token.head]
    return expand(climb_to_subject(token))


def _noun(token: Token, language: Language) -> Iterator[Relation]:
    for frame in _frames(token, "noun", language):
        yield from _nominal(token, frame)
    verb = token.head
    if token.dep_ == "conj" and verb.lower_ == "little":  # "little or no effect"
        verb = verb.head
    if (token.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} or verb != token.head) and lemma_of(verb) in language.words["light_verbs"]:
        for frame in _frames(token, "light", language):
            yield from _light(token, verb, frame)


def _nominal(token: Token, frame: CueFrame) -> Iterator[Relation]:
    base = _counted(token)
    prep_role = frame.cause if frame.cause != "subject" else frame.effect
    others = _role(token, prep_role)
    if base.dep_ in {"attr", "appos", "oprd", "acomp"} or base.dep_ == "pobj" and base.head.lower_ == "as" or _predicate_conjunct(base):
        said_of = [base.head] if base.dep_ == "appos" else expand(climb_to_subject(base.head if base.dep_ == "pobj" else base))
        if any(one.lower_ in {"there", "it"} for one in said_of):
            return
    elif base.dep_ == "ROOT" and others and _misread_subject(base):
        said_of = expand(_misread_subject(base))
    elif base.dep_ == "nsubj" and others and lemma_of(base.head) in COPULAS:
        said_of = expand([child for child in base.head.children if child.dep_ == "attr"])
    else:
        return
    causes, effects = (said_of, others) if frame.cause == "subject" else (others, said_of)
    if frame.cause == "subject" and not others and frame.lemma in {"factor", "cause", "contributor", "trigger", "culprit", "driver", "reason"}:
        for cause in causes:
            yield Relation(token, frame, cause, None)
        return
    yield from _pairs(token, frame, causes, effects)


def _misread_subject(base: Token) -> list[Token]:
    """The subject in "X are known causes", where the parser took "are known" for a passive inside the noun phrase."""
    subjects_before = [token for token in base.subtree if token.dep_ in SUBJECTS and token.i < base.i]
    return [token for token in subjects_before if lemma_of(token.head) == "be"][:1]


def _counted(token: Token) -> Token:
    """"one of the main causes": the word that stands for the noun in its clause."""
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "among"} and token.head.head.lower_ in {"one", "some", "most", "part", "many"}:
        return token.head.head
    return token


def _predicate_conjunct(token: Token) -> bool:
    return token.dep_ == "conj" and token.head.dep_ in {"attr", "acomp", "oprd"}


def _light(token: Token, verb: Token, frame: CueFrame) -> Iterator[Relation]:
    effects = _role(token, frame.effect) or _role(verb, frame.effect)
    if token.dep_ in {"attr", "nsubj"} and lemma_of(verb) == "be":
        between = prep_objects(token, ["between"])
        if len(between) >= 2:
            yield from _pairs(token, frame, between[:1], between[1:])
        return
    causes = subjects(verb)
    yield from _pairs(token, frame, causes, effects)


def _comparison(token: Token, language: Language) -> Iterator[Relation]:
    """"People with X are more likely to get Y", "X is at higher risk of Y", "smokers have higher rates of Y"."""
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
                yield from _pairs(token, _risk_frame(degree, Strength.CAUSAL), subjects(governor), effects)
            else:
                yield from _compared(token, climb_to_subject(governor), effects, degree)
        elif token.dep_ == "dobj" and degree and effects and lemma_of(token.head) in {"have", "face", "show", "run", "carry", "report"}:
            yield from _compared(token, subjects(token.head), effects, degree)


def _compared(cue: Token, causes: list[Token], effects: list[Token], degree: list[str]) -> Iterator[Relation]:
    yield from _pairs(cue, _risk_frame(degree, Strength.CORRELATIONAL), expand(causes), effects)


def _risk_frame(degree: list[str], strength: Strength) -> CueFrame:
    return CueFrame("risk", "noun", "subject", "prep:of", "decreases" if set(degree) & LESS else "increases", strength)


def _because_of(token: Token) -> Iterator[Relation]:
    """"Nerves die because of X", "X as a result of Y"."""
    if token.lower_ not in CAUSE_PREPOSITIONS and not (token.lower_ in {"result", "consequence"} and token.head.lower_ == "as"):
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
    yield from _pairs(token, frame, causes, expand(goals))
