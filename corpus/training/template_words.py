"""The words that fill the templates: everyday health words of ours and WordNet's nouns, adjectives and adverbs."""

from __future__ import annotations

import gzip
import json
import random
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

_LISTS: dict[str, list[str]] = {
    name: text.split()
    for name, text in tomllib.loads(files(__package__).joinpath("template_words.toml").read_text("utf-8")).items()
}
COMMON_NOUNS = _LISTS["common_nouns"]
COMMON_ADJECTIVES = _LISTS["common_adjectives"]
QUALITIES = _LISTS["qualities"]
ADVERBS = _LISTS["adverbs"]
MODALS = _LISTS["modals"]
ROLES = _LISTS["roles"]
PEOPLE = _LISTS["people"]
RESEARCH = _LISTS["research"]
TRANSITIVE = _LISTS["transitive"]
_IRREGULAR = {
    "drive": ("drove", "driven"),
    "fight": ("fought", "fought"),
    "stop": ("stopped", "stopped"),
    "speed": ("sped", "sped"),
    "combat": ("combated", "combated"),
    "control": ("controlled", "controlled"),
}
_DOUBLED = {"stop": "stopping", "stem": "stemming", "control": "controlling"}
WITH_PREPOSITION = {
    "lead": ["to"],
    "result": ["in", "from"],
    "contribute": ["to"],
    "stem": ["from"],
    "interfere": ["with"],
    "arise": ["from"],
    "help": ["with"],
    "suffer": ["from"],
    "depend": ["on"],
    "respond": ["to"],
}
_IRREGULAR_INTRANSITIVE = {"lead": ("led", "led"), "arise": ("arose", "arisen"), "stem": ("stemmed", "stemmed")}
LINKS = [
    "linked to",
    "associated with",
    "related to",
    "tied to",
    "connected to",
    "attributed to",
    "correlated with",
    "connected with",
]
_NOUN_ENDING = re.compile(
    r"(itis|osis|emia|pathy|algia|gia|tion|sion|ment|ency|ness|ia|ism|ity|oma|ine|ide|one|ose|gen|ium|ate|acid|hormone|vitamin|cell|oid"
    r"|ase|in|ol|or|er|ea|sis|ure|ache|ance|ence|ing|th|ue|e|n|t|d|y|s)$"
)
_MEDICAL_ENDING = re.compile(
    r"(itis|osis|emia|pathy|algia|esis|ysis|rrhea|ectomy|genic|trophy|plasia|toxin|hormone|oxide|itol|amine|zole|cillin|statin|phage"
    r"|flora|biota|derm|lepsy|plegia|phobia|toma|noma|uria|pnea|glia|trient|vitamin)$"
)
_ADJECTIVE_ENDING = re.compile(r"(ic|al|ous|ive|ed|ary|ar|ful|less|able)$")
_SIBILANT = re.compile(r"(s|x|ch|sh|z)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def lookup_table(name: str) -> Any:
    """One of the English tables of the package spacy-lookups-data, such as `lemma_index`.

    Raises ModuleNotFoundError where the `train` extra is not installed.
    """
    packed = files("spacy_lookups_data").joinpath("data", f"en_{name}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def plural(noun: str) -> str:
    """The regular plural."""
    if noun == "bacterium":
        return "bacteria"
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if _SIBILANT.search(noun):
        return noun + "es"
    return noun[:-1] + "ies" if _CONSONANT_Y.search(noun) else noun + "s"


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.isascii() and 4 < len(word) < 15


def inflect(verb: str) -> dict[str, str]:
    """The verb's forms by Penn tag."""
    past, participle = (_IRREGULAR | _IRREGULAR_INTRANSITIVE).get(verb, ("", ""))
    stem = verb.removesuffix("e")
    regular = verb[:-1] + "ied" if _CONSONANT_Y.search(verb) else stem + "ed"
    third = plural(verb)
    gerund = _DOUBLED.get(verb, stem + "ing")
    return {"VB": verb, "VBP": verb, "VBZ": third, "VBD": past or regular, "VBN": participle or regular, "VBG": gerund}


def inflected_words() -> Iterator[tuple[str, str]]:
    """Every (Penn tag, word form) that WordNet's index gives by regular inflection, for words of five letters or more."""
    index = lookup_table("lemma_index")
    for noun in index["noun"]:
        yield "NN", noun
        yield "NNS", plural(noun)
    for adjective in index["adj"]:
        yield "JJ", adjective
    for adverb in index["adv"]:
        yield "RB", adverb
    for verb in index["verb"]:
        yield from inflect(verb).items()


class WordSource:
    """Draws words for the templates; the same `rng` state gives the same words."""

    def __init__(self, rng: random.Random) -> None:
        index = lookup_table("lemma_index")
        self.rng = rng
        nouns: list[str] = [word for word in index["noun"] if _is_plain(word)]
        self._nouns = [word for word in nouns if _NOUN_ENDING.search(word)]
        self._medical = [word for word in self._nouns if _MEDICAL_ENDING.search(word)]
        self._adjectives: list[str] = [
            word for word in index["adj"] if _is_plain(word) and _ADJECTIVE_ENDING.search(word)
        ]
        self._verbs: dict[str, dict[str, str]] = {verb: inflect(verb) for verb in (*TRANSITIVE, *WITH_PREPOSITION)}

    def noun(self) -> str:
        """A singular noun: everyday health word, medical-looking word or any word."""
        draw = self.rng.random()
        pool = COMMON_NOUNS if draw < 0.4 else self._medical if draw < 0.7 else self._nouns
        return self.rng.choice(pool)

    def adjective(self) -> str:
        """An adjective, one in two of them an everyday one."""
        return self.rng.choice(COMMON_ADJECTIVES if self.rng.random() < 0.5 else self._adjectives)

    def transitive(self, tag: str) -> str:
        """A transitive verb of causing, helping or harming in the form of the tag."""
        return self._verbs[self.rng.choice(TRANSITIVE)][tag]

    def with_preposition(self, tag: str) -> tuple[str, str]:
        """A verb that takes a preposition, in the form of the tag, and the preposition."""
        verb = self.rng.choice(list(WITH_PREPOSITION))
        return self._verbs[verb][tag], self.rng.choice(WITH_PREPOSITION[verb])

    def abbreviation(self) -> str:
        """Capitals such as IBS, or a letter with a number such as B12."""
        if self.rng.random() < 0.3:
            return self.rng.choice("BDKCAE") + str(self.rng.randint(1, 12))
        return "".join(self.rng.choice("ABCDEFGHILMNOPRSTV") for _ in range(self.rng.choice([2, 3, 3, 4])))
