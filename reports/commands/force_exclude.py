"""``--force-exclude``: what the config excludes is left out even where it is named, as hooks name every changed file."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...rules.find_settings import SettingsFinder
from ..console import tell
from ..plain_text import plural

if TYPE_CHECKING:
    from ...corpus.find_posts import FoundPosts


def found_without_excluded(
    paths: Sequence[str], settings: SettingsFinder, stdin_name: str | None = None
) -> "FoundPosts":
    """The posts at the paths but for files, and folders of nothing but posts, that their config excludes.

    Tells on standard error how many posts those are. Standard input is left out by the name that it goes by, if any.
    """
    from ...corpus.find_posts import STDIN, FoundPosts, UnreadablePost, find_posts, once

    kept: list[str] = []
    found: list[str | UnreadablePost] = []
    left_out = 0
    for path in paths:
        here = list(find_posts([path]))  # with what is excluded, since that is to be counted
        names = FoundPosts((path,), tuple(here)).names(stdin_name)
        excluded = {name for name in names if name != STDIN and settings.excludes(name)}
        if excluded and excluded.issuperset(names):
            left_out += len(excluded)
            continue
        kept.append(path)
        found += (post for post in here if post not in excluded) if os.path.isdir(path) else here
    if left_out:
        tell(f"{plural(left_out, 'post')} left out by exclude")
    return FoundPosts(tuple(kept), tuple(once(found)), left_out)
