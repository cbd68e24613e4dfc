"""From a rule's ``[params]`` table to the parameters of its kind; the class's own annotations say what is legal."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from .kinds import Params
from .phrasing import Phrasing


def decode_params(given: Mapping[str, object], params: type[Params], *, proven: bool = False) -> Params:
    """Parameters of class ``params``; raises ValueError that names the key for an unknown, missing or wrong one.

    Patterns that are ``proven`` are not compiled now.
    """
    hints = get_type_hints(params)
    unknown = [key for key in given if key not in hints]
    if unknown:
        raise ValueError(f"unknown parameter {unknown[0]!r}; known: {', '.join(hints)}")
    missing = [field.name for field in fields(params) if field.default is MISSING and field.name not in given]
    if missing:
        raise ValueError(f"lacks {missing[0]!r}")
    decoded: dict[str, Any] = {}
    for key, value in given.items():
        try:
            decoded[key] = _decode(value, hints[key], proven=proven)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from None
    return params(**decoded)


def _decode(value: object, hint: Any, *, proven: bool) -> object:
    if get_origin(hint) is tuple:
        if not isinstance(value, list) or not value:
            raise ValueError("is not a list with something in it")
        return tuple(_decode(item, get_args(hint)[0], proven=proven) for item in value)
    if hint in (bool, int):
        if type(value) is not hint:
            raise ValueError(f"is {value!r}, not {'true or false' if hint is bool else 'a whole number'}")
        return value
    if not isinstance(value, str):
        raise ValueError(f"is {value!r}, not a text")
    if hint is Phrasing:
        return Phrasing(value, proven=proven)
    if issubclass(hint, StrEnum) and value not in set(hint):
        raise ValueError(f"is {value!r}, not one of {', '.join(hint)}")
    return hint(value)
