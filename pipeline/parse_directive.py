"""Directive -> Suppression: reads what a comment or a front matter entry asks for; whatever is amiss makes it malformed.

    overclaim: allow RULE "reason" [until 2027-01-31] [on "words"]

The verb says where: ``allow`` in the block, ``allow-line`` on the line, ``allow-file`` in the whole post. A front
matter entry has the keys ``rule``, ``reason``, ``until`` and ``on`` and holds for the whole post.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from ..rules.kinds import SuppressionState
from .values import Directive, Scope, Suppression

_HEAD = re.compile(r"\s*overclaim:\s*")
_TOKEN = re.compile(r'(?:"(?P<quoted>[^"]*)"|(?P<word>[^\s"]+))(?:\s+|\Z)')
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ENTRY_KEYS = ("rule", "reason", "until", "on")
_LONGEST_SHOWN = 60  # characters; a longer word is no misspelt name


class _Malformed(ValueError):
    """A sentence about what is amiss."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    quoted: bool


def parse_directive(directive: Directive, kinds: Mapping[str, str]) -> Suppression:
    """The suppression that is asked for, unused so far, or a malformed one with its problem.

    ``kinds`` has the kind of every rule there is by its name, whether the rule runs or not.
    """
    try:
        if directive.fault is not None:
            raise _Malformed(directive.fault)
        if directive.entry is not None:
            return _of_entry(directive, directive.entry, kinds)
        return _of_comment(directive, kinds)
    except _Malformed as problem:
        return Suppression(directive.span, SuppressionState.MALFORMED, problem=str(problem))


def _of_entry(directive: Directive, entry: tuple[tuple[str, str], ...], kinds: Mapping[str, str]) -> Suppression:
    values: dict[str, str] = {}
    for key, value in entry:
        if key not in _ENTRY_KEYS:
            raise _Malformed(f"The key {_shown(key)} is unknown{_nearest(key, _ENTRY_KEYS)}")
        if key in values:
            raise _Malformed(f"The key {key} stands twice.")
        values[key] = value
    for key in ("rule", "reason"):
        if key not in values:
            raise _Malformed(f"It gives no {key}.")
    return _made(directive, Scope.FILE, values.pop("rule"), values.pop("reason"), values, kinds)


def _of_comment(directive: Directive, kinds: Mapping[str, str]) -> Suppression:
    head = _HEAD.match(directive.text)
    if head is None:
        raise _Malformed('It does not begin with "overclaim:", in small letters and without a space before the colon.')
    tokens = _tokens(directive.text, head.end())
    if not tokens or tokens[0].quoted:
        raise _Malformed(f"It has no verb{_nearest('', tuple(Scope))}")
    if tokens[0].text not in set(Scope):
        raise _Malformed(f"The verb {_shown(tokens[0].text)} is unknown{_nearest(tokens[0].text, tuple(Scope))}")
    if len(tokens) < 2 or tokens[1].quoted:
        raise _Malformed("It names no rule.")
    _check_rule(tokens[1].text, kinds)
    if len(tokens) < 3 or not tokens[2].quoted:
        raise _Malformed('It gives no reason after the rule, in straight quotation marks ("...").')
    options = _options(tokens[3:])
    return _made(directive, Scope(tokens[0].text), tokens[1].text, tokens[2].text, options, kinds)


def _tokens(text: str, place: int) -> list[_Token]:
    """Words and quoted texts, parted by white space."""
    tokens: list[_Token] = []
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _Malformed("A quotation mark is not closed, or no space parts a quotation from what is beside it.")
        quoted = match["quoted"] is not None
        tokens.append(_Token(match["quoted"] if quoted else match["word"], quoted))
        place = match.end()
    return tokens


def _options(tokens: list[_Token]) -> dict[str, str]:
    options: dict[str, str] = {}
    waiting = list(reversed(tokens))
    while waiting:
        name = waiting.pop()
        if name.quoted or name.text not in ("until", "on"):
            raise _Malformed(f'After the reason stands {_shown(name.text)}; only until DATE and on "words" may.')
        if name.text in options:
            raise _Malformed(f"The word {name.text} stands twice.")
        if not waiting or waiting[-1].quoted != (name.text == "on"):
            wanted = 'words in straight quotation marks ("...")' if name.text == "on" else "a day such as 2027-01-31"
            raise _Malformed(f"After {name.text} should stand {wanted}.")
        options[name.text] = waiting.pop().text
    return options


def _made(
    directive: Directive, scope: Scope, rule: str, reason: str, options: Mapping[str, str], kinds: Mapping[str, str]
) -> Suppression:
    _check_rule(rule, kinds)
    if not any(map(str.isalnum, reason)):
        raise _Malformed("Its reason is empty.")
    on = _on_one_line(options["on"]) if "on" in options else None
    if on is not None and not any(map(str.isalnum, on)):
        raise _Malformed("The words after on are empty.")
    until = _day(options["until"]) if "until" in options else None
    return Suppression(directive.span, SuppressionState.UNUSED, scope, rule, _on_one_line(reason), until, on)


def _check_rule(name: str, kinds: Mapping[str, str]) -> None:
    if name not in kinds:
        raise _Malformed(f"There is no rule {_shown(name)}{_nearest(name, tuple(kinds))}")
    if kinds[name] == "suppression":
        raise _Malformed(f"The rule {name} watches over suppressions and cannot be suppressed.")


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _Malformed(f"{_shown(text)} is no day; write one such as 2027-01-31.")


def _nearest(name: str, known: tuple[str, ...]) -> str:
    """The end of a sentence about an unknown name: what comes near it, or what is known where that is short."""
    close = get_close_matches(name, known, n=3, cutoff=0.5) if name and len(name) <= _LONGEST_SHOWN else []
    if close:
        return "; did you mean " + " or ".join(close) + "?"
    return f"; known are {', '.join(known)}." if len(known) <= len(_ENTRY_KEYS) else "."


def _shown(word: str) -> str:
    return f'"{_on_one_line(word[:_LONGEST_SHOWN])}{"..." if len(word) > _LONGEST_SHOWN else ""}"'


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
