"""Gives a sentence a second parse where the first took a cue verb for a noun: "Dysbiosis fuels inflammation".

After a noun that it does not know, the tagger may read a third-person verb as one more noun, and the tree falls apart.
The sentence is parsed once more with a verb in that place that nobody can mistake ("reduces"); if that verb
then has a subject and an object, the new tree is laid over the author's own words.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span, Token

from ..rules.language import Language
from .load_model import unneeded
from .pick_tokens import pick_tokens

PARTICLES = frozenset({"off", "up", "down", "out", "away", "back"})
TWO_NAMES = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+")
NAMED = frozenset({"NOUN", "PROPN"})
PREPOSITIONS = frozenset({"to", "from", "in", "with", "for", "on", "against"})
WITH_PREPOSITION = {True: "belongs", False: "belong"}
STAND_INS = {True: "reduces", False: "reduce"}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOMINAL = frozenset({"VBZ", "NN", "NNS", "NNP", "NNPS", "JJ", "IN", "VB", "RB", "VBN", "VBP", "VBD"})
BROKEN = frozenset(
    {"compound", "amod", "ROOT", "nmod", "appos", "conj", "dobj", "nsubj", "pobj", "dep", "npadvmod", "ccomp", "prep"}
)
NEVER_AFTER = frozenset(
    {
        "of",
        "for",
        "in",
        "to",
        "and",
        "or",
        ",",
        ".",
        ":",
        ";",
        ")",
        "is",
        "are",
        "was",
        "were",
        "can",
        "may",
        "that",
        "which",
        "with",
        "on",
        "from",
    }
)


def reread_verbs(docs: Sequence[Doc], parser: Pipeline, language: Language) -> list[Doc]:
    """The documents, those with a misread verb replaced by a second reading with the same words and offsets."""
    docs = _reread_fragments(docs, parser, language)
    docs = _reread_names(docs, parser)
    suspects = [(index, token.i) for index, doc in enumerate(docs) if (token := _suspect(doc, language)) is not None]
    if not suspects:
        return list(docs)
    trials = [_with_stand_in(docs[index], place) for index, place in suspects]
    found = list(docs)
    for (index, place), trial in zip(suspects, parser.pipe(trials, disable=unneeded(parser)), strict=True):
        if _is_clause(trial[place]):
            found[index] = _laid_over(docs[index], trial, place)
    return found


def _reread_fragments(docs: Sequence[Doc], parser: Pipeline, language: Language) -> list[Doc]:
    """ "Clogs pores" and other items that begin with a verb, read once more behind an "It"."""
    found = list(docs)
    places = [index for index, doc in enumerate(docs) if _begins_with_misread_verb(doc, language)]
    if not places:
        return found
    trials = [_behind_it(docs[index]) for index in places]
    for index, trial in zip(places, parser.pipe(trials, disable=unneeded(parser)), strict=True):
        if trial[1].pos_ == "VERB" and trial[0].head.i == 1 and trial[1].dep_ == "ROOT":
            found[index] = _without_it(docs[index], trial)
    return found


def _reread_names(docs: Sequence[Doc], parser: Pipeline) -> list[Doc]:
    """ "Calm Roots melts stress away": a product's name of two capitalised words, read once more as a plain noun phrase."""
    found = list(docs)
    places = [(index, place) for index, doc in enumerate(docs) if (place := _misread_name(doc)) is not None]
    if not places:
        return found
    trials = [_with_words(docs[index], {place: "Zinc", place + 1: "tablets"}) for index, place in places]
    for (index, place), trial in zip(places, parser.pipe(trials, disable=unneeded(parser)), strict=True):
        if trial[place].pos_ in NAMED and trial[place + 1].pos_ in NAMED:
            found[index] = _laid_over(docs[index], trial, place)
    return found


def _misread_name(doc: Doc) -> int | None:
    """Where two capitalised words stand together of which the first was read as no noun, in a sentence of lower case."""
    if TWO_NAMES.search(doc.text) is None:
        return None
    titled = [token.is_title and token.is_alpha and len(token) > 1 for token in doc]
    if sum(titled) * 3 > len(doc):
        return None
    for token in doc[:-1]:
        if (
            titled[token.i]
            and titled[token.i + 1]
            and token.pos_ in {"VERB", "ADJ", "ADV"}
            and doc[token.i + 1].pos_ != "VERB"
        ):
            return int(token.i)
    return None


def _with_words(doc: Doc, words: dict[int, str]) -> Doc:
    trial = Doc(
        doc.vocab,
        words=[words.get(token.i, token.text) for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
    )
    for token in trial[1:]:
        token.is_sent_start = doc[token.i].is_sent_start
    return trial


def _begins_with_misread_verb(doc: Doc, language: Language) -> bool:
    if not 2 <= len(doc) <= 25 or ("verb", doc[0].lower_) not in language.frames:
        return False
    return (
        doc[0].lower_.endswith("s")
        and doc[0].tag_ != "VBZ"
        and not doc[1].is_punct
        and doc[1].lower_ not in NEVER_AFTER
    )


def _behind_it(doc: Doc) -> Doc:
    words = ["It", doc[0].lower_, *(token.text for token in doc[1:])]
    trial = Doc(doc.vocab, words=words, spaces=[True, *(bool(token.whitespace_) for token in doc)])
    for token in trial[1:]:
        token.is_sent_start = False
    return trial


def _without_it(doc: Doc, trial: Doc) -> Doc:
    rest = trial[1:]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in rest],
        pos=[token.pos_ for token in rest],
        morphs=[str(token.morph) for token in rest],
        heads=[max(token.head.i - 1, 0) for token in rest],
        deps=[token.dep_ for token in rest],
    )


def _suspect(doc: Doc, language: Language) -> Token | None:
    for token in pick_tokens(doc, _verb_forms(language)):
        if _swallowed_its_subject(token):
            return token
        if not 0 < token.i < len(doc) - 1 or token.dep_ not in BROKEN or token.tag_ not in NOMINAL:
            continue
        if token.tag_ == "VBZ" and token.dep_ not in {"compound", "amod"}:
            continue
        if token.tag_ in {"VB", "VBP", "VBN", "VBZ", "VBD"} and any(
            child.dep_ in {"nsubj", "aux", "dobj", "nsubjpass", "agent"} for child in token.children
        ):
            continue
        before, after = doc[token.i - 1], doc[token.i + 1]
        if before.lower_ == "to" and token.dep_ == "compound" and token.tag_ in {"VB", "NN"}:
            return token
        if token.lower_ == "lower" and (before.text == "%" or before.tag_ in {"CD", "DT", "JJ", "RB"}):
            continue
        if token.i > 1 and doc[token.i - 2].tag_ == "PRP$" and before.tag_ == "NN":
            continue  # "our hormone balance clinic"
        if _awaits_preposition(token, language):
            return token
        if after.lower_ in NEVER_AFTER or after.is_punct or token.lower_.endswith("ing"):
            continue
        if token.lower_.endswith("ed"):
            if _is_past_tense_place(doc, token.i) and token.dep_ in {"amod", "acl", "compound"}:
                return token
            if (
                token.dep_ == "amod"
                and before.tag_ in {"RB", "JJ", "CD", "NN", "NNS", "NNP"}
                and not _has_clause(doc[: token.i])
            ):
                return token
            continue
        if before.tag_ in {"NN", "NNS", "NNP", "NNPS", "VBG", "CD", "VB", "RB"} or before.text in {",", ")", "”", '"'}:
            plural = before.tag_ in {"NNS", "NNPS"} or before.is_punct
            joined = any(word.lower_ == "and" for word in doc[max(0, token.i - 5) : token.i - 1])
            if token.lower_.endswith("s") or plural or joined or not _has_finite_verb(doc):
                return token
    return None


def _swallowed_its_subject(token: Token) -> bool:
    """Whether a verb was read with its subject as a compound: "celery juice detoxes the liver"."""
    if token.tag_ not in {"VBZ", "NNS"} or not 0 < token.i < len(token.doc) - 1:
        return False
    labels = {child.dep_ for child in token.children}
    before = token.nbor(-1)
    return "dobj" in labels and not labels & SUBJECTS and before.head == token and before.dep_ == "compound"


@lru_cache(maxsize=4)
def _verb_forms(language: Language) -> frozenset[str]:
    return frozenset(form for pos, form in language.frames if pos == "verb")


def _has_finite_verb(doc: Doc) -> bool:
    return any(token.tag_ in {"VBZ", "VBP", "VBD", "MD"} for token in doc)


def _has_clause(doc: Doc | Span) -> bool:
    """Whether any verb has a subject."""
    return any(token.dep_ in SUBJECTS and token.head.pos_ in {"VERB", "AUX"} for token in doc)


def _awaits_preposition(token: Token, language: Language) -> bool:
    """ "Patients with heart disease benefit from …": a noun in the place of a verb that takes this preposition."""
    if token.tag_ not in {"NN", "NNS"} or token.nbor(-1).tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return False
    following = f"prep:{token.nbor(1).lower_}"
    frames = language.frames.get(("verb", token.lower_), ())
    return any(following in (*frame.cause.split("|"), *frame.effect.split("|")) for frame in frames)


def _is_past_tense_place(doc: Doc, place: int) -> bool:
    """Whether a noun stands before (an adverb between does not matter) and no article: "disease increased events"."""
    before = doc[place - 1]
    if before.tag_ == "RB" and place > 1:
        before = doc[place - 2]
    return before.tag_ in {"NN", "NNS", "NNP", "NNPS"}


def _with_stand_in(doc: Doc, place: int) -> Doc:
    words = [token.text for token in doc]
    if doc[place + 1].lower_ in PARTICLES and place + 2 < len(doc):
        words[place] = "carries" if words[place].lower().endswith("s") else "carry"
        words[place + 1] = "out"
    elif doc[place + 1].lower_ in PREPOSITIONS:
        words[place] = WITH_PREPOSITION[words[place].lower().endswith("s")]
    else:
        words[place] = STAND_INS[words[place].lower().endswith(("s", "ed"))]
    trial = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    for token in trial[1:]:
        token.is_sent_start = doc[token.i].is_sent_start
    return trial


def _is_clause(verb: Token) -> bool:
    labels = {child.dep_ for child in verb.children}
    infinitive = verb.dep_ in {"xcomp", "advcl", "acl"} and verb.nbor(-1).lower_ == "to"
    has_subject = "nsubj" in labels or "csubj" in labels or verb.dep_ in {"conj", "relcl"} or infinitive
    complete = "dobj" in labels or "prep" in labels and verb.nbor(1).lower_ in PREPOSITIONS
    return verb.pos_ == "VERB" and has_subject and complete


def _laid_over(doc: Doc, trial: Doc, place: int) -> Doc:
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in trial],
        pos=[token.pos_ for token in trial],
        morphs=[str(token.morph) for token in trial],
        heads=[token.head.i for token in trial],
        deps=[token.dep_ for token in trial],
    )
