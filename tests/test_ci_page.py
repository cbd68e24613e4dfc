"""What other repositories take from this one: the page on CI, the pre-commit hook, the GitHub action."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from overclaim import cli
from overclaim.corpus.formats import READERS
from overclaim.reports.formats import FORMATS
from overclaim.rules.read_settings import KEYS

ROOT = Path(cli.__file__).parent
PAGE = (ROOT / "CI.md").read_text(encoding="utf-8")
SNIPPET = re.compile(r"<!-- kind: (?P<kind>[\w-]+) -->\n```\w+\n(?P<text>.*?)```", re.DOTALL)
COMMAND = re.compile(r"(?m)(?:^[ \t]*(?:- )?(?:run: )?|`)(overclaim [^`\n]+)")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def _commands() -> Iterator[str]:
    yield from (match[1].partition(" < ")[0] for match in COMMAND.finditer(PAGE))


def _snippets(kind: str) -> list[Any]:
    return [yaml.safe_load(match["text"]) for match in SNIPPET.finditer(PAGE) if match["kind"] == kind]


def _table(head: str) -> set[str]:
    """The first cells of the table whose first head cell is ``head``."""
    rows = PAGE[PAGE.index(f"| {head} |") :].partition("\n\n")[0].splitlines()[2:]
    return {row.split("|")[1].strip(" `") for row in rows}


@pytest.mark.parametrize("command", sorted(set(_commands())))
def test_a_command_on_the_page_is_understood(command: str) -> None:
    arguments = shlex.split(command)[1:]
    known: Any = typer.main.get_command(cli.app)
    while arguments and not arguments[0].startswith("-") and hasattr(known, "commands"):
        known = known.commands[arguments.pop(0)]
    if hasattr(known, "commands"):  # options of the whole program act at once
        assert arguments
        assert set(arguments) <= {name for parameter in known.params for name in parameter.opts}
    else:
        known.make_context(command, arguments)


def test_the_page_has_commands_of_every_sort() -> None:
    assert {command.split()[1] for command in _commands()} >= {"check", "baseline", "init", "config", "rules"}


def test_every_format_and_every_key_is_in_its_table() -> None:
    assert _table("format") == set(FORMATS)
    assert _table("key") == set(KEYS)
    assert _table("input") == set(ACTION["inputs"])
    assert _table("code") == {"0", "1", "2", "3"}


def test_the_snippets_of_the_page_fit_what_is_here() -> None:
    with_action, without = _snippets("workflow")
    (used,) = (step for step in with_action["jobs"]["check"]["steps"] if step["uses"].startswith("OWNER/"))
    assert set(used["with"]) <= set(ACTION["inputs"])
    assert not any("${{" in step.get("run", "") for step in without["jobs"]["check"]["steps"])
    (gitlab,) = _snippets("gitlab")
    for file in gitlab["overclaim"]["artifacts"]["reports"].values():
        assert f"={file}" in gitlab["overclaim"]["script"][1]
    (hooks,) = _snippets("pre-commit")
    assert hooks["repos"][0]["hooks"][0]["id"] == HOOK["id"]


def test_a_check_opens_no_connection(folder: Path) -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*args, **kwargs): raise SystemExit(9)\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse\n"
        "from overclaim import cli\n"
        "sys.exit(cli.main(['check', '.', '--format', 'sarif']))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 1, done.stderr


@pytest.mark.usefixtures("model_loaded_once")
@pytest.mark.parametrize(("post", "code"), [("over.md", 1), ("fair.md", 0)])
def test_the_hook_checks_posts(folder: Path, capsys: pytest.CaptureFixture[str], post: str, code: int) -> None:
    program, *arguments = shlex.split(HOOK["entry"])
    assert program == "overclaim"
    assert cli.main([*arguments, post]) == code
    assert (f"{post}:1:" in capsys.readouterr().out) is bool(code)


def test_the_hook_is_given_what_can_be_read_and_nothing_else() -> None:
    assert HOOK["language"] == "python"
    assert HOOK["require_serial"] is True
    assert all(re.search(HOOK["files"], f"posts/a{suffix}") for suffix in (*READERS, ".MD"))
    assert not any(re.search(HOOK["files"], name) for name in ("a.py", "LICENSE", "a.md.orig", "amd"))


def test_no_input_is_written_into_a_script() -> None:
    scripts = [step for step in STEPS if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in step["run"] for step in scripts)
    assert all(step["shell"] == "bash" for step in scripts)
    used = set(re.findall(r"inputs\.([\w-]+)", str(STEPS)))
    assert used == set(ACTION["inputs"])


def test_the_report_is_uploaded_before_the_check_fails() -> None:
    names = [step.get("name") or step["id"] for step in STEPS]
    assert names.index("Check the posts") < names.index("Upload to code scanning") < names.index("Result")
    for step in STEPS:
        assert "@" in step.get("uses", "@")


def _run_check(folder: Path, code: int, **inputs: str) -> tuple[subprocess.CompletedProcess[str], list[str], str]:
    """The check step of the action with a program in the place of overclaim that keeps its arguments."""
    program = folder / "overclaim" / "bin" / "overclaim"
    program.parent.mkdir(parents=True)
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > arguments\ntouch report.sarif\nexit {code}\n', encoding="utf-8"
    )
    program.chmod(0o755)
    (step,) = (step for step in STEPS if step.get("id") == "check")
    given = dict.fromkeys(step["env"], "") | {"SARIF": "report.sarif"} | inputs
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **given, "RUNNER_TEMP": str(folder), "GITHUB_OUTPUT": "outputs"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    arguments = (folder / "arguments").read_text(encoding="utf-8").splitlines()
    return done, arguments, (folder / "outputs").read_text(encoding="utf-8")


def test_the_step_of_the_action_keeps_the_exit_code_for_later(tmp_path: Path) -> None:
    done, arguments, outputs = _run_check(
        tmp_path, 1, PATHS="posts\nour news\n", FAIL_ON="warning", BASELINE="known.json"
    )
    assert (done.returncode, outputs) == (0, "exit-code=1\nsarif-written=true\n")
    options = [
        "--output",
        "github",
        "--output",
        "sarif=report.sarif",
        "--fail-on",
        "warning",
        "--baseline",
        "known.json",
    ]
    assert arguments == ["check", *options, "--", "posts", "our news"]
    known: Any = typer.main.get_command(cli.app)
    known.commands["check"].make_context("check", arguments[1:])


def test_an_input_is_never_run(tmp_path: Path) -> None:
    crafted = '$(touch run); `touch run` "; touch run; --debug'
    _, arguments, _ = _run_check(tmp_path, 0, PATHS=crafted)
    assert arguments[-2:] == ["--", crafted]
    assert not (tmp_path / "run").exists()


def test_a_shell_is_told_what_may_follow(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = {"_OVERCLAIM_COMPLETE": "complete_bash", "COMP_WORDS": "overclaim check --force", "COMP_CWORD": "2"}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    assert cli.main([]) == 0
    assert capsys.readouterr().out.split() == ["--force-exclude"]
