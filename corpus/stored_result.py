"""A result as a cache holds it, decoded when somebody looks into it."""

from dataclasses import fields
from typing import Any

from ..pipeline.values import PostResult
from .count_result import PostCounts
from .encode_results import decode_result

_FIELDS = tuple(field.name for field in fields(PostResult))


class StoredResult(PostResult):
    """The result of the post at ``path``, without a failure, in the bytes that `encode_result` made of it.

    ``key`` names what it depends on, and so all that can be told of it, or is None; ``counts`` are there where they were
    kept too.
    One that is made of it (`dataclasses.replace`) is a result like any other. Raises NotAResult where the bytes are none.
    """

    __slots__ = ("_content", "counts", "key")

    @classmethod
    def of(cls, key: str, path: str, content: bytes) -> "StoredResult":
        """The result kept under ``key``; nothing is decoded yet."""
        made = cls.__new__(cls)
        for name, value in (("path", path), ("failure", None), ("key", key), ("counts", None), ("_content", content)):
            object.__setattr__(made, name, value)
        return made

    @classmethod
    def around(cls, key: str, result: PostResult) -> "StoredResult":
        """A result that has just been kept under ``key``."""
        made = cls(*(getattr(result, field) for field in _FIELDS))
        for name, value in (("key", key), ("counts", None)):
            object.__setattr__(made, name, value)
        return made

    def __getattr__(self, name: str) -> Any:
        """Called for what is not set: what is still to be decoded, or what only a result out of a cache has."""
        if name in {"key", "counts"}:
            return None
        if name not in _FIELDS:
            raise AttributeError(name)
        whole = decode_result(self._content)
        for field in _FIELDS:
            object.__setattr__(self, field, getattr(whole, field))
        return getattr(whole, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PostResult):
            return NotImplemented
        return all(getattr(self, field) == getattr(other, field) for field in _FIELDS)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, field) for field in _FIELDS))

    def know(self, counts: PostCounts) -> None:
        """Take note of the counts, so that the result need not be decoded for them."""
        object.__setattr__(self, "counts", counts)
