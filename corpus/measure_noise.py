"""How often careful prose is flagged: ``python -m overclaim.corpus.measure_noise REVIEWS.jsonl``.

The plain-language summaries of the given reviews (one JSON object a line with ``plain_language_summary``), each a post
of one paragraph, were written by people who weigh their words; an error there is most often ours.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..pipeline.run import Checker, make_checker
from ..rules.scales import Severity
from .scores.read_claims import as_post

USAGE = "usage: python -m overclaim.corpus.measure_noise REVIEWS.jsonl"
TOGETHER = 64  # posts of one paragraph


@dataclass(frozen=True, slots=True)
class Noise:
    """Findings by severity in ``words`` words of ``posts`` posts; those on a whole post are left out."""

    posts: int
    words: int
    findings: Counter[Severity] = field(default_factory=Counter)

    def per_thousand(self, severity: Severity) -> float:
        """Findings of that severity in a thousand words; 0 without words."""
        return 1000 * self.findings[severity] / self.words if self.words else 0.0


def measure_noise(texts: Iterable[str], checker: Checker) -> Noise:
    """Check each text as a post of one paragraph; raises RuntimeError where one could not be checked."""
    posts = words = 0
    findings: Counter[Severity] = Counter()
    whole = {rule.name for rule in checker.rules if rule.kind == "document"}
    for result in checker.check_posts(map(as_post, texts), at_once=TOGETHER):
        if result.failure is not None or result.post is None:
            raise RuntimeError(f"post {posts + 1}: {result.failure}")
        posts += 1
        words += result.post.words
        findings.update(finding.severity for finding in result.findings if finding.rule not in whole)
    return Noise(posts, words, findings)


def main(arguments: list[str]) -> int:
    """Print the measurement; exit code 2 for wrong arguments."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print(USAGE, file=sys.stderr)
        return 2
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines()
    summaries = [json.loads(line).get("plain_language_summary") or "" for line in lines]
    noise = measure_noise((text for text in summaries if text.strip()), make_checker())
    told = ", ".join(
        f"{noise.findings[severity]} {severity}s, {noise.per_thousand(severity):.2f} in 1,000 words"
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    print(f"{noise.posts:,} summaries, {noise.words:,} words: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
