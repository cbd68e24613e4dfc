"""The formats of ``overclaim check``: a file is a format, its name is what users type.

Each has ``make(out, run)``, which returns a report that writes to ``out``. A format that writes bytes uses
``out.buffer``. One that writes of every post what its result and the run say, and nothing that hangs on the posts before
it, has ``BY_POST = True``: what it wrote of an unchanged post is then kept and written again. Only the formats that are
asked for are imported.
"""

import pkgutil
from importlib import import_module
from typing import TextIO

from ..remember_report import Memory, RememberingReport
from ..report import Report, Run

FORMATS = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def make_report(name: str, out: TextIO, run: Run, memory: Memory | None = None) -> Report:
    """A report in the format ``name``, one of FORMATS; with a memory it need not be made of unchanged posts again."""
    module = import_module(f".{name}", __name__)
    if memory is not None and getattr(module, "BY_POST", False) and not out.isatty():
        return RememberingReport(lambda to: module.make(to, run), out, memory, name)
    report: Report = module.make(out, run)
    return report
