"""Claim -> the evidence rows that answer it, and the verdict: strength asserted against strength permitted.

A row answers for its own pair of concepts and, where no closer row does, for narrower ones (evidence on "B-vitamin
deficiency" answers for B12). Wording bands, not single steps, decide: readers tell apart flat statements, "can", and
everything hedged (Adams et al. 2017, doi 10.1037/xap0000100).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from ..rules.evidence import EvidenceRow, EvidenceTable
from ..rules.scales import BAND_OF, Band, Certainty, Direction, Relation, Strength, Verdict
from ..rules.vocabulary import Vocabulary
from .values import Claim

FARTHEST = 3
RISK = re.compile(r"\b(?:risks?|odds|chances?|likelihood)\b", re.IGNORECASE)
OPPOSITE = {
    Direction.INCREASES: Direction.DECREASES,
    Direction.DECREASES: Direction.INCREASES,
    Direction.UNSPECIFIED: Direction.UNSPECIFIED,
}
FOUND_WITH = {Direction.INCREASES: Relation.ASSOCIATED_MORE, Direction.DECREASES: Relation.ASSOCIATED_LESS}
RAISING = frozenset({Relation.INCREASES, Relation.ASSOCIATED_MORE})
LOWERING = frozenset({Relation.DECREASES, Relation.ASSOCIATED_LESS})


def find_evidence(
    claims: Sequence[Claim],
    table: EvidenceTable,
    vocabulary: Vocabulary,
    around: Mapping[int, frozenset[str]] = MappingProxyType({}),
) -> tuple[Claim, ...]:
    """The claims with their verdict, the strength that the evidence permits, and the rows it rests on.

    ``around`` holds, by sentence, the concepts that its surroundings speak of: a row for one population answers first
    where the text speaks of that population.
    """
    return tuple(_judged(claim, table, vocabulary, around.get(claim.sentence, frozenset())) for claim in claims)


def _judged(claim: Claim, table: EvidenceTable, vocabulary: Vocabulary, around: frozenset[str]) -> Claim:
    rows, steps = answering_rows(claim, table, vocabulary, around)
    ids = tuple(row.id for row in rows)
    if claim.negated or claim.discourse is not None:
        return replace(claim, verdict=Verdict.NOT_ASSESSED, evidence=ids)
    if not rows:
        return replace(claim, verdict=Verdict.UNVERIFIED)
    best = rows[0]
    direction = OPPOSITE[claim.direction] if claim.cause.absent is not claim.effect.absent else claim.direction
    if claim.cause.partial and verdict(claim.strength, direction, best) is not Verdict.SUPPORTED:
        return replace(claim, verdict=Verdict.UNVERIFIED)  # what is said of a class is no answer for some of it
    if steps and _contradicts(claim.strength, direction, best):
        return replace(claim, verdict=Verdict.UNVERIFIED)  # what holds for a class need not hold for its every member
    strength = Strength.CORRELATIONAL if _speaks_of_risk(claim, direction, best) else claim.strength
    return replace(claim, verdict=verdict(strength, direction, best), permitted=best.permitted, evidence=ids)


def _speaks_of_risk(claim: Claim, direction: Direction, row: EvidenceRow) -> bool:
    """Whether "raises the risk of" only says in the words of cohort studies what they show with some certainty."""
    linked = row.permitted is Strength.CORRELATIONAL and row.certainty >= Certainty.MODERATE
    told = RISK.search(f"{claim.cue.text} | {claim.effect.meant}") is not None
    found = (FOUND_WITH[direction],) if direction in FOUND_WITH else tuple(FOUND_WITH.values())
    return linked and row.relation in found and told


def verdict(strength: Strength, direction: Direction, row: EvidenceRow) -> Verdict:
    """What a row says of a claim of that strength and direction."""
    if _contradicts(strength, direction, row):
        return Verdict.CONTRADICTED
    permitted = max(BAND_OF[row.permitted], Band.HEDGED)
    return Verdict.OVERSTATED if BAND_OF[strength] > permitted else Verdict.SUPPORTED


def _contradicts(strength: Strength, direction: Direction, row: EvidenceRow) -> bool:
    if row.certainty is Certainty.VERY_LOW:
        return False
    if row.relation is Relation.NO_EFFECT:
        firm = row.certainty >= Certainty.MODERATE
        return strength >= (Strength.CONDITIONAL if firm else Strength.CAN_CAUSE)
    opposite = (direction is Direction.DECREASES and row.relation in RAISING) or (
        direction is Direction.INCREASES and row.relation in LOWERING
    )
    return opposite and strength >= Strength.CONDITIONAL


def answering_rows(
    claim: Claim, table: EvidenceTable, vocabulary: Vocabulary, around: frozenset[str] = frozenset()
) -> tuple[tuple[EvidenceRow, ...], int]:
    """The rows of the nearest pair of concepts that has any, the one to judge by first, and how many steps broader.

    Empty where none answers.
    """
    if claim.cause.concept is None or claim.effect.concept is None:
        return (), 0
    causes = _with_broader(claim.cause.concept, vocabulary)
    effects = _with_broader(claim.effect.concept, vocabulary)
    pairs = sorted(
        (one + other, one, cause, effect)
        for cause, one in causes.items()
        for effect, other in effects.items()
        if one + other <= FARTHEST
    )
    for steps, _, cause, effect in pairs:
        rows = table.about(cause, effect)
        if not rows and claim.strength is Strength.CORRELATIONAL:
            rows = table.about(effect, cause)
        if rows:
            return tuple(sorted(rows, key=lambda row: _fittest_first(row, around))), steps
    return (), 0


def _fittest_first(row: EvidenceRow, around: frozenset[str]) -> tuple[bool, int, int, str]:
    """The row for a population that the text speaks of, then rows for anybody, then the more certain."""
    qualifier = row.id.partition("--")[2].partition("--")[2]
    return (qualifier not in around, row.id.count("--"), -row.certainty.rank, row.id)


def _with_broader(concept: str, vocabulary: Vocabulary) -> dict[str, int]:
    """The concept and everything it is a kind of, with the number of steps up."""
    steps = {concept: 0}
    level = [concept]
    for distance in range(1, FARTHEST + 1):
        level = [up for one in level if one in vocabulary for up in vocabulary[one].broader if up not in steps]
        steps.update(dict.fromkeys(level, distance))
    return steps
