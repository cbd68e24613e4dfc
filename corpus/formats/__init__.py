"""The formats that posts come in: a table from file suffix to reader."""

from collections.abc import Callable

from ...pipeline.values import Post
from . import html, markdown, plain

Reader = Callable[[str, str], Post]

READERS: dict[str, Reader] = {
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".txt": plain.read,
}
