"""Gives a sentence a second parse where the first took a cue verb for a noun: "Dysbiosis fuels inflammation".

After a noun that it does not know, the tagger may read a third-person verb as one more noun, and the tree falls apart.
The sentence is parsed once more with a verb in that place that nobody can mistake ("reduces"); if that verb
then has a subject and an object, the new tree is laid over the author's own words.
"""

from collections.abc import Sequence
from functools import lru_cache

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token

from ..rules.language import Language
from .load_model import unneeded
from .pick_tokens import pick_tokens

STAND_INS = {True: "reduces", False: "reduce"}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOMINAL = frozenset({"VBZ", "NN", "NNS", "NNP", "NNPS", "JJ", "IN", "VB", "RB", "VBN", "VBP"})
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
        if token.tag_ in {"VB", "VBP", "VBN", "VBZ"} and any(
            child.dep_ in {"nsubj", "aux", "dobj", "nsubjpass", "agent"} for child in token.children
        ):
            continue
        before, after = doc[token.i - 1], doc[token.i + 1]
        if after.lower_ in NEVER_AFTER or after.is_punct or token.lower_.endswith("ing"):
            continue
        if token.lower_.endswith("ed"):
            if _is_past_tense_place(doc, token.i) and token.dep_ in {"amod", "acl", "compound"}:
                return token
            continue
        if before.tag_ in {"NN", "NNS", "NNP", "NNPS", "VBG", "CD", "VB", "RB"} or before.text in {",", ")", "”", '"'}:
            plural = before.tag_ in {"NNS", "NNPS"} or before.is_punct
            if token.lower_.endswith("s") or plural or not _has_finite_verb(doc):
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


def _is_past_tense_place(doc: Doc, place: int) -> bool:
    """Whether a noun stands before (an adverb between does not matter) and no article: "disease increased events"."""
    before = doc[place - 1]
    if before.tag_ == "RB" and place > 1:
        before = doc[place - 2]
    return before.tag_ in {"NN", "NNS", "NNP", "NNPS"}


def _with_stand_in(doc: Doc, place: int) -> Doc:
    words = [token.text for token in doc]
    words[place] = STAND_INS[words[place].lower().endswith(("s", "ed"))]
    trial = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    for token in trial[1:]:
        token.is_sent_start = doc[token.i].is_sent_start
    return trial


def _is_clause(verb: Token) -> bool:
    labels = {child.dep_ for child in verb.children}
    has_subject = "nsubj" in labels or "csubj" in labels or verb.dep_ in {"conj", "relcl"}
    return verb.pos_ == "VERB" and has_subject and "dobj" in labels


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
