"""How every command ends: with the exit code it returns, or the one that its exception stands for."""

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
            told = f"this is a fault of overclaim, not of your files: {type(fault).__name__}: {fault}"
            code = tell(told, ExitCode.OUR_FAULT)
            if kwargs.get("debug"):
                traceback.print_exc()
        raise typer.Exit(code)

    return run
