"""What surrounds a claim: questions, debunking, quotation, hearsay, animals and cells, and the seller's own promises."""

import re
from dataclasses import dataclass

from ...rules.discourse import load_discourse
from ...rules.language import Language
from ...rules.phrasing import find_ranges

OFFERING = re.compile(
    r"\bwe(?:['’](?:re|ve|ll))?(?: \w+)? (?:offer|offering|provide|treat|specialise|specialize|deliver|help|helped|combine)\b",
    re.IGNORECASE,
)
OFFER = re.compile(
    r"^(?:get|try|book|start|join|buy|order|call|shop|begin|experience|discover|say goodbye|beginning)\b", re.IGNORECASE
)
REPORTER = re.compile(
    r"\b(?:according to|(?P<who>some|many|most|proponents|advocates|supporters|fans|believers|critics|sellers|marketers|influencers|"
    r"promoters|enthusiasts|people|adherents)\b[^.;]{0,30}?\b(?:claim|say|believe|insist|argue|swear|think|assert)s?)\b",
    re.IGNORECASE,
)
HEARSAY = re.compile(
    r"\b(?:(?:is|are|was|were|been|being) (?:often |widely |sometimes |commonly |heavily )?(?:said|claimed|rumoured|rumored|touted|"
    r"marketed|promoted|sold|advertised|billed|hyped|credited|alleged))\b",
    re.IGNORECASE,
)
READ_SOMEWHERE = re.compile(
    r"\byou (?:may|might|will|probably|must)(?: \w+)? (?:read|heard|seen|been told)\b", re.IGNORECASE
)
GIVEN_UP = re.compile(
    r"\byou (?:may|might|will|probably)(?: well| also)? have (?:read|heard|seen|been told)\b"
    r"|\b(?:once|long|previously|formerly) (?:hoped|thought|believed|assumed) to\b"
    r"|\b(?:worry|worries|worried|fear|fears) that\b|\b(?:story|pitch|theory|message) (?:goes|went|was simple|is simple)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"]([^”\"]{12,})[”\"]")
SPEAKER = re.compile(
    r"\b(?:says?|said|claims?|claimed|writes?|wrote|promises?|tells?|told|reads?|boasts?)\b", re.IGNORECASE
)
DENIED_IN_TURN = re.compile(
    r"\b(?:but|though|although|however|yet)\b.*\b(?:no|not|never|false|wrong|unproven|little|\w+n['’]t)\b",
    re.IGNORECASE,
)


CLAUSE_EDGE = re.compile(
    r"[;:]|,? (?:but|however|although|though|because|whereas|yet|since|as)\b|,(?: and| while| which| so)\b",
    re.IGNORECASE,
)

# One of these stands in every phrase of ``calling``; to look for them first saves most of the time.
CALLS = (
    "need", "requir", "warrant", "necessary", "should", "recommend", "advoca", "justif", "encourag", "advis", "desirable",
    "imperative", "important to", "worthwhile", "essential to", "crucial", "prudent", "deserv", "merit", "call", "propose",
    "aim", "objective", "purpose", "goal", "sought", "set out", "wanted", "designed to", "plan", "tries", "try", "tried",
    "wants", "future", "further", "additional", "prospective", "continued", "ongoing", "must", " could ", " might ", " will ",
)  # fmt: skip
SHORTEST_CLAUSE = 3  # words before a call that can be a subject of their own
JOINED = re.compile(r"\b(?:and|that|which|who)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Discourse:
    """How a sentence stands to what it says; ``debunks`` drops its hearsay, the others qualify its claims."""

    question: bool
    debunks: bool
    attribution: str | None
    setting: str | None
    promotional: bool
    quotes: tuple[tuple[int, int], ...] = ()
    calls: tuple[tuple[int, int], ...] = ()

    def quoted_at(self, place: int) -> bool:
        """Whether the character ``place`` of the sentence stands in somebody's quoted words."""
        return any(start <= place < end for start, end in self.quotes)

    def calls_at(self, place: int) -> bool:
        """Whether the character ``place`` of the sentence stands in a clause that says what should be done."""
        return any(start <= place < end for start, end in self.calls)


class DiscourseReader:
    """Reads a sentence's standing from its words; patterns are compiled once from the closed word lists."""

    def __init__(self, language: Language) -> None:
        words = language.words
        self._debunking = _any_of(words["debunking"])
        self._services = _any_of(words["services"])
        self._offered = re.compile(
            r"\b(?:our|we(?:['’]ve| have) (?:an?|the))\s+(?:[\w-]+\s+){0,4}(?:"
            + _joined(words["services"])
            + r")(?:s|es)?\b",
            re.IGNORECASE,
        )
        self._animals = re.compile(
            r"\b(?:in|on|of|among|using|to) (?:\w+ ){0,3}?(?:" + _joined(words["animals"]) + r")\b", re.IGNORECASE
        )
        self._laboratory = re.compile(
            r"\b(?:in|on|of|using) (?:\w+ ){0,3}?(?:" + _joined(words["laboratory"]) + r")\b|\bin vitro\b",
            re.IGNORECASE,
        )

    def read(self, text: str, following: str = "") -> Discourse:
        """How the sentence ``text`` stands to what it says.

        What others say and is at once denied, in the sentence itself or by the ``following`` one, is debunked.
        """
        reporter = REPORTER.search(text) or HEARSAY.search(text) or READ_SOMEWHERE.search(text)
        denied = (
            GIVEN_UP.search(text) is not None
            or reporter is not None
            and (DENIED_IN_TURN.search(text, reporter.end()) is not None or _is_taken_back(following))
        )
        return Discourse(
            question=text.rstrip(" \"”')*_").endswith("?"),
            debunks=denied or self._debunking.search(text) is not None,
            attribution=reporter.group() if reporter else None,
            setting=self._setting(text),
            promotional=self._promotes(text),
            quotes=tuple(match.span(1) for match in QUOTED.finditer(text)) if SPEAKER.search(text) else (),
            calls=_calling_clauses(text),
        )

    def _setting(self, text: str) -> str | None:
        found = self._animals.search(text)
        if found:
            return "animals"
        return "laboratory" if self._laboratory.search(text) else None

    def _promotes(self, text: str) -> bool:
        return (
            self._offered.search(text) is not None
            or OFFERING.search(text) is not None
            or OFFER.match(text) is not None
            and (self._services.search(text) is not None or "pain-free" in text.lower())
        )


def _calling_clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The clauses of ``text`` that call for something: from one clause end to the next, in characters."""
    found = find_ranges(load_discourse().calling, text) if any(word in text.lower() for word in CALLS) else ()
    if not found:
        return ()
    edges = [match.end() for match in CLAUSE_EDGE.finditer(text)]
    begins = sorted([*edges, *(match.end() for match in JOINED.finditer(text))])
    return tuple(
        (
            max((edge for edge in begins if edge <= start and not _lists(text[edge:start])), default=0),
            min((e for e in edges if e >= end), default=len(text)),
        )
        for start, end in found
    )


def _lists(between: str) -> bool:
    """Whether an "and" only joined a last noun: "the link between A, and B deserves study"."""
    return 0 < len(between.split()) < SHORTEST_CLAUSE


def _is_taken_back(following: str) -> bool:
    """Whether the next sentence says that it is not so: "It doesn't." "This is a myth."."""
    return any(start == 0 for phrasing in load_discourse().taken_back for start, _ in phrasing.ranges(following))


def _joined(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + _joined(words) + r")(?:s|es)?\b", re.IGNORECASE)
