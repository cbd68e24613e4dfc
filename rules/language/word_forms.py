"""Lemmas and inflected forms of English words: the one door to lemminflect.

lemminflect decodes its whole tables, 120,000 lines, before it answers; a post asks for some hundred words. Here the
lines are kept as they lie in its files, which are sorted by word, and those of a word are decoded when it is asked for.
"""

import gzip
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

PARTS_OF_SPEECH = {
    "verb": ("VB", "VBZ", "VBP", "VBD", "VBN", "VBG"),
    "noun": ("NN", "NNS"),
    "light": ("NN", "NNS"),
    "nominal": ("NN", "NNS"),
}
Forms = dict[str, tuple[str, ...]]


class SortedTable:
    """The lines ``word,...`` of a gzipped table that is sorted by word; ``decode`` reads one, ``fixed`` overrules all."""

    def __init__(self, path: Path, decode: Callable[[str], Forms], fixed: Mapping[str, Forms]) -> None:
        self._lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        self._decode = decode
        self._fixed = fixed

    def get(self, word: str, default: Forms) -> Forms:
        """What the table says of the word, by part of speech or tag; ``default`` where it says nothing."""
        if word in self._fixed:
            return dict(self._fixed[word])
        found: Forms = {}
        index = bisect_left(self._lines, word, key=_word)
        while index < len(self._lines) and _word(self._lines[index]) == word:
            found.update(self._decode(self._lines[index]))
            index += 1
        return found or default


def first_lemma(word: str, part: str, *, guess: bool = True) -> str | None:
    """The first lemma, in lower case, of a word as a NOUN, VERB, ADJ, ADV or AUX; of one in no table by rule, or None without ``guess``."""
    found = _known_lemmas(word.lower()).get(part)
    if found is None and guess:
        found = _lemmatizer().getAllLemmasOOV(word, part).get(part)
    return found[0].lower() if found else None


def all_lemmas(word: str) -> frozenset[str]:
    """The lemmas of a word in all its parts of speech, in lower case; of one in no table as a noun by rule."""
    found = _lemmatizer().getAllLemmas(word) or _lemmatizer().getAllLemmasOOV(word, "NOUN")
    return frozenset(one.lower() for lemmas in found.values() for one in lemmas)


def inflections(lemma: str, pos: str) -> frozenset[str]:
    """All inflected forms of a lemma in lower case, itself included: ``cause`` -> cause, causes, caused, causing."""
    tags = PARTS_OF_SPEECH.get(pos, ())
    known = _known_forms(lemma) if tags else {}
    forms = {form.lower() for tag in tags for form in known.get(tag) or _inflector().getInflection(lemma, tag)}
    return frozenset(forms | {lemma})


def _known_lemmas(word: str) -> Forms:
    """As lemminflect's getAllLemmas, which copies both tables' entries deeply, for a word in lower case."""
    return {**_lemmatizer().lemma_dict.get(word, {}), **_lemmatizer()._getOverridesDict().get(word, {})}


def _known_forms(lemma: str) -> Forms:
    """As lemminflect's getAllInflections, which copies both tables' entries deeply, for a lemma in lower case."""
    return {**_inflector().infl_dict.get(lemma, {}), **_inflector()._getOverridesDict().get(lemma, {})}


@cache
def _lemmatizer() -> Any:
    from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
    from lemminflect.core.Lemmatizer import Lemmatizer
    from lemminflect.core.LexicalUtils import categoryToUPos

    def decode(line: str) -> Forms:
        _, category, lemmas = LemmaLUCodec.fromString(line)
        return {categoryToUPos(category): lemmas}

    made = Lemmatizer()
    made.lemma_dict = SortedTable(Path(made.lemma_lu_fn), decode, {})
    return made


@cache
def _inflector() -> Any:
    from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
    from lemminflect.core.Inflections import Inflections

    def decode(line: str) -> Forms:
        forms: Forms = InflectionLUCodec.fromString(line)[2]
        return forms

    made = Inflections()
    made.infl_dict = SortedTable(Path(made.infl_lu_fn), decode, InflectionLUCodec.updateForAuxMod({}))
    return made


def _word(line: str) -> str:
    return line.partition(",")[0]
