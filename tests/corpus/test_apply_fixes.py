"""Sentences are replaced in a file, and not a byte beside them."""

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overclaim.corpus.apply_fixes import Replacement, UnfixableFile, fix_post, places_after, replaced, write_fixed
from overclaim.corpus.read_posts import read_text
from overclaim.pipeline.source_map import Span
from overclaim.pipeline.values import Finding, Post, PostResult
from overclaim.rules.scales import Severity

OLD, NEW = "Tea cures flu.", "Tea may ease flu \U0001f375."
AROUND = st.text(st.sampled_from("\ufeff\r\n ab\u0301\u2028\U0001f525<&*")) | st.text(
    st.characters(exclude_categories=["Cs"])
)


def put(start: int, old: str = OLD, new: str = NEW, rule: str = "overstated") -> Replacement:
    return Replacement(Span(start, start + len(old)), new, rule)


@given(st.lists(AROUND, min_size=1, max_size=4))
def test_text_around_the_sentences_stays_to_the_byte(around: list[str]) -> None:
    before, expected = OLD.join(around), NEW.join(around)
    starts = [len(OLD.join(around[:count])) for count in range(1, len(around))]
    replacements = [put(start) for start in starts]
    after = replaced(before, replacements)
    assert after == expected
    assert [after[place.start : place.end] for place in places_after(replacements)] == [NEW] * len(starts)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "post.md"
        file.write_bytes(before.encode())
        write_fixed(str(file), before, after)
        assert file.read_bytes() == NEW.encode().join(text.encode() for text in around)
        assert os.listdir(folder) == ["post.md"]


def test_a_file_that_changed_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "post.md"
    file.write_bytes(b"Tea cures flu. \n")
    with pytest.raises(UnfixableFile, match="has changed since it was read"):
        write_fixed(str(file), OLD + "\n", NEW)
    assert file.read_bytes() == b"Tea cures flu. \n"
    assert os.listdir(tmp_path) == ["post.md"]


def test_a_file_that_may_not_be_written_or_is_gone_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "post.md"
    file.write_text(OLD, encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(UnfixableFile, match="may not be written"):
        write_fixed(str(file), OLD, NEW)
    assert (file.read_text(encoding="utf-8"), os.listdir(tmp_path)) == (OLD, ["post.md"])
    with pytest.raises(UnfixableFile, match="No such file"):
        write_fixed(str(tmp_path / "gone.md"), OLD, NEW)


@pytest.mark.parametrize("mode", [0o640, 0o755, 0o600])
def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path, mode: int) -> None:
    (tmp_path / "there").mkdir()
    file, link = tmp_path / "there" / "post.md", tmp_path / "link.md"
    file.write_text(OLD, encoding="utf-8")
    file.chmod(mode)
    link.symlink_to(Path("there") / "post.md")
    write_fixed(str(link), OLD, NEW)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == NEW
    assert file.stat().st_mode & 0o777 == mode
    assert os.listdir(tmp_path / "there") == ["post.md"]


def flagged(post: Post, *words: str) -> PostResult:
    """A finding of the rule "overstated" on each of the words that the text has, one of "dubious" on "Dubious"."""
    findings = tuple(
        Finding("dubious" if word == "Dubious" else "overstated", Severity.ERROR, ".", Span(at, at + len(word)), word)
        for word in (*words, "Dubious")
        if (at := post.text.find(word)) >= 0
    )
    return PostResult(post.path, post, findings=findings)


def test_only_what_is_not_flagged_again_is_replaced() -> None:
    text = "Tea cures flu. Oats heal all. Salt ends gout.\n"
    post = read_text("-", text, suffix=".md")
    post = replace(post, path="post.md")
    before = flagged(post, "cures", "heal", "ends")
    tea, oats = put(0), put(15, "Oats heal all.", "Oats heal many.")
    salt = put(30, "Salt ends gout.", "Dubious salt.")
    after = fix_post(before, [tea, oats, salt], lambda post: flagged(post, "cures", "heal", "ends"))
    assert after is not None
    assert after.post is not None
    assert after.post.text == f"{NEW} Oats heal all. Salt ends gout.\n"
    assert fix_post(before, [oats, salt], lambda post: flagged(post, "cures", "heal", "ends")) is None
    assert fix_post(before, [], lambda post: flagged(post)) is None


def test_a_post_that_cannot_be_checked_again_is_left_alone() -> None:
    post = read_text("post.md", f"{OLD}\n", suffix=".md")
    before = flagged(post, "cures")
    assert fix_post(before, [put(0)], lambda post: PostResult(post.path, post, failure="fell over")) is None
    assert fix_post(before, [put(0, new="")], lambda post: flagged(post)) is None
