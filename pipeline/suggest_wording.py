"""Whole sentences that say no more than the evidence does, in the wording of GRADE guidelines 26.

The author's own sentence is kept where a hedge makes it fair; then a short sentence is written from the claim's two
ends. No suggestion is better than one that changes the meaning.
"""

from collections.abc import Sequence

from ..rules.evidence import EvidenceRow, EvidenceTable
from ..rules.scales import Certainty, Direction, Kind, Relation, Verdict
from .values import Claim, Phrase, Sentence

ILLNESS = frozenset({Kind.CONDITION, Kind.SYMPTOM})
MEASURED = frozenset({Kind.BIOMARKER, Kind.MECHANISM})
CAUSAL = frozenset({Relation.INCREASES, Relation.DECREASES})
ASSOCIATED = frozenset({Relation.ASSOCIATED, Relation.ASSOCIATED_MORE, Relation.ASSOCIATED_LESS})
NO_DIFFERENCE = {
    Certainty.HIGH: "There is little to no difference in {effect} with {cause}",
    Certainty.MODERATE: "There is probably little to no difference in {effect} with {cause}",
    Certainty.LOW: "There may be little to no difference in {effect} with {cause}",
    Certainty.VERY_LOW: "The evidence is very uncertain about the effect of {cause} on {effect}",
}
VERY_UNCERTAIN = "The evidence is very uncertain about the effect of {cause} on {effect}"
ONLY_A_LINK = "There is a link between {cause} and {effect}, but that does not show that one causes the other"
LONGEST = 45  # words: a longer sentence gets no rider


def suggest_wording(claim: Claim, sentence: Sentence, table: EvidenceTable) -> tuple[str, ...]:
    """One or two fairer sentences for an overstated or contradicted claim, the closest to the author's first."""
    if claim.verdict not in (Verdict.OVERSTATED, Verdict.CONTRADICTED) or not claim.evidence:
        return ()
    row = table[claim.evidence[0]]
    hedged = _hedged_sentence(claim, sentence, row) if claim.verdict is Verdict.OVERSTATED else None
    written = _written(claim, row)
    return tuple(dict.fromkeys(text for text in (hedged, written) if text))


def _hedged_sentence(claim: Claim, sentence: Sentence, row: EvidenceRow) -> str | None:
    """The author's sentence with its cue hedged, and a rider where "may" alone would still say too much."""
    if claim.hedge is None or row.relation is Relation.NO_EFFECT:
        return None
    start, end, words = claim.hedge
    text = sentence.text[:start] + words + sentence.text[end:]
    rider = _rider(row)
    if not rider:
        return text
    if len(text.split()) > LONGEST or not text.endswith("."):
        return None
    return text[:-1].rstrip() + rider + "."


def _rider(row: EvidenceRow) -> str:
    if row.relation in CAUSAL and row.certainty >= Certainty.LOW:
        return ""
    if row.relation is Relation.NOT_SHOWN:
        return ", but this has not been shown"
    if row.relation in ASSOCIATED and row.certainty >= Certainty.LOW:
        return ", but studies so far show only a link"
    return ", but the evidence is very uncertain"


def _written(claim: Claim, row: EvidenceRow) -> str | None:
    cause, effect = _mid_sentence(claim.cause), _mid_sentence(claim.effect)
    if not cause or not effect:
        return None
    return _sentence(_template(claim, row).format(cause=cause, effect=effect, verb=_verb(claim)))


def _template(claim: Claim, row: EvidenceRow) -> str:
    if row.relation is Relation.NO_EFFECT:
        return NO_DIFFERENCE[row.certainty]
    if row.relation in (Relation.UNCERTAIN, Relation.NOT_SHOWN) or row.certainty is Certainty.VERY_LOW:
        return VERY_UNCERTAIN
    if row.relation in ASSOCIATED:
        return ONLY_A_LINK
    if claim.verdict is Verdict.CONTRADICTED:
        return "{cause} may increase {effect}" if row.relation is Relation.INCREASES else "{cause} may reduce {effect}"
    return "{cause} may {verb} {effect}"


def _verb(claim: Claim) -> str:
    """A base form that says the claim's direction of its kind of effect."""
    illness, measured = claim.effect.kind in ILLNESS, claim.effect.kind in MEASURED
    if claim.direction is Direction.UNSPECIFIED:
        return "affect"
    if claim.direction is Direction.DECREASES:
        return "reduce"
    return "contribute to" if illness else "increase" if measured else "improve"


def _mid_sentence(phrase: Phrase) -> str:
    """The phrase as it reads inside a sentence: a capital stays where the word is a name or a short form."""
    words = _named(phrase).split()
    titled = len(words) > 1 and all(word[:1].isupper() for word in words if word.isalpha() and len(word) > 3)
    lowered = [
        word.lower() if (index == 0 or titled) and _is_plain_capital(word, phrase) else word
        for index, word in enumerate(words)
    ]
    return " ".join(lowered)


def _named(phrase: Phrase) -> str:
    """What the phrase means; the harm by its own name where the text names only the harmed part ("harms nerves")."""
    by_harm = (phrase.concept or "").endswith("-damage") and phrase.name is not None
    return phrase.name if by_harm and phrase.name and "damage" not in phrase.meant.lower() else phrase.meant


def _is_plain_capital(word: str, phrase: Phrase) -> bool:
    """Whether only its place in the sentence gave the word a capital."""
    return (
        word[:1].isupper()
        and not any(letter.isupper() or letter.isdigit() for letter in word[1:])
        and word not in (phrase.name or "")
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def suggest_for(
    claims: Sequence[Claim], sentences: Sequence[Sentence], table: EvidenceTable
) -> dict[int, tuple[str, ...]]:
    """Suggestions by the index of their claim, for those that have any."""
    found = {index: suggest_wording(claim, sentences[claim.sentence], table) for index, claim in enumerate(claims)}
    return {index: suggestions for index, suggestions in found.items() if suggestions}
