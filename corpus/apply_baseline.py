"""Holds findings against a baseline, post by post: known ones are let through, and what is fixed can never come back.

A finding is known again by its post, its rule and what it says, never by its line (`said_by`). An entry covers as many
findings as its count, of its severity or a milder one: a finding that has become more severe is new.

A post that was renamed keeps its entries: where the file of an entry is no longer there, what is left of the entry's
count covers the same finding in any other post. A copy gains nothing by that: while the first file is there its
entries are its own, and once it is gone all other posts draw on the one count together. What is the same finding in
the same post, taken out in one place and put in at another, is known still; no key without a line can tell.
"""

import os
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..pipeline.values import Claim, Finding, Phrase, PostResult
from ..rules.rule import Rule
from ..rules.scales import Severity
from .baseline import Baseline, KnownFinding

# Marks that an editor or a site generator changes without changing a word; soft hyphens and zero widths go.
ALIKE = str.maketrans(
    "\u2018\u2019\u201a\u201b\u02bc\u2032\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2010\u2011",
    '\'\'\'\'\'\'"""""""--',
    "\u00ad\u200b\u200c\u200d\u2060\ufeff",
)


def said_by(finding: Finding, claims: Sequence[Claim], whole_post: Collection[str] = ()) -> tuple[str, ...]:
    """What a finding says, so that it is known again wherever it stands.

    On a claim (its cue, or all of it): the cause's and effect's concept, else their words; the cue's words; the
    strength. Otherwise the flagged words, which are prose, without markup. Of the rules in ``whole_post`` nothing:
    they are about the post, and the title that they are shown at may change.
    """
    if finding.rule in whole_post:
        return ()
    claim = None if finding.claim is None else claims[finding.claim]
    # A finding on other words may carry the claim of a milder one that it took the place of.
    if claim is None or finding.span not in (claim.cue.span, claim.span):
        return (normalised(finding.text),)
    return _end(claim.cause), normalised(claim.cue.text), _end(claim.effect), claim.strength.value


def normalised(text: str) -> str:
    """The words alone: lower case, plain quotation marks and hyphens, single spaces, compatible forms made one."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(ALIKE)).casefold().split())


def _end(phrase: Phrase) -> str:
    return phrase.concept or normalised(phrase.meant)


class Ratchet:
    """A baseline in use: give `cover` every post once, then ask what is stale and what the baseline should be.

    Memory grows with the baseline, not with the posts.
    """

    def __init__(
        self,
        baseline: Baseline,
        folder: Path,
        paths: Iterable[str],
        rules: Iterable[Rule] = (),
        resting: Collection[str] = (),
    ) -> None:
        """``folder`` holds the baseline's file, ``paths`` are those that are checked by ``rules``.

        ``resting`` names rules that exist and do not run this time: their entries are left alone.
        """
        self._baseline = baseline
        self._folder = os.path.realpath(folder)
        self._folders = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
        self._whole_post = frozenset(rule.name for rule in rules if rule.kind == "document")
        self._resting = frozenset(resting)
        self._left = Counter(baseline.known)
        self._used: Counter[KnownFinding] = Counter()
        self._milder = 0
        self._failures = 0
        self._homes = {known.path for known in baseline.known}
        self._gone = {home for home in self._homes if not os.path.exists(self._place(home))}
        self._checked: set[str] = set()
        self._orphans = _paths_by_saying(known for known in sorted(baseline.known) if known.path in self._gone)

    def cover(self, result: PostResult) -> PostResult:
        """The result with its known findings moved to ``suppressed``, behind those that are there already."""
        path = self.path_of(result.path)
        if result.failure is not None:
            self._failures += 1
        elif path in self._homes:
            self._checked.add(path)
        known = self.known_of(result)
        # The most severe first: a milder finding can do with an entry that they could not.
        hardest_first = sorted(range(len(known)), key=lambda index: -known[index].severity.rank)
        covered = {index for index in hardest_first if self._take(known[index])}
        if not covered:
            return result
        reason = f"in the baseline of {self._baseline.written}"
        return replace(
            result,
            findings=tuple(one for index, one in enumerate(result.findings) if index not in covered),
            suppressed=(
                *result.suppressed,
                *(
                    replace(result.findings[index], suppressed_because=reason, in_baseline=True)
                    for index in sorted(covered)
                ),
            ),
        )

    def would_cover(self, result: PostResult) -> PostResult:
        """As `cover`, using nothing up: the post will be given again, perhaps changed."""
        trial = copy(self)
        trial._left, trial._used, trial._checked = Counter(self._left), Counter(), set()
        return trial.cover(result)

    def known_of(self, result: PostResult) -> list[KnownFinding]:
        """How each finding of the result would stand in the baseline, in order."""
        path = self.path_of(result.path)
        return [
            KnownFinding(path, one.rule, said_by(one, result.claims, self._whole_post), one.severity)
            for one in result.findings
        ]

    def path_of(self, path: str) -> str:
        """A post's path as the baseline has it: relative to its folder, links resolved, with forward slashes."""
        real = os.path.realpath(path)
        try:
            return Path(os.path.relpath(real, self._folder)).as_posix()
        except ValueError:  # another drive of Windows
            return Path(real).as_posix()

    @property
    def stale(self) -> int:
        """How many accepted findings no longer occur in what was checked, or are milder now."""
        return self._milder + sum(count for known, count in self._left.items() if self._is_settled(known))

    def pruned(self) -> Baseline:
        """The baseline without what is stale, renamed posts under their new path; accepts nothing that it did not."""
        return replace(self._baseline, known=dict(self._untouched() + self._used))

    def rewritten(self, found: Mapping[KnownFinding, int], day: date) -> Baseline:
        """The baseline that accepts all that was ``found``, and what it did of posts that were not checked.

        One that says nothing new keeps its day, so that writing it again does not change the file.
        """
        known = dict(self._untouched() + Counter(found))
        return self._baseline if known == self._baseline.known else Baseline(day, known)

    def _take(self, known: KnownFinding) -> bool:
        """Use up one of what is accepted: of the post's own first, then of a post that is gone."""
        for home in (known.path, *self._orphans.get((known.rule, known.said), ())):
            for severity in Severity:
                entry = replace(known, path=home, severity=severity)
                if severity >= known.severity and self._left[entry]:
                    self._left[entry] -= 1
                    self._used[known] += 1
                    self._milder += severity > known.severity
                    return True
        return False

    def _untouched(self) -> Counter[KnownFinding]:
        return Counter({known: count for known, count in self._left.items() if count and not self._is_settled(known)})

    def _is_settled(self, known: KnownFinding) -> bool:
        """Whether this run can tell what no longer occurs: the post was checked, or it is gone from a folder that was.

        A post that could not be read may be the renamed one, so that then nothing is known of those that are gone.
        """
        if known.rule in self._resting:
            return False
        if known.path in self._checked:
            return True
        place = Path(self._place(known.path))
        return known.path in self._gone and not self._failures and any(map(place.is_relative_to, self._folders))

    def _place(self, home: str) -> str:
        return os.path.normpath(os.path.join(self._folder, home))


def _paths_by_saying(entries: Iterable[KnownFinding]) -> Mapping[tuple[str, tuple[str, ...]], Collection[str]]:
    found: dict[tuple[str, tuple[str, ...]], dict[str, None]] = {}
    for known in entries:
        found.setdefault((known.rule, known.said), {})[known.path] = None
    return found
