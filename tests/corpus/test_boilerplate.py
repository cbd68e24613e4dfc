"""What is around an article is marked; what only looks like it is not."""

from pathlib import Path

import pytest

from overclaim.corpus.formats.boilerplate_lines import is_boilerplate_line
from overclaim.corpus.read_posts import read_text
from overclaim.pipeline.values import Post

BODY = "Neuropathy can result from diabetes, infections and toxins, and it often goes unnoticed for years."


def marked(post: Post) -> list[str]:
    return [block.prose.text for block in post.blocks if block.boilerplate]


@pytest.mark.parametrize(
    "line",
    [
        "SHARE",
        "Share this post",
        "Share this post: Facebook | Email",
        "Mondays 9-5PM",
        "Fridays- Closed",
        "Mon\u2013Thu 9\u20135, Fri closed",
        "Office Hours",
        "Opening hours: Monday to Friday, 8.30am to 5pm",
        "Office hours: Tuesday to Friday, 10\u20134 \u00b7 Like this post? Share it.",
        "BOOK APPOINTMENT",
        "Book an appointment today!",
        "\u00a9 2024-2025 Blue Ridge Acupuncture & Integrative Health. All Rights Reserved",
        "Copyright 2023 Some Site",
        "Top",
        "Back to top",
        "Read More \u00bb",
        "Filed under: Nutrition \u00b7 Tags: nerves, vitamins \u00b7 3 comments",
        "Was this page useful? Yes No",
        "Subscribe to the newsletter | Privacy | Contact",
        "4 min read",
        "Medically reviewed by Jane Doe, MD",
        "Last updated: 12 August 2024",
        "By Jane Doe",
        "Follow us on Instagram",
    ],
)
def test_lines_around_an_article(line: str) -> None:
    assert is_boilerplate_line(line, near_top=True)


@pytest.mark.parametrize(
    "line",
    [
        "Sharing needles spreads hepatitis.",
        "Share your worries with a doctor before they grow.",
        "The opening hours of the heart valve are short.",
        "Mondays are the worst for migraine.",
        "On Monday 9 of 10 patients felt better.",
        "Top doctors say turmeric cures pain.",
        "Read more than the headline: the study was in mice.",
        "Book readers sleep better than screen readers.",
        "By eating turmeric daily you prevent arthritis.",
        "By Eating Turmeric Daily You Prevent Arthritis",
        "In mice: curcumin reduces swelling.",
        "Copyright law does not cover recipes.",
        "Reviewed by experts, the trial shows that statins prevent strokes.",
        "Call your doctor if the pain gets worse.",
        "Contact with nickel can cause a rash.",
        "Print screens strain the eyes.",
        "Related conditions include lupus and arthritis.",
        "Subscribers of health apps sleep no better.",
        "Follow us through the digestive tract.",
        "Posted signs reduce falls.",
        "Updated guidelines say that aspirin may harm.",
        "Tags on the skin are harmless.",
        "X",
    ],
)
def test_near_misses(line: str) -> None:
    assert not is_boilerplate_line(line, near_top=False)


def test_a_related_section_ends_where_the_article_goes_on() -> None:
    text = (
        f"# Head\n\n{BODY}\n\n## You may also like\n\n### A teaser\n\nOf something\u2026 Read More \u00bb\n\n"
        "- [x y](u)\n\n"
        f"## Conclusion\n\n{BODY}\n"
    )
    post = read_text("a.md", text, suffix=".md")
    assert marked(post) == ["You may also like", "A teaser", "Of something\u2026 Read More \u00bb", "x y"]
    assert [block.heading for block in post.blocks if not block.boilerplate] == [None, 0, 0, 6]


def test_related_conditions_are_body() -> None:
    post = read_text("a.md", f"{BODY}\n\n## Related conditions\n\n- lupus\n- arthritis\n", suffix=".md")
    assert marked(post) == []


def test_a_marked_heading_heads_nothing() -> None:
    post = read_text("a.txt", f"A Title Here\n\nSHARE\n\n{BODY}", suffix=".txt")
    assert (marked(post), post.blocks[2].heading) == (["SHARE"], 0)


def test_trailing_headlines_and_offers() -> None:
    ending = "Does Hot Water Help?\n\nTen Foods Your Liver Will Love\n\nBeginning Steps\n\nWe offer a protocol.\n"
    text = f"A Title Here\n\n{BODY}\n\n{ending}"
    assert marked(read_text("a.txt", text, suffix=".txt")) == [
        *("Does Hot Water Help?", "Ten Foods Your Liver Will Love", "Beginning Steps", "We offer a protocol."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We offer turmeric, which cures arthritis.",
        "A Title Here\n\nTurmeric cures pain.",
        f"{BODY}\n\nCurcumin reverses dementia in weeks. Call us today to learn more.",
        f"{BODY}\n\nCurcumin cures arthritis",
        f"{BODY}\n\nFoods to avoid:\n\n- cookies\n- chips",
        f"{BODY}\n\nSources of vitamin B12\n\nLiver and fish.",
        f"{BODY}\n\nSources\n\nLiver and fish are the best sources of vitamin B12.",
    ],
)
def test_a_short_text_is_not_swallowed(text: str) -> None:
    assert marked(read_text("a.txt", text, suffix=".txt")) == []


@pytest.mark.parametrize("cell", ["Yes", "No", "Top", "Print"])
def test_cells_are_no_menu(cell: str) -> None:
    post = read_text("a.md", f"| Symptom | Common |\n|--|--|\n| Headache | {cell} |\n", suffix=".md")
    assert marked(post) == []


def test_a_heading_with_text_below_is_no_line() -> None:
    assert marked(read_text("a.md", f"## Back\n\n{BODY}\n", suffix=".md")) == []


def test_references_are_counted() -> None:
    text = (
        f"# Head\n\n{BODY}\n\n## References\n\n1. Smith J, Doe A. Nerves. J Neurol. 2013;5(2):1-9.\n"
        f"2. Pain and food. <https://a.example/b>\n3. <https://a.example/c>\n\n## Notes on diet\n\n{BODY}\n"
    )
    post = read_text("a.md", text, suffix=".md")
    assert post.metadata["references"] == "3"
    assert marked(post) == ["References", "Smith J, Doe A. Nerves. J Neurol. 2013;5(2):1-9.", "Pain and food."]


def test_dietary_sources_are_body() -> None:
    post = read_text("a.md", f"{BODY}\n\n## Sources\n\n- liver\n- fish\n\n{BODY}", suffix=".md")
    assert (marked(post), "references" in post.metadata) == ([], False)


def test_footnotes_that_cite_are_references() -> None:
    notes = "[^1]: Smith J. Nerves. 2013;5(2):1-9. doi:10.1000/x\n[^2]: In mice only, not in people.\n"
    text = f"{BODY}[^1] More.[^2]\n\n{notes}"
    post = read_text("a.md", text, suffix=".md")
    assert (marked(post), post.metadata["references"]) == (["Smith J. Nerves. 2013;5(2):1-9. doi:10.1000/x"], "1")


def test_the_posts_of_the_corpus_keep_their_bodies() -> None:
    """No sample post loses more than a quarter of its words, nor its longest paragraph, to the marks."""
    folder = Path(__file__).parents[2] / "corpus" / "posts"
    files = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt", ".html"))
    assert files
    for path in files:
        post = read_text(str(path), path.read_bytes().decode("utf-8"), suffix=path.suffix)
        words = sum(len(block.prose.text.split()) for block in post.blocks)
        longest = max(post.blocks, key=lambda block: len(block.prose.text))
        assert post.words > 0.75 * words, path
        assert not longest.boilerplate, path
