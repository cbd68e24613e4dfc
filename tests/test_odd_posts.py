"""Posts with odd names, posts that go or change while they are checked, posts of a submodule, links in circles."""

import csv
import json
import os
import re
from collections.abc import Callable
from io import StringIO
from itertools import cycle
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest

from overclaim import cli
from overclaim.corpus import read_posts

from .conftest import Repository

OVERSTATED = "Turmeric relieves rheumatoid arthritis.\n"
FAIR = "Smoking causes lung cancer.\n"
Output = pytest.CaptureFixture[str]
# A file's name in bytes, and how a line of text shows it.
NAMES = {
    b"with space.md": "with space.md",
    b"two\nlines.md": "two lines.md",
    "na\u00efve \u20ac\U0001f600.md".encode(): "na\u00efve \u20ac\U0001f600.md",
    b"latin-\xe9.md": "latin-\\udce9.md",
    b"per%cent,co:lon.md": "per%cent,co:lon.md",
    b"quo\"te'<&>.md": "quo\"te'<&>.md",
    b"--fix.md": "--fix.md",
    b"esc\x1b[31m.md": "esc\ufffd[31m.md",
    b"back\\slash.md": "back\\slash.md",
    b"#hash?query.md": "#hash?query.md",
}

pytestmark = pytest.mark.usefixtures("model_loaded_once")


def _as_text(name: bytes) -> str:
    """The name as JSON, CSV and the like hold it: what is no UTF-8 stands there escaped."""
    return os.fsdecode(name).encode("utf-8", "backslashreplace").decode()


def _names_in(report: Path, read: Callable[[str], list[str]]) -> list[str]:
    return sorted(name.removeprefix("./") for name in read(report.read_bytes().decode()))


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with an overstated post of every name."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        try:
            Path(os.fsdecode(name)).write_text(OVERSTATED, encoding="utf-8")
        except OSError:
            pytest.skip(f"this file system takes no {name!r}")
    return tmp_path


def test_odd_names_in_every_format(odd: Path) -> None:
    formats = (
        "concise",
        "terminal",
        "json",
        "jsonl",
        "csv",
        "sarif",
        "github",
        "gitlab",
        "rdjson",
        "checkstyle",
        "junit",
    )
    assert cli.main(["check", ".", *(f"--output={name}=out/{name}" for name in formats)]) == 1
    out, shown = odd / "out", sorted(NAMES.values())
    assert _names_in(out / "concise", lambda text: re.findall(r"^(.+?):1:10: error", text, re.MULTILINE)) == shown
    assert _names_in(out / "terminal", lambda text: re.findall(r"^(.+?):1:10  error", text, re.MULTILINE)) == shown
    exact = sorted(map(_as_text, NAMES))
    lone = sorted(os.fsdecode(name) for name in NAMES)
    assert _names_in(out / "json", lambda text: [one["path"] for one in json.loads(text)["posts"]]) == lone
    assert _names_in(out / "jsonl", lambda text: [json.loads(line)["path"] for line in text.splitlines()]) == lone
    assert _names_in(out / "gitlab", lambda text: [one["location"]["path"] for one in json.loads(text)]) == lone
    rows = _names_in(out / "csv", lambda text: [row["path"] for row in csv.DictReader(StringIO(text, newline=""))])
    assert rows == exact
    strict = sorted(name.decode("utf-8", "replace") for name in NAMES)
    found = _names_in(out / "rdjson", lambda text: [one["location"]["path"] for one in json.loads(text)["diagnostics"]])
    assert found == strict


def test_odd_names_are_escaped_as_sarif_and_github_ask(odd: Path) -> None:
    assert cli.main(["check", ".", "--output=sarif=a", "--output=github=b"]) == 1
    (run,) = json.loads((odd / "a").read_text(encoding="utf-8"))["runs"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert sorted(map(unquote_to_bytes, uris)) == sorted(NAMES)
    assert all(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) for uri in uris)
    commands = [line for line in (odd / "b").read_text(encoding="utf-8").splitlines() if line.startswith("::")]
    files = [re.match(r"::error file=([^,]*),line=1,", line) for line in commands]
    read = [one[1] for one in files if one]
    assert len(read) == len(commands)
    unescaped = [name.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%25", "%") for name in read]
    assert sorted(unescaped) == sorted(map(_as_text, NAMES))


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_odd_names_leave_xml_whole(odd: Path, name: str) -> None:
    assert cli.main(["check", ".", f"--output={name}=out.xml"]) == 1
    root = ElementTree.fromstring((odd / "out.xml").read_bytes())
    tag, attribute = {"checkstyle": ("file", "name"), "junit": ("testcase", "name")}[name]
    named = sorted(one.get(attribute, "").removeprefix("./") for one in root.iter(tag))
    # What XML 1.0 cannot hold is replaced (https://www.w3.org/TR/xml/#charsets).
    assert named == sorted(_as_text(one).replace("\x1b", "\ufffd") for one in NAMES)


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_an_odd_name_that_cannot_be_read_is_one_line(odd: Path, capsys: Output, name: bytes) -> None:
    path = os.fsdecode(name)
    Path(path).write_bytes(b"")
    assert cli.main(["check", "--quiet", "--", path]) == 2
    assert (
        capsys.readouterr().err
        == f"overclaim: {NAMES[name]}: the file is empty; add text or leave it out of the paths\n"
    )


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], object]], None]:
    """Does something whenever a post has been opened, with its path; what was read stays."""
    opened = read_posts._content

    def doing(act: Callable[[str], object]) -> None:
        def content(path: str) -> bytes:
            found = opened(path)
            act(path)
            return found

        monkeypatch.setattr(read_posts, "_content", content)

    return doing


Meanwhile = Callable[[Callable[[str], object]], None]


def test_a_post_that_goes_before_it_is_opened_is_named(folder: Path, capsys: Output, meanwhile: Meanwhile) -> None:
    def take_away(opened: str) -> None:
        if opened == "fair.md":
            (folder / "over.md").unlink(missing_ok=True)

    meanwhile(take_away)
    assert cli.main(["check", "fair.md", "over.md", "--format=json"]) == 2
    output = capsys.readouterr()
    assert re.fullmatch(r"overclaim: over\.md: no such file.*; check the spelling of the path\n", output.err)
    fair, gone = json.loads(output.out)["posts"]
    assert (fair["failure"] is None, gone["failure"] is None) == (True, False)


def test_a_post_that_changes_is_reported_as_it_was_and_never_kept_as_what_it_is(
    folder: Path, capsys: Output, meanwhile: Meanwhile, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = [OVERSTATED, f"Tea is a drink.\n\n{OVERSTATED}", f"{OVERSTATED}\nGinger cures rheumatoid arthritis.\n"]
    post, turn = folder / "over.md", cycle(versions[1:] + versions[:1])
    undisturbed = read_posts._content
    meanwhile(lambda path: path == "over.md" and post.write_text(next(turn), encoding="utf-8"))
    assert cli.main(["check", "over.md", "--format=json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)["posts"]
    claimed = [one["sentence"] for one in told["claims"]]
    assert any(
        claimed == [line for line in text.splitlines() if "arthritis" in line]
        and all(text[one["start"] : one["end"]] == one["text"] for one in told["findings"] if one["text"])
        for text in versions
    )
    monkeypatch.setattr(read_posts, "_content", undisturbed)
    for text in versions:
        post.write_text(text, encoding="utf-8")
        assert cli.main(["check", "over.md", "--format=json"]) == 1
        by_cache = capsys.readouterr().out
        cli.main(["check", "over.md", "--format=json", "--no-cache"])
        assert capsys.readouterr().out == by_cache


def test_a_submodule_is_checked_by_its_own_config(
    repository: Repository, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    other.folder.mkdir()
    other.git("init", "--quiet")
    other.write("theirs.md", OVERSTATED)
    other.write("overclaim.toml", '[rules]\noverstated-causation = "note"\n[packs]\ndocument = "off"\n')
    other.commit()
    repository.git("submodule", "--quiet", "add", other.folder.as_uri(), "other")
    repository.write("over.md", OVERSTATED)
    repository.write("overclaim.toml", 'exclude = ["theirs.md"]\n')
    monkeypatch.chdir(repository.folder)
    assert cli.main(["check", ".", "--format=concise", "--quiet"]) == 1
    ours, theirs = capsys.readouterr().out.splitlines()
    assert ours.startswith("./over.md:1:10: error overstated-causation ")
    assert theirs.startswith("./other/theirs.md:1:10: note overstated-causation ")


def test_links_in_circles_end_and_links_that_lead_nowhere_are_named(folder: Path, capsys: Output) -> None:
    try:
        (folder / "posts").mkdir()
        (folder / "posts" / "up").symlink_to(folder, target_is_directory=True)
        (folder / "posts" / "self.md").symlink_to("self.md")
    except OSError:
        pytest.skip("links cannot be made here")
    assert cli.main(["check", ".", "--format=concise"]) == 2
    output = capsys.readouterr()
    assert output.out.count("overstated-causation") == 1
    (line,) = output.err.splitlines()
    assert line.startswith("overclaim: ./posts/self.md: ")
