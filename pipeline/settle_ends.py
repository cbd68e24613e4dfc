"""Gives ends of claims the concept that only the text around them tells: "these drugs", "three cups", "cancers of the mouth".

Words and positions stay as they are; only what they mean is settled, from names that stand in the same sentence or were
read before. Nothing is guessed: where two meanings are as near as each other, the end keeps what it had.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..rules.scales import Kind
from ..rules.vocabulary import Concept, Vocabulary
from .match_terms import TermMatch, TermMatcher
from .values import BlockKind, Claim, Phrase, Post, Sentence

# What somebody takes, does or meets: it can be had in cups, doses, sessions.
TAKEN = frozenset(
    {
        Kind.FOOD, Kind.DRUG, Kind.SUPPLEMENT, Kind.NUTRIENT, Kind.CHEMICAL, Kind.TREATMENT, Kind.PROCEDURE,
        Kind.BEHAVIOUR,
    }
)  # fmt: skip
GENERAL = frozenset({Kind.DRUG, Kind.TREATMENT, Kind.FOOD, Kind.SUPPLEMENT, Kind.PROCEDURE, Kind.CONDITION})
POINTING = r"\b(?:the|these|this|those|such|both)\s+(?:(?:two|new|newer|same)\s+)?"
MEASURE = re.compile(
    r"(?:[\w-]+\s+){0,5}(?:cups?|mugs?|glass(?:es)?|drinks?|pints?|units?|litres?|grams?|servings?|portions?|helpings?|handfuls?"
    r"|dos(?:e|es|age|ages)|tablets?|capsules?|pills?|sachets?|drops|injections?|jabs?|shots?|infusions?|drips?"
    r"|intakes?|amounts?|quantit(?:y|ies)|consumption|use|exposure|sessions?|visits?|dips?|soaks?|plunges?|treatments?|drinking)"
    r"(?:\s+(?:a|per|each|every|in|close\s+to|before|during)(?:\s+[\w-]+){1,4})?",
    re.IGNORECASE,
)
SUPPLEMENTS = re.compile(
    r"(?:(?:the|your|daily|a|high-dose|taking)\s+)*(?:supplements?|tablets?|pills?|capsules?|top-ups?)", re.IGNORECASE
)
AMOUNT = re.compile(  # of these the text may say of what: "a handful of almonds"
    r"(?!\w+ing\b)(?:[\w-]+\s+){0,4}(?:cups?|mugs?|glass(?:es)?|pints?|grams?|servings?|helpings?|handfuls?|dos(?:e|es)"
    r"|tablets?|capsules?|pills?|sachets?|intakes?|amounts?|quantit(?:y|ies)|consumption|use)",
    re.IGNORECASE,
)
OF_PARTS = re.compile(
    r"\b(cancers?|tumours?|tumors?|infections?|inflammation|diseases?|disorders?|damage|injury)\s+(?:of|in|to)\s+"
    r"(?:(?:the|your|our|both)\s+)*(?:[\w-]+(?:\s+[\w-]+)?(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:(?:the|your)\s+)*)*$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:the|your|our|their|his|her|my)\s+")
EPISODE = re.compile(
    r"(?:(?:an?|the|your|their|his|her|my|more|fewer|of|number)\s+)*(?:attacks?|flares?|flare-ups?|episodes?|bouts?|symptoms)"
    r"(?:\s+in\s+some(?:\s+people)?)?",
    re.IGNORECASE,
)
# What a verb makes of the thing that it acts on, where that has a concept of its own.
COMPOSED = (
    (re.compile(r"\b(?:shorten|prolong|lengthen)\w*\b|\bcuts?\b.*\bshort\b", re.IGNORECASE), "{}-duration"),
    (re.compile(r"\b(?:mask|hid|conceal)\w*\b", re.IGNORECASE), "masked-{}"),
    (re.compile(r"\b(?:upset|unsettl)\w*\b", re.IGNORECASE), "{}-upset"),
    (re.compile(r"\birritat\w*\b", re.IGNORECASE), "{}-irritation"),
)
GOES_ON = re.compile(r"\s+(?:in|of|on|from|to|at|after|around|between)\s", re.IGNORECASE)
HEALS = re.compile(r"\bheal(?:s|ed|ing)?\b", re.IGNORECASE)
ILLNESS = frozenset({Kind.CONDITION, Kind.SYMPTOM})
LOWERING = r"[\s-](?:lowering|reducing|relieving|suppressing|blocking)\b"
LOWERS = re.compile(LOWERING, re.IGNORECASE)
NEAR = 3  # sentences back that a definite description or a bare measure may point to


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that stands in the text: in which sentence, what it means, its words."""

    sentence: int
    concept: Concept
    text: str


def settle_ends(
    claims: Sequence[Claim],
    post: Post,
    sentences: Sequence[Sentence],
    terms: Sequence[Sequence[TermMatch]],
    vocabulary: Vocabulary,
    matcher: TermMatcher,
) -> tuple[Claim, ...]:
    """The claims, each end with the concept that its surroundings give it; ``terms`` are the names by sentence."""
    if not claims:
        return ()
    settler = _Settler(post, sentences, terms, vocabulary, matcher)
    return tuple(settler.settled(claim) for claim in claims)


class _Settler:
    def __init__(
        self,
        post: Post,
        sentences: Sequence[Sentence],
        terms: Sequence[Sequence[TermMatch]],
        vocabulary: Vocabulary,
        matcher: TermMatcher,
    ) -> None:
        self._post, self._sentences, self._terms = post, sentences, terms
        self._vocabulary, self._matcher = vocabulary, matcher
        self._named = [
            _Named(sentence.index, vocabulary[term.concept], sentence.text[term.start : term.end])
            for sentence in sentences
            for term in terms[sentence.index]
        ]
        self._by_end = vocabulary.by_end()
        self._nutrients = {one.id for one in vocabulary.concepts.values() if one.kind is Kind.NUTRIENT}
        self._topics = [one for one in self._named if self._heads(one.sentence)]

    def settled(self, claim: Claim) -> Claim:
        """The claim, its ends settled."""
        cause = (
            self._lowering(claim)
            or self._begun(claim.cause, claim)
            or self._lacking(claim.cause)
            or self._plain(claim.cause)
            or self._supplied(claim)
            or self._described(claim.cause, claim)
            or self._measured(claim.cause, claim)
            or claim.cause
        )
        effect = (
            self._composed(claim)
            or self._healed(claim)
            or self._begun(claim.effect, claim)
            or self._plain(claim.effect)
            or self._of_part(claim.effect, claim)
            or self._episode(claim.effect)
            or self._described(claim.effect, claim)
            or claim.effect
        )
        if cause.concept is not None and cause.concept == effect.concept:
            return claim
        return replace(claim, cause=cause, effect=effect)

    def _lowering(self, claim: Claim) -> Phrase | None:
        """The "blood pressure" of "blood pressure-lowering drugs" is less of it."""
        text = self._sentences[claim.sentence].text
        if claim.cause.absent or claim.cause.concept is None or LOWERS.search(text) is None:
            return None
        lowering = re.search(re.escape(claim.cause.text) + LOWERING, text, re.IGNORECASE)
        return replace(claim.cause, absent=True) if lowering else None

    def _begun(self, end: Phrase, claim: Claim) -> Phrase | None:
        """The "smoke" of "smoke from wildfires": the longer name that the end begins, where its words stand but once."""
        words = ARTICLE.sub("", end.text.lower())
        text = self._sentences[claim.sentence].text.lower()
        if end.resolved is not None or end.absent:
            return None
        names = ((text[term.start : term.end], term.concept) for term in self._terms[claim.sentence])
        longer = next((id_ for name, id_ in names if name.startswith(words) and GOES_ON.match(name, len(words))), None)
        if longer is None or len(re.findall(rf"\b{re.escape(words)}\b", text)) != 1:
            return None
        concept = self._vocabulary[longer]
        return replace(end, concept=concept.id, name=concept.name, kind=concept.kind)

    def _lacking(self, end: Phrase) -> Phrase | None:
        """ "Sleeping less than six hours": too little of a thing, where that has a name of its own."""
        if not end.absent or end.concept is None:
            return None
        for ending in ("-deprivation", "-deficiency"):
            concept = self._vocabulary.get(end.concept + ending)
            if concept is not None:
                return replace(end, concept=concept.id, name=concept.name, kind=concept.kind, absent=False)
        return None

    def _plain(self, end: Phrase) -> Phrase | None:
        """ "Age", "a cold": an everyday word that is the whole end, or what the end stands for."""
        if end.concept is not None:
            return None
        text = end.meant.casefold()
        concept = self._by_end.get(text) or self._by_end.get(ARTICLE.sub("", text))
        return None if concept is None else replace(end, concept=concept.id, name=concept.name, kind=concept.kind)

    def _composed(self, claim: Claim) -> Phrase | None:
        """What is shortened of an illness is how long it lasts, what is masked of a lack is that it is seen."""
        words = f"{claim.cue.text} {claim.effect.text}"
        plain = self._plain(claim.effect) or claim.effect
        base = (plain.concept or "").removesuffix("-damage")
        for verb, pattern in COMPOSED:
            concept = self._vocabulary.get(pattern.format(base)) if base and verb.search(words) else None
            if concept is not None:
                return replace(claim.effect, concept=concept.id, name=concept.name, kind=concept.kind)
        return None

    def _healed(self, claim: Claim) -> Phrase | None:
        """What heals the gut acts against the damage to it; the skin's or the liver's health is a concept of its own."""
        part = self._vocabulary.get(claim.effect.concept)
        if part is None or part.kind is not Kind.BODY_PART or part.broader or not HEALS.search(claim.cue.text):
            return None
        damage = self._vocabulary.get(f"{part.id}-damage")
        return None if damage is None else replace(claim.effect, concept=damage.id, name=damage.name, kind=damage.kind)

    def _episode(self, end: Phrase) -> Phrase | None:
        """ "Attacks", "flares": of the illness that the title names."""
        if end.resolved is not None or end.concept is not None or not EPISODE.fullmatch(end.text):
            return None
        illness = {one.concept.id: one for one in self._topics if one.concept.kind in ILLNESS}
        return _meaning(end, next(iter(illness.values()))) if len(illness) == 1 else None

    def _described(self, end: Phrase, claim: Claim) -> Phrase | None:
        """ "These drugs", "the supplement": the narrower thing of that kind that was named last."""
        if end.resolved is not None or end.concept is None or " " in end.text.removeprefix("the "):
            return None
        if self._vocabulary[end.concept].kind not in GENERAL:
            return None
        noun = re.escape(end.text.removeprefix("the "))
        if re.search(POINTING + noun, self._sentences[claim.sentence].text, re.IGNORECASE) is None:
            return None
        for one in self._before(claim):
            if end.concept in self._vocabulary.ancestors(one.concept.id):
                return _meaning(end, one)
        return None

    def _supplied(self, claim: Claim) -> Phrase | None:
        """ "If you lack iron, tablets help": supplements of the one nutrient that the sentence named before them."""
        end = claim.cause
        if end.resolved is not None or not SUPPLEMENTS.fullmatch(end.text):
            return None
        before = end.span.start - self._sentences[claim.sentence].span.start
        text = self._sentences[claim.sentence].text
        named = [one for one in self._named if one.sentence == claim.sentence and text.find(one.text) < before]
        nutrients = {one.concept.id.removesuffix("-deficiency") for one in named} & self._nutrients
        if len(nutrients) != 1:
            return None
        (nutrient,) = nutrients
        concept = self._vocabulary.get(f"{nutrient}-supplement") or self._vocabulary[nutrient]
        return replace(end, concept=concept.id, name=concept.name, kind=concept.kind)

    def _measured(self, end: Phrase, claim: Claim) -> Phrase | None:
        """ "Three or four cups", "high intakes": of what the text spoke of, where that is one thing only."""
        if end.concept is not None or not MEASURE.fullmatch(end.meant):
            return None
        near = [one for one in self._before(claim) if one.concept.kind in TAKEN]
        if not near:
            return None
        latest = [one for one in near if one.sentence == near[0].sentence]
        topics = {one.concept.id for one in self._topics}
        chosen = [one for one in latest if one.concept.id in topics] or latest
        if len({one.concept.id for one in chosen}) != 1:
            return None
        meant = _meaning(end, chosen[0])
        return replace(meant, resolved=_amount_of(end.text, chosen[0])) if AMOUNT.fullmatch(end.text) else meant

    def _of_part(self, end: Phrase, claim: Claim) -> Phrase | None:
        """The "bowel" of "cancers of the mouth, throat and bowel" is bowel cancer."""
        if end.resolved is not None or end.kind not in (None, Kind.BODY_PART):
            return None
        sentence = self._sentences[claim.sentence]
        start = sentence.text.find(end.text)
        listed = OF_PARTS.search(sentence.text[: max(start, 0)])
        if listed is None:
            return None
        text = f"{end.text.removeprefix('the ')} {listed.group(1).lower()}"
        found = self._matcher.find(text)
        if len(found) != 1 or found[0].end - found[0].start < len(text):
            return None
        concept = self._vocabulary[found[0].concept]
        return replace(end, concept=concept.id, name=concept.name, kind=concept.kind)

    def _before(self, claim: Claim) -> Iterator[_Named]:
        """What was named before the claim, nearest first: in its own sentence before it, the last few, then the title."""
        own = self._sentences[claim.sentence]
        for one in reversed(self._named):
            if one.sentence == own.index and own.text.find(one.text) >= claim.cause.span.start - own.span.start:
                continue
            if own.index - NEAR <= one.sentence <= own.index:
                yield one
        yield from (one for one in self._topics if one.sentence < own.index - NEAR)

    def _heads(self, sentence: int) -> bool:
        block = self._post.blocks[self._sentences[sentence].block]
        return block.kind is BlockKind.TITLE or block.kind is BlockKind.HEADING and block.level == 1


def _meaning(end: Phrase, one: _Named) -> Phrase:
    return replace(end, concept=one.concept.id, name=one.concept.name, kind=one.concept.kind)


def _amount_of(text: str, one: _Named) -> str:
    """ "A handful of almonds": the name as it stands inside a sentence."""
    name = one.text if one.concept.name[:1].isupper() or one.text.isupper() else one.text[:1].lower() + one.text[1:]
    return f"{text} of {name}"
