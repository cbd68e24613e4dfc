"""Reads the claims of many short texts, each as if it were a post of one paragraph."""

from collections.abc import Iterator, Sequence

from ...pipeline.run import Checker
from ...pipeline.source_map import Prose
from ...pipeline.values import Block, BlockKind, Claim, Post, PostResult
from ...rules.scales import Strength

AT_ONCE = 100
SPACER = "–"
SPACERS = 3  # more sentences than a pronoun is looked up in, so that no text is read in the light of another


def read_claims(texts: Sequence[str], checker: Checker) -> tuple[list[tuple[Claim, ...]], tuple[str, ...]]:
    """The claims of every text, in order, and a line for each text that could not be read.

    Many texts are put into one post because the parser is three times as fast on a batch.
    """
    claims: list[tuple[Claim, ...]] = []
    failures: list[str] = []
    for start in range(0, len(texts), AT_ONCE):
        several = texts[start : start + AT_ONCE]
        (result,) = checker.check_posts([as_post(several)])
        if result.failure is None:
            claims += _by_text(result, len(several))
            continue
        for text, alone in zip(several, checker.check_posts(as_post([text]) for text in several), strict=True):
            claims += _by_text(alone, 1)
            failures += [f"{alone.failure}: {text}"] if alone.failure else []
    return claims, tuple(failures)


def as_post(texts: Sequence[str]) -> Post:
    """A post with a paragraph for every text, followed by SPACERS paragraphs without words."""
    blocks: list[Block] = []
    source = ""
    for text in texts:
        for paragraph in (text, *[SPACER] * SPACERS):
            blocks.append(Block(BlockKind.PARAGRAPH, Prose.verbatim(paragraph, len(source))))
            source += paragraph + "\n\n"
    return Post("<texts>", source, "plain", tuple(blocks))


def highest(claims: Sequence[Claim], *, denied: bool) -> Strength | None:
    """The highest strength among ``claims``, those made aside left out where there are others.

    With ``denied`` a denied verb counts by its own strength, else as none. A label says what a sentence is about: in
    "Statins, used to prevent strokes, may cause pain" that is the pain.
    """
    main = [claim for claim in claims if not claim.aside] or claims
    return max((_strength(claim, denied=denied) for claim in main), default=None)


def shown(claim: Claim) -> str:
    """A claim in a line for people."""
    return f"{claim.cause.meant} -> {claim.effect.meant} ({claim.cue.text}; {claim.strength})"


def _strength(claim: Claim, *, denied: bool) -> Strength:
    return claim.denied if denied and claim.denied is not None else claim.strength


def _by_text(result: PostResult, count: int) -> Iterator[tuple[Claim, ...]]:
    claims: list[list[Claim]] = [[] for _ in range(count)]
    for claim in result.claims:
        claims[result.sentences[claim.sentence].block // (1 + SPACERS)].append(claim)
    return map(tuple, claims)
