"""Names the ends of a relation: phrase, concept, what a pronoun stands for, the members of a class."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from ...rules.language import Language
from ...rules.scales import Kind
from ...rules.vocabulary import Concept, Vocabulary
from ..match_terms import TermMatch, TermMatcher
from ..source_map import Span
from ..values import Phrase, Post, Sentence
from .choose_ends import named_by, weakly_named
from .conjuncts import expand
from .expand_members import members_of
from .fill_roles import objects, prep_objects
from .find_withheld import robbed_of
from .lemma import lemma_of
from .name_concepts import SMALL_AMOUNT, concept_of, harmed
from .name_phrases import phrase_range
from .read_discourse import Discourse
from .resolve_references import Earlier, resolve
from .whole_phrases import is_own_blend, whole_range

LACKS = (
    "-deficiency", "-deprivation", "-reduction", "-restriction", "-cessation", "-free-diet", "-abstinence", "-loss", "-damage",
)  # fmt: skip
SHORT_OF = frozenset({"badly", "less", "little", "poorly"})
GENERIC_ILLNESS = frozenset({"condition", "disease", "disorder", "syndrome"})
TREATED = frozenset({Kind.CONDITION, Kind.SYMPTOM, Kind.BIOMARKER, Kind.MECHANISM})
PARTIAL = frozenset({"some", "certain", "several", "few", "various", "particular"})
LACKING = frozenset({"deficiency", "lack", "shortage", "insufficiency"})
LESS_OF = re.compile(
    r"(?:fewer|less|lower|reduced|decreased)\b|(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:reduction|decrease|decline|fall|drop)s?\s+(?:in|of)\b",
    re.IGNORECASE,
)
LACK_OF = re.compile(
    r"(?:(?:an?|the|any)\s+)?(?:\w+\s+)?(?:lack|shortage|absence|want) of\b|too little\b|not enough\b", re.IGNORECASE
)


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
    condition: str | None = None
    product: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The file's span of characters ``start`` to ``end`` of the sentence."""
        prose = self.post.blocks[self.sentence.block].prose
        return prose.span(self.sentence.start + start, self.sentence.start + end)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation before it is placed: its phrase and concept, and the head for questions of grammar."""

    phrase: Phrase
    concept: Concept | None
    head: str
    modifiers: frozenset[str]
    ours: bool = False

    def renamed(self, concept: Concept) -> "End":
        """The same words under another concept."""
        named = replace(self.phrase, concept=concept.id, name=concept.name, kind=concept.kind)
        return replace(self, phrase=named, concept=concept)

    def without_first(self, cue: Token, reading: Reading) -> "End":
        """The end without its first word where that is the cue, the "lower" of "lower vitamin D"."""
        text = self.phrase.text
        if self.phrase.resolved is not None or not text.startswith(f"{cue.text} "):
            return self
        start, stop = cue.idx + len(cue.text) + 1, cue.idx + len(text)
        if reading.sentence.text[cue.idx : stop] != text:
            return self
        shorter = replace(self.phrase, text=reading.sentence.text[start:stop], span=reading.span(start, stop))
        return replace(self, phrase=shorter)

    def lessened(self, counted: bool) -> "End":
        """The end as an effect: less of it, where its words say so and the cue's direction is ``counted`` by itself.

        What relieves or harms is weighed as a whole: "effective in reducing pain" is not less of less pain.
        """
        absent = (
            counted
            and self.concept is not None
            and LESS_OF.match(self.phrase.text) is not None
            and not self.concept.id.startswith("low-")  # "a drop in blood sugar" is low blood sugar itself
        )
        return self if self.phrase.absent == absent else replace(self, phrase=replace(self.phrase, absent=absent))

    def borrowed(self) -> "End":
        """An end that stands in another sentence: its words count as resolved."""
        return replace(self, phrase=replace(self.phrase, resolved=self.phrase.meant))


class EndNamer:
    """Names ends with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, language: Language, matcher: TermMatcher) -> None:
        self._vocabulary = vocabulary
        self._language = language
        self._matcher = matcher
        self._names_in = lru_cache(maxsize=20_000)(matcher.find)
        self._doc: Doc | None = None
        self._named: dict[tuple[int, bool], list[End]] = {}  # of the sentence that is being read

    def ends(self, head: Token | None, reading: Reading, *, compared: bool = False) -> list[End]:
        """The things that ``head`` names as an end, one each; a kind of people only where risks are ``compared``."""
        if head is None:
            return []
        if self._doc is not reading.doc:
            self._doc, self._named = reading.doc, {}
        known = self._named.get((head.i, compared))
        if known is None:
            known = self._named[head.i, compared] = self._ends(head, reading, compared=compared)
        return known

    def _ends(self, head: Token, reading: Reading, *, compared: bool) -> list[End]:
        avoided = self._avoided(head, reading)
        if avoided:
            return avoided
        heads = [
            token
            for named in named_by(head, self._language, compared=compared)
            for token in (named, *members_of(named))
        ]
        heads = heads or members_of(head, alone=True) or weakly_named(head, self._language)
        heads = [token for head in heads for token in (head, *_listed_under(head))]
        found = [
            end for token in dict.fromkeys(heads) for end in self._lacked(token, reading) or [self._end(token, reading)]
        ]
        return [end for end in found if end is not None]

    def bare_ends(self, head: Token | None, reading: Reading) -> list[End]:
        """The phrase of ``head`` whatever kind of word it was parsed as: of one that is known to be an end."""
        end = self._end(head, reading) if head is not None else None
        return [end] if end is not None else []

    def topic_end(self, cue: Token, reading: Reading) -> End:
        """The effect that a sentence leaves out and its surroundings name, placed where the cue stands."""
        return self.given_end(reading.topic or "", cue, reading)

    def given_end(self, text: str, cue: Token, reading: Reading) -> End:
        """An end that a sentence leaves out (its product, what was spoken of), placed where the cue stands."""
        concept = self._concept(text, len(text))
        phrase = _phrase(reading, cue.idx, cue.idx + len(cue.text), concept, text)
        return End(phrase, concept, text.split()[-1].lower(), frozenset(text.lower().split()))

    def _avoided(self, head: Token, reading: Reading) -> list[End]:
        """ "Avoiding sweets, such as toffee and fudge" is avoiding sweets, avoiding toffee and avoiding fudge."""
        if lemma_of(head) not in self._language.words["avoiding"] or head.pos_ not in {"VERB", "AUX"}:
            return []
        whole = self._end(head, reading)
        members = [member for goal in [head, *objects(head)] for member in members_of(goal)]
        found = [end for member in members if (end := self._end(member, reading)) is not None]
        doing = [
            replace(end, phrase=replace(end.phrase, resolved=f"{head.lower_} {end.phrase.meant}", absent=True))
            for end in found
        ]
        return [end for end in [whole, *doing] if end is not None]

    def _lacked(self, token: Token, reading: Reading) -> list[End | None]:
        """ "Deficiencies in iron and zinc" are two; "in B vitamins, such as B1 and B6" names the class and two members."""
        if lemma_of(token) not in LACKING:
            return []
        lacked = prep_objects(token, ["in", "of"])
        members = [member for one in lacked for member in members_of(one)]
        whole = [self._end(token, reading)] if members or len(lacked) < 2 else []
        parts = [self._end(one, reading) for one in (members or (lacked if len(lacked) > 1 else []))]
        return [
            *whole,
            *(
                end.renamed(harmed(end.concept, self._vocabulary, "deficiency")) if end and end.concept else end
                for end in parts
            ),
        ]

    def _end(self, token: Token, reading: Reading) -> End | None:
        whole = whole_range(token, self._language)
        start, stop = whole or phrase_range(token, self._language.words["relational_nouns"])
        span = token.doc[start:stop]
        resolved = resolve(token, reading.earlier, self._language) or self._of_the_post(token, reading)
        robbed = robbed_of(token) if resolved is None else None
        if resolved is not None:
            concept = self._concept(resolved, len(resolved))
        else:
            inside = [
                _shifted(term, span.start_char)
                for term in reading.terms
                if span.start_char <= term.start and term.end <= span.end_char
            ] or self._names_in(span.text)
            head_end = token.idx + len(token.text) - span.start_char
            concept = concept_of(span.text, head_end, inside, self._vocabulary)
        if robbed is not None:
            first, last = phrase_range(robbed, frozenset())
            whose = _without_end(token.doc[first:last].text, span.text)
            resolved = f"{span.text} in {whose}"
            concept = concept or self._concept(whose, len(whose))  # "starves the nerves of air" is said of the nerves
        phrase = _phrase(reading, span.start_char, span.end_char, concept, resolved)
        partial = any(child.lower_ in PARTIAL for child in token.lefts)
        meant = resolved or span.text
        absent = concept is not None and self._is_absent(meant, concept, token)
        phrase = replace(phrase, partial=partial, absent=absent)
        if whole is not None and resolved is None:
            concept, phrase = None, replace(phrase, concept=None, name=None)
        ours = any(child.dep_ == "poss" and child.lower_ in {"our", "my"} for child in token.lefts)
        return End(phrase, concept, lemma_of(token), frozenset(word.lower_ for word in span), ours)

    def _of_the_post(self, token: Token, reading: Reading) -> str | None:
        """What "the condition" or a pronoun without antecedent means: the illness that the post is about."""
        if token.lower_ in {"it", "this"} and token.dep_ in {"dobj", "pobj"}:
            return reading.condition
        definite = any(child.lower_ in {"the", "this"} and child.dep_ == "det" for child in token.lefts)
        bare = not any(child.dep_ in {"amod", "compound"} for child in token.lefts) and not list(token.rights)
        return reading.condition if definite and bare and lemma_of(token) in GENERIC_ILLNESS else None

    def _is_absent(self, text: str, concept: Concept, head: Token) -> bool:
        """Whether the words say less or none of it: "avoiding sugar", but not "low blood sugar", a name itself."""
        if concept.id.endswith(LACKS) or SMALL_AMOUNT.match(text):
            return False
        if _is_too_little(head) or LACK_OF.match(text):
            return True
        first = text.lower().split()[0]
        treats = first in self._language.words["treating"] and concept.kind in TREATED
        if not treats and first not in self._language.words["without"]:
            return False
        return not any(term.start == 0 and term.concept == concept.id for term in self._matcher.find(text))

    def _concept(self, text: str, head_end: int) -> Concept | None:
        return concept_of(text, head_end, self._matcher.find(text), self._vocabulary)


def _listed_under(head: Token) -> list[Token]:
    """ "Cancers of the mouth, throat and bowel" are three, "tackling smoking and stress" are two."""
    if is_own_blend(head):
        return []
    if head.tag_ == "VBG":
        direct = [child for child in head.children if child.dep_ == "dobj"]
        both = any(child.lower_ == "both" for one in direct for child in one.children)
        return [] if both else [token for token in expand(direct) if token not in direct]
    inner = prep_objects(head, ["of"])
    return inner[1:] if len(inner) > 2 else []


def _without_end(text: str, taken: str) -> str:
    """The "parts of the brain" of "parts of the brain of oxygen"."""
    return text.removesuffix(taken).removesuffix(" of ")


def _is_too_little(doing: Token) -> bool:
    """ "Sleeping less than six hours", "(who) sleep badly": a verb with less of it."""
    following = doing.doc[doing.i + 1 : doing.i + 3]
    return doing.tag_.startswith("VB") and any(token.lower_ in SHORT_OF for token in following)


def _shifted(term: TermMatch, by: int) -> TermMatch:
    return TermMatch(max(0, term.start - by), term.end - by, term.concept)


def _phrase(reading: Reading, start: int, end: int, concept: Concept | None, resolved: str | None) -> Phrase:
    return Phrase(
        text=reading.sentence.text[start:end],
        span=reading.span(start, end),
        concept=concept.id if concept else None,
        name=concept.name if concept else None,
        kind=concept.kind if concept else None,
        resolved=resolved,
    )
