"""The second reader's word on a post's sentences: which claim something, by which words, how strongly, and of health."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from spacy.tokens import Doc

from ...rules.language import Language
from ...rules.scales import Strength
from ..spotted import CERTAIN, LIKELY, PLAUSIBLE, Part, Spotted, percent
from ..values import Block, Claim, Phrase, Sentence
from .find_topics import NAMING
from .relate_spotted import SpottedRelation, relate_spotted

Marker = Callable[[Sequence[Doc]], Sequence[Sequence[Part]]]
UNSEEN: Mapping[int, Spotted] = MappingProxyType({})


def mark_nothing(docs: Sequence[Doc]) -> Sequence[Sequence[Part]]:
    """A marker that takes no word for a cause, an effect or a cue."""
    return [[Part(0, 0, 0)] * len(doc) for doc in docs]


class SecondReader:
    """What it makes of one post: ``spotted`` by the sentence's index, and ``mark`` for the parts of sentences' words."""

    def __init__(self, spotted: Mapping[int, Spotted], mark: Marker, language: Language) -> None:
        self._spotted, self._mark, self._language = spotted, mark, language
        self._parts: dict[int, Sequence[Part]] = {}

    def expect(self, docs: Mapping[int, Doc]) -> None:
        """Mark the words of parses whose relations will be asked for: ten at once cost little more than one."""
        if docs:
            self._parts.update(zip(docs, self._mark(list(docs.values())), strict=True))

    def sees(self, sentence: Sentence, block: Block, *, supported: bool = False) -> bool:
        """Whether it takes a sentence of the article's own prose for a claim; headings and boilerplate are the rules'.

        Less is asked of it where the rules see a relation too, if not of what (``supported``).
        """
        least = PLAUSIBLE if supported else LIKELY
        return self._likely(sentence.index, least) and block.kind not in NAMING and not block.boilerplate

    def relations(self, doc: Doc, sentence: Sentence) -> list[SpottedRelation]:
        """The relations that a sentence's words state in its eyes."""
        parts = self._parts.get(sentence.index) or self._mark([doc])[0]
        return relate_spotted(doc, self._spotted[sentence.index], parts, self._language)

    def guesses(self, one: SpottedRelation, sentence: Sentence) -> bool:
        """Whether a relation hangs in the air: an end is left to the text before, the other one a guess, the claim not sure."""
        whole = one.relation.cause is not None and one.relation.effect is not None
        return not one.sure and not whole and not self._likely(sentence.index, CERTAIN)

    def _likely(self, index: int, least: float = LIKELY) -> bool:
        return index in self._spotted and self._spotted[index].claims >= least

    def of_health(self, claim: Claim) -> Claim:
        """The claim, one of health if the second reader, which has read nothing else, takes its sentence for a claim.

        Not where the cue stands elsewhere, in what introduces an item: a fragment alone tells too little.
        """
        within = claim.span.start <= claim.cue.span.start and claim.cue.span.end <= claim.span.end
        if claim.health or not self._likely(claim.sentence) or not within:
            return claim
        return replace(claim, health=True)

    def regraded(self, claim: Claim, *, sure: bool) -> Claim:
        """The claim as strong as its sentence is read, with that as a reason.

        Where its ends are not ``sure`` they keep their words but name no concept, so that no evidence is held against
        a guess.
        """
        spotted = self._spotted[claim.sentence]
        read = "denied" if spotted.denied else str(spotted.strength)
        why = f"the second reader takes the sentence for a claim ({percent(spotted.claims)}), {read}"
        reasons = (*claim.reasons, why)
        if not sure:
            claim = replace(claim, cause=_unnamed(claim.cause), effect=_unnamed(claim.effect))
        if claim.negated:
            return replace(claim, reasons=reasons)
        if spotted.denied:
            return replace(claim, negated=True, denied=claim.strength, strength=Strength.NONE, reasons=reasons)
        return replace(claim, strength=spotted.strength, reasons=reasons)


def _unnamed(phrase: Phrase) -> Phrase:
    return replace(phrase, concept=None, name=None)
