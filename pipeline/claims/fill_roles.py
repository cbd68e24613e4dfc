"""Finds the subject, object and prepositional objects of a word in a dependency tree (ClearNLP labels).

Every function takes and returns spaCy tokens: the heads of the phrases that fill a role. Voice is undone: the object
of "X is caused by Y" is X. Subjects are found through control, participles, relative clauses and coordination.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from .conjuncts import SUBJECTS, VERBAL, conjunct_chain, expand, last_conjunct, listed_gerunds
from .lemma import lemma_of
from .misread_subjects import is_rate, nearer_subject, split_by_time, undergone
from .whole_phrases import is_one_dish

PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative"})
RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "whose"})
PERSONAL = frozenset({"i", "we", "you", "he", "she"})
HELPING = frozenset({"help", "helps", "helped", "helping", "let", "lets", "allow", "allows", "enable", "enables"})
PEOPLE = frozenset(
    {
        "doctor",
        "patient",
        "researcher",
        "people",
        "clinician",
        "therapist",
        "expert",
        "reader",
        "person",
        "vegan",
        "we",
        "you",
        "i",
        "they",
        "many",
        "client",
        "user",
        "customer",
        "woman",
        "women",
        "men",
        "adult",
        "everyone",
    }
)
SEEN_THROUGH = frozenset(
    {"cause", "risk", "source", "sign", "form", "type", "kind", "level", "reason", "amount", "lack", "rate"}
)
COUNTERACTING = frozenset(
    {
        "reduction",
        "treatment",
        "prevention",
        "relief",
        "management",
        "control",
        "case",
        "number",
        "half",
        "one",
        "most",
        "many",
        "some",
        "percentage",
        "proportion",
        "majority",
        "symptom",
        "part",
        "all",
        "variety",
        "range",
        "group",
    }
)
AVOIDING = frozenset(
    {
        "avoid",
        "cut",
        "ditch",
        "drop",
        "eliminate",
        "exclude",
        "limit",
        "omit",
        "quit",
        "reduce",
        "remove",
        "restrict",
        "skip",
        "stop",
    }
)
MAX_CLIMB = 12


def subjects(verb: Token) -> list[Token]:
    """What does the acting: the agent of a passive, else the (understood) subject."""
    if is_passive(verb):
        return agents(verb)
    found = expand(climb_to_subject(verb))
    if found and found[0].lower_ == "nothing" and (best := prep_objects(verb, ["like"])):
        return best  # "nothing melts stress like a walk": the walk does
    if len(found) == 2 and is_one_dish(found[0], found[1], verb):
        return found[1:]
    return [one for one in found if not found[0].i < verb.i < one.i]  # "A, which soothes X, and B": B does not


def objects(verb: Token) -> list[Token]:
    """What is acted on: the (understood) subject of a passive, else the direct object."""
    if is_passive(verb):
        return expand(climb_to_subject(verb))
    direct = [child for child in verb.children if child.dep_ in OBJECTS]
    if not direct:
        direct = _relative_object(verb) or _shared_object(verb)
    if not direct:
        direct = [child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VBG"]
    return expand(direct) + listed_gerunds(verb, direct)


def agents(verb: Token) -> list[Token]:
    """The objects of the "by" of a passive."""
    by = [child for child in verb.children if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")]
    return expand(_prepositional(by))


def prep_objects(word: Token, prepositions: Iterable[str]) -> list[Token]:
    """Objects of the given prepositions under ``word``; gerunds too ("crucial for producing myelin")."""
    wanted = frozenset(prepositions)
    preps = [child for child in word.children if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in wanted]
    if not preps:
        preps = _misplaced_preps(word, wanted)
    if not preps and word.dep_ != "conj":
        last = last_conjunct(word)
        preps = [child for child in last.children if child.dep_ == "prep" and child.lower_ in wanted]
    return expand(_prepositional(preps))


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: by its auxiliary, its subject, or as a participle after a noun."""
    if verb.tag_ != "VBN" and verb.pos_ != "ADJ" and not verb.lower_.endswith("ed"):
        return False
    labels = {child.dep_ for child in verb.children}
    if labels & {"auxpass", "nsubjpass", "agent"}:
        return True
    if labels & {"nsubj", "dobj"} or any(child.lower_ in {"has", "have", "had", "'ve"} for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "amod", "ROOT", "acomp", "xcomp"}


def climb_to_subject(word: Token) -> list[Token]:
    """The heads of the phrase that ``word`` (a verb, or an adjective or noun after a copula) is said of."""
    for _ in range(MAX_CLIMB):
        own = [child for child in word.children if child.dep_ in SUBJECTS]
        if len(own) > 1 and own[0].pos_ == "ADJ" and own[1].pos_ in {"NOUN", "PROPN"} and not is_rate(own[1]):
            own = own[1:]  # "Thick, unscented creams soothe": both were read as subjects
        if own and (whole := split_by_time(word, own[0]) or nearer_subject(word, own[0])) is not None:
            return [whole]
        if own and word.dep_ in {"ccomp", "xcomp"} and word.head.lower_ in HELPING and own[0].i > word.head.i:
            word = word.head  # "cereals help vegans avoid deficiency": the helper does it
            continue
        if own and _is_person(own[0]) and (means := _means(word)):
            return means
        if own:
            return [_antecedent(word) or own[0]] if own[0].lower_ in RELATIVE_PRONOUNS else own[:1]
        step = _step_up(word)
        if not isinstance(step, Token):
            return step
        word = step
    return []


def _step_up(word: Token) -> Token | list[Token]:
    head, dep = word.head, word.dep_
    if head == word:
        return undergone(word)
    if dep == "parataxis" and head.tag_ == "VBG" and head.head == head and head.i < word.i:
        return [head]  # "Avoiding sugar, salt and fat, reduces …", where a comma hid the subject
    if dep == "parataxis" and head.pos_ in {"NOUN", "PROPN"} and head.head == head and head.i < word.i:
        return [head]  # "Nitrous oxide — laughing gas — inactivates …"
    if dep == "pcomp":
        return head.head if head.head != head else []
    if dep in {"acl", "relcl"}:
        return [_modified(word)]
    if dep == "advcl" and word.tag_ == "VB" and head.pos_ in VERBAL:
        return _doer_of_purpose(head)
    if dep == "xcomp" and head.pos_ in VERBAL:
        return [child for child in head.children if child.dep_ == "dobj"][:1] or head
    return head


def _doer_of_purpose(verb: Token) -> Token | list[Token]:
    """Who or what serves the purpose in "X is used to treat Y", "take X to treat Y", "X works to treat Y"."""
    direct = [child for child in verb.children if child.dep_ == "dobj"]
    subject = climb_to_subject(verb)
    if direct and (not subject or subject[0].lower_ in PERSONAL or _is_person(subject[0])):
        return [verb] if lemma_of(verb) in AVOIDING else direct[:1]
    if not subject and not direct and verb.tag_ == "VB" and verb.dep_ == "ROOT":
        return [verb]  # "Walk to lower your blood pressure"
    return subject


def _is_person(token: Token) -> bool:
    return token.lower_ in PEOPLE or token.lower_.removesuffix("s") in PEOPLE


def _means(verb: Token) -> list[Token]:
    """The gerund of "By removing gluten, many people have ended their pain": what people did is the cause."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "through"}:
            return [grand for grand in child.children if grand.dep_ == "pcomp" and grand.tag_ == "VBG"]
    return []


def _antecedent(word: Token) -> Token | None:
    """The noun that the clause of ``word`` modifies."""
    for _ in range(MAX_CLIMB):
        if word.dep_ in {"relcl", "acl"}:
            return _modified(word)
        if word.head == word:
            return None
        word = word.head
    return None


def _modified(clause: Token) -> Token:
    """The noun that a clause is said of: behind "a cause of Y, which" that is Y, the noun next to it."""
    head, edge = clause.head, clause.left_edge.i
    if clause.dep_ == "acl" and clause.tag_ == "VBN" and head.dep_ == "pobj" and head.head.lower_ in {"of", "to", "in"}:
        whole = head.head.head
        harmed = whole.pos_ == "NOUN" and any(child.dep_ == "agent" for child in clause.children)
        return whole if harmed and lemma_of(whole) not in COUNTERACTING | SEEN_THROUGH else head
    if clause.dep_ != "relcl" or lemma_of(head) not in SEEN_THROUGH:
        return head
    between = [
        token for token in clause.doc[head.i + 1 : edge] if token.pos_ in {"NOUN", "PROPN"} and token.dep_ == "pobj"
    ]
    return between[-1] if between else head


def _relative_object(verb: Token) -> list[Token]:
    has_subject = any(child.dep_ in SUBJECTS and child.lower_ not in RELATIVE_PRONOUNS for child in verb.children)
    return [verb.head] if verb.dep_ == "relcl" and has_subject else []


def _shared_object(verb: Token) -> list[Token]:
    """The object of "damages" in "targets and damages nerves", whichever verb the parser gave it to."""
    for other in conjunct_chain(verb):
        direct = [child for child in other.children if child.dep_ == "dobj"]
        if direct and not any(child.dep_ in SUBJECTS for child in other.children):
            return direct
    return []


def _misplaced_preps(word: Token, wanted: frozenset[str]) -> list[Token]:
    """Prepositions that follow an object or particle of ``word`` and that the parser hung there."""
    found = []
    for child in word.children:
        if child.i > word.i and child.dep_ in {"dobj", "advmod", "acomp", "prt", "attr", "npadvmod"}:
            found += [prep for prep in child.children if prep.dep_ == "prep" and prep.lower_ in wanted]
    return found


def _prepositional(preps: Iterable[Token]) -> list[Token]:
    found: list[Token] = []
    for prep in preps:
        if prep.i and prep.nbor(-1).lower_ in {"not", "n't"}:  # "by viruses, not by wet hair"
            continue
        here = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"}]
        if not here:
            here = [deeper for child in prep.children if child.dep_ == "prep" for deeper in child.children]
            here = [child for child in here if child.dep_ in {"pobj", "pcomp"}]
        found += here
        found += [
            other
            for child in prep.children
            if child.dep_ == "conj"
            for other in child.children
            if other.dep_ in {"pobj", "pcomp"}
        ]
    return found
