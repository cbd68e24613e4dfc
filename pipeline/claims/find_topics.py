"""What a post and its sections are about, for sentences that leave it out: "another factor", "the condition", "it"."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from ...rules.language import Language
from ..match_terms import TermMatch
from ..values import Block, BlockKind, Post, Sentence
from .find_relations import find_relations
from .name_phrases import phrase_range
from .read_lists import read_lead_in

SELLING = re.compile(
    r"\b(?:our|we|us) \w+|\b(?:buy|order|shop|book|free consultation|money back|customers?|clients?)\b", re.IGNORECASE
)
SELLS = 4
PRODUCT_NAME = re.compile(r"\b(?=([A-Z][a-z]+ [A-Z][a-z]+)\b)")
REPEATS = 3
OFTEN = 4  # mentions that make an illness the topic of a post whose title names none
NAMING = frozenset({BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION})


class TopicFinder:
    """Topics of one post; worked out when one is asked for."""

    def __init__(
        self,
        post: Post,
        sentences: Sequence[Sentence],
        docs: Mapping[int, Doc],
        terms: Sequence[Sequence[TermMatch]],
        language: Language,
        is_illness: Callable[[str], bool],
    ) -> None:
        self._post, self._sentences, self._docs, self._terms = post, sentences, docs, terms
        self._language, self._is_illness = language, is_illness
        self._last_of_block = {sentence.block: sentence.index for sentence in sentences}
        self._of_headings: dict[int, str | None] = {}

    @cached_property
    def condition(self) -> str | None:
        """The illness that the post is about: the first that its title or first heading names, else the most frequent."""
        for sentence in self._sentences:
            block = self._post.blocks[sentence.block]
            if block.kind is BlockKind.TITLE or block.kind is BlockKind.HEADING and block.level == 1:
                for term in self._terms[sentence.index]:
                    if self._is_illness(term.concept):
                        return sentence.text[term.start : term.end]
        return self._most_frequent()

    def _most_frequent(self) -> str | None:
        named: dict[str, list[str]] = {}
        for sentence in self._sentences:
            for term in self._terms[sentence.index]:
                if self._is_illness(term.concept):
                    named.setdefault(term.concept, []).append(sentence.text[term.start : term.end])
        most = max(named.values(), key=len, default=[])
        return most[0] if len(most) >= OFTEN else None

    @cached_property
    def product(self) -> str | None:
        """What a seller's post sells: the capitalised name that it repeats, or None where it sells nothing by name."""
        text = "\n".join(sentence.text for sentence in self._sentences)
        if len(SELLING.findall(text)) < SELLS:
            return None
        named = Counter(match.group(1) for match in PRODUCT_NAME.finditer(text))
        known = {
            sentence.text[term.start : term.end].lower()
            for sentence in self._sentences
            for term in self._terms[sentence.index]
        }
        fitting = [(count, name) for name, count in named.items() if count >= REPEATS and name.lower() not in known]
        return max(fitting)[1] if fitting else None

    def effect_above(self, block: Block) -> str | None:
        """The effect that the heading over ``block``, or else the title, speaks of; else the post's condition."""
        for index in (block.heading, 0):
            if index is None:
                continue
            if index not in self._of_headings:
                self._of_headings[index] = self._of_heading(index)
            if self._of_headings[index]:
                return self._of_headings[index]
        return self.condition

    def words(self, token: Token) -> str:
        """The phrase that ``token`` heads."""
        start, end = phrase_range(token, self._language.words["relational_nouns"])
        return str(token.doc[start:end].text)

    def _of_heading(self, block: int) -> str | None:
        doc = self._docs.get(self._last_of_block.get(block, -1))
        if doc is None or self._post.blocks[block].kind not in NAMING:
            return None
        for relation in find_relations(doc, self._language):
            if relation.effect is not None:
                return self.words(relation.effect)
        lead_in = read_lead_in(doc, self._language)
        return self.words(lead_in.effect) if lead_in is not None and lead_in.effect is not None else None
