"""Whatever a result depends on changes its key; a file's time does not."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from overclaim.corpus import cache_key
from overclaim.corpus.cache_key import UnknownModel, known_run_key, post_key, run_key
from overclaim.corpus.read_posts import RawPost
from overclaim.corpus.result_cache import ResultCache
from overclaim.rules.load_packs import load_packs
from overclaim.rules.scales import Severity

RULES = Path(cache_key.__file__).parents[1] / "rules"
DAY, LATER = date(2026, 11, 21), date(2026, 11, 22)
POST = RawPost("a.md", ".md", b"Tea cures.")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of four files in the place of ours."""
    for name in ("pipeline/run.py", "pipeline/model/weights", "rules/rule.py", "corpus/read.py", "corpus/gold.csv"):
        place = tmp_path / "program" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name, encoding="utf-8")
    monkeypatch.setattr(cache_key, "PACKAGE", tmp_path / "program")
    return tmp_path / "program"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder of tables and packs of somebody's own."""
    copytree(RULES / "packs" / "causation", tmp_path / "tables" / "packs" / "causation")
    for name in ("evidence/a.csv", "sources/a.csv", "vocabulary/a.csv", "contested.csv"):
        place = tmp_path / "tables" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("id\n", encoding="utf-8")
    return tmp_path / "tables"


@pytest.mark.parametrize("name", ["pipeline/run.py", "pipeline/model/weights", "rules/rule.py", "corpus/read.py"])
def test_the_program_and_the_model_count_by_content(program: Path, tables: Path, name: str) -> None:
    before = run_key(tables, (), None)
    path = program / name
    content = path.read_bytes()
    os.utime(path, (1, 1))
    assert run_key(tables, (), None) == before
    path.write_bytes(content[:-1] + b"?")  # as long as before, and of the same time
    os.utime(path, (1, 1))
    assert run_key(tables, (), None) != before
    path.write_bytes(content)
    assert run_key(tables, (), None) == before
    path.rename(path.with_name("renamed.py"))
    assert run_key(tables, (), None) != before


def test_what_reads_no_post_does_not_count(program: Path, tables: Path) -> None:
    before = run_key(tables, (), None)
    (program / "corpus" / "gold.csv").write_text("other", encoding="utf-8")
    (program / "pipeline" / "__pycache__").mkdir()
    (program / "pipeline" / "__pycache__" / "run.pyc").write_bytes(b"1")
    (tables / "README.md").write_bytes(b"1")
    assert run_key(tables, (), None) == before


@pytest.mark.parametrize(
    "name",
    [
        "evidence/a.csv",
        "sources/a.csv",
        "vocabulary/a.csv",
        "contested.csv",
        "packs/causation/overstated-causation.toml",
    ],
)
@pytest.mark.parametrize("layered", [False, True])
def test_every_table_counts(program: Path, tables: Path, name: str, layered: bool) -> None:
    rules, layers = (RULES, (tables,)) if layered else (tables, ())
    before = run_key(rules, layers, None)
    with (tables / name).open("ab") as file:
        file.write(b"#")
    assert run_key(rules, layers, None) != before


def test_the_order_of_tables_counts(program: Path, tables: Path, tmp_path: Path) -> None:
    copytree(tables, tmp_path / "over")
    (tmp_path / "over" / "contested.csv").write_bytes(b"other")
    one, two = tables, tmp_path / "over"
    assert len({run_key(RULES, layers, None) for layers in [(), (one,), (two,), (one, two), (two, one)]}) == 5


def test_another_version_of_what_reads_counts(program: Path, tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run_key(tables, (), None)
    monkeypatch.setattr(cache_key, "version", lambda _: "9.9.9")
    assert run_key(tables, (), None) != before


def test_a_model_counts_by_name_and_content(program: Path, tables: Path, tmp_path: Path) -> None:
    (tmp_path / "pipe").mkdir()
    (tmp_path / "pipe" / "meta.json").write_bytes(b"1")
    named = str(tmp_path / "pipe")
    before = run_key(tables, (), named)
    assert before != run_key(tables, (), None)
    (tmp_path / "pipe" / "meta.json").write_bytes(b"2")
    assert run_key(tables, (), named) != before
    with pytest.raises(UnknownModel):
        run_key(tables, (), "en_no_such_model")


def test_everything_about_a_post_counts() -> None:
    rules = load_packs(RULES / "packs")
    other = next(severity for severity in Severity if severity != rules[0].severity)
    keys = [
        post_key(b"run", POST, rules, DAY),
        post_key(b"nur", POST, rules, DAY),
        post_key(b"run", replace(POST, content=b"Tea cures!"), rules, DAY),
        post_key(b"run", replace(POST, path="./a.md"), rules, DAY),
        post_key(b"run", replace(POST, path="caf\udce9.md"), rules, DAY),
        post_key(b"run", replace(POST, suffix=".txt"), rules, DAY),
        post_key(b"run", replace(POST, path="a.mdT", content=b"ea cures."), rules, DAY),
        post_key(b"run", POST, rules[1:], DAY),
        post_key(b"run", POST, (replace(rules[0], severity=other), *rules[1:]), DAY),
    ]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 64 for key in keys)


def test_the_day_counts_where_a_post_speaks_to_us() -> None:
    assert post_key(b"run", POST, (), DAY) == post_key(b"run", POST, (), LATER)
    noted = replace(POST, content=b"<!-- Overclaim: allow term until 2026-11-21 -->")
    assert post_key(b"run", noted, (), DAY) != post_key(b"run", noted, (), LATER)


@pytest.fixture
def cache(tmp_path: Path) -> ResultCache:
    """A cache for sums of files."""
    return ResultCache(tmp_path / "cache", print)


def test_the_sum_of_files_that_are_the_same_is_not_made_again(
    tables: Path, cache: ResultCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_key, "RECENT", 0)
    key = known_run_key(cache, tables, (), None)
    assert key == run_key(tables, (), None)
    with monkeypatch.context() as patch:
        patch.setattr(cache_key, "run_key", _never)
        assert known_run_key(cache, tables, (), None) == key


def test_a_file_that_was_changed_and_given_its_old_size_and_time_is_seen(
    tables: Path, cache: ResultCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_key, "RECENT", 0)
    before = known_run_key(cache, tables, (), None)
    path = next(path for path in sorted(tables.rglob("*.csv")) if path.stat().st_size)
    about, content = path.stat(), path.read_bytes()
    path.write_bytes(content.swapcase())
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert known_run_key(cache, tables, (), None) == run_key(tables, (), None) != before


def test_files_that_have_just_been_written_are_read(
    tables: Path, cache: ResultCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_key, "RECENT", 10**20)
    assert known_run_key(cache, tables, (), None) == run_key(tables, (), None)
    assert list(cache.entries()) == []


def _never(*_: object) -> bytes:
    raise AssertionError("the files were read")
