"""Reads the TOML files that we are given; a broken one is named with the line where it breaks."""

import re
import tomllib
from pathlib import Path
from typing import Any

from .source_error import SourceError


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; raises SourceError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SourceError(path, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SourceError(path, None, "is not UTF-8; save it as UTF-8") from error


def parse_toml(path: Path, text: str) -> dict[str, Any]:
    """The table in ``text``, read from ``path``; raises SourceError with the line for broken TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # Python 3.11 and 3.12 give the line in the message only.
        place = re.search(r"\(at line (\d+)", str(error))
        raise SourceError(path, int(place[1]) if place else None, f"is not TOML: {error}") from error
