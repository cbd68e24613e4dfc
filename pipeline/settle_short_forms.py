"""Gives a short form one meaning throughout a text, that of its long form.

A recogniser reads one sentence at a time, and a short form in capitals tells it little: "PD" is a disease here, a
chemical there and nothing in between. Where the text says what the letters stand for, that decides.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .abbreviations import defined_short_forms

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Span

Mention = tuple[int, int, str]  # first token, token after the last, label
SILENCE = 3  # votes of a long form in which nothing was recognised, against its short form's single mentions
LINKS = frozenset({"of", "in", "for", "to", "with", "by", "from", "on", "at", "and", "or", "the"})


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a short form is defined, and the label recognised at the end of its long form, if any."""

    sentence: int
    label: str | None


@dataclass(frozen=True, slots=True)
class Use:
    """A short form in a sentence: its token, and the label of the mention that is just this token, if any."""

    sentence: int
    place: int
    label: str | None


def settle_short_forms(docs: "Sequence[Doc]", pipeline: "Pipeline", reach: int | None = None) -> None:
    """Correct the entities of ``docs``, the consecutive sentences of one text read by ``pipeline``.

    The nearest definition decides over a short form's uses, ``reach`` sentences away at most (None: anywhere). All
    get the label of the mention that its long form ends with. A long form that ends with none has SILENCE votes for
    no mention, and the majority of these and the uses decides. Longer entities around a short form stay.
    """
    mentions = [{(entity.start, entity.end, entity.label_) for entity in doc.ents} for doc in docs]
    definitions = _definitions(docs, mentions, pipeline)
    if not definitions:
        return
    settled: set[int] = set()
    for (_, definition), uses in _uses(docs, mentions, definitions, reach).items():
        label = definition.label or _majority(uses)
        for use in (one for one in uses if one.label != label):
            settled.add(use.sentence)
            mentions[use.sentence].discard((use.place, use.place + 1, use.label or ""))
            if label is not None:
                mentions[use.sentence].add((use.place, use.place + 1, label))
    for index in settled:
        _set_entities(docs[index], mentions[index])


def _definitions(
    docs: "Sequence[Doc]", mentions: Sequence[set[Mention]], pipeline: "Pipeline"
) -> dict[str, list[Definition]]:
    """By short form, where it is defined; forms of several words are seldom more than a label ("Group A")."""
    found: dict[str, list[Definition]] = defaultdict(list)
    for index, doc in enumerate(docs):
        for short, long in defined_short_forms(doc, pipeline):
            if len(short) == 1:
                found[_singular(short.text)].append(Definition(index, _label_at(long, mentions[index])))
    return dict(found)


def _singular(form: str) -> str:
    """The short form without the plural's s: RCCs, but not AIDS or Gas."""
    return form[:-1] if len(form) > 2 and form.endswith("s") and form[-2].isupper() else form


def _label_at(long: "Span", mentions: set[Mention]) -> str | None:
    """The label of the mention that ends with the long form, unless one of the two is but a complement of the other."""
    for start, end, label in mentions:
        first, second = sorted((start, long.start))
        if end == long.end and not any(token.lower_ in LINKS for token in long.doc[first:second]):
            return label
    return None


def _uses(
    docs: "Sequence[Doc]",
    mentions: Sequence[set[Mention]],
    definitions: Mapping[str, Sequence[Definition]],
    reach: int | None,
) -> dict[tuple[str, Definition], list[Use]]:
    """The uses that each definition decides over."""
    found: dict[tuple[str, Definition], list[Use]] = defaultdict(list)
    for index, doc in enumerate(docs):
        for token in doc:
            form = _singular(token.text)
            if form not in definitions:
                continue
            nearest = min(definitions[form], key=lambda one: abs(one.sentence - index))
            use = _use(index, token.i, mentions[index])
            if use is not None and (reach is None or abs(nearest.sentence - index) <= reach):
                found[form, nearest].append(use)
    return found


def _use(sentence: int, place: int, mentions: set[Mention]) -> Use | None:
    """The short form at this token; None where it is part of a longer mention."""
    mention = next((one for one in mentions if one[0] <= place < one[1]), None)
    if mention is None:
        return Use(sentence, place, None)
    start, end, label = mention
    return Use(sentence, place, label) if end - start == 1 else None


def _majority(uses: Sequence[Use]) -> str | None:
    votes = Counter({None: SILENCE}) + Counter(use.label for use in uses)
    return max(votes, key=lambda label: (votes[label], label is None))


def _set_entities(doc: "Doc", mentions: set[Mention]) -> None:
    from spacy.tokens import Span

    doc.ents = tuple(Span(doc, start, end, label=label) for start, end, label in sorted(mentions))
