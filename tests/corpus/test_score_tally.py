"""Precision, recall, F1, accuracy and macro-F1 on counts worked out by hand."""

import pytest

from overclaim.corpus.scores.tally import Confusion, Tally


def test_figures_of_a_tally() -> None:
    tally = Tally(right=2, found=3, wanted=4)
    assert tally.precision == pytest.approx(2 / 3)
    assert tally.recall == pytest.approx(1 / 2)
    assert tally.f1 == pytest.approx(4 / 7)
    assert tally + Tally(1, 1, 1) == Tally(3, 4, 5)


def test_what_nothing_divides_has_no_figure() -> None:
    assert Tally().f1 is None
    assert Tally(0, 0, 2).precision is None
    assert Tally(0, 0, 2).f1 == 0
    assert Tally(0, 2, 0).recall is None
    assert Confusion().accuracy is None
    assert Confusion().macro_f1 is None


def test_macro_f1_counts_every_class_alike() -> None:
    confusion = Confusion.of([("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("c", "a")])
    assert confusion.accuracy == pytest.approx(3 / 5)
    assert confusion.tally("a") == Tally(2, 3, 3)
    assert confusion.tally("b") == Tally(1, 2, 1)
    assert confusion.tally("c") == Tally(0, 0, 1)
    assert confusion.macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)


def test_classes_can_be_taken_together() -> None:
    confusion = Confusion.of([("5", "6"), ("6", "6"), ("4", "6"), ("5", "4")])
    assert confusion.tally_of({"5", "6"}, {"5", "6"}) == Tally(2, 3, 3)


def test_confusions_add_up() -> None:
    both = Confusion.of([("a", "b")]) + Confusion.of([("a", "b"), ("b", "b")])
    assert both.counts == {("a", "b"): 2, ("b", "b"): 1}
