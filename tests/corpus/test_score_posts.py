"""The annotation guide's three measures on a post and its claims made by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from overclaim.corpus.gold import GoldClaim, GoldSentence
from overclaim.corpus.scores.check_offsets import shows, wrong_offsets
from overclaim.corpus.scores.post_claims import ClaimFigures, PostScore, pool, score_post
from overclaim.corpus.scores.tally import Confusion, Tally
from overclaim.pipeline.source_map import Prose, Span
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import Block, BlockKind, Claim, Cue, Phrase, Post, PostResult
from overclaim.rules.scales import Direction, Strength, Verdict

UP = Direction.INCREASES


def post_of(*paragraphs: str) -> Post:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Prose.verbatim(paragraph, len(text))))
        text += paragraph + "\n\n"
    return Post("post.txt", text, "plain", tuple(blocks))


def claim_of(post: Post, cause: str, cue: str, effect: str, strength: Strength, *, health: bool = True) -> Claim:
    """A claim whose three parts stand in this order in the post."""
    start = post.text.index(f"{cause} {cue} {effect}")
    cue_start = start + len(cause) + 1
    effect_start = cue_start + len(cue) + 1
    end = effect_start + len(effect)
    (index,) = [one.index for one in split_sentences(post) if one.span.contains(Span(start, end))]
    return Claim(
        sentence=index,
        span=Span(start, end),
        cue=Cue(cue, Span(cue_start, cue_start + len(cue))),
        cause=Phrase(cause, Span(start, start + len(cause))),
        effect=Phrase(effect, Span(effect_start, end)),
        strength=strength,
        direction=UP,
        health=health,
    )


def result_of(post: Post, claims: Sequence[Claim]) -> PostResult:
    return PostResult(post.path, post, split_sentences(post), claims=tuple(claims))


def gold(line: int, text: str, *claims: tuple[str, str, Strength], boilerplate: bool = False) -> GoldSentence:
    made = tuple(GoldClaim(cause, effect, "cue", strength, UP) for cause, effect, strength in claims)
    return GoldSentence("post.txt", line, text, made, boilerplate)


POST = post_of(
    "Stress harms sleep. Sugar can raise blood pressure and weight.",
    "Garlic may help colds. Books cost money.",
    "Our shop heals everything. Share this.",
)
GOLD = (
    gold(1, "Stress harms sleep.", ("Stress", "sleep", Strength.CAUSAL)),
    gold(
        2,
        "Sugar can raise blood pressure and weight.",
        ("Sugar", "blood pressure", Strength.CAN_CAUSE),
        ("Sugar", "weight", Strength.CAN_CAUSE),
    ),
    gold(3, "Garlic may help colds.", ("Garlic", "colds", Strength.CONDITIONAL)),
    gold(4, "Books cost money."),
    gold(5, "Our shop heals everything.", boilerplate=True),
    gold(6, "Share this.", boilerplate=True),
)
CLAIMS = (
    claim_of(POST, "Stress", "harms", "sleep", Strength.CAUSAL),
    claim_of(POST, "Sugar", "can raise", "blood pressure", Strength.CAUSAL),
    claim_of(POST, "Books", "cost", "money", Strength.CAUSAL, health=False),
    claim_of(POST, "Our shop", "heals", "everything", Strength.CAUSAL),
)


def test_the_three_measures_by_hand() -> None:
    """Found: two of the three claim sentences, and boilerplate; two of four pairs; one of two strengths."""
    figures = score_post(result_of(POST, CLAIMS), GOLD).figures
    assert figures.sentences == Tally(right=2, found=3, wanted=3)
    assert figures.strengths == Confusion.of([("causal", "causal"), ("can-cause", "causal")])
    assert figures.pairs == Tally(right=2, found=3, wanted=4)
    assert figures.directions == Confusion.of([("increases", "increases")] * 2)
    assert figures.boilerplate_claims == 1
    assert figures.wrong_offsets == 0
    assert figures.by_name["sentence_f1"] == pytest.approx(2 / 3)
    assert figures.by_name["strength_accuracy"] == pytest.approx(1 / 2)
    assert figures.by_name["pair_recall"] == pytest.approx(1 / 2)


def test_every_difference_is_told() -> None:
    sugar, garlic, shop = score_post(result_of(POST, CLAIMS), GOLD).differences
    assert (sugar.line, sugar.gold, sugar.found) == (2, Strength.CAN_CAUSE, Strength.CAUSAL)
    assert [claim.effect for claim in sugar.missed] == ["weight"]
    assert sugar.extra == ()
    assert (garlic.line, garlic.found, len(garlic.missed)) == (3, None, 1)
    assert (shop.line, shop.gold, len(shop.extra)) == (5, None, 1)


def test_a_perfect_reading_scores_one() -> None:
    claims = (
        CLAIMS[0],
        replace(CLAIMS[1], strength=Strength.CAN_CAUSE),
        replace(CLAIMS[1], strength=Strength.CAN_CAUSE, effect=Phrase("weight", Span(55, 61))),
        claim_of(POST, "Garlic", "may help", "colds", Strength.CONDITIONAL),
    )
    score = score_post(result_of(POST, claims), GOLD)
    assert score.differences == ()
    shares = {name: figure for name, figure in score.figures.by_name.items() if isinstance(figure, float)}
    assert shares.pop("ends_with_kind") == 0.0  # these claims were made by hand, without a kind
    assert shares.pop("answered") == shares.pop("answered_pairs") == 0.0  # and without a verdict
    assert set(shares.values()) == {1.0}


def test_claims_with_a_verdict_are_counted_among_all_and_among_the_rightly_read() -> None:
    answered = replace(CLAIMS[0], verdict=Verdict.SUPPORTED)
    wrong = replace(CLAIMS[1], effect=Phrase("colds", Span(55, 60)), verdict=Verdict.OVERSTATED)
    figures = score_post(result_of(POST, (answered, wrong, CLAIMS[1])), GOLD).figures.by_name
    assert figures["answered"] == pytest.approx(2 / 3)
    assert figures["answered_pairs"] == pytest.approx(1 / 2)


def test_a_claim_in_a_sentence_without_gold_is_a_false_positive() -> None:
    score = score_post(result_of(POST, CLAIMS[:1]), GOLD[1:])
    assert score.figures.sentences == Tally(0, 1, 2)
    assert score.figures.pairs == Tally(0, 1, 3)
    assert score.unaligned == ("Stress harms sleep.",)
    assert score.differences[-1].line is None


def test_a_resolved_phrase_counts_for_the_gold_phrase() -> None:
    post = post_of("This harms sleep.")
    this = claim_of(post, "This", "harms", "sleep", Strength.CAUSAL)
    wanted = [gold(1, "This harms sleep.", ("chronic stress", "sleep", Strength.CAUSAL))]
    assert score_post(result_of(post, [this]), wanted).figures.pairs == Tally(0, 1, 1)
    resolved = replace(this, cause=replace(this.cause, resolved="Chronic stress"))
    assert score_post(result_of(post, [resolved]), wanted).figures.pairs == Tally(1, 1, 1)


def test_a_claim_of_a_merged_sentence_goes_where_its_cue_stands() -> None:
    post = post_of("Poor diet (here and there) Sugar harms nerves.")
    claim = claim_of(post, "Sugar", "harms", "nerves", Strength.CAUSAL)
    wanted = [
        gold(1, "Poor diet (here and there)"),
        gold(2, "Sugar harms nerves.", ("Sugar", "nerves", Strength.CAUSAL)),
    ]
    assert score_post(result_of(post, [claim]), wanted).figures.sentences == Tally(1, 1, 1)


def test_a_promise_in_boilerplate_that_the_gold_has_is_no_false_positive() -> None:
    wanted = [
        *GOLD[:4],
        gold(5, "Our shop heals everything.", ("shop", "everything", Strength.CAUSAL), boilerplate=True),
    ]
    figures = score_post(result_of(POST, CLAIMS), wanted).figures
    assert figures.boilerplate_claims == 0
    assert figures.sentences == Tally(3, 3, 4)


def test_a_title_read_once_is_wanted_once() -> None:
    post = post_of("Stress harms sleep")
    claim = claim_of(post, "Stress", "harms", "sleep", Strength.CAUSAL)
    wanted = [gold(line, "Stress harms sleep", ("Stress", "sleep", Strength.CAUSAL)) for line in (1, 2)]
    score = score_post(result_of(post, [claim]), wanted)
    assert score.figures.sentences == Tally(1, 1, 1)
    assert score.unread == ()


def test_a_post_that_failed_misses_everything() -> None:
    score = score_post(PostResult("post.txt", failure="could not be checked"), GOLD)
    assert score.failure == "could not be checked"
    assert score.figures.sentences == Tally(0, 0, 3)
    assert len(score.unread) == len(GOLD)


def test_posts_are_pooled_over_their_counts() -> None:
    few = PostScore("a", untuned=False, figures=ClaimFigures(sentences=Tally(1, 1, 1), wrong_offsets=1))
    many = PostScore("b", untuned=True, figures=ClaimFigures(sentences=Tally(1, 4, 9), boilerplate_claims=2))
    pooled = pool([few, many])
    assert list(pooled) == ["tuned", "untuned", "all"]
    assert pooled["all"].sentences == Tally(2, 5, 10)
    assert (pooled["all"].boilerplate_claims, pooled["all"].wrong_offsets) == (2, 1)
    assert pooled["untuned"].sentences == Tally(1, 4, 9)
    assert list(pool([few])) == ["all"]


def test_a_span_beside_its_words_is_a_wrong_offset() -> None:
    claim = CLAIMS[0]
    beside = replace(claim, effect=Phrase("sleep", Span(claim.effect.span.start + 1, claim.effect.span.end + 1)))
    problems = wrong_offsets(result_of(POST, [beside]))
    assert problems[0].startswith("effect 'sleep' is said to stand at")
    assert score_post(result_of(POST, [beside]), GOLD).figures.wrong_offsets == len(problems)


def test_a_claim_that_leaves_its_sentence_or_its_parts_is_a_wrong_offset() -> None:
    claim = CLAIMS[0]
    assert wrong_offsets(result_of(POST, [claim])) == ()
    (narrow,) = wrong_offsets(result_of(POST, [replace(claim, span=Span(claim.span.start, claim.span.end - 1))]))
    assert "leaves out its effect" in narrow
    (wide,) = wrong_offsets(result_of(POST, [replace(claim, span=Span(0, claim.span.end + 5))]))
    assert "is not inside its sentence" in wide


@pytest.mark.parametrize(
    ("source", "words", "same"),
    [
        ("**vitamin** B12", "vitamin B12", True),
        ("[fish oil](https://example.org/a_(b)) capsules", "fish oil capsules", True),
        ("[fish oil][1]", "fish oil", True),
        ("the <em>gut&nbsp;lining</em>", "the gut\xa0lining", True),
        ("nerve\n> damage", "nerve damage", True),
        ("salt<!-- or not --> &amp; fat", "salt & fat", True),
        ("vitamin B1", "vitamin B12", False),
        ("itamin B12", "vitamin B12", False),
    ],
)
def test_markup_is_taken_off_before_comparing(source: str, words: str, same: bool) -> None:
    assert shows(source, words) is same
