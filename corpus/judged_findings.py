"""How often each rule is right: its findings on our own posts, each judged by a reader, in ``judged-findings.csv``.

A finding is known again by its post, rule, flagged words and the sentence they stand in, not by its line: edits of a
post around it do not matter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..pipeline.values import Finding, PostResult
from ..rules.read_table import read_table

COLUMNS = ("post", "rule", "words", "sentence", "right", "why")
TABLE = Path(__file__).parent / "judged-findings.csv"
JUDGEMENTS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class FindingKey:
    """What tells one finding on our posts from another."""

    post: str
    rule: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of a rule's findings on our posts are right, of how many that were judged."""

    right: int
    judged: int


def load_judged(path: Path = TABLE) -> Mapping[FindingKey, bool]:
    """Whether each judged finding is right; raises SourceError for a wrong table."""
    found: dict[FindingKey, bool] = {}
    for row in read_table(path, COLUMNS):
        if row["right"] not in JUDGEMENTS:
            raise row.wrong(f"right is {row['right']!r}, not yes or no")
        key = FindingKey(row.required("post"), row.required("rule"), row["words"], row["sentence"])
        if key in found:
            raise row.wrong("this finding stands twice")
        found[key] = JUDGEMENTS[row["right"]]
    return found


def precision_by_rule(judged: Mapping[FindingKey, bool]) -> Mapping[str, Precision]:
    """By rule, how many of its judged findings are right."""
    all_of = Counter(key.rule for key in judged)
    right = Counter(key.rule for key, is_right in judged.items() if is_right)
    return {rule: Precision(right[rule], count) for rule, count in sorted(all_of.items())}


def keys_of(result: PostResult) -> Iterator[tuple[FindingKey, Finding]]:
    """The key of every finding of a post; findings of the whole post have no sentence."""
    for finding in result.findings:
        sentence = "" if finding.sentence is None else result.sentences[finding.sentence].text
        yield FindingKey(Path(result.path).name, finding.rule, plain(finding.text), plain(sentence)), finding


def unjudged(results: Iterable[PostResult], judged: Mapping[FindingKey, bool]) -> list[FindingKey]:
    """The findings that nobody has judged yet, in reading order."""
    return [key for result in results for key, _ in keys_of(result) if key not in judged]


def plain(text: str) -> str:
    """The text on one line."""
    return re.sub(r"\s+", " ", text).strip()
