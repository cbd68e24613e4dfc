"""The conversion from Universal Dependencies to ClearNLP labels, on hand-made trees."""

import pytest

from overclaim.corpus.training.treebank.convert_tree import convert_tree
from overclaim.corpus.training.treebank.read_conllu import parse_sentence
from overclaim.corpus.training.treebank.repair_tree import break_cycles
from overclaim.corpus.training.treebank.tree import Tree, Word


def tree_of(*rows: str) -> Tree:
    """A tree from rows of "form lemma pos tag head dep"."""
    lines = []
    for place, row in enumerate(rows, start=1):
        form, lemma, pos, tag, head, dep = row.split()
        lines.append("\t".join([str(place), form, lemma, pos, tag, "_", head, dep, "_", "_"]))
    return parse_sentence(lines).tree


def converted(*rows: str) -> list[tuple[str, str, int]]:
    """Form, label and head of every word after the conversion."""
    tree = tree_of(*rows)
    convert_tree(tree)
    return [(tree[place].form, tree[place].dep, tree[place].head) for place in tree.places()]


def test_copula_becomes_the_head_with_an_acomp() -> None:
    assert converted(
        "Sugar sugar NOUN NN 3 nsubj", "is be AUX VBZ 3 cop", "bad bad ADJ JJ 0 root", "for for ADP IN 5 case",
        "skin skin NOUN NN 3 obl", ". . PUNCT . 3 punct",
    ) == [
        ("Sugar", "nsubj", 2), ("is", "ROOT", 0), ("bad", "acomp", 2), ("for", "prep", 3), ("skin", "pobj", 4), (".", "punct", 2),
    ]  # fmt: skip


def test_noun_predicate_becomes_an_attr_and_keeps_its_own_phrase() -> None:
    assert converted(
        "Stress stress NOUN NN 4 nsubj", "is be AUX VBZ 4 cop", "a a DET DT 4 det", "cause cause NOUN NN 0 root",
        "of of ADP IN 6 case", "acne acne NOUN NN 4 nmod",
    ) == [
        ("Stress", "nsubj", 2), ("is", "ROOT", 0), ("a", "det", 4), ("cause", "attr", 2), ("of", "prep", 4), ("acne", "pobj", 5),
    ]  # fmt: skip


def test_passive_with_agent() -> None:
    assert converted(
        "Acne acne NOUN NN 3 nsubj:pass", "is be AUX VBZ 3 aux:pass", "caused cause VERB VBN 0 root", "by by ADP IN 5 case",
        "sugar sugar NOUN NN 3 obl:agent",
    ) == [("Acne", "nsubjpass", 3), ("is", "auxpass", 3), ("caused", "ROOT", 0), ("by", "agent", 3), ("sugar", "pobj", 4)]  # fmt: skip


def test_gerund_after_a_preposition_is_a_pcomp() -> None:
    assert converted(
        "Eat eat VERB VB 0 root", "without without SCONJ IN 3 mark", "stopping stop VERB VBG 1 advcl",
    ) == [("Eat", "ROOT", 0), ("without", "prep", 1), ("stopping", "pcomp", 2)]  # fmt: skip


def test_conjuncts_form_a_chain_with_their_commas() -> None:
    assert converted(
        "Sugar sugar NOUN NN 0 root", ", , PUNCT , 3 punct", "salt salt NOUN NN 1 conj", "and and CCONJ CC 5 cc", "fat fat NOUN NN 1 conj",
    ) == [("Sugar", "ROOT", 0), (",", "punct", 1), ("salt", "conj", 1), ("and", "cc", 3), ("fat", "conj", 3)]  # fmt: skip


def test_small_clause_gets_its_subject() -> None:
    assert converted(
        "It it PRON PRP 2 nsubj", "makes make VERB VBZ 0 root", "people people NOUN NNS 2 obj", "sick sick ADJ JJ 2 xcomp",
    ) == [("It", "nsubj", 2), ("makes", "ROOT", 0), ("people", "nsubj", 4), ("sick", "ccomp", 2)]  # fmt: skip


def test_such_as_and_because_of() -> None:
    assert converted(
        "Foods food NOUN NNS 0 root", "such such ADJ JJ 4 case", "as as ADP IN 2 fixed", "eggs egg NOUN NNS 1 nmod",
    ) == [("Foods", "ROOT", 0), ("such", "amod", 3), ("as", "prep", 1), ("eggs", "pobj", 3)]  # fmt: skip
    assert converted(
        "Died die VERB VBD 0 root", "because because ADP IN 4 case", "of of ADP IN 2 fixed", "flu flu NOUN NN 1 obl",
    ) == [("Died", "ROOT", 0), ("because", "prep", 1), ("of", "pcomp", 2), ("flu", "pobj", 2)]  # fmt: skip


def test_existential_be_is_tagged_as_an_auxiliary() -> None:
    tree = tree_of("There there PRON EX 2 expl", "is be VERB VBZ 0 root", "hope hope NOUN NN 2 nsubj")
    convert_tree(tree)
    assert tree[2].pos == "AUX"
    assert [tree[place].dep for place in tree.places()] == ["expl", "ROOT", "attr"]


def test_a_cycle_is_broken_where_the_treebank_had_the_topmost_word() -> None:
    words = [
        Word(1, "a", "a", "X", "X", 2, "dep", 0),
        Word(2, "b", "b", "X", "X", 1, "dep", 1),
        Word(3, "c", "c", "X", "X", 2, "dep", 2),
    ]
    tree = Tree({word.place: word for word in words})
    break_cycles(tree)
    assert [word.head for word in words] == [0, 1, 2]


def test_contractions_have_no_space_inside() -> None:
    lines = ["1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_", "1\tca\tcan\tAUX\tMD\t_\t3\taux\t_\t_", "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
             "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No"]  # fmt: skip
    tree = parse_sentence(lines).tree
    assert [tree[place].space_after for place in tree.places()] == [False, True, False]


@pytest.mark.parametrize("marker", ["# newpar id = 1", "# newdoc id = 1"])
def test_paragraph_starts_are_seen(marker: str) -> None:
    assert parse_sentence([marker, "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_"]).starts_paragraph
