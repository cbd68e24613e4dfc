"""Comments that speak to overclaim: which they are, and which stand in code and so are only shown."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from .outline import Outline
from .tidy_prose import Run

if TYPE_CHECKING:
    from justhtml import Node

_OPENING = "<!--"
_CLOSINGS = ("-->", "--!>")  # the second is a slip that HTML forgives
# A wrong case or a space before the colon is noted too, so that the slip is reported and not passed over.
_ADDRESSED = re.compile(r"\s*overclaim\s*:", re.IGNORECASE)
_COMMENT = re.compile(_OPENING + _ADDRESSED.pattern, re.IGNORECASE)
_CODE = frozenset({"pre", "code", "kbd", "samp", "tt", "textarea", "template", "svg", "math"})


def holds_directive(markup: str) -> bool:
    """Whether a comment in ``markup`` may speak to overclaim."""
    return bool(_COMMENT.search(markup))


def note_comment(node: "Node", source: str, outline: Outline, place_of: Callable[[Run], Run]) -> None:
    """Tell ``outline`` of the comment ``node`` of the HTML ``source`` if it is a directive."""
    text, start = str(node.data), node.origin_offset
    if not _ADDRESSED.match(text) or start is None or not source.startswith(_OPENING, start) or _is_in_code(node):
        return
    end = start + len(_OPENING) + len(text)
    end += next((len(closing) for closing in _CLOSINGS if source.startswith(closing, end)), 0)
    place = place_of(Run(text, start, end))
    outline.note(text, place.start, place.end)


def note_inline(markup: str, start: int, end: int, open_tags: Iterable[str], outline: Outline) -> None:
    """Tell ``outline`` of ``markup``, inline HTML of Markdown, if it is a directive; ``open_tags`` are those around it."""
    if _COMMENT.match(markup) and not _CODE & set(open_tags):
        outline.note(markup.removeprefix(_OPENING).removesuffix(_CLOSINGS[0]), start, end)


def _is_in_code(node: "Node") -> bool:
    around = node.parent
    while around is not None:
        if around.name in _CODE:
            return True
        around = around.parent
    return False
