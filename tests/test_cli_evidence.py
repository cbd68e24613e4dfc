"""``overclaim evidence`` and ``overclaim vocabulary``: what they print, write, refuse, and with which exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.reports.commands import loading
from overclaim.rules.evidence import load_evidence

Output = pytest.CaptureFixture[str]
ROW = (
    "turmeric--rheumatoid-arthritis,turmeric,rheumatoid-arthritis,decreases,high,curator,,rct,,,,,It helps.,own-2020,"
    "2026-11-20,2029-11-20"
)
SOURCE = "own-2020,A trial,2020,rct,,,,,https://example.org/a,2026-11-20,It helped."
SET = {
    "cause": "ginger",
    "effect": "tinnitus",
    "relation": "decreases",
    "certainty": "low",
    "certainty_by": "curator",
    "design": "rct",
    "summary": "Ginger may ease them.",
    "sources": "new",
    "source_id": "own-2021",
    "source_title": "Another trial",
    "source_kind": "rct",
    "source_seen_at": "https://example.org/b",
    "source_finding": "It helped some.",
}

pytestmark = pytest.mark.usefixtures("model_loaded_once")


@pytest.fixture
def own(folder: Path) -> Path:
    """A rules folder that lies over ours: it knows better about turmeric."""
    from overclaim.rules.evidence import EVIDENCE_COLUMNS, SOURCE_COLUMNS

    for name, columns, line in (("evidence", EVIDENCE_COLUMNS, ROW), ("sources", SOURCE_COLUMNS, SOURCE)):
        (folder / "own" / name).mkdir(parents=True)
        (folder / "own" / name / "own.csv").write_text(f"{','.join(columns)}\n{line}\n", encoding="utf-8")
    (folder / "overclaim.toml").write_text('tables = ["own"]\n', encoding="utf-8")
    return folder / "own"


def test_tables_of_ones_own_change_the_verdict(own: Path, capsys: Output) -> None:
    assert cli.main(["check", "over.md", "--no-config"]) == 1
    assert cli.main(["check", "over.md", "--config", "overclaim.toml"]) == 0
    assert cli.main(["check", "over.md"]) == 0


def test_search_and_show(folder: Path, capsys: Output) -> None:
    assert cli.main(["evidence", "search", "vitamin", "c", "colds", "--most", "2"]) == 0
    assert "vitamin-c--common-cold" in capsys.readouterr().out
    assert cli.main(["evidence", "search", "turmeric", "--certainty", "high", "--format", "json"]) == 0
    assert all(row["certainty"] == "high" for row in json.loads(capsys.readouterr().out))
    assert cli.main(["evidence", "show", "vitamin-c--common-cold"]) == 0
    assert "10.1002/14651858.CD000980" in capsys.readouterr().out
    assert cli.main(["evidence", "show", "vitamin-c--comon-cold"]) == 2
    assert "did you mean 'vitamin-c--common-cold'" in capsys.readouterr().err


def test_the_check_writes_a_page_that_needs_nothing_else(own: Path, folder: Path, capsys: Output) -> None:
    assert cli.main(["evidence", "check", "own", "--html", "page.html", "--today", "2026-11-21"]) == 0
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "expectations hold" in page
    assert "own-2020" not in page
    assert "It helps." in page
    assert not [part for part in ('src="http', "@import", '<link rel="stylesheet"') if part in page]


def test_a_page_shows_what_is_wrong(own: Path, folder: Path, capsys: Output) -> None:
    table = own / "evidence" / "own.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("high", "<b>sure</b>"), encoding="utf-8")
    assert cli.main(["evidence", "check", "own", "--html", "page.html"]) == 2
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "evidence/own.csv:2" in page
    assert "&lt;b&gt;sure&lt;/b&gt;" in page
    assert "<b>sure</b>" not in page


def test_stale_rows_fail(own: Path, capsys: Output) -> None:
    assert cli.main(["evidence", "stale", "--today", "2026-11-21"]) == 0
    assert cli.main(["evidence", "stale", "--today", "2029-11-20", "--config", "overclaim.toml"]) == 1
    assert "2029-11-20  turmeric--rheumatoid-arthritis" in capsys.readouterr().out
    assert cli.main(["evidence", "stale", "--today", "tomorrow"]) == 2


def test_coverage_names_what_no_row_answers(folder: Path, capsys: Output) -> None:
    (folder / "gap.md").write_text("Ginger cures tinnitus.\n\nGinger stops tinnitus.\n", encoding="utf-8")
    assert cli.main(["evidence", "coverage", "gap.md", "fair.md", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["claims"] == 3
    assert told["answered"] == pytest.approx(1 / 3, abs=0.001)
    assert told["gaps"] == [
        {"cause": "ginger", "effect": "tinnitus", "unnamed": [], "count": 2, "places": ["gap.md:1", "gap.md:3"]}
    ]
    assert cli.main(["evidence", "coverage", "gap.md"]) == 0
    assert "2  ginger -> tinnitus  no row" in capsys.readouterr().out
    assert cli.main(["evidence", "coverage", "gone.md"]) == 2


def test_a_diff_of_tables_shows_rows_and_verdicts(own: Path, capsys: Output) -> None:
    assert cli.main(["evidence", "diff", "own", "--posts", "over.md", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (row,) = [one for one in told["rows"] if one["id"] == "turmeric--rheumatoid-arthritis"]
    assert "certainty" in row["change"]
    (verdict,) = told["verdicts"]
    assert (verdict["path"], verdict["line"], verdict["old"], verdict["new"]) == (
        "over.md",
        1,
        "supported",
        "overstated",
    )


def arguments(**changes: str | None) -> list[str]:
    """The command that adds the row, some answers changed, None left out."""
    given = {key: value for key, value in (SET | changes).items() if value is not None}
    return ["evidence", "add", "new", *(part for key, value in given.items() for part in ("--set", f"{key}={value}"))]


def test_a_row_is_added_with_its_source(folder: Path, capsys: Output) -> None:
    assert cli.main(arguments()) == 0
    assert "ginger--tinnitus added" in capsys.readouterr().out
    assert cli.main(["evidence", "check", "new"]) == 0
    assert load_evidence(loading.RULES, folder / "new")["ginger--tinnitus"].sources == ("own-2021",)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sources": ""}, "sources cannot be empty"),
        ({"sources": None}, "sources is missing; give it as --set sources=..."),
        ({"sources": "nobody-1999"}, "no source has the id nobody-1999"),
        ({"source_seen_at": "a book"}, "'a book' is no address"),
        ({"cause": "gingr"}, "cause 'gingr' is no concept of the vocabulary; nearest are ginger"),
        ({"certainty": "sure"}, "certainty is 'sure', not one of very-low, low, moderate, high"),
        ({"colour": "red"}, "'colour' is no column"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else value,
)
def test_a_row_without_what_it_needs_is_refused(
    folder: Path, capsys: Output, changes: dict[str, str | None], said: str
) -> None:
    assert cli.main(arguments(**changes)) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert not (folder / "new").exists()


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonld"])
def test_rows_go_out_and_come_in(own: Path, folder: Path, capsys: Output, ending: str) -> None:
    assert cli.main(["evidence", "export", f"all.{ending}", "--config", "overclaim.toml"]) == 0
    assert cli.main(["evidence", "import", f"all.{ending}", "back"]) == 0
    assert load_evidence(loading.RULES, folder / "back")["turmeric--rheumatoid-arthritis"].certainty == "high"


@pytest.mark.parametrize("ending", ["obo", "jsonl"])
def test_the_vocabulary_goes_out_and_comes_in(folder: Path, capsys: Output, ending: str) -> None:
    assert cli.main(["vocabulary", "export", f"ours.{ending}"]) == 0
    assert cli.main(["vocabulary", "import", f"ours.{ending}", "back"]) == 0
    assert "0 concepts added" in capsys.readouterr().out


def test_a_profile_runs_only_when_asked_for(folder: Path, capsys: Output, make_config: Callable[[str], None]) -> None:
    (folder / "seller.md").write_text("Turmeric may ease rheumatoid arthritis.\n", encoding="utf-8")
    assert cli.main(["check", "seller.md", "--quiet"]) == 0
    make_config('profiles = ["us-seller"]')
    assert cli.main(["check", "seller.md", "--quiet", "--config", "overclaim.toml"]) == 1
    assert "disease-claim-us" in capsys.readouterr().out
    make_config('profiles = ["us-seller"]\n[rules]\ndisease-claim-us = "off"\nmissing-fda-disclaimer = "off"')
    assert cli.main(["check", "seller.md", "--quiet", "--config", "overclaim.toml"]) == 0


@pytest.fixture
def make_config(folder: Path) -> Callable[[str], None]:
    """Writes overclaim.toml."""

    def write(text: str) -> None:
        (folder / "overclaim.toml").write_text(text + "\n", encoding="utf-8")

    return write
