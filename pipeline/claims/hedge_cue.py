"""How a cue's words would read under "may": the edit that turns a sentence into one that low certainty permits."""

from spacy.tokens import Token

from ...rules.language import first_lemma
from .conjuncts import SUBJECTS, VERBAL

MAX_CLIMB = 8
CLIMBING = frozenset({"xcomp", "attr", "acomp", "oprd", "dobj", "pobj", "prep", "nsubj"})
PUFFED = frozenset(
    {"root", "known", "proven", "leading", "major", "main", "definite", "well-known", "notable", "primary", "key"}
)
BE = {
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "'s": "be",
    "’s": "be",
    "has": "have",
    "had": "have",
    "does": "do",
}


def hedge_cue(cue: Token) -> tuple[int, int, str] | None:
    """Token range (half open) and the words to put there instead, or None where no plain edit keeps the grammar."""
    verb = _governing_verb(cue)
    if verb is None:
        return None
    if verb.dep_ in {"acl", "advcl"} and verb.tag_ in {"VBG", "VBN"} and not _auxiliaries(verb):
        return _hedge_participle(verb)
    modal = [token for token in _auxiliaries(verb) if token.tag_ == "MD"]
    if modal:
        return (modal[0].i, modal[0].i + 1, "may") if modal[0].lower_ in {"can", "will", "would"} else None
    return _hedge_finite(verb, cue)


def _governing_verb(cue: Token) -> Token | None:
    word = cue
    for _ in range(MAX_CLIMB):
        auxiliaries = _auxiliaries(word)
        finite = word.pos_ in VERBAL and (word.tag_ in {"VBZ", "VBP", "VBD", "MD"} or auxiliaries)
        if finite and not any(aux.lower_ == "to" for aux in auxiliaries):
            return word
        if word.pos_ in VERBAL and word.dep_ in {"acl", "advcl"}:
            return word if word.tag_ in {"VBG", "VBN"} else None
        if word.dep_ == "conj" and word.pos_ in VERBAL or word.dep_ in CLIMBING:
            word = word.head
            continue
        return None
    return None


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _hedge_participle(verb: Token) -> tuple[int, int, str] | None:
    if verb.tag_ == "VBN":
        return verb.i, verb.i + 1, f"possibly {verb.text}"
    before = verb.doc[verb.i - 1] if verb.i else None
    if verb.dep_ == "advcl" and before is not None and before.text == ",":
        return verb.i, verb.i + 1, f"and may {_base(verb)}"
    return None


def _hedge_finite(verb: Token, cue: Token) -> tuple[int, int, str] | None:
    auxiliaries = _auxiliaries(verb)
    start = auxiliaries[0].i if auxiliaries else verb.i
    adverbs = [child for child in verb.children if child.dep_ in {"advmod", "neg"} and child.i == start - 1]
    begin = adverbs[0].i if adverbs else start
    lead = f"may {adverbs[0].text} " if adverbs else "may "
    shown = _shown_to(verb)
    if shown is not None:
        return start, shown + 1, "may"
    if auxiliaries:
        first = auxiliaries[0]
        if first.lower_ in {"do", "does", "did"}:
            return first.i, first.i + 1, "may"
        base = BE.get(first.lower_, first.lower_ if first.lower_ in {"have", "be", "are"} else None)
        return (begin, first.i + 1, lead + ("be" if first.lower_ == "are" else base)) if base else None
    if verb.tag_ not in {"VBZ", "VBP", "VBD"}:
        return None
    end = verb.i + 1
    while end < cue.i and verb.doc[end].lower_ in PUFFED:
        end += 1
    return begin, end, lead + _base(verb)


def _shown_to(verb: Token) -> int | None:
    """The index of the "to" of "is known to", "has been shown to", where an infinitive follows directly."""
    if verb.tag_ != "VBN":
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.tag_ == "VB":
            to = [aux for aux in child.children if aux.lower_ == "to"]
            return to[0].i if to and not any(one.dep_ in SUBJECTS for one in child.children) else None
    return None


def _base(verb: Token) -> str:
    known = {"is": "be", "are": "be", "was": "be", "were": "be", "has": "have"}.get(verb.lower_)
    if known:
        return known
    return first_lemma(verb.lower_, "VERB") or verb.lower_
