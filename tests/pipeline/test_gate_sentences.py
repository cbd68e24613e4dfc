"""Which sentences are worth a parse, by their words alone."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.gate_sentences import SentenceGate, sentences_to_parse
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.spotted import Spotted
from overclaim.pipeline.values import BlockKind, Post
from overclaim.rules.language import inflections, load_language

Make = Callable[..., Post]
GATE = SentenceGate(load_language())
SHUT = "The clinic is on the left."
OPEN = "Garlic causes reflux."


@pytest.mark.parametrize(
    "text",
    [
        "Turmeric relieves arthritis.",
        "TURMERIC RELIEVES ARTHRITIS!",
        "Neuropathy is caused by alcohol.",
        "Smoking is linked to cancer.",
        "Yeast contributes, by all accounts, to fatigue.",
        "Stress is a contributing factor.",
        "Diabetes is one of the known causes of neuropathy.",
        "Fish oil is good for the heart.",
        "Zinc has no real effect on colds.",
        "There is a link between sugar and acne.",
        "Smokers are more likely to have a stroke.",
        "Smokers have a much higher risk of stroke.",
        "Numb feet are due to diabetes.",
        "He died because of the flu.",
        "Dairy makes acne worse.",
        "Vaccines do not cause autism.",
        "A slow metabolism makes you fat.",
        "Garlic can lower blood pressure.",
    ],
)
def test_words_that_state_a_relation_open_it(text: str) -> None:
    assert GATE.opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        SHUT,
        "Neuropathy is a disease of the nerves.",
        "Common symptoms include numbness.",
        "The liver is a large organ.",
        "Our hours are posted on the door.",
        "Read more in the next chapter.",
        "The patient was well.",
        "A good book is on the table.",  # "good" without its "for"
        "The link is below.",  # "link" without its verb and "to"
        "He took the risk.",
        "It is likely that it rains.",
    ],
)
def test_other_sentences_stay_shut(text: str) -> None:
    assert not GATE.opens(text)


def test_every_form_of_a_plain_transitive_cue_opens_it() -> None:
    frames = {frame for frames in load_language().frames.values() for frame in frames}
    plain = [frame for frame in frames if frame.pos == "verb" and (frame.cause, frame.effect) == ("subject", "object")]
    plain = [frame for frame in plain if frame.particle is None]
    forms = {form for frame in plain for form in inflections(frame.word, "verb") if form.isalpha()}
    shut = [form for form in forms if not GATE.opens(f"Sugar {form} the liver.")]
    assert len(plain) > 100
    assert shut == []


def chosen_in(post: Post) -> list[str]:
    sentences = split_sentences(post)
    return [sentences[index].text for index in sentences_to_parse(post, sentences, GATE)]


def test_a_post_without_cues_needs_no_parse(make_post: Make) -> None:
    assert chosen_in(make_post(SHUT, f"{SHUT} Walk in.", (BlockKind.HEADING, "Where we are", {"level": 1}))) == []


def test_the_sentence_before_is_parsed_where_one_points_back(make_post: Make) -> None:
    assert chosen_in(make_post(f"{SHUT} Yeast grows in the gut. It causes fatigue.")) == [
        "Yeast grows in the gut.",
        "It causes fatigue.",
    ]
    assert chosen_in(make_post(f"Yeast grows in the gut. {OPEN}")) == [OPEN]
    assert chosen_in(make_post("Yeast grows in the gut.", "This overgrowth causes fatigue.")) == [
        "Yeast grows in the gut.",
        "This overgrowth causes fatigue.",
    ]


def test_the_first_sentence_may_point_back_to_nothing(make_post: Make) -> None:
    assert chosen_in(make_post("It causes fatigue.")) == ["It causes fatigue."]


def test_items_are_parsed_with_the_last_sentence_that_introduces_them_and_their_heading(make_post: Make) -> None:
    post = make_post(
        (BlockKind.HEADING, "Turmeric at home", {"level": 2}),
        f"{SHUT} Turmeric is for:",
        (BlockKind.ITEM, "stiff joints", {"level": 1, "lead_in": 1, "heading": 0}),
        SHUT,
    )
    assert chosen_in(post) == ["Turmeric at home", "Turmeric is for:", "stiff joints"]


def test_cells_are_parsed_with_their_headers(make_post: Make) -> None:
    post = make_post(
        (BlockKind.CELL, "Herb", {}),
        (BlockKind.CELL, "Good side", {}),
        (BlockKind.CELL, "Turmeric", {"column_header": 0}),
        (BlockKind.CELL, "calm joints", {"column_header": 1, "row_header": 2}),
    )
    sentences = split_sentences(post)
    assert sentences_to_parse(post, sentences, GATE) == [0, 1, 2, 3]


def test_what_the_second_reader_takes_for_a_claim_is_parsed(make_post: Make) -> None:
    post = make_post(SHUT)
    sentences = split_sentences(post)
    assert sentences_to_parse(post, sentences, GATE, {SHUT: Spotted({"none": 0.5})}) == []
    assert sentences_to_parse(post, sentences, GATE, {SHUT: Spotted({"none": 0.05})}) == [0]


def test_what_it_is_sure_claims_nothing_is_not_parsed_for_its_words(make_post: Make) -> None:
    post = make_post(OPEN)
    sentences = split_sentences(post)
    assert sentences_to_parse(post, sentences, GATE, {OPEN: Spotted({"none": 0.5})}) == [0]
    assert sentences_to_parse(post, sentences, GATE, {OPEN: Spotted({"none": 1.0})}) == []


def test_what_denies_the_sentence_before_is_parsed_whatever_it_makes_of_it(make_post: Make) -> None:
    post = make_post(f"{OPEN} It does not.")
    sentences = split_sentences(post)
    assert sentences_to_parse(post, sentences, GATE, {"It does not.": Spotted({"none": 1.0})}) == [0, 1]
