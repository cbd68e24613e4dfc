"""A name for a finding that stays when the post is edited elsewhere, so that a code host can tell new from old."""

import re
from collections import Counter
from hashlib import sha256
from unicodedata import normalize

WHITE = re.compile(r"\s+")


class Fingerprints:
    """Names the findings of one post, in their order; make one for each post.

    A fingerprint is the SHA-256, in 64 hex digits, of rule, path, sentence and occurrence as UTF-8 with a zero byte
    between them. The sentence is in NFKC, case-folded, with single spaces. The occurrence counts, from 0, the findings
    of that rule in equal sentences of the post, so that a sentence that stands twice has two names.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._seen: Counter[tuple[str, str]] = Counter()

    def of(self, rule: str, sentence: str) -> str:
        """The next finding of ``rule`` in ``sentence``."""
        words = WHITE.sub(" ", normalize("NFKC", sentence).casefold()).strip()
        occurrence = self._seen[rule, words]
        self._seen[rule, words] += 1
        parts = "\0".join((rule, self._path, words, str(occurrence)))
        return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
