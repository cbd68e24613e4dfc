"""Whole sentences that say no more than the evidence does, in the wording of GRADE guidelines 26.

The author's own sentence is kept where a hedge alone makes it fair; otherwise a short sentence is written from the
claim's two ends. No suggestion is better than one that changes the meaning.
"""

from collections.abc import Sequence

from ..rules.evidence import EvidenceRow, EvidenceTable
from ..rules.scales import Certainty, Direction, Kind, Relation, Strength, Verdict
from .values import Claim, Sentence

ILLNESS = frozenset({Kind.CONDITION, Kind.SYMPTOM})
MEASURED = frozenset({Kind.BIOMARKER})
NO_DIFFERENCE = {
    Certainty.HIGH: "{cause} makes little to no difference to {effect}",
    Certainty.MODERATE: "There is probably little to no difference in {effect} with {cause}",
    Certainty.LOW: "There may be little to no difference in {effect} with {cause}",
    Certainty.VERY_LOW: "The evidence is very uncertain about the effect of {cause} on {effect}",
}


def suggest_wording(claim: Claim, sentence: Sentence, table: EvidenceTable) -> tuple[str, ...]:
    """One to three fairer sentences for an overstated or contradicted claim, the closest to the author's first."""
    if claim.verdict not in (Verdict.OVERSTATED, Verdict.CONTRADICTED) or not claim.evidence:
        return ()
    row = table[claim.evidence[0]]
    found: list[str] = []
    if claim.verdict is Verdict.OVERSTATED and row.permitted >= Strength.CORRELATIONAL:
        hedged = _hedged_sentence(claim, sentence)
        if hedged and _hedge_is_enough(row):
            found.append(hedged)
    written = _written(claim, row)
    if written:
        found.append(written)
    return tuple(dict.fromkeys(found))


def _hedge_is_enough(row: EvidenceRow) -> bool:
    return row.relation in (Relation.INCREASES, Relation.DECREASES) and row.certainty >= Certainty.LOW


def _hedged_sentence(claim: Claim, sentence: Sentence) -> str | None:
    """The author's sentence with its cue hedged."""
    if claim.hedge is None:
        return None
    start, end, words = claim.hedge
    return sentence.text[:start] + words + sentence.text[end:]


def _written(claim: Claim, row: EvidenceRow) -> str | None:
    cause, effect = _mid_sentence(claim.cause.meant), _mid_sentence(claim.effect.meant)
    if not cause or not effect:
        return None
    return _sentence(_template(claim, row).format(cause=cause, effect=effect, verb=_verb(claim)))


def _template(claim: Claim, row: EvidenceRow) -> str:
    if row.relation is Relation.NO_EFFECT:
        text = NO_DIFFERENCE[row.certainty]
        return "There is little to no difference in {effect} with {cause}" if row.certainty is Certainty.HIGH else text
    if row.relation in (Relation.UNCERTAIN, Relation.NOT_SHOWN) or row.certainty is Certainty.VERY_LOW:
        return "The evidence is very uncertain about the effect of {cause} on {effect}"
    if row.relation in (Relation.ASSOCIATED, Relation.ASSOCIATED_MORE, Relation.ASSOCIATED_LESS):
        return "There is a link between {cause} and {effect}, but that does not show that one causes the other"
    if claim.verdict is Verdict.CONTRADICTED:
        opposite = "increase" if row.relation is Relation.INCREASES else "reduce"
        return f"{{cause}} {_likelihood(row)} {opposite} {{effect}}"
    return "{cause} may {verb} {effect}"


def _likelihood(row: EvidenceRow) -> str:
    return "may" if row.certainty is Certainty.LOW else "can"


def _verb(claim: Claim) -> str:
    """A base form that says the claim's direction of its kind of effect."""
    illness, measured = claim.effect.kind in ILLNESS, claim.effect.kind in MEASURED
    if claim.direction is Direction.UNSPECIFIED:
        return "affect"
    if claim.direction is Direction.DECREASES:
        return "lower" if measured else "reduce"
    return "contribute to" if illness else "raise" if measured else "improve"


def _mid_sentence(phrase: str) -> str:
    """The phrase as it reads inside a sentence: a capital is kept only where the word is a name or short form."""
    words = phrase.split()
    if not words:
        return ""
    first = words[0]
    plain = first[:1].isupper() and first[1:].islower()
    if plain and (len(words) == 1 or all(word.islower() or not word.isalpha() for word in words[1:])):
        words[0] = first.lower()
    elif plain and all(word[:1].isupper() and word[1:].islower() for word in words if word.isalpha()):
        words = [word.lower() if word.isalpha() else word for word in words]
    return " ".join(words)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def suggest_for(claims: Sequence[Claim], sentences: Sequence[Sentence], table: EvidenceTable) -> dict[int, tuple[str, ...]]:
    """Suggestions by the index of their claim, for those that have any."""
    found = {index: suggest_wording(claim, sentences[claim.sentence], table) for index, claim in enumerate(claims)}
    return {index: suggestions for index, suggestions in found.items() if suggestions}
