"""What posts suppress, one line or one JSON object each, written post by post."""

import json
from collections import Counter
from typing import Any, Protocol, TextIO

from rich.console import Console
from rich.text import Text

from ..pipeline.source_map import SourceMap
from ..pipeline.values import Post, PostResult, Suppression
from ..rules.kinds import SuppressionState
from .console import make_console
from .plain_text import on_one_line, plural

STYLES = {
    SuppressionState.USED: "green",
    SuppressionState.UNUSED: "bold yellow",
    SuppressionState.EXPIRED: "bold yellow",
    SuppressionState.MALFORMED: "bold red",
    SuppressionState.OFF: "dim",
}
STATE_WIDTH = max(map(len, SuppressionState)) + 2


class SuppressionList(Protocol):
    """Called in this order: begin once, add for every post, end once."""

    def begin(self) -> None:
        """Write what stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write one post's suppressions."""

    def end(self) -> None:
        """Write what stands after the posts."""


class TextList:
    """A line a suppression, and a last one that counts them."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._states: Counter[SuppressionState] = Counter()

    def begin(self) -> None:
        """Nothing stands before the posts."""

    def add(self, result: PostResult) -> None:
        """Write one post's suppressions."""
        source_map = SourceMap(result.post.text) if result.post and result.suppressions else None
        for suppression in result.suppressions:
            if source_map is not None:
                self._states[suppression.state] += 1
                self._console.print(suppression_line(result.path, source_map, suppression), soft_wrap=True)

    def end(self) -> None:
        """Write how many there are."""
        counts = ", ".join(f"{self._states[state]:,} {state}" for state in SuppressionState if self._states[state])
        line = plural(self._states.total(), "suppression") + (f" ({counts})" if counts else "")
        self._console.print(Text(line, style="dim"), soft_wrap=True)


class JsonList:
    """One JSON array with an object a suppression, each on a line of its own."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._separator = "\n"

    def begin(self) -> None:
        """Open the array."""
        self._out.write("[")

    def add(self, result: PostResult) -> None:
        """Write one post's suppressions."""
        if result.post is None or not result.suppressions:
            return
        source_map = SourceMap(result.post.text)
        for suppression in result.suppressions:
            record = suppression_record(result.post, source_map, suppression)
            self._out.write(self._separator + json.dumps(record, ensure_ascii=False))
            self._separator = ",\n"

    def end(self) -> None:
        """Close the array."""
        self._out.write("\n]\n")


def make_list(format_name: str, out: TextIO) -> SuppressionList:
    """The list in the format "json" or, for people, any other."""
    return JsonList(out) if format_name == "json" else TextList(make_console(out))


def suppression_line(path: str, source_map: SourceMap, suppression: Suppression) -> Text:
    """``path:line:column  state  scope rule  reason``, then its limits and what is amiss with it."""
    place = source_map.position(suppression.span.start)
    line = Text(f"{on_one_line(path)}:{place.line}:{place.column}", style="bold")
    line.append("  ")
    line.append(suppression.state.value.ljust(STATE_WIDTH), style=STYLES[suppression.state])
    if suppression.scope is not None:
        line.append(f'{suppression.scope} {suppression.rule}  "{on_one_line(suppression.reason)}"')
        line.append(f"  until {suppression.until}" if suppression.until else "")
        line.append(f'  on "{on_one_line(suppression.on)}"' if suppression.on else "")
    if suppression.state is SuppressionState.MALFORMED:
        line.append(on_one_line(suppression.problem))
    return line


def suppression_record(post: Post, source_map: SourceMap, suppression: Suppression) -> dict[str, Any]:
    """A suppression as JSON. Offsets count code points, lines and columns from 1; what a malformed one lacks is null."""
    begin, end = source_map.position(suppression.span.start), source_map.position(suppression.span.end)
    return {
        "path": post.path,
        "line": begin.line,
        "column": begin.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": suppression.span.start,
        "end": suppression.span.end,
        "state": suppression.state.value,
        "scope": suppression.scope.value if suppression.scope else None,
        "rule": suppression.rule or None,
        "reason": suppression.reason or None,
        "until": suppression.until.isoformat() if suppression.until else None,
        "on": suppression.on,
        "problem": suppression.problem or None,
    }
