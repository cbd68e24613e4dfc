"""Subjects that the parser hides: a passive gerund without a label, an amount split by a time, "before meals"."""

from spacy.tokens import Token


def undergone(verb: Token) -> list[Token]:
    """The "wound" of "being wound up delays sleep", where the parser found no label for it."""
    before = [child for child in verb.lefts if child.dep_ == "dep" and child.tag_ == "VBN"]
    return [one for one in before if any(grand.lower_ == "being" for grand in one.lefts)]


def is_rate(token: Token) -> bool:
    """The "a day" of "a handful a day"."""
    return token.lower_ in {"day", "week", "night", "month"} and any(child.lower_ == "a" for child in token.lefts)


def split_by_time(verb: Token, subject: Token) -> Token | None:
    """The noun that acts in "A spoonful before meals ends cravings", where "meals" was read as what ends them."""
    marks = [child for child in verb.children if child.dep_ == "mark" and child.lower_ in {"before", "after"}]
    if verb.dep_ != "advcl" or not marks or marks[0].i + 1 != subject.left_edge.i:
        return None
    whole = verb.head
    while whole.head != whole and whole.dep_ in {"relcl", "acl", "advcl"}:
        whole = whole.head
    return whole if whole.dep_ == "ROOT" and whole.pos_ in {"NOUN", "PROPN", "ADJ"} and whole.i < marks[0].i else None


def nearer_subject(verb: Token, subject: Token) -> Token | None:
    """The "habits" of "Rest weakens muscles, and bad habits can hurt", where "rest weakens" was read as what can hurt."""
    finite = subject.dep_ == "csubj" and subject.tag_ in {"VBZ", "VBD", "VBP"}
    if not finite or any(child.dep_ == "mark" or child.tag_ in {"WP", "WRB"} for child in subject.subtree):
        return None
    first = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"})])
    before = verb.doc[first - 1]
    return before if before.pos_ in {"NOUN", "PROPN"} and before.i > subject.i and before.dep_ == "conj" else None
