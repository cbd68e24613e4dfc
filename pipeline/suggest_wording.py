"""Whole sentences that say no more than the evidence does, in the wording of GRADE guidelines 26.

The author's own sentence is kept where a hedge, or a few words before it, make it fair; then a short sentence is
written from the claim's two ends. No suggestion is better than one that changes the meaning: a sentence that also says
something the evidence carries is not hedged as a whole.
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
ONLY_A_LINK = "There is a link between {cause} and {effect}, but that does not show that one causes the other"
NOT_OPENERS = frozenset(
    {"while", "although", "but", "and", "so", "however", "if", "when", "because", "for", "as", "by", "this"}
)
LONGEST_TAIL = 25  # characters that may stand behind a claim in a sentence that is wholly about it


def suggest_for(
    claims: Sequence[Claim], sentences: Sequence[Sentence], table: EvidenceTable
) -> dict[int, tuple[str, ...]]:
    """Suggestions by the index of their claim, for those that have any."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    found = {
        index: suggest_wording(claim, sentences[claim.sentence], table, beside=by_sentence[claim.sentence])
        for index, claim in enumerate(claims)
    }
    return {index: suggestions for index, suggestions in found.items() if suggestions}


def suggest_wording(
    claim: Claim, sentence: Sentence, table: EvidenceTable, *, beside: Sequence[Claim] = ()
) -> tuple[str, ...]:
    """One or two fairer sentences for an overstated or contradicted claim, the closest to the author's first.

    ``beside`` holds the claims of the same sentence, itself included or not.
    """
    if claim.verdict not in (Verdict.OVERSTATED, Verdict.CONTRADICTED) or not claim.evidence:
        return ()
    row = table[claim.evidence[0]]
    kept = None
    if claim.verdict is Verdict.OVERSTATED and not _spoils_another(claim, beside):
        kept = _hedged(claim, sentence) if _hedge_is_enough(row) else _prefaced(claim, sentence, row)
    written = _written(claim, row) if sentence.text.rstrip().endswith((".", "!")) else None
    return tuple(dict.fromkeys(text for text in (kept, written) if text))


def _spoils_another(claim: Claim, beside: Sequence[Claim]) -> bool:
    """Whether an edit of the claim's words would also take back one that the evidence carries."""
    return any(other.verdict is Verdict.SUPPORTED and not other.negated for other in beside if other is not claim)


def _hedge_is_enough(row: EvidenceRow) -> bool:
    return row.relation in CAUSAL and row.certainty >= Certainty.LOW


def _hedged(claim: Claim, sentence: Sentence) -> str | None:
    """The author's sentence with its cue under "may"."""
    if claim.hedge is None:
        return None
    start, end, words = claim.hedge
    replaced = sentence.text[start:end]
    words = words.title() if replaced[:1].isupper() and start else words
    return sentence.text[:start] + words + sentence.text[end:]


def _prefaced(claim: Claim, sentence: Sentence, row: EvidenceRow) -> str | None:
    """The author's sentence behind "It has not been shown that", where it is one plain clause about this claim."""
    text = sentence.text.strip()
    if not text.endswith("."):
        return _hedged(claim, sentence) if not text.endswith(("!", "?")) else None
    before = claim.cause.span.start - sentence.span.start
    behind = sentence.span.end - claim.span.end
    if before > 0 or behind > LONGEST_TAIL or claim.hedge is None or text.split()[0].lower() in NOT_OPENERS:
        return None
    clause = _lowered(text.split()[0], claim.cause) + text[len(text.split()[0]) :]
    if row.relation is Relation.NOT_SHOWN:
        return f"It has not been shown that {clause}"
    if row.relation is Relation.UNCERTAIN or row.certainty is Certainty.VERY_LOW:
        return f"It is {'very ' if row.certainty is Certainty.VERY_LOW else ''}uncertain whether {clause}"
    return None


def _written(claim: Claim, row: EvidenceRow) -> str | None:
    """A short sentence of ours from the claim's two ends."""
    template = _template(claim, row)
    if template is None:
        return None
    cause, effect = _mid_sentence(claim.cause), _mid_sentence(claim.effect)
    if "increase" in _verb(claim) and row.relation in CAUSAL and claim.effect.name and not claim.effect.resolved:
        effect = claim.effect.name  # "may increase gut microbiome diversity", not "a diverse gut microbiome"
    if not cause or not effect:
        return None
    return _sentence(template.format(cause=cause, effect=effect, verb=_verb(claim)))


def _template(claim: Claim, row: EvidenceRow) -> str | None:
    if row.relation is Relation.NO_EFFECT:
        return NO_DIFFERENCE[row.certainty]
    if row.relation is Relation.NOT_SHOWN:
        return "An effect of {cause} on {effect} has not been shown"
    if row.certainty is Certainty.VERY_LOW:
        return "The evidence is very uncertain about the effect of {cause} on {effect}"
    if row.relation is Relation.UNCERTAIN:
        return "The effect of {cause} on {effect} is uncertain"
    if claim.cause.absent:
        return None
    if row.relation in ASSOCIATED:
        return ONLY_A_LINK
    if claim.verdict is Verdict.CONTRADICTED:
        may = "may " if row.certainty is Certainty.LOW else "can "
        return "{cause} " + may + ("increase" if row.relation is Relation.INCREASES else "reduce") + " {effect}"
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
    return " ".join(_lowered(word, phrase) if index == 0 or titled else word for index, word in enumerate(words))


def _lowered(word: str, phrase: Phrase) -> str:
    """The word without a capital that only its place gave it."""
    plain = word[:1].isupper() and not any(letter.isupper() or letter.isdigit() for letter in word[1:])
    return word.lower() if plain and word not in (phrase.name or "") else word


def _named(phrase: Phrase) -> str:
    """What the phrase means; the harm by its own name where the text names only the harmed part ("harms nerves")."""
    by_harm = (phrase.concept or "").endswith("-damage") and phrase.name is not None
    return phrase.name if by_harm and phrase.name and "damage" not in phrase.meant.lower() else phrase.meant


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
