"""The formats of ``overclaim check``: a file is a format, its name is what users type.

Each has ``make(out, run)``, which returns a report that writes to ``out``. A format that writes bytes uses
``out.buffer``. Only the formats that are asked for are imported.
"""

import pkgutil
from importlib import import_module
from typing import TextIO

from ..remember_report import Memory, RememberingReport
from ..report import Report, Run

# What these write of a post hangs on its result and the run alone, and before the first post they write nothing. So what
# one wrote of an unchanged post can be kept and written again.
BY_POST = frozenset({"concise", "jsonl", "terminal"})
FORMATS = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def make_report(name: str, out: TextIO, run: Run, memory: Memory | None = None) -> Report:
    """A report in the format ``name``, one of FORMATS; with a memory it need not be made of unchanged posts again."""
    if memory is not None and name in BY_POST and not out.isatty():
        return RememberingReport(lambda to: make_report(name, to, run), out, memory, name)
    report: Report = import_module(f".{name}", __name__).make(out, run)
    return report
