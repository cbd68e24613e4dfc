"""The evidence table: what is known of a cause and an effect, how certainly, and from which sources."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from .read_table import Row, read_layers
from .scales import Certainty, Relation, Strength

if TYPE_CHECKING:
    import pandas as pd

EVIDENCE_COLUMNS = (
    "id", "cause", "effect", "relation", "certainty", "certainty_by", "size", "design", "population", "condition",
    "comparator", "effect_size", "summary", "sources", "reviewed_on", "review_by",
)  # fmt: skip
SOURCE_COLUMNS = (
    "id", "title", "year", "kind", "doi", "pmid", "publisher", "url", "seen_at", "seen_on", "finding",
)  # fmt: skip


class Grader(StrEnum):
    """Who graded the certainty: the source itself, or whoever wrote the row."""

    SOURCE = "source"
    CURATOR = "curator"


class Size(StrEnum):
    """How large an effect is, in the words of GRADE guidelines 26."""

    LARGE = "large"
    MODERATE = "moderate"
    SMALL = "small"
    TRIVIAL = "trivial"


class Design(StrEnum):
    """The study design that a row or a source rests on, most trustworthy first."""

    SYSTEMATIC_REVIEW = "systematic-review"
    GUIDELINE = "guideline"
    CONSENSUS = "consensus"
    RCT = "rct"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    CASE_SERIES = "case-series"
    CASE_REPORTS = "case-reports"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"
    NARRATIVE_REVIEW = "narrative-review"
    FACT_SHEET = "fact-sheet"
    TEXTBOOK = "textbook"


def permitted_strength(relation: Relation, certainty: Certainty) -> Strength:
    """The strongest wording that a row lets a sentence use.

    A causal relation: high and moderate certainty permit a flat causal verb, low certainty a hedged one, very low
    certainty the mention of a link (GRADE guidelines 26, J Clin Epidemiol 2020;119:126-135, on the statement scale of
    Sumner et al., BMJ 2014;349:g7015). Observational, uncertain and unshown relations never permit more than a link,
    whatever the certainty that there is one; evidence of no effect permits none.
    """
    if relation is Relation.NO_EFFECT:
        return Strength.NONE
    if relation in (Relation.INCREASES, Relation.DECREASES):
        return {
            Certainty.HIGH: Strength.CAUSAL,
            Certainty.MODERATE: Strength.CAUSAL,
            Certainty.LOW: Strength.CONDITIONAL,
            Certainty.VERY_LOW: Strength.CORRELATIONAL,
        }[certainty]
    return Strength.CORRELATIONAL


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that somebody looked up: identifiers as seen, where and when seen, its finding in our words."""

    id: str
    title: str
    year: str
    kind: Design
    doi: str
    pmid: str
    publisher: str
    url: str
    seen_at: str
    seen_on: date
    finding: str

    @property
    def link(self) -> str:
        """The address to give a reader: the DOI's where there is one, else PubMed's, else the page itself."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url or self.seen_at


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What is known of one cause and effect (concept ids), for whom (population, condition) and against what."""

    id: str
    cause: str
    effect: str
    relation: Relation
    certainty: Certainty
    certainty_by: Grader
    size: Size | None
    design: Design
    population: str
    condition: str
    comparator: str
    effect_size: str
    summary: str
    sources: tuple[str, ...]
    reviewed_on: date
    review_by: date

    @property
    def permitted(self) -> Strength:
        """The strongest wording that this row lets a sentence use, see `permitted_strength`."""
        return permitted_strength(self.relation, self.certainty)


class EvidenceTable:
    """The evidence rows and their sources; plain indexes for a check, a data frame for questions about the whole.

    ``version`` is a short hex digest of the content: equal content, equal version.
    """

    def __init__(self, rows: Iterable[EvidenceRow], sources: Iterable[Source], version: str = "unversioned") -> None:
        self.rows = tuple(rows)
        self.version = version
        self.sources: Mapping[str, Source] = MappingProxyType({source.id: source for source in sources})
        self.by_id: Mapping[str, EvidenceRow] = MappingProxyType({row.id: row for row in self.rows})
        pairs: dict[tuple[str, str], tuple[EvidenceRow, ...]] = {}
        for row in self.rows:
            pairs[row.cause, row.effect] = (*pairs.get((row.cause, row.effect), ()), row)
        self.by_pair: Mapping[tuple[str, str], tuple[EvidenceRow, ...]] = MappingProxyType(pairs)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, row: str) -> EvidenceRow:
        return self.by_id[row]

    def about(self, cause: str, effect: str) -> tuple[EvidenceRow, ...]:
        """The rows of exactly this pair of concepts, in table order; empty where there is none."""
        return self.by_pair.get((cause, effect), ())

    @cached_property
    def frame(self) -> "pd.DataFrame":
        """The table as a data frame, one row per evidence row under its id, with ``permitted`` worked out.

        ``certainty`` and ``permitted`` are ordered categories, the days are datetime64,
        ``sources`` holds tuples.
        """
        import pandas as pd  # 0.3 s that a single check does not need

        records = [asdict(row) | {"permitted": row.permitted} for row in self.rows]
        frame = pd.DataFrame.from_records(records, columns=[*EVIDENCE_COLUMNS, "permitted"]).set_index("id")
        for column, scale in (("certainty", Certainty), ("permitted", Strength)):
            order = pd.CategoricalDtype([str(member) for member in scale], ordered=True)
            frame[column] = frame[column].map(str).astype(order)
        for column in ("relation", "certainty_by", "size", "design"):
            frame[column] = frame[column].map(lambda value: "" if value is None else str(value)).astype("category")
        for column in ("reviewed_on", "review_by"):
            frame[column] = pd.to_datetime(frame[column])
        return frame


def load_evidence(*folders: Path) -> EvidenceTable:
    """The evidence table of the rules ``folders``: ``evidence/*.csv`` with ``sources/*.csv``, later folders over earlier.

    Raises SourceError for a wrong table, a row without a source or with one that no table has.
    """
    sources = tuple(_source(row) for row in read_layers(folders, "sources", SOURCE_COLUMNS, key="id"))
    known = {source.id for source in sources}
    rows = read_layers(folders, "evidence", EVIDENCE_COLUMNS, key="id")
    return EvidenceTable((_evidence(row, known) for row in rows), sources, _content_version(folders))


def _content_version(folders: Iterable[Path]) -> str:
    digest = blake2b(digest_size=6)
    for folder in folders:
        for path in (*sorted((folder / "evidence").glob("*.csv")), *sorted((folder / "sources").glob("*.csv"))):
            content = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{path.parent.name}/{path.name}:{len(content)}:".encode())
            digest.update(content)
    return digest.hexdigest()


def _source(row: Row) -> Source:
    return Source(
        id=row.required("id"),
        title=row.required("title"),
        year=row["year"],
        kind=row.member("kind", Design),
        doi=row["doi"],
        pmid=row["pmid"],
        publisher=row["publisher"],
        url=row["url"],
        seen_at=row["seen_at"],
        seen_on=row.day("seen_on"),
        finding=row.required("finding"),
    )


def _evidence(row: Row, known_sources: set[str]) -> EvidenceRow:
    sources = row.several("sources")
    unknown = [source for source in sources if source not in known_sources]
    if not sources or unknown:
        raise row.wrong(f"sources names no source of the table: {', '.join(unknown)}" if unknown else "has no source")
    return EvidenceRow(
        id=row.required("id"),
        cause=row.required("cause"),
        effect=row.required("effect"),
        relation=row.member("relation", Relation),
        certainty=row.member("certainty", Certainty),
        certainty_by=row.member("certainty_by", Grader),
        size=row.member("size", Size) if row["size"] else None,
        design=row.member("design", Design),
        population=row["population"],
        condition=row["condition"],
        comparator=row["comparator"],
        effect_size=row["effect_size"],
        summary=row.required("summary"),
        sources=sources,
        reviewed_on=row.day("reviewed_on"),
        review_by=row.day("review_by"),
    )
