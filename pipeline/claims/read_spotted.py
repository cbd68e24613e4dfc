"""The second reader's word on a post's sentences: which claim something, by which words, how strongly, and of health."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from spacy.tokens import Doc

from ...rules.language import Language
from ...rules.scales import Strength
from ..spotted import LIKELY, PLAUSIBLE, Part, Spotted, percent
from ..values import Block, Claim, Phrase, Sentence
from .find_topics import NAMING
from .relate_spotted import SpottedRelation, relate_spotted

Marker = Callable[[Sequence[Doc]], Sequence[Sequence[Part]]]
TOGETHER = 12  # sentences
UNSEEN: Mapping[int, Spotted] = MappingProxyType({})


def mark_nothing(docs: Sequence[Doc]) -> Sequence[Sequence[Part]]:
    """A marker that takes no word for a cause, an effect or a cue."""
    return [[Part(0, 0, 0)] * len(doc) for doc in docs]


class SecondReader:
    """What it makes of one post: ``spotted`` by the sentence's index, and ``mark`` for the parts of the words of parses."""

    def __init__(
        self, spotted: Mapping[int, Spotted], docs: Mapping[int, Doc], mark: Marker, language: Language
    ) -> None:
        self._spotted, self._docs, self._mark, self._language = spotted, docs, mark, language
        self._parts: dict[int, Sequence[Part]] = {}

    def sees(self, sentence: Sentence, block: Block, *, supported: bool = False) -> bool:
        """Whether it takes a sentence of the article's own prose for a claim; headings and boilerplate are the rules'.

        Less is asked of it where the rules see a relation too, if not of what (``supported``).
        """
        least = PLAUSIBLE if supported else LIKELY
        return self._likely(sentence.index, least) and block.kind not in NAMING and not block.boilerplate

    def relations(self, doc: Doc, sentence: Sentence) -> list[SpottedRelation]:
        """The relations that a sentence's words state in its eyes."""
        if sentence.index not in self._parts:
            # A network reads ten sentences little slower than one, and the next that is asked for is among these.
            later = [index for index in self._docs if index > sentence.index and self._likely(index)]
            together = [sentence.index, *later][:TOGETHER]
            marked = self._mark([self._docs[index] for index in together])
            self._parts.update(zip(together, marked, strict=True))
        return relate_spotted(doc, self._spotted[sentence.index], self._parts[sentence.index], self._language)

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
