"""Reads the claims of many short texts, each as if it were a post of one paragraph."""

from collections.abc import Sequence

from ...pipeline.run import Checker
from ...pipeline.source_map import Prose
from ...pipeline.values import Block, BlockKind, Claim, Post
from ...rules.scales import Strength

AT_ONCE = 128  # texts parsed together


def read_claims(texts: Sequence[str], checker: Checker) -> tuple[list[tuple[Claim, ...]], tuple[str, ...]]:
    """The claims of every text, in order, and a line for each text that could not be read."""
    claims: list[tuple[Claim, ...]] = []
    failures: list[str] = []
    results = checker.check_posts(map(as_post, texts), at_once=AT_ONCE)
    for text, result in zip(texts, results, strict=True):
        claims.append(result.claims)
        failures += [f"{result.failure}: {text}"] if result.failure else []
    return claims, tuple(failures)


def as_post(text: str) -> Post:
    """A post with ``text`` as its one paragraph."""
    return Post("<text>", text, "plain", (Block(BlockKind.PARAGRAPH, Prose.verbatim(text, 0)),))


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
