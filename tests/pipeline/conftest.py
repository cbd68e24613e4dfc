"""Builders of hand-made values, so that a stage is tested without a model."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from overclaim.pipeline.checks import Reading
from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import Block, BlockKind, Claim, Cue, Entity, Phrase, Post
from overclaim.rules.contested import ContestedStatus, ContestedTerm
from overclaim.rules.evidence import Design, EvidenceRow, EvidenceTable, Grader, Source
from overclaim.rules.load_packs import load_packs
from overclaim.rules.rule import Rule
from overclaim.rules.scales import Certainty, Direction, Kind, Relation, Severity, Strength
from overclaim.rules.vocabulary import Concept, Vocabulary

ReadingMaker = Callable[..., Reading]
DAY = date(2026, 11, 21)

LEAKY_GUT = ContestedTerm(
    "leaky-gut",
    ContestedStatus.NOT_A_DIAGNOSIS,
    "increased intestinal permeability",
    Severity.WARNING,
    "No test is valid for it.",
    ("a-2020",),
)
VOCABULARY = Vocabulary(
    [
        Concept("turmeric", "turmeric", Kind.SUPPLEMENT),
        Concept("arthritis", "arthritis", Kind.CONDITION),
        Concept("leaky-gut", "leaky gut", Kind.CONDITION, contested=LEAKY_GUT),
    ]
)


def evidence_row(relation: Relation, certainty: Certainty, identifier: str) -> EvidenceRow:
    return EvidenceRow(
        id=identifier,
        cause="turmeric",
        effect="arthritis",
        relation=relation,
        certainty=certainty,
        certainty_by=Grader.CURATOR,
        size=None,
        design=Design.RCT,
        population="",
        condition="",
        comparator="",
        effect_size="",
        summary="Turmeric may ease arthritis a little.",
        sources=("a-2020",),
        reviewed_on=DAY,
        review_by=date(2028, 11, 21),
    )


EVIDENCE = EvidenceTable(
    [
        evidence_row(Relation.DECREASES, Certainty.LOW, "low"),
        evidence_row(Relation.ASSOCIATED_LESS, Certainty.MODERATE, "linked"),
        evidence_row(Relation.NO_EFFECT, Certainty.MODERATE, "none"),
        evidence_row(Relation.UNCERTAIN, Certainty.LOW, "uncertain"),
    ],
    [Source("a-2020", "A trial", "2020", Design.RCT, "", "", "", "", "https://example.org/a", DAY, "It helped.")],
)
CONCEPTS = {"turmeric": "turmeric", "arthritis": "arthritis", "leaky gut": "leaky-gut"}


def pytest_configure(config: pytest.Config) -> None:
    """Tests that load the trained model can be left out with ``-m "not model"``; properties have no time limit."""
    config.addinivalue_line("markers", "model: loads the shipped model")
    settings.register_profile("any machine", deadline=None)  # a busy machine is no fault of the code
    settings.load_profile("any machine")


@pytest.fixture
def make_post() -> Callable[..., Post]:
    """Make a plain post, a line a block: ``make_post("A paragraph.", (BlockKind.ITEM, "An item", {"lead_in": 0}))``."""

    def make(*blocks: str | tuple[BlockKind, str, Mapping[str, Any]]) -> Post:
        made: list[Block] = []
        text = ""
        for block in blocks:
            kind, words, fields = (BlockKind.PARAGRAPH, block, {}) if isinstance(block, str) else block
            made.append(Block(kind, Prose.verbatim(words, len(text)), **fields))
            text += words + "\n"
        return Post("post.txt", text, "plain", tuple(made))

    return make


@pytest.fixture
def make_reading() -> ReadingMaker:
    """Make a reading of blocks given as texts or Block values; mentions of VOCABULARY become entities."""

    def make(*blocks: str | Block, claims: Sequence[Claim] = (), **post: Any) -> Reading:
        made: list[Block] = []
        text = ""
        for block in blocks:
            if isinstance(block, Block):
                made.append(block)
                text = text.ljust(block.prose.span(0, 1).start) + block.prose.text + "\n"
            else:
                made.append(Block(BlockKind.PARAGRAPH, Prose.verbatim(block, len(text))))
                text += block + "\n"
        whole = Post("post.md", text, "markdown", tuple(made), **post)
        sentences = split_sentences(whole)
        entities: list[Entity] = []
        for sentence in sentences:
            for name, concept in CONCEPTS.items():
                start = sentence.text.casefold().find(name)
                if start >= 0:
                    span = made[sentence.block].prose.span(sentence.start + start, sentence.start + start + len(name))
                    mention = sentence.text[start : start + len(name)]
                    kind = VOCABULARY[concept].kind
                    entities.append(
                        Entity(sentence.index, start, start + len(name), mention, span, kind, concept, name)
                    )
        return Reading(whole, sentences, tuple(entities), tuple(claims), VOCABULARY, EVIDENCE)

    return make


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """Make a claim from the words of a text: ``make_claim("Turmeric cures arthritis.", "Turmeric", "cures", "arthritis")``."""

    def make(text: str, cause: str, cue: str, effect: str, **fields: Any) -> Claim:
        def span(words: str) -> Span:
            start = text.index(words)
            return Span(start, start + len(words))

        first, last = sorted((span(cause), span(effect)))
        values: dict[str, Any] = {
            "sentence": 0,
            "span": Span(first.start, last.end),
            "cue": Cue(cue, span(cue)),
            "cause": Phrase(cause, span(cause), CONCEPTS.get(cause.casefold()), kind=Kind.SUPPLEMENT),
            "effect": Phrase(effect, span(effect), CONCEPTS.get(effect.casefold()), kind=Kind.CONDITION),
            "strength": Strength.CAUSAL,
            "direction": Direction.DECREASES,
        }
        return Claim(**(values | fields))

    return make


@pytest.fixture
def rules() -> dict[str, Rule]:
    """The shipped rules by name."""
    return {rule.name: rule for rule in load_packs(Path(__file__).parents[2] / "rules" / "packs")}
