"""Finds what a name means among rules, concepts and evidence rows, and the page to show for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from rich.text import Text

from ..corpus.judged_findings import Precision
from ..rules.evidence import EvidenceTable
from ..rules.rule import Rule
from ..rules.vocabulary import Concept, Vocabulary
from .concept_page import concept_lines
from .evidence_page import evidence_lines
from .finding_lines import Page
from .rule_page import rule_lines

NEAREST = 5


class UnknownName(Exception):
    """Nothing has that name; prints with the nearest names, each of which can be explained."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        super().__init__(name, near)
        self.name = name
        self.near = tuple(near)

    def __str__(self) -> str:
        hint = f"; nearest are: {', '.join(self.near)}" if self.near else "; overclaim rules lists the rules"
        return f"{self.name!r} is no rule, term or evidence row{hint}"


@dataclass(frozen=True)
class Knowledge:
    """Everything that has a page."""

    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    evidence: EvidenceTable
    precision: Mapping[str, Precision] = field(default_factory=dict)


def explain(page: Page, name: str, known: Knowledge) -> Iterator[Text]:
    """The page of every rule, evidence row or concept of that name; raises UnknownName.

    Case, hyphens and a plural s of a name do not matter.
    """
    key = _key(name)
    found = False
    for rule in known.rules:
        if _key(rule.name) == key:
            found = True
            yield from rule_lines(page, rule, known.precision.get(rule.name))
    if name in known.evidence.by_id:
        found = True
        yield from evidence_lines(page, known.evidence[name], known.vocabulary, known.evidence)
    for concept in _concepts(name, known.vocabulary):
        if found:
            yield Text()
        found = True
        yield from concept_lines(page, concept, known.vocabulary, known.evidence)
    if not found:
        raise UnknownName(name, _near(name, known))


def _concepts(name: str, vocabulary: Vocabulary) -> list[Concept]:
    """By id, else by any name, exactly so written names first of all."""
    if name in vocabulary:
        return [vocabulary[name]]
    names = vocabulary.names()
    exact = [one for one in names if one.text == name]
    same = [one for one in names if _key(one.text) == _key(name)]
    matching = exact or same or [one for one in names if _singular(one.text) == _singular(name)]
    return [vocabulary[concept] for concept in dict.fromkeys(one.concept for one in matching)]


def _near(name: str, known: Knowledge) -> list[str]:
    texts = [rule.name for rule in known.rules] + list(known.evidence.by_id)
    texts += [one.text for one in known.vocabulary.names()]
    by_key = {_key(text): text for text in reversed(texts)}
    return [by_key[key] for key in get_close_matches(_key(name), by_key, n=NEAREST, cutoff=0.6)]


def _singular(text: str) -> str:
    return _key(text).removesuffix("s")


def _key(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").replace("-", " ").casefold().split())
