"""Finds health entities: vocabulary names first, a post's own abbreviations, the recogniser for what no name covers."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..rules.scales import Kind
from ..rules.vocabulary import Name, Vocabulary
from .abbreviations import defined_short_forms
from .match_terms import TermMatch, TermMatcher
from .recognised import recognised
from .settle_short_forms import settle_short_forms
from .values import Entity, Post, Sentence, is_readable

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,9}?)s?\)")


def find_terms(
    post: Post, sentences: Sequence[Sentence], matcher: TermMatcher, tokenise: "Pipeline | None"
) -> list[list[TermMatch]]:
    """For every sentence the vocabulary names in it, the post's own abbreviations included, offsets in its text.

    ``tokenise`` is a pipeline whose tokenizer feeds scispaCy's abbreviation detector; None leaves that step out.
    """
    found = [matcher.find(sentence.text) for sentence in sentences]
    own = _own_abbreviations(sentences, found, tokenise) if tokenise is not None else []
    if own:
        extra = TermMatcher(own)
        found = [_merged(terms, extra.find(sentence.text)) for terms, sentence in zip(found, sentences, strict=True)]
    return found


def _merged(terms: list[TermMatch], more: list[TermMatch]) -> list[TermMatch]:
    free = [one for one in more if not any(one.start < term.end and term.start < one.end for term in terms)]
    return sorted([*terms, *free], key=lambda term: term.start)


def _own_abbreviations(
    sentences: Sequence[Sentence], found: Sequence[list[TermMatch]], tokenise: "Pipeline"
) -> list[Name]:
    """Short forms that the post itself defines, "Small Intestinal Bacterial Overgrowth (SIBO)", as names."""
    candidates = [
        index
        for index, sentence in enumerate(sentences)
        if is_readable(sentence.text) and _defines_short_form(sentence.text, found[index])
    ]
    if not candidates:
        return []
    names: dict[str, Name] = {}
    for index in candidates:
        for short, long in defined_short_forms(tokenise.make_doc(sentences[index].text), tokenise):
            concept = _concept_at(found[index], long.start_char, long.end_char)
            if concept is not None and short.text not in names:
                names[short.text] = Name(short.text, concept, as_written=True)
    return list(names.values())


def _defines_short_form(text: str, terms: Sequence[TermMatch]) -> bool:
    """Whether a bracketed short form follows right behind a known name."""
    return any(term.end + 1 == match.start() for match in IN_BRACKETS.finditer(text) for term in terms)


def _concept_at(terms: Iterable[TermMatch], start: int, end: int) -> str | None:
    covering = [term for term in terms if term.end == end and term.start >= start] or [
        term for term in terms if start <= term.start and term.end <= end
    ]
    return covering[-1].concept if covering else None


def entities_of(
    post: Post, sentences: Sequence[Sentence], terms: Sequence[Sequence[TermMatch]], vocabulary: Vocabulary
) -> tuple[Entity, ...]:
    """The vocabulary's mentions as entities, in reading order."""
    found: list[Entity] = []
    for sentence, matches in zip(sentences, terms, strict=True):
        for match in matches:
            concept = vocabulary[match.concept]
            found.append(_entity(post, sentence, match.start, match.end, concept.kind, concept.id, concept.name))
    return tuple(found)


def concepts_around(entities: Sequence[Entity], sentences: Sequence[Sentence]) -> dict[int, frozenset[str]]:
    """By sentence index, the concepts that the sentence's block names."""
    of_block: dict[int, set[str]] = {}
    for entity in entities:
        if entity.concept is not None:
            of_block.setdefault(sentences[entity.sentence].block, set()).add(entity.concept)
    return {one.index: frozenset(of_block[one.block]) for one in sentences if one.block in of_block}


def recognise_entities(
    post: Post, sentences: Sequence[Sentence], known: Sequence[Entity], recogniser: "Pipeline"
) -> tuple[Entity, ...]:
    """``known`` and what the recogniser adds where no known entity stands, in reading order.

    Short forms that the post defines mean the same in all its sentences.
    """
    covered: dict[int, list[Entity]] = {}
    for entity in known:
        covered.setdefault(entity.sentence, []).append(entity)
    added: list[Entity] = []
    docs = list(recogniser.pipe([one.text for one in sentences]))
    settle_short_forms(docs, recogniser)
    for sentence, doc in zip(sentences, docs, strict=True):
        for start, end, kind in recognised(doc):
            if not any(start < other.end and other.start < end for other in covered.get(sentence.index, ())):
                added.append(_entity(post, sentence, start, end, kind, None, None))
    return tuple(sorted([*known, *added], key=lambda entity: (entity.sentence, entity.start)))


def _entity(
    post: Post, sentence: Sentence, start: int, end: int, kind: Kind, concept: str | None, name: str | None
) -> Entity:
    prose = post.blocks[sentence.block].prose
    span = prose.span(sentence.start + start, sentence.start + end)
    return Entity(sentence.index, start, end, sentence.text[start:end], span, kind, concept, name)
