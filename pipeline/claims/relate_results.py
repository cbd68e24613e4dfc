"""Relations whose effect is a state that something is brought into, and idioms whose verb says nothing by itself.

"X leaves the skin leaky", "X makes you tired", "X makes Y more likely", "X makes it harder to sleep", "people found
relief from Y with X", "X has nothing to do with Y", "X is behind Y", "Y is down to X".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .conjuncts import expand
from .fill_roles import climb_to_subject, prep_objects, subjects
from .lemma import lemma_of
from .relation import Relation, pairs

BRINGING = frozenset({"make", "leave", "keep", "render", "send", "get", "set", "turn"})
HARDER = frozenset({"hard", "harder", "difficult", "tougher", "impossible"})
EASIER = frozenset({"easy", "easier", "simpler", "possible"})
SAID_OF = frozenset({"ccomp", "oprd", "acomp", "xcomp", "dobj", "advmod", "prt"})
OPEN_TO = frozenset({"open", "vulnerable", "exposed", "prone", "susceptible", "liable"})
NO_STATE = frozenset({"sure", "clear", "available", "public", "known", "aware", "open", "certain", "use", "up", "down"})
RELIEVING = frozenset({"relief", "improvement", "comfort", "help", "success", "benefit"})
RETURNING = frozenset({"come", "flare", "reappear", "recur", "relapse", "return"})
IDIOMS = frozenset({"nothing", "goodbye", "farewell", "behind", "down"})
FINDING = frozenset({"find", "get", "gain", "enjoy", "experience", "notice", "see", "report", "feel"})


def relate_result(token: Token, language: Language) -> Iterator[Relation]:
    """The relations that ``token``, a verb of bringing about or a word of one of the idioms, states."""
    lemma = lemma_of(token)
    if lemma in BRINGING and token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod"}:
        yield from _brought(token, language)
    elif lemma in RELIEVING and token.dep_ == "dobj" and lemma_of(token.head) in FINDING:
        yield from _relief(token)
    elif token.lower_ in {"goodbye", "farewell"}:
        effects = prep_objects(token, ["to"]) or prep_objects(token.head, ["to"])
        yield from pairs(token, _frame("decreases"), [], effects)
    elif lemma in RETURNING and token.pos_ == "VERB":
        yield from _returned(token)
    elif token.lower_ == "nothing" and token.dep_ == "dobj":
        yield from _unrelated(token)
    elif token.lower_ in {"behind", "down"} and lemma_of(token.head) == "be":
        yield from _origin(token)


def _brought(verb: Token, language: Language) -> Iterator[Relation]:
    causes = subjects(verb)
    if not causes and verb.tag_ == "VB" and verb.dep_ == "ROOT":
        return  # advice: "keep the bedroom cool"
    for child in verb.children:
        if child.dep_ not in SAID_OF or child.i < verb.i:
            continue
        objects = [grand for grand in child.children if grand.dep_ in {"nsubj", "nsubjpass"}]
        if not objects and child.dep_ != "dobj":
            objects = [other for other in verb.children if other.dep_ == "dobj" and verb.i < other.i < child.i]
        behind = [grand for grand in child.rights if grand.dep_ == "amod"] if child.dep_ == "dobj" else []
        if behind and not objects:
            yield from _into(verb, behind[0], child, causes, language)  # "leaves the gut leaky"
        if not objects:
            continue
        yield from _into(verb, child, objects[0], causes, language)


def _into(verb: Token, state: Token, thing: Token, causes: list[Token], language: Language) -> Iterator[Relation]:
    """``state`` is what ``thing`` is brought into: of people the state itself is the effect."""
    if thing.lower_ == "it" and state.lower_ in HARDER | EASIER:
        done = [one for one in state.subtree if one.tag_ == "VB" and any(c.lower_ == "to" for c in one.children)]
        yield from pairs(verb, _frame("decreases" if state.lower_ in HARDER else "increases"), causes, done[:1])
        return
    if state.lower_ in OPEN_TO:
        exposed = prep_objects(state, ["to"]) or prep_objects(verb, ["to"])
        yield from pairs(verb, _frame("increases"), causes, exposed)
        return
    if state.lower_ in NO_STATE or state.lower_ in language.words["worse"] | language.words["better"] - {"prone"}:
        return
    somebody = (
        thing.lower_ in language.words["agents"] or lemma_of(thing) in language.words["people"] or thing.pos_ == "PRON"
    )
    if lemma_of(verb) in {"get", "send", "set", "turn", "keep"} and state.pos_ != "ADJ" and state.tag_ != "VBG":
        return
    states = expand([state])
    if state.pos_ in {"ADJ", "VERB", "NOUN", "ADV"}:
        yield from pairs(verb, _frame("increases"), causes, states if somebody else [thing])


def _returned(verb: Token) -> Iterator[Relation]:
    """ "If you stop X, Y comes back", "when X is stopped, Y may return": what was done goes with what returns."""
    if lemma_of(verb) == "come" and not any(child.lower_ == "back" for child in verb.children):
        return
    top = verb.head if verb.dep_ == "xcomp" else verb
    for child in top.lefts:
        marks = {grand.lower_ for grand in child.children if grand.dep_ in {"mark", "advmod"}}
        if child.dep_ == "advcl" and child.pos_ == "VERB" and marks & {"if", "when", "once", "after", "unless"}:
            strength = Strength.CONDITIONAL if marks & {"if", "unless"} else Strength.CORRELATIONAL
            yield from pairs(verb, _frame("increases", strength), [child], expand(climb_to_subject(verb)))


def _frame(direction: str, strength: Strength = Strength.CAUSAL) -> CueFrame:
    return CueFrame("bring", "verb", "subject", "object", direction, strength)


def _relief(noun: Token) -> Iterator[Relation]:
    """ "Members have found relief from X with Y": what they report goes with Y."""
    verb = noun.head
    causes = prep_objects(noun, ["with", "through", "by", "using", "in"]) or prep_objects(
        verb, ["with", "through", "by"]
    )
    afflicted = [one for subject in expand(climb_to_subject(verb)) for one in prep_objects(subject, ["with"])]
    effects = prep_objects(noun, ["from", "of"]) or afflicted or [noun]
    somebody = expand(climb_to_subject(verb))
    if causes or somebody:
        yield from pairs(
            noun,
            _frame("decreases" if effects != [noun] else "increases", Strength.CORRELATIONAL),
            causes or somebody,
            effects,
        )


def _unrelated(noun: Token) -> Iterator[Relation]:
    """ "X has nothing to do with Y"."""
    done = [child for child in noun.children if child.lower_ == "do" and child.dep_ in {"acl", "relcl"}]
    if done and lemma_of(noun.head) == "have":
        frame = CueFrame("nothing", "noun", "subject", "prep:with", "unspecified", Strength.CORRELATIONAL)
        yield from pairs(noun, frame, expand(climb_to_subject(noun.head)), prep_objects(done[0], ["with"]))


def _origin(token: Token) -> Iterator[Relation]:
    """ "X is behind Y", "Y is down to X"."""
    subject = expand(climb_to_subject(token.head))
    if token.lower_ == "behind":
        found = expand([child for child in token.children if child.dep_ == "pobj"])
        yield from pairs(token, _frame("increases"), subject, found)
    else:
        found = prep_objects(token, ["to"])
        if found:
            yield from pairs(token, _frame("increases"), found, subject)
