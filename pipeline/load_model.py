"""Loads the English model: the shipped parser, recogniser and spotter, or an installed pipeline in place of the first two.

spaCy is imported here and in `parse_sentences`, nowhere before; a command that needs no parse does not pay for it.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

SHIPPED = Path(__file__).parent / "model"
BARE = "overclaim.bare_tokenizer.v1"
MARKER = "marker"  # the spotter's component that `mark_parts` runs by itself, on parsed sentences
PARSER_LABELS = frozenset({"nsubj", "dobj", "prep", "pobj", "relcl"})


class UnusableModel(Exception):
    """The pipeline named by ``--model`` is not installed or has neither our dependency labels nor an entity recogniser."""


class Model:
    """The pipelines that parse, recognise entities and spot claims; ``name`` says whose. Each is loaded on first use."""

    def __init__(
        self,
        name: str,
        parser: "Callable[[], Pipeline] | None" = None,
        recogniser: "Callable[[], Pipeline] | None" = None,
    ) -> None:
        """``parser`` and ``recogniser`` load what stands in the place of ours."""
        self.name = name
        self._load_parser = parser
        self._load_recogniser = recogniser

    @cached_property
    def spotter(self) -> "Pipeline":
        """The network that spots claims; always ours."""
        return load_shipped("spotter")

    @cached_property
    def parser(self) -> "Pipeline":
        """Tagger, dependency parser and lemmatizer."""
        return load_shipped("parser", self.spotter) if self._load_parser is None else self._load_parser()

    @cached_property
    def recogniser(self) -> "Pipeline":
        """Named entity recogniser."""
        return load_shipped("recogniser", self.spotter) if self._load_recogniser is None else self._load_recogniser()


def unneeded(parser: "Pipeline") -> list[str]:
    """The components of a pipeline that parsing leaves out; they are run where they are needed."""
    return [name for name in ("ner", "lemmatizer") if name in parser.pipe_names]


_KEPT: ContextVar[dict[str | None, Model] | None] = ContextVar("kept models", default=None)


@contextmanager
def keep_model() -> Iterator[None]:
    """Inside of it `load_model` makes a model once, for a program that checks again and again."""
    before = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(before)


def load_model(name: str | None = None) -> Model:
    """As `_load_model`; inside of `keep_model` the same model every time."""
    kept = _KEPT.get()
    if kept is None:
        return _load_model(name)
    if name not in kept:
        kept[name] = _load_model(name)
    return kept[name]


def _load_model(name: str | None) -> Model:
    """The shipped model, or the installed pipeline ``name`` in its place.

    A pipeline with ClearNLP labels is put in whole. A scispaCy model has other dependency labels, so it lends its
    recogniser and the parse stays ours. Raises UnusableModel where nothing of the named pipeline fits.
    """
    if name is None:
        return Model("overclaim")
    try:
        named = load_pipeline(name)
    except OSError as error:
        raise UnusableModel(
            f"--model {name}: no such spaCy pipeline is installed; install it or leave --model out"
        ) from error
    parses = named.has_pipe("parser") and set(named.pipe_labels["parser"]) >= PARSER_LABELS
    recognises = named.has_pipe("ner")
    if not parses and not recognises:
        raise UnusableModel(
            f"--model {name}: has neither a parser with labels like nsubj, dobj, prep nor an entity recogniser"
        )
    return Model(name, (lambda: named) if parses else None, (lambda: named) if recognises else None)


def load_pipeline(name: "Path | str") -> "Pipeline":
    """A spaCy pipeline by name or folder, made quick as `quickened` says."""
    import spacy

    return quickened(spacy.load(name))


def load_shipped(name: str, lender: "Pipeline | None" = None) -> "Pipeline":
    """One of our own pipelines; words, vectors and, where it is the same, the tokenizer are those of ``lender``.

    spaCy sets up the rules of a tokenizer twice for each pipeline, which took as long as to read all networks. Two
    pipelines with one tokenizer and one vocabulary also know the same lexemes, so that a word is looked at once.
    """
    import spacy
    from spacy.util import registry

    folder = SHIPPED / name
    registry.tokenizers(BARE, func=lambda: _bare_tokenizer)
    bare = {"nlp": {"tokenizer": {"@tokenizers": BARE}}}
    if lender is None:
        with _built_in_alone():
            made = spacy.load(folder, exclude=["tokenizer"], config=bare)
    else:
        with _built_in_alone():
            made = spacy.load(folder, vocab=lender.vocab, exclude=["vocab", "tokenizer"], config=bare)
        for label in json.loads((folder / "vocab" / "strings.json").read_bytes()):
            made.vocab.strings.add(label)
    lent = lender.path / "tokenizer" if lender is not None and lender.path is not None else None
    if lender is not None and lent is not None and lent.read_bytes() == (folder / "tokenizer").read_bytes():
        made.tokenizer = lender.tokenizer
    else:
        tokenizer: Any = made.tokenizer
        tokenizer.from_disk(folder / "tokenizer")
    return quickened(made)


@contextmanager
def _built_in_alone() -> Iterator[None]:
    """SpaCy looks for components in no other package: ours have none, and it looks through all packages for each."""
    from spacy.util import registry

    searching = [one for one in vars(registry).values() if getattr(one, "entry_points", False)]
    for one in searching:
        one.entry_points = False
    try:
        yield
    finally:
        for one in searching:
            one.entry_points = True


def quickened(pipeline: "Pipeline") -> "Pipeline":
    """The pipeline with numpy's matrix product, and word vectors at single precision."""
    import numpy as np
    from thinc.api import NumpyOps

    vectors = pipeline.vocab.vectors
    if vectors.data.dtype == np.float16:  # as they are shipped; at half precision every product would convert them anew
        vectors.data = vectors.data.astype(np.float32)
    fast = NumpyOps(use_blis=False)  # numpy's matrix product took half the time of blis's where both were measured
    for _, component in pipeline.pipeline:
        network = getattr(component, "model", None)
        for layer in network.walk() if network is not None and network is not True else ():
            if isinstance(layer.ops, NumpyOps):
                layer.ops = fast
    return pipeline


def _bare_tokenizer(pipeline: "Pipeline") -> Any:
    """One without rules, until those of the pipeline's own folder are read."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without annotations

    return Tokenizer(pipeline.vocab)
