"""The word lists of `word_lists.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("word_lists.toml").read_text("utf-8"))


def word_list(name: str) -> frozenset[str]:
    """The words of the list; raises KeyError for an unknown name."""
    return frozenset(_lists()[name].split())
