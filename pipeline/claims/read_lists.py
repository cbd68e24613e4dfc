"""Claims that a list item or table cell makes together with the words that introduce it.

"Benefits of turmeric" over "less joint pain", "B12 deficiency can lead to:" over "numb feet", a "Benefit" column
beside a remedy's name: the missing end and the cue are taken from the lead-in, heading or header.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from .choose_ends import named_by
from .conjuncts import SUBJECTS, VERBAL, expand
from .fill_roles import prep_objects, subjects
from .find_relations import find_relations
from .lemma import lemma_of

GENERIC = frozenset(
    {
        "following",
        "factor",
        "thing",
        "condition",
        "problem",
        "issue",
        "disease",
        "symptom",
        "way",
        "food",
        "cause",
        "benefit",
        "reason",
        "effect",
        "remedy",
        "sign",
        "trigger",
        "one",
        "these",
        "this",
        "nutrient",
        "supplement",
        "vitamin",
        "disorder",
        "complication",
        "habit",
        "strategy",
        "step",
        "area",
        "treatment",
        "drug",
        "medication",
        "medicine",
        "herb",
        "culprit",
        "what",
    }
)
EFFECT_NOUNS = {
    "benefit": "relieves",
    "advantage": "relieves",
    "effect": "unspecified",
    "danger": "increases",
    "harm": "increases",
    "consequence": "increases",
    "complication": "increases",
    "perk": "relieves",
    "use": "relieves",
}
CAUSE_NOUNS = {
    "cause": ("increases", Strength.CAUSAL),
    "trigger": ("increases", Strength.CAUSAL),
    "culprit": ("increases", Strength.CAUSAL),
    "factor": ("increases", Strength.CORRELATIONAL),
    "remedy": ("decreases", Strength.CAUSAL),
    "cure": ("decreases", Strength.CAUSAL),
    "treatment": ("decreases", Strength.CAUSAL),
    "driver": ("increases", Strength.CAUSAL),
    "contributor": ("increases", Strength.CAUSAL),
}
EFFECT_HEADERS = frozenset({"benefit", "help", "effect", "does", "good", "support", "improve", "use", "used", "treat"})
REMEDY_HEADERS = frozenset({"remedy", "treatment", "cure"})
CAUSE_HEADERS = frozenset({"cause", "trigger", "culprit", "reason"})
DOING = frozenset({"can", "could", "will", "may", "might", "does", "do", "did"})
MAX_ITEM_WORDS = 14


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What an introduction says of its items: the cue, and one end; the items fill the end that is None."""

    cue: Token
    frame: CueFrame
    cause: Token | None
    effect: Token | None


def read_lead_in(doc: Doc, language: Language) -> LeadIn | None:
    """The relation that an introduction or heading opens for the items under it, or None."""
    return (
        _from_doing(doc, language) or _from_noun(doc, language) or _from_relation(doc, language) or _from_bare_noun(doc)
    )


def _from_doing(doc: Doc, language: Language) -> LeadIn | None:
    """ "What ginger can do for you", "What stress does to the gut": the items say what it does."""
    if not len(doc) or doc[0].lower_ != "what":
        return None
    doing = next((token for token in doc[2:] if token.lower_ in DOING), None)
    if doing is None or not any(token.lower_ in {"do", "does"} for token in doc[doing.i :]):
        return None
    named = [token for token in doc[1 : doing.i] if token.pos_ in {"NOUN", "PROPN"} or token.is_title]
    subject = next(iter(named_by(named[-1], language)), None) if named else None
    if subject is None:
        return None
    cue = next(token for token in doc[doing.i :] if token.lower_ in {"do", "does"})
    return LeadIn(cue, CueFrame("do", "verb", "subject", "object", "increases", Strength.CAUSAL), subject, None)


def _from_bare_noun(doc: Doc) -> LeadIn | None:
    """ "Common triggers", "Four culprits": of what, the title says; both ends are None."""
    for token in doc:
        lemma = lemma_of(token)
        if lemma in CAUSE_NOUNS and token.tag_ == "NNS" and token.dep_ in {"ROOT", "nsubj", "dobj", "attr"}:
            direction, strength = CAUSE_NOUNS[lemma]
            return LeadIn(token, CueFrame(lemma, "noun", "subject", "object", direction, strength), None, None)
    return None


def _from_relation(doc: Doc, language: Language) -> LeadIn | None:
    for relation in find_relations(doc, language):
        cause, effect = _specific(relation.cause, language), _specific(relation.effect, language)
        if (cause is None) != (effect is None):
            return LeadIn(relation.cue, relation.frame, cause, effect)
    return _from_dangling_verb(doc, language)


def _from_dangling_verb(doc: Doc, language: Language) -> LeadIn | None:
    """ "Turmeric can help with:", "B12 deficiency can cause:": a cue without anything behind it."""
    for token in doc:
        frames = language.frames.get(("verb", token.lower_), ())
        if not frames or token.pos_ not in VERBAL or token.dep_ in {"aux", "auxpass"}:
            continue
        behind = [other for other in doc[token.i + 1 :] if other.pos_ in {"NOUN", "PROPN"}]
        named = [found for subject in subjects(token) for found in named_by(subject, language)]
        if not behind and named:
            frame = frames[0]
            return LeadIn(token, frame, named[0], None)
    return None


def _from_noun(doc: Doc, language: Language) -> LeadIn | None:
    for token in doc:
        lemma = lemma_of(token)
        if token.pos_ not in {"NOUN", "PROPN"} and not token.tag_.startswith("NN"):
            continue
        of = [found for one in prep_objects(token, ["of", "for", "to"]) for found in named_by(one, language)]
        before = [
            child
            for child in token.lefts
            if child.dep_ in {"compound", "poss", "nmod"} and child.pos_ in {"NOUN", "PROPN"}
        ]
        end = (of or before)[:1]
        if not end or any(child.dep_ in SUBJECTS for child in token.head.children if child != token):
            continue
        if lemma in EFFECT_NOUNS:
            return LeadIn(
                token, CueFrame(lemma, "noun", "subject", "object", EFFECT_NOUNS[lemma], Strength.CAUSAL), end[0], None
            )
        if lemma in CAUSE_NOUNS:
            direction, strength = CAUSE_NOUNS[lemma]
            return LeadIn(token, CueFrame(lemma, "noun", "subject", "object", direction, strength), None, end[0])
    return None


def _specific(token: Token | None, language: Language) -> Token | None:
    if token is None or lemma_of(token) in GENERIC or token.lower_ in GENERIC:
        return None
    return next(iter(named_by(token, language)), None)


def item_heads(doc: Doc) -> list[Token]:
    """The head of a bare item ("less joint pain", "Eating too much sugar"), or nothing where it is a sentence or long."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or sum(token.is_alpha for token in doc) > MAX_ITEM_WORDS:
        return []
    if any(token.text == ":" for token in doc) or any(child.dep_ in SUBJECTS for child in root.children):
        return []
    if root.pos_ in {"NOUN", "PROPN"} or root.tag_ == "VBG":
        return expand([root])
    return []


def header_role(text: str) -> tuple[str | None, str]:
    """What a column under the header ``text`` holds of the row's subject ("effect", "cause" or None), and the direction."""
    plain = {word.strip(".,:?").lower() for word in text.split()}
    words = plain | {re.sub("ies$", "y", word).removesuffix("s") for word in plain}
    if words & EFFECT_HEADERS and not words & {"side", "evidence"}:
        return "effect", "relieves"
    if words & REMEDY_HEADERS:
        return "cause", "decreases"
    return ("cause" if words & CAUSE_HEADERS else None), "increases"
