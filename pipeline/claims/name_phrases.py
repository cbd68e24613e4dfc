"""The shortest phrase that names a thing: its head with what stands before it, and "of …" where that completes it."""

from spacy.tokens import Token

from .lemma import lemma_of

LEFT = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "nummod",
        "poss",
        "npadvmod",
        "quantmod",
        "advmod",
        "case",
        "punct",
        "conj",
        "cc",
        "nsubj",
        "neg",
        "dep",
    }
)
NEVER_FIRST = frozenset(
    {
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "your",
        "our",
        "his",
        "her",
        "my",
        "some",
        "any",
        "such",
        "both",
        "all",
        "each",
        "every",
        "many",
        "several",
        "other",
        "another",
        "no",
        "more",
        "most",
        "much",
        "certain",
        "various",
        "multiple",
        "numerous",
        "additional",
        "further",
    }
)
MANNERS = frozenset({"badly", "poorly"})
PARTICLES = frozenset({"away", "back", "down", "forward", "off", "out", "up"})
ARTICLES = frozenset({"a", "an", "the"})
COMPLETING = frozenset({"of"})
COMPLETING_RELATIONAL = frozenset({"of", "in", "to", "with", "from", "for", "on", "against"})


def phrase_range(head: Token, relational: frozenset[str]) -> tuple[int, int]:
    """Half-open token range of the shortest phrase that names ``head``.

    ``relational`` holds the lemmas whose following prepositional phrase completes them ("deficiency in B12").
    """
    acting = head.dep_ == "relcl" or head.dep_ == "advcl" and any(child.dep_ == "dobj" for child in head.rights)
    clause = acting and head.tag_ in {"VBD", "VBP", "VBZ"}
    if (
        head.pos_ in {"VERB", "AUX"}
        and (head.tag_ in {"VBG", "VB"} or clause)
        and head.dep_ not in {"amod", "compound"}
    ):
        return _verb_range(head, relational)
    start = _left_edge(head)
    if start and head.doc[start - 1].lower_ in ARTICLES and head.doc[start - 1].head.i >= start:
        start -= 1
    return start, _right_edge(head, relational) + 1


def _is_state(child: Token, end: int) -> bool:
    """The "active" of "keeping active", the "outdoors" of "being outdoors"."""
    staying = child.head.lower_ in {"being", "keeping", "staying", "remaining"}
    return child.i == end + 1 and (child.dep_ == "amod" or staying and child.dep_ == "advmod")


def _verb_range(head: Token, relational: frozenset[str]) -> tuple[int, int]:
    end = head.i
    for child in head.children:
        if child.i > head.i and child.dep_ in {"dobj", "prt", "acomp", "oprd"} or _is_state(child, end):
            end = max(end, phrase_range(child, relational)[1] - 1)
        elif child.i == end + 1 and child.dep_ == "advmod" and child.lower_ in PARTICLES | MANNERS:
            end = child.i  # "cutting back", where the particle was read as an adverb; "sleep badly"
        elif child.i == end + 1 and child.dep_ == "prep":
            end = max(end, _prep_end(child, relational))
    return head.i, end + 1


def _left_edge(head: Token) -> int:
    doc, start = head.doc, head.i
    for child in sorted(head.lefts, key=lambda token: -token.i):
        if child.dep_ not in LEFT or child.right_edge.i + 1 != start:
            break
        if child.dep_ == "punct" and child.text not in {"-", "–", '"', "“", "‘", "'", "’"}:
            break
        if child.dep_ in {"conj", "cc", "nsubj", "dep"}:
            break
        if child.dep_ == "poss" and child.pos_ == "PRON":
            break
        start = child.left_edge.i
    while start < head.i and (doc[start].lower_ in NEVER_FIRST or not doc[start].text[0].isalnum()):
        start += 1
    return start


def _right_edge(head: Token, relational: frozenset[str]) -> int:
    end = head.i
    for child in head.rights:
        if child.i != end + 1:
            break
        if child.dep_ == "prep" and child.lower_ in _completers(head, relational):
            end = _prep_end(child, relational)
        elif child.dep_ in {"nummod", "appos"} and child.is_digit or child.dep_ == "case":
            end = child.i
        elif child.dep_ == "amod" and any(grandchild.dep_ == "prep" for grandchild in child.children):
            end = max(_prep_end(grandchild, relational) for grandchild in child.children if grandchild.dep_ == "prep")
        elif child.dep_ == "punct" and child.text == "-":
            end = child.i
        else:
            break
    return end if head.doc[end].text != "-" else head.i


def _completers(head: Token, relational: frozenset[str]) -> frozenset[str]:
    return COMPLETING_RELATIONAL if lemma_of(head) in relational else COMPLETING


def _prep_end(prep: Token, relational: frozenset[str]) -> int:
    end = prep.i
    for child in prep.children:
        if child.dep_ == "pobj" and child.i > prep.i:
            end = phrase_range(child, relational)[1] - 1
        elif child.dep_ == "pcomp" and child.i > prep.i:
            end = (
                phrase_range(child, relational)[1] - 1
                if child.pos_ in {"VERB", "NOUN"}
                else _prep_end(child, relational)
            )
    return end if end > prep.i else prep.i - 1
