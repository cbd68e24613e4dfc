"""Finds author, dates and reviewers in lines such as "By: Care Manager" and in the keys that sites use."""

import re
from collections.abc import Mapping

_NAME = r"(?:[A-Z][\w.'\u2019-]*|de|van|von|der|la|and|&)(?:,?\s+(?:[A-Z][\w.'\u2019-]*|de|van|von|der|la|and|&)){0,9}"
_LINES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        (
            "reviewed_by",
            (
                rf"(?i:(?:this (?:article|post|page) (?:was|has been) )?"
                rf"(?:(?:medically|clinically|scientifically|expert) )?"
                rf"(?:reviewed|fact[- ]checked) by)\s*:?\s+({_NAME}.{{0,60}})"
            ),
        ),
        ("reviewed_by", rf"(?i:(?:medical |clinical |expert )?reviewer)\s*:\s*({_NAME}.{{0,60}})"),
        ("author", r"(?i:by|author|written by|posted by|words by)\s*:\s*(\S.{0,60})"),
        ("author", rf"(?:(?:Written |Posted |Words )?[Bb]y|BY)\s+({_NAME})"),
        ("author", r"(?i:(?:posted |written |words )?by)\s+((?:the )?(?:[A-Za-z]+ ){1,3}(?:team|desk|staff|editors))"),
        (
            "updated",
            r"(?i:(?:last )?(?:updated|modified|reviewed)(?: on)?)\s*:?\s*(?=.*\d)([\w,. /-]{4,30})",
        ),
        ("date", r"(?i:posted|published|date|publication date)(?i:\s+on)?\s*:\s*(?=.*\d)([\w,. /:-]{6,40})"),
        ("date", r"(?i:posted|published)(?i:\s+on)?\s+(?=.*\d{4})([\w,. /-]{6,30})"),
        (
            "date",
            r"((?:\d{1,2} )?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:\d{1,2}, )?\d{4})",
        ),
        ("date", r"((?:19|20)\d\d-\d\d-\d\d)"),
        ("category", r"(?i:in|category|categories|filed under|tags?|topics?)\s*:\s*([\w ,&-]{2,60})"),
    )
)
_ANY_LINE = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _LINES))
_KEYS: Mapping[str, str] = {
    "authors": "author",
    "byline": "author",
    "writer": "author",
    "written_by": "author",
    "by": "author",
    "published": "date",
    "published_at": "date",
    "published_on": "date",
    "publish_date": "date",
    "publishdate": "date",
    "pub_date": "date",
    "pubdate": "date",
    "date_published": "date",
    "posted": "date",
    "lastmod": "updated",
    "last_modified": "updated",
    "last_updated": "updated",
    "modified": "updated",
    "updated_at": "updated",
    "updated_on": "updated",
    "date_modified": "updated",
    "medically_reviewed_by": "reviewed_by",
    "medical_reviewer": "reviewed_by",
    "fact_checked_by": "reviewed_by",
    "reviewer": "reviewed_by",
    "reviewers": "reviewed_by",
}


def line_metadata(line: str, *, near_top: bool = True) -> dict[str, str]:
    """What a line says that is nothing but a byline, a date or the like; empty for any other line.

    Away from the top of a post "By" and "In" begin sentences and headings too, and are not read as such.
    """
    if not 4 <= len(line) <= 120 or not _ANY_LINE.fullmatch(line):
        return {}
    for key, pattern in _LINES:
        match = pattern.fullmatch(line)
        if match and (near_top or line[:3].lower().rstrip(" :") not in ("by", "in")):
            return {key: match.group(1).strip(" .,;|")}
    return {}


def metadata_key(key: str) -> str:
    """The key under which metadata is kept: lower case with underscores, one name for the same thing."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key.strip())
    plain = re.sub(r"[\s:.-]+", "_", spaced).lower().strip("_")
    return _KEYS.get(plain, plain)
