"""Short forms that a text defines in brackets, by scispaCy's detector."""

import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Span


def defined_short_forms(doc: "Doc", pipeline: "Pipeline") -> "list[tuple[Span, Span]]":
    """Every short form of ``doc`` with its long form, wherever the short form stands.

    The pairs come from scispaCy's detector (Schwartz and Hearst, Pac Symp Biocomput 2003:451-462); ``pipeline`` is
    the one whose vocabulary ``doc`` has.
    """
    if "(" not in doc.text:
        return []
    from scispacy.abbreviation import AbbreviationDetector

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W036\]")  # it warns of every text without an abbreviation
        found = AbbreviationDetector(pipeline)(doc)
    return [(short, short._.long_form) for short in found._.abbreviations]
