"""The state of the tables as one HTML page that needs nothing else: what was checked, what is wrong, every row."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..rules.check_tables import Examination
from ..rules.due_rows import due_rows
from ..rules.evidence import EvidenceTable, load_evidence
from ..rules.scales import Certainty, Relation
from ..rules.source_error import SourceError
from ..rules.vocabulary import Vocabulary, load_vocabulary
from .finding_lines import GRADED_BY, RELATIONS

TEMPLATE = "tables_page.html.jinja"


def write_tables_page(path: Path, examination: Examination, folders: Sequence[Path], today: date) -> None:
    """Write the page to ``path``; rows are shown where the tables can be loaded. Raises SourceError where it cannot."""
    text = render_tables_page(examination, _loaded(folders), today)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SourceError(path, None, f"cannot be written: {error.strerror}") from error


def render_tables_page(examination: Examination, tables: tuple[Vocabulary, EvidenceTable] | None, today: date) -> str:
    """The page; everything that a table says is escaped."""
    environment = Environment(
        loader=PackageLoader(__package__, "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    failed = [one for one in examination.checked if one.problems]
    return environment.get_template(TEMPLATE).render(
        examination=examination, failed=failed, today=today, tables=_told(tables, today) if tables else None
    )


def _loaded(folders: Sequence[Path]) -> tuple[Vocabulary, EvidenceTable] | None:
    try:
        return load_vocabulary(*folders), load_evidence(*folders)
    except SourceError:
        return None


def _told(tables: tuple[Vocabulary, EvidenceTable], today: date) -> dict[str, Any]:
    vocabulary, table = tables
    counts = Counter((row.relation, row.certainty) for row in table.rows)
    used = Counter(source for row in table.rows for source in row.sources)
    return {
        "version": table.version,
        "rows": table.rows,
        "sources": table.sources,
        "concepts": len(vocabulary),
        "names": len(vocabulary.names()),
        "contested": sum(concept.contested is not None for concept in vocabulary.concepts.values()),
        "due": due_rows(table.rows, today),
        "certainties": list(reversed(Certainty)),
        "relations": [(RELATIONS[one], [counts[one, level] for level in reversed(Certainty)]) for one in Relation],
        "relation_names": RELATIONS,
        "graded_by": GRADED_BY,
        "busiest": used.most_common(10),
        "name": {identifier: concept.name for identifier, concept in vocabulary.concepts.items()},
    }
