"""The README shows what the commands really print; ``pytest --update-golden`` writes its blocks anew."""

import re
import shlex
from pathlib import Path

import pytest

import overclaim
from overclaim.cli import main
from overclaim.rules.evidence import load_evidence
from overclaim.rules.vocabulary import load_vocabulary

README = Path(overclaim.__file__).parent / "README.md"
BLOCK = re.compile(r"(<!-- output of: (?P<command>.+?) -->\n```text\n)(?P<shown>.*?)(```)", re.DOTALL)


def _output(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    program, *arguments = shlex.split(command)
    assert program == "overclaim"
    main(arguments)
    lines = capsys.readouterr().out.splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


@pytest.mark.parametrize("command", [match["command"] for match in BLOCK.finditer(README.read_text(encoding="utf-8"))])
def test_block_is_what_the_command_prints(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(README.parent)
    monkeypatch.setenv("COLUMNS", "100")
    printed = _output(command, capsys)
    text = README.read_text(encoding="utf-8")
    shown = next(match for match in BLOCK.finditer(text) if match["command"] == command)
    if request.config.getoption("--update-golden"):
        README.write_text(text[: shown.start("shown")] + printed + text[shown.end("shown") :], encoding="utf-8")
    else:
        assert shown["shown"] == printed


COUNTED = re.compile(
    r"`rules/(?P<part>evidence|sources|vocabulary)/`, (?P<count>[\d,]+)(?P<names> concepts under\s+[\d,]+ names)?"
)


def test_the_tables_hold_what_the_readme_says() -> None:
    rules = README.parent / "rules"
    vocabulary, table = load_vocabulary(rules), load_evidence(rules)
    held = {"evidence": len(table), "sources": len(table.sources), "vocabulary": len(vocabulary)}
    told = {
        match["part"]: int(match["count"].replace(",", "")) for match in COUNTED.finditer(README.read_text("utf-8"))
    }
    assert told.keys() == held.keys()
    assert all(told[part] <= held[part] < 1.2 * told[part] for part in held)
    assert len(vocabulary.names()) >= 9_000
    assert sum(bool(concept.ids) for concept in vocabulary.concepts.values()) > len(vocabulary) / 2
