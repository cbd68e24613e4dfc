"""A kind for the ends that no vocabulary name covers, by a recogniser built here."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import spacy
from spacy.language import Language

from overclaim.pipeline.load_model import Model
from overclaim.pipeline.recognise_ends import recognise_ends
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import Claim, Post
from overclaim.rules.scales import Kind

Make = Callable[..., Claim]
TEXT = "Rain causes grumbles."


def unused() -> Language:
    raise AssertionError("no use was expected")


@pytest.fixture(scope="module")
def model() -> Model:
    recogniser = spacy.blank("en")
    ruler: Any = recogniser.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "DISEASE", "pattern": "grumbles"}, {"label": "CHEMICAL", "pattern": "Rain"}])
    return Model("stand-in", unused, lambda: recogniser)


def told(claims: list[Claim], post: Post, model: Model) -> list[tuple[bool, Kind | None, Kind | None]]:
    found = recognise_ends(claims, post, split_sentences(post), model)
    return [(claim.health, claim.cause.kind, claim.effect.kind) for claim in found]


@pytest.fixture
def unknown(make_claim: Make) -> Claim:
    claim = make_claim(TEXT, "Rain", "causes", "grumbles", health=False)
    return replace(claim, cause=replace(claim.cause, kind=None), effect=replace(claim.effect, kind=None))


def test_recognised_ends_get_a_kind_and_make_the_claim_a_matter_of_health(
    make_post: Callable[..., Post], unknown: Claim, model: Model
) -> None:
    assert told([unknown], make_post(TEXT), model) == [(True, Kind.CHEMICAL, Kind.CONDITION)]


def test_an_end_that_is_known_or_resolved_keeps_what_it_has(
    make_post: Callable[..., Post], unknown: Claim, model: Model
) -> None:
    known = replace(
        unknown, cause=replace(unknown.cause, kind=Kind.FOOD), effect=replace(unknown.effect, resolved="fog")
    )
    assert told([known], make_post(TEXT), model) == [(False, Kind.FOOD, None)]


def test_where_nothing_is_recognised_the_claim_stays(
    make_post: Callable[..., Post], make_claim: Make, model: Model
) -> None:
    text = "Sleet causes puddles."
    claim = make_claim(text, "Sleet", "causes", "puddles", health=False)
    post = make_post(text)
    assert recognise_ends([claim], post, split_sentences(post), model) == (claim,)


def test_claims_that_are_health_already_cost_no_recognition(make_post: Callable[..., Post], unknown: Claim) -> None:
    claim = replace(unknown, health=True)
    post = make_post(TEXT)
    assert recognise_ends([claim], post, split_sentences(post), Model("none", unused, unused)) == (claim,)
