"""Whatever the file holds, every character of prose says where it stands, and text[span] is what was read there."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overclaim.corpus.formats import READERS
from overclaim.corpus.mark_boilerplate import mark_boilerplate
from overclaim.pipeline.source_map import Prose
from overclaim.pipeline.values import Post

SUFFIXES = (".md", ".html", ".txt")
MARKDOWN = """\
**|*|_|`|``|[a](http://x.y)|[a][r]|[r]: http://r|![alt](i.png)|[^1]|[^1]: |# |## |- |1. |- [ ] |> |\\*|    |```~|
---~|+++~|title: T~|Term~: Def|~===~|<https://a.b>|http://a.b/c|<b>|</b>|<br>|<sup>1</sup>|<div>~|</div>~|
<div class='related'>~|<p>x</p>~|<!-- c -->|&amp;|&nbsp;|&#x41;|&copy|$x$|PIPE|\\PIPE|PIPE a PIPE b PIPE~PIPE--PIPE--PIPE~"""
HTML = """\
<p>|<b>|</b>|<ul>|<li>|</ul>|<table>|<tr>|<td rowspan=2>|<th>|</table>|<h1>|</h1>|<h2>|<br>|<div class=share>|</div>|
<article>|</article>|<nav>|</nav>|<a href='u'>|</a>|<sup>1</sup>|<code>|</code>|<!-- c -->|<title>|</title>|<script>|
</script>|<pre>|</pre>|<meta name=description content='a &amp; b'>|<dl><dt>|<dd>|<blockquote>|</blockquote>|<del>|
</del>|&amp;|&nbsp;|&#x41;|&notit;|&copy|&#0;|&|<|>|<svg>|</svg>|<select>|<p"""
PLAIN = """\
- |1. |a) |(c) |\u2022 |---~|====~|SHARE~|BY: Care team~|Related Posts:~|Top~|https://a.b/c|www.a.b.|Sources~|
Title Case Line~|A heading?~|Mondays 9-5PM~|Read More \u00bb~"""
PARTS = {".md": MARKDOWN, ".html": HTML, ".txt": PLAIN}
ATOMS = {
    suffix: [part.replace("~", "\n").replace("PIPE", "|") for part in parts.replace("|\n", "|").split("|")]
    for suffix, parts in PARTS.items()
}
ATOMS[".md"] += ["~~", "**"]
WORDS = [
    "can",
    "cer",
    "Gut issues",
    "B12 ",
    "\U0001f9e0",
    "\u00e9",
    "e\u0301",
    "\u2019",
    "\u00a0",
    "\u00ad",
    "\ufeff",
    ".",
]
BREAKS = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "  \n", " ", "\t", "\f", "\u2028"]


def documents(suffix: str) -> st.SearchStrategy[str]:
    """Texts made of the format's own marks, words and line breaks of all kinds, some of any characters at all."""
    atoms = st.sampled_from(ATOMS[suffix] + WORDS * 2 + BREAKS * 2)
    made = st.lists(atoms, max_size=40).map("".join)
    anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
    return st.one_of(made, made, made, anything)


def assert_in_place(text: str, prose: Prose) -> None:
    """Pieces stand in the file in order, verbatim ones as they are, and the prose is tidy."""
    assert prose.text == "".join(piece.text for piece in prose.pieces)
    reached = 0
    for piece in prose.pieces:
        assert reached <= piece.span.start < piece.span.end <= len(text)
        if piece.verbatim:
            assert text[piece.span.start : piece.span.end] == piece.text
            reached = piece.span.end
        else:
            reached = piece.span.start
    assert prose.text == " ".join(prose.text.split()) != ""


def assert_any_range_maps(text: str, prose: Prose, start: int, end: int) -> None:
    """``[start, end)`` of the prose maps into the file, and verbatim characters of it are in the range it maps to."""
    span = prose.span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    for begin, piece in zip(prose.starts, prose.pieces, strict=True):
        low, high = max(begin, start), min(begin + len(piece.text), end)
        if low < high and piece.verbatim:
            place = piece.span.start + low - begin
            assert text[place : place + high - low] == prose.text[low:high]
            assert span.start <= place
            assert place + high - low <= span.end


def assert_sound(post: Post) -> None:
    """Positions, and indexes that point back to blocks of the right kind."""
    for index, block in enumerate(post.blocks):
        assert_in_place(post.text, block.prose)
        for pointer in (block.heading, block.lead_in, block.column_header, block.row_header):
            assert pointer is None or 0 <= pointer < index
        if block.heading is not None:
            assert post.blocks[block.heading].kind in ("heading", "title")
    for link in post.links:
        assert 0 <= link.span.start <= link.span.end <= len(post.text)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_position_is_true(suffix: str) -> None:
    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(documents(suffix), st.data())
    def check(text: str, data: st.DataObject) -> None:
        post = mark_boilerplate(READERS[suffix]("post", text))
        assert_sound(post)
        for block in post.blocks:
            start = data.draw(st.integers(0, len(block.prose.text) - 1))
            end = data.draw(st.integers(start + 1, len(block.prose.text)))
            assert_any_range_maps(text, block.prose, start, end)

    check()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_line_endings_change_nothing_but_the_places(suffix: str) -> None:
    """LF, CRLF and CR give the same blocks."""

    @settings(max_examples=60, deadline=None)
    @given(documents(suffix).map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n")))
    def check(text: str) -> None:
        plain = _shape(READERS[suffix]("post", text))
        assert _shape(READERS[suffix]("post", text.replace("\n", "\r\n"))) == plain
        assert _shape(READERS[suffix]("post", text.replace("\n", "\r"))) == plain

    check()


def _shape(post: Post) -> list[tuple[object, ...]]:
    return [
        (block.kind, block.level, block.heading, block.lead_in, block.column_header, block.row_header, block.prose.text)
        for block in post.blocks
    ]
