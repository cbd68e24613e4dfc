"""How strongly a cue asserts its relation: modals, hedges, reports, negation, by the rulings of the annotation guide.

The scale is that of Sumner et al., BMJ 2014;349:g7015. A modal governs the participles, gerunds and bare coordinated
verbs under it; a finite relative clause has its own wording.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from ...rules.language import Language
from ...rules.scales import Strength
from .conjuncts import SUBJECTS, VERBAL
from .lemma import lemma_of
from .relation import root_of

NEGATING_VERBS = frozenset({"fail", "refuse", "cease", "lack"})
NOT_ONLY = frozenset({"only", "just", "merely", "simply", "necessarily", "always", "all"})
EVIDENCE_NOUNS = frozenset(
    {"evidence", "proof", "data", "indication", "study", "studies", "trial", "research", "support", "link"}
)
OPINING = frozenset({
    "think", "believe", "suggest", "show", "mean", "prove", "find", "say", "claim", "support", "indicate",
    "demonstrate", "establish", "expect", "confirm", "conclude", "imply", "be", "see", "report",
})  # fmt: skip
SUPPOSING = frozenset({
    "possibility", "hypothesis", "idea", "theory", "chance", "potential", "promise", "ability", "claim", "belief",
    "case",
})  # fmt: skip
SCARCE = frozenset({"no", "little", "insufficient", "limited", "scant", "any", "enough", "weak", "poor"})
DENYING = frozenset({"myth", "misconception", "untrue", "false", "falsehood", "hoax", "unlikely", "fallacy"})
CONDITIONS = frozenset({"if", "unless", "provided"})
PROVING = frozenset({"prove", "show", "tell", "establish", "say", "demonstrate", "know", "confirm"})
MAX_CLIMB = 12


@dataclass(slots=True)
class Wording:
    """What the words around a cue do to it; ``words`` are the tokens that belong to the cue's own phrase."""

    strength: Strength
    negated: bool = False
    denied: Strength | None = None
    open_question: bool = False
    reasons: list[str] = field(default_factory=list)
    words: list[Token] = field(default_factory=list)

    def cap(self, limit: Strength, why: str) -> None:
        """Assert no more than ``limit``."""
        if limit < self.strength:
            self.strength = limit
            self.reasons.append(why)


def weigh_wording(cue: Token, stated: Strength, language: Language) -> Wording:
    """The strength with which ``cue``, whose flat form states ``stated``, is asserted in its sentence."""
    wording = Wording(stated, words=[cue])
    wording.reasons.append(f"“{cue.text}” states {stated}")
    if cue.lower_ == "nothing" or _begins_with_nor(cue):
        _deny(wording, cue if cue.lower_ == "nothing" else _first(cue))
    _read_seeming(cue, wording)
    for word, crossed in _governors(cue):
        _read_modals(word, wording, language)
        _read_negation(word, crossed, wording)
        _read_report(word, crossed, wording, language)
        _read_condition(word, wording)
    _settle_negation(wording)
    return wording


def _read_seeming(cue: Token, wording: Wording) -> None:
    """ "Seems to blunt", whatever the parser made of it."""
    if cue.i > 1 and cue.nbor(-1).lower_ == "to" and lemma_of(cue.nbor(-2)) in {"seem", "appear"}:
        wording.cap(Strength.CONDITIONAL, f"“{cue.nbor(-2).text}” hedges it to conditional")


def _governors(cue: Token) -> Iterator[tuple[Token, str]]:
    """The cue and the words above it that bear on it, each with how it was reached."""
    yield cue, "self"
    word = cue
    for _ in range(MAX_CLIMB):
        head = word.head
        crossed = _crossing(word)
        if head == word or crossed is None:
            return
        if crossed != "sealed":
            yield head, crossed
        elif not _reported(head):
            return
        word = head


def _crossing(word: Token) -> str | None:
    """How the word above governs this one; None where it does not bear on what this one asserts."""
    head, dep = word.head, word.dep_
    if dep in {"relcl", "acl", "appos"} and lemma_of(head) not in EVIDENCE_NOUNS | DENYING | SUPPOSING:
        return None
    if dep == "acl" and word.tag_ == "VBN":
        return None
    if dep == "conj" and head.pos_ in VERBAL and word.pos_ in VERBAL and _stands_alone(word):
        return "sealed"
    if dep in {"ccomp", "acl", "csubj"}:
        return "report"
    if dep != "advcl":
        return "governed"
    own_subject = any(child.dep_ in SUBJECTS for child in word.children)
    return None if head.pos_ not in VERBAL or word.tag_ not in {"VBG", "VBN", "VB"} or own_subject else "adverbial"


def _stands_alone(word: Token) -> bool:
    """A conjunct with its own auxiliary, subject or finite tense beside a modal is weighed by itself."""
    if any(child.dep_ in {"aux", "auxpass"} | SUBJECTS for child in word.children):
        return True
    head_modal = any(child.dep_ == "aux" and child.tag_ == "MD" for child in word.head.children)
    return head_modal and word.tag_ in {"VBZ", "VBD"}


def _reported(word: Token) -> bool:
    return word.dep_ == "ccomp"


def _read_modals(word: Token, wording: Wording, language: Language) -> None:
    for child in word.children:
        form = child.lower_
        for dep, part in (
            ("aux", "modal"),
            ("advmod", "adverb"),
            ("amod", "adjective"),
            ("acomp", "adjective"),
            ("npadvmod", "adverb"),
        ):
            limit = language.hedges.get((part, form)) if child.dep_ == dep else None
            if (
                limit is None
                or form == "likely"
                and any(grand.lower_ in {"more", "less", "most"} for grand in child.children)
            ):
                continue
            if part == "adjective" and word.pos_ not in {"NOUN", "AUX", "VERB"}:
                continue
            wording.cap(limit, f"“{child.text}” hedges it to {limit}")
            wording.words.append(child)
        if child.dep_ in {"auxpass", "prt"} or child.dep_ == "aux" and child not in wording.words:
            wording.words.append(child)


def _read_negation(word: Token, crossed: str, wording: Wording) -> None:
    if crossed == "report" and word.pos_ in VERBAL and lemma_of(word) not in OPINING:
        return  # "they don't want you to know that it cures": the denial is of something else
    if crossed == "adverbial":
        if any(child.dep_ == "dobj" and child.lower_ == "nothing" for child in word.children):
            _deny(wording, word)
        return
    for child in word.children:
        following = word.doc[child.i + 1].lower_ if child.i + 1 < len(word.doc) else ""
        negates = child.dep_ == "neg" or child.lower_ in {"never", "not", "n't"}
        of_its_auxiliary = child.dep_ == "aux" and any(grand.dep_ == "neg" for grand in child.children)
        if negates and following not in NOT_ONLY or of_its_auxiliary:
            _deny(wording, child)
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and child.i != wording.words[0].i:
            determiner = [
                grand
                for grand in child.children
                if grand.lower_ in {"no", "neither"} and grand.dep_ in {"det", "neg", "preconj"}
            ]
            if determiner:
                _deny(wording, determiner[0])
            elif child.lower_ in {"nothing", "none", "nobody"} and not _praises(word):
                _deny(wording, child)
    if any(child.lower_ == "no" for child in word.children if child.dep_ in {"advmod", "neg", "det"}) and word.pos_ in {
        "ADJ",
        "ADV",
    }:
        _deny(wording, word)  # "is no better than", "no different"
    for child in word.children:
        if child.lower_ in {"more", "better", "less"} and any(grand.lower_ == "no" for grand in child.children):
            _deny(wording, child)
    if word.pos_ == "NOUN" and any(token.lower_ in {"no", "little"} for token in word.doc[word.left_edge.i : word.i]):
        _deny(wording, word)
    if lemma_of(word) in NEGATING_VERBS and crossed == "governed":
        _deny(wording, word)
    if word.dep_ == "pcomp" and word.head.lower_ == "without":
        _deny(wording, word.head)


def _read_report(word: Token, crossed: str, wording: Wording, language: Language) -> None:
    lemma = lemma_of(word)
    if crossed == "report":
        limit = (
            None
            if _reports_own_work(word, language)
            else language.hedges.get(("report", lemma)) or language.hedges.get(("noun", lemma))
        )
        if limit is None and any(child.dep_ == "auxpass" for child in word.children):
            limit = language.hedges.get(("control", lemma))
        if limit is not None:
            wording.cap(limit, f"“{word.text}” reports it as {limit}")
        if lemma in EVIDENCE_NOUNS and any(child.lower_ in SCARCE for child in word.children):
            _deny(wording, word)
        if lemma in DENYING or any(
            lemma_of(child) in DENYING for child in word.children if child.dep_ in {"attr", "acomp"}
        ):
            _deny(wording, word)
    elif crossed == "governed" and word.i != wording.words[0].i:
        if lemma == "unlikely":
            wording.cap(Strength.CONDITIONAL, "“unlikely” hedges it")
            _deny(wording, word)
        limit = (
            language.hedges.get(("control", lemma))
            if word.pos_ in VERBAL
            else language.hedges.get(("adjective", lemma))
        )
        if word.pos_ == "NOUN":
            limit = language.hedges.get(("noun", lemma))
        if limit is not None and not any(child.lower_ == "more" for child in word.children):
            wording.cap(limit, f"“{word.text}” hedges it to {limit}")
            wording.words.append(word)
        elif word.pos_ in VERBAL and wording.words[-1].head == word:
            wording.words.append(word)


def _praises(verb: Token) -> bool:
    """ "Nothing melts stress like a walk" denies nothing."""
    return any(token.lower_ == "like" and token.dep_ == "prep" for token in verb.subtree if token.i > verb.i)


def _begins_with_nor(cue: Token) -> bool:
    """ "Nor is there evidence that …", "Neither has it been shown that …"."""
    first = _first(cue)
    return first.lower_ in {"nor", "neither"} and first.dep_ in {"cc", "preconj", "advmod", "neg"}


def _first(word: Token) -> Token:
    """The first word of the part of the sentence that ``word`` stands in."""
    return root_of(word).left_edge


def _reports_own_work(word: Token, language: Language) -> bool:
    """ "Our results suggest that X reduces Y": an author's way of stating what was found."""
    return any(
        child.dep_ in {"nsubj", "nsubjpass"}
        and lemma_of(child) in language.words["own_work"]
        and any(grand.lower_ in {"our", "these", "this", "present", "current"} for grand in child.subtree)
        for child in word.children
    )


def _read_condition(word: Token, wording: Wording) -> None:
    negated = any(child.dep_ == "neg" for child in word.children)
    if negated and lemma_of(word) in {"mean", "imply", "follow"} and word.i != wording.words[0].i:
        wording.open_question = True  # "that does not mean that X makes you slim"
    if negated and lemma_of(word) in PROVING and any(child.lower_ in {"can", "ca", "could"} for child in word.children):
        wording.open_question = True  # "cannot prove that X is the reason"
    marks = {child.lower_ for child in word.children if child.dep_ in {"mark", "advmod"}}
    if marks & CONDITIONS:
        wording.cap(Strength.CONDITIONAL, "it stands under “if”")
    if any(
        child.lower_ == "in" and "which case" in child.doc[child.i : child.i + 3].text.lower()
        for child in word.children
    ):
        wording.cap(Strength.CONDITIONAL, "it stands under “in which case”")
    if "whether" in marks:
        wording.open_question = True


def _deny(wording: Wording, word: Token) -> None:
    if not wording.negated:
        wording.negated = True
        wording.reasons.append(f"“{word.text}” denies it")
        wording.words.append(word)


def _settle_negation(wording: Wording) -> None:
    """ "Does not cause" is no relation; "may not cause" stays a hedged denial (annotation guide, Denial)."""
    if wording.negated and wording.strength is not Strength.CONDITIONAL:
        wording.denied, wording.strength = wording.strength, Strength.NONE
