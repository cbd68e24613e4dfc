"""Takes the claims out of a post's parsed sentences, in reading order, as plain values; spaCy stops here."""

import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Doc, Token

from ...rules.language import Language
from ...rules.vocabulary import Vocabulary
from ..match_terms import TermMatch, TermMatcher
from ..spotted import Spotted
from ..values import LISTED, Block, BlockKind, Claim, Post, Sentence
from .build_claim import ClaimBuilder
from .find_relations import find_relations, pick_bare
from .find_topics import NAMING, TopicFinder
from .hark_back import as_before, harks_back
from .keep_relations import keep_relations
from .name_ends import Reading
from .nearest_ends import relate_nearest
from .read_discourse import Discourse, DiscourseReader
from .read_items import ItemReader
from .read_spotted import UNSEEN, Marker, SecondReader, mark_nothing
from .relation import Relation
from .repeat_claims import leans, repeat_claims
from .resolve_references import Earlier, mentions
from .share_subjects import with_doings, with_shared_subjects

NEAR = 3  # sentences
DISCLAIMING = re.compile(
    r"\b(?:not intended|not meant|no substitute|not been evaluated|not medical advice)\b", re.IGNORECASE
)
FACTORS = frozenset({"factor", "culprit", "contributor"})  # in what the post is about
DOUBTED = re.compile(
    r"\b(?:myths?|claims?|rumou?rs?|you (?:will|may|might) (?:read|hear)|what they say)\b", re.IGNORECASE
)


class ClaimReader:
    """Reads claims with one vocabulary and one knowledge of English; holds nothing of a post between calls.

    ``mark`` gives the parts of the words of sentences, one a token.
    """

    def __init__(
        self, vocabulary: Vocabulary, language: Language, matcher: TermMatcher, mark: Marker = mark_nothing
    ) -> None:
        self._language = language
        self.mark = mark
        self._discourse = DiscourseReader(language)
        self.builder = ClaimBuilder(vocabulary, language, matcher)

    def extract(
        self,
        post: Post,
        sentences: Sequence[Sentence],
        docs: Mapping[int, Doc],
        terms: Sequence[Sequence[TermMatch]],
        spotted: Mapping[int, Spotted] = UNSEEN,
    ) -> tuple[Claim, ...]:
        """The claims of a post.

        ``docs`` holds the parsed sentences by index, ``terms`` the names in every sentence, ``spotted`` what the second
        reader makes of them, by index.
        """
        return tuple(_PostReader(self, post, sentences, docs, terms, spotted).read())

    def is_illness(self, concept: str) -> bool:
        """Whether a concept of the vocabulary is a condition or a symptom."""
        return self.builder.is_illness(concept)

    @property
    def language(self) -> Language:
        """What the reader knows of English."""
        return self._language

    def discourse(self, sentence: Sentence, following: Sentence | None) -> Discourse:
        """How a sentence stands to what it says, the next sentence of its block considered."""
        return self._discourse.read(sentence.text, following.text if following is not None else "")

    def build(self, relation: Relation, reading: Reading) -> list[Claim]:
        """The claims of one relation, one for each pair of things that its ends name."""
        return self.builder.build(relation, reading)


class _PostReader:
    def __init__(
        self,
        reader: ClaimReader,
        post: Post,
        sentences: Sequence[Sentence],
        docs: Mapping[int, Doc],
        terms: Sequence[Sequence[TermMatch]],
        spotted: Mapping[int, Spotted],
    ) -> None:
        self._second = SecondReader(spotted, reader.mark, reader.language)
        self._reader, self._post, self._sentences, self._docs, self._terms = reader, post, sentences, docs, terms
        self._earlier: deque[Earlier] = deque(maxlen=3)
        self._last_of_block = {sentence.block: sentence.index for sentence in sentences}
        self._topics = TopicFinder(post, sentences, docs, terms, reader.language, reader.is_illness)
        self._items = ItemReader(
            post, sentences, docs, self._topics, reader.builder, reader.language, self._introduction
        )
        self._claims: list[Claim] = []
        self._mentioned: list[Claim] = []

    def read(self) -> list[Claim]:
        claims = self._claims
        stated = {index: self._stated_in(index, doc) for index, doc in self._docs.items() if len(doc)}
        alone = [index for index, relations in stated.items() if not relations and self._is_seen_second(index)]
        self._second.expect({index: self._docs[index] for index in alone})
        for sentence in self._sentences:
            if sentence.index in stated:
                found = self._claims_of(sentence, self._docs[sentence.index], stated[sentence.index])
                claims += map(self._second.of_health, found)
            else:
                self._earlier.append(Earlier(list))
        return claims

    def _is_seen_second(self, index: int) -> bool:
        sentence = self._sentences[index]
        return self._second.sees(sentence, self._post.blocks[sentence.block])

    def _stated_in(self, index: int, doc: Doc) -> list[Relation]:
        """The relations that the rules see in a sentence."""
        block = self._post.blocks[self._sentences[index].block]
        return keep_relations(
            find_relations(doc, self._reader.language),
            self._reader.language,
            heading=block.kind in NAMING | {BlockKind.ITEM},
            topic=block.kind is BlockKind.HEADING and block.level > 1,
        )

    def _claims_of(self, sentence: Sentence, doc: Doc, relations: list[Relation]) -> list[Claim]:
        language, block = self._reader.language, self._post.blocks[sentence.block]
        leaning = block.kind is BlockKind.PARAGRAPH and (leans(sentence.text) or bool(pick_bare(doc, language)))
        worth = relations or leaning or block.kind in LISTED or self._second.sees(sentence, block)
        claims = self._built(sentence, doc, block, relations) if worth else []
        effects = [relation.effect for relation in relations if relation.effect is not None]
        if block.kind is not BlockKind.CELL:
            terms = self._terms[sentence.index]
            self._earlier.append(Earlier(partial(mentions, doc, effects, partial(_is_named, terms), language)))
        return claims

    def _built(self, sentence: Sentence, doc: Doc, block: Block, relations: Sequence[Relation]) -> list[Claim]:
        language, discourse = self._reader.language, self._reader.discourse(sentence, self._following(sentence))
        advertises = block.boilerplate and (not discourse.promotional or DISCLAIMING.search(sentence.text) is not None)
        reading = self._reading(sentence, doc, discourse)
        if discourse.question or discourse.debunks or advertises or self._is_doubted(block):
            plain = replace(reading, discourse=replace(discourse, debunks=False))
            asked = [claim for relation in relations for claim in self._reader.build(relation, plain)]
            self._mentioned = asked or self._mentioned
        if discourse.question or advertises or self._is_doubted(block):
            return []
        claims: list[Claim] = []
        relations = with_shared_subjects([one for one in relations if not self._is_idle(one.cue, discourse)])
        relations = with_doings(relations, language)
        for relation in map(partial(self._of_topic, block), relations):
            claims += self._about_before(sentence, relation, reading) or self._reader.build(
                relation, replace(reading, topic=self._topic(block, sentence, relation, relations))
            )
        before = claims or self._just_said(sentence)
        claims += repeat_claims(doc, reading, before, self._reader.builder.namer, language)
        claims = claims or self._items.claims(doc, block, reading, relations)
        return (
            claims or self._nearest(doc, block, reading, relations) or self._seen_second(doc, block, reading, relations)
        )

    def _seen_second(self, doc: Doc, block: Block, reading: Reading, relations: Sequence[Relation]) -> list[Claim]:
        """Of a sentence in which the rules see nothing, or relate things they cannot name: what the second reader sees."""
        if not self._second.sees(reading.sentence, block, supported=bool(relations)):
            return []
        seen = self._second.relations(doc, reading.sentence)
        near = self._claims[-1:] if self._claims and self._claims[-1].sentence >= reading.sentence.index - NEAR else []
        cause = near[0].cause.meant if near else self._topics.product
        found: list[Claim] = []
        for one in seen:
            if self._is_product_name(one.relation.cue) or self._second.guesses(one, reading.sentence):
                continue
            topic = self._topic(block, reading.sentence, one.relation, [other.relation for other in seen])
            built = self._reader.builder.build_spotted(one.relation, replace(reading, topic=topic), cause)
            found += [self._second.regraded(claim, sure=one.sure) for claim in built]
        return found

    def _about_before(self, sentence: Sentence, relation: Relation, reading: Reading) -> list[Claim]:
        """Claims about the effect of the claim just made, where this one has only "the pattern" or "a smaller effect"."""
        effect, language = relation.effect, self._reader.language
        near = [one for one in self._claims[-1:] if one.sentence >= sentence.index - 2]
        if effect is None or not near or not harks_back(effect, language):
            return []
        topical = replace(reading, topic=near[0].effect.meant)
        found = self._reader.build(replace(relation, effect=None), topical)
        return [as_before(claim, near[0], effect, language) for claim in found]

    def _of_topic(self, block: Block, relation: Relation) -> Relation:
        """ "Is beneficial", with nothing for what, is so for what the heading speaks of, if it speaks of anything."""
        alone = relation.effect is not None and relation.effect == relation.cue and relation.frame.pos == "adj"
        return replace(relation, effect=None) if alone and self._topics.effect_above(block) else relation

    def _is_idle(self, cue: Token, discourse: Discourse) -> bool:
        """Whether a cue calls for something, or is part of the name of what the post sells."""
        return self._is_product_name(cue) or discourse.calls_at(cue.idx)

    def _is_product_name(self, cue: Token) -> bool:
        return cue.is_title and cue.text in (self._topics.product or "").split()

    def _just_said(self, sentence: Sentence) -> list[Claim]:
        """The claims that the sentence before made, or asked after, or named as others' talk."""
        near = sentence.index - 2
        found = [claim for claim in (*self._mentioned, *self._claims[-6:]) if near <= claim.sentence < sentence.index]
        return sorted(found, key=lambda claim: claim.sentence)

    def _nearest(self, doc: Doc, block: Block, reading: Reading, relations: Sequence[Relation]) -> list[Claim]:
        """Of a paragraph that relates things without showing which: a claim about the nearest ones."""
        if block.kind is not BlockKind.PARAGRAPH:
            return []
        language = self._reader.language
        cues = [cue for cue in pick_bare(doc, language) if not self._is_idle(cue, reading.discourse)]
        for relation in relate_nearest(list(relations), cues, language):
            claims = self._reader.build(relation, reading)
            if claims:
                return claims
        return []

    def _following(self, sentence: Sentence) -> Sentence | None:
        place = sentence.index + 1
        following = self._sentences[place] if place < len(self._sentences) else None
        return following if following is not None and following.block == sentence.block else None

    def _is_doubted(self, block: Block) -> bool:
        """Whether a table's header says that the column lists what others claim."""
        header = block.column_header
        return header is not None and DOUBTED.search(self._post.blocks[header].prose.text) is not None

    def _reading(self, sentence: Sentence, doc: Doc, discourse: Discourse) -> Reading:
        return Reading(
            post=self._post,
            sentence=sentence,
            doc=doc,
            terms=self._terms[sentence.index],
            discourse=discourse,
            earlier=tuple(self._earlier),
            topic=None,
            condition=self._topics.condition,
            product=self._topics.product,
        )

    def _topic(self, block: Block, sentence: Sentence, relation: Relation, here: Sequence[Relation]) -> str | None:
        """What "another factor" is a factor in: the effect just spoken of, or that of the section's heading or title."""
        if relation.effect is not None:
            return None
        spoken_of = [other.effect for other in here if other.effect is not None]
        if spoken_of:
            return self._topics.words(spoken_of[-1])
        first_of_block = sentence.index == 0 or self._sentences[sentence.index - 1].block != sentence.block
        condition = self._topics.condition or ""
        if relation.frame.lemma in FACTORS and condition and condition.lower() in (self._post.title or "").lower():
            return condition
        if not first_of_block and self._claims and self._claims[-1].sentence >= sentence.index - 2:
            return self._claims[-1].effect.meant
        return self._topics.effect_above(block)

    def _introduction(self, block: int) -> Reading | None:
        index = self._last_of_block.get(block)
        doc = self._docs.get(index) if index is not None else None
        if index is None or doc is None:
            return None
        sentence = self._sentences[index]
        return self._reading(sentence, doc, self._reader.discourse(sentence, self._following(sentence)))


def _is_named(terms: Sequence[TermMatch], token: Token) -> bool:
    return any(term.start <= token.idx < term.end for term in terms)
