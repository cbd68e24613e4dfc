"""How often each rule is right: its findings on our own posts, each judged by a reader, in ``judged-findings.csv``.

Rules for sellers are judged on the posts of sellers alone (``gold/sellers.txt``), one profile at a time.

Of errors a reader also judges the verdict on the claim, the first evidence row and the suggestions, each yes, no, or
empty where there is none.

A finding is known again by its post, rule, flagged words and the sentence they stand in, not by its line: edits of a
post around it do not matter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..pipeline.values import Finding, PostResult
from ..rules.read_table import read_table
from ..rules.rule import Rule

if TYPE_CHECKING:
    from ..pipeline.run import Checker

COLUMNS = ("post", "rule", "words", "sentence", "right", "verdict", "row", "suggestion", "why")
PARTS = ("verdict", "row", "suggestion")
TABLE = Path(__file__).parent / "judged-findings.csv"
POSTS = Path(__file__).parent / "posts"
SELLERS = Path(__file__).parent / "gold" / "sellers.txt"
JUDGEMENTS = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True)
class FindingKey:
    """What tells one finding on our posts from another."""

    post: str
    rule: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader made of a finding: whether it is right, and its verdict, row and suggestions; None where there is none."""

    right: bool
    verdict: bool | None = None
    row: bool | None = None
    suggestion: bool | None = None

    @property
    def wholly_right(self) -> bool:
        """Whether nothing of it is wrong."""
        return self.right and False not in (self.verdict, self.row, self.suggestion)


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of a rule's findings on our posts are right, of how many that were judged."""

    right: int
    judged: int


def load_judged(path: Path = TABLE) -> Mapping[FindingKey, Judgement]:
    """What was made of each judged finding; raises SourceError for a wrong table."""
    found: dict[FindingKey, Judgement] = {}
    for row in read_table(path, COLUMNS):
        wrong = next((column for column in ("right", *PARTS) if row[column] not in JUDGEMENTS), None)
        if wrong is not None or not row["right"]:
            wrong = wrong or "right"
            raise row.wrong(f"{wrong} is {row[wrong]!r}, not yes or no")
        key = FindingKey(row.required("post"), row.required("rule"), row["words"], row["sentence"])
        if key in found:
            raise row.wrong("this finding stands twice")
        found[key] = Judgement(row["right"] == "yes", *(JUDGEMENTS[row[column]] for column in PARTS))
    return found


def precision_by_rule(judged: Mapping[FindingKey, Judgement]) -> Mapping[str, Precision]:
    """By rule, how many of its judged findings are right."""
    all_of = Counter(key.rule for key in judged)
    right = Counter(key.rule for key, judgement in judged.items() if judgement.right)
    return {rule: Precision(right[rule], count) for rule, count in sorted(all_of.items())}


def judged_results(checker: "Checker", rules: Sequence[Rule]) -> Iterator[PostResult]:
    """Our own posts checked by the rules that need no profile, then those of sellers by each profile's.

    ``checker`` lends its model and tables.
    """
    from ..pipeline.run import Checker
    from .check_paths import check_paths  # both load spaCy, which a rule's page does without

    sellers = SELLERS.read_text(encoding="utf-8").split()
    everywhere = [str(path) for path in sorted(POSTS.iterdir())]
    sold = [str(POSTS / name) for name in sellers]
    profiles = sorted({rule.pack for rule in rules if rule.opt_in})
    rounds = [(everywhere, [rule for rule in rules if not rule.opt_in])]
    rounds += [(sold, [rule for rule in rules if rule.opt_in and rule.pack == pack]) for pack in profiles]
    for paths, chosen in rounds:
        yield from check_paths(paths, Checker(checker.model, checker.vocabulary, checker.evidence, chosen))


def keys_of(result: PostResult) -> Iterator[tuple[FindingKey, Finding]]:
    """The key of every finding of a post; findings of the whole post have no sentence."""
    for finding in result.findings:
        sentence = "" if finding.sentence is None else result.sentences[finding.sentence].text
        yield FindingKey(Path(result.path).name, finding.rule, plain(finding.text), plain(sentence)), finding


def unjudged(results: Iterable[PostResult], judged: Mapping[FindingKey, Judgement]) -> list[FindingKey]:
    """The findings that nobody has judged yet, in reading order."""
    return [key for result in results for key, _ in keys_of(result) if key not in judged]


def plain(text: str) -> str:
    """The text on one line."""
    return re.sub(r"\s+", " ", text).strip()
