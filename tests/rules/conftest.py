"""A small rules folder to read, change and lay others over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from overclaim.rules import contested, evidence, vocabulary

TABLES = {
    "vocabulary/all.csv": (
        vocabulary.COLUMNS,
        [
            "detox-diet,detox diet,food,detox,,,food,",
            "food,food,food,,,,,",
            "ginger,ginger,supplement,ginger root,,,,MESH:D020939",
            "nausea,nausea,symptom,sickness,,,,",
        ],
    ),
    "contested.csv": (
        contested.COLUMNS,
        ["detox-diet,vague-marketing,named diet,warning,Nobody says what it removes.,b-2021"],
    ),
    "sources/all.csv": (
        evidence.SOURCE_COLUMNS,
        [
            "a-2020,Ginger trial,2020,rct,10.1000/ginger,123,Journal,,https://example.org/a,2026-11-20,Fewer people felt sick.",
            "b-2021,Detox review,2021,narrative-review,,,,,https://example.org/b,2026-11-20,Studies are few.",
            'c-2022,"Food, ""study""",2022,cohort,10.1000/food,,,,https://example.org/c,2026-11-20,Nothing was found.',
        ],
    ),
    "evidence/all.csv": (
        evidence.EVIDENCE_COLUMNS,
        [
            "food--nausea,food,nausea,no-effect,low,curator,,cohort,,,,,Food may not matter.,a-2020|c-2022,2026-11-20,2028-11-20",
            "ginger--nausea,ginger,nausea,decreases,low,source,small,rct,adults,,placebo,,Ginger may ease it.,a-2020,2026-11-20,2027-11-20",
        ],
    ),
}


@pytest.fixture(scope="session")
def write_tables() -> Callable[[Path], Path]:
    """Writes the small tables to a folder."""

    def write(folder: Path) -> Path:
        for name, (columns, rows) in TABLES.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text("\n".join([",".join(columns), *rows]) + "\n", encoding="utf-8")
        return folder

    return write


@pytest.fixture
def tables(tmp_path: Path, write_tables: Callable[[Path], Path]) -> Path:
    """A rules folder with two rows, three sources and four concepts."""
    return write_tables(tmp_path / "rules")


@pytest.fixture
def layer(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes one table of a folder that lies over another: its name and its lines below the header."""
    columns = {name: ",".join(header) for name, (header, _) in TABLES.items()}

    def write(name: str, lines: str) -> Path:
        path = tmp_path / "own" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(f"{columns[name]}\n{lines}\n", encoding="utf-8")
        return tmp_path / "own"

    return write
