"""Cause-Effect between two marked nominals, with its direction (SemEval-2010 task 8, Hendrickx et al.)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...pipeline.run import Checker
from ...pipeline.values import Claim
from ...rules.source_error import SourceError
from ..gold import read_records
from .content_words import content_lemmas
from .labelled_score import Figures, Half, LabelledScore, Miss, by_half, half_of
from .read_claims import read_claims, shown
from .tally import Tally

KEYS = frozenset({"sentence", "e1", "e2", "cause", "effect"})

Direction = tuple[str, str]  # cause, effect


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence, its two marked nominals, and which causes which: (cause, effect), or None where neither does."""

    text: str
    nominals: tuple[str, str]
    gold: Direction | None


def score_cause_effect(path: Path, checker: Checker) -> LabelledScore:
    """Score a JSON Lines file with the keys sentence, e1, e2, cause, effect; raises SourceError for a broken line."""
    sentences = [_marked(path, line, record) for line, record in read_records(path)]
    claims, failures = read_claims([one.text for one in sentences], checker)
    read = [(one, found_direction(one, found)) for one, found in zip(sentences, claims, strict=True)]
    misses = tuple(
        Miss(one.text, _said(one.gold), _said(found), tuple(map(shown, those)))
        for (one, found), those in zip(read, claims, strict=True)
        if one.gold != found and half_of(one.text) is Half.TUNED
    )
    parts = by_half(read, lambda pair: pair[0].text, measure)
    return LabelledScore(str(path), "cause-effect", parts, misses, failures)


def found_direction(sentence: MarkedSentence, claims: Sequence[Claim]) -> Direction | None:
    """The first claim's reading of the nominals: (cause, effect) where its ends hold one each; a denial is no claim."""
    for claim in claims:
        if claim.negated:
            continue
        for cause, effect in (sentence.nominals, sentence.nominals[::-1]):
            if _holds(claim.cause.meant, cause) and _holds(claim.effect.meant, effect):
                return cause, effect
    return None


def measure(read: Iterable[tuple[MarkedSentence, Direction | None]]) -> Figures:
    """Precision, recall and F1 of Cause-Effect over all sentences; the wrong direction is wrong twice."""
    pairs = [(one.gold, found) for one, found in read]
    tally = Tally(
        right=sum(gold is not None and gold == found for gold, found in pairs),
        found=sum(found is not None for _, found in pairs),
        wanted=sum(gold is not None for gold, _ in pairs),
    )
    return {"sentences": len(pairs), "precision": tally.precision, "recall": tally.recall, "f1": tally.f1}


def _holds(phrase: str, nominal: str) -> bool:
    """Whether ``phrase`` has the nominal's head, its last word, in it."""
    words = nominal.split()
    return bool(words) and not content_lemmas(words[-1]).isdisjoint(content_lemmas(phrase))


def _said(direction: Direction | None) -> str:
    return "no relation" if direction is None else " -> ".join(direction)


def _marked(path: Path, line: int, record: Mapping[str, Any]) -> MarkedSentence:
    missing = sorted(KEYS - record.keys())
    if missing:
        raise SourceError(path, line, f"lacks {', '.join(missing)}")
    if not all(isinstance(record[key], str) and record[key].strip() for key in ("sentence", "e1", "e2")):
        raise SourceError(path, line, "sentence, e1 and e2 must be texts")
    nominals, ends = (record["e1"], record["e2"]), (record["cause"], record["effect"])
    if ends != (None, None) and ends not in (nominals, nominals[::-1]):
        raise SourceError(path, line, f"cause and effect are {ends!r}, not e1 and e2 in either order, nor both null")
    return MarkedSentence(record["sentence"], nominals, None if ends == (None, None) else ends)
