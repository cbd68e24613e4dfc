"""What changes in a file, as a unified diff that ``patch -p0`` can apply (POSIX.1-2017, utility diff, option -u)."""

import os
from collections.abc import Iterator
from difflib import unified_diff

from .plain_text import on_one_line


def diff_lines(path: str, before: str, after: str) -> Iterator[str]:
    r"""The lines of the diff, each with its end; only ``\n`` ends a line, so that a ``\r`` before it stays in the line."""
    name = on_one_line(os.path.normpath(path))  # git takes no name that begins with a dot and a slash
    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
