"""Where a flagged phrase should pass: in questions, denials, quotation marks, hearsay and refutations."""

from ...rules.discourse import Discourse, load_discourse
from ...rules.phrasing import found_any
from ..values import BlockKind, Sentence
from .reading import Reading

QUOTES = {"\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb", '"': '"', "'": "'"}
CLOSERS = "\"'\u201d\u2019\u00bb)] \t"
BOILERPLATE = "boilerplate"
CHARACTERS_AROUND = 400
WORDS_BEFORE = 8
WORDS_JUST_BEFORE = 3
WORDS_AFTER = 5


def silence(reading: Reading, sentence: Sentence, start: int, end: int) -> str | None:
    """Why ``sentence.text[start:end]`` is not the author's own assertion, or None where it is."""
    if sentence.index not in reading.silences:
        reading.silences[sentence.index] = _silence_of_sentence(reading, sentence)
    reason = reading.silences[sentence.index]
    if reason is not None:
        return reason
    before = sentence.text[max(start - CHARACTERS_AROUND, 0) : start]
    after = sentence.text[end : end + CHARACTERS_AROUND]
    if _in_quotation_marks(before, after):
        return "quoted"
    if _is_denied(load_discourse(), before, after):
        return "denied"
    return BOILERPLATE if reading.block(sentence).boilerplate else None


def _silence_of_sentence(reading: Reading, sentence: Sentence) -> str | None:
    if reading.block(sentence).quoted:
        return "quoted"
    if sentence.text.rstrip(CLOSERS).endswith("?"):
        return "a question"
    if is_debunked(reading, sentence):
        return "debunked"
    return "reported" if found_any(load_discourse().reported, sentence.text) else None


def is_debunked(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence, the next one or a heading above says that it is not so."""
    discourse = load_discourse()
    if found_any(discourse.debunking, sentence.text):
        return True
    if is_taken_back(reading, sentence):
        return True
    if sentence.text.casefold().startswith(("fact:", "truth:", "reality:")):
        return False
    above = reading.introductions(reading.block(sentence))
    return any(
        found_any(discourse.refuting_headings, block.prose.text)
        for block in above
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TERM, BlockKind.ITEM, BlockKind.CELL)
    )


def is_taken_back(reading: Reading, sentence: Sentence) -> bool:
    """Whether the next sentence says that it is not so: "This is a myth." "There is no evidence for it."."""
    following = _following(reading, sentence)
    if following is None:
        return False
    text = following.text
    return any(phrasing.opens(text) for phrasing in load_discourse().taken_back)


def _following(reading: Reading, sentence: Sentence) -> Sentence | None:
    """The next sentence of the block; behind a list, the first that follows it."""
    listed = reading.block(sentence).kind is BlockKind.ITEM
    for other in reading.sentences[sentence.index + 1 :]:
        if other.block == sentence.block:
            return other
        if not listed:
            return None
        kind = reading.block(other).kind
        if kind is not BlockKind.ITEM:
            return other if kind is BlockKind.PARAGRAPH else None
    return None


def _is_denied(discourse: Discourse, before: str, after: str) -> bool:
    left = _last_clause(discourse, before).split()
    right = _first_clause(discourse, after).split()
    return (
        found_any(discourse.negations, " ".join(left[-WORDS_BEFORE:]))
        or found_any(discourse.near_negations, " ".join(left[-WORDS_JUST_BEFORE:]))
        or found_any(discourse.denied_after, " ".join(right[:WORDS_AFTER]))
    )


def _last_clause(discourse: Discourse, text: str) -> str:
    ends = [end for phrasing in discourse.clause_ends for _, end in phrasing.ranges(text)]
    ends += [place + 1 for place, character in enumerate(text) if character in ",;:\u2014\u2013("]
    return text[max(ends, default=0) :]


def _first_clause(discourse: Discourse, text: str) -> str:
    starts = [start for phrasing in discourse.clause_ends for start, _ in phrasing.ranges(text)]
    starts += [place for place, character in enumerate(text) if character in ",;:\u2014\u2013)"]
    joined = text.find(" and ")
    return text[: min([*starts, *([joined] if joined >= 0 else [])], default=len(text))]


def _in_quotation_marks(before: str, after: str) -> bool:
    """Whether a quotation mark is open at the end of ``before`` and closed in ``after``; an apostrophe is none."""
    closer: str | None = None
    for place, character in enumerate(before):
        starts_word = not before[place - 1 : place].isalnum()
        if closer is None and character in QUOTES and starts_word:
            closer = QUOTES[character]
        elif character == closer and not (
            before[place - 1 : place].isalnum() and before[place + 1 : place + 2].isalnum()
        ):
            closer = None
    if closer is None:
        return False
    ends = (place for place, character in enumerate(after) if character == closer)
    return any(not after[place + 1 : place + 2].isalnum() for place in ends)
