"""A sentence of a treebank as words with heads, as the conversion's stages see it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Word:
    """One word: place counts from 1, head 0 is the root; `first_head` keeps the head the treebank gave."""

    place: int
    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    first_head: int
    space_after: bool = True
    # What the conversion made of it: "predicate" (below its copula), "copula", "object" or "clause" of a preposition.
    role: str = ""

    @property
    def lower(self) -> str:
        """The form in lower case."""
        return self.form.lower()

    @property
    def relation(self) -> str:
        """The label without its subtype: `nsubj` for `nsubj:pass`."""
        return self.dep.split(":")[0]


@dataclass
class Tree:
    """The words of one sentence by place, and for a node of the old tree the word that now stands at its phrase's top."""

    words: dict[int, Word]
    top: dict[int, int] = field(default_factory=dict)
    chains: dict[int, list[int]] = field(default_factory=dict)  # first word of "instead of" -> the words that follow it

    def __getitem__(self, place: int) -> Word:
        return self.words[place]

    def __len__(self) -> int:
        return len(self.words)

    def places(self) -> list[int]:
        """All places in reading order."""
        return list(range(1, len(self.words) + 1))

    def children(self, place: int) -> list[Word]:
        """The dependents of a word in reading order."""
        return [self.words[other] for other in self.places() if self.words[other].head == place]

    def has_infinitive_mark(self, place: int) -> bool:
        """Whether `to` marks the clause headed by this word."""
        return any(child.dep == "mark" and child.lower == "to" for child in self.children(place))

    def descends(self, place: int, ancestor: int) -> bool:
        """Whether `ancestor` stands above `place` (or is it); 0 stands above every word."""
        for _ in range(len(self.words) + 1):
            if not place:
                break
            if place == ancestor:
                return True
            place = self.words[place].head
        return ancestor == 0

    def take_place_of(self, new: int, old: int, label: str) -> None:
        """Let `new` stand where `old` stands in the tree; `old` hangs below it with the given label."""
        self[new].head, self[new].dep = self[old].head, self[old].dep
        for child in self.children(old):
            if child.place != new:
                child.head = new
        self[old].head, self[old].dep = new, label
        self.top[old] = new
