"""What a health page should state about itself: the JAMA benchmarks, and who reviewed it."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from ...rules.kinds import Benchmark, DocumentParams
from ...rules.phrasing import found_any
from ...rules.rule import Rule
from ..source_map import Span
from ..values import Block, BlockKind, Finding, Link, Post
from .reading import Reading
from .sourcing import CITATION

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = "|".join(
    (
        r"\d{4}-\d\d-\d\d",
        r"\d{1,2}[./]\d{1,2}[./]\d{2,4}",
        rf"(?:{MONTHS})[a-z]*\.?\s+(?:\d{{1,2}},?\s+)?\d{{4}}",
        rf"\d{{1,2}}\.?\s+(?:{MONTHS})[a-z]*\.?,?\s+\d{{4}}",
    )
)
STAFF = "team|staff|desk|editors?|newsroom|nurses?|service|department|doctors?|pharmacists?|dietitians?"
AUTHOR_LINE = re.compile(
    r"^\W*(?:(?:medically |clinically )?(?:written |authored |words |posted |published |text )?by|authors?)\b\s*:?\s*\S+"
    r"|(?:^|[|\u00b7\u2022\u2013\u2014/])\W*(?:posted|published|written|words|text)\b[^.|]{0,40}\bby\s+\S+"
    rf"|^[^.]{{0,60}}(?<!reviewed )(?<!checked )(?<!approved )(?<!verified )\bby (?:the |our )?(?:[\w-]+ ){{0,5}}(?:{STAFF})\W*$"
    rf"|^\W*(?:[\w-]+ ){{0,4}}(?:{STAFF})\s*[|\u00b7\u2022\u2013\u2014/]",
    re.IGNORECASE,
)
DAY_OF_YEAR = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})[a-z]*|(?:{MONTHS})[a-z]*\s+\d{{1,2}}\b"
DATE_LINE = re.compile(
    rf"\b(?:posted|published|updated|reviewed|modified|created|date|on)\b.{{0,40}}?(?:{DAY})|^\W*(?:{DAY})\W*$"
    rf"|(?:^|[|\u00b7\u2022\u2013\u2014/])\W*(?:posted|published|updated|reviewed)\s+(?:on\s+)?(?:{DAY_OF_YEAR})"
    rf"|\b(?:by|{STAFF})\b[^.]{{0,60}},\s*(?:{DAY})\W*$"
    r"|\b(?:next|last|due for)\s+review(?:ed)?(?:\s+(?:date|due))?\b.{0,20}?\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
REVIEWER_LINE = re.compile(
    r"\b(?:(?:medically|clinically|expert|scientifically)\s+)?(?:reviewed|fact[- ]checked|approved|verified)\s+by\b",
    re.IGNORECASE,
)
REFERENCES_HEADING = re.compile(
    r"^\W*(?:references?|sources?|bibliography|citations?|further reading|works cited|literature)\W*$", re.IGNORECASE
)
SHORT_LINE = 160

AUTHOR_KEYS = ("author", "authors", "byline", "by", "writer", "creator", "article_author", "dc_creator")
DATE_KEYS = (
    "date", "published", "pubdate", "date_published", "publish_date", "published_at", "publication_date", "posted",
    "last_modified", "lastmod", "modified", "date_modified", "updated", "last_updated", "last_reviewed", "reviewed_on",
    "article_published_time", "article_modified_time", "dc_date",
)  # fmt: skip
REVIEWER_KEYS = ("reviewed_by", "reviewer", "reviewers", "medical_reviewer", "medically_reviewed_by", "fact_checked_by")
PRIMARY = Benchmark.PRIMARY_SOURCE
REFERENCE_KEYS = ("references", "sources", "citations", "bibliography")


def check_document(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """At most one finding a post, on its title (else its first block): the benchmark that it does not meet."""
    params = rule.params
    assert isinstance(params, DocumentParams)
    place = _place(reading.post)
    if place is None or reading.post.words < params.min_words or not reading.claims:
        return
    stated = _states_primary(reading.post, params) if params.states is PRIMARY else STATED[params.states](reading.post)
    if not stated:
        text, span = place
        yield Finding(rule.name, rule.severity, rule.message.format_map({"text": text}), span, text)


def _place(post: Post) -> tuple[str, Span] | None:
    blocks = [block for block in post.blocks if block.prose.text and not block.boilerplate]
    titles = [block for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    chosen = next(iter(titles or blocks), None)
    return None if chosen is None else (chosen.prose.text, chosen.prose.span(0, len(chosen.prose.text)))


def _states_author(post: Post) -> bool:
    return _has_key(post.metadata, AUTHOR_KEYS) or any(AUTHOR_LINE.search(text) for text in _short_lines(post))


def _states_date(post: Post) -> bool:
    return _has_key(post.metadata, DATE_KEYS) or any(DATE_LINE.search(text) for text in _short_lines(post))


def _states_reviewer(post: Post) -> bool:
    return _has_key(post.metadata, REVIEWER_KEYS) or any(REVIEWER_LINE.search(text) for text in _short_lines(post))


def _states_references(post: Post) -> bool:
    """A list of references, a citation, or a link out of the article's own body."""
    if _has_key(post.metadata, REFERENCE_KEYS):
        return True
    if any(CITATION.search(block.prose.text) or _heads_references(block) for block in post.blocks):
        return True
    return bool(_outward_links(post))


def _states_primary(post: Post, params: DocumentParams) -> bool:
    """A link out that leads anywhere but to reports of others' work; a post without such links is another rule's."""
    hosts = [_host(link.url) for link in _outward_links(post)]
    return not hosts or not all(found_any(params.secondary_hosts, host) for host in hosts)


def _host(address: str) -> str:
    """The host of an address; empty where it has none, as in a broken one."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _outward_links(post: Post) -> list[Link]:
    """The links of the article's own body that lead to another site."""
    bodies = [
        block.prose.span(0, len(block.prose.text))
        for block in post.blocks
        if block.prose.text and not block.boilerplate
    ]
    outward = [link for link in post.links if link.url.startswith(("http://", "https://", "//"))]
    return [link for link in outward if any(body.overlaps(link.span) for body in bodies)]


def _heads_references(block: Block) -> bool:
    return REFERENCES_HEADING.search(block.prose.text) is not None


def _has_key(metadata: Mapping[str, str], keys: tuple[str, ...]) -> bool:
    return any(metadata.get(key, "").strip() for key in keys)


def _short_lines(post: Post) -> Iterator[str]:
    """Bylines stand in short blocks or lines, boilerplate or not; a long paragraph that says "by" is none."""
    for block in post.blocks:
        for line in block.prose.text.splitlines():
            if len(line) <= SHORT_LINE:
                yield line


STATED: Mapping[Benchmark, Callable[[Post], bool]] = {
    Benchmark.AUTHOR: _states_author,
    Benchmark.DATE: _states_date,
    Benchmark.REFERENCES: _states_references,
    Benchmark.REVIEWER: _states_reviewer,
}
