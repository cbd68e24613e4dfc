"""``--force-exclude``: what the config excludes is left out even where it is named, as hooks name every changed file."""

from collections.abc import Sequence

from ...rules.find_settings import SettingsFinder
from ..console import tell
from ..plain_text import plural


def without_excluded(
    paths: Sequence[str], settings: SettingsFinder, stdin_name: str | None = None
) -> tuple[list[str], int]:
    """The paths but for files, and folders of nothing but posts, that their config excludes; and how many posts those are.

    Tells that number on standard error. Standard input is left out by the name that it goes by, if any.
    """
    from ...corpus.find_posts import STDIN, find_posts

    kept: list[str] = []
    left_out = 0
    for path in paths:
        named = [stdin_name] if path == STDIN and stdin_name else find_posts([path])
        posts = [post for post in named if isinstance(post, str) and post != STDIN]
        if posts and all(map(settings.excludes, posts)):
            left_out += len(posts)
        else:
            kept.append(path)
    if left_out:
        tell(f"{plural(left_out, 'post')} left out by exclude")
    return kept, left_out
