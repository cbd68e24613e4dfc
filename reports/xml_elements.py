"""Pieces of XML 1.0 that any parser takes, whatever characters a post or a path holds.

The characters that a document may hold are those of section 2.2 of https://www.w3.org/TR/xml/.
"""

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from .plain_text import encodable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STEP = "  "


def xml_text(text: str) -> str:
    r"""``text`` with U+FFFD for what XML forbids, and lone surrogates written out as ``\udcff``."""
    return FORBIDDEN.sub("\ufffd", encodable(text))


def element(tag: str, attributes: Mapping[str, str | int], text: str | None = None) -> ElementTree.Element:
    """An element whose attributes, in the order given, and text are made fit for XML."""
    made = ElementTree.Element(tag, {name: xml_text(str(value)) for name, value in attributes.items()})
    made.text = None if text is None else xml_text(text)
    return made


def opened(tag: str, attributes: Mapping[str, str | int]) -> str:
    """A start tag; its end tag is for the caller to write."""
    return f"<{tag}{''.join(f' {name}={quoteattr(xml_text(str(value)))}' for name, value in attributes.items())}>"


def indented(one: ElementTree.Element, level: int) -> str:
    """The element as lines of text, ``level`` steps deep; elements that hold text keep it as it is."""
    ElementTree.indent(one, STEP, level)
    return f"{STEP * level}{ElementTree.tostring(one, encoding='unicode')}\n"
