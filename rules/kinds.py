"""The kinds of rule: the parameters that each takes and the placeholders that its message may hold.

What a kind looks for is code, in ``pipeline/checks``; this table says how a rule of that kind is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from .phrasing import Phrasing
from .scales import Direction, Kind, Severity, Strength, Verdict


class Need(StrEnum):
    """What a sentence must hold for a phrase in it to be about health."""

    NOTHING = "nothing"
    ENTITY = "entity"
    CLAIM = "claim"


class Benchmark(StrEnum):
    """What a health page should state about itself."""

    AUTHOR = "author"
    DATE = "date"
    REFERENCES = "references"
    REVIEWER = "reviewer"
    PRIMARY_SOURCE = "primary-source"


class SuppressionState(StrEnum):
    """What became of a suppression; one is off while the rule that it names does not run."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"
    MALFORMED = "malformed"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class VerdictParams:
    """``severity_by_gap``: severities for claims 0, 1, 2, ... bands stronger than the evidence, the last for any more.

    Three things lower a severity by one step each: a cue that fits ``mild``, words that promise little ("supports",
    "plays a role"); a sentence that fits ``softened`` (the finding of one study told as such, a caution); standing under
    words that introduce a list; evidence of low certainty that the effect is there (``unless_shown``), since then only
    the wording's strength is in question: "can" then passes, unless a seller says it.
    """

    verdict: Verdict
    severity_by_gap: tuple[Severity, ...]
    mild: tuple[Phrasing, ...] = ()
    softened: tuple[Phrasing, ...] = ()
    unless_shown: bool = False


@dataclass(frozen=True, slots=True)
class PhraseParams:
    """``patterns`` to flag where ``needs`` is met and no pattern of ``unless`` overlaps the match.

    ``needs`` "claim" asks for an asserted health claim around the phrase, "entity" for a health entity in the sentence.
    ``unless_kinds``: silent where an entity of one of these kinds stands before the phrase in its sentence.
    ``boilerplate_too``: calls to action are read as well, which readers take for boilerplate.
    ``with_object``: the finding reaches to the end of the illness or the like that a match acts on, where one follows.
    ``object_kinds``: a match counts only where it acts on an entity of one of these kinds.
    ``unless_supported``: silent where a claim that the evidence carries is stated by the very words.
    ``unless_in_block``: silent where one of these patterns occurs in the block that the sentence stands in.
    """

    patterns: tuple[Phrasing, ...]
    unless: tuple[Phrasing, ...] = ()
    needs: Need = Need.ENTITY
    unless_kinds: tuple[Kind, ...] = ()
    boilerplate_too: bool = False
    with_object: bool = False
    object_kinds: tuple[Kind, ...] = ()
    unless_supported: bool = False
    unless_in_block: tuple[Phrasing, ...] = ()


@dataclass(frozen=True, slots=True)
class TermParams:
    """When a contested term passes.

    ``explained``: patterns by which a post itself says that the term is contested; then it is not flagged at all.
    ``unless``: patterns in which the word means something else (alcohol detox, the liver removes toxins).
    ``doing``: patterns of terms that say what is done ("melts fat") and so cannot themselves be a diagnosis or a word.
    """

    explained: tuple[Phrasing, ...] = ()
    unless: tuple[Phrasing, ...] = ()
    doing: tuple[Phrasing, ...] = ()
    every_mention: bool = False


@dataclass(frozen=True, slots=True)
class PromiseParams:
    """``at_least``: the weakest wording of a promotional claim that is flagged.

    A finding has the severity ``usually``; the rule's own one where a flat claim is made of a condition and no pattern
    of ``mild`` fits its cue.
    """

    at_least: Strength = Strength.CAN_CAUSE
    usually: Severity = Severity.WARNING
    mild: tuple[Phrasing, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingParams:
    """``borrowed``: patterns that name a study of animals or cells as the ground for a claim about people.

    A text that matches ``subjects`` (what was studied) and nowhere ``studied_people`` rests on animals or cells alone;
    then flat claims about what was studied are flagged too, and those that ``concluding`` words draw from it.
    """

    borrowed: tuple[Phrasing, ...]
    people: tuple[Phrasing, ...] = ()
    subjects: tuple[Phrasing, ...] = ()
    studied_people: tuple[Phrasing, ...] = ()
    concluding: tuple[Phrasing, ...] = ()
    at_least: Strength = Strength.CAN_CAUSE


@dataclass(frozen=True, slots=True)
class SourcingParams:
    """``patterns`` that appeal to research; ``named`` are patterns that name the source without a link."""

    patterns: tuple[Phrasing, ...]
    named: tuple[Phrasing, ...] = ()
    unless: tuple[Phrasing, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentParams:
    """``states`` is what the post should say of itself; ``min_words`` spares notes and snippets.

    ``secondary_hosts``: patterns of hosts that report on research rather than publish it, for "primary-source".
    """

    states: Benchmark
    min_words: int = 150
    secondary_hosts: tuple[Phrasing, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimParams:
    """Claims in earnest to flag: by the kinds of their ends, their direction, the words of their cue and sentence.

    Empty lists do not choose. ``grounds`` are patterns that the claim's sentence, or the one before it, must hold;
    a claim passes where its sentence holds one of ``unless``, or its cue one of ``unless_cues``.
    ``unless_supported``: a claim that the evidence carries passes. ``beneficial``: only claims of a benefit count, less of
    an illness, more of anything else, any change of a reading.
    """

    at_least: Strength = Strength.CONDITIONAL
    causes: tuple[Kind, ...] = ()
    effects: tuple[Kind, ...] = ()
    directions: tuple[Direction, ...] = ()
    cues: tuple[Phrasing, ...] = ()
    unless_cues: tuple[Phrasing, ...] = ()
    grounds: tuple[Phrasing, ...] = ()
    unless: tuple[Phrasing, ...] = ()
    unless_supported: bool = False
    beneficial: bool = False


@dataclass(frozen=True, slots=True)
class CitationParams:
    """``farthest`` is how many sentences may stand between a claim of at least ``at_least`` and its block's citation."""

    farthest: int
    at_least: Strength = Strength.CAN_CAUSE


@dataclass(frozen=True, slots=True)
class ReferenceParams:
    """``patterns`` of references in the text that lead nowhere, ``addresses`` of such link targets (whole addresses)."""

    patterns: tuple[Phrasing, ...]
    addresses: tuple[Phrasing, ...]


@dataclass(frozen=True, slots=True)
class CompanionParams:
    """A post that ``mentions`` something in earnest must say somewhere one of what is ``stated``; flagged once.

    ``needs`` is what a sentence must hold for a mention in it to count; boilerplate counts as said.
    """

    mentions: tuple[Phrasing, ...]
    stated: tuple[Phrasing, ...]
    unless: tuple[Phrasing, ...] = ()
    needs: Need = Need.NOTHING
    min_words: int = 0


@dataclass(frozen=True, slots=True)
class SuppressionParams:
    """Suppressions that ended in ``state`` are flagged; no suppression reaches a rule of this kind."""

    state: SuppressionState


Params = (
    VerdictParams
    | PhraseParams
    | TermParams
    | PromiseParams
    | SettingParams
    | SourcingParams
    | DocumentParams
    | ClaimParams
    | CitationParams
    | ReferenceParams
    | CompanionParams
    | SuppressionParams
)


@dataclass(frozen=True, slots=True)
class RuleKind:
    """``params`` is the class of a rule's parameters, ``placeholders`` the names that its message may use."""

    params: type[Params]
    placeholders: frozenset[str]


_CLAIM = {"cause", "cue", "effect", "assertion", "text"}

KINDS: Mapping[str, RuleKind] = MappingProxyType(
    {
        "verdict": RuleKind(
            VerdictParams, frozenset(_CLAIM | {"manner", "certainty", "design", "permitted", "summary", "source"})
        ),
        "phrase": RuleKind(PhraseParams, frozenset({"text"})),
        "term": RuleKind(TermParams, frozenset({"text", "accepted", "why", "status"})),
        "promise": RuleKind(PromiseParams, frozenset(_CLAIM)),
        "setting": RuleKind(SettingParams, frozenset(_CLAIM | {"setting"})),
        "sourcing": RuleKind(SourcingParams, frozenset({"text"})),
        "document": RuleKind(DocumentParams, frozenset({"text"})),
        "claim": RuleKind(ClaimParams, frozenset(_CLAIM)),
        "citation": RuleKind(CitationParams, frozenset(_CLAIM)),
        "reference": RuleKind(ReferenceParams, frozenset({"text"})),
        "companion": RuleKind(CompanionParams, frozenset({"text"})),
        "suppression": RuleKind(SuppressionParams, frozenset({"text", "rule", "until", "problem"})),
    }
)
