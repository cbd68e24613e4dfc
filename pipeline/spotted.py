"""What the second reader sees in a sentence: how likely it claims something, how strongly, and which words have a part in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..rules.scales import Strength

LIKELY = 0.9  # from here on the second reader is believed that a sentence claims something
CERTAIN = 0.995  # enough where it leaves an end to the text before
PLAUSIBLE = 0.5  # enough where the rules see a relation too, if not of what
DOUBTFUL = 0.05  # below this a paragraph's sentence claims something only where both ends have a name
UNLIKELY = 0.001  # below this it is believed that a sentence claims nothing, and no parse is spent on it
STRENGTHS = (Strength.CAUSAL, Strength.CAN_CAUSE, Strength.CONDITIONAL, Strength.CORRELATIONAL)


@dataclass(frozen=True, slots=True)
class Part:
    """How likely, from 0 to 1, a word belongs to the name of a cause, to that of an effect, or to the cue."""

    cause: float
    effect: float
    cue: float


@dataclass(frozen=True, slots=True)
class Spotted:
    """A sentence as the second reader reads it.

    ``chances`` gives each of "none", "denied" and the strengths a likelihood from 0 to 1; they add up to 1.
    """

    chances: Mapping[str, float]

    @property
    def claims(self) -> float:
        """How likely the sentence claims or denies a relation."""
        return 1 - self.chances["none"]

    @property
    def strength(self) -> Strength:
        """The likeliest strength of what is claimed, if anything is."""
        return max(STRENGTHS, key=lambda strength: self.chances[strength])

    @property
    def denied(self) -> bool:
        """Whether the sentence more likely denies than claims."""
        return self.chances["denied"] > max(self.chances[strength] for strength in STRENGTHS)


def percent(chance: float) -> str:
    """A likelihood for people; no network is entirely sure."""
    return "over 99%" if chance > 0.99 else f"{chance:.0%}"
