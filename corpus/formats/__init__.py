"""The formats that posts come in: a table from file suffix to reader.

A reader's module is imported when it first reads a post: finding posts needs the suffixes alone.
"""

from dataclasses import dataclass
from importlib import import_module

from ...pipeline.values import Post


@dataclass(frozen=True, slots=True)
class Reader:
    """The function ``read`` of a module of this folder: from a post's path and its decoded text to the post."""

    module: str

    def __call__(self, path: str, text: str) -> Post:
        """The post in ``text``; positions are code points of it."""
        post: Post = import_module(f"{__name__}.{self.module}").read(path, text)
        return post


READERS: dict[str, Reader] = {
    ".md": Reader("markdown"),
    ".markdown": Reader("markdown"),
    ".html": Reader("html"),
    ".htm": Reader("html"),
    ".txt": Reader("plain"),
}
