"""Where a claim's cue and the claim itself stand, and the edit that would hedge the cue."""

from collections.abc import Sequence

from spacy.tokens import Token

from ..source_map import Span
from ..values import Cue
from .conjuncts import SUBJECTS
from .hedge_cue import hedge_cue
from .lemma import lemma_of
from .name_ends import End, Reading
from .weigh_wording import EVIDENCE_NOUNS, MAX_CLIMB, SUPPOSING, Wording

RISKS = frozenset({"risk", "risks", "chance", "chances", "odds", "likelihood", "incidence", "rate", "rates"})


def place_cue(reading: Reading, word: Token, wording: Wording, cause: End, effect: End) -> Cue:
    """The cue's words from its modal to its preposition, as far as no end stands between them."""
    taken = {other.i for other in wording.words if other.doc is word.doc and abs(other.i - word.i) <= 7}
    taken |= {
        child.i for child in word.children if child.dep_ in {"prep", "agent", "prt"} and child.i - word.i in {1, 2}
    }
    for carrier in word.children:
        if carrier.lower_ in RISKS and carrier.dep_ == "dobj":
            taken |= {
                carrier.i,
                *(child.i for child in carrier.children if child.dep_ == "prep" and child.i == carrier.i + 1),
            }
    spans = [end.phrase.span for end in (cause, effect)]
    first = last = word.i
    for index in range(word.i - 1, min(taken) - 1, -1) if taken else ():
        if _occupied(reading, word.doc[index], spans) or index not in taken and not _links(word.doc[index], word):
            break
        first = index if index in taken else first
    for index in range(word.i + 1, max(taken) + 1) if taken else ():
        if _occupied(reading, word.doc[index], spans) or index not in taken and not _links(word.doc[index], word):
            break
        last = index if index in taken else last
    span = word.doc[first : last + 1]
    return Cue(span.text, reading.span(span.start_char, span.end_char))


def _links(token: Token, cue: Token) -> bool:
    """Whether the token may stand inside a cue: an auxiliary, adverb, article or adjective, but no noun or comma."""
    if token.dep_ == "compound" and token.head == cue or token.lower_ in RISKS:
        return True
    return token.pos_ in {"ADV", "PART", "AUX", "DET", "ADJ", "VERB", "ADP"} and token.dep_ not in {"dobj", "pobj"}


def _occupied(reading: Reading, token: Token, spans: Sequence[Span]) -> bool:
    here = reading.span(token.idx, token.idx + max(1, len(token.text)))
    return any(span.overlaps(here) for span in spans)


def extent_of(reading: Reading, cue: Cue, cause: End, effect: End) -> Span:
    """The part of the sentence, item or cell that asserts the claim."""
    whole = reading.sentence.span
    inside = [span for span in (cue.span, cause.phrase.span, effect.phrase.span) if whole.contains(span)]
    if not inside:
        return whole
    return Span(min(span.start for span in inside), max(span.end for span in inside))


def hedge_of(cue: Token) -> tuple[int, int, str] | None:
    """The hedging edit in characters of the sentence's text, or None where no plain edit keeps the grammar."""
    edit = hedge_cue(cue)
    if edit is None:
        return None
    replaced = cue.doc[edit[0] : edit[1]]
    return replaced.start_char, replaced.end_char, edit[2]


def stands_aside(cue: Token) -> bool:
    """Whether the cue stands in a relative or subordinate clause, beside what the sentence is about."""
    word = cue
    for _ in range(MAX_CLIMB):
        if word.dep_ in {"relcl", "acl", "appos", "pcomp"} and lemma_of(word.head) not in EVIDENCE_NOUNS | SUPPOSING:
            return True
        if word.dep_ == "advcl" and any(child.dep_ in SUBJECTS | {"mark"} for child in word.children):
            return True
        if word.head == word:
            return False
        word = word.head
    return False
