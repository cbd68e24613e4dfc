"""The error for a file that we were given and that is wrong."""

from pathlib import Path


class SourceError(Exception):
    """A rule, table, vocabulary or config file is wrong; prints as ``path:line: problem``.

    ``line`` counts from 1; None where the whole file is meant.
    """

    def __init__(self, path: Path | str, line: int | None, problem: str) -> None:
        super().__init__(path, line, problem)
        self.path = Path(path)
        self.line = line
        self.problem = problem

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line is not None else str(self.path)
        return f"{place}: {self.problem}"
