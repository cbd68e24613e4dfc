"""Plain text: paragraphs, items, headings and titles told without markup."""

import pytest

from overclaim.corpus.formats.plain import read

SAMPLE = """\
Exploring the Gut-Nerve Connection

BY: Care Manager
POSTED: August 19, 2024
SHARE

An unhealthy gut can
trigger pain. Deficiency of Vitamin
B12 can cause nerve damage.

What is Neuropathy?

Several diseases are known to cause it:

  1. Lupus: it can affect
     nerves.
  2. Celiac disease
    \u2022 with gluten
  a) not this

Speak to your doctor if
- you feel numb
- you fall

3. Heal Your Gut

Text below it.
---
Diagnosis and management

In 2019 there were
5. No more.

Smoking
======

(c) 2024 Care team
"""


def shape(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(block.kind.value, block.prose.text, block.heading, block.lead_in) for block in read("a.txt", text).blocks]


def test_sample() -> None:
    assert shape(SAMPLE) == [
        ("title", "Exploring the Gut-Nerve Connection", None, None),
        ("paragraph", "BY: Care Manager", 0, None),
        ("paragraph", "POSTED: August 19, 2024", 0, None),
        ("paragraph", "SHARE", 0, None),
        ("paragraph", "An unhealthy gut can trigger pain. Deficiency of Vitamin B12 can cause nerve damage.", 0, None),
        ("heading", "What is Neuropathy?", 0, None),
        ("paragraph", "Several diseases are known to cause it:", 5, None),
        ("item", "Lupus: it can affect nerves.", 5, 6),
        ("item", "Celiac disease", 5, 6),
        ("item", "with gluten", 5, 8),
        ("item", "not this", 5, 6),
        ("paragraph", "Speak to your doctor if", 5, None),
        ("item", "you feel numb", 5, 11),
        ("item", "you fall", 5, 11),
        ("heading", "Heal Your Gut", 0, None),
        ("paragraph", "Text below it.", 14, None),
        ("heading", "Diagnosis and management", 0, None),
        ("paragraph", "In 2019 there were 5. No more.", 16, None),
        ("heading", "Smoking", 0, None),
        ("paragraph", "(c) 2024 Care team", 18, None),
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings(ending: str) -> None:
    assert shape(SAMPLE.replace("\n", ending)) == shape(SAMPLE)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Understanding Neuropathy", "heading"),
        ("How Gut Imbalances Can Influence Neuropathy", "heading"),
        ("What does the research say?", "heading"),
        ("COMMON TRIGGERS", "heading"),
        ("Probiotics support gut health.", "paragraph"),
        ("Several diseases are known to be associated with neuropathy:", "paragraph"),
        ("turmeric cures cancer", "paragraph"),
        ("Common symptoms include numbness, tingling and prickling in the hands", "paragraph"),
        ("\u2022 Vascular Changes", "item"),
        ("12) Sleep more", "item"),
        ("1984 was a good year for nerves.", "paragraph"),
        ("- 5 degrees is cold for a foot.", "item"),
    ],
)
def test_a_line_alone(line: str, kind: str) -> None:
    assert [entry[:2] for entry in shape(f"A Title Here\n\nText.\n\n{line}\n\nText.")][2][0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Smoking causes\nlung cancer and\nheart disease.",
        "The gut \u2014\nand the brain \u2013\nare linked.",
        "Pain sits in the\nback\nand the legs.",
        "Ask for more\nVitamin C\nCures are rare.",
    ],
)
def test_a_line_break_alone_ends_nothing(text: str) -> None:
    assert [entry[:2] for entry in shape(text)] == [("paragraph", " ".join(text.split()))]


def test_unbulleted_labels_are_units() -> None:
    assert [text for _, text, _, _ in shape("Signs\nNumb feet\nBurning hands\nWeakness")] == [
        *("Signs", "Numb feet", "Burning hands", "Weakness"),
    ]


def test_addresses_are_links_not_prose() -> None:
    post = read("a.txt", "See https://a.example/b(c). Then\nwww.d.example\n")
    assert [block.prose.text for block in post.blocks] == ["See. Then"]
    assert [link.url for link in post.links] == ["https://a.example/b(c)", "www.d.example"]
