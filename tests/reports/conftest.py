"""Values made by hand: two posts, a claim, findings, evidence. No model, no table of the project."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TextIO

import pytest

from overclaim.pipeline.source_map import Piece, Prose, Span
from overclaim.pipeline.values import (
    Block,
    BlockKind,
    Claim,
    Cue,
    Entity,
    Finding,
    Phrase,
    Post,
    PostResult,
    Sentence,
)
from overclaim.reports.report import Report, Run
from overclaim.reports.summary import Summary
from overclaim.rules.contested import ContestedStatus, ContestedTerm
from overclaim.rules.evidence import Design, EvidenceRow, EvidenceTable, Grader, Size, Source
from overclaim.rules.kinds import Benchmark, DocumentParams, VerdictParams
from overclaim.rules.rule import Example, Rule
from overclaim.rules.scales import Certainty, Direction, Kind, Relation, Severity, Strength, Verdict
from overclaim.rules.vocabulary import Concept, Vocabulary

DAY = date(2026, 11, 21)


def written(report: Report, results: Iterable[PostResult]) -> None:
    """Give the results to the report as a check does."""
    summary = Summary()
    report.begin()
    for result in results:
        summary.add(result)
        report.add(result)
    report.end(summary)


def text_of(make: Callable[[TextIO, Run], Report], results: Iterable[PostResult], run: Run) -> str:
    """What the format writes of the results."""
    out = io.StringIO()
    written(make(out, run), results)
    return out.getvalue()


TEXT = "# Gut \U0001f525\n\nThe *gut* [microbiome](x) can trigger inflammation.\nIt is so.\n"
ROW = "gut-dysbiosis--inflammation"


@pytest.fixture(autouse=True)
def no_code_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports for code hosts look the same on them as elsewhere, and write into no summary of theirs."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def table() -> EvidenceTable:
    """Two rows, one with four sources."""
    sources = [
        Source(
            id=f"doe-{year}-gut",
            title="Gut and inflammation: a review"
            + (" of everything that has ever been said of it" if year == 2022 else ""),
            year=str(year),
            kind=Design.COHORT,
            doi="10.1000/gut" if year == 2021 else "",
            pmid="123" if year == 2022 else "",
            publisher="Journal of Examples",
            url="https://example.org/gut",
            seen_at="https://example.org/gut",
            seen_on=DAY,
            finding="More of one was seen with more of the other.",
        )
        for year in (2021, 2022, 2023, 2024)
    ]
    row = EvidenceRow(
        id=ROW,
        cause="gut-dysbiosis",
        effect="inflammation",
        relation=Relation.ASSOCIATED_MORE,
        certainty=Certainty.LOW,
        certainty_by=Grader.CURATOR,
        size=Size.SMALL,
        design=Design.COHORT,
        population="adults",
        condition="",
        comparator="healthy adults",
        effect_size="RR 1.2",
        summary="An altered gut microbiome is associated with inflammation.",
        sources=tuple(source.id for source in sources),
        reviewed_on=DAY,
        review_by=date(2028, 11, 21),
    )
    return EvidenceTable([row], sources, "abc123")


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Three concepts, one contested, one broader than another."""
    contested = ContestedTerm(
        "gut-dysbiosis",
        ContestedStatus.CONTESTED_SCIENCE,
        "altered microbiome",
        Severity.NOTE,
        "Nobody agrees.",
        ("doe-2021-gut",),
    )
    return Vocabulary(
        [
            Concept("gut-dysbiosis", "gut dysbiosis", Kind.CONDITION, ("leaky bugs",), ("GD",), contested=contested),
            Concept("inflammation", "inflammation", Kind.CONDITION, ids=("MESH:D007249",)),
            Concept("gut-inflammation", "gut inflammation", Kind.CONDITION, broader=("inflammation",)),
        ]
    )


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    """A rule about claims and one about the whole post."""
    return (
        Rule(
            name="missing-author",
            pack="document",
            kind="document",
            severity=Severity.NOTE,
            message="The page does not say who wrote it.",
            why="Readers weigh a page by its author.",
            instead="Name the author.",
            source="JAMA benchmarks.",
            params=DocumentParams(Benchmark.AUTHOR),
            bad=(Example.parse("\n# [[Title]]\n\nOne line.\n\nTwo lines.\n\nThree lines.\n"),),
            good=(Example.parse("By A. Doe"),),
            path=Path("missing-author.toml"),
        ),
        Rule(
            name="overstated-causation",
            pack="causation",
            kind="verdict",
            severity=Severity.ERROR,
            message="States {manner} that {assertion}.",
            why="Readers tell bands apart.",
            instead="Say less.",
            source="Sumner et al. 2014.",
            params=VerdictParams(Verdict.OVERSTATED, (Severity.NOTE, Severity.ERROR)),
            bad=(Example.parse("Turmeric [[cures]] arthritis."),),
            good=(Example.parse("Turmeric may ease pain."),),
            yields_to=("missing-author",),
        ),
    )


@pytest.fixture
def post() -> Post:
    """Markup inside the sentence, an emoji before it, so that offsets of prose and file differ."""
    heading = Prose.verbatim("Gut \U0001f525", 2)
    start = TEXT.index("The")
    pieces = [
        Piece("The ", Span(start, start + 4)),
        Piece("gut", Span(start + 5, start + 8)),
        Piece(" ", Span(start + 9, start + 10)),
        Piece("microbiome", Span(start + 11, start + 21)),
        Piece(" can trigger inflammation.", Span(start + 25, start + 51)),
        Piece(" ", Span(start + 51, start + 52), verbatim=False),
        Piece("It is so.", Span(start + 52, start + 61)),
    ]
    blocks = (Block(BlockKind.HEADING, heading, level=1), Block(BlockKind.PARAGRAPH, Prose.of(pieces), heading=0))
    return Post("posts/gut [bold].md", TEXT, "md", blocks, title="Gut \U0001f525")


@pytest.fixture
def result(post: Post) -> PostResult:
    """A claim that is overstated, a finding on it, one on the whole post, one suppressed."""
    prose = post.blocks[1].prose
    said = "The gut microbiome can trigger inflammation."
    sentences = (
        Sentence(0, 0, 0, 5, "Gut \U0001f525", post.blocks[0].prose.span(0, 5)),
        Sentence(1, 1, 0, len(said), said, prose.span(0, len(said))),
        Sentence(2, 1, len(said) + 1, len(prose.text), "It is so.", prose.span(len(said) + 1, len(prose.text))),
    )
    cue = Cue("can trigger", prose.span(said.index("can"), said.index(" inflammation")))
    claim = Claim(
        sentence=1,
        span=sentences[1].span,
        cue=cue,
        cause=Phrase("gut microbiome", prose.span(4, 18), "gut-dysbiosis", "gut dysbiosis", Kind.CONDITION, "bad bugs"),
        effect=Phrase("inflammation", prose.span(31, 43), "inflammation", "inflammation", Kind.CONDITION),
        strength=Strength.CAN_CAUSE,
        direction=Direction.INCREASES,
        attribution="studies show",
        reasons=('"trigger" states causal', '"can" lowers it to can-cause'),
        verdict=Verdict.OVERSTATED,
        permitted=Strength.CORRELATIONAL,
        evidence=(ROW,),
    )
    entities = (
        Entity(1, 4, 18, "gut microbiome", prose.span(4, 18), Kind.MICROBE),
        Entity(1, 31, 43, "inflammation", prose.span(31, 43), Kind.CONDITION, "inflammation", "inflammation"),
    )
    overstated = Finding(
        rule="overstated-causation",
        severity=Severity.ERROR,
        message='The sentence states with "can" that "gut microbiome" can trigger "inflammation".',
        span=cue.span,
        text="can trigger",
        sentence=1,
        claim=0,
        permitted=Strength.CORRELATIONAL,
        evidence=(ROW,),
        suggestions=("The gut microbiome may trigger inflammation.", "There is a link between the two."),
    )
    again = Finding("term", Severity.WARNING, '"gut" is vague.', prose.span(4, 7), "gut", sentence=1, evidence=(ROW,))
    whole = Finding("missing-author", Severity.NOTE, "No author.", sentences[0].span, "Gut \U0001f525")
    waved = Finding("term", Severity.NOTE, "So.", prose.span(51, 53), "so", sentence=2, suppressed_because="agreed")
    return PostResult(post.path, post, sentences, entities, (claim,), (whole, again, overstated), (waved,))
