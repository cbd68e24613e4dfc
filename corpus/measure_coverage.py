"""Which claims of posts no evidence row answers, the commonest first: what a curator should work on next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..pipeline.values import Claim, Phrase, PostResult
from ..rules.scales import Verdict


@dataclass(frozen=True, slots=True)
class Gap:
    """Claims that nothing answers, of one cause and effect: concept ids, or the words where the vocabulary has none.

    ``places`` are ``path:line`` of each claim, in reading order; ``unnamed`` says which ends no concept names.
    """

    cause: str
    effect: str
    unnamed: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many claims are meant."""
        return len(self.places)


@dataclass(slots=True)
class Coverage:
    """Health claims by verdict, and the gaps among them."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    _places: dict[tuple[str, str, tuple[str, ...]], list[str]] = field(default_factory=dict)

    def add(self, result: PostResult) -> None:
        """Count one post's claims."""
        for claim in result.claims:
            if not claim.health:
                continue
            self.verdicts[claim.verdict] += 1
            if claim.verdict is Verdict.UNVERIFIED and result.post is not None:
                line = result.post.text.count("\n", 0, claim.span.start) + 1
                self._places.setdefault(_question(claim), []).append(f"{result.path}:{line}")

    @property
    def claims(self) -> int:
        """All health claims."""
        return self.verdicts.total()

    @property
    def answered(self) -> float:
        """The share of claims with another verdict than unverified; 1 where there is no claim."""
        return 1 - self.verdicts[Verdict.UNVERIFIED] / self.claims if self.claims else 1.0

    def gaps(self) -> Sequence[Gap]:
        """The gaps, the commonest first, then those that lack only a row, then by name."""
        found = (Gap(*question, tuple(places)) for question, places in self._places.items())
        return sorted(found, key=lambda gap: (-gap.count, len(gap.unnamed), gap.cause, gap.effect))


def _question(claim: Claim) -> tuple[str, str, tuple[str, ...]]:
    ends = (("cause", claim.cause), ("effect", claim.effect))
    return _name(claim.cause), _name(claim.effect), tuple(label for label, end in ends if end.concept is None)


def _name(end: Phrase) -> str:
    return end.concept or " ".join(end.meant.casefold().split())
