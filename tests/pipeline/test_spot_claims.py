"""The second reader: what its networks' numbers become, on a stand-in, and a few plain sentences on the shipped ones."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from overclaim.pipeline.load_model import load_model
from overclaim.pipeline.make_docs import MAX_TOKENS
from overclaim.pipeline.mark_parts import mark_parts, with_heads
from overclaim.pipeline.spot_claims import spot_claims
from overclaim.pipeline.spotted import Spotted, percent
from overclaim.rules.scales import Strength

CHANCES = {"none": 0.1, "denied": 0.05, "correlational": 0.2, "conditional": 0.05, "can-cause": 0.1, "causal": 0.5}


@pytest.fixture
def stand_in() -> Language:
    """A pipeline that takes a text for a claim if it is longer than three words and, at the longest, for a sure one."""

    @Language.component("stand_in")
    def read(doc: Doc) -> Doc:
        none = {3: 1.0, MAX_TOKENS: 0.0}.get(len(doc), 0.2)
        doc.cats = {"none": none, "causal": 1 - none}
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("stand_in")
    return nlp


def test_each_text_is_read_in_order(stand_in: Language) -> None:
    seen = list(spot_claims(["Garlic helps sore feet.", "Sore feet."], stand_in))
    assert [round(one.claims, 6) for one in seen] == [0.8, 0.0]


def test_no_more_than_the_first_words_are_looked_at(stand_in: Language) -> None:
    assert [one.claims for one in spot_claims(["word " * 500, "word " * 20], stand_in)] == [1.0, 0.8]


def test_the_strength_is_the_likeliest_of_those_that_claim() -> None:
    assert Spotted(CHANCES).strength is Strength.CAUSAL
    assert Spotted(CHANCES | {"none": 0.9}).strength is Strength.CAUSAL
    assert Spotted(CHANCES | {"conditional": 0.6}).strength is Strength.CONDITIONAL


def test_a_denial_must_be_likelier_than_any_strength() -> None:
    assert not Spotted(CHANCES).denied
    assert Spotted(CHANCES | {"denied": 0.51}).denied


@pytest.mark.parametrize(("chance", "said"), [(0.5, "50%"), (0.987, "99%"), (0.9999, "over 99%")])
def test_nothing_is_said_to_be_entirely_sure(chance: float, said: str) -> None:
    assert percent(chance) == said


def test_words_keep_their_tags_and_arcs_in_another_vocabulary() -> None:
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=["Garlic", "helps"], tags=["NN", "VBZ"], heads=[1, 1], deps=["nsubj", "ROOT"])
    copy = with_heads(doc, spacy.blank("en").vocab)
    assert [(token.text, token.tag_, token.dep_, token.head.text, token.lemma_) for token in copy] == [
        ("Garlic", "NN", "nsubj", "helps", "helps"),
        ("helps", "VBZ", "ROOT", "helps", "helps"),
    ]
    assert copy.vocab is not doc.vocab


@pytest.fixture(scope="module")
def spotter() -> Language:
    return load_model().spotter


@pytest.mark.parametrize(
    "text",
    [
        "Ginger tea sees off travel sickness within minutes.",
        "Where street lighting went up, sleep went down.",
        "People who skip breakfast tend to weigh more.",
    ],
)
def test_the_shipped_reader_takes_plain_claims_for_claims(spotter: Language, text: str) -> None:
    assert next(iter(spot_claims([text], spotter))).claims > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The clinic is open from nine to five on weekdays.",
        "Book a free call with our team today.",
        "Researchers are still looking into whether ginger helps.",
    ],
)
def test_the_shipped_reader_takes_other_sentences_for_none(spotter: Language, text: str) -> None:
    assert next(iter(spot_claims([text], spotter))).claims < 0.5


def test_the_shipped_reader_marks_each_word(spotter: Language) -> None:
    parse = load_model().parser("Ginger tea sees off travel sickness.")
    (parts,) = mark_parts([parse], spotter)
    assert len(parts) == len(parse)
    assert parts[0].cause > 0.5 > parts[0].effect
    assert parts[2].cue > 0.5
    assert parts[5].effect > 0.5 > parts[5].cause
