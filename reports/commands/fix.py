"""``check --fix``, ``--diff-only`` and ``--statistics``: what is changed in posts, and what is printed in place of findings."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from ...rules.source_error import SourceError
from ..choose_outputs import DEFAULT, Output, WrongOutput
from ..console import ExitCode, tell
from ..report import Report
from ..statistics import Statistics

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...corpus.apply_baseline import Ratchet
    from ...pipeline.run import Checker
    from ...pipeline.values import PostResult

MOST_ROUNDS = 10  # so that fixes which would bring each other up end all the same


@dataclass(slots=True)
class Fixes:
    """The safe fixes of a run, post by post: shown in ``out``, and written unless ``keep_files``."""

    make_checker: "Callable[[], Checker]"
    ratchet: "Ratchet"
    out: TextIO
    keep_files: bool
    asked: bool
    shown: int = 0
    refused: int = 0

    def fixed(self, result: "PostResult") -> "PostResult":
        """The result of the post as it is when this returns: with its file changed, what remains to be found in it."""
        from ...corpus.apply_fixes import UnfixableFile, write_fixed
        from ..unified_diff import diff_lines

        if not self.asked:
            return result
        after = self._after(result)
        if result.post is None or after.post is None or after is result:
            return result
        diff = "".join(diff_lines(result.path, result.post.text, after.post.text))
        self.shown += 1
        self.out.write(diff)
        self.out.flush()
        if self.keep_files:
            return result
        try:
            write_fixed(result.path, result.post.text, after.post.text)
        except UnfixableFile as problem:
            self.refused += 1
            tell(f"{result.path}: {problem}")
            return result
        return after

    def _after(self, result: "PostResult") -> "PostResult":
        """What is found in the post once no fix is left: where a title stands twice, fixing one brings up the other."""
        from ...corpus.apply_fixes import fix_post
        from ..whole_sentence_fixes import safe_fixes

        for _ in range(MOST_ROUNDS):
            if not any(finding.safe_suggestion for finding in result.findings):
                break
            fixes = safe_fixes(self.ratchet.would_cover(result))
            after = fix_post(result, fixes, lambda post: next(self.make_checker().check_posts([post])))
            if after is None:
                break
            result = after
        return result

    def exit_code(self, found: ExitCode) -> ExitCode:
        """What the run ends with where its findings end it with ``found``.

        A file that could not be fixed is wrong input. Where files are kept, not the findings but the diffs make FOUND.
        """
        if found is ExitCode.WRONG_INPUT or self.refused:
            return ExitCode.WRONG_INPUT
        if self.asked and self.keep_files:
            return ExitCode.FOUND if self.shown else ExitCode.FINE
        return found


def choose_fixes(
    make_checker: "Callable[[], Checker]",
    ratchet: "Ratchet",
    paths: Sequence[str],
    outputs: Sequence[Output],
    *,
    fix: bool,
    diff_only: bool,
) -> Fixes:
    """What the options ask for; ``--diff-only`` beside ``--fix`` changes nothing. Raises SourceError for standard input.

    A diff goes to standard error where a report for programs has standard output.
    """
    if fix and not diff_only and "-" in paths:
        raise SourceError("-", None, "standard input cannot be fixed; name the file, or add --diff-only")
    for_programs = any(one.path is None and one.format != DEFAULT for one in outputs)
    return Fixes(make_checker, ratchet, sys.stderr if for_programs else sys.stdout, diff_only, fix or diff_only)


def printed_instead(
    outputs: Sequence[Output], *, statistics: bool, diff_only: bool
) -> tuple[tuple[Output, ...], tuple[Report, ...]]:
    """The outputs, and the report that is printed in place of the one on standard output; reports in files stay.

    Raises WrongOutput where what was asked for cannot be printed.
    """
    if not statistics and not diff_only:
        return tuple(outputs), ()
    files = tuple(one for one in outputs if one.path is not None)
    shown = next(one.format for one in outputs if one.path is None)
    if diff_only:
        if statistics or shown != DEFAULT:
            other = "--statistics" if statistics else shown
            raise WrongOutput(f"--diff-only and {other} cannot both go to standard output; leave one out")
        return files, ()
    if shown not in (DEFAULT, "json"):
        raise WrongOutput(f"--statistics and {shown} cannot both go to standard output; write --output {shown}=FILE")
    return files, (Statistics(sys.stdout, as_json=shown == "json"),)
