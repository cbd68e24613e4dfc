"""Whole sentences that say no more than the evidence does, in the wording of GRADE guidelines 26.

The author's own sentence is kept where hedges make all of it fair, or a few words before it do; where it says nothing
but the claim, a short sentence is written from the claim's two ends, of the people who were studied. No suggestion is
better than one that changes the meaning: nothing is offered that keeps a promise ("may cure"), that says "may" where the
evidence does not, that edits a quotation, that leaves out what else the author says or a condition of the evidence, or
whose ends are no plain names.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..rules.evidence import EvidenceRow, EvidenceTable
from ..rules.scales import Certainty, Direction, Kind, Relation, Verdict
from .match_terms import TermMatcher
from .values import Claim, Phrase, Sentence, Suggested

ILLNESS = frozenset({Kind.CONDITION, Kind.SYMPTOM})
MEASURED = frozenset({Kind.BIOMARKER, Kind.MECHANISM})
NO_OUTCOME = frozenset({Kind.BODY_PART, Kind.POPULATION, Kind.FOOD, Kind.DRUG, Kind.CHEMICAL, Kind.MICROBE})
CAUSAL = frozenset({Relation.INCREASES, Relation.DECREASES})
UNKNOWN = frozenset({Relation.NOT_SHOWN, Relation.UNCERTAIN})
NO_DIFFERENCE = {
    Certainty.HIGH: "There is little to no difference in {effect} with {cause}",
    Certainty.MODERATE: "There is probably little to no difference in {effect} with {cause}",
    Certainty.LOW: "There may be little to no difference in {effect} with {cause}",
    Certainty.VERY_LOW: "The evidence is very uncertain about the effect of {cause} on {effect}",
}
ONLY_A_LINK = "There is a link between {cause} and {more}{effect}, but that does not show that one causes the other"
MORE = {
    (Relation.ASSOCIATED_MORE, Kind.CONDITION): "a higher risk of ",
    (Relation.ASSOCIATED_LESS, Kind.CONDITION): "a lower risk of ",
    (Relation.ASSOCIATED_MORE, Kind.SYMPTOM): "more ",
    (Relation.ASSOCIATED_LESS, Kind.SYMPTOM): "less ",
}
NOT_OPENERS = frozenset(
    {"while", "although", "but", "and", "so", "however", "if", "when", "because", "for", "as", "by", "this"}
)
LONGEST_TAIL = 25  # characters that may stand behind a claim in a sentence that is wholly about it
LONGEST_SUMMARY = 140  # characters of a row's summary that can stand for a sentence
MOST_BETWEEN = 2  # words between the ends of a claim in a sentence that says nothing else
ASIDE = re.compile(r",|;|:|\(|\b(?:and|or|that|which|who|another|from|with|in|by|at|during|after)\b", re.IGNORECASE)
# "chronic inflammation from SIBO" is not all that a row on chronic inflammation speaks of.
LISTED = re.compile(r",? (?:and|or) |, ")
NARROWED = re.compile(r"\w\s+(?:from|with|in|during|after|due to|caused by)\s", re.IGNORECASE)
# "may wreck your sleep, piles fat": a verb beside the one that the hedge reaches.
NEXT_VERB = re.compile(r"(?:,|\band\b|\bor\b)\s+(?:\w+ly\s+)?[a-z]+s\b")
FINITE = re.compile(r"(?:\w+ly\s+)?[a-z]+s\b", re.IGNORECASE)
# "Cold weather weakens immunity. So does stress." leans on the words that would be taken back.
LEANING = re.compile(
    r"(?:so|nor|neither) (?:do|does|did|is|are|can|will)\b|the same (?:is|goes|holds)\b", re.IGNORECASE
)
# A row that says of whom or where the opposite holds is no ground to deny the whole.
EXCEPTION = re.compile(r"\b(?:outside|except|other than|apart from|unless|beyond|only (?:in|when|at))\b", re.IGNORECASE)
# Words that promise more than "may" takes back.
PROMISING = re.compile(
    r"\b(?:cur(?:e|es|ed|ing)|guarantee\w*|eliminat\w+|eradicat\w+|banish\w*|melt\w*|wip\w+ out|stop\w*|revers\w+|heal\w*|ends?|ended"
    r"|vital|essential|crucial|key|root|main|only|never|always|instantly|naturally|completely|permanently|forever|miracle)\b",
    re.IGNORECASE,
)
FOCUS = re.compile(r"^(?:(?:even|only|also|just|especially|any|some)\s+)+", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
POINTING = re.compile(r"(?:this|these|those|that|such|our|my|your|its|their)\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"\u201c][^\"\u201d]{3,}[\"\u201d]")
PEOPLE = re.compile(
    r"(?:people|adults|children|women|men|infants|teenagers|athletes|older adults) (?:with|who|at|taking|after|over) [\w' -]+",
    re.IGNORECASE,
)
# What a study found it found: "may" would take back the report, not the claim.
REPORTING = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|reviews?|data|results|researchers)\b.*\b(?:found|showed|shown|shows?|reported|concluded)\b",
    re.IGNORECASE,
)
LONGEST_PEOPLE = 8  # words
ANYBODY = re.compile(
    r"(?:(?:healthy|general|mostly|the|older|young|in|and|or|of|all)\s+)*(?:adults?|people|men|women|children|population|public|community|patients)?"
    r"(?:(?:,| and| or)?\s*(?:adults|people|men|women|children))*",
    re.IGNORECASE,
)
# Verbs that tell more from less of a thing that is measured.
COUNTING = re.compile(
    r"\b(?:increas|rais|rise|boost|lower|reduc|cut|decreas|suppress|elevat|slash|drop|improv|enhanc|promot|speed|slow|deplet|lift|shrink)\w*",
    re.IGNORECASE,
)
NOT_SHOWN = "It has not been shown that {cause} can {verb} {effect}"
UNCERTAIN = "It is uncertain whether {cause} can {verb} {effect}"


def suggest_for(
    claims: Sequence[Claim], sentences: Sequence[Sentence], table: EvidenceTable, matcher: TermMatcher
) -> dict[int, Suggested]:
    """Suggestions by the index of their claim, for those that have any."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    found = {
        index: Suggested()
        if _is_leant_on(claim.sentence, sentences)
        else suggest_wording(claim, sentences[claim.sentence], table, matcher, beside=by_sentence[claim.sentence])
        for index, claim in enumerate(claims)
    }
    return {index: suggested for index, suggested in found.items() if suggested.texts}


def suggest_wording(
    claim: Claim, sentence: Sentence, table: EvidenceTable, matcher: TermMatcher, *, beside: Sequence[Claim] = ()
) -> Suggested:
    """At most two fairer sentences for an overstated or contradicted claim, the author's own first; often there is none.

    ``beside`` holds the claims of the same sentence, itself included or not; ``matcher`` knows the vocabulary's names.
    """
    if claim.verdict not in (Verdict.OVERSTATED, Verdict.CONTRADICTED) or not claim.evidence:
        return Suggested()
    row = table[claim.evidence[0]]
    others = [other for other in beside if other is not claim]
    kept = None
    if claim.verdict is Verdict.OVERSTATED and not _says_more(others) and not QUOTED.search(sentence.text):
        kept = _hedged([claim, *others], sentence, table) if _hedge_is_enough(row) else None
        kept = kept or _prefaced(claim, others, sentence, table)
    written = None
    if sentence.text.rstrip().endswith((".", "!")) and _is_all(claim, others, sentence):
        written = _of_people(_written(claim, row, matcher), row) or _as_the_row_says(claim, row)
    return Suggested(tuple(dict.fromkeys(text for text in (kept, written) if text)), kept)


def _is_leant_on(index: int, sentences: Sequence[Sentence]) -> bool:
    following = sentences[index + 1 : index + 2]
    return any(LEANING.match(one.text) and one.block == sentences[index].block for one in following)


def _says_more(others: Sequence[Claim]) -> bool:
    """Whether an edit of the claim's words would also take back one that the evidence carries."""
    return any(other.verdict is Verdict.SUPPORTED and not other.negated for other in others)


def _is_all(claim: Claim, others: Sequence[Claim], sentence: Sentence) -> bool:
    """Whether the sentence says nothing but this claim: no other one, and next to no words around its ends."""
    spans = sorted((claim.cause.span, claim.cue.span, claim.effect.span), key=lambda span: span.start)
    before = sentence.text[: spans[0].start - sentence.span.start]
    behind = sentence.text[max(span.end for span in spans) - sentence.span.start :]
    gaps = [
        sentence.text[one.end - sentence.span.start : next_one.start - sentence.span.start]
        for one, next_one in pairwise(spans)
    ]
    bare = all(len(gap.split()) <= MOST_BETWEEN and not ASIDE.search(gap) for gap in (before, *gaps))
    inside = all(sentence.span.start <= span.start < sentence.span.end for span in spans)
    return inside and not others and bare and not behind.strip(" .!")


def _hedge_is_enough(row: EvidenceRow) -> bool:
    return row.relation in CAUSAL and row.certainty >= Certainty.LOW and not row.condition


def _hedged(claims: Sequence[Claim], sentence: Sentence, table: EvidenceTable) -> str | None:
    """The author's sentence with every overstated cue under "may"; None where one of them cannot be so."""
    edits: set[tuple[int, int, str]] = set()
    first = claims[0]
    if REPORTING.search(sentence.text[: first.cue.span.start - sentence.span.start]):
        return None
    for claim in claims:
        if claim.verdict is not Verdict.OVERSTATED:
            if claim.cause.text == first.cause.text and claim.cue != first.cue and not claim.negated:
                return None  # "may wreck your sleep and drains you"
            continue
        if claim.hedge is None or PROMISING.search(claim.cue.text) or not _hedge_is_enough(table[claim.evidence[0]]):
            return None
        edits.add(claim.hedge)
    text = sentence.text
    behind = text[max(claim.effect.span.end for claim in claims) - sentence.span.start :]
    if NEXT_VERB.search(behind):
        return None
    for start, end, words in sorted(edits, reverse=True):
        capital = text[start:end][:1].isupper()
        text = text[:start] + (words[:1].upper() + words[1:] if capital else words) + text[end:]
    return text


def _prefaced(claim: Claim, others: Sequence[Claim], sentence: Sentence, table: EvidenceTable) -> str | None:
    """The author's sentence behind "It has not been shown that", where it is one plain clause about this claim."""
    text = sentence.text.strip()
    row = table[claim.evidence[0]]
    opening = _opening(row)
    if opening is None or not text.endswith(".") or claim.hedge is None or claim.aside:
        return None
    if any(not other.evidence or _opening(table[other.evidence[0]]) != opening for other in others):
        return None
    later = [other.cue.span.start for other in others if FINITE.match(other.cue.text)]
    if any("," in text[claim.cue.span.end - sentence.span.start : start - sentence.span.start] for start in later):
        return None  # an apposition, "a process that cleans cells", would take what follows for itself
    before = claim.cause.span.start - sentence.span.start
    behind = sentence.text[max(one.effect.span.end for one in (claim, *others)) - sentence.span.start :]
    if before > 0 or len(behind) > LONGEST_TAIL or LISTED.match(behind):
        return None  # "makes you fat, tired and moody": no row speaks of what follows
    if text.split()[0].lower() in NOT_OPENERS or "guarantee" in text.lower():
        return None
    return f"{opening} {_lowered(text.split()[0], claim.cause)}{text[len(text.split()[0]) :]}"


def _opening(row: EvidenceRow) -> str | None:
    if row.condition or EXCEPTION.search(row.summary):
        return None  # the denial would be wider than the row
    if row.relation is Relation.NOT_SHOWN:
        return "It has not been shown that"
    if row.certainty is Certainty.VERY_LOW and row.relation is not Relation.NO_EFFECT:
        return "It is very uncertain whether"
    return "It is uncertain whether" if row.relation is Relation.UNCERTAIN else None


def _written(claim: Claim, row: EvidenceRow, matcher: TermMatcher) -> str | None:
    """A short sentence of ours from the claim's two ends, where both are plain names of what the row is about."""
    if claim.cause.absent or claim.effect.absent or claim.effect.kind in NO_OUTCOME or POINTING.match(claim.cause.text):
        return None
    template = _template(claim, row)
    cause, effect = _name(claim.cause, matcher), _name(claim.effect, matcher) or claim.effect.name
    if template is None or cause is None or not effect:
        return None
    if "{verb}" in template and claim.effect.kind in MEASURED and claim.effect.name:
        effect = claim.effect.name  # "may increase gut microbiome diversity", not "a diverse gut microbiome"
    more = MORE.get((row.relation, claim.effect.kind or Kind.POPULATION), "")
    verb = _verb(claim, row)
    if verb is None and "{verb}" in template:
        return None
    return _sentence(template.format(cause=cause, effect=effect, verb=verb, more=more))


def _template(claim: Claim, row: EvidenceRow) -> str | None:
    if row.relation is Relation.NO_EFFECT:
        return NO_DIFFERENCE[row.certainty]
    plainly = claim.direction is not Direction.UNSPECIFIED and _verb(claim, row) is not None
    if row.relation is Relation.NOT_SHOWN:
        return NOT_SHOWN if plainly else "An effect of {cause} on {effect} has not been shown"
    if row.certainty is Certainty.VERY_LOW:
        return "The evidence is very uncertain about the effect of {cause} on {effect}"
    if row.relation is Relation.UNCERTAIN:
        return UNCERTAIN if plainly else "The effect of {cause} on {effect} is uncertain"
    if row.relation not in CAUSAL:
        return ONLY_A_LINK
    may = "may" if claim.verdict is Verdict.OVERSTATED or row.certainty is Certainty.LOW else "can"
    return "{cause} " + may + " {verb} {effect}"


def _verb(claim: Claim, row: EvidenceRow) -> str | None:
    """A base form that says what the row, or else the claim, says of that kind of effect; None where none says it plainly."""
    illness, measured = claim.effect.kind in ILLNESS, claim.effect.kind in MEASURED
    if row.relation in CAUSAL and claim.direction is Direction.UNSPECIFIED and claim.verdict is Verdict.OVERSTATED:
        return "affect"
    if not illness and not (measured and COUNTING.search(claim.cue.text)):
        return None
    less = row.relation is Relation.DECREASES if row.relation in CAUSAL else claim.direction is Direction.DECREASES
    return "reduce" if less else "contribute to" if illness else "increase"


def _as_the_row_says(claim: Claim, row: EvidenceRow) -> str | None:
    """The row's own summary, which names its people and its condition, where it is about these very ends and no part of them."""
    ends = (claim.cause.concept, claim.effect.concept) == (row.cause, row.effect)
    whole = not POINTING.match(claim.cause.text) and not NARROWED.search(f"{claim.cause.text} | {claim.effect.text}")
    return row.summary if ends and whole and len(row.summary) <= LONGEST_SUMMARY else None


def _of_people(written: str | None, row: EvidenceRow) -> str | None:
    """The short sentence said of the people who were studied; None where the row holds under a condition it cannot name."""
    if written is None or row.condition or EXCEPTION.search(row.summary):
        return None
    population = row.population
    if ANYBODY.fullmatch(population):
        return written
    if not PEOPLE.fullmatch(population) or len(population.split()) > LONGEST_PEOPLE:
        return None
    first, _, rest = written.partition(" ")
    plain = first[:1].isupper() and first[1:].islower()
    return f"In {population[:1].lower()}{population[1:]}, {first.lower() if plain else first} {rest}"


def _name(phrase: Phrase, matcher: TermMatcher) -> str | None:
    """The phrase as it reads inside a sentence, where it is a name and nothing more; the harm by its own name.

    A capital stays where the word is a name or a short form.
    """
    if (phrase.concept or "").endswith("-damage") and phrase.name and "damage" not in phrase.meant.lower():
        return phrase.name
    words = FOCUS.sub("", phrase.meant)
    plain = ARTICLE.sub("", words)
    found = matcher.find(plain)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(plain)) or found[0].concept != phrase.concept:
        return None
    parts = words.split()
    titled = len(parts) > 1 and all(part[:1].isupper() for part in parts if part.isalpha() and len(part) > 3)
    return " ".join(_lowered(part, phrase) if index == 0 or titled else part for index, part in enumerate(parts))


def _lowered(word: str, phrase: Phrase) -> str:
    """The word without a capital that only its place gave it."""
    plain = word[:1].isupper() and not any(letter.isupper() or letter.isdigit() for letter in word[1:])
    return word.lower() if plain and word not in (phrase.name or "") else word


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
