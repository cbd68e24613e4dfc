"""How English states, hedges and denies a relation: data files and their loader."""

from .load_language import CueFrame, Hedge, Language, load_language
from .word_forms import all_lemmas, first_lemma, inflections

__all__ = ["CueFrame", "Hedge", "Language", "all_lemmas", "first_lemma", "inflections", "load_language"]
