"""How English states, hedges and denies a relation: data files and their loader."""

from .load_language import CueFrame, Hedge, Language, inflections, load_language

__all__ = ["CueFrame", "Hedge", "Language", "inflections", "load_language"]
