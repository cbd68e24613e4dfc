"""Files to posts: what is found, what is refused, and in which words."""

import io
import os
import time
from pathlib import Path

import pytest

from overclaim.corpus.find_posts import UnreadablePost, find_posts
from overclaim.corpus.read_posts import LARGEST, read_post, read_posts, read_text


def refusal(path: Path) -> str:
    with pytest.raises(UnreadablePost) as caught:
        read_post(path)
    text = str(caught.value)
    assert text.startswith(f"{path}: ")
    assert "\n" not in text
    return text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.md", b"", "empty"),
        ("a.md", b"\xef\xbb\xbf \n\n", "empty"),
        ("a.md", b"```\ncode\n```\n", "no prose"),
        ("a.html", b"<script>x</script>", "no prose"),
        ("a.txt", b"https://a.example\n", "no prose"),
        ("a.md", b"text\0more", "binary"),
        ("a.md", "text".encode("utf-16"), "save it as UTF-8"),
        ("a.md", b"one\r\ntwo\rthree \xff", "not valid UTF-8 at line 3 (byte 15); save it as UTF-8"),
        ("a.docx", b"text", "no reader for .docx files; known are .md"),
        ("README", b"text", "no suffix"),
        ("a.md", b"x" * (LARGEST + 1), "larger than 5 MB; split"),
    ],
)
def test_refusals_say_what_to_do(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert words in refusal(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "gone.md")
    folder = tmp_path / "a.md"
    folder.mkdir()
    assert "folder" in refusal(folder)


def test_byte_order_mark_and_line_endings_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.MD"
    path.write_bytes("\ufeff# Gut\r\n\r\nText\r\n".encode())
    post = read_post(path)
    assert post.text == "\ufeff# Gut\r\n\r\nText\r\n"
    assert [(block.prose.text, block.prose.span(0, 3).start) for block in post.blocks] == [("Gut", 3), ("Text", 10)]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(b"# Gut\n")

    monkeypatch.setattr("sys.stdin", Input())
    post = read_post("-")
    assert (post.path, post.format, post.blocks[0].kind) == ("<stdin>", "markdown", "heading")


def test_one_bad_post_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff")
    (tmp_path / "b.md").write_text("Text.")
    results = list(read_posts([str(tmp_path), str(tmp_path / "gone.md")]))
    assert [isinstance(result, UnreadablePost) for result in results] == [True, False, True]


def test_a_post_deleted_meanwhile_is_named(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Text.")
    results = read_posts([str(tmp_path)])
    next(results)
    (tmp_path / "b.md").unlink()
    assert [str(result) for result in results] == [f"{tmp_path / 'b.md'}: no such file; check the spelling of the path"]


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", ">" * 100_000 + "x"),
        (".md", "- " * 20_000 + "x"),
        (".md", "*" * 100_000 + "x"),
        (".md", "<div>\n\n" * 3_000 + "x"),
        (".html", "<div>" * 50_000 + "deep"),
        (".html", "<ul><li>" * 5_000 + "deep"),
        (".html", "<blockquote>" * 20_000 + "deep"),
        (".html", "<" * 100_000),
    ],
    ids=["quotes", "lists", "stars", "elements", "divs", "html lists", "html quotes", "angles"],
)
def test_deep_nesting_is_read(suffix: str, text: str) -> None:
    assert len(read_text("deep", text, suffix=suffix).blocks) == 1


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_reading_is_fast(suffix: str) -> None:
    """100,000 words; the promise is 500,000 in 2 s of processor time, the bound leaves room for a busy machine."""
    line = "The gut and the nervous system maintain a two-way dialogue, and it can cause **pain** in the body.\n"
    text = ("## A Heading\n\n" + line * 6 + "\n- one\n- two\n\n") * 850
    start = time.process_time()
    read_text("long", text, suffix=suffix)
    assert time.process_time() - start < 1.5


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def found(*paths: Path) -> list[str]:
    root = paths[0]
    return [str(Path(str(post)).relative_to(root)) for post in find_posts([str(path) for path in paths])]


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.md", "a/z.txt", "a/y.HTML", "a/c/x.htm", "c.docx", ".hidden/h.md", "node_modules/n.md", ".h.md")
    assert found(tmp_path) == ["b.md", "a/y.HTML", "a/z.txt", "a/c/x.htm"]


def test_gitignore_is_respected(tmp_path: Path) -> None:
    tree(tmp_path, ".git/HEAD", "posts/a.md", "posts/draft.md", "posts/keep.md", "posts/old/o.md", "posts/sub/s.txt")
    (tmp_path / ".gitignore").write_text("draft.md\nkeep.md\nold/\n")
    (tmp_path / "posts" / ".gitignore").write_text("!keep.md\n/sub/*.txt\n")
    assert found(tmp_path) == ["posts/a.md", "posts/keep.md"]
    assert [Path(str(post)).name for post in find_posts([str(tmp_path / "posts")])] == ["a.md", "keep.md"]
    assert [str(post) for post in find_posts([str(tmp_path / "posts/draft.md")])] == [str(tmp_path / "posts/draft.md")]


def test_links_in_circles_end(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.md")
    os.symlink(tmp_path, tmp_path / "a" / "loop")
    os.symlink(tmp_path / "self", tmp_path / "self")
    assert found(tmp_path) == ["a/x.md"]


def test_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    tree(tmp_path, "a.md")
    assert len(list(find_posts([str(tmp_path), str(tmp_path / "a.md"), str(tmp_path)]))) == 1


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.symlink(tmp_path / "gone", tmp_path / "link.md")
    results = list(find_posts([str(tmp_path / "empty"), str(tmp_path / "gone.md"), str(tmp_path / "link.md"), "-"]))
    assert [getattr(result, "reason", result) for result in results] == [
        "no posts in this folder; looked for .md, .markdown, .html, .htm, .txt outside .gitignore and exclude",
        "no such file or folder; check the spelling of the path",
        "is a link that leads nowhere; mend or remove it",
        "-",
    ]
