"""Comments that speak to overclaim: exactly where they stand, and which block they mean; code is no comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.read_posts import read_text
from overclaim.pipeline.values import Post

NOTE = '<!-- overclaim: allow cure-claim "a" -->'
INSIDE = NOTE[4:-3]


def read(text: str, suffix: str = ".md") -> Post:
    return read_text(f"a{suffix}", text, suffix=suffix)


def seen(post: Post) -> list[tuple[str, str | None]]:
    """Each directive as the file has it, with the source of the block that it means."""
    return [
        (
            post.text[directive.span.start : directive.span.end],
            None if directive.covers is None else post.text[directive.covers.start : directive.covers.end].strip(),
        )
        for directive in post.directives
    ]


MARKDOWN = [
    (f"{NOTE}\nOne line.\n\nTwo.", "One line."),
    (f"{NOTE}\n\nOne line.", "One line."),
    (f"Before.\n\n{NOTE}\n\nOne line.", "One line."),
    (f"One line. {NOTE}", "One line."),
    (f"One line {NOTE} goes on.\n\nTwo.", f"One line {NOTE} goes on."),
    (f"`code` {NOTE} goes on.\n\nTwo.", f"`code` {NOTE} goes on."),
    (f"Before.\n{NOTE}\nAfter.", "After."),
    (f"# {NOTE} Head\n\nTwo.", "Head"),
    (f"# Head {NOTE}\n\nTwo.", "Head"),
    (f"- one\n- {NOTE} two\n- three", "two"),
    (f"- one\n- two {NOTE}\n- three", "two"),
    (f"Such as:\n\n{NOTE}\n\n- one\n- two", "one"),
    (f"> One. {NOTE}\n\nTwo.", "One."),
    (f"> {NOTE}\n> One.\n\nTwo.", "One."),
    (f"| a | b |\n|---|---|\n| one {NOTE} | two |", "one"),
    (f"One. ~~gone {NOTE}~~\n\nTwo.", "One."),
    (f"See [this {NOTE}](http://x.y). One.", f"See [this {NOTE}](http://x.y). One."),
    (f"Text.\n\nhttp://x.y {NOTE}\n\nTwo.", "http://x.y"),
    (f"<div>{NOTE}<p>One.</p></div>\n\nTwo.", "One."),
    (f"<div><p>One. {NOTE}</p></div>\n\nTwo.", "One."),
    (f"One.\n\n{NOTE}", None),
]
HTML = [
    (f"{NOTE}<p>One line.</p><p>Two.</p>", "One line."),
    (f"<p>One line. {NOTE}</p><p>Two.</p>", "One line."),
    (f"<p>{NOTE}One line.</p><p>Two.</p>", "One line."),
    (f"<p>One</p>\n{NOTE}\n<p>Two <b>lines</b>.</p>", "Two <b>lines</b>."),
    (f"<p>One</p>\n{NOTE}\nloose text", "loose text"),
    (f"<p>One {NOTE} line</p>", f"One {NOTE} line"),
    (f"<html><head>{NOTE}<title>One title</title></head><body><p>Two.</p></body></html>", "One title"),
    (f"<ul><li>One {NOTE}</li><li>Two</li></ul>", "One"),
    (f"<ul><li>One</li>{NOTE}<li>Two</li></ul>", "Two"),
    (f"<table><tr><td>One</td><td>{NOTE}Two</td></tr></table>", "Two"),
    (f"<nav>{NOTE}<a href='/'>Home</a></nav><p>Two.</p>", "Home"),
    (f"<p>One</p>{NOTE}", None),
]


@pytest.mark.parametrize("before", ["", "\ufeff", "\U0001f525 \u00e9 &amp;\n\n"], ids=["", "bom", "emoji"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(("text", "block"), MARKDOWN)
def test_markdown(text: str, block: str | None, ending: str, before: str) -> None:
    post = read((before + text).replace("\n", ending))
    assert seen(post) == [(NOTE, block)]
    assert post.directives[0].text == INSIDE


@pytest.mark.parametrize("before", ["", "\ufeff", "<p>\U0001f525 \u00e9 &amp;</p>\n"], ids=["", "bom", "emoji"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "block"), HTML)
def test_html(text: str, block: str | None, ending: str, before: str) -> None:
    before = "" if text.startswith("<html>") else before  # nothing stands before a page
    post = read((before + text).replace("\n", ending), ".html")
    assert seen(post) == [(NOTE, block)]
    assert post.directives[0].text == INSIDE


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (f"`{NOTE}` One.", ".md"),
        (f"One.\n\n    {NOTE}\n", ".md"),
        (f"One.\n\n```\n{NOTE}\n```\n", ".md"),
        (f"One.\n\n~~~html\n{NOTE}\n~~~\n", ".md"),
        (f"One <code>{NOTE}</code> two.", ".md"),
        (f"One.\n\n<pre>\n{NOTE}\n</pre>\n", ".md"),
        (f"One \\{NOTE}", ".md"),
        (f"One.\n\n<script>\n{NOTE}\n</script>", ".md"),
        (f"<p>One.</p><pre>{NOTE}</pre>", ".html"),
        (f"<p>One <code><b>{NOTE}</b></code>.</p>", ".html"),
        (f"<p>One.</p><script>{NOTE}</script>", ".html"),
        (f"<p>One.</p><textarea>{NOTE}</textarea>", ".html"),
        (f"<p title='{NOTE}'>One.</p>", ".html"),
        (f"<p>One &lt;{NOTE[1:]}</p>", ".html"),
        ("One.\n\n<!-- Our overclaim: allow it. -->\n", ".md"),
        (f"One.\n\n{NOTE}\n", ".txt"),
    ],
)
def test_what_is_shown_as_code_or_is_no_comment_is_no_directive(text: str, suffix: str) -> None:
    assert read(text, suffix).directives == ()


def test_comments_over_several_lines_are_read_whole() -> None:
    note = '<!-- overclaim: allow\n     cure-claim\n     "a\n     b" -->'
    for text in (f"One.\n\n{note}\n\nTwo.", f"One {note} two."):
        for ending in ("\n", "\r\n"):
            ((found, _),) = seen(read(text.replace("\n", ending)))
            assert found == note.replace("\n", ending)
    quoted = '> <!-- overclaim: allow cure-claim\n> "a" -->\n> One.'
    post = read(quoted)
    assert seen(post) == [(quoted[2:-7], "One.")]
    assert post.directives[0].text == ' overclaim: allow cure-claim\n"a" '


def test_slips_of_the_first_word_are_noted_so_that_they_can_be_reported() -> None:
    for slip in ("<!-- OVERCLAIM: x -->", "<!--overclaim : x-->", "<!-- overclaim:x --!>"):
        assert [text for text, _ in seen(read(f"<p>One</p>{slip}", ".html"))] == [slip]
    assert len(read("One <!--overclaim : x--> two").directives) == 1


HEADS = [
    ('overclaim: {allow: [@{rule: cure-claim, reason: "a b", until: 2027-01-31}@]}', 1),
    ("overclaim:\n  allow:\n    - @rule: cure-claim\n      reason: a b@\n    - @{rule: x}@\n", 2),
    ("overclaim:\n  allow:\n  - @rule: cure-claim\n    reason: >\n      a\n      b@\nauthor: me", 1),
    ("overclaim:\n  allow: &list\n  - @rule: cure-claim\n    reason: @  # why\nauthor: me", 1),
]


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("head", "count"), HEADS)
def test_front_matter(head: str, count: int, ending: str) -> None:
    source = f'---\ntitle: "\U0001f525 Cure"\n{head}\n---\nOne.\n'.replace("\n", ending)
    post = read(source.replace("@", ""))
    marked = source.split("@")[1::2]
    assert [text for text, _ in seen(post)] == [text.rstrip() for text in marked]
    assert len(post.directives) == count
    assert post.directives[0].entry is not None
    assert post.directives[0].entry[0] == ("rule", "cure-claim")
    assert all(directive.fault is None for directive in post.directives)
    assert "overclaim" not in post.metadata


@pytest.mark.parametrize(
    "head",
    [
        "@overclaim: yes@",
        "@overclaim:@",
        "@overclaim: [cure-claim]@",
        "overclaim: {@allow: cure-claim@}",
        "overclaim: {@alow: []@}",
        "overclaim:\n  @allow:\n    rule: cure-claim\n    reason: a@",
        "overclaim:\n  allow:\n    - @cure-claim@",
        "overclaim:\n  allow:\n    - @rule: [cure-claim]\n      reason: a@",
        "overclaim:\n  allow:\n    - @[cure-claim]@\n",
    ],
)
def test_front_matter_of_another_form_is_a_fault(head: str) -> None:
    source = f"---\nauthor: me\n{head}\nkey: 1\n---\nOne.\n"
    post = read(source.replace("@", ""))
    assert [text for text, _ in seen(post)] == [source.split("@")[1]]
    assert post.directives[0].fault


@pytest.mark.parametrize(
    "head",
    [
        "why: &why a\noverclaim:\n  allow:\n    - rule: cure-claim\n      reason: *why",
        "overclaim: {allow: &a [*a]}",
        "overclaim:\n  allow: &a\n  - *a",
        "overclaim:\n  allow:\n  - &a\n    rule: *a",
        "overclaim: &a\n  allow: *a",
        "overclaim: {? [a] : b}",
    ],
)
def test_aliases_lead_nobody_astray(head: str) -> None:
    post = read(f"---\n{head}\n---\nOne.\n")
    assert all(text for text, _ in seen(post))


def test_toml_front_matter_is_told_that_it_cannot() -> None:
    head = '[[overclaim.allow]]\nrule = "cure-claim"\nreason = "a"'
    post = read(f"+++\n{head}\n+++\nOne.\n")
    assert [text for text, _ in seen(post)] == [head]
    assert "YAML" in (post.directives[0].fault or "")


def test_empty_front_matter_asks_for_nothing() -> None:
    assert read("---\noverclaim: {allow: []}\n---\nOne.\n").directives == ()


def test_a_title_that_is_dropped_as_a_repetition_takes_no_directive_along() -> None:
    assert seen(read(f"---\ntitle: Head\n---\n\n{NOTE}\n# Head\n\nTwo.\n")) == [(NOTE, "Head")]


PARTS = [
    NOTE,
    '<!-- overclaim: allow\nx "y" -->',
    "<p>",
    "</p>",
    "> ",
    "- ",
    "`",
    "\n\n",
    "\n",
    "\r\n",
    "One.",
    "\U0001f525",
]
PARTS += ["<div>", "</div>", "<b>", "<pre>", "</pre>", "| a | b |\n|---|---|\n| ", "~~", "<!--", "-->", "    ", "&amp;"]


@given(st.lists(st.sampled_from(PARTS), max_size=14), st.sampled_from([".md", ".html"]))
def test_a_directive_is_always_where_the_file_has_it(parts: list[str], suffix: str) -> None:
    post = read("Zero.\n\n" + "".join(parts), suffix)
    for directive in post.directives:
        source = post.text[directive.span.start : directive.span.end]
        assert source.startswith("<!--")
        assert source.endswith(("-->", "--!>"))
        assert "".join(directive.text.split()).replace(">", "") in "".join(source.split()).replace(">", "")
        assert directive.covers is None or len(directive.covers)
    assert list(post.directives) == sorted(post.directives, key=lambda directive: directive.span)


@given(st.lists(st.sampled_from(PARTS), max_size=10))
def test_comments_change_no_prose_around_them(parts: list[str]) -> None:
    """Where a comment of ours stands the text is read as with any other comment."""
    ours = "Zero.\n\n" + "".join(parts)
    other = ours.replace("overclaim", "something")
    assert [(block.kind, block.prose.text) for block in read(ours).blocks] == [
        (block.kind, block.prose.text.replace("something", "overclaim")) for block in read(other).blocks
    ]
