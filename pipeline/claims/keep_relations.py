"""Drops the relations that are no claims of their own, by the rulings of the annotation guide.

A relation inside a noun phrase belongs to that phrase; a gerund that is itself an end states nothing; a definition's
own words define.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from ...rules.language import Language
from .conjuncts import SUBJECTS, VERBAL, expand
from .lemma import lemma_of
from .relate_nominals import is_looked_into
from .relation import Relation, root_of

STANDING_BY = frozenset({"support", "strengthen", "reinforce", "confirm", "back", "underline", "bolster"})
REFERRING = frozenset({"see", "ask", "seek", "call", "talk", "contact", "tell", "consult", "visit", "speak", "phone"})
CONTAINING = frozenset(
    {"involve", "include", "require", "mean", "consist", "recommend", "suggest", "try", "consider", "avoid", "start"}
)
OFFERING = frozenset(
    {
        "offer",
        "use",
        "take",
        "try",
        "recommend",
        "prescribe",
        "provide",
        "add",
        "drink",
        "eat",
        "choose",
        "get",
        "give",
        "sell",
        "combine",
        "have",
    }
)
DEFINING = frozenset(
    {"refer", "describe", "define", "denote", "mean", "characterise", "characterize", "call", "classify"}
)


def keep_relations(
    relations: Sequence[Relation], language: Language, *, heading: bool = False, topic: bool = False
) -> list[Relation]:
    """The relations that the sentence asserts; a relative clause on a predicate noun is said of its subject.

    ``heading`` says that the words may be a slogan ("Boosters that stop colds"), ``topic`` that they head a section and
    only name it ("Conditions linked to neuropathy"), where a news headline of that shape asserts.
    """
    if not topic and not heading and relations and _is_fragment(relations[0].cue):
        return [
            replaced for relation in relations for replaced in [_of_whole(relation)] if not _is_content(relation.cue)
        ]
    ends = {end for relation in relations for end in (relation.cause, relation.effect) if end is not None}
    kept: list[Relation] = []
    inner: list[Relation] = []
    for relation in relations:
        is_end = relation.cue in ends and relation.cue not in {relation.cause, relation.effect}
        if is_end or _is_subject_gerund(relation.cue) or relation.cue == relation.cause and relation.cue.tag_ == "VBG":
            continue
        seen_through = _through_predicate(relation, language)
        if seen_through is None and _inside_noun_phrase(relation, language, heading=heading, topic=topic):
            inner.append(relation)
            continue
        if relation.cue.lower_ == "from" and relation.cue.head.pos_ == "NOUN":
            inner.append(relation)
            continue
        if (
            _stands_under_referral(relation.cue)
            or _defines(relation)
            or _is_content(relation.cue)
            or _is_advised(relation, language)
        ):
            continue
        kept += seen_through if seen_through is not None else [relation]
    if kept or heading or _is_imperative(relations) or _defines_itself(relations):
        return kept
    return [one for one in inner if _presupposes(one, language) and not _is_advised(one, language)]


def _is_fragment(cue: Token) -> bool:
    """Whether the sentence is a headline or title without a finite verb of its own: "Smoking linked to asthma"."""
    root = root_of(cue)
    if root.pos_ in VERBAL and root.tag_ not in {"VBG", "VBN"}:
        return False
    return not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "cop", "ccomp"} for child in root.children)


def _of_whole(relation: Relation) -> Relation:
    """In a headline a participle behind a longer noun phrase is said of the whole: "Diet in pregnancy linked to …"."""
    root = root_of(relation.cue)
    if relation.cause is None and relation.cue.tag_ == "VBN" and root not in {relation.cue, relation.effect}:
        return replace(relation, cause=root)  # "Feeling lonely linked to dementia"
    clause = _clause(relation.cue)
    if clause is None or clause.dep_ != "acl" or clause.tag_ != "VBN" or relation.cause != clause.head:
        return relation
    head = clause.head
    while head.dep_ in {"pobj", "prep", "pcomp", "conj"} and head.head != head:
        head = head.head
    return (
        replace(relation, cause=head)
        if head != relation.effect and head.pos_ in {"NOUN", "PROPN", "VERB"}
        else relation
    )


def _is_subject_gerund(cue: Token) -> bool:
    if cue.tag_ != "VBG" or cue.pos_ not in VERBAL:
        return False
    word = cue
    while word.dep_ == "conj" and word.head.tag_ == "VBG":
        word = word.head
    return word.dep_ in {"csubj", "nsubj", "csubjpass", "nsubjpass"}


def _is_content(cue: Token) -> bool:
    """ "Management involves treating the disease": the gerund says what is done, not what comes of it."""
    return cue.tag_ == "VBG" and cue.dep_ in {"xcomp", "ccomp", "dobj", "conj"} and lemma_of(cue.head) in CONTAINING


def _clause(cue: Token) -> Token | None:
    """The verb or adjective at the top of the cue's clause if that clause modifies a noun, else None."""
    word = cue
    for _ in range(6):
        if word.dep_ in {"relcl", "acl"} or word.dep_ == "amod" and word.i > word.head.i:
            return word
        purpose = word.dep_ == "advcl" and word.tag_ == "VB" and word.head.dep_ == "relcl"
        inner = {"conj", "xcomp", "acomp", "attr", "dobj", "pobj", "prep", "oprd"}
        if word.head == word or word.dep_ not in inner and not purpose:
            return None
        word = word.head
    return None


def _inside_noun_phrase(relation: Relation, language: Language, *, heading: bool, topic: bool) -> bool:
    clause = _clause(relation.cue)
    if clause is None:
        return False
    noun = clause.head
    if (
        noun.dep_ == "dobj"
        and lemma_of(noun.head) in OFFERING
        and any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    ):
        return False  # "we offer a protocol to resolve neuropathy", "take magnesium to sleep better"
    if (
        noun.dep_ in {"dobj", "conj"}
        and lemma_of(noun.head) in language.words["discovering"]
        and noun == relation.cause
    ):
        return False  # "scientists identified genes that raise the risk": that is the news
    if clause.tag_ == "VBN" and noun.dep_ == "ROOT" and noun == relation.cause and not topic:
        return False  # a headline: "Coffee drinking linked to lower stroke risk"
    slogan = clause.dep_ == "relcl" or any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    if heading and noun.dep_ == "ROOT" and slogan and noun == relation.cause:
        return False  # a slogan: "Boosters that stop colds"
    if noun not in {relation.cause, relation.effect} and not any(
        end is not None and end in expand([noun]) for end in (relation.cause, relation.effect)
    ):
        return clause.dep_ == "relcl" and not _set_off(clause)
    if clause.tag_ == "VBN" and relation.effect == noun and not heading:
        return False
    return not _set_off(clause)


def _set_off(clause: Token) -> bool:
    """Whether a comma or dash separates the clause from its noun."""
    before = clause.left_edge.i - 1
    return before >= 0 and clause.doc[before].text in {",", "–", "—", "-", "("}


def _through_predicate(relation: Relation, language: Language) -> list[Relation] | None:
    """ "Magnesium is a mineral that supports sleep" says of magnesium that it supports sleep."""
    clause = _clause(relation.cue)
    if clause is None or clause.dep_ not in {"relcl", "acl"}:
        return None
    noun = clause.head
    if noun == relation.effect and noun.dep_ == "appos" and clause.tag_ == "VBN":
        return [replace(relation, effect=noun.head)]
    if noun != relation.cause:
        return None
    if noun.dep_ == "dobj" and lemma_of(noun.head) in CONTAINING and lemma_of(noun) in language.words["empty_ends"]:
        return [replace(relation, cause=child) for child in noun.head.children if child.dep_ in SUBJECTS]
    if lemma_of(noun) in language.words["generic_conditions"]:
        return None
    if noun.dep_ == "attr":
        subject = [child for child in noun.head.children if child.dep_ in SUBJECTS]
    elif noun.dep_ == "appos":
        subject = [noun.head]
    else:
        return None
    if not subject or subject[0].lower_ in {"there", "it"}:
        return None
    return [replace(relation, cause=one) for one in expand(subject)]


def _defines(relation: Relation) -> bool:
    root = relation.cue
    while root.head != root:
        root = root.head
    return lemma_of(root) in DEFINING and relation.cue is not root and _clause(relation.cue) is not None


def _is_imperative(relations: Sequence[Relation]) -> bool:
    """Whether the sentence tells the reader what to do: "Avoid foods that harm the nerves"."""
    roots = {root_of(relation.cue) for relation in relations}
    return any(root.tag_ == "VB" and not any(child.dep_ in SUBJECTS for child in root.children) for root in roots)


def _stands_under_referral(cue: Token) -> bool:
    """ "See a doctor if numbness affects one side": when to seek help is no claim."""
    root = root_of(cue)
    if root is cue or root.tag_ not in {"VB", "VBP"} or lemma_of(root) not in REFERRING:
        return False
    return not any(child.dep_ in SUBJECTS for child in root.children)


def _defines_itself(relations: Sequence[Relation]) -> bool:
    """ "Metabolism is the sum of the reactions that keep you alive": a definition's own words."""
    roots = {root_of(relation.cue) for relation in relations}
    return any(
        lemma_of(root) == "be"
        and any(child.dep_ == "attr" and any(word.lower_ == "the" for word in child.lefts) for child in root.children)
        for root in roots
    )


def _presupposes(relation: Relation, language: Language) -> bool:
    """Whether a relation inside a noun phrase is taken as given: "germs that cause colds", not "ways to cut costs"."""
    clause = _clause(relation.cue)
    if clause is None or relation.cue.lower_ == "from":
        return not _defines(relation)
    if is_looked_into(clause.head, language):
        return False  # "we searched for trials in which X was used to treat Y"
    if clause.pos_ == "ADJ":
        return False  # "minerals vital for the nerves"
    gerund = clause.tag_ == "VBG" and clause.dep_ == "pcomp"
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    return not infinitive and not gerund and not _defines(relation) and not _is_content(relation.cue)


def _is_advised(relation: Relation, language: Language) -> bool:
    """ "Programmes should be developed to reduce smoking", "the findings support the need": advice and stance."""
    effect = relation.effect
    if relation.cue.lower_ == "given" and relation.cue.dep_ in {"prep", "advcl", "ROOT"}:
        return True
    if effect is not None and lemma_of(effect) in language.words["stances"] and lemma_of(relation.cue) in STANDING_BY:
        return True
    word, purpose = relation.cue, False
    for _ in range(6):
        infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in word.children)
        purpose = purpose or infinitive and word.dep_ in {"advcl", "xcomp", "acl", "relcl"}
        modals = {child.lower_ for child in word.children if child.dep_ == "aux"}
        if modals & {"should", "must", "ought"}:
            passive = any(child.dep_ == "auxpass" for child in word.children)
            return purpose or passive or word == relation.cue and _acts(relation.cause, language)
        if word.head == word or word.dep_ in {"relcl", "ccomp"}:
            return False
        word = word.head
    return False


def _acts(cause: Token | None, language: Language) -> bool:
    """Whether the cause is somebody who can be told what to do."""
    lemma = "" if cause is None else lemma_of(cause)
    return lemma in language.words["people"] | language.words["agents"] | language.words["reporters"]
