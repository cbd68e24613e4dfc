"""A baseline as a ratchet, on results made by hand: known findings pass, new ones do not, fixed ones never come back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.apply_baseline import Ratchet
from overclaim.corpus.baseline import Baseline, KnownFinding
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Finding, PostResult
from overclaim.rules.scales import Severity

DAY, LATER = date(2026, 11, 21), date(2026, 12, 24)
NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that we are in, with posts a.md and b.md in posts/; only whether they are there matters."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    for name in "ab":
        (tmp_path / "posts" / f"{name}.md").touch()
    return tmp_path


def on_words(text: str, place: int = 0, severity: Severity = WARNING, rule: str = "term") -> Finding:
    return Finding(rule, severity, "", Span(place, place + len(text)), text)


def checked(path: str, *findings: Finding) -> PostResult:
    return PostResult(path, findings=findings)


def ratchet(baseline: Baseline, *paths: str, resting: Iterable[str] = ()) -> Ratchet:
    return Ratchet(baseline, Path(), paths or ["posts"], [], frozenset(resting))


def written(*results: PostResult, old: Baseline | None = None, day: date = DAY, paths: Sequence[str] = ()) -> Baseline:
    """The baseline that accepts the results."""
    used = ratchet(old or Baseline(day), *paths)
    found: Counter[KnownFinding] = Counter()
    for result in results:
        found.update(used.known_of(result))
        used.cover(result)
    return used.rewritten(found, day)


def new(used: Ratchet, *results: PostResult) -> list[list[str]]:
    """The text of what stays a finding, by post."""
    return [[finding.text for finding in used.cover(result).findings] for result in results]


# The ratchet


def test_known_findings_are_suppressed_with_the_day_behind_those_that_are(posts: Path) -> None:
    waved = replace(on_words("so"), suppressed_because="agreed")
    result = replace(checked("posts/a.md", on_words("magic"), on_words("wow")), suppressed=(waved,))
    covered = ratchet(written(result)).cover(result)
    assert covered.findings == ()
    assert [(one.text, one.suppressed_because) for one in covered.suppressed] == [
        ("so", "agreed"),
        ("magic", "in the baseline of 2026-11-21"),
        ("wow", "in the baseline of 2026-11-21"),
    ]


def test_no_more_findings_pass_than_were_accepted(posts: Path) -> None:
    baseline = written(checked("posts/a.md", on_words("wow"), on_words("wow", 9)))
    assert baseline.findings == 2
    again = checked("posts/a.md", *(on_words("WOW", place) for place in (3, 30, 300)))
    covered = ratchet(baseline).cover(again)
    assert [finding.span.start for finding in covered.findings] == [300]


def test_one_fixed_and_another_made_is_caught(posts: Path) -> None:
    used = ratchet(written(checked("posts/a.md", on_words("wow"), on_words("magic"))))
    assert new(used, checked("posts/a.md", on_words("wow"), on_words("detox"))) == [["detox"]]
    assert used.stale == 1


def test_the_same_words_of_another_rule_or_post_are_new(posts: Path) -> None:
    used = ratchet(written(checked("posts/a.md", on_words("wow"), on_words("wow"))))
    assert new(
        used, checked("posts/a.md", on_words("wow", rule="promise")), checked("posts/b.md", on_words("wow"))
    ) == [
        ["wow"],
        ["wow"],
    ]


def test_what_becomes_more_severe_is_new_and_what_becomes_milder_is_stale(posts: Path) -> None:
    warned = checked("posts/a.md", on_words("wow", severity=WARNING))
    worse, milder = (checked("posts/a.md", on_words("wow", severity=one)) for one in (ERROR, NOTE))
    assert new(ratchet(written(warned)), worse) == [["wow"]]
    used = ratchet(written(warned))
    assert new(used, milder) == [[]]
    assert used.stale == 1
    assert used.pruned() == written(milder)
    assert new(ratchet(used.pruned()), warned) == [["wow"]]


@given(st.permutations([NOTE, WARNING, ERROR, WARNING]))
def test_severe_findings_are_covered_whatever_the_order(severities: list[Severity]) -> None:
    result = checked("a.md", *(on_words("wow", place, severity) for place, severity in enumerate(severities)))
    baseline = written(checked("a.md", *(on_words("wow", severity=one) for one in (NOTE, WARNING, WARNING, ERROR))))
    used = ratchet(baseline)
    assert new(used, result) == [[]]
    assert used.stale == 0
    milder = checked("a.md", *(on_words("wow", place, min(one, WARNING)) for place, one in enumerate(severities)))
    assert new(ratchet(baseline), milder) == [[]]


def test_an_entry_goes_to_the_most_severe_finding_wherever_it_stands(posts: Path) -> None:
    baseline = written(checked("posts/a.md", on_words("wow", severity=ERROR)))
    milder_first = checked("posts/a.md", on_words("wow", 0, NOTE), on_words("wow", 9, ERROR))
    assert [one.severity for one in ratchet(baseline).cover(milder_first).findings] == [NOTE]


# Posts that move


def test_a_renamed_post_keeps_its_entries(posts: Path) -> None:
    result = checked("posts/a.md", on_words("wow"), on_words("magic"))
    baseline = written(result)
    (posts / "posts/a.md").rename(posts / "posts/c.md")
    moved = replace(result, path="posts/c.md")
    used = ratchet(baseline)
    assert new(used, moved) == [[]]
    assert used.stale == 0
    assert used.pruned() == written(moved)


def test_a_copy_doubles_nothing(posts: Path) -> None:
    result = checked("posts/a.md", on_words("wow"))
    baseline = written(result)
    copies = [replace(result, path=f"posts/{name}.md") for name in "cd"]
    assert new(ratchet(baseline), result, *copies) == [[], ["wow"], ["wow"]]
    (posts / "posts/a.md").unlink()
    assert new(ratchet(baseline), *copies) == [[], ["wow"]]
    assert written(copies[0], old=baseline).findings == 1


def test_a_post_uses_its_own_entries_before_those_of_one_that_is_gone(posts: Path) -> None:
    results = [checked(f"posts/{name}.md", on_words("wow")) for name in "ab"]
    baseline = written(*results)
    (posts / "posts/a.md").unlink()
    used = ratchet(baseline)
    assert new(used, results[1]) == [[]]
    assert used.pruned() == written(results[1])


def test_paths_are_those_of_the_baseline_however_they_are_named(posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (posts / "linked").symlink_to(posts / "posts")
    monkeypatch.chdir(posts / "posts")
    used = Ratchet(Baseline(DAY), posts, [])
    for name in ("a.md", "./a.md", "../posts/a.md", str(posts / "posts/a.md"), "../linked/a.md"):
        assert used.path_of(name) == "posts/a.md"
    assert used.path_of(str(posts.parent / "z.md")) == "../z.md"
    assert used.path_of("\udcff.md") == "posts/\udcff.md"


# What is stale


def test_entries_of_posts_that_were_not_checked_are_left_alone(posts: Path) -> None:
    first, second = (checked(f"posts/{name}.md", on_words("wow")) for name in "ab")
    baseline = written(first, second)
    used = ratchet(baseline, "posts/b.md")
    assert new(used, checked("posts/b.md")) == [[]]
    assert used.stale == 1
    assert used.pruned() == written(first)
    assert written(checked("posts/b.md"), old=baseline, paths=["posts/b.md"]).known == written(first).known


@pytest.mark.parametrize(("path", "stale"), [("posts", 1), (".", 1), ("posts/b.md", 0), ("elsewhere", 0)])
def test_a_post_that_is_gone_is_stale_where_its_folder_was_checked(posts: Path, path: str, stale: int) -> None:
    (posts / "elsewhere").mkdir()
    baseline = written(checked("posts/a.md", on_words("wow")))
    (posts / "posts/a.md").unlink()
    assert ratchet(baseline, path).stale == stale


def test_of_a_post_that_failed_nothing_is_known(posts: Path) -> None:
    baseline = written(*(checked(f"posts/{name}.md", on_words("wow")) for name in "ab"))
    (posts / "posts/b.md").unlink()
    used = ratchet(baseline)
    used.cover(PostResult("posts/a.md", failure="not valid UTF-8"))
    assert used.stale == 0
    assert used.pruned() == baseline


def test_entries_of_a_rule_that_does_not_run_are_left_alone(posts: Path) -> None:
    baseline = written(checked("posts/a.md", on_words("wow"), on_words("wow", rule="promise")))
    used = ratchet(baseline, resting=["promise"])
    new(used, checked("posts/a.md"))
    assert used.stale == 1
    assert [known.rule for known in used.pruned().known] == ["promise"]


def test_pruning_lowers_counts_and_adds_nothing(posts: Path) -> None:
    baseline = written(checked("posts/a.md", *(on_words("wow", place) for place in range(3)), on_words("magic")))
    used = ratchet(baseline)
    new(used, checked("posts/a.md", on_words("wow"), on_words("detox")))
    assert used.stale == 3
    assert used.pruned() == written(checked("posts/a.md", on_words("wow")))
    assert ratchet(used.pruned()).pruned() == used.pruned()


WORDS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["wow", "magic"]), st.sampled_from(list(Severity))), max_size=12
)


def results_of(words: Sequence[tuple[str, str, Severity]]) -> list[PostResult]:
    return [
        checked(f"{name}.md", *(on_words(text, severity=how) for path, text, how in words if path == name))
        for name in "abc"
    ]


@given(WORDS, WORDS)
def test_a_ratchet_never_turns_back(
    before: list[tuple[str, str, Severity]], after: list[tuple[str, str, Severity]]
) -> None:
    """Whatever is written and then found: nothing is hidden beyond what was accepted, and pruning accepts no more."""
    baseline = written(*results_of(before))
    used = ratchet(baseline)
    covered = [used.cover(result) for result in results_of(after)]
    hidden = sum(len(result.suppressed) for result in covered)
    assert hidden + sum(len(result.findings) for result in covered) == len(after)
    assert hidden <= used.pruned().findings <= baseline.findings == len(before)
    again = ratchet(used.pruned())
    assert [again.cover(result) for result in results_of(after)] == covered


# Writing again


def test_writing_again_changes_nothing_not_even_the_day(posts: Path) -> None:
    result = checked("posts/a.md", on_words("wow"))
    baseline = written(result)
    assert written(result, old=baseline, day=LATER) == baseline
    more = written(checked("posts/a.md", on_words("wow"), on_words("magic")), old=baseline, day=LATER)
    assert (more.written, more.findings) == (LATER, 2)
