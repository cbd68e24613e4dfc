"""What an evidence row lets a sentence say, and how the table is held."""

from pathlib import Path

import pytest

from overclaim.rules.evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS, load_evidence, permitted_strength
from overclaim.rules.scales import Certainty, Relation, Strength
from overclaim.rules.source_error import SourceError

SOURCE = "a-2020,Title,2020,rct,10.1000/a,,Journal,,https://example.org/a,2026-11-21,It helped a little.\n"
ROW = "{id},ginger,nausea,decreases,low,curator,small,rct,adults,,placebo,,Ginger may ease nausea.,{sources},2026-11-21,2028-11-21\n"


def write(folder: Path, rows: str, sources: str = SOURCE) -> Path:
    for name, columns, content in (("evidence", EVIDENCE_COLUMNS, rows), ("sources", SOURCE_COLUMNS, sources)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "all.csv").write_text(",".join(columns) + "\n" + content)
    return folder


@pytest.mark.parametrize(
    ("relation", "certainty", "permitted"),
    [
        (Relation.INCREASES, Certainty.HIGH, Strength.CAUSAL),
        (Relation.DECREASES, Certainty.MODERATE, Strength.CAUSAL),
        (Relation.DECREASES, Certainty.LOW, Strength.CONDITIONAL),
        (Relation.INCREASES, Certainty.VERY_LOW, Strength.CORRELATIONAL),
        (Relation.ASSOCIATED, Certainty.HIGH, Strength.CORRELATIONAL),
        (Relation.ASSOCIATED_MORE, Certainty.MODERATE, Strength.CORRELATIONAL),
        (Relation.ASSOCIATED_LESS, Certainty.LOW, Strength.CORRELATIONAL),
        (Relation.UNCERTAIN, Certainty.LOW, Strength.CORRELATIONAL),
        (Relation.NOT_SHOWN, Certainty.HIGH, Strength.CORRELATIONAL),
        (Relation.NO_EFFECT, Certainty.HIGH, Strength.NONE),
    ],
)
def test_certainty_bounds_wording(relation: Relation, certainty: Certainty, permitted: Strength) -> None:
    assert permitted_strength(relation, certainty) is permitted


@pytest.mark.parametrize("relation", Relation)
def test_more_certainty_never_permits_less(relation: Relation) -> None:
    permitted = [permitted_strength(relation, certainty) for certainty in Certainty]
    assert permitted == sorted(permitted)


def test_rows_are_found_by_id_and_by_pair(tmp_path: Path) -> None:
    rows = ROW.format(id="ginger--nausea", sources="a-2020") + ROW.format(
        id="ginger--nausea--pregnancy", sources="a-2020"
    )
    table = load_evidence(write(tmp_path, rows))
    assert len(table) == 2
    assert table["ginger--nausea"].permitted is Strength.CONDITIONAL
    assert [row.id for row in table.about("ginger", "nausea")] == ["ginger--nausea", "ginger--nausea--pregnancy"]
    assert table.about("nausea", "ginger") == ()
    assert table.sources["a-2020"].link == "https://doi.org/10.1000/a"


def test_the_frame_holds_every_row_with_ordered_certainty(tmp_path: Path) -> None:
    frame = load_evidence(write(tmp_path, ROW.format(id="ginger--nausea", sources="a-2020"))).frame
    assert list(frame.index) == ["ginger--nausea"]
    assert frame.loc["ginger--nausea", "permitted"] == "conditional"
    assert (frame["certainty"] < "moderate").all()
    assert frame["reviewed_on"].dt.year.tolist() == [2026]


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    first = load_evidence(write(tmp_path, ROW.format(id="ginger--nausea", sources="a-2020"))).version
    again = load_evidence(tmp_path).version
    changed = load_evidence(write(tmp_path, ROW.format(id="ginger--nausea--sea", sources="a-2020"))).version
    assert first == again != changed
    assert len(first) == 12


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (ROW.format(id="ginger--nausea", sources=""), r"all\.csv:2: has no source"),
        (
            ROW.format(id="ginger--nausea", sources="b-2021"),
            r"all\.csv:2: sources names no source of the table: b-2021",
        ),
        (ROW.format(id="g", sources="a-2020").replace("low", "lowish"), "certainty is 'lowish'"),
        (ROW.format(id="g", sources="a-2020").replace("small", "tiny"), "size is 'tiny'"),
        (ROW.format(id="g", sources="a-2020").replace("2026-11-21", "21 Nov"), "not a day"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        load_evidence(write(tmp_path, row))
