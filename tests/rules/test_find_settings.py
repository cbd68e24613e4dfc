"""Settings are found upwards from a post; overrides, packs and exclude; their schema takes what is read."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.rules.find_settings import SettingsFinder
from overclaim.rules.load_packs import load_packs
from overclaim.rules.read_settings import load_settings
from overclaim.rules.read_toml import parse_toml
from overclaim.rules.scales import Severity
from overclaim.rules.settings import FailOn, Override, Settings
from overclaim.rules.settings_schema import settings_schema
from overclaim.rules.source_error import SourceError

BUILTIN = Path(__file__).parents[2] / "rules"
PUBLISHED = BUILTIN / "overclaim.schema.json"
RULES = load_packs(BUILTIN / "packs")
WHOLE = """
fail-on = "warning"
baseline = "known.json"
profiles = ["eu-seller"]
exclude = ["drafts/", "*.tmp.md"]
[packs]
document = "off"
[rules]
missing-date = "note"
[[overrides]]
paths = ["news/"]
packs = { wording = "off" }
[[overrides]]
paths = ["news/2026/*.md"]
rules = { missing-date = "warning" }
"""

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below a repository's root."""
    (tmp_path / ".git").mkdir()

    def write(name: str, text: str = "") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def severities(finder: SettingsFinder, post: Path) -> dict[str, Severity]:
    return {rule.name: rule.severity for rule in finder.rules_for(post)}


def test_the_nearest_file_upwards_holds_alone(write: Write) -> None:
    outer = write("overclaim.toml", 'fail-on = "never"\n')
    inner = write("a/overclaim.toml", '[rules]\nmissing-date = "off"\n')
    finder = SettingsFinder(BUILTIN)
    assert finder.settings_for(write("top.md", "")).path == outer
    assert finder.settings_for(write("b/c/post.md", "")).path == outer
    found = finder.settings_for(write("a/d/post.md", ""))
    assert (found.path, found.fail_on) == (inner, None)
    assert finder.settings_for(inner.parent).path == inner


def test_a_file_of_ours_goes_before_pyproject_and_a_pyproject_without_us_is_passed_by(write: Write) -> None:
    top = write("pyproject.toml", '[tool.overclaim]\nfail-on = "note"\n')
    write("a/pyproject.toml", '[tool.other]\nline = 1\n[project]\nname = "overclaim"\n')
    write("broken/pyproject.toml", "[tool.other\n")
    own = write("b/overclaim.toml", "")
    write("b/pyproject.toml", "[tool.overclaim]\n")
    finder = SettingsFinder(BUILTIN)
    assert finder.settings_for(write("a/post.md", "")).path == top
    assert finder.settings_for(write("broken/post.md", "")).fail_on is FailOn.NOTE
    assert finder.settings_for(write("b/post.md", "")).path == own


def test_the_search_ends_at_the_top_of_the_repository(write: Write, tmp_path: Path) -> None:
    write("overclaim.toml", 'fail-on = "never"\n')
    post = write("clone/posts/a.md", "")
    (tmp_path / "clone" / ".git").write_text("gitdir: elsewhere\n")
    assert SettingsFinder(BUILTIN).settings_for(post) == Settings()


def test_one_file_for_all_posts_is_not_searched_for(write: Write) -> None:
    write("overclaim.toml", 'fail-on = "never"\n')
    other = load_settings(write("other.toml", 'fail-on = "note"\n'), BUILTIN)
    assert SettingsFinder(BUILTIN, other).settings_for(write("a.md", "")).fail_on is FailOn.NOTE


def test_overrides_hold_for_their_paths_and_the_last_decides(write: Write) -> None:
    write("overclaim.toml", WHOLE)
    finder = SettingsFinder(BUILTIN)
    plain, news, latest = (write(name, "") for name in ("a.md", "news/2025/a.md", "news/2026/a.md"))
    assert severities(finder, plain)["missing-date"] is Severity.NOTE
    assert "missing-author" not in severities(finder, plain)
    assert "absolute-wording" in severities(finder, plain)
    assert "absolute-wording" not in severities(finder, news)
    assert severities(finder, latest)["missing-date"] is Severity.WARNING
    assert {rule.pack for rule in finder.rules_for(plain)} >= {"eu-seller", "wording"}
    assert "us-seller" not in {rule.pack for rule in finder.rules_of([plain, news])}
    assert "absolute-wording" in {rule.name for rule in finder.rules_of([news, plain])}


def test_exclude_is_read_as_a_gitignore_beside_the_file(write: Write, tmp_path: Path) -> None:
    write("blog/overclaim.toml", WHOLE)
    finder = SettingsFinder(BUILTIN)
    for name, excluded in {"drafts/a.md": True, "x/drafts/a.md": True, "a.tmp.md": True, "drafts.md": False}.items():
        assert finder.excludes(tmp_path / "blog" / name) is excluded, name
    assert not finder.excludes(tmp_path / "drafts/a.md")


def test_a_pack_that_runs_when_asked_for_is_asked_for_by_its_severity() -> None:
    names = {rule.pack for rule in Settings(packs={"us-seller": Severity.NOTE}).apply(RULES)}
    assert "us-seller" in names
    assert "eu-seller" not in names


def test_posts_with_different_tables_are_not_checked_together(write: Write) -> None:
    write("own/evidence/a.csv", "")
    write("a/overclaim.toml", 'tables = ["../own"]\n')
    finder = SettingsFinder(BUILTIN)
    posts = [write("a/a.md", ""), write("b/b.md", "")]
    assert len(finder.tables_of(posts[:1])) == 1
    with pytest.raises(SourceError, match="in runs of their own"):
        finder.tables_of(posts)


def test_a_baseline_lies_beside_its_config_file_and_posts_may_not_have_two(write: Write, tmp_path: Path) -> None:
    write("overclaim.toml", 'baseline = "known.json"\n')
    write("a/overclaim.toml", 'baseline = "../known.json"\n')
    write("b/overclaim.toml", 'baseline = "known.json"\n')
    write("c/overclaim.toml", "")
    finder = SettingsFinder(BUILTIN)
    top, a, b, c = (write(name, "") for name in ("x.md", "a/x.md", "b/x.md", "c/x.md"))
    assert finder.baseline_of([c, top, a]) == tmp_path / "known.json"
    assert finder.baseline_of([b, c]) == tmp_path / "b" / "known.json"
    assert finder.baseline_of([c]) is None
    with pytest.raises(
        SourceError, match=r"b/overclaim\.toml: its baseline is not that of .*; check .* runs of their own"
    ):
        finder.baseline_of([a, b])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("baseline = 1", ":1: baseline is not the name of a file"),
        ('baseline = ""', ":1: baseline is not the name of a file"),
        ('[packs]\nwordin = "off"', ":2: unknown pack 'wordin'; did you mean 'wording'"),
        ('exclude = "a"', ":1: exclude is not a list of texts"),
        ("[[overrides]]\nrules = {}", ":1: an override has no paths"),
        ('overrides = "a"', ":1: overrides is not a list of tables"),
        ('[[overrides]]\npath = ["a"]', ":2: unknown key 'path'; did you mean 'paths'"),
        ('[[overrides]]\npaths = ["a"]\nrules = { missing-dat = "off" }', ":3: unknown rule 'missing-dat'"),
    ],
)
@pytest.mark.parametrize("pyproject", [False, True])
def test_what_is_wrong_is_said_with_its_line(write: Write, text: str, said: str, pyproject: bool) -> None:
    if pyproject:
        lines = ["[tool.overclaim]" if not text.startswith("[") else ""]
        lines += [
            line.replace("[[", "[[tool.overclaim.").replace("[packs", "[tool.overclaim.packs")
            for line in text.splitlines()
        ]
        path = write("pyproject.toml", "[tool.other]\nexclude = 1\n" + "\n".join(lines) + "\n")
        number = int(said[1]) + 3
    else:
        path, number = write("overclaim.toml", text + "\n"), int(said[1])
    with pytest.raises(SourceError) as problem:
        load_settings(path, BUILTIN)
    assert f":{number}{said[2:]}" in str(problem.value)


def test_a_pyproject_without_our_table_is_no_config(write: Write) -> None:
    with pytest.raises(SourceError, match=r"has no table \[tool\.overclaim\]"):
        load_settings(write("pyproject.toml", "[project]\n"), BUILTIN)


def test_the_published_schema_is_the_one_of_the_rules() -> None:
    schema = settings_schema(RULES)
    jsonschema.Draft7Validator.check_schema(schema)
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json.loads(json.dumps(schema))


@given(
    st.sampled_from(
        [
            "",
            'fail-on = "x"',
            "fail-on = 1",
            'exclude = "a"',
            "more = 1",
            'profiles = ["wording"]',
            'baseline = ""',
            WHOLE,
        ]
    )
)
def test_the_schema_refuses_what_is_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("config") / "overclaim.toml"
    path.write_text(text, encoding="utf-8")
    try:
        load_settings(path, BUILTIN)
        taken = True
    except SourceError:
        taken = False
    assert jsonschema.Draft7Validator(settings_schema(RULES)).is_valid(parse_toml(path, text)) is taken


def test_an_override_changes_nothing_that_it_does_not_name() -> None:
    settings = Settings(severities={"a": None}, overrides=(Override(("x",), {"b": None}),), profiles=frozenset({"p"}))
    laid = settings.with_overrides([0])
    assert laid.severities == {"a": None, "b": None}
    assert laid.profiles == {"p"}
    assert settings.with_overrides([]) == settings
