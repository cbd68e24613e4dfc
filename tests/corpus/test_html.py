"""HTML: the page a browser would show, every character with its place."""

import pytest

from overclaim.corpus.formats.html import read

NASTY = """\
<!doctype html>
<html><head>
<title>Gut &amp; nerve | Some Site</title>
<meta property="og:site_name" content="Some Site">
<meta name="keywords" content="content='no'"><meta content='An &quot;unhealthy&quot; gut' name=description>
<meta name="author" content="A. Writer">
<script type="application/ld+json">
{"@graph": [{"datePublished": "2024-05-01", "reviewedBy": {"name": "B. Reviewer"}}]}</script>
<style>p { color: red }</style></head>
<body class="has-sidebar">
<div class="cookie-banner">We use cookies.</div>
<header><nav><a href="/">Home</a></nav></header>
<article>
<h1>Gut &amp; nerve</h1>
<p class="byline">By A. Writer</p>
<p>An <b>un</b>healthy gut&nbsp;can
   cause <a href="/pain?a=1&amp;b=2">ner<i>ve</i> pain</a><sup>[1]</sup><!-- no -->, at
10<sup>9</sup> &lt; x<br>and more <code>x</code> here.
<p>It may cause:
<ul><li>one<ul><li><p>nested</p><p>more</p></ul><li>two</ul>
<table><caption>Foods</caption><thead><tr><th>Food<th>Effect</thead>
<tr><th rowspan=2>Oats<td>lower cholesterol<tr><td>help digestion</table>
<dl><dt>Term<dd>Definition</dl>
<figure><img alt="not prose"><figcaption>A caption</figcaption></figure>
<blockquote><p>Quoted</blockquote>
<details><summary>Question?</summary>Answer.</details>
<div hidden>Hidden claim</div>
<p style="display: none">Hidden too</p>
<p>seen <span class="sr-only">unseen</span> again<br><br>new paragraph <s>struck</s></p>
<pre>code</pre><noscript>no</noscript>
<aside><p>Beside</p></aside>
</article>
<div class="sidebar"><h2>Popular</h2></div>
<footer>&copy; 2024</footer>
</body></html>
"""


def test_nasty_page() -> None:
    post = read("a.html", NASTY)
    seen = [
        (block.kind.value, block.prose.text, block.heading, block.lead_in, block.column_header, block.row_header)
        for block in post.blocks
        if not block.boilerplate
    ]
    start = next(index for index, block in enumerate(post.blocks) if block.kind == "heading" and block.level == 1)
    assert [entry[:2] for entry in seen] == [
        ("description", 'An "unhealthy" gut'),
        ("heading", "Gut & nerve"),
        ("paragraph", "An unhealthy gut can cause nerve pain, at 109 < x and more here."),
        ("paragraph", "It may cause:"),
        ("item", "one"),
        ("item", "nested"),
        ("paragraph", "more"),
        ("item", "two"),
        ("caption", "Foods"),
        ("cell", "Food"),
        ("cell", "Effect"),
        ("cell", "Oats"),
        ("cell", "lower cholesterol"),
        ("cell", "help digestion"),
        ("term", "Term"),
        ("definition", "Definition"),
        ("caption", "A caption"),
        ("paragraph", "Quoted"),
        ("paragraph", "Question?"),
        ("paragraph", "Answer."),
        ("paragraph", "seen again"),
        ("paragraph", "new paragraph"),
    ]
    at = {block.prose.text: index for index, block in enumerate(post.blocks)}
    by_text = {entry[1]: entry[2:] for entry in seen}
    assert by_text["one"] == (start, at["It may cause:"], None, None)
    assert by_text["nested"] == (start, at["one"], None, None)
    assert by_text["two"] == (start, at["It may cause:"], None, None)
    assert by_text["lower cholesterol"] == (start, None, at["Effect"], at["Oats"])
    assert by_text["help digestion"] == (start, None, at["Effect"], at["Oats"])
    assert by_text["Definition"] == (start, at["Term"], None, None)
    assert [block.prose.text for block in post.blocks if block.boilerplate] == [
        *("We use cookies.", "Home", "By A. Writer", "Hidden claim", "Hidden too", "Beside", "Popular", "\u00a9 2024"),
    ]
    assert [block.prose.text for block in post.blocks if block.quoted] == ["Quoted"]


def test_page_metadata_and_links() -> None:
    post = read("a.html", NASTY)
    assert post.title == "Gut & nerve"
    assert dict(post.metadata) == {"author": "A. Writer", "date": "2024-05-01", "reviewed_by": "B. Reviewer"}
    assert [(link.url, NASTY[link.span.start : link.span.end]) for link in post.links] == [
        ("/", "Home"),
        ("/pain?a=1&b=2", "ner<i>ve</i> pain"),
    ]


def test_places_across_entities_and_tags() -> None:
    block = next(block for block in read("a.html", NASTY).blocks if block.prose.text.startswith("An unhealthy gut can"))

    def written(words: str) -> str:
        start = block.prose.text.index(words)
        span = block.prose.span(start, start + len(words))
        return NASTY[span.start : span.end]

    assert written("unhealthy") == "un</b>healthy"
    assert written("gut can cause") == "gut&nbsp;can\n   cause"
    assert written("nerve") == "ner<i>ve"
    assert written("<") == "&lt;"


def test_description_has_its_place_in_the_attribute() -> None:
    prose = read("a.html", NASTY).blocks[0].prose
    span = prose.span(3, 14)
    assert NASTY[span.start : span.end] == "&quot;unhealthy&quot;"


@pytest.mark.parametrize(
    ("title", "heading", "blocks"),
    [
        ("Same", "Same", ["Same"]),
        ("Same | Site", "Same", ["Same"]),
        ("Turmeric - it cures cancer", "Turmeric", ["Turmeric - it cures cancer", "Turmeric"]),
        ("Other", "Head", ["Other", "Head"]),
        ("", "Head", ["Head"]),
    ],
)
def test_title_is_a_block_unless_the_headline_says_it(title: str, heading: str, blocks: list[str]) -> None:
    post = read("a.html", f"<title>{title}</title><h1>{heading}</h1>")
    assert [block.prose.text for block in post.blocks] == blocks


@pytest.mark.parametrize(
    ("markup", "boilerplate"),
    [
        ('<div class="market-share">x</div>', False),
        ('<div class="diet-related">x</div>', False),
        ('<section id="shared-decisions">x</section>', False),
        ('<p class="commentary">x</p>', False),
        ('<ul class="navigate-symptoms">x</ul>', False),
        ('<div class="heading adsorption">x</div>', False),
        ('<span class="share">x</span>', False),
        ('<div class="relatedPosts">x</div>', True),
        ('<div class="post__share-buttons">x</div>', True),
        ('<ul id="breadcrumbs">x</ul>', True),
        ('<div class="author-bio">x</div>', True),
        ('<div role="navigation">x</div>', True),
        ("<form>x</form>", True),
        ('<div class="share">x</div>', True),
        ('<div id="comments">x</div>', True),
        ('<div aria-label="x" style="visibility:hidden">x</div>', True),
    ],
)
def test_furniture_by_name(markup: str, boilerplate: bool) -> None:
    post = read("a.html", f"<p>{'Body text of some length. ' * 5}</p>{markup}<p>End of the text.</p>")
    assert [block.boilerplate for block in post.blocks if block.prose.text == "x"] == [boilerplate]


def test_a_class_name_does_not_hide_the_article() -> None:
    post = read("a.html", "<div class='widget'><h1>Head</h1><p>The whole of the text stands here.</p></div><p>x</p>")
    assert not any(block.boilerplate for block in post.blocks)


def test_outside_the_article_is_boilerplate_but_not_the_headline() -> None:
    body = "The article says a good deal more than what stands around it, and so it is the article."
    post = read("a.html", f"<div><h1>Head</h1><p>Tagline</p></div><article><p>{body}</p></article><div>Buy now</div>")
    assert [(block.prose.text, block.boilerplate) for block in post.blocks] == [
        ("Head", False),
        ("Tagline", True),
        (body, False),
        ("Buy now", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 < 6 & 7 &notit; &ampx", "5 < 6 & 7 \u00acit; &x"),
        ("<p>a\r\nb &eacute;", "a b \u00e9"),
        ("\ufeff<p>a", "a"),
        ("<table>a<tr><td>x</table>", "a"),
        ("&#128; &#x1F9E0; &hellip;", "\u20ac \U0001f9e0 \u2026"),
        ("<p>se<td>cond", "second"),
    ],
)
def test_odd_markup(text: str, expected: str) -> None:
    assert read("a.html", text).blocks[0].prose.text == expected
