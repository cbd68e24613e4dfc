"""Which rules folders a folder of somebody's own stands on."""

from pathlib import Path

from .source_error import SourceError

PARTS = ("contested.csv", "evidence", "packs", "sources", "vocabulary")
WHOLE = ("evidence", "sources", "vocabulary")


def layers_of(folder: Path, builtin: Path) -> tuple[Path, ...]:
    """``folder`` alone where it has evidence, sources and a vocabulary of its own, else over the built-in one.

    Raises SourceError for a folder that is none or holds nothing that rules folders hold.
    """
    if not folder.is_dir():
        raise SourceError(folder, None, "no such folder")
    if not any((folder / part).exists() for part in PARTS):
        raise SourceError(folder, None, f"is no rules folder; it holds none of {', '.join(PARTS)}")
    return (folder,) if all((folder / part).is_dir() for part in WHOLE) else (builtin, folder)
