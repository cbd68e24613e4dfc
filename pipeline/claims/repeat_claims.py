"""Claims that repeat an earlier one in few words, as "So do stress and sugar" and "It does not" do.

What is repeated (cue, effect, strength) is taken from the claim before; only the new cause, or the denial, stands here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ...rules.language import Language
from ...rules.scales import Strength
from ..values import Claim, Cue, Phrase
from .choose_ends import named_by
from .conjuncts import expand
from .name_ends import EndNamer, Reading

DOING = frozenset({"do", "does", "did", "can", "will", "may", "might", "could", "is", "are", "has", "have"})
DENIES = re.compile(
    r"^(?:but |yet |and |in fact,? |actually,? )?"
    r"(?:(?:[\w'’ ]{0,60}) (?:found|showed|shown|confirmed|concluded|proved|proven|says?|suggests?) that )?"
    r"(?P<who>it|they|this|that|these|those)(?: \w+ly)? (?P<verb>do|does|did|has|have|can|will|is|are|was|were)"
    r"(?P<not> not|n['’]t|not| rarely| never| very rarely do)?[.!]?$",
    re.IGNORECASE,
)
LEANING = re.compile(
    r"\b(?:so|as) (?:do|does|did|can|will|may|might|could|is|are|has|have)\b"
    r"|\b(?:do|does|did|has|have|can|will|is|are|was|were)(?: not|n['’]t| rarely| never)?[.!]?[\"'”’ ]*$",
    re.IGNORECASE,
)
QUOTES = " \"'“”‘’"
LONGEST = 12  # words of a sentence that does no more than deny
NOBODY = re.compile(r"^(?:no|not one|none of the|neither) ", re.IGNORECASE)
RARELY = re.compile(r"\b(?:very )?(?:rarely|never|seldom|hardly ever) (?:do|does|did|can|will)[.!]?$", re.IGNORECASE)


def leans(text: str) -> bool:
    """Whether a sentence may repeat or deny what was just said."""
    return LEANING.search(text) is not None


def repeat_claims(
    doc: Doc, reading: Reading, before: Sequence[Claim], namer: EndNamer, language: Language
) -> list[Claim]:
    """The claims of a sentence that lean on ``before``, the claims made just before it or earlier in it."""
    if not before or not leans(reading.sentence.text):
        return []
    last = before[-1]
    same = [claim for claim in before if (claim.sentence, claim.cue) == (last.sentence, last.cue)]
    denied = _denied(reading, same)
    if denied:
        return denied
    found: list[Claim] = []
    if doc[0].lower_ == "as":
        return found  # "As X dwindles, so does Y" compares two courses
    for word in doc:
        if word.lower_ in {"so", "as"} and word.i + 2 < len(doc) and doc[word.i + 1].lower_ in DOING:
            if doc[word.i + 2].lower_ in {"not", "n't"}:
                continue  # "so do not wait"
            found += _likewise(word, same, reading, namer, language)
    return found


def _likewise(word: Token, same: Sequence[Claim], reading: Reading, namer: EndNamer, language: Language) -> list[Claim]:
    """ "So do X and Y", "as does X": X and Y are causes of what was just said."""
    first = next(
        (token for token in word.doc[word.i + 2 :] if token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG"), None
    )
    if first is None and not word.doc[word.i + 2].is_punct:
        first = word.doc[word.i + 2]  # a name that was read as an adjective: "and so is kava"
    if first is None or first.i > word.i + 6:
        return []
    while first.dep_ in {"compound", "nmod", "amod"} and first.head.i > first.i:
        first = first.head
    span = word.doc[word.i : word.i + 2]
    cue = Cue(span.text, reading.span(span.start_char, span.end_char))
    effects = {claim.effect.meant: claim for claim in same}.values()
    return [
        replace(
            claim,
            sentence=reading.sentence.index,
            span=reading.sentence.span,
            cue=cue,
            cause=end.phrase,
            effect=_borrowed(claim.effect),
            hedge=None,
            reasons=(f"“{span.text}” repeats what “{claim.cue.text}” states", *claim.reasons),
        )
        for token in expand([first])
        for named in named_by(token, language)
        for end in namer.ends(named, reading)
        for claim in effects
    ]


def _denied(reading: Reading, same: Sequence[Claim]) -> list[Claim]:
    """ "It does not.", "Trials found that they did not.", "No trial has shown that they do."."""
    text = reading.sentence.text.rstrip(QUOTES)
    begin = len(text) - len(text.lstrip(QUOTES))
    found, rarely = DENIES.match(text[begin:]), RARELY.search(text, begin)
    if found is not None and not (found["not"] or NOBODY.match(text[begin:])):
        found = None
    if len(text.split()) > LONGEST or same[-1].negated or found is None and rarely is None:
        return []
    start, end = (
        (begin + found.start("verb"), begin + found.end("verb")) if found else rarely.span() if rarely else (0, 0)
    )
    cue = Cue(reading.sentence.text[start:end], reading.span(start, end))
    return [
        replace(
            claim,
            sentence=reading.sentence.index,
            span=reading.sentence.span,
            cue=cue,
            cause=_borrowed(claim.cause),
            effect=_borrowed(claim.effect),
            negated=True,
            denied=claim.strength,
            strength=Strength.NONE,
            discourse=None,
            attribution=None,
            hedge=None,
            reasons=(*claim.reasons, f"“{text}” denies what was just said"),
        )
        for claim in same
    ]


def _borrowed(phrase: Phrase) -> Phrase:
    """An end that was named before: it keeps the place where it stands."""
    return replace(phrase, resolved=phrase.meant)
