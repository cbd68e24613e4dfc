"""Adds spaCy's rule lemmatizer with WordNet's tables and our rows for auxiliaries, pronouns, determiners and particles."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer

from .template_words import lookup_table

_BE = ["is", "are", "was", "were", "am", "been", "being", "'s", "'m", "'re", "’s", "’m", "’re"]
_HAVE = ["has", "had", "having", "'ve", "’ve"]
_DO = ["does", "did", "doing", "done"]
_EXCEPTIONS: dict[str, dict[str, list[str]]] = {
    "aux": {
        **{form: ["be"] for form in _BE},
        **{form: ["have"] for form in _HAVE},
        **{form: ["do"] for form in _DO},
        **{form: ["will"] for form in ("'ll", "’ll", "wo")},
        **{form: ["would"] for form in ("'d", "’d")},
        "ca": ["can"],
    },
    "pron": {
        "me": ["I"], "i": ["I"], "us": ["we"], "him": ["he"], "them": ["they"], "these": ["this"], "those": ["that"],
        "’em": ["they"], "'em": ["they"],
    },
    "det": {"an": ["a"], "these": ["this"], "those": ["that"]},
    "part": {"n't": ["not"], "n’t": ["not"], "nt": ["not"]},
}  # fmt: skip


def lemma_tables() -> Lookups:
    """The tables `lemma_rules`, `lemma_exc` and `lemma_index` of spacy-lookups-data, completed for closed word classes."""
    rules: dict[str, Any] = lookup_table("lemma_rules")
    exceptions: dict[str, Any] = lookup_table("lemma_exc")
    for word_class, rows in _EXCEPTIONS.items():
        rules[word_class] = [["", ""]]
        exceptions[word_class] = rows
    rules.setdefault("adv", [])
    lookups = Lookups()
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_exc", exceptions)
    lookups.add_table("lemma_index", lookup_table("lemma_index"))
    return lookups


def add_lemmatizer(nlp: Language) -> None:
    """Add the lemmatizer at the end of the pipeline; it reads the part of speech that the morphologizer sets."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.initialize(lookups=lemma_tables())
