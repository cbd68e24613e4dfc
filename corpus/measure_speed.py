"""How fast posts are read, from files to findings: ``python -m overclaim.corpus.measure_speed REVIEWS.jsonl``.

Posts of about 1,100 words are made from the abstracts and plain-language summaries of the given reviews (one JSON
object a line with ``doi``, ``abstract_results``, ``plain_language_summary``), written to a temporary folder, and
checked in one process without a cache. Times are CPU seconds of this process after everything is loaded; the ratio
compares them with spaCy's bare tokenizer on the same texts in the same run, so that figures from two machines compare.
"""

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from ..pipeline.run import RULES_FOLDER, Checker, make_checker
from ..rules.evidence import load_evidence
from ..rules.vocabulary import load_vocabulary
from .check_in_parallel import warm_up
from .read_posts import read_post
from .review_posts import posts_from

USAGE = "usage: python -m overclaim.corpus.measure_speed REVIEWS.jsonl [POSTS]"


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run took: CPU seconds for ``words`` words in ``posts`` posts, and the tokenizer's own seconds."""

    posts: int
    words: int
    seconds: float
    tokenizer_seconds: float
    peak_megabytes: float
    table_seconds: float
    """CPU seconds to load vocabulary, contested terms, evidence and sources once, with pandas imported before."""

    @property
    def words_a_second(self) -> float:
        """Words of prose a CPU second, from files to findings."""
        return self.words / self.seconds

    @property
    def ratio(self) -> float:
        """How many times the bare tokenizer's CPU time the whole check takes."""
        return self.seconds / self.tokenizer_seconds


def measure_speed(reviews: Path, limit: int | None = None) -> Speed:
    """Check posts made from ``reviews``, at most ``limit`` of them, and say what it took."""
    table_seconds = _table_seconds()
    checker = make_checker()
    with tempfile.TemporaryDirectory() as folder:
        paths = _written(reviews, Path(folder), limit)
        warm_up(checker)
        _ = checker.model.recogniser
        words = 0
        begun = time.process_time()
        for result in checker.check_posts(read_post(str(path)) for path in paths):
            words += result.post.words if result.post else 0
        seconds = time.process_time() - begun
        return Speed(len(paths), words, seconds, _tokenizer_seconds(checker, paths), _peak_megabytes(), table_seconds)


def _written(reviews: Path, folder: Path, limit: int | None) -> list[Path]:
    paths: list[Path] = []
    for number, post in enumerate(posts_from(reviews)):
        if limit is not None and number == limit:
            break
        paths.append(folder / f"{number:04}.md")
        paths[-1].write_text(post, encoding="utf-8")
    return paths


def _table_seconds() -> float:
    import pandas as pd

    begun = time.process_time()
    load_vocabulary(RULES_FOLDER)
    load_evidence(RULES_FOLDER)
    seconds = time.process_time() - begun
    assert pd  # imported for its own sake: its time is not the tables'
    return seconds


def _tokenizer_seconds(checker: Checker, paths: list[Path]) -> float:
    texts = [path.read_text(encoding="utf-8") for path in paths]
    begun = time.process_time()
    for text in texts:
        checker.model.parser.make_doc(text)
    return time.process_time() - begun


def _peak_megabytes() -> float:
    try:
        import resource
    except ImportError:  # a system without it, such as Windows
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def main(arguments: list[str]) -> int:
    """Print the measurement; exit code 2 for wrong arguments."""
    if not 1 <= len(arguments) <= 2 or not Path(arguments[0]).is_file():
        print(USAGE, file=sys.stderr)
        return 2
    speed = measure_speed(Path(arguments[0]), int(arguments[1]) if len(arguments) == 2 else None)
    print(
        f"{speed.posts:,} posts, {speed.words:,} words: {speed.seconds:.1f} s CPU, {speed.words_a_second:,.0f} words/s, "
        f"{speed.ratio:.1f} times spaCy's bare tokenizer, {speed.peak_megabytes:.0f} MB at the peak; "
        f"tables loaded in {speed.table_seconds:.2f} s CPU"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
