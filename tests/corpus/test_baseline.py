"""The file of a baseline: what is written is read, the same each time, and a wrong one is named with its line."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.baseline import KEYS, Baseline, KnownFinding, dump_baseline, load_baseline
from overclaim.rules.scales import Severity
from overclaim.rules.source_error import SourceError

DAY = date(2026, 11, 21)
CLAIM = ("turmeric", "can cure", "arthritis", "can-cause")
KNOWN = {
    KnownFinding("posts/b.md", "overstated-causation", CLAIM, Severity.ERROR): 1,
    KnownFinding("posts/a.md", "missing-author", (), Severity.NOTE): 1,
    KnownFinding("posts/a.md", "absolute-wording", ('a "miracle"',), Severity.WARNING): 2,
}
TEXTS = st.text(st.characters(codec="utf-8"))
SAID = st.one_of(st.just(()), st.tuples(TEXTS), st.tuples(TEXTS, TEXTS, TEXTS, TEXTS))
FINDINGS = st.builds(KnownFinding, TEXTS, TEXTS, SAID, st.sampled_from(list(Severity)))
ENTRY = '{"path": "a.md", "rule": "r", "text": "t", "severity": "note", "count": 1}'


def saved(folder: Path, text: str) -> Path:
    path = folder / "b.json"
    path.write_bytes(text.encode("utf-8", "backslashreplace"))
    return path


def with_entries(*entries: str) -> str:
    listed = ",\n    ".join(entries)
    return f'{{\n  "overclaim-baseline": 1,\n  "written": "2026-11-21",\n  "entries": [\n    {listed}\n  ]\n}}\n'


def test_the_file_has_an_entry_a_line_in_order() -> None:
    assert dump_baseline(Baseline(DAY, KNOWN)).splitlines() == [
        "{",
        '  "overclaim-baseline": 1,',
        '  "written": "2026-11-21",',
        '  "entries": [',
        '    {"path": "posts/a.md", "rule": "absolute-wording", "text": "a \\"miracle\\"", "severity": "warning",'
        ' "count": 2},',
        '    {"path": "posts/a.md", "rule": "missing-author", "severity": "note", "count": 1},',
        '    {"path": "posts/b.md", "rule": "overstated-causation", "cause": "turmeric", "cue": "can cure",'
        ' "effect": "arthritis", "strength": "can-cause", "severity": "error", "count": 1}',
        "  ]",
        "}",
    ]
    assert json.loads(dump_baseline(Baseline(DAY))) == {"overclaim-baseline": 1, "written": "2026-11-21", "entries": []}


@given(st.dictionaries(FINDINGS, st.integers(1, 10**6)))
def test_what_is_written_is_read_whatever_its_order(
    tmp_path_factory: pytest.TempPathFactory, known: dict[KnownFinding, int]
) -> None:
    baseline = Baseline(DAY, known)
    text = dump_baseline(baseline)
    path = saved(tmp_path_factory.mktemp("written"), text)
    assert load_baseline(path) == baseline
    assert dump_baseline(Baseline(DAY, dict(reversed(known.items())))) == text
    assert len(text.split("\n")) == (len(known) + 7 if known else 6)


def test_a_path_that_is_no_utf8_is_read_as_it_was(tmp_path: Path) -> None:
    known = {KnownFinding("posts/\udcff.md", "r", (), Severity.NOTE): 1}
    assert load_baseline(saved(tmp_path, dump_baseline(Baseline(DAY, known)))).known == known


def test_windows_line_endings_are_the_same_file(tmp_path: Path) -> None:
    text = dump_baseline(Baseline(DAY, KNOWN))
    assert load_baseline(saved(tmp_path, text.replace("\n", "\r\n"))) == Baseline(DAY, KNOWN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{\n  oh\n}", "b.json:2: is not JSON"),
        (with_entries(ENTRY, "<<<<<<< ours", ENTRY), "b.json:6: is not JSON"),
        ("", "b.json:1: is not JSON"),
        ("[" * 100_000, "b.json: is not a baseline"),
        ("[]", "b.json: is not a baseline"),
        ("{}", "b.json: is not a baseline"),
        ("9" * 9999, "b.json: is not a baseline"),
        ('{\n"overclaim-baseline": 2}', "b.json:2: is of version 2, and this overclaim reads version 1; install"),
        ('{\n"overclaim-baseline": "1"}', "b.json:2: overclaim-baseline is '1', not the number"),
        ('{"overclaim-baseline": true}', "b.json:1: overclaim-baseline is True, not the number"),
        ('{"overclaim-baseline": 1,\n"enties": []}', "b.json:2: unknown key 'enties'"),
        ('{"overclaim-baseline": 1, "entries": []}', "b.json: lacks 'written'"),
        (with_entries().replace("2026-11-21", "today"), "b.json:3: written is 'today', not a day"),
        (with_entries().replace('"2026-11-21"', "20261121"), "b.json:3: written is 20261121, not a day"),
        ('{"overclaim-baseline": 1, "written": "2026-11-21",\n"entries": {}}', "b.json:2: entries is not a list"),
        (with_entries(ENTRY, "3"), "b.json:6: an entry is not an object"),
        (with_entries(ENTRY, ENTRY.replace("path", "file")), "b.json:6: unknown key 'file'; known are text"),
        (with_entries(ENTRY.replace('"rule": "r", ', "")), "b.json:5: lacks 'rule'"),
        (with_entries(ENTRY.replace('"r"', "null")), "b.json:5: rule is None, not a text"),
        (with_entries(ENTRY.replace("note", "loud")), "b.json:5: severity is 'loud', not one of note, warning, error"),
        (with_entries(ENTRY.replace('"count": 1', '"count": 0')), "b.json:5: count is 0, not a whole number"),
        (with_entries(ENTRY.replace('"count": 1', '"count": 1.5')), "b.json:5: count is 1.5, not a whole number"),
        (with_entries(ENTRY.replace('"count": 1', '"count": true')), "b.json:5: count is True, not a whole number"),
        (with_entries(ENTRY.replace("text", "cue")), "b.json:5: an entry has either text or all of cause, cue"),
        (with_entries(ENTRY, ENTRY), "b.json:6: this entry stands twice"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        load_baseline(saved(tmp_path, text))
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(said)
    assert "\n" not in str(caught.value)


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no such file; make it with: overclaim baseline write"):
        load_baseline(tmp_path / "gone.json")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(SourceError, match="not UTF-8"):
        load_baseline(tmp_path / "b.json")


@given(st.dictionaries(st.sampled_from(KEYS), st.one_of(st.none(), st.integers(), TEXTS, st.just("note"))))
def test_any_entry_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, entry: dict[str, object]) -> None:
    path = saved(tmp_path_factory.mktemp("any"), with_entries(json.dumps(entry)))
    try:
        (known,) = load_baseline(path).known
    except SourceError as error:
        assert error.line == 5  # noqa: PT017 - what is read without an error is looked at too
    else:
        assert known.path == entry["path"]
