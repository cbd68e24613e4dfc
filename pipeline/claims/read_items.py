"""Claims of list items, definitions and table cells, whose cue or other end stands in what introduces them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ...rules.language import Language
from ..values import Block, BlockKind, Claim, Post, Sentence
from .build_claim import ClaimBuilder
from .choose_ends import named_by
from .find_topics import TopicFinder
from .name_ends import Reading
from .read_lists import LeadIn, header_role, item_heads, read_lead_in
from .relation import Relation

Introduce = Callable[[int], Reading | None]


class ItemReader:
    """Reads the items of one post; ``introduce`` gives the reading of a block's last sentence, by the block's index."""

    def __init__(
        self,
        post: Post,
        sentences: Sequence[Sentence],
        docs: Mapping[int, Doc],
        topics: TopicFinder,
        builder: ClaimBuilder,
        language: Language,
        introduce: Introduce,
    ) -> None:
        self._post, self._sentences, self._docs, self._topics = post, sentences, docs, topics
        self._builder, self._language, self._introduction = builder, language, introduce
        self._last_of_block = {sentence.block: sentence.index for sentence in sentences}

    def claims(self, doc: Doc, block: Block, reading: Reading, relations: Sequence[Relation]) -> list[Claim]:
        if block.kind is BlockKind.CELL:
            return self._in_table(block, reading, relations)
        if block.kind not in {BlockKind.ITEM, BlockKind.DEFINITION}:
            return []
        for index in (block.lead_in, block.heading):
            lead_in = self._lead_in(index)
            if lead_in is not None and index is not None:
                return self._under(lead_in, index, doc, reading, relations)
        return []

    def _lead_in(self, index: int | None) -> LeadIn | None:
        doc = self._docs.get(self._last_of_block.get(index, -1)) if index is not None else None
        return read_lead_in(doc, self._language) if doc is not None else None

    def _under(
        self, lead_in: LeadIn, index: int, doc: Doc, reading: Reading, relations: Sequence[Relation]
    ) -> list[Claim]:
        introduction = self._introduction(index)
        if introduction is None:
            return []
        claims: list[Claim] = []
        headless = [relation for relation in relations if relation.cause is None and relation.effect is not None]
        for relation in headless:
            if lead_in.cause is not None:
                claims += self._builder.build_listed(relation, reading, introduction, cause=lead_in.cause, effect=None)
        if claims:
            return claims
        if self._has_more_sentences(reading.sentence):
            return []
        if lead_in.cause is None and lead_in.effect is None:
            return self._under_topic(lead_in, introduction, doc, reading)
        for head in item_heads(doc):
            for named in named_by(head, self._language):
                item = Relation(
                    lead_in.cue,
                    lead_in.frame,
                    named if lead_in.cause is None else None,
                    named if lead_in.effect is None else None,
                )
                claims += self._builder.build_listed(
                    item, reading, introduction, cause=lead_in.cause, effect=lead_in.effect
                )
        return claims

    def _under_topic(self, lead_in: LeadIn, introduction: Reading, doc: Doc, reading: Reading) -> list[Claim]:
        """Items under "Common triggers": of the condition that the post is about."""
        if self._topics.condition is None:
            return []
        topical = replace(introduction, topic=self._topics.condition)
        causes = [named for head in item_heads(doc) for named in named_by(head, self._language)]
        return [
            claim
            for cause in causes
            for claim in self._builder.build_topical(
                Relation(lead_in.cue, lead_in.frame, cause, None), reading, topical
            )
        ]

    def _has_more_sentences(self, sentence: Sentence) -> bool:
        """Whether the item goes on: its first sentence is then a run-in label, which claims nothing by itself."""
        return self._last_of_block[sentence.block] != sentence.index or any(
            other.block == sentence.block and other.index < sentence.index
            for other in self._sentences[max(0, sentence.index - 4) : sentence.index]
        )

    def _in_table(self, block: Block, reading: Reading, relations: Sequence[Relation]) -> list[Claim]:
        if block.column_header is None or block.row_header is None:
            return []
        role, direction = header_role(self._post.blocks[block.column_header].prose.text)
        row = self._introduction(block.row_header)
        column = self._introduction(block.column_header)
        if row is None or column is None:
            return []
        verbal = [relation for relation in relations if relation.cause is None and relation.effect is not None]
        subject = next((token for token in row.doc if token.dep_ == "ROOT"), None)
        if verbal and subject is not None:
            return [
                claim
                for relation in verbal
                for claim in self._builder.build_listed(relation, reading, row, cause=subject, effect=None)
            ]
        return self._builder.build_cell(role, direction, reading, row, column) if role else []
