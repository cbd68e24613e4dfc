"""What is new in a post since a git revision, in real repositories; a checker of our own says which posts it was given."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from overclaim.corpus import check_cached as check_cached_module
from overclaim.corpus.changed_sentences import ChangedSentences
from overclaim.corpus.check_cached import check_cached
from overclaim.corpus.find_posts import FoundPosts, find_posts
from overclaim.corpus.read_posts import RawPost, open_post
from overclaim.pipeline.split_sentences import split_sentences
from overclaim.pipeline.values import Finding, Post, PostResult
from overclaim.rules.scales import Severity
from overclaim.rules.source_error import SourceError

from ..conftest import Repository

TEA = "Tea is a drink. Ginger cures colds."
MILK = "Milk is white. Honey heals wounds."
BOTH = f"# Drinks\n\n{TEA}\n\n{MILK}\n"


class Flags:
    """A checker that finds fault with every sentence and with the post as a whole, and knows what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def check_posts(self, posts: Iterable[Post]) -> Iterator[PostResult]:
        for post in posts:
            self.given.append(post.path)
            sentences = split_sentences(post)
            found = [Finding("any", Severity.NOTE, "m", one.span, one.text, sentence=one.index) for one in sentences]
            whole = Finding("whole", Severity.NOTE, "m", sentences[0].span, "WHOLE POST")
            yield PostResult(post.path, post, sentences, findings=(whole, *found))


def run(base: str, *paths: str, stdin_name: str | None = None) -> SimpleNamespace:
    """A check of the paths: the texts of the findings shown by file name, the files given to the checker, the failures."""
    changes, checker = ChangedSentences(base), Flags()
    some = changes.posts_among(FoundPosts(paths, tuple(find_posts(paths))), stdin_name).found
    results = [
        changes.only_new(result)
        for result in check_cached(some, lambda: checker, None, stdin_name, changes.says_new)  # type: ignore[arg-type, return-value]
    ]
    return SimpleNamespace(
        shown={os.path.basename(one.path): [finding.text for finding in one.findings] for one in results if one.post},
        given=[os.path.basename(path) for path in checker.given],
        failures=[one.path for one in results if one.failure],
        unchanged=changes.unchanged,
    )


def since(repository: Repository, base: str = "main") -> dict[str, list[str]]:
    found: dict[str, list[str]] = run(base, str(repository.folder)).shown
    return found


@pytest.fixture
def branch(repository: Repository) -> Repository:
    """Two posts on ``main`` and the branch ``mine`` checked out, nothing changed."""
    repository.write("both.md", BOTH)
    repository.write("other.md", MILK)
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "mine")
    return repository


def test_unchanged_posts_are_never_given_to_the_checker(branch: Repository) -> None:
    assert vars(run("main", str(branch.folder))) == {"shown": {}, "given": [], "failures": [], "unchanged": 2}
    branch.write("both.md", BOTH + "\nNew.\n")
    found = run("main", str(branch.folder))
    assert (found.given, found.shown, found.unchanged) == (["both.md"], {"both.md": ["New."]}, 1)


def test_an_unchanged_post_is_not_even_read(branch: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    branch.write("both.md", BOTH + "\nNew.\n")
    opened: list[str] = []

    def read(path: str, stdin_name: str | None = None) -> RawPost:
        opened.append(path)
        return open_post(path, stdin_name)

    monkeypatch.setattr(check_cached_module, "open_post", read)
    assert run("main", str(branch.folder)).given == ["both.md"]
    assert opened == [branch.path("both.md")]


@pytest.mark.parametrize("state", ["work tree", "staged", "committed"])
def test_an_edit_shows_its_own_sentence_whatever_git_has_of_it(branch: Repository, state: str) -> None:
    branch.write("both.md", BOTH.replace("is white", "is blue"))
    if state == "staged":
        branch.git("add", ".")
    elif state == "committed":
        branch.commit()
    assert since(branch) == {"both.md": ["Milk is blue."]}


@pytest.mark.parametrize(
    "text",
    [
        f"# Drinks\n\n{MILK}\n\n{TEA}\n",
        f"# Drinks\n\n{TEA.replace(' ', chr(10))}\n\n{MILK}\n",
        BOTH.replace("\n", "\r\n"),
        BOTH.replace("Ginger cures", "*Ginger* **cures**"),
        f"# Drinks\n\n{TEA}\n",
    ],
    ids=["moved", "reflowed", "CRLF", "markup", "taken out"],
)
def test_what_leaves_sentences_as_they_were_is_no_change(branch: Repository, text: str) -> None:
    assert branch.write("both.md", text).read_bytes() != BOTH.encode()
    found = run("main", str(branch.folder))
    assert (found.given, found.unchanged) == ([], 2)


def test_a_new_mode_is_no_change(branch: Repository) -> None:
    branch.git("update-index", "--chmod=+x", "both.md")
    os.chmod(branch.path("both.md"), 0o755)
    assert run("main", str(branch.folder)).given == []


@pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "added"])
def test_all_of_a_new_post_is_new(branch: Repository, tracked: bool) -> None:
    branch.write("new.txt", TEA)
    if tracked:
        branch.git("add", ".")
    assert since(branch) == {"new.txt": ["WHOLE POST", "Tea is a drink.", "Ginger cures colds."]}


def test_an_ignored_post_is_new_where_it_is_named_and_otherwise_not_found(branch: Repository) -> None:
    branch.write(".gitignore", "draft.md\n")
    branch.write("draft.md", TEA)
    assert since(branch) == {}
    assert run("main", branch.path("draft.md")).given == ["draft.md"]


def test_a_deleted_post_is_no_concern(branch: Repository) -> None:
    Path(branch.path("both.md")).unlink()
    found = run("main", str(branch.folder))
    assert (found.given, found.failures, found.unchanged) == ([], [], 1)


def test_a_post_that_git_was_told_to_forget_is_still_compared(branch: Repository) -> None:
    branch.git("rm", "--quiet", "--cached", "both.md")
    branch.write("both.md", BOTH + "\nNew.\n")
    assert since(branch) == {"both.md": ["New."]}


def test_a_renamed_post_is_compared_with_what_it_was(branch: Repository) -> None:
    branch.git("mv", "both.md", "renamed.md")
    assert since(branch) == {}
    branch.write("renamed.md", BOTH + "\nNew.\n")
    assert since(branch) == {"renamed.md": ["New."]}


def test_what_others_did_on_the_base_since_is_not_ours(branch: Repository) -> None:
    branch.write("other.md", MILK + " Mine.")
    branch.commit()
    branch.git("checkout", "--quiet", "main")
    branch.write("both.md", BOTH.replace("Tea", "Coffee"))
    branch.commit()
    branch.git("checkout", "--quiet", "mine")
    assert since(branch) == {"other.md": ["Mine."]}


def test_odd_names_are_followed(branch: Repository) -> None:
    odd = ["a b.md", "line\nbreak.md", "Größe \U0001f525.md", "-dash.md", ":(glob)*.md", 'q"uo\\te.md', "\udcff.md"]
    for number, name in enumerate(odd):
        branch.write(name, f"{MILK} Number {number}.")
    branch.commit()
    assert run("HEAD", str(branch.folder)).given == []
    for name in odd:
        branch.write(name, Path(branch.path(name)).read_text(encoding="utf-8") + " New.")
    assert since(branch, "HEAD") == {name: ["New."] for name in odd}


def test_a_subfolder_as_working_folder(branch: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    branch.write("deep/er/post.md", TEA)
    branch.commit()
    branch.git("config", "diff.relative", "true")
    branch.git("config", "diff.renames", "false")
    monkeypatch.chdir(branch.folder / "deep")
    assert run("HEAD", ".").given == []
    branch.write("deep/er/post.md", TEA + " New.")
    branch.write("both.md", BOTH + "\nNew too.\n")
    assert run("HEAD", ".").shown == {"post.md": ["New."]}
    assert run("HEAD", "..").given == ["both.md", "post.md"]


def test_a_linked_work_tree_and_the_variables_of_a_hook(branch: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    branch.git("worktree", "add", "--quiet", "../linked", "-b", "linked")
    linked = Repository(branch.folder.parent / "linked")
    elsewhere = Repository(branch.folder.parent / "elsewhere")
    elsewhere.folder.mkdir()
    elsewhere.git("init", "--quiet", "--initial-branch=main")
    elsewhere.commit()
    monkeypatch.setenv("GIT_DIR", elsewhere.path(".git"))
    assert since(linked) == {}
    linked.write("both.md", BOTH + "\nNew.\n")
    assert since(linked) == {"both.md": ["New."]}


def test_a_post_in_a_submodule_belongs_to_it(branch: Repository) -> None:
    inner = Repository(branch.folder.parent / "inner")
    inner.folder.mkdir()
    inner.git("init", "--quiet", "--initial-branch=main")
    inner.write("post.md", TEA)
    inner.commit()
    branch.git("submodule", "--quiet", "add", str(inner.folder), "sub")
    branch.commit()
    assert run("HEAD", str(branch.folder)).given == []
    branch.write("sub/post.md", TEA + " New.")
    assert since(branch, "HEAD") == {"post.md": ["New."]}


def test_a_conflict_is_a_change(branch: Repository) -> None:
    branch.write("both.md", BOTH.replace("white", "blue"))
    branch.commit()
    branch.git("checkout", "--quiet", "main")
    branch.write("both.md", BOTH.replace("white", "green"))
    branch.commit()
    branch.git("checkout", "--quiet", "mine")
    with pytest.raises(AssertionError):
        branch.git("merge", "main")
    assert run("HEAD", str(branch.folder)).given == ["both.md"]


def test_standard_input_goes_by_its_file(branch: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(branch.folder.parent)
    for text, shown in ((BOTH, {}), (BOTH + "\nNew.\n", {"both.md": ["New."]})):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert run("main", "-", stdin_name=branch.path("both.md")).shown == shown
    with pytest.raises(SourceError, match="--stdin-filename"):
        run("main", "-")


def test_what_cannot_be_read_is_a_failure_and_hides_nothing(branch: Repository) -> None:
    (branch.folder / "both.md").write_bytes(b"\xff")
    branch.write("other.md", MILK + " New.")
    found = run("main", str(branch.folder), branch.path("gone.md"))
    assert found.failures == [branch.path("both.md"), branch.path("gone.md")]
    assert found.shown == {"other.md": ["New."]}


def test_a_post_that_could_not_be_read_then_is_new(branch: Repository) -> None:
    (branch.folder / "bad.md").write_bytes(b"\xff")
    branch.commit()
    branch.write("bad.md", "Now fine.")
    assert since(branch, "HEAD") == {"bad.md": ["WHOLE POST", "Now fine."]}


def test_outside_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(TEA, encoding="utf-8")
    with pytest.raises(SourceError, match=r"post\.md: is in no git repository"):
        run("main", str(tmp_path))


def test_a_lock_of_another_git_is_no_hindrance(branch: Repository) -> None:
    branch.write(".git/index.lock", "")
    os.utime(branch.path("both.md"), (1, 1))
    assert since(branch) == {}
    assert Path(branch.path(".git/index.lock")).exists()
