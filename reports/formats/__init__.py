"""The formats of ``overclaim check``: a file is a format, its name is what users type.

Each has ``make(out, run)``, which returns a report that writes to ``out``. A format that writes bytes uses
``out.buffer``. Only the formats that are asked for are imported.
"""

import pkgutil
from importlib import import_module
from typing import TextIO

from ..report import Report, Run

FORMATS = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def make_report(name: str, out: TextIO, run: Run) -> Report:
    """A report in the format ``name``, one of FORMATS."""
    report: Report = import_module(f".{name}", __name__).make(out, run)
    return report
