"""Times of a model directory, each in a process of its own so that nothing is loaded or cached beforehand.

All are processor time of one thread, which other work on the machine does not lengthen much.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_REPEATS = 3
_LOAD = """
import sys, time
import spacy
started = time.process_time()
for path in sys.argv[1:]:
    spacy.load(path)
print(time.process_time() - started)
"""
_PARSE = """
import json, sys, time
from thinc.api import NumpyOps, set_current_ops
set_current_ops(NumpyOps(use_blis=json.loads(sys.argv[2])))
import spacy
nlp = spacy.load(sys.argv[1])
texts = json.load(sys.stdin)
words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=128))
started = time.process_time()
for _ in nlp.pipe(texts, batch_size=128):
    pass
print(words / (time.process_time() - started))
"""


def _run(code: str, arguments: list[str], text: str = "") -> float:
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


def load_seconds(models: list[Path]) -> float:
    """Seconds to load the models one after the other, without the import of spaCy; the best of three processes."""
    return round(min(_run(_LOAD, [str(model) for model in models]) for _ in range(_REPEATS)), 2)


def words_per_second(model: Path, sentences: list[str], use_blis: bool) -> int:
    """Tokens a second on one core, one sentence a text, second pass (the tokenizer has seen the words); the best of three.

    `use_blis` chooses between the matrix product that thinc takes by default and numpy's own.
    """
    arguments = [str(model), json.dumps(use_blis)]
    best = max(_run(_PARSE, arguments, json.dumps(sentences)) for _ in range(_REPEATS))
    return int(round(best, -2))
