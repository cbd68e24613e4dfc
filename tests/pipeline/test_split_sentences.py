"""Where a sentence ends, by punctuation alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.pipeline.source_map import Piece, Prose, Span
from overclaim.pipeline.split_sentences import sentence_ranges, split_sentences
from overclaim.pipeline.values import Block, BlockKind, Post

Make = Callable[..., Post]
TEXTS = st.lists(
    st.sampled_from(
        [
            "Garlic",
            "helps",
            "Dr.",
            "e.g.",
            "J.",
            "3.5",
            "2.",
            "!",
            "?",
            ".",
            "…",
            "...",
            "”",
            '."',
            ")",
            " ",
            "\n",
            "I.",
            "😀",
            ";",
        ]
    )
).map("".join)


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Garlic helps.", "It is cheap!", "Is it safe?", "Yes"],
        ["Ask Dr. Jones about it.", "She knows."],
        ["Eat alliums, e.g. Garlic or leeks.", "They are cheap."],
        ["Garlic vs. Placebo was tried.", "Nobody won."],
        ["It was shown by J. R. Jones in 1990.", "It was forgotten."],
        ["The U.S. Government advises it.", "Others do not."],
        ["It rose by 3.5 percent.", "That is little."],
        ["It rose to 3.", "That is little."],
        ["Well… it may help…", "Or not."],
        ["Well... it may help.", "Or not."],
        ["“It cured me.”", "So she said."],
        ['He wrote "It cured me!"', "So what."],
        ["It helps (see Fig. 2).", "It is cheap."],
        ["It helps. (It is cheap.)", "So they say."],
        ["She said “It helped!” and left.", "He stayed."],
        ["“Does it help?” he asked.", "Nobody knew."],
        ["So am I.", "It helps."],
        ["Read overclaim.org first.", "Then eat."],
        ["It helps.Really.", "It does."],
        ["Garlic helps.", "😀 It is cheap."],
        ["Garlic helps.", "10 trials say so."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    if parts[0] == "It helps. (It is cheap.)":
        parts = ["It helps.", "(It is cheap.)", "So they say."]
    assert sentences_of(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text", ["2. Garlic helps the heart", "12. Garlic", "no end at all", "Garlic: good, cheap; safe"]
)
def test_a_block_without_an_end_is_one_sentence(text: str) -> None:
    assert sentences_of(f"  {text}\n") == [text]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert sentences_of(text) == []


@pytest.mark.parametrize("first", ["Oranges have vitamin C.", "It is hepatitis B.", "Cats carry influenza A."])
def test_a_letter_that_names_a_vitamin_or_virus_may_end_a_sentence(first: str) -> None:
    assert sentences_of(f"{first} It is common.") == [first, "It is common."]


@pytest.mark.parametrize("kind", [BlockKind.ITEM, BlockKind.DEFINITION])
def test_an_items_run_in_label_stays_with_its_explanation(make_post: Make, kind: BlockKind) -> None:
    post = make_post("Causes:", (kind, "Poor diet. Sugar feeds yeast. It is cheap.", {}))
    assert [sentence.text for sentence in split_sentences(post)] == [
        "Causes:",
        "Poor diet. Sugar feeds yeast.",
        "It is cheap.",
    ]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (BlockKind.PARAGRAPH, "Poor diet."),  # only items have run-in labels
        (BlockKind.ITEM, "A poor diet feeds yeast."),  # more than four words say something
        (BlockKind.ITEM, "Poor diet!"),
    ],
)
def test_other_first_sentences_stand_alone(make_post: Make, kind: BlockKind, first: str) -> None:
    post = make_post((kind, f"{first} Sugar feeds yeast.", {}))
    assert [sentence.text for sentence in split_sentences(post)] == [first, "Sugar feeds yeast."]


def test_a_label_alone_is_the_whole_item(make_post: Make) -> None:
    post = make_post((BlockKind.ITEM, "Poor diet.", {}))
    assert [sentence.text for sentence in split_sentences(post)] == ["Poor diet."]


def test_sentences_are_numbered_through_all_blocks(make_post: Make) -> None:
    found = split_sentences(make_post("One. Two.", "Three."))
    assert [(sentence.index, sentence.block, sentence.start) for sentence in found] == [(0, 0, 0), (1, 0, 5), (2, 1, 0)]


def test_a_sentences_span_is_its_place_in_the_file_markup_included() -> None:
    source = "**Garlic** helps &amp; heals. It is *cheap*."
    pieces = [
        ("Garlic", 2, 8),
        (" helps ", 10, 17),
        ("&", 17, 22),
        (" heals. It is ", 22, 36),
        ("cheap", 37, 42),
        (".", 43, 44),
    ]
    prose = Prose.of(Piece(text, Span(start, end), verbatim=text != "&") for text, start, end in pieces)
    post = Post("post.md", source, "markdown", (Block(BlockKind.PARAGRAPH, prose),))
    first, second = split_sentences(post)
    assert (first.text, source[first.span.start : first.span.end]) == (
        "Garlic helps & heals.",
        "Garlic** helps &amp; heals.",
    )
    assert (second.text, source[second.span.start : second.span.end]) == ("It is cheap.", "It is *cheap*.")


@given(st.lists(TEXTS, max_size=3), st.sampled_from(list(BlockKind)))
def test_sentences_are_ordered_inside_their_block_and_miss_only_white_space(texts: list[str], kind: BlockKind) -> None:
    blocks, file = [], ""
    for text in texts:
        blocks.append(Block(kind, Prose.verbatim(text, len(file))))
        file += text
    post = Post("post.txt", file, "plain", tuple(blocks))
    sentences = split_sentences(post)
    for index, block in enumerate(blocks):
        here, reached, left_out = [one for one in sentences if one.block == index], 0, ""
        for sentence in here:
            assert reached <= sentence.start < sentence.end <= len(block.prose.text)
            assert sentence.text == block.prose.text[sentence.start : sentence.end] == sentence.text.strip()
            assert file[sentence.span.start : sentence.span.end] == sentence.text
            left_out += block.prose.text[reached : sentence.start]
            reached = sentence.end
        assert not (left_out + block.prose.text[reached:]).strip()
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
