"""Holds the claims that were read from a post against its gold: sentences, strengths and cause-effect pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...pipeline.values import Claim, PostResult
from ...rules.scales import Strength, Verdict
from ..gold import GoldClaim, GoldSentence
from .align_sentences import Alignment, align_sentences
from .check_offsets import wrong_offsets
from .labelled_score import Figures
from .match_pairs import match_pairs
from .tally import Confusion, Tally


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that was read otherwise than the gold reads it.

    ``line`` is the gold file's, None for a sentence that the gold does not have; the strengths are the highest, None
    for a sentence without claims.
    """

    line: int | None
    sentence: str
    gold: Strength | None
    found: Strength | None
    missed: tuple[GoldClaim, ...]
    extra: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """The annotation guide's three measures, and what must be zero: claims from boilerplate, wrong offsets.

    ``answered`` counts the claims with another verdict than unverified among all, ``answered_pairs`` among those that
    were read as the gold reads them.
    """

    sentences: Tally = Tally()
    strengths: Confusion = Confusion()
    pairs: Tally = Tally()
    directions: Confusion = Confusion()
    kinds: Tally = Tally()
    answered: Tally = Tally()
    answered_pairs: Tally = Tally()
    boilerplate_claims: int = 0
    wrong_offsets: int = 0

    def __add__(self, other: "ClaimFigures") -> "ClaimFigures":
        return ClaimFigures(
            self.sentences + other.sentences,
            self.strengths + other.strengths,
            self.pairs + other.pairs,
            self.directions + other.directions,
            self.kinds + other.kinds,
            self.answered + other.answered,
            self.answered_pairs + other.answered_pairs,
            self.boilerplate_claims + other.boilerplate_claims,
            self.wrong_offsets + other.wrong_offsets,
        )

    @property
    def by_name(self) -> Figures:
        """Every figure under the name that reports give it."""
        return {
            "sentence_precision": self.sentences.precision,
            "sentence_recall": self.sentences.recall,
            "sentence_f1": self.sentences.f1,
            "strength_accuracy": self.strengths.accuracy,
            "strength_macro_f1": self.strengths.macro_f1,
            "pair_precision": self.pairs.precision,
            "pair_recall": self.pairs.recall,
            "pair_f1": self.pairs.f1,
            "direction_accuracy": self.directions.accuracy,
            "ends_with_kind": self.kinds.precision,
            "answered": self.answered.precision,
            "answered_pairs": self.answered_pairs.precision,
            "boilerplate_claims": self.boilerplate_claims,
            "wrong_offsets": self.wrong_offsets,
        }


@dataclass(frozen=True, slots=True)
class PostScore:
    """One post's figures and where they come from. ``unaligned`` are sentences read that the gold does not have."""

    post: str
    untuned: bool
    figures: ClaimFigures
    differences: tuple[Difference, ...] = ()
    wrong_offsets: tuple[str, ...] = ()
    unaligned: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    failure: str | None = None


def pool(posts: Sequence[PostScore]) -> dict[str, ClaimFigures]:
    """The counts of all posts together, and of the tuned and the untuned ones where there are both."""
    parts = {"tuned": [post for post in posts if not post.untuned], "untuned": [post for post in posts if post.untuned]}
    chosen = {**parts, "all": list(posts)} if all(parts.values()) else {"all": list(posts)}
    return {name: sum((post.figures for post in part), ClaimFigures()) for name, part in chosen.items()}


def score_post(result: PostResult, gold: Sequence[GoldSentence], *, untuned: bool = False) -> PostScore:
    """Score the health claims of ``result`` against the gold sentences of the same post.

    A claim in a sentence that the gold does not have is a false positive; a gold sentence that was not read is missed,
    unless it only repeats one that was read.
    """
    alignment = align_sentences([one.text for one in result.sentences], [one.text for one in gold])
    claims: dict[int, list[Claim]] = {}
    strays: dict[int, list[Claim]] = {}
    for claim in result.claims:
        if claim.health:
            place = _gold_sentence(claim, result, alignment)
            group, key = (strays, claim.sentence) if place is None else (claims, place)
            group.setdefault(key, []).append(claim)
    figures, differences = ClaimFigures(), []
    for index, sentence in enumerate(gold):
        if index in alignment.repeated:
            continue
        mine, difference = _score_sentence(sentence, claims.get(index, []))
        figures += mine
        differences += [difference] if difference else []
    for index, found in strays.items():
        figures += ClaimFigures(Tally(0, 1, 0), pairs=Tally(0, len(found), 0), answered=_answered(found))
        highest = max(claim.strength for claim in found)
        differences.append(Difference(None, result.sentences[index].text, None, highest, (), tuple(found)))
    wrong = wrong_offsets(result)
    return PostScore(
        post=gold[0].post if gold else result.path,
        untuned=untuned,
        figures=figures + ClaimFigures(wrong_offsets=len(wrong)),
        differences=tuple(differences),
        wrong_offsets=wrong,
        unaligned=tuple(result.sentences[index].text for index in alignment.unaligned),
        unread=tuple(gold[index].text for index in alignment.unread if index not in alignment.repeated),
        failure=result.failure,
    )


def _score_sentence(gold: GoldSentence, found: Sequence[Claim]) -> tuple[ClaimFigures, Difference | None]:
    strength = max((claim.strength for claim in found), default=None)
    matched = match_pairs(
        [(claim.cause.meant, claim.effect.meant) for claim in found],
        [(claim.cause, claim.effect) for claim in gold.claims],
    )
    both = [(gold.strength, strength)] if gold.strength is not None and strength is not None else []
    figures = ClaimFigures(
        sentences=Tally(len(both), int(bool(found)), int(bool(gold.claims))),
        strengths=Confusion.of(both),
        pairs=Tally(len(matched), len(found), len(gold.claims)),
        directions=Confusion.of(
            (gold.claims[wanted].direction, found[mine].direction) for mine, wanted in matched.items()
        ),
        kinds=_kinds(found),
        answered=_answered(found),
        answered_pairs=_answered([found[mine] for mine in matched]),
        boilerplate_claims=len(found) if gold.boilerplate and not gold.claims else 0,
    )
    missed = [claim for index, claim in enumerate(gold.claims) if index not in matched.values()]
    extra = [claim for index, claim in enumerate(found) if index not in matched]
    if not missed and not extra and gold.strength == strength:
        return figures, None
    difference = Difference(gold.line, gold.text, gold.strength, strength, tuple(missed), tuple(extra))
    return figures, difference


def _kinds(claims: Sequence[Claim]) -> Tally:
    """Of the ends of the claims found, those that have a kind."""
    ends = [end for claim in claims for end in (claim.cause, claim.effect)]
    return Tally(sum(end.kind is not None for end in ends), len(ends), len(ends))


def _answered(claims: Sequence[Claim]) -> Tally:
    """Of the claims, those that some evidence row, or their denial, gives a verdict."""
    return Tally(sum(claim.verdict is not Verdict.UNVERIFIED for claim in claims), len(claims), len(claims))


def _gold_sentence(claim: Claim, result: PostResult, alignment: Alignment) -> int | None:
    """The gold sentence of a claim: where its cue stands, if the tool's sentence reaches over several."""
    places = alignment.places[claim.sentence]
    if result.post is not None and len(set(places) - {None}) > 1:
        sentence = result.sentences[claim.sentence]
        prose = result.post.blocks[sentence.block].prose
        for word, place in zip(alignment.words[claim.sentence], places, strict=True):
            span = prose.span(sentence.start + word.start, sentence.start + word.end)
            if place is not None and span.overlaps(claim.cue.span):
                return place
    return alignment.gold_of(claim.sentence)
