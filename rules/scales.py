"""The ordered scales that claims, evidence and findings are written in.

``Strength`` is the statement scale of Sumner et al., BMJ 2014;349:g7015, in the five steps of the annotation guide.
``Certainty`` and the wording it permits follow GRADE (GRADE guidelines 26, J Clin Epidemiol 2020;119:126-135).
"""

from enum import StrEnum


class OrderedStrEnum(StrEnum):
    """A string enum whose members compare by their place in the class, lowest first."""

    @property
    def rank(self) -> int:
        """Place on the scale, 0 for the lowest."""
        return list(type(self)).index(self)

    def __lt__(self, other: object) -> bool:
        return self.rank < self._rank_of(other)

    def __le__(self, other: object) -> bool:
        return self.rank <= self._rank_of(other)

    def __gt__(self, other: object) -> bool:
        return self.rank > self._rank_of(other)

    def __ge__(self, other: object) -> bool:
        return self.rank >= self._rank_of(other)

    def _rank_of(self, other: object) -> int:
        if not isinstance(other, type(self)):
            raise TypeError(f"cannot compare {type(self).__name__} with {type(other).__name__}")
        return other.rank


class Strength(OrderedStrEnum):
    """How strongly a sentence asserts that one thing acts on another."""

    NONE = "none"
    CORRELATIONAL = "correlational"
    CONDITIONAL = "conditional"
    CAN_CAUSE = "can-cause"
    CAUSAL = "causal"


class Band(OrderedStrEnum):
    """What readers tell apart: hedged or associational, "can", and flat (Adams et al. 2017, doi 10.1037/xap0000100)."""

    SILENT = "silent"
    HEDGED = "hedged"
    CAN = "can"
    FLAT = "flat"


BAND_OF = {
    Strength.NONE: Band.SILENT,
    Strength.CORRELATIONAL: Band.HEDGED,
    Strength.CONDITIONAL: Band.HEDGED,
    Strength.CAN_CAUSE: Band.CAN,
    Strength.CAUSAL: Band.FLAT,
}


class Direction(StrEnum):
    """Whether the cause raises or lowers the effect as the sentence phrases it."""

    INCREASES = "increases"
    DECREASES = "decreases"
    UNSPECIFIED = "unspecified"


class Relation(StrEnum):
    """What an evidence row says of its cause and effect."""

    INCREASES = "increases"
    DECREASES = "decreases"
    NO_EFFECT = "no-effect"
    NOT_SHOWN = "not-shown"
    UNCERTAIN = "uncertain"
    ASSOCIATED_MORE = "associated-more"
    ASSOCIATED_LESS = "associated-less"
    ASSOCIATED = "associated"


class Certainty(OrderedStrEnum):
    """GRADE certainty of a body of evidence."""

    VERY_LOW = "very-low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Verdict(StrEnum):
    """A claim's strength held against the strength that the evidence permits."""

    SUPPORTED = "supported"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"
    NOT_ASSESSED = "not-assessed"


class Severity(OrderedStrEnum):
    """How much a finding matters to a gate."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Kind(StrEnum):
    """What sort of thing a health entity is."""

    CONDITION = "condition"
    SYMPTOM = "symptom"
    DRUG = "drug"
    NUTRIENT = "nutrient"
    SUPPLEMENT = "supplement"
    CHEMICAL = "chemical"
    FOOD = "food"
    TREATMENT = "treatment"
    BEHAVIOUR = "behaviour"
    MECHANISM = "mechanism"
    MICROBE = "microbe"
    BODY_PART = "body-part"
    BIOMARKER = "biomarker"
    PROCEDURE = "procedure"
    POPULATION = "population"
