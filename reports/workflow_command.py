"""Lines for the log of a GitHub workflow: commands, and plain lines that can never be taken for one.

Format: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; the escapes are those
that the runner takes back, https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs.
"""

from collections.abc import Mapping

from .plain_text import on_one_line

IN_MESSAGE = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
IN_PROPERTY = IN_MESSAGE | {ord(":"): "%3A", ord(","): "%2C"}


def workflow_command(name: str, properties: Mapping[str, str | int | None], message: str) -> str:
    """``::name key=value,key=value::message`` without a line break; a property that is None is left out."""
    given = ",".join(
        f"{key}={str(value).translate(IN_PROPERTY)}" for key, value in properties.items() if value is not None
    )
    return f"::{name}{' ' if given else ''}{given}::{message.translate(IN_MESSAGE)}"


def log_line(label: str, text: str) -> str:
    """``label: text`` in one line that the runner takes for no command; ``label`` is a word of ours.

    The runner obeys ``::name::`` at the beginning of a line and the older ``##[name]`` anywhere in it. It compares as
    the language of the machine does, which skips characters that nobody sees, so it is not enough to part the two
    characters: after a number sign no square bracket opens.
    """
    before, sign, after = on_one_line(text).partition("#")
    return f"{label}: {before}{sign}{after.replace('[', '(')}"
