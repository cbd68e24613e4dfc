"""A post's result as bytes and back, without loss: JSON, a dataclass being the list of its fields' values in order.

Reading makes values of exactly the types that the fields are annotated with and nothing else, so that bytes from an
unknown hand can at worst be refused. JSON is written as UTF-8 that lets lone surrogates pass (a path that is not
UTF-8 has them): as escapes, two that stand together would come back as one character.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ..pipeline.values import PostResult

AS_BYTES: Mapping[str, str] = {"encoding": "utf-8", "errors": "surrogatepass"}
PLAIN = (str, bool, int, NoneType)

Reader = Callable[[Any], Any]


class NotAResult(ValueError):
    """Bytes that are no result of a post as this version writes it."""


def encode_result(result: PostResult) -> bytes:
    """The result as bytes; equal results give equal bytes."""
    text = json.dumps(_plain(result), ensure_ascii=False, check_circular=False, separators=(",", ":"))
    return text.encode(**AS_BYTES)


def decode_result(content: bytes) -> PostResult:
    """The result that `encode_result` made the bytes of; raises NotAResult for others."""
    try:
        result = _reader(PostResult)(json.loads(content.decode(**AS_BYTES)))
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise NotAResult(f"{type(error).__name__}: {error}") from None
    if not isinstance(result, PostResult) or not _hangs_together(result):
        raise NotAResult("places and numbers that lead nowhere")
    return result


def is_of_path(content: bytes, path: str) -> bool:
    """Whether the bytes begin as those of a result of the post at ``path`` do."""
    return content.startswith(f"[{json.dumps(path, ensure_ascii=False)},".encode(**AS_BYTES))


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    kind: Any = type(value)
    return [_plain(getattr(value, name)) for name in _names(kind)]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Reader:
    """Reads what JSON holds of a value of the annotated type ``kind``; it raises ValueError for anything else."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _optional(*(one for one in arguments if one is not NoneType))
    if origin is tuple and arguments[-1] is Ellipsis:
        return _sequence(arguments[0])
    if origin is tuple:
        return _row(arguments, lambda *values: values)
    if origin is Mapping:
        return _mapping(arguments[1])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _exactly(str, kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    return _exactly(str, date.fromisoformat) if kind is date else _exactly(kind)


def _exactly(kind: type, make: Reader | None = None) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise NotAResult(f"{type(value).__name__} in the place of {kind.__name__}")
        return value if make is None else make(value)

    return read


def _optional(kind: Any) -> Reader:
    inner = _reader(kind)
    return lambda value: None if value is None else inner(value)


def _sequence(kind: Any) -> Reader:
    inner, is_list = _reader(kind), _exactly(list)
    return lambda value: tuple(map(inner, is_list(value)))


def _mapping(kind: Any) -> Reader:
    inner, is_dict = _reader(kind), _exactly(dict)
    return lambda value: MappingProxyType({key: inner(one) for key, one in is_dict(value).items()})


def _dataclass(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    return _row([hints[name] for name in _names(kind)], kind)


def _row(kinds: Any, make: Callable[..., Any]) -> Reader:
    inner, is_list = [_reader(kind) for kind in kinds], _exactly(list)

    def read(value: Any) -> Any:
        return make(*[one(part) for one, part in zip(inner, is_list(value), strict=True)])

    return read


def _hangs_together(result: PostResult) -> bool:
    """Whether every number of a sentence, block or claim leads to one, and every place is inside the text."""
    blocks, end = (0, 0) if result.post is None else (len(result.post.blocks), len(result.post.text))
    findings = (*result.findings, *result.suppressed)
    numbers = [
        *((one.block, blocks) for one in result.sentences),
        *((one.heading or 0, blocks) for one in (result.post.blocks if result.post else ())),
        *((one.sentence, len(result.sentences)) for one in result.claims),
        *((one.sentence, len(result.sentences)) for one in findings if one.sentence is not None),
        *((one.claim, len(result.claims)) for one in findings if one.claim is not None),
    ]
    spans = [*(one.span for one in result.sentences), *(one.span for one in findings)]
    spans += [span for one in result.claims for span in (one.span, one.cue.span, one.cause.span, one.effect.span)]
    return all(0 <= number < count for number, count in numbers) and all(span.end <= end for span in spans)
