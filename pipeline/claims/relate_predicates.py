"""Relations that an adjective or noun states: "X is good for Y", "X is a cause of Y", "X has an effect on Y"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .conjuncts import SUBJECTS, expand
from .fill_roles import climb_to_subject, prep_objects, subjects
from .lemma import lemma_of
from .relate_nominals import is_looked_into
from .relation import Relation, frames_of, pairs, role_of

ESTABLISHING = frozenset({"establish", "exist", "prove", "confirm", "know", "document"})
COMPARED = frozenset(
    {"higher", "lower", "greater", "increased", "reduced", "elevated", "decreased", "raised", "less", "more"}
)
CHANGES = frozenset({"decrease", "reduction", "drop", "rise", "increase", "improvement", "decline", "fall", "gain"})
OBSERVING = frozenset({"see", "show", "have", "find", "get", "report", "experience", "demonstrate"})
COPULAS = frozenset({"be", "become", "remain", "prove", "seem", "appear", "stay"})


def relate_adjective(token: Token, language: Language) -> Iterator[Relation]:
    if token.dep_ in {"amod", "compound", "advmod"} and token.i < token.head.i:
        return
    if _is_empty_it(token):
        return
    for frame in frames_of(token, "adj", language):
        causes = (
            _said_of(token)
            if frame.cause == "subject"
            else role_of(token, frame.cause) or role_of(token.head, frame.cause)
        )
        effects = _said_of(token) if frame.effect == "subject" else role_of(token, frame.effect)
        if (
            not effects
            and frame.effect != "subject"
            and (token.dep_ in {"acomp", "oprd", "conj", "ROOT"} or token.dep_ == "amod" and token.i > token.head.i)
        ):
            effects = role_of(token.head, frame.effect) or _circumstance(token, language)
        if frame.strength is Strength.CORRELATIONAL and frame.effect == "subject":
            causes = [cause for cause in causes if lemma_of(cause) not in language.words["places"]]
        yield from pairs(token, frame, causes, effects)


def _circumstance(token: Token, language: Language) -> list[Token]:
    """What a bare "is safe and effective" is said for: a phrase of its clause, else the adjective is itself the effect."""
    if lemma_of(token) not in language.words["evaluating"]:
        return []
    verb = token.head if token.dep_ != "conj" else token.head.head
    if any(child.dep_ in {"xcomp", "ccomp"} for child in [*token.children, *verb.children]):
        return []
    return prep_objects(verb, ["in", "for", "with", "among", "during", "after"]) or [token]


def _is_empty_it(token: Token) -> bool:
    """ "It is important to rest": the pronoun stands for the clause."""
    about = any(child.dep_ == "nsubj" and child.lower_ == "it" for child in token.head.children)
    clauses = {"xcomp", "ccomp", "advcl"}
    return (
        about
        and token.dep_ == "acomp"
        and any(child.dep_ in clauses for child in [*token.children, *token.head.children])
    )


def _said_of(token: Token) -> list[Token]:
    if token.dep_ in {"amod", "acl", "relcl"} and token.i > token.head.i:
        return [token.head]
    return expand(climb_to_subject(token))


def relate_noun(token: Token, language: Language) -> Iterator[Relation]:
    for frame in frames_of(token, "noun", language):
        yield from _nominal(token, frame)
    verb = token.head
    if token.dep_ == "conj" and verb.lower_ == "little":  # "little or no effect"
        verb = verb.head
    in_place = token.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"} or verb != token.head
    compared = any(child.dep_ == "amod" and child.lower_ in COMPARED for child in token.lefts)
    for frame in frames_of(token, "light", language) if in_place and not compared else ():
        if lemma_of(verb) in language.words["light_verbs"]:
            yield from _light(token, verb, frame, language)
        elif lemma_of(verb) in ESTABLISHING and token.dep_ in SUBJECTS:
            yield from _between(token, frame, language)


def _nominal(token: Token, frame: CueFrame) -> Iterator[Relation]:
    base = _counted(token)
    prep_role = frame.cause if frame.cause != "subject" else frame.effect
    others = role_of(token, prep_role)
    if (
        base.dep_ in {"attr", "appos", "oprd", "acomp"}
        or base.dep_ == "pobj"
        and base.head.lower_ == "as"
        or _predicate_conjunct(base)
    ):
        said_of = (
            [base.head]
            if base.dep_ == "appos"
            else expand(climb_to_subject(base.head if base.dep_ == "pobj" else base))
        )
        if any(one.lower_ == "there" for one in said_of) or any(c.dep_ == "expl" for c in base.head.children):
            return
        if any(one.lower_ == "it" for one in said_of) and _has_clause_behind(base):
            return  # "it is the reason that …"
    elif base.dep_ == "ROOT" and others and _misread_subject(base):
        said_of = expand(_misread_subject(base))
    elif base.dep_ == "nsubj" and others and lemma_of(base.head) in COPULAS:
        said_of = expand([child for child in base.head.children if child.dep_ == "attr"])
    else:
        return
    if not said_of and frame.cause != "subject":
        return
    causes, effects = (said_of, others) if frame.cause == "subject" else (others, said_of)
    if (
        frame.cause == "subject"
        and not others
        and frame.lemma in {"factor", "cause", "contributor", "trigger", "culprit", "driver"}
    ):
        for cause in causes:
            yield Relation(token, frame, cause, None)
        return
    yield from pairs(token, frame, causes, effects)


def _has_clause_behind(base: Token) -> bool:
    """Whether a clause follows for which an "it" may stand."""
    clauses = {"ccomp", "xcomp", "acl", "relcl", "advcl", "csubj"}
    return any(child.dep_ in clauses for child in [*base.children, *base.head.children] if child.i > base.i)


def _misread_subject(base: Token) -> list[Token]:
    """The subject in "X are known causes", where the parser took "are known" for a passive inside the noun phrase."""
    subjects_before = [token for token in base.subtree if token.dep_ in SUBJECTS and token.i < base.i]
    return [token for token in subjects_before if lemma_of(token.head) == "be"][:1]


def _counted(token: Token) -> Token:
    """ "one of the main causes": the word that stands for the noun in its clause."""
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in {"of", "among"}
        and token.head.head.lower_ in {"one", "some", "most", "part", "many"}
    ):
        return token.head.head
    return token


def _predicate_conjunct(token: Token) -> bool:
    return token.dep_ == "conj" and token.head.dep_ in {"attr", "acomp", "oprd"}


def _light(token: Token, verb: Token, frame: CueFrame, language: Language) -> Iterator[Relation]:
    """ "X has an effect on Y", "there is a link between X and Y", "the link between X and Y is established"."""
    if token.dep_ in {"attr", "nsubj"} and lemma_of(verb) == "be":
        yield from _between(token, frame, language)
        return
    effects = role_of(token, frame.effect) or role_of(verb, frame.effect)
    causes = subjects(verb)
    if lemma_of(token) in CHANGES and lemma_of(verb) in OBSERVING:
        frame = replace(
            frame, strength=Strength.CORRELATIONAL
        )  # "had a reduction in X": it is not said what brought it
    if lemma_of(token) == "relief" and lemma_of(verb) in {"find", "get"}:
        return  # what people find relief with is the cause
    if not effects and lemma_of(token) in {"role", "part"}:
        yield from (Relation(token, frame, cause, None) for cause in causes)  # in what, the text around it says
        return
    offers = lemma_of(verb) in {
        "have",
        "pose",
        "carry",
        "present",
        "exert",
        "confer",
        "show",
        "offer",
        "provide",
        "bring",
        "cause",
        "produce",
    }
    if offers and not effects and any(child.dep_ in {"amod", "compound"} for child in token.lefts):
        effects = [token]  # "X has a protective effect", "X has health benefits"
    yield from pairs(token, frame, causes, effects)


def _between(token: Token, frame: CueFrame, language: Language) -> Iterator[Relation]:
    if frame.lemma == "difference" or is_looked_into(token, language):
        return  # a difference is a comparison; "the link between X and Y is unclear" asserts nothing
    ends = prep_objects(token, ["between"]) or prep_objects(token.head, ["between"])
    if len(ends) >= 2:
        yield from pairs(token, frame, ends[:1], ends[1:])
