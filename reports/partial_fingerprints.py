"""What tells a finding from all others and survives edits elsewhere, so that a dashboard does not report it anew.

The recipe of ``overclaimClaim/v1``: SHA-256, in hex, of the UTF-8 of these four, with U+0000 between them:

1. the rule's name;
2. the post's path as the report gives it, with forward slashes and without ``.`` segments;
3. the sentence as read, without markup (the finding's own words where it has no sentence), in Unicode NFC, each run of
   white space as one space;
4. which finding it is, from 1 in the order of the file, among those of the post whose first three parts are the same;
   suppressed findings count, so that suppressing one renames no other.

A change of the recipe needs a new version of the key (SARIF 2.1.0, section 3.27.17).
"""

import unicodedata
from collections import Counter
from hashlib import sha256
from pathlib import PurePath

from ..pipeline.values import Finding, PostResult

KEY = "overclaimClaim/v1"


def partial_fingerprints(result: PostResult, path: str | None = None) -> tuple[str, ...]:
    """The fingerprint of each of ``(*result.findings, *result.suppressed)``, in that order; ``path`` as the report says it."""
    findings = (*result.findings, *result.suppressed)
    shown = PurePath(path or result.path).as_posix()
    order = sorted(range(len(findings)), key=lambda index: findings[index].span)
    seen: Counter[tuple[str, str]] = Counter()
    digests = [""] * len(findings)
    for index in order:
        finding = findings[index]
        text = _normalised(_words(finding, result))
        seen[finding.rule, text] += 1
        digests[index] = digest(finding.rule, shown, text, str(seen[finding.rule, text]))
    return tuple(digests)


def digest(*parts: str) -> str:
    """The SHA-256 of the parts, in hex."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _words(finding: Finding, result: PostResult) -> str:
    return finding.text if finding.sentence is None else result.sentences[finding.sentence].text


def _normalised(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
