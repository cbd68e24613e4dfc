"""The lines that sites put around an article, told by their words: share, booking, hours, copyright, menus, teasers."""

import re
from functools import lru_cache
from typing import NamedTuple

from .find_metadata import line_metadata

_DAY = (
    r"(?:(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?\b\.?"
    r"|weekdays|weekends|(?:bank|public) holidays|daily)"
)
_TIME = r"(?:\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|noon|midnight)"
_TO = r"\s*(?:-|\u2013|\u2014|to|until|till|&|and|,|/)\s*"
_HOURS = (
    rf"(?:open\s+)?{_DAY}(?:{_TO}{_DAY})*[\s,:\u2013\u2014-]*(?:from\s+)?"
    rf"(?:{_TIME}(?:{_TO}{_TIME})+|closed|by appointment(?: only)?|open)"
)
_PLACES = r"(?:facebook|twitter|instagram|pinterest|linkedin|whatsapp|youtube|tiktok|telegram|reddit|e-?mail|print)"
_THING = r"(?:post|article|page|story|recipe|guide|blog|content|piece)s?"

_SEGMENTS = re.compile(
    "|".join(
        rf"(?:{pattern})"
        for pattern in (
            (
                rf"(?:share|tweet|pin|pin it|like|save|print|email|follow)(?: (?:this|it|us|on|via"
                rf"|the)\b)?(?: {_THING})?"
                rf"(?: (?:on|via|with) (?:{_PLACES}|a friend|friends|social media)(?:(?:,| and|,? &) {_PLACES})*)?"
            ),
            rf"{_PLACES}",
            (
                rf"(?:like|liked|enjoy|enjoyed|found|did you (?:like|enjoy|find)|was) this(?: {_THING})?"
                r"(?: (?:useful|helpful|interesting))?"
            ),
            r"(?:share|send|pass|forward) it(?: on)?(?: (?:to|with) (?:a friend|your friends|friends|someone.{0,30}))?",
            (
                r"yes|no|yes no|\d+ comments?|no comments|leave a (?:reply|comment)|comments? (?:are )?(?:off"
                r"|closed)|reply"
            ),
            (
                r"(?:back to )?top|back|home|menu|search|close|skip to (?:main )?content|next|previous|(?:next"
                r"|previous) post"
            ),
            r"(?:read|learn|see|find out|show|view|load) more|continue reading|read (?:the )?full (?:article|story)",
            (
                r"(?:book|make|schedule|request)(?: an?| your| my)?(?: free)? (?:appointment|consultation|call"
                r"|visit|session"
                r"|assessment)s?(?: now| today| online)?|book (?:now|online|today)|reserve your (?:place|spot|seat)"
                r"|(?:shop|buy|order|join|call|apply|enrol|enroll|register|donate) (?:now|today|here|us(?: now"
                r"| today)?)"
                r"|add to (?:cart|basket)|get started(?: today)?|download (?:the|our|your|now)\b.{0,40}"
                r"|gift cards?(?: available)?"
            ),
            r"(?:(?:office|opening|business|clinic|store|shop|practice)\s+)?hours(?: of operation)?",
            _HOURS,
            rf"(?:(?:office|opening|business|clinic|store|shop|practice)\s+)?hours\s*:?\s+{_HOURS}(?:{_TO}{_HOURS})*",
            rf"{_HOURS}(?:[\s,;]+{_HOURS})+",
            r"(?:fri|mon|sun|satur)days? closed|closed(?: on)? (?:(?:mon|fri|sun|satur)days?|weekends?)",
            (
                r"\u00a9.{1,120}|\(c\)\s.{2,120}|copyright\b(?=.*(?:\d{4}|reserved)).{1,120}|all rights reserved"
                r"|results may vary"
            ),
            r"(?:tel|telephone|phone|call|call us|fax)\b[\s.:]*\+?[\d][\d ().-]{5,20}",
            (
                r"(?:privacy|cookies?|terms|legal|accessibility|imprint|contact|sitemap|returns|about|careers"
                r"|press|faqs?)"
                r"(?: (?:policy|notice|statement|settings|of (?:use|service)|and conditions|& conditions|us"
                r"|the newsroom))?"
            ),
            (
                r"(?:subscribe|sign up)(?:(?: (?:to|for) (?:the|our|my)\b.{0,40})|(?: now| today| here))?|unsubscribe"
                r"|(?:join|get) (?:our|the) (?:newsletter|mailing list).{0,20}|newsletter"
            ),
            r"follow us(?: on\b.{0,60})?|connect with us(?: on\b.{0,60})?|find us on\b.{0,60}",
            r"advertisement|sponsored|sponsored content|ad|loading|table of contents|in this article|contents",
            r"\d{1,3}[ -]min(?:ute)?s? read|reading time\s*:?\s*\d+ min(?:ute)?s?|\d+ (?:views|shares|likes)",
            (
                r"(?:published|posted|updated|last updated|last reviewed|reviewed|first published)(?: on| in)?:?"
                r" (?:\d{1,2} )?[a-z]{3,9}\.? (?:\d{1,2},? )?\d{4}"
            ),
            r"(?:tags|filed under|categories|category|topics|posted in|in)\s*: .{2,80}",
            (
                r"(?:posted|written|published|by)(?: on \d{1,2} [a-z]+(?: \d{4})?)? by the [a-z ]{3,30}"
                r"|by the [a-z ]{3,20} (?:team|desk)"
            ),
            r"(?:photo|image|picture|photograph)s?(?: credits?| by| courtesy)?\s*(?::| of\b|by\b).{2,60}",
            r"(?:the )?[a-z]+(?: [a-z]+)? (?:desk|team|staff)",
        )
    ),
    re.IGNORECASE,
)
_WHOLE = re.compile(
    "|".join(
        (
            rf"(?:share|spread)(?: (?:this|the)(?: {_THING}| word)?)?(?: on| via| with)?\s*:",
            r"(?:read|up) next\b\s*:?|(?:also|further) read\s*:|read also\s*:|see also\s*:",
            r"more from (?:us|the|our|this|[A-Z]\w+)\b.{0,30}:|keep reading\s*:|recommended(?: for you| reading)?\s*:",
            r"(?:related|similar|recent|popular|latest) (?:posts?|articles?|stories|reading|content|pages|topics)\s*:",
            r"you (?:may|might|will|\u2019ll|'ll) (?:also|like)\b.{0,20}:",
            r"(?:tags|filed under|categories|posted in)\s*:",
            (
                r"(?:sign up|subscribe|join us|register) (?:for|to) (?:the|our|my)\b.{0,80}\b(?:newsletter"
                r"|letter|list|updates)\b"
            ),
            r"(?:this|our) (?:site|shop|website) uses cookies\b|we use cookies\b",
            r"(?:\*\s*)?(?:these|the|our|all|this)\b.{0,80}\bnot (?:been evaluated|intended to (?:diagnose|treat|replace|be))\b",
            r"(?=.{0,200}\b(?:affiliate|commission)\b)(?:this|our|some|we|if|as|links?|when|the|disclosure)\b.{0,200}\b(?:links?|earn|earns|buy|purchases?)\b",
        )
    ),
    re.IGNORECASE,
)
_MARKS = " *_.!?:\u00bb\u203a>\u2192\u2191|\u00b7\u2026"
_SPLIT = re.compile(r"\s+[|\u00b7\u2022/]\s+|(?<=[.!?])\s+|\s+\u00b7|(?<=\S) {2,}")

_OPENER = re.compile(
    r"(?:(?:related|similar|recent|popular|latest|trending|recommended|featured|other|further)"
    r" (?:posts?|articles?|stories|reads?|content|pages|blogs?(?: posts?)?|links)(?: (?:from|on|in) .{1,30})?"
    r"|related|read next|up next|what to read next|keep reading|more (?:from|in|on|like this)\b.{0,30}"
    r"|more (?:posts|articles|stories|to (?:read|explore))|recommended(?: for you)?"
    r"|you (?:may|might|will|\u2019ll|'ll) (?:also )?(?:like|love|enjoy|be interested in)\b.{0,20}"
    r"|(?:you )?don['\u2019]?t miss"
    r"|if you (?:liked|enjoyed) this\b.{0,40}|leave a (?:reply|comment)|comments?|\d+ comments?|about the author"
    r"|author bio"
    r"|share this(?: (?:post|article|story|page))?|follow us|subscribe(?: to .{1,40})?|newsletter|stay in touch"
    r"|(?:our )?sponsors"
    r"|(?:office|opening|business|clinic) hours|contact us|tags|categories|table of contents"
    r"|in this article)\s*[:\u2026]?",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"(?:\d+\.?\s*)?(?P<sure>(?:(?:selected|key|scientific|article|medical|list of) )?(?:references|citations)"
    r"|bibliography"
    r"|works cited|literature cited|studies cited|references (?:and|&) (?:sources|notes|further reading)"
    r"|article sources)\s*:?"
    r"|(?:(?:our|article|selected|key|medical|scientific) )?(?:sources|resources|further reading|notes|footnotes"
    r"|studies|endnotes"
    r"|sources (?:and|&) (?:references|further reading))\s*:?",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"\bdoi\b|\b10\.\d{4,9}/|\bPMI?D?C?:?\s?\d{5,}|\b(?:19|20)\d\d[a-z]?\b\s*[;,]\s*\d+|\b(?:19"
    r"|20)\d\d [A-Z][a-z]{2}\b.*;"
    r"|\d+\s*\(\d+\)\s*[:,]\s*e?\d+|^[\[(]?\d*[\]).]?\s*[A-Z][\w'\u2019-]+,? [A-Z]{1,3}\b[.,]|\((?:19|20)\d\d\)[.,]"
    r"|\b(?:accessed|retrieved)\b.{0,40}\b(?:19|20)\d\d"
)
_TEASER = re.compile(
    r"(?:read|learn|see) more\s*[\u00bb\u203a>\u2192].*\Z|(?:read more|continue reading)\s*\W*\Z|\[(?:\u2026"
    r"|\.{3})\]\s*\Z"
    r"|(?:\u2026|\.{3})\s*\Z",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:ready to\b|(?:book|schedule|request|reserve|claim|start|begin) (?:an?|your|my|with)\b|call (?:us|now"
    r"|today|our)\b"
    r"|contact (?:us|our)\b|visit (?:us|our)\b|make an appointment\b|sign up\b|subscribe\b|follow us\b"
    r"|join (?:us|our|over|now)\b"
    r"|we offer\b|we(?:'|\u2019)re here to help\b|we are here to help\b|(?:try|order|shop|discover|get) (?:our|my)\b"
    r"|our (?:clinic|practice|office|team|clinicians|specialists) (?:is|are|can|will|offers?|provides?)\b"
    r"|our (?:readers|customers|members|subscribers) get\b"
    r"|have (?:you|a) .{0,60}\?\s*(?:write|tell|email|contact)\b|click here\b|download (?:our|the|your)\b)",
    re.IGNORECASE,
)


class ReferenceOpener(NamedTuple):
    """A line that opens a list of sources; ``sure`` where the words mean nothing else."""

    sure: bool


@lru_cache(maxsize=4096)  # readers ask about a line to part it from others, and again once it is a block
def is_boilerplate_line(text: str, *, near_top: bool) -> bool:
    """Whether a whole block is nothing but a share line, menu, opening hours, date line, copyright or the like."""
    words = text.strip(" *_\u00b7|")
    if len(words) > 300 or not words:
        return False
    if line_metadata(words, near_top=near_top) or (len(words) <= 200 and _WHOLE.match(words)):
        return True
    if not _SPLIT.search(words):
        return bool(_SEGMENTS.fullmatch(words.strip(_MARKS)))
    return all(_SEGMENTS.fullmatch(part) or line_metadata(part, near_top=near_top) for part in line_segments(words))


def line_segments(text: str) -> list[str]:
    """The parts of a line such as "Health desk | Published 8 June 2024 | 4 min read"."""
    parts = [part.strip(_MARKS) for part in _SPLIT.split(text)]
    return [part for part in parts if part]


def opens_teasers(text: str) -> bool:
    """ "Related posts", "You may also like", "Leave a comment": what follows is not the article."""
    return len(text) <= 80 and bool(_OPENER.fullmatch(text.strip()))


def opens_references(text: str) -> ReferenceOpener | None:
    """ "References", "Sources": what follows are citations; None for any other line."""
    match = _REFERENCES.fullmatch(text.strip()) if len(text) <= 60 else None
    return ReferenceOpener(match.group("sure") is not None) if match else None


def is_citation(text: str) -> bool:
    """Whether a short text has the marks of a bibliographic entry: a DOI, volume and pages, authors' initials."""
    return len(text) <= 600 and bool(_CITATION.search(text))


def is_teaser(text: str) -> bool:
    """An excerpt that breaks off and sends the reader elsewhere."""
    return bool(_TEASER.search(text[-200:]))


def is_offer(text: str) -> bool:
    """A short closing paragraph that begins by inviting the reader to buy, book or call."""
    return len(text.split()) <= 60 and bool(_OFFER.match(text))
