"""Stage 2: the copula becomes the head ("is" in "sugar is bad") and its predicate hangs below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .tree import Tree, Word
from .word_lists import word_list

_CLAUSE_ADVERBS = word_list("clause_adverbs")
_PHRASE_ADVERBS = {"enough", "else", "alone", "ago", "apart"}
_WITH_INFINITIVE = {"ready", "able", "unable", "likely", "unlikely", "happy", "willing", "sure", "glad"}
_MOVES_ALWAYS = {"nsubj", "expl", "aux", "parataxis", "discourse", "vocative", "dislocated", "csubj"}
_PHRASE_OPENERS = {"det", "amod", "compound", "case", "nmod:poss", "nummod"}
_PHRASE_ENDERS = {"nmod", "acl", "acl:relcl", "appos", "ccomp", "xcomp", "obl"}
_FINITE = {"VBZ", "VBP", "VBD", "VB", "MD"}


@dataclass(frozen=True)
class _Inversion:
    """A copula, its predicate, and what decides where the predicate's dependents go."""

    tree: Tree
    copula: Word
    predicate: Word
    dependents: list[Word]
    has_outer_subject: bool
    has_case: bool
    is_adjectival: bool

    def moves(self, word: Word) -> bool:
        """Whether this dependent of the predicate goes up to the copula."""
        if self.has_outer_subject:
            before = word.place < self.copula.place and word.dep != "mark"
            return before or (word.dep == "punct" and word.place > self.predicate.place)
        if word.relation in _MOVES_ALWAYS or word.dep == "mark":
            return True
        rules: dict[str, Callable[[Word], bool]] = {
            "advmod": self._adverb_moves, "advcl": self._clause_moves, "obl": self._oblique_moves, "punct": self._mark_moves,
            "cc": self._conjunction_moves, "conj": self._conjunct_moves, "ccomp": self._complement_moves, "xcomp": self._complement_moves,
        }  # fmt: skip
        rule = rules.get(word.relation)
        return rule is not None and rule(word)

    def _adverb_moves(self, word: Word) -> bool:
        predicate = self.predicate
        if word.place < self.copula.place:
            return not (word.lower == "how" and word.place == predicate.place - 1)
        if word.place < predicate.place:
            return word.lower in _CLAUSE_ADVERBS or (word.lower == "only" and not self.is_adjectival)
        return word.lower not in _PHRASE_ADVERBS and predicate.pos != "ADV"

    def _clause_moves(self, word: Word) -> bool:
        marks = [child.lower for child in self.tree.children(word.place) if child.dep == "mark"]
        if word.place <= self.predicate.place or not marks:
            return True
        if marks[0] in {"than", "as"}:
            return False
        return not (self.is_adjectival and marks[0] == "to" and self.predicate.lower in _WITH_INFINITIVE)

    def _oblique_moves(self, word: Word) -> bool:
        return word.place < self.copula.place or not self.is_adjectival

    def _mark_moves(self, word: Word) -> bool:
        place = self.predicate.place
        start = min([place, *(other.place for other in self.dependents if other.dep in _PHRASE_OPENERS)])
        end = max([place, *(other.place for other in self.dependents if other.dep in _PHRASE_ENDERS)])
        return word.place < start or word.place > end or (word.place > place and word.form in ".?!:;")

    def _conjunction_moves(self, word: Word) -> bool:
        return word.place < self.copula.place

    def _conjunct_moves(self, word: Word) -> bool:
        children = self.tree.children(word.place)
        if any(
            child.dep in {"cop", "aux", "aux:pass"} or child.dep.startswith(("nsubj", "expl")) for child in children
        ):
            return True
        return word.pos in {"VERB", "AUX"} and self.predicate.pos != "VERB" and word.tag in _FINITE

    def _complement_moves(self, _word: Word) -> bool:
        return not self.is_adjectival and self.predicate.pos not in {"NOUN", "PRON"} and not self.has_case

    def predicate_label(self) -> str:
        """What the predicate is to its copula."""
        word = self.predicate
        clause = "xcomp" if self.tree.has_infinitive_mark(word.place) else "ccomp"
        if self.has_outer_subject:
            return clause
        if self.has_case:
            return "predicate-pp"
        if word.pos == "ADJ" or word.tag in {"JJ", "JJR", "JJS", "VBN"}:
            return "acomp"
        return {"ADV": "advmod", "VERB": clause}.get(word.pos, "attr")


def _inversion(tree: Tree, copula: Word) -> _Inversion:
    predicate = tree[copula.head]
    dependents = [child for child in tree.children(predicate.place) if child is not copula]
    outer = any(child.dep in {"nsubj:outer", "csubj:outer"} for child in dependents)
    case = any(child.dep == "case" for child in dependents)
    adjectival = (predicate.pos == "ADJ" and not case) or (predicate.tag in {"VBN", "VBG"} and not outer)
    return _Inversion(tree, copula, predicate, dependents, outer, case, adjectival)


def _invert(tree: Tree, copula: Word) -> None:
    inversion = _inversion(tree, copula)
    predicate = inversion.predicate
    moving = [word for word in inversion.dependents if inversion.moves(word)]
    copula.head, copula.dep = predicate.head, predicate.dep
    predicate.head = copula.place
    for word in moving:
        word.head = copula.place
    predicate.role, copula.role = "predicate", "copula"
    predicate.dep = inversion.predicate_label()
    for word in moving:
        if word.dep.startswith("csubj") and word.place > predicate.place:
            word.dep = "xcomp" if tree.has_infinitive_mark(word.place) else "ccomp"


def invert_copulas(tree: Tree) -> None:
    """Make every copula the head of its clause; a second copula of the same predicate becomes an auxiliary."""
    seen: set[int] = set()
    for place in tree.places():
        copula = tree[place]
        if copula.dep != "cop":
            continue
        if copula.head in seen or copula.head == 0:
            copula.dep = "aux"
        else:
            seen.add(copula.head)
            _invert(tree, copula)
