"""One frozen value per stage: Post -> Sentence -> Entity -> Claim -> Finding, gathered in a PostResult."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ..rules.kinds import SuppressionState
from ..rules.scales import Direction, Kind, Severity, Strength, Verdict
from .source_map import Prose, Span

LONGEST_RUN = 200
NO_METADATA: Mapping[str, str] = MappingProxyType({})


class BlockKind(StrEnum):
    """The role of a unit of prose in its post."""

    TITLE = "title"
    DESCRIPTION = "description"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    TERM = "term"
    DEFINITION = "definition"


LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL, BlockKind.DEFINITION})  # read together with what introduces them


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of prose that is read by itself: a paragraph, heading, list item, table cell, caption.

    ``heading``, ``lead_in``, ``column_header`` and ``row_header`` are indexes into the post's blocks, always smaller
    than the block's own: the nearest heading above, the paragraph, term or parent item that introduces a list item
    (or the term that a definition defines), and the header cells of a table cell.
    ``level`` is 1 to 6 for headings and the nesting depth (from 1) for items, else 0.
    """

    kind: BlockKind
    prose: Prose
    level: int = 0
    heading: int | None = None
    lead_in: int | None = None
    column_header: int | None = None
    row_header: int | None = None
    quoted: bool = False
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink's address and the file's span of its visible text (or of the address where it stands bare)."""

    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """A note to overclaim as its author wrote it: a comment, or an entry of ``overclaim`` in the front matter.

    ``text`` is what stands between the marks of the comment. ``covers`` is the file's span of the block that holds the
    comment, or else of the next one; None where there is none. ``entry`` has the keys and values of an entry in the
    front matter in their order, ``fault`` says in a sentence why an entry could not be read as such; both None for a
    comment.
    """

    text: str
    span: Span
    covers: Span | None = None
    entry: tuple[tuple[str, str], ...] | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post as read: the decoded text of its file and its blocks of prose in reading order.

    ``metadata`` has lower-case keys with underscores, such as ``author``, ``date``, ``reviewed_by``.
    ``words`` counts whitespace-separated words of the blocks that are not boilerplate.
    """

    path: str
    text: str = field(repr=False)
    format: str
    blocks: tuple[Block, ...]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=lambda: NO_METADATA)
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()

    @property
    def words(self) -> int:
        """Words of prose that are the article's own."""
        return sum(len(block.prose.text.split()) for block in self.blocks if not block.boilerplate)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a heading, item or cell without one: ``text == block.prose.text[start:end]``."""

    index: int
    block: int
    start: int
    end: int
    text: str
    span: Span


def is_readable(text: str) -> bool:
    """Whether a sentence is prose at all: an unbroken run of LONGEST_RUN characters is data, and no tokenizer's job."""
    return len(text) < LONGEST_RUN or max(map(len, text.split()), default=0) < LONGEST_RUN


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a health matter; ``concept`` and ``name`` are None where only the recogniser knows it.

    ``start`` and ``end`` count characters of its sentence's text, ``span`` those of the file.
    """

    sentence: int
    start: int
    end: int
    text: str
    span: Span
    kind: Kind
    concept: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that state a relation, with their modal: "can trigger", "is linked to"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """One end of a claim: the shortest phrase that names it, without markup.

    ``resolved`` is the earlier phrase that a pronoun or demonstrative stands for; concepts are then those of it.
    ``absent`` says that the phrase names doing without its concept: "avoiding sugar", "less salt";
    ``partial`` that it speaks of some of them only: "certain antidepressants".
    """

    text: str
    span: Span
    concept: str | None = None
    name: str | None = None
    kind: Kind | None = None
    resolved: str | None = None
    absent: bool = False
    partial: bool = False

    @property
    def meant(self) -> str:
        """The phrase that a reader understands: what a pronoun stands for, or the text itself."""
        return self.resolved or self.text


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation that a sentence asserts between a cause and an effect, and how strongly.

    ``span`` is the part of the sentence, item or cell that asserts it. ``setting`` names subjects that are not people
    ("mice", "cells"). ``discourse`` says why a claim is not the author's own ("debunked", "quoted"), or None.
    ``reasons`` says in words how the strength was read, for `trace`. ``hedge`` is the edit (characters of the
    sentence's text, half open, and the words to put there) that would let the sentence say "may". ``aside`` says that
    a relative or subordinate clause asserts it, beside what the sentence is about.
    """

    sentence: int
    span: Span
    cue: Cue
    cause: Phrase
    effect: Phrase
    strength: Strength
    direction: Direction
    negated: bool = False
    denied: Strength | None = None
    health: bool = True
    promotional: bool = False
    attribution: str | None = None
    setting: str | None = None
    discourse: str | None = None
    reasons: tuple[str, ...] = ()
    hedge: tuple[int, int, str] | None = None
    aside: bool = False
    verdict: Verdict = Verdict.UNVERIFIED
    permitted: Strength | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggested:
    """Fairer sentences in place of one; ``kept`` is the one of them that keeps the author's own, with words put in or before."""

    texts: tuple[str, ...] = ()
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to show an editor; ``claim`` indexes the post's claims, ``text`` is the prose of ``span``.

    ``safe_suggestion`` is the one of the ``suggestions`` that keeps the author's own sentence, if one does.
    """

    rule: str
    severity: Severity
    message: str
    span: Span
    text: str
    sentence: int | None = None
    claim: int | None = None
    permitted: Strength | None = None
    evidence: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    suppressed_because: str | None = None
    in_baseline: bool = False
    safe_suggestion: str | None = None


class Scope(StrEnum):
    """Where the findings stand that a suppression lets through; its members are the verbs of a comment."""

    BLOCK = "allow"
    LINE = "allow-line"
    FILE = "allow-file"


@dataclass(frozen=True, slots=True)
class Suppression:
    """What a directive asks for and what became of it.

    Findings of ``rule`` that begin in the file's span ``covers`` are let through, up to and on the day ``until``, and
    only those whose words or sentence hold the words ``on``, where these are given. ``problem`` says in a sentence what
    makes it malformed or leaves it unused. Of a malformed one only the place, ``span``, is known.
    """

    span: Span
    state: SuppressionState
    scope: Scope | None = None
    rule: str = ""
    reason: str = ""
    until: date | None = None
    on: str | None = None
    covers: Span | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PostResult:
    """All there is to report of one post. ``failure`` says in one line why it was not, or not wholly, checked."""

    path: str
    post: Post | None = field(default=None, repr=False)
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    failure: str | None = None
