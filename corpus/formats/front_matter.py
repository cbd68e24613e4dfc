"""Reads the YAML or TOML head of a Markdown file: title and description as prose, the rest as metadata."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from ...pipeline.values import BlockKind
from .collect_blocks import BlockCollector
from .find_metadata import metadata_key
from .front_matter_directives import KEY, toml_directive, yaml_directives
from .tidy_prose import Run, tidy

_YAML = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(.*?)(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL
)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*(?:\r\n|\r|\n)(.*?)(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL)
_TOML_STRING = re.compile(r"""^([\w-]+)[ \t]*=[ \t]*("(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*')[ \t]*(?:#.*)?$""", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?:\r\n|\r|\n)[ \t]*|.)", re.DOTALL)
_LIMIT = 100_000  # characters; nobody writes more by hand, and reading YAML is slow
_BRACKETS = 500  # deeper nesting than that would exhaust the YAML parser
_PROSE_KEYS = {
    "title": BlockKind.TITLE,
    "description": BlockKind.DESCRIPTION,
    "summary": BlockKind.DESCRIPTION,
    "excerpt": BlockKind.DESCRIPTION,
    "subtitle": BlockKind.DESCRIPTION,
    "meta_description": BlockKind.DESCRIPTION,
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood in the head: ``end`` is the code point where the body starts (0, or 1 past a byte order mark)."""

    end: int
    title: str | None
    metadata: dict[str, str]


def read_front_matter(text: str, collector: BlockCollector) -> FrontMatter:
    """Read the head of ``text``, if any, adding its prose and directives to ``collector``. What is no YAML is skipped."""
    head, toml = _YAML.match(text), False
    if head is None:
        head, toml = _TOML.match(text), True
    if head is None or (not toml and not _reads_as_mapping(head.group(1))):
        return FrontMatter(1 if text.startswith("\ufeff") else 0, None, {})
    source, start = head.group(1), head.start(1)
    if toml:
        table = _toml_table(source)
        fields = _toml_fields(source, table)
        collector.directives += [toml_directive(source, start)] if KEY in table else []
    else:
        root = _yaml_root(source)
        fields = _yaml_fields(root) if root else []
        collector.directives += yaml_directives(root, source, start) if root else ()
    title: str | None = None
    metadata: dict[str, str] = {}
    for key, value, where in fields:
        name = metadata_key(key)
        if key == KEY:
            continue
        kind = _PROSE_KEYS.get(name)
        if kind is None or where is None:
            metadata.setdefault(name, value)
            continue
        collector.add(kind, scalar_runs(source, *where, value, start))
        if kind is BlockKind.TITLE:
            title = " ".join(value.split())
        else:
            metadata.setdefault(name, " ".join(value.split()))
    return FrontMatter(head.end(), title, metadata)


_Field = tuple[str, str, tuple[int, int] | None]


def _reads_as_mapping(source: str) -> bool:
    """Two ruled lines around ordinary text are no front matter."""
    return not source.strip() or bool(re.search(r"^[\w\"'][^\r\n:]*:(?:\s|$)", source, re.MULTILINE))


def _yaml_root(source: str) -> yaml.MappingNode | None:
    """The mapping that ``source`` is, None where it is no YAML, another thing, or too much of it."""
    if len(source) > _LIMIT or source.count("[") + source.count("{") > _BRACKETS:
        return None
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return root if isinstance(root, yaml.MappingNode) else None


def _yaml_fields(root: yaml.MappingNode) -> list[_Field]:
    """Top-level keys, their values as text, and the range of a scalar in its source."""
    fields: list[_Field] = []
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if isinstance(value, yaml.ScalarNode):
            fields.append((key.value, value.value, (value.start_mark.index, value.end_mark.index)))
        else:
            fields.append((key.value, ", ".join(_names(value)), None))
    return [field for field in fields if field[1].strip()]


def _names(node: yaml.Node) -> list[str]:
    """The names in a list of names, of mappings with a name, or in one such mapping."""
    if isinstance(node, yaml.ScalarNode):
        return [node.value]
    if isinstance(node, yaml.SequenceNode):
        return [name for child in node.value if not isinstance(child, yaml.SequenceNode) for name in _names(child)]
    if isinstance(node, yaml.MappingNode):
        return [value.value for key, value in node.value if key.value == "name" and isinstance(value, yaml.ScalarNode)]
    return []


def _toml_table(source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(source.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _toml_fields(source: str, table: Mapping[str, Any]) -> list[_Field]:
    top = source[: match.start()] if (match := re.search(r"^\[", source, re.MULTILINE)) else source
    places = {match.group(1): match.span(2) for match in _TOML_STRING.finditer(top)}
    fields: list[_Field] = []
    for key, value in table.items():
        if isinstance(value, list):
            fields.append((key, ", ".join(str(entry) for entry in value), None))
        elif not isinstance(value, dict):
            fields.append((key, str(value), places.get(key)))
    return [field for field in fields if field[1].strip()]


def scalar_runs(source: str, start: int, end: int, value: str, base: int) -> list[Run]:
    """The runs of a YAML or TOML scalar at ``source[start:end]``, moved on by ``base``; one unit if that fails."""
    quote = source[start : start + 1]
    if quote in ("|", ">"):
        newline = re.compile(r"\r\n|\r|\n").search(source, start, end)
        start = newline.end() if newline else end
    elif quote in ("'", '"'):
        start, end = start + 1, end - 1
    runs: list[Run] = []
    cursor = start
    escapes = _ESCAPE if quote == '"' else re.compile("''") if quote == "'" else None
    for match in escapes.finditer(source, start, end) if escapes else ():
        runs.append(Run(source[cursor : match.start()], base + cursor, base + match.start()))
        runs.append(Run(_decoded(match.group()), base + match.start(), base + match.end(), verbatim=False))
        cursor = match.end()
    runs.append(Run(source[cursor:end], base + cursor, base + end))
    runs = [run for run in runs if run.text]
    if tidy(runs).text == tidy([Run(value, 0, len(value))]).text:
        return runs
    return [Run(value, base + start, base + end, verbatim=False)]


def _decoded(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[1] in "\r\n":
        return ""
    if escape[1] in "xuU":
        return chr(min(int(f"0x{escape[2:]}", base=0), 0x10FFFF))
    return {"n": "\n", "t": "\t", "r": "\r", "_": "\u00a0", "N": "\u0085", "0": ""}.get(escape[1], escape[1])
