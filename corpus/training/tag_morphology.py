"""The morphology that follows from a Penn tag, in the features of spaCy's English models."""

from __future__ import annotations

_FEATURES = {
    "NN": "Number=Sing",
    "NNP": "Number=Sing",
    "NNS": "Number=Plur",
    "NNPS": "Number=Plur",
    "VB": "VerbForm=Inf",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
    "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "MD": "VerbForm=Fin",
    "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup",
    "RBR": "Degree=Cmp",
    "RBS": "Degree=Sup",
    "CD": "NumType=Card",
    "PRP$": "Poss=Yes|PronType=Prs",
    "PRP": "PronType=Prs",
    "WP": "PronType=Rel",
    "WDT": "PronType=Rel",
}


def morphology_of(tag: str, pos: str) -> str:
    """Features such as `Number=Plur`; empty for marks, symbols, foreign words and tags without features."""
    return "" if pos in {"X", "PUNCT", "SYM"} else _FEATURES.get(tag, "")
