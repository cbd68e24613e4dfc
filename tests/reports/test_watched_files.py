"""What a watch looks at: every file that a check rests on, and no other."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from overclaim.reports.commands.watched_files import Seen, look

GIVEN: dict[str, Any] = {"config": None, "no_config": False, "output": None, "baseline": None}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository as working folder, with two posts, one of them in a subfolder, tables and a config."""
    for name in (".git", "posts/news", "ours/evidence", "node_modules/x", "above"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "posts" / "a.md").write_text("Tea.\n", encoding="utf-8")
    (tmp_path / "posts" / "news" / "b.md").write_text("Tea.\n", encoding="utf-8")
    (tmp_path / "ours" / "evidence" / "mine.csv").write_text("", encoding="utf-8")
    (tmp_path / "overclaim.toml").write_text('tables = ["ours"]\nbaseline = "known.json"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seen(*paths: str, before: Seen | None = None, **options: object) -> Seen:
    return look({**GIVEN, "paths": list(paths), **options}, before)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: Path("posts/a.md").write_text("Milk.\n"), ["posts/a.md"]),
        (lambda: Path("posts/a.md").unlink(), ["posts/a.md"]),
        (lambda: Path("posts/c.html").write_text("<p>Tea."), ["posts/c.html"]),
        (lambda: Path("posts/news/b.md").rename("posts/news/c.md"), ["posts/news/b.md", "posts/news/c.md"]),
        (
            lambda: Path("overclaim.toml").write_text('fail-on = "never"\n'),
            ["ours/evidence/mine.csv", "overclaim.toml"],
        ),
        (lambda: Path("posts/overclaim.toml").write_text(""), ["ours/evidence/mine.csv", "posts/overclaim.toml"]),
        (lambda: Path("known.json").write_text("{}"), ["known.json"]),
        (lambda: Path("ours/evidence/mine.csv").write_text("a,b\n"), ["ours/evidence/mine.csv"]),
        (lambda: Path("ours/evidence/more.csv").write_text(""), ["ours/evidence/more.csv"]),
        (lambda: Path("posts/news/.gitignore").write_text("b.md\n"), ["posts/news/.gitignore", "posts/news/b.md"]),
        (lambda: Path("posts/notes.log").write_text("Tea.\n"), []),
        (lambda: Path("posts/.draft.md").write_text("Tea.\n"), []),
        (lambda: Path("elsewhere.md").write_text("Tea.\n"), []),
        (lambda: Path("posts/report.txt").write_text("Tea.\n"), []),
    ],
)
def test_what_counts_as_a_change(place: Path, change: Callable[[], object], said: list[str]) -> None:
    before = seen("posts", output=["concise=posts/report.txt"])
    assert before.changed_since(before) == []
    change()
    after = seen("posts", before=before, output=["concise=posts/report.txt"])
    assert after.changed_since(before) == said


def test_the_folders_are_those_in_which_something_may_appear(place: Path) -> None:
    now = seen("posts")
    below = {os.path.relpath(folder, place) for folder in now.folders}
    assert below == {".", "posts", "posts/news", "ours", "ours/evidence"}
    for path, counts in {
        "posts/new.md": True,
        "posts/new.log": False,
        "posts/news": True,
        "new.md": False,
        "above": False,
        "pyproject.toml": True,
        "known.json": True,
        "ours/evidence/x.csv": True,
    }.items():
        assert now.concerns(str(place / path)) is counts, path


def test_a_broken_config_is_looked_at_until_it_is_mended(place: Path) -> None:
    Path("overclaim.toml").write_text("fail-on = \n", encoding="utf-8")
    broken = seen("posts")
    assert broken.posts == 2
    Path("overclaim.toml").write_text("", encoding="utf-8")
    assert seen("posts", before=broken).changed_since(broken) == ["overclaim.toml"]


def test_a_named_post_that_is_not_there_yet_and_one_behind_a_link(place: Path) -> None:
    (place / "link.md").symlink_to(place / "posts" / "a.md")
    before = seen("link.md", "gone.md")
    assert (before.files["gone.md"], str(place / "posts") in before.folders) == (None, True)
    Path("gone.md").write_text("Tea.\n", encoding="utf-8")
    Path("posts/a.md").write_text("Milk.\n", encoding="utf-8")
    assert seen("link.md", "gone.md").changed_since(before) == ["gone.md", "link.md"]


def test_outside_of_a_repository_the_folders_above_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Tea.\n", encoding="utf-8")
    now = seen(str(tmp_path))
    assert str(tmp_path) in now.folders
    assert not now.folders & {"/", str(tmp_path.parent)}
