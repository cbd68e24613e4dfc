"""Chooses the sentences worth parsing: those with words that can state a relation, and those their pronouns need.

Parsing is most of a check's cost. A verb that takes a plain object opens the gate by itself; an adjective, a noun or
a verb that needs its preposition opens it only where the words around it could complete the shape.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..rules.language import CueFrame, Language, inflections
from .gate_patterns import ASSESSING, COMPARING, REPEATING, RISK
from .spotted import LIKELY, UNLIKELY, Spotted
from .values import LISTED, Block, BlockKind, Post, Sentence, is_readable

UNSEEN: Mapping[str, Spotted] = MappingProxyType({})
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
POINTS_BACK = re.compile(r"\b(?:this|these|it|they|its|their|them|such|both)\b", re.IGNORECASE)
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "become", "becomes", "remain", "remains", "as"})
MODALS = frozenset({"can", "may", "could", "might", "will", "to", "help", "helps", "would"})
NOMINAL_BEFORE = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "no",
        "any",
        "this",
        "these",
        "its",
        "their",
        "our",
        "your",
        "between",
        "in",
        "on",
        "for",
        "with",
        "versus",
        "placebo",
        "usual",
        "from",
        "into",
        "than",
        "without",
        "some",
        "such",
        "more",
        "less",
        "other",
        "each",
        "every",
    }
)
BARE_NOUNS = frozenset({"factor", "cause", "contributor", "trigger", "culprit", "driver", "reason"})
# Forms that prose uses far more often as a noun or adjective than as the verb that states a relation.
MOSTLY_NOUNS = frozenset(
    {
        "controlled",
        "limited",
        "results",
        "targeted",
        "ages",
        "aged",
        "age",
        "setting",
        "open",
        "lower",
        "treated",
        "given",
    }
)
AFTER_PARTICLE_VERB = 5
AFTER_VERB, AFTER_ADJECTIVE, AFTER_NOUN, BEFORE_NOUN = 6, 4, 4, 9


@dataclass(frozen=True, slots=True)
class Opening:
    """What must stand near a word for it to open the gate: one of ``after`` behind it, one of ``before`` ahead of it."""

    after: frozenset[str]
    within: int
    before: frozenset[str] = frozenset()


class SentenceGate:
    """Says of a sentence whether it could hold a claim, by its words alone."""

    def __init__(self, language: Language) -> None:
        self._strong: set[str] = set()
        self._openings: dict[str, list[Opening]] = {}
        self._light = frozenset(
            form for verb in language.words["light_verbs"] - {"be"} for form in inflections(verb, "verb")
        ) | {"there"}
        self._plain = {
            frame.word
            for frames in language.frames.values()
            for frame in frames
            if frame.pos == "verb" and frame.particle is None and not _prepositions(frame)
        }
        for (pos, form), frames in language.frames.items():
            for frame in frames:
                self._add(pos, form, frame)
        self._known = self._strong | self._openings.keys()

    def opens(self, text: str) -> bool:
        """Whether any word of ``text``, with what stands around it, can state a relation."""
        words = WORD.findall(text.lower())
        if not self._strong.isdisjoint(words) and any(
            word in self._strong and _may_be_verb(words, index) for index, word in enumerate(words)
        ):
            return True
        lower = text.lower()
        if RISK.search(lower) or COMPARING.search(lower) or ASSESSING.search(lower) or REPEATING.search(lower):
            return True
        return any(word in self._openings and self._fits(words, index) for index, word in enumerate(words))

    def _add(self, pos: str, form: str, frame: CueFrame) -> None:
        prepositions = _prepositions(frame)
        if pos == "verb" and frame.particle is not None and not prepositions and frame.word not in self._plain:
            self._open(form, Opening(frozenset(frame.particle.split(" ")[:1]), AFTER_PARTICLE_VERB))
        elif pos == "verb" and not prepositions and form not in MOSTLY_NOUNS:
            self._strong.add(form)
        elif pos == "verb" and not prepositions:
            self._open(form, Opening(frozenset({"the", "a", "your", "their"}), 1))
            self._open(form, Opening(frozenset(), 0, MODALS))
        elif pos == "verb":
            self._open(form, Opening(prepositions, AFTER_VERB))
        elif pos == "adj":
            self._open(form, Opening(prepositions, AFTER_ADJECTIVE))
        elif pos == "nominal":
            self._open(form, Opening(prepositions | {"between"}, AFTER_NOUN))
        elif pos == "light":
            self._open(form, Opening(prepositions | {"between"}, AFTER_NOUN, self._light))
        else:
            self._open(form, Opening(prepositions, AFTER_NOUN, BEING))
            if frame.lemma in BARE_NOUNS:
                self._open(form, Opening(frozenset(), 0, BEING))

    def _open(self, form: str, opening: Opening) -> None:
        openings = self._openings.setdefault(form, [])
        if opening not in openings:
            openings.append(opening)

    def _fits(self, words: list[str], index: int) -> bool:
        for opening in self._openings[words[index]]:
            behind = words[index + 1 : index + 1 + opening.within]
            if opening.after and opening.after.isdisjoint(behind):
                continue
            near = words[max(0, index - BEFORE_NOUN) : index] + words[index + 1 : index + 1 + BEFORE_NOUN]
            if not opening.before or not opening.before.isdisjoint(near):
                return True
        return False


def _may_be_verb(words: list[str], index: int) -> bool:
    """Whether the word can be a verb here: right behind an article or preposition it is a noun or adjective."""
    return not index or words[index - 1] not in NOMINAL_BEFORE or words[index].endswith("ing")


def _prepositions(frame: CueFrame) -> frozenset[str]:
    roles = "|".join(role for role in (frame.cause, frame.effect) if role.startswith("prep:"))
    return frozenset(option.removeprefix("prep:") for option in roles.split("|") if option)


def sentences_to_parse(
    post: Post, sentences: Sequence[Sentence], gate: SentenceGate, spotted: Mapping[str, Spotted] = UNSEEN
) -> list[int]:
    """Indexes of the sentences that must be parsed, ascending.

    Chosen are sentences that open the gate, those of paragraphs that the second reader (``spotted``, by text) takes for
    a claim and none that it is sure claims nothing, the one before one that points back, items and cells, and what introduces them.
    """
    chosen: set[int] = set()
    of_block: dict[int, list[int]] = {}
    for sentence in sentences:
        of_block.setdefault(sentence.block, []).append(sentence.index)
    for sentence in sentences:
        if not is_readable(sentence.text):
            continue
        block = post.blocks[sentence.block]
        seen = spotted.get(sentence.text) if block.kind is BlockKind.PARAGRAPH else None
        opened = _is_worth_it(sentence.text, seen, gate)
        if opened or block.kind in LISTED:
            chosen.add(sentence.index)
            if block.kind in LISTED:
                chosen.update(_introduction(block, of_block))
            elif sentence.index and POINTS_BACK.search(sentence.text[:100]):
                chosen.add(sentence.index - 1)
    return sorted(index for index in chosen if is_readable(sentences[index].text))


def _is_worth_it(text: str, seen: Spotted | None, gate: SentenceGate) -> bool:
    """Whether a sentence should be parsed, by what the second reader makes of it and by its words.

    What repeats or denies what was just said ("It does not.") claims more than the second reader, which reads it alone, can know.
    """
    if seen is not None and seen.claims >= LIKELY:
        return True
    doubted = seen is not None and seen.claims < UNLIKELY and not REPEATING.search(text.lower())
    return not doubted and gate.opens(text)


def _introduction(block: Block, of_block: dict[int, list[int]]) -> list[int]:
    found: list[int] = []
    for index in (block.lead_in, block.heading, block.column_header, block.row_header):
        if index is not None:
            found += of_block.get(index, [])[-1:]
    return found
