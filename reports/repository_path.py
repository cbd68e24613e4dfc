"""A post's path as a code host knows it: from the root of the repository, with forward slashes."""

import os

from ..corpus.read_posts import STDIN_NAME


def repository_path(path: str, root: str) -> str:
    """``path``, which is as given from the working folder, from the folder ``root``; one outside of it stays as it is."""
    full, top = os.path.abspath(path), os.path.abspath(root)
    if path == STDIN_NAME or not full.startswith(os.path.join(top, "")):
        return path
    return os.path.relpath(full, top).replace(os.sep, "/")


def root_named_by(variable: str) -> str:
    """The folder that the environment variable names, or the working folder."""
    return os.environ.get(variable) or os.getcwd()
