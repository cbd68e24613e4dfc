"""Results as bytes: every value comes back, and bytes from elsewhere are refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.encode_results import NotAResult, decode_result, encode_result
from overclaim.pipeline.source_map import Piece, Prose, Span
from overclaim.pipeline.values import (
    Block,
    BlockKind,
    Claim,
    Cue,
    Entity,
    Finding,
    Link,
    Phrase,
    Post,
    PostResult,
    Sentence,
)
from overclaim.rules.scales import Direction, Kind, Severity, Strength, Verdict

LENGTH = 40
TEXTS = st.text(st.characters(), max_size=12)  # lone surrogates among them
MAYBE = st.none() | TEXTS
PLACES = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda two: Span(min(two), max(two)))
FEW: dict[str, Any] = {"max_size": 3}
TUPLES = st.lists(TEXTS, **FEW).map(tuple)
PHRASES = st.builds(Phrase, TEXTS, PLACES, MAYBE, MAYBE, st.none() | st.sampled_from(Kind), MAYBE)
SENTENCES = st.builds(Sentence, st.just(0), st.just(0), st.just(0), st.just(1), TEXTS, PLACES)
ENTITIES = st.builds(Entity, st.just(0), st.just(0), st.just(1), TEXTS, PLACES, st.sampled_from(Kind), MAYBE, MAYBE)
CLAIMS = st.builds(
    Claim,
    sentence=st.just(0),
    span=PLACES,
    cue=st.builds(Cue, TEXTS, PLACES),
    cause=PHRASES,
    effect=PHRASES,
    strength=st.sampled_from(Strength),
    direction=st.sampled_from(Direction),
    negated=st.booleans(),
    denied=st.none() | st.sampled_from(Strength),
    reasons=TUPLES,
    hedge=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9), TEXTS),
    verdict=st.sampled_from(Verdict),
    evidence=TUPLES,
)
FINDINGS = st.builds(
    Finding,
    rule=TEXTS,
    severity=st.sampled_from(Severity),
    message=TEXTS,
    span=PLACES,
    text=TEXTS,
    sentence=st.none() | st.just(0),
    claim=st.none() | st.just(0),
    evidence=TUPLES,
    suggestions=TUPLES,
    suppressed_because=MAYBE,
)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    prose=st.lists(st.builds(Piece, TEXTS, PLACES, st.booleans()), **FEW).map(Prose.of),
    level=st.integers(0, 6),
    heading=st.none() | st.just(0),
    quoted=st.booleans(),
)
POSTS = st.builds(
    Post,
    path=TEXTS,
    text=st.text(st.characters(), min_size=LENGTH, max_size=LENGTH),
    format=st.just("md"),
    blocks=st.lists(BLOCKS, min_size=1, max_size=3).map(tuple),
    title=MAYBE,
    metadata=st.dictionaries(TEXTS, TEXTS, **FEW),
    links=st.lists(st.builds(Link, TEXTS, PLACES), **FEW).map(tuple),
)


def _several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=1, max_size=3).map(tuple)


RESULTS = st.builds(
    PostResult,
    path=TEXTS,
    post=POSTS,
    sentences=_several(SENTENCES),
    entities=_several(ENTITIES),
    claims=_several(CLAIMS),
    findings=_several(FINDINGS),
    suppressed=_several(FINDINGS),
)


@given(RESULTS)
def test_every_value_comes_back(result: PostResult) -> None:
    encoded = encode_result(result)
    decoded = decode_result(encoded)
    assert decoded == result
    assert encode_result(decoded) == encoded
    assert isinstance(decoded.findings[0].severity, Severity)
    assert decoded.post is not None
    assert result.post is not None
    assert decoded.post.words == result.post.words


@given(RESULTS, st.data())
def test_what_was_meddled_with_is_refused_or_a_result(result: PostResult, data: st.DataObject) -> None:
    encoded = bytearray(encode_result(result))
    encoded[data.draw(st.integers(0, len(encoded) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        decoded = decode_result(bytes(encoded))
    except NotAResult:
        return
    assert isinstance(decoded, PostResult)


RESULT = PostResult(
    "a.md",
    Post("a.md", "Tea cures.", "md", (Block(BlockKind.PARAGRAPH, Prose.verbatim("Tea cures.")),)),
    (Sentence(0, 0, 0, 10, "Tea cures.", Span(0, 10)),),
    findings=(Finding("term", Severity.NOTE, "So.", Span(0, 3), "Tea", sentence=0),),
)


def _set(*place: int, to: object) -> Callable[[Any], None]:
    def change(record: Any) -> None:
        for index in place[:-1]:
            record = record[index]
        record[place[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set(0, to=7),
        _set(1, to=[]),
        _set(2, 0, 1, to=5),
        _set(2, 0, 1, to=-1),
        _set(2, 0, 1, to=True),
        _set(2, 0, 5, to=[0, 11]),
        _set(2, 0, 5, to=[3, 1]),
        _set(5, 0, 1, to="deadly"),
        _set(5, 0, 6, to=0),
        _set(5, 0, 5, to=1),
        _set(5, 0, 8, to=[1]),
    ],
)
def test_a_value_that_fits_nowhere_is_refused(change: Callable[[Any], None]) -> None:
    record = json.loads(encode_result(RESULT))
    assert decode_result(json.dumps(record).encode()) == RESULT
    change(record)
    with pytest.raises(NotAResult):
        decode_result(json.dumps(record).encode())


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"null", b"[" * 200_000, b"\xff", b"[1e999]", b"9" * 9000], ids=lambda one: repr(one[:6])
)
def test_what_is_no_result_is_refused(content: bytes) -> None:
    with pytest.raises(NotAResult):
        decode_result(content)
