"""One phrase in every place of a post: silent where no reader sees it, elsewhere at its exact place in every format."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pytest

from overclaim import cli
from overclaim.pipeline import run
from overclaim.pipeline.load_model import Model

# A phrase, which is left alone in a block that quotes somebody, and a claim, which is not.
RULES = {"miracle-wording", "overstated-causation"}
NAMED = "|".join(RULES)
# What should be flagged stands in double brackets, which are taken out.
MARKDOWN = {
    "front matter that is prose": """---
title: Ginger, a [[magic bullet]] for arthritis
description: A [[magic bullet]] for arthritis, we hear.
slug: a magic bullet for arthritis
---""",
    "heading": "## Ginger, the [[magic bullet]] for arthritis",
    "ordinary column": "Turmeric is a [[magic bullet]] for arthritis.",
    "link text, address and title": (
        'Here is [a [[magic bullet]] for arthritis](https://example.org/magic-bullet "a magic bullet for arthritis").'
    ),
    "bold": "Here is **a [[magic bullet]] for arthritis**.",
    "blockquote": "> Ginger is a magic bullet for arthritis. Turmeric [[relieves]] rheumatoid arthritis.",
    "table cell": "| Remedy | Says |\n| --- | --- |\n| Ginger | a [[magic bullet]] for arthritis |",
    "list item": "- Turmeric is a [[magic bullet]] for arthritis.",
    "after two emoji": "\U0001f600\U0001f600 Turmeric is a [[magic bullet]] for arthritis.",
    "after entities": "Salt &amp;&nbsp;ginger is a [[magic bullet]] for arthritis.",
    "after an accent": "Cafe\u0301 tea is a [[magic bullet]] for arthritis.",
    "split by bold": "Turmeric is a [[magic **bullet]]** for arthritis.",
    "split by a soft line break": "Turmeric is a [[magic\nbullet]] for arthritis.",
    "split by a break in a blockquote": "> Turmeric [[can\n> relieve]] rheumatoid arthritis.",
    "comment": "<!-- Turmeric is a magic bullet for arthritis. -->",
    "attribute": '<p data-note="a magic bullet for arthritis">Ginger tea.</p>',
    "inline code": "Write `a magic bullet for arthritis` here.",
    "fenced code": "```\nTurmeric is a magic bullet for arthritis.\n```",
    "indented code": "    Turmeric is a magic bullet for arthritis.",
}
HTML = {
    "title": "<!DOCTYPE html>\n<html><head><title>Ginger, a [[magic bullet]] for arthritis</title>",
    "css": '<style>p::after { content: "Turmeric is a magic bullet for arthritis."; }</style>',
    "js": '<script>say("Turmeric is a magic bullet for arthritis.");</script></head><body>',
    "attribute": (
        '<p data-note="A magic bullet for arthritis.">\U0001f600 Turmeric is a [[magic bullet]] for arthritis.</p>'
    ),
    "pre": "<pre>Turmeric is a magic bullet for arthritis.</pre>",
    "code": "<p>Write <code>a magic bullet for arthritis</code> here.</p>",
    "comment": "<!-- <p>Turmeric is a magic bullet for arthritis.</p> -->",
    "entities and markup": "<p>Salt &amp;&nbsp;ginger is a [[magic <b>bullet]]</b> for arthritis.</p></body></html>",
}


@dataclass(frozen=True)
class Mark:
    """A range whose end is exclusive; lines and columns count from 1, columns in code points and in bytes of UTF-8."""

    line: int
    column: int
    end_line: int
    end_column: int
    byte: int
    end_byte: int

    @property
    def points(self) -> tuple[int, int, int, int]:
        """First and last place in code points."""
        return self.line, self.column, self.end_line, self.end_column

    @property
    def shown_by_github(self) -> "Place":
        """The last column belongs to the range, and there are none where it is not inside one line."""
        columns = (self.column, self.end_column - 1) if self.line == self.end_line else (None, None)
        return self.line, self.end_line, *columns


Place = tuple[int | None, ...]
Record = dict[str, Any]
Reports = Mapping[str, str]


def _json(text: str) -> Iterator[Place]:
    (post,) = json.loads(text)["posts"]
    for one in _ours(post["findings"], lambda one: one["rule"]):
        yield one["line"], one["column"], one["end_line"], one["end_column"]


def _jsonl(text: str) -> Iterator[Place]:
    for one in _ours(map(json.loads, text.splitlines()), lambda one: one["rule"]):
        yield one["line"], one["column"], one["end_line"], one["end_column"]


def _csv(text: str) -> Iterator[Place]:
    for one in _ours(csv.DictReader(text.splitlines(keepends=True)), lambda one: one["rule"]):
        yield tuple(int(one[name]) for name in ("line", "column", "end_line", "end_column"))


def _sarif(text: str) -> Iterator[Place]:
    (found,) = json.loads(text)["runs"]
    assert found["columnKind"] == "unicodeCodePoints"
    for one in _ours(found["results"], lambda one: one["ruleId"]):
        region = one["locations"][0]["physicalLocation"]["region"]
        yield tuple(region[name] for name in ("startLine", "startColumn", "endLine", "endColumn"))


def _rdjson(text: str) -> Iterator[Place]:
    for one in _ours(json.loads(text)["diagnostics"], lambda one: one["code"]["value"]):
        start, end = (one["location"]["range"][name] for name in ("start", "end"))
        yield start["line"], start["column"], end["line"], end["column"]


def _github(text: str) -> Iterator[Place]:
    for line in text.splitlines():
        if line.startswith("::") and re.search(rf"title=overclaim%3A ({NAMED}):", line):
            given = dict(re.findall(r"(\w+)=(\d+)", line.split("::")[1]))
            yield tuple(int(given[name]) if name in given else None for name in ("line", "endLine", "col", "endColumn"))


def _checkstyle(text: str) -> Iterator[Place]:
    for one in ElementTree.fromstring(text.encode()).iter("error"):
        if one.get("source", "").removeprefix("overclaim.") in RULES:
            yield int(one.get("line", "")), int(one.get("column", ""))


def _gitlab(text: str) -> Iterator[Place]:
    for one in _ours(json.loads(text), lambda one: one["check_name"]):
        yield one["location"]["lines"]["begin"], one["location"]["lines"]["end"]


def _text(text: str) -> Iterator[Place]:
    for found in re.finditer(rf":(\d+):(\d+):? +\w+ +(?:{NAMED})\b", text):
        yield int(found[1]), int(found[2])


def _ours(records: Iterable[Record], rule: Callable[[Record], str]) -> Iterator[Record]:
    return (one for one in records if rule(one) in RULES)


# What reads the places out of a report of that format, and where it should have a mark.
FORMATS: dict[str, tuple[Callable[[str], Iterable[Place]], Callable[[Mark], Place]]] = {
    "terminal": (_text, lambda mark: mark.points[:2]),
    "concise": (_text, lambda mark: mark.points[:2]),
    "json": (_json, lambda mark: mark.points),
    "jsonl": (_jsonl, lambda mark: mark.points),
    "csv": (_csv, lambda mark: mark.points),
    "sarif": (_sarif, lambda mark: mark.points),
    "checkstyle": (_checkstyle, lambda mark: mark.points[:2]),
    "github": (_github, lambda mark: mark.shown_by_github),
    "gitlab": (_gitlab, lambda mark: (mark.line, mark.end_line)),
    "rdjson": (_rdjson, lambda mark: (mark.line, mark.byte, mark.end_line, mark.end_byte)),
}


def _marked(parts: Mapping[str, str], between: str) -> tuple[str, dict[str, list[Mark]]]:
    """The parts in one text without brackets, and the marks of each."""
    text, marks = "", {}
    for name, part in parts.items():
        ends: list[tuple[int, int, int]] = []
        for piece in re.split(r"\[\[|\]\]", part + between):
            text += piece
            line = text.rpartition("\n")[2]
            ends.append((text.count("\n") + 1, len(line) + 1, len(line.encode()) + 1))
        pairs = zip(ends[:-1:2], ends[1:-1:2], strict=True)
        marks[name] = [Mark(a[0], a[1], b[0], b[1], a[2], b[2]) for a, b in pairs]
    return text, marks


MARKDOWN_TEXT, MARKDOWN_MARKS = _marked(MARKDOWN, "\n\n")
HTML_TEXT, HTML_MARKS = _marked(HTML, "\n")


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory, shipped_model: Model) -> Callable[[str, str], Reports]:
    """What every format says of a post with this name and text; each is checked once."""
    made: dict[tuple[str, str], Reports] = {}

    def check(name: str, text: str) -> Reports:
        if (name, text) not in made:
            folder = tmp_path_factory.mktemp("places")
            (folder / name).write_bytes(text.encode())
            outputs = [f"--output={one}={folder / one}" for one in FORMATS]
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(run, "load_model", lambda *_: shipped_model)
                patch.setattr("overclaim.reports.formats.github.MOST", 99)  # GitHub would show ten of them
                patch.chdir(folder)
                assert cli.main(["check", name, "--no-cache", "--fail-on=warning", "--quiet", *outputs]) == 1
            made[name, text] = {one: (folder / one).read_bytes().decode() for one in FORMATS}
        return made[name, text]

    return check


def assert_reported(reports: Reports, marks: Iterable[Mark], among: range | None = None) -> None:
    """Every format has the marks and no other place of the rule, in all of the post or on these lines of it."""
    for name, (read, unit) in FORMATS.items():
        found = [one for one in read(reports[name]) if among is None or one[0] in among]
        assert found == [unit(mark) for mark in marks], name


@pytest.mark.parametrize("place", MARKDOWN)
def test_a_place_in_markdown(place: str, reported: Callable[[str, str], Reports]) -> None:
    names = list(MARKDOWN)
    before = "".join(MARKDOWN[name] + "\n\n" for name in names[: names.index(place)]).count("\n")
    lines = range(before + 1, before + MARKDOWN[place].count("\n") + 2)
    assert_reported(reported("post.md", MARKDOWN_TEXT), MARKDOWN_MARKS[place], lines)


def test_the_hard_columns_counted_by_hand() -> None:
    """The marks themselves: two emoji are two code points and eight bytes, an entity is as long as it is written."""
    (emoji,), (entities,) = MARKDOWN_MARKS["after two emoji"], MARKDOWN_MARKS["after entities"]
    assert (emoji.column, emoji.byte, emoji.end_column) == (18, 24, 30)
    assert (entities.column, entities.byte) == (29, 29)
    (split,) = MARKDOWN_MARKS["split by a soft line break"]
    assert (split.column, split.end_line - split.line, split.end_column) == (15, 1, 7)
    assert sum(map(len, MARKDOWN_MARKS.values())) == 15


@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_line_endings_change_no_place(ending: str, reported: Callable[[str, str], Reports]) -> None:
    reports = reported("post.md", MARKDOWN_TEXT.replace("\n", ending))
    assert_reported(reports, [mark for marks in MARKDOWN_MARKS.values() for mark in marks])


@pytest.mark.parametrize("place", HTML)
def test_a_place_in_html(place: str, reported: Callable[[str, str], Reports]) -> None:
    names = list(HTML)
    before = "".join(HTML[name] + "\n" for name in names[: names.index(place)]).count("\n")
    lines = range(before + 1, before + HTML[place].count("\n") + 2)
    assert_reported(reported("post.html", HTML_TEXT), HTML_MARKS[place], lines)


def test_a_byte_order_mark_moves_columns_as_each_format_has_it(reported: Callable[[str, str], Reports]) -> None:
    """SARIF counts it nowhere (section 3.30.2); elsewhere it is a character of line 1, three bytes in rdjson."""
    text, (marks,) = "\ufeffTurmeric is a magic bullet for arthritis.\n", [Mark(1, 16, 1, 28, 18, 30)]
    reports = reported("mark.md", text)
    for name, (read, unit) in FORMATS.items():
        expected = (1, 15, 1, 27) if name == "sarif" else unit(marks)
        assert list(read(reports[name])) == [expected], name
