"""Builds claims from relations: pairs their named ends, weighs the wording, and judges what is a claim at all."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Direction, Kind, Strength
from ...rules.vocabulary import Vocabulary
from ..match_terms import TermMatcher
from ..values import Claim
from .choose_ends import named_by
from .fill_roles import is_passive
from .lemma import lemma_of
from .name_concepts import harmed
from .name_ends import End, EndNamer, Reading
from .place_cue import extent_of, hedge_of, place_cue, stands_aside
from .relation import Relation
from .weigh_wording import Wording, weigh_wording

ILLNESS = frozenset({Kind.CONDITION, Kind.SYMPTOM})


BODY = frozenset({"gland", "organ", "system", "tissue", "body", "joint", "part", "area", "limb"})
OUTRIGHT = frozenset({"addictive", "deadly", "fatal", "lethal", "toxic"})  # these name the harm themselves
HARMFUL = ("-damage", "inflammation", "-resistance", "oxidative-stress")  # endings of the ids of bad states
LOWERING = frozenset({"lower", "reduced", "decreased", "fewer", "less", "shorter", "poorer", "inversely", "negatively"})
RAISING = frozenset({"higher", "increased", "greater", "more", "elevated", "raised", "longer", "positively"})
COMPARISONS = frozenset({"risk", "compare", "differ", "vary"})
CUSTOMERS = frozenset({"customer", "client", "reader", "member", "user", "patient", "most", "many", "some", "ten"})
CORRELATING = frozenset({"risk", "prognostic", "predictive", "associated", "predisposing"})
CALMING = frozenset({"calm", "pacify", "quiet", "quieten", "settle", "soothe", "tame"})
FEEDING = frozenset({"feed", "nourish"})
HURT = frozenset({"damaged", "injured", "starved", "sore", "tired", "weak", "worn"})
FORETELLING = frozenset({"predict", "forecast", "anticipate"})


class ClaimBuilder:
    """Turns relations into claims."""

    def __init__(self, vocabulary: Vocabulary, language: Language, matcher: TermMatcher) -> None:
        self._vocabulary = vocabulary
        self._language = language
        self.namer = EndNamer(vocabulary, language, matcher)

    def build(self, relation: Relation, reading: Reading) -> list[Claim]:
        """The claims of one relation: one for each pair of things that its ends name; none for an empty end."""
        causes = self.namer.ends(relation.cause, reading, compared=relation.frame.lemma in COMPARISONS)
        effects = self.namer.ends(relation.effect, reading)
        if _is_done_by_people(relation, self._language):
            return []
        if relation.frame.lemma in COMPARISONS:
            effects = [end.without_first(relation.cue, reading) for end in effects]
        if not effects and relation.effect is not None and _is_bare_risk(relation.effect, self._language):
            reading = replace(reading, topic=reading.condition)
        if not effects and reading.topic and causes and (relation.effect is None or reading.topic == reading.condition):
            effects = [self.namer.topic_end(relation.cue, reading)]
        if reading.product and effects and relation.cue.doc is reading.doc and _is_sellers(relation, causes):
            causes = [self.namer.given_end(reading.product, relation.cue, reading)]
        wording = weigh_wording(relation.cue, _stated(relation), self._language)
        return self._paired(relation, wording, causes, effects, reading)

    def build_listed(
        self, relation: Relation, reading: Reading, lead_in: Reading, *, cause: Token | None, effect: Token | None
    ) -> list[Claim]:
        """A claim of an item whose missing end, or cue, stands in the sentence ``lead_in`` that introduces it."""
        own = relation.cause if relation.cause is not None else relation.effect
        given = [end.borrowed() for end in self.namer.ends(cause if cause is not None else effect, lead_in)]
        mine = self.namer.ends(own, reading)
        causes, effects = (given, mine) if cause is not None else (mine, given)
        wording = weigh_wording(relation.cue, relation.frame.strength, self._language)
        cue_reading = reading if relation.cue.doc is reading.doc else lead_in
        return self._paired(relation, wording, causes, effects, reading, cue_reading=cue_reading)

    def build_topical(self, relation: Relation, reading: Reading, introduction: Reading) -> list[Claim]:
        """A claim of an item whose cue stands in ``introduction`` and whose effect is that reading's topic."""
        effects = [self.namer.topic_end(relation.cue, introduction)]
        wording = weigh_wording(relation.cue, relation.frame.strength, self._language)
        causes = self.namer.ends(relation.cause, reading)
        return self._paired(relation, wording, causes, effects, reading, cue_reading=introduction)

    def build_spotted(self, relation: Relation, reading: Reading, cause: str | None) -> list[Claim]:
        """As `build`; an end that the sentence leaves out is ``cause``, words of the text before, or the reading's topic."""
        compared = relation.frame.lemma in COMPARISONS
        causes = self.namer.ends(relation.cause, reading, compared=compared)
        causes = causes or self.namer.bare_ends(relation.cause, reading)
        effects = self.namer.ends(relation.effect, reading) or self.namer.bare_ends(relation.effect, reading)
        if not causes and cause is not None:
            causes = [self.namer.given_end(cause, relation.cue, reading)]
        if not effects and reading.topic is not None:
            effects = [self.namer.topic_end(relation.cue, reading)]
        wording = weigh_wording(relation.cue, relation.frame.strength, self._language)
        return self._paired(relation, wording, causes, effects, reading)

    def is_illness(self, concept: str) -> bool:
        """Whether a concept of the vocabulary is a condition or a symptom."""
        known = self._vocabulary.concepts.get(concept)
        return known is not None and known.kind in ILLNESS

    def build_cell(self, role: str, direction: str, reading: Reading, row: Reading, column: Reading) -> list[Claim]:
        """The claim of a table cell under a header such as "Benefit", whose row names the other end.

        ``role`` says whether the cell holds the "effect" or the "cause".
        """
        frame = CueFrame("benefit", "noun", "subject", "object", direction, Strength.CAUSAL)
        root, cue = _root(reading.doc), _root(column.doc)
        if root is None or cue is None:
            return []
        named = [end.borrowed() for end in self.namer.ends(_root(row.doc), row)]
        mine = self.namer.ends(root, reading)
        causes, effects = (named, mine) if role == "effect" else (mine, named)
        wording = Wording(Strength.CAUSAL, words=[cue], reasons=["the column says so"])
        return self._paired(Relation(cue, frame, None, root), wording, causes, effects, reading, cue_reading=column)

    def _paired(
        self,
        relation: Relation,
        wording: Wording,
        causes: Sequence[End],
        effects: Sequence[End],
        reading: Reading,
        *,
        cue_reading: Reading | None = None,
    ) -> list[Claim]:
        listed = cue_reading is not None or relation.frame.pos in {"noun", "nominal"} or is_passive(relation.cue)
        return [
            self._claim(relation, wording, cause, effect, reading, cue_reading or reading)
            for cause in causes
            for effect in effects
            if self._is_claim(relation.frame, wording, cause, effect, reading, listed=listed)
        ]

    def _is_claim(
        self, frame: CueFrame, wording: Wording, cause: End, effect: End, reading: Reading, *, listed: bool
    ) -> bool:
        if wording.open_question or cause.phrase.meant.lower() == effect.phrase.meant.lower():
            return False
        if reading.discourse.debunks and not wording.negated:
            return False
        if _needs_illness(frame) and not self._is_illness(effect):
            return False
        if not listed and _is_own_symptom(cause, effect, frame, self._language.words["abnormal"]):
            return False
        return not self._is_physiology(cause, effect, frame)

    def _claim(
        self, relation: Relation, wording: Wording, cause: End, effect: End, reading: Reading, cue_reading: Reading
    ) -> Claim:
        if relation.frame.direction == "harms" and effect.concept is not None:
            effect = effect.renamed(harmed(effect.concept, self._vocabulary))
        effect = effect.lessened(relation.frame.direction in ("increases", "decreases"))
        cue = place_cue(cue_reading, relation.cue, wording, cause, effect)
        discourse = reading.discourse
        return Claim(
            sentence=reading.sentence.index,
            span=extent_of(reading, cue, cause, effect),
            cue=cue,
            cause=cause.phrase,
            effect=effect.phrase,
            strength=wording.strength,
            denied=wording.denied,
            direction=_compared_direction(relation) or self._direction(relation.frame, effect),
            negated=wording.negated,
            health=(self._is_health(cause) or self._is_health(effect)) and not self._is_only_assessed(effect),
            promotional=discourse.promotional
            or reading.product is not None
            and reading.product in cause.phrase.meant
            or cause.ours
            and self._is_offer(cause),
            attribution=discourse.attribution,
            setting=discourse.setting,
            discourse="quoted" if discourse.quoted_at(relation.cue.idx) and cue_reading is reading else None,
            reasons=tuple(wording.reasons),
            aside=relation.cue.doc is reading.doc and stands_aside(relation.cue),
            hedge=hedge_of(relation.cue) if relation.cue.doc is reading.doc and not wording.negated else None,
        )

    def _direction(self, frame: CueFrame, effect: End) -> Direction:
        """Of a reading ("blood pressure") nobody can tell whether better is more or less."""
        measured = effect.concept is not None and effect.concept.kind is Kind.BIOMARKER
        if measured and frame.direction in ("relieves", "harms"):
            return Direction.UNSPECIFIED
        if frame.lemma in CALMING and "immune" in effect.modifiers:
            return Direction.DECREASES  # a calmed immune system does less
        if frame.lemma in FEEDING and effect.modifiers & HURT:
            return Direction.DECREASES  # who feeds damaged nerves mends them
        return frame.fixed_direction(effect_is_illness=self._is_illness(effect))

    def _is_only_assessed(self, effect: End) -> bool:
        """Whether an adjective alone stands for the effect: "X is dangerous" says of what only to who reads on."""
        return effect.head in self._language.words["evaluating"] - OUTRIGHT

    def _is_offer(self, end: End) -> bool:
        """Whether a seller's "our" stands before something that can be sold, a name of its own included."""
        kinds = {Kind.SUPPLEMENT, Kind.TREATMENT, Kind.DRUG, Kind.PROCEDURE}
        return end.concept is None or end.concept.kind in kinds or end.head in self._language.words["services"]

    def _is_illness(self, end: End) -> bool:
        if end.concept is None:
            return end.head in self._language.words["harm_heads"] or self._language.kinds.get(end.head) in ILLNESS
        return end.concept.kind in ILLNESS or end.concept.id.endswith(HARMFUL)

    def _is_health(self, end: End) -> bool:
        return end.concept is not None or end.head in self._language.words["health_heads"]

    def _is_physiology(self, cause: End, effect: End, frame: CueFrame) -> bool:
        """The normal working of the body's own parts, unless something abnormal acts or harm comes of it."""
        if cause.concept is None or cause.concept.kind is not Kind.BODY_PART:
            return False
        if cause.head not in cause.concept.name.lower() and not cause.phrase.resolved:
            return False  # "the presence of a foot wound" is no foot
        words = self._language.words
        abnormal = bool(cause.modifiers & words["abnormal"])
        return not abnormal and not self._is_illness(effect) and frame.direction != "harms"


def _is_own_symptom(cause: End, effect: End, frame: CueFrame, abnormal: frozenset[str]) -> bool:
    """A condition with its own symptom, or with the part of the body that it is a condition of."""
    if cause.concept is None or cause.concept.kind is not Kind.CONDITION or cause.modifiers & abnormal:
        return False
    part = effect.head in BODY if effect.concept is None else effect.concept.kind is Kind.BODY_PART
    if frame.direction == "unspecified" and part:
        return True
    return effect.head == "symptom" or effect.concept is not None and effect.concept.kind is Kind.SYMPTOM


def _is_bare_risk(effect: Token, language: Language) -> bool:
    """ "Lowers the odds", which leaves out of what."""
    return lemma_of(effect) in language.words["risk_carriers"]


def _is_done_by_people(relation: Relation, language: Language) -> bool:
    """ "Patients did not achieve their goals": what people do is no cause of its own."""
    people = relation.cause is not None and lemma_of(relation.cause) in language.words["people"]
    flat = (
        relation.frame.pos == "verb"
        and relation.frame.strength is Strength.CAUSAL
        and relation.frame.cause == "subject"
    )
    return bool(people and flat and relation.cause is not None and not named_by(relation.cause, language))


def _is_sellers(relation: Relation, causes: Sequence[End]) -> bool:
    """Whether a seller leaves out what does it: "Say goodbye to pain", "quiet your mind", "our clients report less pain"."""
    if relation.cause is not None and lemma_of(relation.cause) in CUSTOMERS:
        return relation.frame.lemma in {"compare", "bring"}
    if causes or relation.cause is not None and relation.cause.pos_ != "PRON":
        return False
    word = relation.cue
    while word.dep_ in {"conj", "dobj"} and word.head != word:
        word = word.head
    return word.dep_ == "ROOT" and word.tag_ in {"VB", "VBP"} and not any(one.dep_ == "nsubj" for one in word.children)


def _compared_direction(relation: Relation) -> Direction | None:
    """The direction that a link leaves to its words: "associated with a lower risk", "inversely related"."""
    if relation.frame.direction != "unspecified" or relation.frame.strength is not Strength.CORRELATIONAL:
        return None
    before = relation.effect.lefts if relation.effect is not None and relation.effect.doc is relation.cue.doc else ()
    words = {child.lower_ for child in (*before, *relation.cue.children)}
    if words & LOWERING:
        return Direction.DECREASES
    return Direction.INCREASES if words & RAISING else None


def _needs_illness(frame: CueFrame) -> bool:
    """ "Used for migraine" is a claim, "used for centuries" is none."""
    return frame.cause == "object" and frame.effect.startswith("prep:for")


def _stated(relation: Relation) -> Strength:
    """What the cue states with the words that belong to it.

    A "risk factor" states a correlation where a "factor" states a cause (annotation guide, Factor); what is important
    "in predicting" something correlates with it; what makes somebody prone to it, or poses a risk of it, causes it.
    """
    cue, effect = relation.cue, relation.effect
    if lemma_of(cue) in {"factor", "marker"} and any(child.lower_ in CORRELATING for child in cue.lefts):
        return Strength.CORRELATIONAL
    if effect is not None and effect.pos_ == "VERB" and lemma_of(effect) in FORETELLING:
        return Strength.CORRELATIONAL
    if relation.frame.strength is Strength.CORRELATIONAL:
        posed = cue.dep_ == "dobj" and lemma_of(cue.head) in {"pose", "put", "raise", "carry"}
        made = cue.dep_ in {"ccomp", "xcomp", "oprd"} and lemma_of(cue.head) in {"make", "render", "leave"}
        if posed or made:
            return Strength.CAUSAL
    return relation.frame.strength


def _root(doc: Doc) -> Token | None:
    return next((token for token in doc if token.dep_ == "ROOT" and not token.is_punct), None)
