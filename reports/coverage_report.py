"""The curator's work list: what share of claims evidence answers, and the pairs that it does not, commonest first."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from ..corpus.measure_coverage import Coverage, Gap
from ..rules.scales import Verdict
from .finding_lines import Page, labelled
from .plain_text import plural

PLACES_SHOWN = 3


def coverage_lines(page: Page, coverage: Coverage, most: int) -> Iterator[Text]:
    """The share, then at most ``most`` gaps with where they stand."""
    gaps = coverage.gaps()
    for gap in gaps[:most]:
        yield from _gap_lines(page, gap)
    if len(gaps) > most:
        yield Text(f"... and {len(gaps) - most} more (--most {len(gaps)} shows all)", style="dim")
    counts = ", ".join(f"{coverage.verdicts[one]} {one.replace('-', ' ')}" for one in Verdict if coverage.verdicts[one])
    share = f"{coverage.answered:.1%}"
    yield Text(f"{plural(coverage.claims, 'health claim')}, {share} with a verdict ({counts or 'no claim'})", "bold")


def coverage_record(coverage: Coverage) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "claims": coverage.claims,
        "answered": round(coverage.answered, 4),
        "verdicts": {one.value: coverage.verdicts[one] for one in Verdict},
        "gaps": [
            {"cause": gap.cause, "effect": gap.effect, "unnamed": gap.unnamed, "count": gap.count, "places": gap.places}
            for gap in coverage.gaps()
        ],
    }


def _gap_lines(page: Page, gap: Gap) -> Iterator[Text]:
    lacks = f"no concept names its {' and '.join(gap.unnamed)}" if gap.unnamed else "no row"
    yield Text.assemble((f"{gap.count:4d}  ", "bold"), f"{gap.cause} -> {gap.effect}  ", (lacks, "dim"))
    places = ", ".join(gap.places[:PLACES_SHOWN])
    yield from labelled(page, "", places + (", ..." if gap.count > PLACES_SHOWN else ""), style="dim")
