"""Relations that a comparison of groups, times or amounts states: all of them correlations.

"X was higher in Y", "Y had lower X", "X differs between Y and Z", "higher X was seen in Y", "X rises with Y",
"Y does worse". The group, time or amount is read as the cause, what was compared as the effect.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .compare_attributes import GROUPING, compare_attribute, compare_marked, compared_frame
from .conjuncts import SUBJECTS, VERBAL, expand
from .fill_roles import climb_to_subject, is_passive, objects, prep_objects
from .lemma import lemma_of
from .relation import Relation, frames_of, pairs

GOODNESS = {"better": "relieves", "worse": "harms", "safer": "relieves", "riskier": "harms", "healthier": "relieves"}
CONTRACTING = frozenset({"develop", "get", "suffer", "catch", "contract", "experience"})
MARKED = frozenset({"high", "low", "abnormal", "poor", "severe", "elevated"})


def compare_groups(token: Token, language: Language) -> Iterator[Relation]:
    """The relations that ``token``, a comparative or a verb of change or difference, states."""
    lemma = lemma_of(token)
    if lemma in CONTRACTING and token.pos_ in VERBAL:
        yield from _contracting(token, language)
    if token.lower_ in MARKED and token.dep_ == "amod":
        yield from compare_marked(token, language)
    before_adjective = token.lower_ in {"more", "less"} and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "ADJ"
    if before_adjective and token.nbor(1).dep_ != "amod" and frames_of(token.nbor(1), "adj", language):
        return  # "more common in Y": the adjective states it
    if any(child.dep_ == "aux" and lemma_of(child) == "have" for child in token.children) and token.pos_ in {
        "ADJ",
        "VERB",
    }:
        yield from _had(token, language)
    if _compares(token, language):
        yield from _predicate(token) if _is_predicate(token) else compare_attribute(token, language)
    elif lemma in language.words["differing"]:
        yield from _differing(token)
    elif lemma in language.words["changing"] and token.pos_ in VERBAL:
        yield from _changing(token)
    elif lemma in language.words["faring"] and token.pos_ in VERBAL:
        yield from _faring(token, language)


def _had(token: Token, language: Language) -> Iterator[Relation]:
    """ "They have lower X", "have double the risk of X", where the comparative was read as the verb."""
    things = [child for child in token.children if child.dep_ == "dobj"]
    if things and (token.pos_ == "ADJ" or token.lower_ in {"double", "lower", "triple"}):
        risky = [
            one
            for thing in things
            for one in prep_objects(thing, ["of"])
            if lemma_of(thing) in language.words["risk_carriers"]
        ]
        yield from pairs(token, compared_frame(token), expand(climb_to_subject(token)), risky or things)


def _compares(token: Token, language: Language) -> bool:
    if token.lower_ in language.words["comparing"]:
        return token.pos_ in {"ADJ", "ADV", "VERB", "NOUN", "DET"}
    return token.tag_ == "JJR"


def _is_predicate(token: Token) -> bool:
    if token.dep_ in {"acomp", "oprd"} or token.dep_ == "amod" and token.i > token.head.i:
        return True
    after_copula = lemma_of(token.head) in {"be", "remain", "appear", "seem", "become", "find"}
    return token.dep_ in {"attr", "advmod", "conj"} and after_copula or token.dep_ == "ROOT" and token.tag_ == "JJR"


def _predicate(token: Token) -> Iterator[Relation]:
    """ "X was higher in Y" and, with nothing but a "than", "X was higher than Z"."""
    if token.dep_ == "amod":
        compared = [token.head]
    elif token.dep_ == "ROOT":
        compared = [child for child in token.children if child.dep_ in {"nsubj", "npadvmod", "compound", "nmod"}]
    else:
        compared = climb_to_subject(token)
    if token.lower_ in GOODNESS and any(
        child.lower_ in {"for", "than"} for child in [*token.children, *token.head.children]
    ):
        yield from _good_for(token, compared)
        return
    groups = _groups(token)
    if not groups and compared:
        groups = expand(prep_objects(compared[0], GROUPING))
    if groups:
        yield from pairs(token, compared_frame(token), groups, expand(compared))


def _good_for(token: Token, compared: list[Token]) -> Iterator[Relation]:
    """ "X is better for Y than Z"; for what, "no better than placebo" leaves to the text around it."""
    goals = prep_objects(token, ["for"]) or prep_objects(token.head, ["for"])
    behind = [child for child in token.children if child.lower_ == "than"]
    goals = goals or [goal for than in behind for other in than.children for goal in prep_objects(other, ["for"])]
    frame = CueFrame(
        "compare",
        "adj",
        "subject",
        "prep:for",
        GOODNESS[token.lower_],
        Strength.CAUSAL if goals else Strength.CORRELATIONAL,
    )
    for cause in expand(compared):
        yield from (
            (Relation(token, frame, cause, goal) for goal in goals) if goals else [Relation(token, frame, cause, None)]
        )


def _groups(token: Token) -> list[Token]:
    """What a comparison is said of: the nearest prepositional phrase behind the comparative, or before its clause."""
    verb = token.head if token.dep_ != "ROOT" else token
    found = prep_objects(token, GROUPING) or prep_objects(verb, GROUPING)
    if found:
        return found
    clause = [child for child in [*token.children, *verb.children] if child.dep_ == "advcl" and child.i > token.i]
    marked = [one for one in clause if any(mark.lower_ in {"when", "if", "after"} for mark in one.children)]
    return marked[:1]


def _contracting(verb: Token, language: Language) -> Iterator[Relation]:
    """ "Heavy drinkers develop a fatty liver", "people with X catch more colds"."""
    people = [one for one in expand(climb_to_subject(verb)) if _kind_of_people(one, language)]
    goals = [one for one in objects(verb) if lemma_of(verb) == "develop" or _is_harm(one, language)]
    frame = CueFrame("compare", "verb", "subject", "object", "increases", Strength.CORRELATIONAL)
    yield from pairs(verb, frame, people, goals) if people and goals else ()


def _kind_of_people(token: Token, language: Language) -> bool:
    """ "People with X", "those who smoke", "heavy drinkers": not people at large."""
    if token.lower_ in {"many", "most", "some"}:
        token = next(iter(prep_objects(token, ["of"])), token)
    person = lemma_of(token) in language.words["people"] or token.lower_.endswith(("ers", "ics"))
    told = any(child.dep_ in {"relcl", "acl"} or child.lower_ in {"with", "on"} for child in token.rights)
    return person and (told or token.lower_.endswith(("ers", "ics")))


def _is_harm(token: Token, language: Language) -> bool:
    lemma = lemma_of(token)
    compared = any(child.lower_ in language.words["comparing"] | {"few"} for child in token.lefts)
    return (
        compared or lemma in language.words["harm_heads"] or lemma.endswith(("itis", "osis", "emia", "aemia", "ache"))
    )


def _differing(token: Token) -> Iterator[Relation]:
    """ "X differs between Y and Z", "a difference in X between Y and Z", "Y differs from Z in X"."""
    frame = CueFrame("differ", "verb", "prep:between", "subject", "unspecified", Strength.CORRELATIONAL)
    if token.pos_ in VERBAL:
        said_of = expand(climb_to_subject(token))
        groups = prep_objects(token, ["between", "by", "among", "across", "with", "from", "according", "for"])
        measured = prep_objects(token, ["in", "on"])
        if measured and not prep_objects(token, ["between"]):
            yield from pairs(token, frame, said_of, measured)
        else:
            yield from pairs(token, frame, groups, measured or said_of)
    elif token.pos_ == "NOUN" and token.dep_ not in {"pobj", "compound"}:
        groups = prep_objects(token, ["between", "among", "by"]) or prep_objects(token.head, ["between", "among"])
        measured = prep_objects(token, ["in", "of", "for"]) or [
            child for child in token.lefts if child.dep_ == "compound"
        ]
        if groups and measured:
            yield from pairs(token, frame, groups, measured)
    elif token.pos_ == "ADJ" and token.dep_ in {"acomp", "conj"}:
        groups = prep_objects(token, ["between", "in", "among", "for", "from"])
        yield from pairs(token, frame, groups, expand(climb_to_subject(token)))


def _changing(token: Token) -> Iterator[Relation]:
    """ "X rises with Y", "X improved after Y": a verb of change without an object."""
    if any(child.dep_ in {"dobj", "agent"} for child in token.children):
        return
    if is_passive(token):
        yield from _changed_in(token)
        return
    if token.dep_ in {"amod", "compound"} or token.tag_ == "VBG" and token.dep_ in {"pcomp", "csubj"}:
        return
    changed = [one for one in expand(climb_to_subject(token)) if one.dep_ in SUBJECTS or one.dep_ == "relcl"]
    with_what = prep_objects(
        token,
        ["with", "after", "following", "upon", "under", "among", "in", "across", "during", "over", "since", "on", "at"],
    )
    direction = "decreases" if lemma_of(token) in {"decrease", "decline", "fall", "drop", "diminish"} else "increases"
    frame = CueFrame("vary", "verb", "prep:with", "subject", direction, Strength.CORRELATIONAL)
    if with_what and changed:
        yield from pairs(token, frame, with_what, changed)


def _changed_in(token: Token) -> Iterator[Relation]:
    """ "X was decreased in people with Y"."""
    groups = [one for one in prep_objects(token, ["in", "among"]) if one.pos_ in {"NOUN", "PROPN"}]
    changed = [one for one in climb_to_subject(token) if one.dep_ in SUBJECTS]
    direction = "decreases" if lemma_of(token) in {"decrease", "reduce", "lower", "diminish", "impair"} else "increases"
    frame = CueFrame("vary", "adj", "prep:in", "subject", direction, Strength.CORRELATIONAL)
    yield from pairs(token, frame, groups, expand(changed)) if groups and changed else ()


def _faring(token: Token, language: Language) -> Iterator[Relation]:
    """ "Y fares worse", "Y live longer than Z": what they do better or worse is the effect, the verb itself."""
    degree = [child for child in token.children if child.lower_ in language.words["comparing"] or child.tag_ == "RBR"]
    if (
        degree
        and degree[0].dep_ in {"advmod", "acomp", "npadvmod", "dobj"}
        and not any(child.dep_ == "dobj" for child in token.children)
    ):
        yield from pairs(degree[0], compared_frame(degree[0]), expand(climb_to_subject(token)), [token])
