"""What "this", "it", "they", "this overgrowth" or "its deficiency" stands for, from what the text named before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from ...rules.language import Language
from .choose_ends import demonstrative, is_reference, possessive
from .fill_roles import PASSIVE_SUBJECTS, climb_to_subject
from .lemma import lemma_of
from .name_phrases import phrase_range

LONGEST_LABEL = 6
LONGEST_DOING = 3  # tokens of a label that was read as a gerund, its mark included
UNITS = frozenset({"g", "gram", "iu", "kg", "mcg", "mg", "microgram", "milligram", "ml", "percent", "unit"})
PLURAL = frozenset({"these", "they", "them", "their", "those", "both"})
ENDINGS = ("ment", "tion", "age", "th", "ing", "ion", "al", "ance", "ence", "y", "es", "s", "ed", "e")


class Earlier:
    """A sentence that a later pronoun may point back to; its mentions are worked out when one does."""

    def __init__(self, find: "Callable[[], list[Mention]]") -> None:
        self._find = find

    @cached_property
    def mentions(self) -> "list[Mention]":
        """The phrases that the sentence named."""
        return self._find()


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that an earlier sentence named and that a later pronoun may stand for."""

    text: str
    head: str
    plural: bool
    role: str


def mentions(doc: Doc, effects: Sequence[Token], known: Callable[[Token], bool], language: Language) -> list[Mention]:
    """The phrases of a sentence that the next one may refer to: effects of its claims, subject, objects, the rest.

    ``known`` says whether a token stands in a name of the vocabulary; an effect that nobody can name is passed over.
    """
    found: list[Mention] = []
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "csubj" and token.head.dep_ == "ROOT":
            found.append(_mention(token, "subject", language))  # "Walking daily eases pain. It also …"
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "npadvmod"}:
            continue
        words = language.words
        if lemma_of(token) in UNITS:
            continue
        if {token.lower_, lemma_of(token)} & (words["reporters"] | words["people"] | words["anybody"] | words["times"]):
            continue
        main = token.head.dep_ == "ROOT" or token.head.dep_ == "conj" and token.head.head.dep_ == "ROOT"
        is_subject = token.dep_ in {"nsubj", *PASSIVE_SUBJECTS}
        role = "effect" if token in effects and known(token) else "other"
        if is_subject and role == "other":
            role = "subject" if main else "inner" if token.head.dep_ == "ccomp" else "other"
        if token.dep_ == "dobj" and role == "other":
            role = "object"
        found.append(_mention(token, role, language))
    return found


def _mention(token: Token, role: str, language: Language) -> Mention:
    start, end = phrase_range(token, language.words["relational_nouns"])
    plural = token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children)
    return Mention(token.doc[start:end].text, lemma_of(token), plural, role)


def resolve(head: Token, earlier: Sequence[Earlier], language: Language) -> str | None:
    """The earlier phrase that ``head`` stands for, or None where it speaks for itself or nothing fits.

    ``earlier`` holds the preceding sentences, nearest last.
    """
    owner = possessive(head)
    if owner is not None:
        whose = _owner(head, owner, earlier, language)
        return f"{whose} {_own_words(head, language)}" if whose else None
    if is_reference(head):
        if _has_nothing_to_do(head):
            return None  # what the post is about is meant
        return _inside(head, language) or _antecedent("they" if head.pos_ == "NUM" else head.lower_, earlier)
    if head.lower_ == "one" and head.dep_ == "dobj" and not any(head.children):
        return _antecedent("they", earlier)  # "people who took one"
    if head.lower_ == "another" and head.dep_ in {"dobj", "pobj"}:
        return _one_before(head, language)
    pointer = demonstrative(head)
    if pointer is None:
        return None
    return _same_noun(head, earlier, language)


def _has_nothing_to_do(head: Token) -> bool:
    """The "it" of "has nothing to do with it"."""
    return head.lower_ == "it" and head.head.lower_ == "with" and lemma_of(head.head.head) == "do"


def _one_before(head: Token, language: Language) -> str | None:
    """What there is another of: "after a stroke, aspirin lowers the chance of another"."""
    before = [token for token in head.doc[: head.i] if any(child.lower_ in {"a", "an"} for child in token.lefts)]
    named = [token for token in before if token.pos_ in {"NOUN", "PROPN"}]
    return _own_words(named[-1], language) if named else None


def _own_words(head: Token, language: Language) -> str:
    start, end = phrase_range(head, language.words["relational_nouns"])
    return str(head.doc[start:end].text)


def _owner(head: Token, owner: Token, earlier: Sequence[Earlier], language: Language) -> str | None:
    for token in climb_to_subject(head.doc[0]) if head.doc[0].dep_ == "ROOT" else _subjects_before(owner):
        return _own_words(token, language)
    return _antecedent(owner.lower_, earlier)


def _subjects_before(token: Token) -> list[Token]:
    before = [other for other in token.doc[: token.i] if other.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    named = [other for other in before if other.pos_ in {"NOUN", "PROPN"} or other.tag_ == "VBG"]
    return named[-1:]


def _could_be(pronoun: str, token: Token, language: Language) -> bool:
    """Whether a pronoun may stand for the noun: in number, and not for those who study or report."""
    words = language.words
    if {token.lower_, lemma_of(token)} & (words["reporters"] | words["people"] | words["agents"] | words["times"]):
        return False
    plural = token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children)
    return pronoun not in {"it", "its"} or not plural


def _inside(head: Token, language: Language) -> str | None:
    """ "While it …, X …" and "X …, and it …": the antecedent stands in the same sentence."""
    label = _label(head, language)
    if label is not None:
        return label
    if head.dep_ == "dobj":
        return _acted_on(head, language)
    if head.lower_ not in {"it", "they", "them"} or head.dep_ == "pobj":
        return None
    before = [token for token in _subjects_before(head) if _could_be(head.lower_, token, language)] or [
        token
        for token in head.doc[: head.i]
        if token.dep_ == "dobj" and token.pos_ in {"NOUN", "PROPN"} and _could_be(head.lower_, token, language)
    ]
    return _own_words(before[-1], language) if before and head.i > 2 else None


def _acted_on(head: Token, language: Language) -> str | None:
    """The "skin" of "when the skin itches, a cream calms it", the "vessels" of "settles in the vessels and narrows them"."""
    verb = head.head
    clauses = [child for child in verb.lefts if child.dep_ == "advcl"]
    inner = [child for clause in clauses for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if verb.dep_ == "conj" and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        inner += [token for token in head.doc[verb.head.i + 1 : verb.i] if token.dep_ in {"dobj", "pobj"}]
    wanted = {"NNS", "NNPS"} if head.lower_ == "them" else {"NN", "NNP"} if head.lower_ == "it" else set()
    fitting = [token for token in inner if token.tag_ in wanted and _could_be(head.lower_, token, language)]
    if not fitting:
        return None
    state = fitting[-1].head  # "the skin is inflamed": the state is what the cream calms, not the skin
    said = state.tag_ == "VBN" or lemma_of(state) == "be"
    return (
        str(head.doc[fitting[-1].left_edge.i : _predicate_end(state)].text)
        if said
        else _own_words(fitting[-1], language)
    )


def _predicate_end(state: Token) -> int:
    said = [child.i for child in state.children if child.dep_ in {"acomp", "attr"}]
    return max([state.i, *said]) + 1


def _label(head: Token, language: Language) -> str | None:
    """The run-in label that the pronoun's part of the sentence explains: "Magnesium: it calms the nerves"."""
    starts = [token.i for token in head.doc[1 : head.i + 1] if token.is_sent_start]
    if not starts or starts[0] > LONGEST_LABEL:
        return None
    root = next((token for token in head.doc[: starts[0]] if token.head == token), None)
    own_subjects = [
        token
        for token in head.doc[starts[0] : head.i]
        if token.dep_ == "nsubj"
        and not {token.lower_, lemma_of(token)} & (language.words["reporters"] | language.words["anybody"])
    ]
    if root is None or own_subjects:
        return None
    if root.tag_ == "VBG" and starts[0] - root.i <= LONGEST_DOING:
        return str(head.doc[root.i : starts[0] - 1].text)  # "Breathing exercises", read as breathing them
    return _own_words(root, language) if root.pos_ in {"NOUN", "PROPN"} else None


def _antecedent(pronoun: str, earlier: Sequence[Earlier]) -> str | None:
    wants_plural = pronoun in PLURAL
    roles = (
        ("subject", "inner", "effect", "object", "other")
        if pronoun in {"it", "they", "these", "its", "their", "them"}
        else ("effect", "subject", "inner", "object", "other")
    )
    for sentence in reversed(earlier[-2:]):
        for role in roles:
            fitting = [
                mention
                for mention in sentence.mentions
                if mention.role == role and (mention.plural or not wants_plural)
            ]
            if pronoun in {"it", "its"}:
                fitting = [mention for mention in fitting if not mention.plural] or fitting
            if fitting:
                return fitting[-1].text
    return None


def _same_noun(head: Token, earlier: Sequence[Earlier], language: Language) -> str | None:
    """ "This overgrowth": the earlier phrase with that head; "this condition": the earlier subject."""
    lemma = lemma_of(head)
    bare = not any(child.dep_ in {"amod", "compound"} for child in head.children)
    if not bare:
        return None
    if lemma in language.words["generic_conditions"]:
        return _antecedent("it" if head.tag_ == "NN" else "they", earlier)
    stem = _stem(lemma)
    for sentence in reversed(earlier):
        for mention in sentence.mentions:
            if _stem(mention.head) == stem and mention.text.lower() != head.lower_:
                return mention.text
    return None


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
