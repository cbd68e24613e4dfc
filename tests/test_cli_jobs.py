"""``check --jobs``, as typed in a folder: the bytes of one process, and what is left when processes are killed."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from overclaim import cli
from overclaim.pipeline.run import Checker
from overclaim.pipeline.values import Post, PostResult
from overclaim.reports.formats import FORMATS

Output = pytest.CaptureFixture[str]
SAMPLES = Path(__file__).parents[1] / "corpus" / "posts"
SAID = "Probiotics reduce anxiety in adults."
IGNORED = "Turmeric cures cancer. <!-- overclaim: ignore overstated-causation: a quotation -->"
POSTS = 20

pytestmark = [
    pytest.mark.usefixtures("model_loaded_once", "started"),
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not forked, and load a model each"),
]


@pytest.fixture
def posts(folder: Path) -> Path:
    """Short posts: most overstate, some are suppressed, ruled otherwise by the config or cannot be read."""
    for number in range(POSTS):
        (folder / f"{number:02}.md").write_text(f"# Post {number}\n\n{SAID}\n", encoding="utf-8")
    (folder / "04.md").write_text(IGNORED, encoding="utf-8")
    (folder / "07.md").write_bytes(b"\xff\xfe")
    (folder / "09.txt").write_text("Smoking causes lung cancer.\n", encoding="utf-8")
    (folder / "overclaim.toml").write_text(
        '[[overrides]]\npaths = ["1*.md"]\nrules = { overstated-causation = "note" }\n', encoding="utf-8"
    )
    return folder


def said(output: Output, *arguments: str) -> tuple[int, str, str]:
    """The exit code of ``overclaim check .`` and what it prints."""
    code = cli.main(["check", ".", *arguments])
    return code, *output.readouterr()


def test_every_report_of_samples_is_the_same_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, started: list[int]
) -> None:
    (tmp_path / "posts").mkdir()
    for sample in sorted(SAMPLES.iterdir())[::3]:
        shutil.copy(sample, tmp_path / "posts")
    monkeypatch.chdir(tmp_path / "posts")
    runs = []
    for jobs in ("1", "2"):
        (tmp_path / jobs).mkdir()
        files = [f"--output={name}={tmp_path / jobs / name}" for name in FORMATS]
        runs.append(said(capsys, "--no-cache", "--jobs", jobs, *files))
    assert runs[0] == runs[1]
    assert len(started) == 2
    for name in FORMATS:
        one, two = ((tmp_path / jobs / name).read_bytes() for jobs in ("1", "2"))
        assert one
        assert one == two, name


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--quiet"],
        ["--diff-only"],
        ["--statistics"],
        ["--baseline", "known.json"],
        ["--diff", "HEAD", "--no-cache"],
    ],
    ids=lambda options: options[0] if options else "plain",
)
def test_what_is_printed_is_the_same(
    posts: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    own_cache: Path,
    started: list[int],
) -> None:
    _fail_at(monkeypatch, "05.md")
    if "--baseline" in options:
        assert cli.main(["baseline", "write", "10.md", "--baseline", "known.json"]) == 0
    if "--diff" in options:
        _make_repository(posts)
    capsys.readouterr()
    one = said(capsys, "--jobs", "1", *options)
    assert one[0] == 2
    assert "05.md: could not be checked: ValueError: a fault\n" in one[2]
    shutil.rmtree(own_cache, ignore_errors=True)
    assert started == []
    assert said(capsys, "--jobs", "3", *options) == one
    assert len(started) == 3
    assert said(capsys, "--jobs", "3", *options) == one


def test_fixes_are_the_same(posts: Path, capsys: Output) -> None:
    before = {path: path.read_bytes() for path in posts.glob("*.md")}
    one = said(capsys, "--fix", "--jobs", "1", "--no-cache")
    after = {path: path.read_bytes() for path in before}
    assert sum(after[path] != before[path] for path in before) > POSTS // 2
    for path, content in before.items():
        path.write_bytes(content)
    assert said(capsys, "--fix", "--jobs", "2", "--no-cache") == one
    assert {path: path.read_bytes() for path in before} == after


@pytest.mark.parametrize("number", ["-1", "two", "1.5", ""])
def test_what_is_no_number_of_processes_is_refused(folder: Path, capsys: Output, number: str) -> None:
    code, out, told = said(capsys, "--jobs", number)
    assert (code, out) == (2, "")
    assert told.startswith(f"overclaim: --jobs: {number!r} is no number of processes; ")


def _fail_at(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    judge = Checker._judge

    def judged(self: Checker, post: Post, *rest: object) -> PostResult:
        if post.path.endswith(path):
            raise ValueError("a fault")
        return judge(self, post, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "_judge", judged)


def _make_repository(folder: Path) -> None:
    for arguments in ("init -q", "add 00.md 01.md", "-c user.name=A -c user.email=a@example.org commit -qm x"):
        assert os.system(f"git -C '{folder}' {arguments}") == 0
