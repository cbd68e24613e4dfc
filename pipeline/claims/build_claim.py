"""Builds claims from relations: names their ends, resolves pronouns, weighs the wording, and judges whether it is health."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Kind, Strength
from ...rules.vocabulary import Concept, Vocabulary
from ..match_terms import TermMatch, TermMatcher
from ..source_map import Span
from ..values import Claim, Cue, Phrase, Post, Sentence
from .choose_ends import is_reference, named_by
from .expand_members import members_of
from .fill_roles import objects, prep_objects
from .find_relations import Relation
from .hedge_cue import hedge_cue
from .name_concepts import concept_of, harmed
from .name_phrases import phrase_range
from .read_discourse import Discourse
from .resolve_references import Earlier, resolve
from .weigh_wording import Wording, weigh_wording
from .lemma import lemma_of

LACKING = frozenset({"deficiency", "lack", "shortage", "insufficiency"})
ILLNESS = frozenset({Kind.CONDITION, Kind.SYMPTOM})
NORMAL_PARTS = frozenset({Kind.BODY_PART})


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with everything its claims need: its parse, its names, and what the text said before."""

    post: Post
    sentence: Sentence
    doc: Doc
    terms: Sequence[TermMatch]
    discourse: Discourse
    earlier: tuple[Earlier, ...]
    topic: str | None


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation before it is placed: its phrase and concept, and the head for questions of grammar."""

    phrase: Phrase
    concept: Concept | None
    head: str
    modifiers: frozenset[str]


class ClaimBuilder:
    """Turns relations into claims."""

    def __init__(self, vocabulary: Vocabulary, language: Language, matcher: TermMatcher) -> None:
        self._vocabulary = vocabulary
        self._language = language
        self._matcher = matcher

    def build(self, relation: Relation, reading: Reading) -> list[Claim]:
        """The claims of one relation: one for each pair of things that its ends name; none for an empty end."""
        compared = relation.frame.lemma == "risk"
        causes = self._ends(relation.cause, reading, compared=compared)
        effects = self._ends(relation.effect, reading)
        if relation.effect is None and reading.topic and causes:
            effects = [self._topic_end(relation.cue, reading)]
        wording = weigh_wording(relation.cue, _stated(relation), self._language)
        return [
            claim
            for cause in causes
            for effect in effects
            if (claim := self._claim(relation, wording, cause, effect, reading)) is not None
        ]

    def build_listed(
        self, relation: Relation, reading: Reading, lead_in: Reading, *, cause: Token | None, effect: Token | None
    ) -> list[Claim]:
        """A claim of an item whose missing end, or cue, stands in the sentence ``lead_in`` that introduces it."""
        own = relation.cause if relation.cause is not None else relation.effect
        given = cause if cause is not None else effect
        if own is None or given is None:
            return []
        borrowed = [self._borrowed(end, own, reading) for end in self._ends(given, lead_in)]
        mine = self._ends(own, reading)
        causes, effects = (borrowed, mine) if cause is not None else (mine, borrowed)
        cue_reading = reading if relation.cue.doc is reading.doc else lead_in
        wording = weigh_wording(relation.cue, relation.frame.strength, self._language)
        return [
            claim
            for one in causes
            for other in effects
            if (claim := self._claim(relation, wording, one, other, reading, cue_reading=cue_reading)) is not None
        ]

    def build_cell(self, role: str, direction: str, reading: Reading, row: Reading, column: Reading) -> list[Claim]:
        """The claim of a table cell under a header such as "Benefit", whose row names the other end."""
        frame = CueFrame("benefit", "noun", "subject", "object", direction, Strength.CAUSAL)
        root, subject, cue = _root(reading.doc), _root(row.doc), _root(column.doc)
        if root is None or subject is None or cue is None or not self._ends(subject, row):
            return []
        relation = Relation(cue, frame, None if role == "effect" else root, root if role == "effect" else None)
        named = [self._borrowed(end, root, reading) for end in self._ends(subject, row)]
        mine = self._ends(root, reading)
        causes, effects = (named, mine) if role == "effect" else (mine, named)
        wording = Wording(Strength.CAUSAL, words=[cue], reasons=["the column says so"])
        return [
            claim
            for one in causes
            for other in effects
            if (claim := self._claim(relation, wording, one, other, reading, cue_reading=column)) is not None
        ]

    def _ends(self, head: Token | None, reading: Reading, *, compared: bool = False) -> list[End]:
        if head is None:
            return []
        avoided = self._avoided(head, reading)
        if avoided:
            return avoided
        heads = [token for named in named_by(head, self._language, compared=compared) for token in (named, *members_of(named))]
        heads = heads or members_of(head, alone=True)
        found = [end for token in dict.fromkeys(heads) for end in self._lacked(token, reading) or [self._end(token, reading)]]
        return [end for end in found if end is not None]

    def _avoided(self, head: Token, reading: Reading) -> list[End]:
        """"Avoiding sweets, such as toffee and fudge" is avoiding sweets, avoiding toffee and avoiding fudge."""
        if lemma_of(head) not in self._language.words["avoiding"] or head.pos_ not in {"VERB", "AUX"}:
            return []
        whole = self._end(head, reading)
        members = [member for goal in [head, *objects(head)] for member in members_of(goal)]
        found = [end for member in members if (end := self._end(member, reading)) is not None]
        doing = [replace(end, phrase=replace(end.phrase, resolved=f"{head.lower_} {end.phrase.meant}")) for end in found]
        return [replace(end, phrase=replace(end.phrase, absent=True)) for end in [whole, *doing] if end is not None]

    def _lacked(self, token: Token, reading: Reading) -> list[End | None]:
        """"Deficiencies in iron, zinc and folate" are three deficiencies."""
        if lemma_of(token) not in LACKING:
            return []
        lacked = prep_objects(token, ["in", "of"])
        if len(lacked) < 2:
            return []
        ends = [self._end(one, reading) for one in lacked]
        return [_renamed(end, harmed(end.concept, self._vocabulary, "deficiency")) if end and end.concept else end for end in ends]

    def _end(self, token: Token, reading: Reading) -> End | None:
        start, stop = phrase_range(token, self._language.words["relational_nouns"])
        span = token.doc[start:stop]
        resolved = resolve(token, reading.earlier, self._language)
        if is_reference(token) and resolved is None:
            return None
        if resolved is not None:
            concept = self._concept(resolved, len(resolved))
        else:
            inside = [_shifted(term, span.start_char) for term in reading.terms
                      if term.start < span.end_char and term.end > span.start_char]
            head_end = token.idx + len(token.text) - span.start_char
            concept = concept_of(span.text, head_end, inside, self._vocabulary)
        phrase = _phrase(reading, span.start_char, span.end_char, concept, resolved)
        phrase = replace(phrase, absent=_is_absent(span.text, concept, self._language))
        return End(phrase, concept, lemma_of(token), frozenset(word.lower_ for word in span))

    def _concept(self, text: str, head_end: int) -> Concept | None:
        return concept_of(text, head_end, self._matcher.find(text), self._vocabulary)

    def _topic_end(self, cue: Token, reading: Reading) -> End:
        text = reading.topic or ""
        concept = self._concept(text, len(text))
        phrase = _phrase(reading, cue.idx, cue.idx + len(cue.text), concept, text)
        return End(phrase, concept, text.split()[-1].lower(), frozenset(text.lower().split()))

    def _borrowed(self, end: End, own: Token, reading: Reading) -> End:
        """An end that stands in another sentence: its words count as resolved."""
        phrase = end.phrase
        return replace(end, phrase=replace(phrase, resolved=phrase.meant))

    def _claim(
        self, relation: Relation, wording: Wording, cause: End, effect: End, reading: Reading, *, cue_reading: Reading | None = None
    ) -> Claim | None:
        if wording.open_question or cause.phrase.meant.lower() == effect.phrase.meant.lower():
            return None
        listed = cue_reading is not None or relation.frame.pos == "noun"
        if not listed and self._is_own_symptom(cause, effect, relation.frame) or self._is_physiology(cause, effect, relation.frame):
            return None
        if _needs_illness(relation.frame) and not self._is_illness(effect):
            return None
        discourse = reading.discourse
        if discourse.debunks and not wording.negated:
            return None
        effect = self._with_harm(effect, relation.frame)
        illness = self._is_illness(effect)
        cue = _cue(cue_reading or reading, relation.cue, wording, cause, effect)
        return Claim(
            sentence=reading.sentence.index,
            span=_extent(reading, cue, cause, effect),
            cue=cue,
            cause=cause.phrase,
            effect=effect.phrase,
            strength=wording.strength,
            denied=wording.denied,
            direction=relation.frame.fixed_direction(effect_is_illness=illness),
            negated=wording.negated,
            health=self._is_health(cause) or self._is_health(effect),
            promotional=discourse.promotional,
            attribution=discourse.attribution,
            setting=discourse.setting,
            reasons=tuple(wording.reasons),
            hedge=_hedge(relation.cue) if relation.cue.doc is reading.doc and not wording.negated else None,
        )

    def _with_harm(self, effect: End, frame: CueFrame) -> End:
        if frame.direction != "harms" or effect.concept is None:
            return effect
        return _renamed(effect, harmed(effect.concept, self._vocabulary))

    def _is_illness(self, end: End) -> bool:
        if end.concept is not None:
            return end.concept.kind in ILLNESS or end.concept.id.endswith(("-damage", "-inflammation")) or end.concept.id == "inflammation"
        return end.head in self._language.words["harm_heads"]

    def _is_health(self, end: End) -> bool:
        return end.concept is not None or end.head in self._language.words["health_heads"]

    def _is_own_symptom(self, cause: End, effect: End, frame: CueFrame) -> bool:
        """A condition with its own symptom, or with the part of the body that it is a condition of."""
        if cause.concept is None or cause.concept.kind is not Kind.CONDITION:
            return False
        if frame.direction == "unspecified" and effect.concept is not None and effect.concept.kind is Kind.BODY_PART:
            return True
        return effect.head == "symptom" or effect.concept is not None and effect.concept.kind is Kind.SYMPTOM

    def _is_physiology(self, cause: End, effect: End, frame: CueFrame) -> bool:
        """The normal working of the body's own parts, unless something abnormal acts or harm comes of it."""
        if cause.concept is None or cause.concept.kind not in NORMAL_PARTS:
            return False
        words = self._language.words
        abnormal = bool(cause.modifiers & words["abnormal"])
        return not abnormal and not self._is_illness(effect) and frame.direction != "harms"


def _needs_illness(frame: CueFrame) -> bool:
    """"Used for migraine" is a claim, "used for centuries" is none."""
    return frame.cause == "object" and frame.effect.startswith("prep:for")


def _is_absent(text: str, concept: Concept | None, language: Language) -> bool:
    """Whether the words say less or none of the concept: "lack of sleep", where no concept says so itself."""
    first = text.lower().split()[0] if text else ""
    if concept is None or concept.name.lower().startswith(first):
        return False
    return first in language.words["without"]


def _stated(relation: Relation) -> Strength:
    """A "risk factor" states a correlation where a "factor" states a cause (annotation guide, Factor)."""
    if lemma_of(relation.cue) == "factor" and any(child.lower_ == "risk" for child in relation.cue.lefts):
        return Strength.CORRELATIONAL
    return relation.frame.strength


def _renamed(end: End, concept: Concept) -> End:
    phrase = end.phrase
    named = replace(phrase, concept=concept.id, name=concept.name, kind=concept.kind)
    return replace(end, phrase=named, concept=concept)


def _shifted(term: TermMatch, by: int) -> TermMatch:
    return TermMatch(max(0, term.start - by), term.end - by, term.concept)


def _phrase(reading: Reading, start: int, end: int, concept: Concept | None, resolved: str | None) -> Phrase:
    return Phrase(
        text=reading.sentence.text[start:end],
        span=_span(reading, start, end),
        concept=concept.id if concept else None,
        name=concept.name if concept else None,
        kind=concept.kind if concept else None,
        resolved=resolved,
    )


def _span(reading: Reading, start: int, end: int) -> Span:
    prose = reading.post.blocks[reading.sentence.block].prose
    return prose.span(reading.sentence.start + start, reading.sentence.start + end)


def _cue(reading: Reading, word: Token, wording: Wording, cause: End, effect: End) -> Cue:
    """The cue's words from its modal to its preposition, as far as no end stands between them."""
    taken = {other.i for other in wording.words if other.doc is word.doc and abs(other.i - word.i) <= 7}
    taken |= {child.i for child in word.children if child.dep_ in {"prep", "agent", "prt"} and child.i - word.i in {1, 2}}
    spans = [end.phrase.span for end in (cause, effect)]
    first = last = word.i
    for index in range(word.i - 1, min(taken) - 1, -1) if taken else ():
        if _occupied(reading, word.doc[index], spans):
            break
        first = index if index in taken else first
    for index in range(word.i + 1, max(taken) + 1) if taken else ():
        if _occupied(reading, word.doc[index], spans):
            break
        last = index if index in taken else last
    span = word.doc[first : last + 1]
    return Cue(span.text, _span(reading, span.start_char, span.end_char))


def _occupied(reading: Reading, token: Token, spans: Sequence[Span]) -> bool:
    here = _span(reading, token.idx, token.idx + max(1, len(token.text)))
    return any(span.overlaps(here) for span in spans)


def _extent(reading: Reading, cue: Cue, cause: End, effect: End) -> Span:
    """The part of the sentence, item or cell that asserts the claim."""
    whole = reading.sentence.span
    inside = [span for span in (cue.span, cause.phrase.span, effect.phrase.span) if whole.contains(span)]
    if not inside:
        return whole
    return Span(min(span.start for span in inside), max(span.end for span in inside))


def _hedge(cue: Token) -> tuple[int, int, str] | None:
    edit = hedge_cue(cue)
    if edit is None:
        return None
    replaced = cue.doc[edit[0] : edit[1]]
    return replaced.start_char, replaced.end_char, edit[2]


def _root(doc: Doc) -> Token | None:
    return next((token for token in doc if token.dep_ == "ROOT" and not token.is_punct), None)
