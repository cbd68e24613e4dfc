"""The kinds of rule: what each looks for in a reading. How a rule of each kind is written stands in `rules.kinds`."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from ...rules.rule import Rule
from ..values import Finding
from .citation import check_citation
from .claim import check_claim
from .companion import check_companion
from .document import check_document
from .phrase import check_phrase
from .promise import check_promise
from .reading import Reading
from .reference import check_reference
from .setting import check_setting
from .sourcing import check_sourcing
from .suppression import check_suppression
from .term import check_term
from .verdict import check_verdict

CHECKS: Mapping[str, Callable[[Rule, Reading], Iterable[Finding]]] = MappingProxyType(
    {
        "verdict": check_verdict,
        "phrase": check_phrase,
        "term": check_term,
        "promise": check_promise,
        "setting": check_setting,
        "sourcing": check_sourcing,
        "document": check_document,
        "claim": check_claim,
        "citation": check_citation,
        "reference": check_reference,
        "companion": check_companion,
        "suppression": check_suppression,
    }
)

__all__ = ["CHECKS", "Reading"]
