"""Contested terms, said as if their standing were plain."""

from collections.abc import Iterator

from ...rules.contested import ContestedTerm
from ...rules.kinds import TermParams
from ...rules.phrasing import found_any
from ...rules.rule import Rule
from ...rules.vocabulary import Concept
from ..values import BlockKind, Entity, Finding, Sentence
from .reading import Reading
from .silence import is_debunked, silence

STATUSES = {
    "not-a-diagnosis": "is not a recognised diagnosis",
    "vague-marketing": "is a selling word without a set meaning",
    "contested-science": "is scientifically contested",
}
DOUBTS = STATUSES | {"vague-marketing": "has no set meaning"}


def check_term(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A finding at the first mention in earnest of each contested concept (or at all, as the rule says).

    A post that itself says that the term is contested, or that gives the accepted wording in the same sentence, has
    done what the rule asks for.
    """
    params = rule.params
    assert isinstance(params, TermParams)
    flagged: set[str] = set()
    explained = _explained(params, reading)
    for entity in reading.entities:
        concept = reading.vocabulary.get(entity.concept)
        if concept is None or concept.contested is None or concept.id in explained:
            continue
        if concept.id in flagged and not params.every_mention:
            continue
        sentence = reading.sentences[entity.sentence]
        if _means_something_else(params, sentence, entity) or _names_accepted(concept.contested, sentence.text):
            continue
        if silence(reading, sentence, entity.start, entity.end) or _is_a_name(reading, sentence, entity):
            continue
        flagged.add(concept.id)
        yield _finding(rule, entity, concept, concept.contested)


def _finding(rule: Rule, entity: Entity, concept: Concept, term: ContestedTerm) -> Finding:
    params = rule.params
    assert isinstance(params, TermParams)
    status = STATUSES[term.status]
    if found_any(params.doing, entity.text):
        status = f"suggests {concept.name}, which {DOUBTS[term.status]}"
    message = rule.message.format_map(
        {"text": entity.text, "accepted": term.accepted, "why": term.why, "status": status}
    )
    return Finding(
        rule=rule.name,
        severity=min(term.band, rule.severity),
        message=message,
        span=entity.span,
        text=entity.text,
        sentence=entity.sentence,
    )


def _explained(params: TermParams, reading: Reading) -> frozenset[str]:
    """The concepts of which some sentence of the post says that they are contested."""
    found: set[str] = set()
    for index, entities in reading.entities_by_sentence.items():
        sentence = reading.sentences[index]
        concepts = {entity.concept for entity in entities if _is_contested(entity, reading)}
        if not concepts:
            continue
        stated = found_any(params.explained, sentence.text)
        if stated or is_debunked(reading, sentence):
            found.update(concept for concept in concepts if concept)
    return frozenset(found)


def _is_contested(entity: Entity, reading: Reading) -> bool:
    concept = reading.vocabulary.get(entity.concept)
    return concept is not None and concept.contested is not None


def _means_something_else(params: TermParams, sentence: Sentence, entity: Entity) -> bool:
    ranges = (found for phrasing in params.unless for found in phrasing.ranges(sentence.text))
    return any(start < entity.end and entity.start < end for start, end in ranges)


def _is_a_name(reading: Reading, sentence: Sentence, entity: Entity) -> bool:
    """Whether a title holds the words as part of somebody's name: "... | The Drip Lounge"."""
    if reading.block(sentence).kind is not BlockKind.TITLE:
        return False
    before = sentence.text[: entity.start]
    return any(mark in before for mark in ("|", "\u2013", "\u2014")) and entity.text[:1].isupper()


def _names_accepted(term: ContestedTerm, text: str) -> bool:
    """Whether ``text`` uses the accepted wording, or the part of it before a bracket, comma or "or"."""
    accepted = term.accepted.casefold()
    for end in (" (", ";", ",", " or "):
        accepted = accepted.partition(end)[0]
    return accepted.strip() in text.casefold()
