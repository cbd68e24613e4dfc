"""``overclaim check`` with its cache, as typed in a folder: same bytes, no model, and every change is seen."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from overclaim import cli
from overclaim.corpus import read_posts
from overclaim.pipeline.run import Checker
from overclaim.reports.commands import loading

from .conftest import Repository

Output = pytest.CaptureFixture[str]
HEAVY = ("spacy", "thinc", "scispacy", "great_expectations", "pandas", "numpy", "lemminflect")

pytestmark = pytest.mark.usefixtures("model_loaded_once")


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of posts that were read by the real checker, as they are read."""
    paths: list[str] = []
    judge = Checker._judge

    def noted(self: Checker, post: object, *rest: object) -> object:
        paths.append(post.path)  # type: ignore[attr-defined]
        return judge(self, post, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "_judge", noted)
    return paths


@pytest.mark.parametrize("name", ["json", "sarif", "terminal"])
def test_a_report_is_the_same_with_and_without(
    folder: Path, capsys: Output, checked: list[str], own_cache: Path, name: str
) -> None:
    command = ["check", ".", "--format", name]
    assert cli.main([*command, "--no-cache"]) == 1
    plain = capsys.readouterr()
    assert not own_cache.exists()
    assert cli.main(command) == 1
    assert capsys.readouterr() == plain
    checked.clear()
    assert cli.main(command) == 1
    assert capsys.readouterr() == plain
    assert checked == []
    assert cli.main([*command, "--no-cache"]) == 1
    assert len(checked) == 2


@pytest.mark.parametrize("options", [[], ["--force-exclude"], ["--diff", "HEAD"]], ids=lambda some: "".join(some[:1]))
def test_folders_are_walked_and_posts_opened_once(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    repository.write("below/over.md", "Turmeric relieves rheumatoid arthritis.\n")
    repository.write("fair.md", "Smoking causes lung cancer.\n")
    monkeypatch.chdir(repository.folder)
    assert cli.main(["check", ".", *options]) == 1
    walked, opened = Counter[str](), Counter[str]()
    scan, read = os.scandir, read_posts._content

    def noted_scan(path: str) -> object:
        walked[os.path.abspath(path)] += 1
        return scan(path)

    def noted_read(path: str) -> bytes:
        opened[path] += 1
        return read(path)

    monkeypatch.setattr(os, "scandir", noted_scan)
    monkeypatch.setattr(read_posts, "_content", noted_read)
    assert cli.main(["check", ".", *options]) == 1
    top = str(repository.folder)
    assert {path: count for path, count in walked.items() if path.startswith(top)} == {top: 1, f"{top}/below": 1}
    assert opened == {"./fair.md": 1, "./below/over.md": 1}


def _of_rule(folder: Path) -> None:
    (folder / "overclaim.toml").write_text('[rules]\noverstated-causation = "note"\n', encoding="utf-8")


def _of_tables(folder: Path) -> None:
    (folder / "ours").mkdir()
    copytree(loading.RULES / "packs", folder / "ours" / "packs")
    (folder / "overclaim.toml").write_text('tables = ["ours"]\n', encoding="utf-8")


def _of_post(folder: Path) -> None:
    (folder / "over.md").write_text("Turmeric cures rheumatoid arthritis.\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_of_rule, _of_tables, _of_post])
def test_a_change_is_seen(folder: Path, checked: list[str], change: Callable[[Path], None]) -> None:
    assert cli.main(["check", "over.md"]) == 1
    change(folder)
    checked.clear()
    cli.main(["check", "over.md"])
    assert checked == ["over.md"]
    checked.clear()
    cli.main(["check", "over.md"])
    assert checked == []


def test_a_path_that_is_written_otherwise_is_another(folder: Path, checked: list[str], capsys: Output) -> None:
    assert cli.main(["check", "over.md", "--format", "json"]) == 1
    capsys.readouterr()
    assert cli.main(["check", "./over.md", "--format", "json"]) == 1
    (post,) = json.loads(capsys.readouterr().out)["posts"]
    assert {post["path"], *(one["path"] for one in post["findings"])} == {"./over.md"}


def test_a_run_of_kept_posts_alone_imports_no_model(folder: Path) -> None:
    code = (
        "import sys; from overclaim.cli import main; code = main(sys.argv[1:]);"
        f"print(code, sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    for name in ("terminal", "json", "sarif"):
        command = [sys.executable, "-c", code, "check", ".", "--format", name]
        cold, kept = (subprocess.run(command, capture_output=True, check=False, timeout=300) for _ in range(2))
        assert kept.stdout == cold.stdout
        assert kept.stderr.decode().split("\n")[0] == "1 []"


def test_a_broken_table_stops_a_run_of_kept_posts(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(loading.RULES, folder / "rules")
    monkeypatch.setattr(loading, "RULES", folder / "rules")
    assert cli.main(["check", "over.md"]) == 1
    with (folder / "rules" / "evidence" / "gut.csv").open("a", encoding="utf-8") as file:
        file.write("just one cell\n")
    capsys.readouterr()
    assert cli.main(["check", "over.md"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "evidence/gut.csv:" in output.err


def test_the_cache_lies_beside_the_config_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OVERCLAIM_CACHE_DIR")
    monkeypatch.delenv("HOME", raising=False)
    assert cli.main(["check", "over.md"]) == 1
    assert (folder / ".overclaim_cache" / ".gitignore").exists()
    (folder / "overclaim.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "tea.md").write_text("Tea is a drink.\n", encoding="utf-8")
    monkeypatch.chdir(folder / "below")
    before = len(list((folder / ".overclaim_cache" / "v2").glob("*/*")))
    assert cli.main(["check", "."]) == 0
    assert not (folder / "below" / ".overclaim_cache").exists()
    assert len(list((folder / ".overclaim_cache" / "v2").glob("*/*"))) == before + 3


def test_a_cache_that_cannot_be_written_is_one_line(
    folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERCLAIM_CACHE_DIR", os.path.join("over.md", "cache"))
    assert cli.main(["check", "."]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("overclaim: over.md/cache: results are not kept for the next run: ")


def test_info_and_clear(folder: Path, capsys: Output, own_cache: Path) -> None:
    assert cli.main(["cache", "info"]) == 0
    assert capsys.readouterr().out == f"{own_cache}: 0 files, 0 bytes of 256,000,000 at most\n"
    assert cli.main(["check", "."]) == 1
    capsys.readouterr()
    assert cli.main(["cache", "info", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["folder"], told["entries"]) == (str(own_cache), 6)
    assert told["most"] == 256_000_000 > told["bytes"] > 1000
    assert cli.main(["cache", "clear"]) == 0
    assert capsys.readouterr().out == f"{own_cache}: 6 files taken out\n"
    assert cli.main(["cache", "info"]) == 0
    assert capsys.readouterr().out == f"{own_cache}: 0 files, 0 bytes of 256,000,000 at most\n"


def test_a_baseline_is_written_from_kept_results(folder: Path, checked: list[str]) -> None:
    assert cli.main(["check", "."]) == 1
    checked.clear()
    assert cli.main(["baseline", "write", "."]) == 0
    assert cli.main(["check", ".", "--baseline", "overclaim-baseline.json"]) == 0
    assert checked == []
