"""spaCy is the same without its command line, which still comes when somebody asks for it."""

import subprocess
import sys

PROGRAM = """
import sys
from overclaim.pipeline.import_spacy import import_spacy
import_spacy()
import spacy
print("spacy.cli" in sys.modules, "weasel" in sys.modules)
doc = spacy.blank("en")("Tea cures nothing.")
print(len(doc))
info = spacy.info(silent=True)
print(info["spacy_version"] == spacy.__version__, "spacy.cli" in sys.modules)
from spacy.cli import download
print(callable(download))
"""


def test_spacy_comes_without_its_commands_until_they_are_asked_for() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:-1] == ["False False", "4", "True True", "True"]
