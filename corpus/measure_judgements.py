"""How often errors are right in all they say, as readers judged them: ``python -m overclaim.corpus.measure_judgements``.

The errors are those on our own posts now, of the rules that need no profile; their judgements stand in
``judged-findings.csv``.
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..pipeline.run import RULES_FOLDER, make_checker
from ..pipeline.values import PostResult
from ..rules.load_packs import load_packs
from ..rules.scales import Severity
from .judged_findings import PARTS, FindingKey, Judgement, judged_results, keys_of, load_judged

USAGE = "usage: python -m overclaim.corpus.measure_judgements"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those that there are are right."""

    right: int
    count: int

    def __str__(self) -> str:
        share = f" ({self.right / self.count:.1%})" if self.count else ""
        return f"{self.right} of {self.count}{share}"


@dataclass(frozen=True, slots=True)
class ErrorsJudged:
    """Of the errors: how many are flagged rightly, right in each part that they have, and wholly right; ``unread`` ones are not in it."""

    flagged: Share
    parts: Mapping[str, Share]
    wholly: Share
    unread: int


def measure_errors(results: Iterable[PostResult], judged: Mapping[FindingKey, Judgement]) -> ErrorsJudged:
    """The judgements of all errors among the findings of ``results``, each finding counted once."""
    errors = {
        key: judged.get(key)
        for result in results
        for key, finding in keys_of(result)
        if finding.severity is Severity.ERROR
    }
    read = [one for one in errors.values() if one is not None]
    values = {part: [value for one in read if (value := getattr(one, part)) is not None] for part in PARTS}
    return ErrorsJudged(
        flagged=_share([one.right for one in read]),
        parts={part: _share(found) for part, found in values.items()},
        wholly=_share([one.wholly_right for one in read]),
        unread=len(errors) - len(read),
    )


def _share(judgements: list[bool]) -> Share:
    return Share(sum(judgements), len(judgements))


def main(arguments: list[str]) -> int:
    """Print the shares; exit code 2 for arguments, there are none."""
    if arguments:
        print(USAGE, file=sys.stderr)
        return 2
    rules = [rule for rule in load_packs(Path(RULES_FOLDER) / "packs") if not rule.opt_in]
    found = measure_errors(judged_results(make_checker(), rules), load_judged())
    print(f"errors on our posts, as readers judged them: {found.flagged} flagged rightly")
    for part, share in found.parts.items():
        print(f"  {part:<12} right in {share}")
    print(f"  right in verdict, row and suggestion: {found.wholly}; not read yet: {found.unread}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
