"""The exit code says what a gate needs to know, whatever the number of findings and wherever the report goes."""

import json
from pathlib import Path

import pytest

from overclaim import cli

Output = pytest.CaptureFixture[str]
# The whole of an exit code is one byte: these counts would come out as 0, 254, 0 and 2 if they were given as one.
COUNTS = (256, 510, 512, 514)

pytestmark = pytest.mark.usefixtures("model_loaded_once")


@pytest.fixture
def nothing_to_check(folder: Path) -> Path:
    """The folder, with a folder that holds no post and a file that nothing reads."""
    (folder / "none").mkdir()
    (folder / "none" / "data.csv").write_text("a,b\n", encoding="utf-8")
    (folder / "none" / ".draft.md").write_text("Turmeric cures arthritis.\n", encoding="utf-8")
    (folder / "post.docx").write_bytes(b"PK\x03\x04")
    (folder / "README").write_text("Turmeric cures arthritis.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("options", [[], ["--fail-on=never"], ["--output=sarif=out.sarif"], ["--quiet"]])
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("gone.md", "gone.md: no such file or folder; check the spelling of the path"),
        ("gone/", "gone/: no such file or folder; check the spelling of the path"),
        ("none", "none: no posts in this folder; looked for .md"),
        ("post.docx", "post.docx: no reader for .docx files; known are .md"),
        ("README", "README: no suffix tells what format it has; known are .md"),
    ],
)
@pytest.mark.parametrize("beside", [[], ["fair.md"]], ids=["alone", "beside-a-fair-post"])
def test_what_is_not_checked_never_passes(
    nothing_to_check: Path, capsys: Output, path: str, said: str, options: list[str], beside: list[str]
) -> None:
    assert cli.main(["check", path, *beside, *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"overclaim: {said}")
    if options == ["--output=sarif=out.sarif"]:
        (run,) = json.loads((nothing_to_check / "out.sarif").read_text(encoding="utf-8"))["runs"]
        assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(
    "name", ["json", "sarif", "github", "checkstyle", "gitlab", "rdjson", "junit", "csv", "concise"]
)
def test_a_report_in_a_file_changes_no_exit(folder: Path, name: str) -> None:
    assert cli.main(["check", "over.md", f"--output={name}=report"]) == 1
    assert (folder / "report").stat().st_size > 0
    assert cli.main(["check", "fair.md", f"--output={name}=report"]) == 0


@pytest.mark.parametrize("count", COUNTS)
def test_the_number_of_findings_is_not_the_exit(folder: Path, capsys: Output, count: int) -> None:
    (folder / "overclaim.toml").write_text('[packs]\ndocument = "off"\n', encoding="utf-8")
    (folder / "many.md").write_text("- Turmeric is a magic bullet for arthritis.\n" * count, encoding="utf-8")
    assert cli.main(["check", "many.md", "--fail-on=warning", "--format=json"]) == 1
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["errors"], summary["warnings"], summary["notes"]) == (0, count, 0)


@pytest.mark.parametrize("options", [["--format", "json"], ["--quiet"], ["--fail-on=never"], ["--no-such-option"]])
def test_an_option_before_the_command_is_refused(folder: Path, capsys: Output, options: list[str]) -> None:
    assert cli.main([*options, "check", "over.md"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert f"No such option: {options[0].partition('=')[0]}" in output.err
