"""Chooses the sentences worth parsing: those with a word that can state a relation, and those their pronouns need."""

import re
from collections.abc import Sequence

from ..rules.language import Language
from .values import Block, BlockKind, Post, Sentence

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
POINTS_BACK = re.compile(r"\b(?:this|these|it|they|its|their|them|those|such|both|which)\b", re.IGNORECASE)
RISK = re.compile(r"\b(?:likely|risks?|odds|rates?|chances?|prone|susceptible|vulnerable|makes?|made|making|keeps?|leaves?)\b")
LISTED = frozenset({BlockKind.ITEM, BlockKind.CELL, BlockKind.DEFINITION})


def sentences_to_parse(post: Post, sentences: Sequence[Sentence], language: Language) -> list[int]:
    """Indexes of the sentences that must be parsed, ascending.

    Chosen are sentences with a cue, the two before one that points back, items and cells, and what introduces them.
    """
    chosen: set[int] = set()
    first_of_block: dict[int, list[int]] = {}
    for sentence in sentences:
        first_of_block.setdefault(sentence.block, []).append(sentence.index)
    for sentence in sentences:
        block = post.blocks[sentence.block]
        cued = has_cue(sentence.text, language)
        if cued or block.kind in LISTED:
            chosen.add(sentence.index)
            if block.kind in LISTED:
                chosen.update(_introduction(block, first_of_block))
        if cued and POINTS_BACK.search(sentence.text[:120]):
            chosen.update(index for index in (sentence.index - 1, sentence.index - 2) if index >= 0)
    return sorted(chosen)


def has_cue(text: str, language: Language) -> bool:
    """Whether any word of ``text`` can state a relation."""
    lower = text.lower()
    return not language.gate.isdisjoint(WORD.findall(lower)) or RISK.search(lower) is not None


def _introduction(block: Block, sentences_of: dict[int, list[int]]) -> list[int]:
    found: list[int] = []
    for index in (block.lead_in, block.heading, block.column_header, block.row_header):
        if index is not None:
            found += sentences_of.get(index, [])[-1:]
    return found
