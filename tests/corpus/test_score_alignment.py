"""The tool's sentences laid over the gold's where the two readings differ."""

from overclaim.corpus.scores.align_sentences import align_sentences


def test_equal_sentences_meet() -> None:
    alignment = align_sentences(["One fish.", "Two fish."], ["One fish.", "Two fish."])
    assert [alignment.gold_of(index) for index in range(2)] == [0, 1]
    assert alignment.unaligned == ()
    assert alignment.unread == ()


def test_white_space_case_and_quotes_do_not_matter() -> None:
    alignment = align_sentences(["The body’s “own”  tissue\n dies."], ['the body\'s "own" tissue dies'])
    assert alignment.gold_of(0) == 0


def test_a_run_in_label_that_the_tool_splits_off_stays_with_its_sentence() -> None:
    gold = ["Why it matters.", "Immune System Attack: The immune system attacks nerves.", "That hurts."]
    tool = ["Why it matters.", "Immune System Attack:", "The immune system attacks nerves.", "That hurts."]
    alignment = align_sentences(tool, gold)
    assert [alignment.gold_of(index) for index in range(4)] == [0, 1, 1, 2]
    assert alignment.unread == ()


def test_words_of_a_merged_sentence_go_to_their_own_gold_sentences() -> None:
    alignment = align_sentences(["Poor diet. Sugar harms nerves."], ["Poor diet.", "Sugar harms nerves."])
    assert alignment.places == ((0, 0, 1, 1, 1),)
    assert alignment.gold_of(0) == 1
    assert alignment.unread == ()


def test_a_sentence_that_the_gold_leaves_out_is_reported() -> None:
    alignment = align_sentences(["Share this.", "Fish oil helps."], ["Fish oil helps."])
    assert alignment.unaligned == (0,)
    assert alignment.gold_of(1) == 0


def test_a_gold_sentence_that_was_not_read_is_reported() -> None:
    alignment = align_sentences(["Fish oil helps."], ["Title of it all", "Fish oil helps."])
    assert alignment.unread == (0,)
    assert alignment.repeated == frozenset()


def test_a_chance_word_in_common_joins_nothing() -> None:
    alignment = align_sentences(["Read the next post about cats."], ["Garlic lowers the pressure of blood."])
    assert alignment.unaligned == (0,)
    assert alignment.unread == (0,)


def test_a_title_that_was_read_twice_finds_its_one_gold_sentence() -> None:
    alignment = align_sentences(["Garlic heals", "Garlic heals", "Buy now."], ["Garlic heals", "Buy now."])
    assert [alignment.gold_of(index) for index in range(3)] == [0, 0, 1]


def test_a_title_that_was_read_once_leaves_its_second_gold_sentence_repeated() -> None:
    alignment = align_sentences(["Garlic heals", "Buy now."], ["Garlic heals", "Garlic heals", "Buy now."])
    (left,) = alignment.unread
    assert alignment.repeated == {left}
    assert alignment.gold_of(1) == 2


def test_marks_without_words_are_neither_unread_nor_unaligned() -> None:
    alignment = align_sentences(["* * *"], ["---"])
    assert alignment.unaligned == ()
    assert alignment.unread == ()


def test_nothing_aligns_with_nothing() -> None:
    alignment = align_sentences([], ["Fish."])
    assert alignment.unread == (0,)
