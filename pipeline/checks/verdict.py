"""Claims by their verdict: stronger than the evidence, or against it."""

import re
from collections.abc import Iterator

from ...rules.evidence import EvidenceRow
from ...rules.kinds import VerdictParams
from ...rules.phrasing import found_any
from ...rules.rule import Rule
from ...rules.scales import BAND_OF, Band, Certainty, Relation, Severity, Strength, Verdict
from ..values import Claim, Finding
from .reading import Reading, claim_words, is_asserted
from .silence import is_taken_back

CAUSAL = frozenset({Relation.INCREASES, Relation.DECREASES})
MANNERS = {
    Band.FLAT: "as fact",
    Band.CAN: 'with "can"',
    Band.HEDGED: "with a hedge",
    Band.SILENT: "in passing",
}
DESIGNS = {
    "systematic-review": "a systematic review",
    "guideline": "a guideline",
    "consensus": "an expert consensus",
    "rct": "a randomised trial",
    "cohort": "a cohort study",
    "case-control": "a case-control study",
    "cross-sectional": "a cross-sectional study",
    "case-series": "a series of cases",
    "case-reports": "single case reports",
    "animal": "animal experiments",
    "in-vitro": "laboratory experiments",
    "narrative-review": "a narrative review",
    "fact-sheet": "a fact sheet",
    "textbook": "a textbook",
}
NARROW = re.compile(
    r"(?:people|adults|children|women|men|patients|smokers) (?:with|on|who|short of|without|at|taking|whose|after|under|over)"
    r"|(?:(?:pregnant|postmenopausal|older|overweight|obese) (?:women|adults|people|men)|infants|children|athletes)\b",
    re.IGNORECASE,
)
MIXED = re.compile(r";|\b(?:various|with and without|with or without|mostly|mainly|and others)\b", re.IGNORECASE)


def check_verdict(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding for every claim in earnest with the rule's verdict; its severity grows with the distance in bands."""
    params = rule.params
    assert isinstance(params, VerdictParams)
    for index, claim in enumerate(reading.claims):
        if claim.verdict is not params.verdict or not is_asserted(claim):
            continue
        if is_taken_back(reading, reading.sentences[claim.sentence]) or _passes(params, claim, reading):
            continue
        message = rule.message.format_map(_words(reading, claim))
        severity = _severity(params, claim, reading)
        yield reading.claim_finding(rule, index, min(severity, rule.severity), message)


def _severity(params: VerdictParams, claim: Claim, reading: Reading) -> Severity:
    gap = band_gap(claim)
    severity = params.severity_by_gap[min(gap, len(params.severity_by_gap) - 1)]
    lowered = (
        found_any(params.mild, claim.cue.text),
        found_any(params.softened, reading.sentences[claim.sentence].text),
        not claim.span.contains(claim.cue.span) and not claim.promotional,
        params.unless_shown and _is_likely(reading, claim),
    )
    return list(Severity)[max(severity.rank - sum(lowered), 0)]


def _passes(params: VerdictParams, claim: Claim, reading: Reading) -> bool:
    """ "Can" over evidence of low certainty that it does."""
    said = claim.strength is Strength.CAN_CAUSE and not claim.promotional
    return said and params.unless_shown and _is_likely(reading, claim)


def _is_likely(reading: Reading, claim: Claim) -> bool:
    row = best_row(reading, claim)
    return row is not None and row.relation in CAUSAL and row.certainty is Certainty.LOW


def band_gap(claim: Claim) -> int:
    """How many bands the claim's wording lies above what the evidence permits; 0 for the same band or below.

    Against a contradicted claim all of its strength counts, whatever the evidence permits the other way round.
    Bands, not steps of the statement scale: readers do not tell "may" from "is linked to" (Adams et al. 2017).
    """
    permitted = Strength.NONE if claim.verdict is Verdict.CONTRADICTED else claim.permitted or Strength.NONE
    return max(BAND_OF[claim.strength].rank - BAND_OF[permitted].rank, 0)


def _words(reading: Reading, claim: Claim) -> dict[str, str]:
    row = best_row(reading, claim)
    words = claim_words(claim) | {"manner": MANNERS[BAND_OF[claim.strength]]}
    if row is None:
        return words | dict.fromkeys(("certainty", "design", "permitted", "summary", "source"), "unknown")
    source = reading.evidence.sources.get(row.sources[0]) if row.sources else None
    return words | {
        "certainty": row.certainty.replace("-", " "),
        "design": DESIGNS[row.design],
        "permitted": permitted_wording(reading, row),
        "summary": row.summary.rstrip("."),
        "source": source.title if source else "unknown",
    }


def best_row(reading: Reading, claim: Claim) -> EvidenceRow | None:
    """The claim's row that sets what is permitted, else its first; None for a claim without evidence."""
    rows = [reading.evidence[identifier] for identifier in claim.evidence]
    return next((row for row in rows if row.permitted is claim.permitted), rows[0] if rows else None)


def permitted_wording(reading: Reading, row: EvidenceRow) -> str:
    """What the row lets a sentence say and of whom, in the words that GRADE guidelines 26 gives its certainty."""
    return _wording(reading, row) + _for_whom(reading, row)


def _wording(reading: Reading, row: EvidenceRow) -> str:
    cause, effect = (_name(reading, concept) for concept in (row.cause, row.effect))
    if row.relation is Relation.NO_EFFECT:
        doubt = {Certainty.HIGH: "makes", Certainty.MODERATE: "probably makes"}.get(row.certainty, "may make")
        return f"{cause} {doubt} little or no difference to {effect}"
    if row.relation is Relation.NOT_SHOWN:
        return f"an effect of {cause} on {effect} has not been shown"
    if row.certainty is Certainty.VERY_LOW:
        return f"the evidence on {cause} and {effect} is very uncertain"
    if row.relation is Relation.UNCERTAIN:
        return f"the effect of {cause} on {effect} is uncertain"
    if row.permitted is Strength.CORRELATIONAL:
        return f"there is a link between {cause} and {effect}"
    hedge = {Certainty.HIGH: "can", Certainty.MODERATE: "probably can"}.get(row.certainty, "may")
    verb = "reduce" if row.relation is Relation.DECREASES else "contribute to"
    return f"{cause} {hedge} {verb} {effect}"


def _for_whom(reading: Reading, row: EvidenceRow) -> str:
    """`` in people with diabetes``; empty where the row holds for people at large or its own ends say for whom."""
    population = row.population
    if not NARROW.match(population) or MIXED.search(population):
        return ""
    said = " ".join(name for end in (row.cause, row.effect) for name in _names(reading, end)).casefold().split()
    told = [word for word in population.casefold().split()[1:] if len(word) > 3 and word not in ("with", "without")]
    return "" if told and all(word in said for word in told) else f" in {population}"


def _names(reading: Reading, concept: str) -> tuple[str, ...]:
    known = reading.vocabulary.get(concept)
    return (known.name, *known.synonyms, *known.as_written) if known else (concept.replace("-", " "),)


def _name(reading: Reading, concept: str) -> str:
    return _names(reading, concept)[0]
