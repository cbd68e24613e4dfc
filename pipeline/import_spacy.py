"""Imports spaCy without its command line, which is more than a third of what importing it takes.

``import spacy`` ends with ``from .cli.info import info``, and so imports every command that spaCy has, with what they
need to fetch models over the network. A check uses none of it. Nothing of spaCy's own is changed: the commands are there
as ever for whoever imports ``spacy.cli`` afterwards.
"""

import sys
from types import ModuleType

_COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, if nobody has yet; ``spacy.info`` then comes from `spacy.cli.info` when it is asked for."""
    if "spacy" in sys.modules:
        return
    package, info = (ModuleType(name) for name in _COMMANDS)
    package.__path__ = []
    info.__dict__["info"] = _info
    sys.modules.update(zip(_COMMANDS, (package, info), strict=True))
    try:
        import spacy
    finally:
        for name in _COMMANDS:
            sys.modules.pop(name, None)
    spacy.__dict__.pop("cli", None)


def _info(*given: object, **named: object) -> object:
    from spacy.cli.info import info

    return info(*given, **named)  # type: ignore[arg-type]
