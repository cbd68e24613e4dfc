"""Text of a post or a table made safe and readable on a terminal."""

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSAFE = dict.fromkeys((*range(32), *range(0x7F, 0xA0), *map(ord, BIDI)), "\ufffd")
WHITE = {ord(white): " " for white in "\t\n\v\f\r\x85\u2028\u2029"}


def on_one_line(text: str) -> str:
    """``text`` with white space for line breaks and tabs, and without control characters.

    As long as before; a post cannot move the cursor, change colours or reverse the reading direction.
    """
    return text.translate(UNSAFE | WHITE)


def encodable(text: str) -> str:
    r"""``text`` with every lone surrogate, as in a path that is no UTF-8, written out as ``\udcff``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def wrap_ranges(text: str, width: int) -> list[tuple[int, int]]:
    """Half-open ranges of ``text``, one a line of at most ``width`` terminal cells, broken at spaces where there are any."""
    ranges: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _line_end(text, start, max(width, 1))
        ranges.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return ranges


def _line_end(text: str, start: int, width: int) -> int:
    from rich.cells import cell_len  # not paid for by whoever wraps nothing

    cells = 0
    space = -1
    for place in range(start, len(text)):
        if text[place] == " ":
            space = place
        cells += cell_len(text[place])
        if cells > width and place > start:
            return space if space > start else place
    return len(text)


def plural(count: int, noun: str) -> str:
    """``1 post``, ``2 posts``, with thousands set apart."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
