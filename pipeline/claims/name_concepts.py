"""Which concept of the vocabulary a claim's end is: the name at its head, or a name composed with a deficiency or harm."""

import re
from collections.abc import Sequence

from ...rules.scales import Kind
from ...rules.vocabulary import Concept, Vocabulary
from ..match_terms import TermMatch

SMALL_AMOUNT = re.compile(
    r"low(?:er|est)?[\s-](?:dos(?:e|es|age)|amounts?|impact|intensity|cost|strength)\b", re.IGNORECASE
)
LACKING = frozenset(
    {
        "deficiency",
        "deficiencies",
        "deficient",
        "lack",
        "shortage",
        "depletion",
        "insufficiency",
        "low",
        "inadequate",
        "deficits",
        "deficit",
    }
)
EXCESS = frozenset(
    {"excess", "excessive", "overdose", "toxicity", "megadoses", "high-dose", "overload", "overconsumption"}
)
HARMED = frozenset({"damage", "damages", "damaged", "injury", "harm", "destruction", "degeneration", "dysfunction"})


def concept_of(text: str, head_end: int, terms: Sequence[TermMatch], vocabulary: Vocabulary) -> Concept | None:
    """The concept of the phrase ``text``, whose head word ends at character ``head_end`` of it.

    ``terms`` are the names found in the phrase. A name that covers the head wins, then the longest one that ends before
    it ("gut microbiome imbalance"), then the first after it ("damage to the peripheral nerves"). A nutrient with a
    word of lack or excess is that nutrient's ``-deficiency`` or ``-excess`` concept where the vocabulary has one, a
    body part with a word of harm its ``-damage``.
    """
    if not terms:
        return None
    covering = [term for term in terms if term.start < head_end <= term.end]
    before = sorted((term for term in terms if term.end <= head_end), key=lambda term: term.start - term.end)
    chosen = (covering or before or list(terms))[0]
    text = SMALL_AMOUNT.sub(lambda match: " " * len(match.group()), text)  # "low doses of vitamin D" are no lack of it
    words = frozenset(text.lower().replace(",", " ").split())
    outside = frozenset((text[: chosen.start] + " " + text[chosen.end :]).lower().replace(",", " ").split())
    for marks, ending in ((LACKING, "deficiency"), (EXCESS, "excess"), (HARMED, "damage")):
        if words & marks:
            composed = _composed([chosen, *terms], outside & marks, ending, vocabulary)
            if composed is not None:
                return composed
    concept = vocabulary[chosen.concept]
    merely_part = not covering and concept.kind is Kind.BODY_PART and chosen.end <= head_end
    return None if merely_part else concept  # a "gut reset" is no gut


def harmed(concept: Concept, vocabulary: Vocabulary, ending: str = "damage") -> Concept:
    """The harm to a body part, or the lack of a nutrient, as a concept of its own where the vocabulary has one."""
    return vocabulary.get(f"{concept.id}-{ending}") or concept


def _composed(terms: Sequence[TermMatch], marks: frozenset[str], ending: str, vocabulary: Vocabulary) -> Concept | None:
    if not marks:
        return None
    for term in terms:
        composed = vocabulary.get(f"{term.concept}-{ending}")
        if composed is not None:
            return composed
    return None
