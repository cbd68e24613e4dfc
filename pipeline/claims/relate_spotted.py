"""Relations between the words that the second reader takes for causes, effects and cues, joined over the parse.

A trained network (`mark_parts`) says of each word how likely it names a cause, names an effect or states the relation.
Here the heads of noun phrases and gerunds that are likely enough become ends, or the likeliest one where none is; each
end goes with the cue nearest to it in the tree, and a cue without a cause of its own takes that of the cue before it
("X lowers A and, in older people, spares B").
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...rules.language import CueFrame, Language
from ...rules.scales import Strength
from ..spotted import Part, Spotted
from .relation import Relation, frames_of

KINDS = {"VERB": ("verb",), "AUX": ("verb",), "ADJ": ("adj", "verb"), "NOUN": ("noun", "nominal", "light", "verb")}
STATING = frozenset({"VERB", "NOUN", "ADJ"})
NOUNS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"compound", "nmod", "amod", "poss", "npadvmod", "nummod"})
SURE, AT_LEAST = 0.5, 0.1  # likelihood of an end among others, and of the best there is where none is sure
FAR = 100
GAP = 2  # tokens from one cue word to the next of the same cue

Likelihood = Callable[[Part], float]


@dataclass(frozen=True, slots=True)
class SpottedRelation:
    """A relation, and whether both its ends are more likely such than not and its cue a word that can state it.

    One that is not sure may be a guess, or the parse is wrong ("ferment fibre into" read as a noun).
    """

    relation: Relation
    sure: bool


def relate_spotted(doc: Doc, spotted: Spotted, parts: Sequence[Part], language: Language) -> list[SpottedRelation]:
    """The relations that ``parts``, one a token, state in reading order; an end that no word is likely to name is None."""
    cues = _cues(doc, parts, language)
    heads = _heads(doc, parts)
    likely_causes = _likely(doc, heads, parts, lambda part: part.cause)
    likely_effects = _likely(doc, heads, parts, lambda part: part.effect)
    causes, effects = _by_cue(likely_causes, cues), _by_cue(likely_effects, cues)
    sure_causes, sure_effects = _sure(likely_causes), _sure(likely_effects)
    found: list[Relation] = []
    for place, cue in enumerate(cues):
        mine = causes[place] or (causes[place - 1] if place else [])
        theirs = effects[place] or (effects[place + 1] if place + 1 < len(cues) else [])
        if sure_causes.isdisjoint(mine) and not sure_effects.isdisjoint(theirs):
            mine = [cause for cause in mine if _first_conjunct(cause) not in map(_first_conjunct, theirs)]
        found += [
            one for one in _paired(cue, _frame(cue, spotted, language), mine, theirs) if not _is_stated(one, found)
        ]
    whole = [one for one in found if one.cause is not None and one.effect is not None]
    return [
        SpottedRelation(one, one.cause in sure_causes and one.effect in sure_effects and one.cue.pos_ in STATING)
        for one in whole or found[:1]
    ]


def _sure(scored: Sequence[tuple[float, Token]]) -> set[Token]:
    return {head for score, head in scored if score >= SURE}


def _paired(cue: Token, frame: CueFrame, causes: Sequence[Token], effects: Sequence[Token]) -> Iterator[Relation]:
    """A relation for each cause with each effect, but for two of one list; where one side is empty, it stays open."""
    for cause in causes:
        for effect in effects:
            if _first_conjunct(cause) != _first_conjunct(effect):
                yield Relation(cue, frame, cause, effect)
    if not effects:
        yield from (Relation(cue, frame, cause, None) for cause in causes)
    if not causes:
        yield from (Relation(cue, frame, None, effect) for effect in effects)


def _is_stated(relation: Relation, found: Sequence[Relation]) -> bool:
    return any((relation.cause, relation.effect) == (one.cause, one.effect) for one in found)


def _by_cue(scored: Sequence[tuple[float, Token]], cues: Sequence[Token]) -> list[list[Token]]:
    """For each cue the likeliest of the heads nearest to it, with those that are coordinated with that one."""
    near: list[list[tuple[float, Token]]] = [[] for _ in cues]
    for score, head in scored:
        distances = [(_steps(head, cue), abs(head.i - cue.i)) for cue in cues]
        if distances:
            near[distances.index(min(distances))].append((score, head))
    return [_coordinated(one) for one in near]


def _coordinated(scored: Sequence[tuple[float, Token]]) -> list[Token]:
    if not scored:
        return []
    _, best = max(scored, key=lambda one: one[0])
    return [head for _, head in scored if head == best or _first_conjunct(head) == _first_conjunct(best)]


def _first_conjunct(word: Token) -> Token:
    while word.dep_ in {"conj", "appos"} and word.head != word:
        word = word.head
    return word


def _heads(doc: Doc, parts: Sequence[Part]) -> list[tuple[Token, list[Token]]]:
    """Words that can be the head of an end, each with the words before it that belong to its phrase; no likely cue."""
    found = []
    for token in doc:
        if parts[token.i].cue >= SURE:
            continue
        inside = token.dep_ in INSIDE and token.head.i > token.i and parts[token.head.i].cue < SURE
        pronoun = token.pos_ == "PRON" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
        if (token.pos_ in NOUNS or token.tag_ == "VBG") and not inside or pronoun:
            found.append((token, [token, *(child for child in token.lefts if child.dep_ in INSIDE)]))
    return found


def _likely(
    doc: Doc, heads: Sequence[tuple[Token, list[Token]]], parts: Sequence[Part], of: Likelihood
) -> list[tuple[float, Token]]:
    """The words that are likely ends, with how likely; else the likeliest one, if it is likely at all.

    Where no head lies in a run of likely words ("melts stress away" with "stress" read as a verb) it is its last one.
    """
    scored = [(max(of(parts[token.i]) for token in phrase), head) for head, phrase in heads]
    sure = {head: score for score, head in scored if score >= SURE}
    covered = {token.i for head, phrase in heads if head in sure for token in phrase}
    for run in _runs(
        [token for token in doc if of(parts[token.i]) >= SURE], lambda run, token: token.i == run[-1].i + 1
    ):
        if covered.isdisjoint(token.i for token in run) and run[-1].is_alpha:
            sure[run[-1]] = of(parts[run[-1].i])
    if sure or not scored:
        return [(score, head) for head, score in sure.items() if not _completes(head, sure)]
    best = max(scored, key=lambda one: one[0])
    return [best] if best[0] >= AT_LEAST else []


def _runs(tokens: Sequence[Token], goes_on: Callable[[list[Token], Token], bool]) -> list[list[Token]]:
    """The tokens in stretches, each as long as ``goes_on`` says of it and the next token."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and goes_on(runs[-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _completes(head: Token, others: Mapping[Token, float]) -> bool:
    """Whether a word only completes another end that it hangs on: the "fish" of "the intake of fish"."""
    word = head
    while word.head != word:
        if word.dep_ == "conj":
            return False
        word = word.head
        if word in others:
            return True
    return False


def _cues(doc: Doc, parts: Sequence[Part], language: Language) -> list[Token]:
    """The word of each run of cue words that states the relation; the likeliest word where no run is."""
    likely = [token for token in doc if parts[token.i].cue >= SURE]
    if not likely:
        best = max(doc, key=lambda token: parts[token.i].cue)
        likely = [best] if parts[best.i].cue >= AT_LEAST else []

    def goes_on(run: list[Token], token: Token) -> bool:
        two_cues = _known(token, language) and any(_known(one, language) for one in run)
        return token.i - run[-1].i <= GAP and not two_cues

    return [_cue_word(run, language) for run in _runs(likely, goes_on)]


def _cue_word(run: list[Token], language: Language) -> Token:
    """The word of a run that the language knows, else the uppermost content word."""
    for token in run:
        if _known(token, language):
            return token
    inside = {token.i for token in run}
    tops = [token for token in run if token.head.i not in inside or token.head == token]
    contents = [token for token in tops if token.pos_ in {"VERB", "NOUN", "ADJ", "AUX"}]
    return (contents or tops or run)[0]


def _known(cue: Token, language: Language) -> tuple[CueFrame, ...]:
    return tuple(frame for pos in KINDS.get(cue.pos_, ()) for frame in frames_of(cue, pos, language))


def _frame(cue: Token, spotted: Spotted, language: Language) -> CueFrame:
    """How the cue states its relation: the direction from what is known of the word, the strength from the reader."""
    linked = spotted.strength is Strength.CORRELATIONAL
    strength = Strength.CORRELATIONAL if linked else Strength.CAUSAL
    known = _known(cue, language)
    direction = known[0].direction if known else "unspecified"
    lemma = "compare" if linked else cue.lower_  # what is compared may be a kind of people
    return CueFrame(lemma, "verb", "subject", "object", direction, strength)


def _steps(one: Token, other: Token) -> int:
    """How many arcs of the tree lie between two words."""
    above = [one, *one.ancestors]
    depth = {token.i: place for place, token in enumerate(above)}
    for place, token in enumerate([other, *other.ancestors]):
        if token.i in depth:
            return place + depth[token.i]
    return len(above) + FAR
