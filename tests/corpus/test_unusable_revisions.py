"""A revision that git cannot tell anything of: one line that says why, and what to do."""

from pathlib import Path

import pytest

from overclaim.corpus.git_revision import OldVersion, Revision, read_revision
from overclaim.rules.source_error import SourceError

from ..conftest import Repository


def since(repository: Repository, base: str) -> Revision:
    return read_revision(str(repository.folder), base)


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("gone", "no such revision in .*; mend its spelling, or run: git fetch origin gone"),
        ("origin/gone", "run: git fetch origin gone:refs/remotes/origin/gone"),
        ("", "no revision is named"),
        ("--output=x", "no such revision"),
        ("0" * 40, "no such revision"),
        ("main...mine", "no such revision"),
        ("main:both.md", "no such revision"),
        ("alone", "no commit in common with HEAD"),
    ],
)
def test_a_base_that_is_none_is_said(repository: Repository, base: str, said: str) -> None:
    repository.write("both.md", "Tea.")
    repository.commit()
    repository.git("branch", "mine")
    repository.git("checkout", "--quiet", "--orphan", "alone")
    repository.commit()
    repository.git("checkout", "--quiet", "mine")
    with pytest.raises(SourceError, match=f"^--diff.*{said}"):
        since(repository, base)
    assert not (repository.folder / "x").exists()


def test_a_shallow_clone_says_what_to_fetch(repository: Repository) -> None:
    forked = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "-b", "mine")
    repository.write("mine.md", "Tea.")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write("others.md", "Milk.")
    repository.commit()
    shallow = Repository(repository.folder.parent / "shallow")
    repository.git("clone", "--quiet", "--depth=1", "--branch=mine", repository.folder.as_uri(), str(shallow.folder))
    for said in ("no such revision", "too shallow"):
        with pytest.raises(SourceError, match=said) as problem:
            since(shallow, "origin/main")
        remedy = str(problem.value).rpartition("run: git ")[2]
        shallow.git(*remedy.split(" "))
    assert since(shallow, "origin/main").commit == forked


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="git is not installed"):
        since(repository, "main")


def test_a_repository_that_git_refuses_is_said_in_its_words(tmp_path: Path, repository: Repository) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(
        SourceError, match=r"not a git repository.*; check posts of a git repository, or leave out --diff"
    ):
        read_revision(str(tmp_path), "main")


def test_content_that_git_does_not_have_is_said(repository: Repository) -> None:
    with pytest.raises(SourceError, match=r"git cannot show a\.md as it was"):
        since(repository, "main").content(OldVersion("1" * 40, "a.md"))
