"""Markdown: what is prose, what is not, and which block introduces which."""

import pytest

from overclaim.corpus.formats.markdown import read
from overclaim.pipeline.values import BlockKind, Post

NASTY = """\
---
title: "B12 \\u2013 \\"safe\\"?"
description: 'It''s
  folded'
author: {name: A. Writer}
datePublished: 2024-03-11
tags: [a, b]
---
Setext *head*ing
================

A **can**cer claim with `code` and a [linked *text*](http://x.y "t"), see <https://auto.link> or
http://bare.link/a_(b), too.\\
Escaped \\*stars\\* &amp; &nbsp;entity&#x41; \U0001f9e0 end[^1].

Gut trouble may cause:

1. first
   continued

   second paragraph
   - nested `x`
2. [ ] task ~~gone~~ kept
- - deep

| a \\| b | c |
|---|---|
| x \\| y | can `z` help |

Term
: Definition

> Quoted **claim**
>
> - quoted item

<div class="box"><p>In &lt;HTML&gt;<br>line</p></div>

```
code block
```

[ref link][r]<sup>2</sup> and 10<sup>9</sup> <del>old</del> new ![alt](i.png)

[^1]: The note.

[r]: http://ref.example
"""


def shape(post: Post) -> list[tuple[str, str, int | None, int | None]]:
    """Kind, text, heading and lead-in of each block."""
    return [(block.kind.value, block.prose.text, block.heading, block.lead_in) for block in post.blocks]


def texts(text: str) -> list[str]:
    return [block.prose.text for block in read("a.md", text).blocks]


def test_nasty_sample() -> None:
    post = read("a.md", NASTY)
    assert shape(post) == [
        ("title", 'B12 \u2013 "safe"?', None, None),
        ("description", "It's folded", 0, None),
        ("heading", "Setext heading", 0, None),
        (
            "paragraph",
            "A cancer claim with and a linked text, see or, too. Escaped *stars* & entityA \U0001f9e0 end.",
            2,
            None,
        ),
        ("paragraph", "Gut trouble may cause:", 2, None),
        ("item", "first continued", 2, 4),
        ("paragraph", "second paragraph", 2, None),
        ("item", "nested", 2, 6),
        ("item", "task kept", 2, 4),
        ("item", "deep", 2, 4),
        ("cell", "a | b", 2, None),
        ("cell", "c", 2, None),
        ("cell", "x | y", 2, None),
        ("cell", "can help", 2, None),
        ("term", "Term", 2, None),
        ("definition", "Definition", 2, 14),
        ("paragraph", "Quoted claim", 2, None),
        ("item", "quoted item", 2, 16),
        ("paragraph", "In <HTML> line", 2, None),
        ("paragraph", "ref link and 109 new", 2, None),
        ("paragraph", "The note.", 2, None),
    ]
    assert [block.level for block in post.blocks if block.kind is BlockKind.ITEM] == [1, 2, 1, 2, 1]
    assert post.title == 'B12 \u2013 "safe"?'
    assert dict(post.metadata) == {
        "description": "It's folded",
        "author": "A. Writer",
        "date": "2024-03-11",
        "tags": "a, b",
    }
    assert [link.url for link in post.links] == [
        *("http://x.y", "https://auto.link", "http://bare.link/a_(b)", "http://ref.example"),
    ]


def test_table_cells_know_their_headers() -> None:
    blocks = read("a.md", "| Food | Effect |\n|--|--|\n| Oats | lower cholesterol |\n| | none |\n").blocks
    assert [(block.prose.text, block.column_header, block.row_header) for block in blocks] == [
        ("Food", None, None),
        ("Effect", None, None),
        ("Oats", 0, None),
        ("lower cholesterol", 1, 2),
        ("none", 1, None),
    ]


def test_quotations_are_marked() -> None:
    blocks = read("a.md", "Mine.\n\n> Theirs.\n> > Deeper.\n\nMine again.\n").blocks
    assert [block.quoted for block in blocks] == [False, True, True, False]


def test_emphasis_inside_a_word_maps_over_both_pieces() -> None:
    text = "It **can**cer."
    prose = read("a.md", text).blocks[0].prose
    span = prose.span(3, 9)
    assert (prose.text[3:9], text[span.start : span.end]) == ("cancer", "can**cer")


def test_lead_in_is_what_stands_directly_before() -> None:
    text = "Intro.\n\n## Benefits\n\n- a\n\n<!-- x -->\n\n- b\n\nText.\n\n---\n\n- c\n"
    assert [(text, lead) for _, text, _, lead in shape(read("a.md", text)) if len(text) == 1] == [
        ("a", 1),
        ("b", 1),
        ("c", None),
    ]


def test_headings_point_to_the_heading_they_stand_under() -> None:
    post = read("a.md", "# One\n\n## Two\n\n### Three\n\n## Four\n\nText.\n")
    assert [block.heading for block in post.blocks] == [None, 0, 1, 0, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Use `x` daily.", ["Use daily."]),
        ("Run `x`, then rest.", ["Run, then rest."]),
        ("soft\nbreak and hard  \nbreak", ["soft break and hard break"]),
        ("a\r\nb\r\n\r\nc", ["a b", "c"]),
        ("a\rb\r\rc", ["a b", "c"]),
        ("\ufeff# Head\n\ntext", ["Head", "text"]),
        ("neuro&shy;pathy vita\u00admin", ["neuropathy vitamin"]),
        ("B&nbsp;12 \u00a0 is", ["B 12 is"]),
        ("    indented code\n\ntext", ["text"]),
        ("<script>\nalert('cures')\n\n</script>\n\ntext", ["text"]),
        ("<!-- turmeric\n\ncures -->\n\ntext", ["text"]),
        ("See www.a.example. Then rest.", ["See. Then rest."]),
        ("Mail <a@b.example> now", ["Mail now"]),
        (
            "not front matter\n\n---\n\nWine cures colds.\n\n---\n\nmore",
            ["not front matter", "Wine cures colds.", "more"],
        ),
        ("---\nRuled text, not a mapping.\n---\n\nmore", ["Ruled text, not a mapping.", "more"]),
        ("word[^1] goes on\n\n[^1]: Note.", ["word goes on", "Note."]),
        ("a <b>bold</b><br>b <span hidden>not seen</span>c", ["a bold b c"]),
        ("- one\n- two", ["one", "two"]),
        ("5 * 3 and a_b_c", ["5 * 3 and a_b_c"]),
    ],
)
def test_what_a_reader_sees(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_toml_front_matter() -> None:
    text = '+++\ntitle = "The \\"gut\\""\ndate = 2024-01-02\n[extra]\ntitle = "no"\n+++\n\nText.\n'
    post = read("a.md", text)
    span = post.blocks[0].prose.span(0, len(post.blocks[0].prose.text))
    assert (post.title, text[span.start : span.end]) == ('The "gut"', 'The \\"gut\\"')
    assert post.metadata["date"] == "2024-01-02"


@pytest.mark.parametrize(
    ("head", "value", "written"),
    [
        ("title: Plain text # comment", "Plain text", "Plain text"),
        ("title: 'It''s'", "It's", "It''s"),
        ("title: >-\n  Folded\n  text", "Folded text", "Folded\n  text"),
        ("title: |\n  Literal", "Literal", "Literal"),
        ('title: "caf\\u00e9 \\\n   x"', "caf\u00e9 x", "caf\\u00e9 \\\n   x"),
    ],
)
def test_yaml_scalars_keep_their_places(head: str, value: str, written: str) -> None:
    text = f"---\n{head}\n---\n\nBody.\n"
    post = read("a.md", text)
    span = post.blocks[0].prose.span(0, len(value))
    assert (post.blocks[0].prose.text, text[span.start : span.end]) == (value, written)


@pytest.mark.parametrize("head", ["title: [unclosed", "a: b: c", "*alias", "? [x]\n: y", "x: " + "[" * 5000])
def test_a_broken_head_is_passed_over(head: str) -> None:
    assert texts(f"---\n{head}\n---\n\nBody.\n")[-1] == "Body."


def test_title_that_is_also_the_headline_is_read_once() -> None:
    post = read("a.md", "---\ntitle: Same\n---\n# Same\n\nText.\n")
    assert shape(post) == [("heading", "Same", None, None), ("paragraph", "Text.", 0, None)]


def test_markdown_inside_a_related_element_is_boilerplate() -> None:
    text = 'Body.\n\n<div class="related-posts">\n\n- Teaser\n\n<div>\n\nmore\n\n</div>\n</div>\n\nBody again.\n'
    assert [block.boilerplate for block in read("a.md", text).blocks] == [False, True, True, False]


def test_html_in_a_quotation_keeps_its_places() -> None:
    text = "> <p>one\n> <b>tw</b>o &amp; three</p>\n"
    (block,) = read("a.md", text).blocks
    span = block.prose.span(4, 7)
    assert (block.prose.text, block.quoted) == ("one two & three", True)
    assert text[span.start : span.end] == "tw</b>o"
