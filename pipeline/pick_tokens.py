"""Picks the tokens of a document that are among given words, by their hashes, without looking at the others."""

from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab


def pick_tokens(doc: Doc, words: frozenset[str]) -> list[Token]:
    """The tokens whose lower-case form is in ``words``, in order."""
    wanted = _hashes(doc.vocab, words)
    return [doc[place] for place, form in enumerate(doc.to_array("LOWER").tolist()) if form in wanted]


@lru_cache(maxsize=32)
def _hashes(vocab: Vocab, words: frozenset[str]) -> frozenset[int]:
    return frozenset(vocab.strings.add(word) for word in words)
