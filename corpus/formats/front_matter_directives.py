"""Suppressions in the head of a Markdown file: ``overclaim: {allow: [{rule: ..., reason: ...}]}``."""

from collections.abc import Iterator

import yaml

from ...pipeline.source_map import Span
from ...pipeline.values import Directive

KEY = "overclaim"
_SHAPE = "In the front matter overclaim holds allow, and that a list of entries with rule and reason"


def yaml_directives(root: yaml.MappingNode, source: str, base: int) -> Iterator[Directive]:
    """What the YAML mapping ``root``, read from ``source``, asks of overclaim; places are moved on by ``base``.

    What has not the form of a list of entries comes as a directive with a fault.
    """
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode) or key.value != KEY:
            continue
        if not isinstance(value, yaml.MappingNode) or not value.value:
            yield _faulty(source, base, key, value)
            continue
        for name, entries in value.value:
            if name.value == "allow" and isinstance(entries, yaml.SequenceNode):
                yield from (_entry(source, base, node) for node in entries.value)
            else:
                yield _faulty(source, base, name, entries)


def toml_directive(source: str, base: int) -> Directive:
    """The fault of a TOML head, the text ``source`` from ``base`` on, that has the key: TOML tells no places."""
    start = base + len(source) - len(source.lstrip())
    span = Span(start, max(start, base + len(source.rstrip())))
    return Directive(
        source.strip(), span, fault="Front matter in TOML cannot hold suppressions; write YAML or comments."
    )


def _entry(source: str, base: int, node: yaml.Node) -> Directive:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    scalars = all(isinstance(part, yaml.ScalarNode) for pair in pairs for part in pair)
    if not pairs or not scalars:
        return _faulty(source, base, node, node)
    start, end = node.start_mark.index, _end(source, node)
    entry = tuple((key.value, value.value) for key, value in pairs)
    return Directive(source[start:end], Span(base + start, base + end), entry=entry)


def _faulty(source: str, base: int, first: yaml.Node, last: yaml.Node) -> Directive:
    start = first.start_mark.index
    end = max(_end(source, first), _end(source, last))
    return Directive(source[start:end], Span(base + start, base + end), fault=f"{_SHAPE}.")


def _end(source: str, node: yaml.Node) -> int:
    """Where ``source`` has the last character of ``node``; the parser lets a node in block style reach to the next."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, value = last
            # An alias is the node that it stands for, which is further up, and may be one that holds the alias.
            inner = value if value.start_mark.index >= key.end_mark.index else key
        elif last.start_mark.index > node.start_mark.index:
            inner = last
        else:
            break
        node = inner
    return len(source[: node.end_mark.index].rstrip())
