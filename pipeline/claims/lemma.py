"""The lemma of a token by its part of speech, looked up when asked for; most tokens of a post never are."""

from functools import lru_cache

from spacy.tokens import Doc, Token

from ...rules.language import first_lemma

UPOS = {"AUX": "AUX", "VERB": "VERB", "NOUN": "NOUN", "PROPN": "PROPN", "ADJ": "ADJ", "ADV": "ADV"}


def lemma_of(token: Token) -> str:
    """The lemma in lower case: "deficiencies" -> "deficiency", "led" as a verb -> "lead"."""
    return _lemma(token.lower_, token.pos_)


def set_lemmas(doc: Doc) -> None:
    """Write every token's lemma into the document, for components that match on it."""
    for token in doc:
        token.lemma_ = lemma_of(token)


@lru_cache(maxsize=50_000)
def _lemma(word: str, pos: str) -> str:
    if pos not in UPOS or not word.isalpha():
        return word
    found = first_lemma(word, "NOUN" if pos == "PROPN" else UPOS[pos], guess=pos != "PROPN")
    return word if found is None else found.lower()
