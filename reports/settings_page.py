"""The settings in force for a post, each with where it comes from, as a config file that says the same."""

import json
from collections.abc import Iterable, Iterator

from ..rules.rule import Rule
from ..rules.settings import OFF, FailOn, Settings

DEFAULT = "default"


def settings_lines(settings: Settings, post: str, shipped: Iterable[Rule], running: Iterable[Rule]) -> Iterator[str]:
    """TOML whose comments say which file a line comes from, or that it is the default.

    ``shipped`` are all rules with their own severities, ``running`` those that run on the post.
    """
    origin = str(settings.path) if settings.path else DEFAULT
    fitting = settings.fitting(post)
    yield f"# in force for {post}: {settings.path or 'no config file, all by default'}"
    yield _line("fail-on", settings.fail_on or FailOn.ERROR, origin if settings.fail_on else DEFAULT)
    if settings.baseline is not None:  # TOML has no word for a key that is not set
        yield _line("baseline", str(settings.baseline), origin)
    yield _line("tables", [str(table) for table in settings.tables], origin if settings.tables else DEFAULT)
    profiles = settings.with_overrides(fitting).profiles
    yield _line("profiles", sorted(profiles), origin if profiles else DEFAULT)
    yield _line("exclude", list(settings.exclude), origin if settings.exclude else DEFAULT)
    for index in fitting:
        yield f"# override {index + 1} of {len(settings.overrides)} holds here: {', '.join(settings.overrides[index].paths)}"
    yield ""
    yield "[rules]"
    on = {rule.name: rule.severity for rule in running}
    for rule in shipped:
        severity = on.get(rule.name)
        default = None if rule.opt_in else rule.severity
        yield _line(rule.name, severity or OFF, DEFAULT if severity == default else origin)


def _line(key: str, value: object, origin: str) -> str:
    return f"{f'{key} = {json.dumps(value, ensure_ascii=False)}':<44} # {origin}"
