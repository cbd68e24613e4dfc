"""Relations that a verb states: "X raises Y", "X helps the body absorb Y", "X makes Y worse"."""

from collections.abc import Iterator

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .conjuncts import VERBAL, expand
from .fill_roles import prep_objects, subjects
from .find_withheld import withheld_by
from .lemma import lemma_of
from .relation import Relation, frames_of, pairs, role_of

DRIVING = frozenset({"drive", "cause", "force", "prompt", "push", "tell", "trigger", "stimulate", "lead", "encourage"})
EXAMINING = frozenset(
    {
        "identify",
        "detect",
        "diagnose",
        "determine",
        "assess",
        "find",
        "understand",
        "explain",
        "explore",
        "learn",
        "know",
        "see",
        "decide",
        "choose",
        "rule",
        "confirm",
        "check",
        "measure",
        "track",
        "spot",
        "get",
        "keep",
        "make",
    }
)


def relate_verb(token: Token, language: Language) -> Iterator[Relation]:
    if token.dep_ in {"aux", "auxpass", "amod", "compound"}:
        return
    if lemma_of(token) == "make" or token.lower_ in {
        "make",
        "makes",
        "made",
        "making",
        "leave",
        "leaves",
        "keep",
        "keeps",
    }:
        yield from _making(token, language)
    if _goes_on(token):
        return
    frames = frames_of(token, "verb", language)
    withheld = withheld_by(token)
    if withheld is not None:
        frame = CueFrame(lemma_of(token), "verb", "subject", "prep:of", "decreases", Strength.CAUSAL)
        yield from pairs(token, frame, subjects(token), expand([withheld]))
        return
    if lemma_of(token) == "determine" and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        return
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


def _goes_on(verb: Token) -> bool:
    """ "Keeps turning up": the verb only says that the other one goes on."""
    behind = [child for child in verb.children if child.i > verb.i]
    labels = {child.dep_ for child in behind}
    return lemma_of(verb) == "keep" and "dobj" not in labels and any(child.tag_ == "VBG" for child in behind)


def _particle_fits(token: Token, frame: CueFrame) -> bool:
    return (
        frame.particle is None
        or any(child.lower_ == frame.particle for child in token.children if child.i > token.i)
        or (token.i + 1 < len(token.doc) and token.nbor(1).lower_ == frame.particle)
    )


def _helps_another_cue(token: Token, language: Language) -> bool:
    if token.lower_ not in {
        "help",
        "helps",
        "helped",
        "helping",
        "aid",
        "aids",
        "allow",
        "allows",
        "enable",
        "enables",
        "let",
        "lets",
    }:
        return False
    return any(child.dep_ in {"xcomp", "ccomp"} and child.pos_ in VERBAL for child in token.children)


def _helped_action(token: Token, language: Language) -> Iterator[Relation]:
    """ "Vitamin D helps the body absorb calcium": the effect is the helped action where it is no cue itself."""
    if token.lower_ not in {"help", "helps", "helped", "helping"}:
        return
    for child in token.children:
        if child.dep_ not in {"xcomp", "ccomp"} or lemma_of(child) in EXAMINING:
            continue
        if child.pos_ in VERBAL and not frames_of(child, "verb", language):
            frame = CueFrame("help", "verb", "subject", "object", "increases", Strength.CAUSAL)
            goals = [grand for grand in child.children if grand.dep_ == "dobj"] or [child]
            yield from pairs(token, frame, subjects(token), expand(goals))


def _fill(token: Token, frame: CueFrame) -> Iterator[Relation]:
    if not _particle_fits(token, frame):
        return
    causes, effects = role_of(token, frame.cause), _done(token) or role_of(token, frame.effect)
    if frame.particle is not None and frame.effect == "object" and not effects:
        effects = prep_objects(token, [frame.particle])  # the particle was read as a preposition: "brings on strokes"
    yield from pairs(token, frame, causes, effects)


def _done(verb: Token) -> list[Token]:
    """What comes of "drives the ovaries to make hormones" (hormones) and "causes them to shrink" (shrinking)."""
    if lemma_of(verb) not in DRIVING:
        return []
    for child in verb.children:
        infinitive = child.tag_ == "VB" and any(grand.lower_ == "to" for grand in child.children)
        if child.dep_ not in {"xcomp", "ccomp", "advcl"} or not infinitive:
            continue
        inner = [grand for grand in child.children if grand.dep_ == "dobj"]
        somebody = [
            one for one in [*child.children, *verb.children] if one.dep_ in {"nsubj", "dobj"} and one.pos_ == "PRON"
        ]
        return expand(inner) if inner else expand([child]) if somebody else []
    return []


def _making(token: Token, language: Language) -> Iterator[Relation]:
    """ "X makes Y worse"."""
    complements = [child for child in token.children if child.dep_ in {"ccomp", "oprd", "acomp", "xcomp", "advmod"}]
    for child in complements:
        words = {child.lower_, *(grand.lower_ for grand in child.children if grand.dep_ in {"acomp", "amod"})}
        direction = (
            "increases"
            if words & language.words["worse"]
            else "decreases"
            if words & language.words["better"]
            else None
        )
        if direction is None:
            continue
        frame = CueFrame(
            "make", "verb", "subject", "object", "harms" if direction == "increases" else "relieves", Strength.CAUSAL
        )
        own = [grand for grand in child.children if grand.dep_ == "nsubj"]
        if any(one.lower_ == "it" for one in own) and child.lower_ in {"harder", "easier", "hard", "easy"}:
            continue  # "makes it harder to sleep": the sleep is the effect
        goals = own or [other for other in token.children if other.dep_ == "dobj"]
        yield from pairs(token, frame, subjects(token), expand(goals))
