"""Words are looked up one by one in lemminflect's own files; what it decodes at once is the measure."""

import pytest
from lemminflect import config, getInflection, getLemma
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from overclaim.rules.language import all_lemmas, first_lemma, inflections
from overclaim.rules.language.load_language import CUE_COLUMNS, FOLDER
from overclaim.rules.language.word_forms import PARTS_OF_SPEECH, SortedTable, _inflector, _lemmatizer
from overclaim.rules.read_table import read_table


def test_every_lemma_of_the_table_is_found() -> None:
    table = _lemmatizer().lemma_dict
    assert isinstance(table, SortedTable)
    whole = LemmaLUCodec.load(config.lemma_lu_fn)
    assert len(whole) > 60_000
    assert [word for word, lemmas in whole.items() if table.get(word, {}) != lemmas] == []
    assert table.get("nosuchword", {}) == {}


def test_every_inflection_of_the_table_is_found() -> None:
    table = _inflector().infl_dict
    assert isinstance(table, SortedTable)
    whole = InflectionLUCodec.load(config.inflection_lu_fn)
    assert len(whole) > 30_000
    assert [word for word, forms in whole.items() if table.get(word, {}) != forms] == []


def test_cues_have_the_forms_that_lemminflect_gives_them() -> None:
    words = {(row["lemma"].split(" ")[0], row["pos"]) for row in read_table(FOLDER / "cues.csv", CUE_COLUMNS)}
    for word, pos in sorted(words):
        tags = PARTS_OF_SPEECH.get(pos, ())
        assert inflections(word, pos) == {word, *(form.lower() for tag in tags for form in getInflection(word, tag))}


def test_first_lemmas_are_those_that_lemminflect_gives() -> None:
    words = [*sorted(LemmaLUCodec.load(config.lemma_lu_fn))[::97], "zorbed", "grumblings", "x-rays", "better"]
    for word in words:
        for part in ("NOUN", "VERB", "ADJ", "ADV", "AUX"):
            for guess in (True, False):
                theirs = getLemma(word.lower(), part, lemmatize_oov=guess)
                assert first_lemma(word.lower(), part, guess=guess) == (theirs[0].lower() if theirs else None)


@pytest.mark.parametrize(
    ("word", "part", "lemma"),
    [("deficiencies", "NOUN", "deficiency"), ("led", "VERB", "lead"), ("was", "AUX", "be"), ("zorbed", "VERB", "zorb")],
)
def test_the_first_lemma(word: str, part: str, lemma: str) -> None:
    assert first_lemma(word, part) == lemma


def test_a_word_in_no_table_is_guessed_only_where_asked() -> None:
    assert first_lemma("zorbines", "NOUN", guess=False) is None
    assert all_lemmas("zorbines") == {"zorbine"}
    assert all_lemmas("left") >= {"left", "leave"}
