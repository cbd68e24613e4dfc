"""``overclaim init`` in a folder, and ``check --force-exclude``, which hooks rely on."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from overclaim import cli
from overclaim.reports.commands.init import FILES, HOOKS, STARTER
from overclaim.reports.formats import FORMATS
from overclaim.rules.read_settings import KEYS, OVERRIDE_KEYS, load_settings
from overclaim.rules.settings import FailOn

RULES = Path(cli.__file__).parent / "rules"
WORKFLOW = ".github/workflows/overclaim.yml"
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("model_loaded_once")


def test_all_files_are_written_and_hold(folder: Path, capsys: Output) -> None:
    assert cli.main(["init"]) == 0
    assert capsys.readouterr().out.count(": written\n") == len(FILES)
    settings = load_settings(folder / "overclaim.toml", RULES)
    assert settings.fail_on is FailOn.ERROR
    assert settings.excludes(folder / "CHANGELOG.md")
    assert not settings.excludes(folder / "over.md")
    (hook,) = yaml.safe_load((folder / HOOKS).read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert cli.main([*hook["entry"].split()[1:], "over.md"]) == 1
    steps = yaml.safe_load((folder / WORKFLOW).read_text(encoding="utf-8"))["jobs"]["check"]["steps"]
    assert cli.main(steps[-1]["run"].split()[1:]) == 1
    assert not any("${{" in step.get("run", "") for step in steps)


def test_every_key_of_the_config_is_there_to_be_uncommented(tmp_path: Path) -> None:
    text = (STARTER / "overclaim.toml").read_text(encoding="utf-8")
    whole = re.sub(r"(?m)^#(?=\S)", "", text)
    assert whole != text
    table = tomllib.loads(whole)
    assert sorted(table) == sorted(KEYS)
    assert sorted(table["overrides"][0]) == sorted(OVERRIDE_KEYS)
    (tmp_path / "our-rules" / "evidence").mkdir(parents=True)
    (tmp_path / "overclaim.toml").write_text(whole, encoding="utf-8")
    load_settings(tmp_path / "overclaim.toml", RULES)


def test_what_is_there_stays_as_it_is(folder: Path, capsys: Output) -> None:
    (folder / ".github" / "workflows").mkdir(parents=True)
    for name in FILES:
        (folder / name).write_text("", encoding="utf-8")
    assert cli.main(["init", "."]) == 0
    said = capsys.readouterr().out
    assert said.count(": there already, left as it is\n") == len(FILES)
    assert {(folder / name).read_text(encoding="utf-8") for name in FILES} == {""}
    lines = said[said.index("  - repo:") : said.index(WORKFLOW)]
    assert yaml.safe_load(lines)[0]["hooks"][0]["id"] == "overclaim"


def test_a_link_that_leads_nowhere_is_not_followed(folder: Path, capsys: Output) -> None:
    (folder / "overclaim.toml").symlink_to(folder / "elsewhere.toml")
    assert cli.main(["init"]) == 0
    assert "overclaim.toml: there already" in capsys.readouterr().out
    assert not (folder / "elsewhere.toml").exists()


def test_a_config_in_force_is_not_put_out_of_force(folder: Path, capsys: Output) -> None:
    (folder / "pyproject.toml").write_text('[tool.overclaim]\nfail-on = "note"\n', encoding="utf-8")
    assert cli.main(["init"]) == 0
    assert "overclaim.toml: left out, since " in capsys.readouterr().out
    assert not (folder / "overclaim.toml").exists()


@pytest.mark.parametrize("arguments", [["nowhere"], ["over.md"]])
def test_a_folder_that_is_none_is_told(folder: Path, capsys: Output, arguments: list[str]) -> None:
    assert cli.main(["init", *arguments]) == 2
    assert capsys.readouterr().err == f"overclaim: {arguments[0]}: no such folder; make it first\n"


def test_a_file_in_the_way_of_a_folder_is_told(folder: Path, capsys: Output) -> None:
    (folder / ".github").write_text("", encoding="utf-8")
    assert cli.main(["init"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"overclaim: {WORKFLOW}: cannot be written: ")
    assert len(said.splitlines()) == 1


@pytest.fixture
def excluding(folder: Path) -> Path:
    """The folder, with a config that excludes its overstated post and a subfolder with one more."""
    (folder / "overclaim.toml").write_text('exclude = ["over.md", "drafts/"]\n', encoding="utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "bad.md").write_text("Turmeric cures cancer.\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("excluding")
@pytest.mark.parametrize(
    ("paths", "code", "told"),
    [
        (["over.md"], 0, "1 post left out"),
        (["over.md", "drafts"], 0, "2 posts left out"),
        (["drafts/bad.md", "fair.md"], 0, "1 post left out"),
        (["fair.md"], 0, None),
        (["over.md", "gone.md"], 2, "1 post left out"),
    ],
)
def test_what_is_excluded_is_left_out_although_named(
    capsys: Output, paths: list[str], code: int, told: str | None
) -> None:
    assert cli.main(["check", "--force-exclude", *paths, "--output", "json=all.json"]) == code
    said = capsys.readouterr().err
    assert (f"overclaim: {told} by exclude\n" in said) if told else said == ""
    posts = {post["path"] for post in json.loads(Path("all.json").read_text(encoding="utf-8"))["posts"]}
    assert posts == {"fair.md", "gone.md"} & set(paths)


@pytest.mark.usefixtures("excluding")
@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_has_a_report_of_nothing(capsysbinary: pytest.CaptureFixture[bytes], kind: str) -> None:
    assert cli.main(["check", "--force-exclude", "over.md", "--format", "terminal", "--output", f"{kind}=all"]) == 0
    assert capsysbinary.readouterr().out == b"Every post was left out by exclude.\n"
    assert Path("all").stat().st_size or kind == "jsonl"


@pytest.mark.usefixtures("excluding")
def test_a_named_post_is_checked_without_the_option(capsys: Output) -> None:
    assert cli.main(["check", "over.md"]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("excluding")
def test_standard_input_is_left_out_by_its_name(capsys: Output) -> None:
    assert cli.main(["check", "--force-exclude", "-", "--stdin-filename", "over.md", "--show-files"]) == 0
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", "overclaim: 1 post left out by exclude\n")
