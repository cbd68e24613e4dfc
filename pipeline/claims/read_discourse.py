"""What surrounds a claim: questions, debunking, quotation, hearsay, animals and cells, and the seller's own promises."""

import re
from dataclasses import dataclass

from ...rules.language import Language

FIRST_PERSON = re.compile(r"\b(?:our|we|us|we['’](?:re|ve|ll))\b", re.IGNORECASE)
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
QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]")


@dataclass(frozen=True, slots=True)
class Discourse:
    """How a sentence stands to what it says; ``debunks`` drops its hearsay, the others qualify its claims."""

    question: bool
    debunks: bool
    attribution: str | None
    setting: str | None
    promotional: bool


class DiscourseReader:
    """Reads a sentence's standing from its words; patterns are compiled once from the closed word lists."""

    def __init__(self, language: Language) -> None:
        words = language.words
        self._debunking = _any_of(words["debunking"])
        self._services = _any_of(words["services"])
        self._animals = re.compile(
            r"\b(?:in|on|of|among|using|to) (?:\w+ ){0,3}?(?:" + _joined(words["animals"]) + r")\b", re.IGNORECASE
        )
        self._laboratory = re.compile(
            r"\b(?:in|on|of|using) (?:\w+ ){0,3}?(?:" + _joined(words["laboratory"]) + r")\b|\bin vitro\b",
            re.IGNORECASE,
        )

    def read(self, text: str, *, debunking_section: bool = False) -> Discourse:
        """The standing of the sentence ``text``; ``debunking_section`` where its heading announces myths."""
        reporter = REPORTER.search(text) or HEARSAY.search(text)
        return Discourse(
            question=text.rstrip(" \"”')*_").endswith("?"),
            debunks=self._debunking.search(text) is not None or debunking_section and text.lower().startswith("myth"),
            attribution=reporter.group() if reporter else None,
            setting=self._setting(text),
            promotional=self._promotes(text),
        )

    def _setting(self, text: str) -> str | None:
        found = self._animals.search(text)
        if found:
            return "animals"
        return "laboratory" if self._laboratory.search(text) else None

    def _promotes(self, text: str) -> bool:
        return (
            (FIRST_PERSON.search(text) is not None and self._services.search(text) is not None)
            or OFFER.match(text) is not None
            and (self._services.search(text) is not None or "pain-free" in text.lower())
        )


def _joined(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + _joined(words) + r")(?:s|es)?\b", re.IGNORECASE)
