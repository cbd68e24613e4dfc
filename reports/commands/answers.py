"""How every command ends: with the exit code it returns, or the one that its exception stands for."""

import errno
import functools
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

from ...pipeline.load_model import UnusableModel
from ...rules.source_error import SourceError
from ..choose_outputs import WrongOutput
from ..console import ExitCode, tell

Parameters = ParamSpec("Parameters")
# Why a write fails that is no fault of ours; reports in files and results that are kept say so themselves.
UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}


def answers(command: Callable[Parameters, int]) -> Callable[Parameters, None]:
    """A command that exits with the code it returns, or with the one that its exception stands for."""

    @functools.wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
            sys.stdout.flush()
        except (SourceError, UnusableModel, WrongOutput) as problem:
            code = tell(str(problem))
        except BrokenPipeError:  # whoever read our output has had enough
            sys.stdout = None
            code = ExitCode.WRONG_INPUT
        except typer.Abort:
            code = tell("given up; nothing was changed")
        except Exception as fault:  # noqa: BLE001 - the one place where a fault of ours becomes an exit code
            code = _unwritten(fault) or _our_fault(fault, debug=bool(kwargs.get("debug")))
        raise typer.Exit(code)

    return run


def _unwritten(problem: Exception) -> ExitCode | None:
    """The exit code where standard output takes no more; None where that is not the problem."""
    if not isinstance(problem, OSError) or problem.errno not in UNWRITABLE:
        return None
    sys.stdout = None  # what it still holds cannot be written either
    return tell(f"standard output cannot be written: {problem.strerror}; send it where there is room")


def _our_fault(fault: Exception, *, debug: bool) -> ExitCode:
    code = tell(f"this is a fault of overclaim, not of your files: {type(fault).__name__}: {fault}", ExitCode.OUR_FAULT)
    if debug:
        traceback.print_exception(fault)
    return code
