"""Where a flagged phrase should pass: in questions, denials, quotation marks, hearsay and refutations."""

from ...rules.discourse import Discourse, load_discourse
from ...rules.phrasing import found_any
from ..values import BlockKind, Sentence
from .reading import Reading

QUOTES = {"\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb", '"': '"', "'": "'"}
CLOSERS = "\"'\u201d\u2019\u00bb)] \t"
BOILERPLATE = "boilerplate"
WORDS_BEFORE = 8
WORDS_JUST_BEFORE = 3
WORDS_AFTER = 5


def silence(reading: Reading, sentence: Sentence, start: int, end: int) -> str | None:
    """Why ``sentence.text[start:end]`` is not the author's own assertion, or None where it is."""
    discourse = load_discourse()
    block = reading.block(sentence)
    if block.quoted or _in_quotation_marks(sentence.text, start, end):
        return "quoted"
    if sentence.text.rstrip(CLOSERS).endswith("?"):
        return "a question"
    if is_debunked(reading, sentence):
        return "debunked"
    if found_any(discourse.reported, sentence.text):
        return "reported"
    if _is_denied(discourse, sentence.text, start, end):
        return "denied"
    return BOILERPLATE if block.boilerplate else None


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
    """Whether the next sentence of the block says that it is not so: "This is a myth." "There is no evidence for it."."""
    following = sentence.index + 1
    if following >= len(reading.sentences) or reading.sentences[following].block != sentence.block:
        return False
    text = reading.sentences[following].text
    return any(start == 0 for phrasing in load_discourse().taken_back for start, _ in phrasing.ranges(text))


def _is_denied(discourse: Discourse, text: str, start: int, end: int) -> bool:
    before = _last_clause(discourse, text[:start]).split()
    after = _first_clause(discourse, text[end:]).split()
    return (
        found_any(discourse.negations, " ".join(before[-WORDS_BEFORE:]))
        or found_any(discourse.near_negations, " ".join(before[-WORDS_JUST_BEFORE:]))
        or found_any(discourse.denied_after, " ".join(after[:WORDS_AFTER]))
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


def _in_quotation_marks(text: str, start: int, end: int) -> bool:
    """Whether a pair of quotation marks opens before ``start`` and closes after ``end``; an apostrophe is none."""
    closer: str | None = None
    opened = 0
    for place, character in enumerate(text):
        inside_word = text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
        if closer is None and character in QUOTES and not text[place - 1 : place].isalnum():
            closer, opened = QUOTES[character], place
        elif closer is not None and character == closer and not inside_word:
            if opened < start and end <= place:
                return True
            closer = None
    return False
