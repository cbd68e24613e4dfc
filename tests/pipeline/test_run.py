"""From a post to its findings with the shipped model, tables and rules."""

import html
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from overclaim.corpus.read_posts import read_post, read_text
from overclaim.pipeline.load_model import Model
from overclaim.pipeline.run import Checker
from overclaim.pipeline.values import Post, PostResult
from overclaim.rules.scales import Strength, Verdict

pytestmark = pytest.mark.model
Told = tuple[str, str, str, Strength]
NONE, CORRELATIONAL, CONDITIONAL, CAN_CAUSE, CAUSAL = Strength
POSTS = sorted((Path(__file__).parents[2] / "corpus" / "posts").glob("*.*"))


def check(checker: Checker, text: str) -> PostResult:
    return checker.check_post(read_text("a.md", text, suffix=".md"))


def told(result: PostResult) -> list[Told]:
    return [(claim.cause.meant, claim.cue.text, claim.effect.meant, claim.strength) for claim in result.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smoking causes lung cancer.", [("Smoking", "causes", "lung cancer", CAUSAL)]),
        ("Neuropathy may be caused by alcohol.", [("alcohol", "may be caused by", "Neuropathy", CONDITIONAL)]),
        ("Smoking is linked to lung cancer.", [("Smoking", "is linked to", "lung cancer", CORRELATIONAL)]),
        ("Vaccines do not cause autism.", [("Vaccines", "do not cause", "autism", NONE)]),
        ("**Garlic** can reduce blood&nbsp;pressure!", [("Garlic", "can reduce", "blood pressure", CAN_CAUSE)]),
        (
            "Sugar can raise blood pressure, leading to stroke.",
            [("Sugar", "can raise", "blood pressure", CAN_CAUSE), ("Sugar", "leading to", "stroke", CAN_CAUSE)],
        ),
        (
            "Turmeric and ginger relieve arthritis.",
            [("Turmeric", "relieve", "arthritis", CAUSAL), ("ginger", "relieve", "arthritis", CAUSAL)],
        ),
        ("Dysbiosis fuels inflammation.", [("Dysbiosis", "fuels", "inflammation", CAUSAL)]),
        (
            "Diabetes damages nerves. It can also cause stroke.",
            [("Diabetes", "damages", "nerves", CAUSAL), ("Diabetes", "can also cause", "stroke", CAN_CAUSE)],
        ),
        (
            "## Benefits of turmeric\n\n- lower blood pressure\n- less inflammation\n",
            [
                ("turmeric", "Benefits of", "lower blood pressure", CAUSAL),
                ("turmeric", "Benefits of", "less inflammation", CAUSAL),
            ],
        ),
    ],
)
def test_what_a_post_asserts(shipped_checker: Checker, text: str, expected: list[Told]) -> None:
    assert told(check(shipped_checker, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Does turmeric relieve arthritis?",
        "Neuropathy is a disease of the nerves.",
        "Common symptoms of neuropathy include numbness.",
        "A blood test can help identify the cause.",
        "## Causes of lung cancer",
        "The clinic opens at nine, and the cause of the delay is unknown.",
        "`Smoking causes lung cancer.`",
    ],
)
def test_what_is_no_claim(shipped_checker: Checker, text: str) -> None:
    assert told(check(shipped_checker, f"A post about health.\n\n{text}\n")) == []


def test_what_is_called_a_myth_is_never_asserted(shipped_checker: Checker) -> None:
    result = check(shipped_checker, "It is a myth that sugar causes diabetes.")
    assert all(claim.negated and claim.verdict is Verdict.NOT_ASSESSED for claim in result.claims)


def test_wording_at_odds_with_the_evidence_is_found_and_fair_wording_is_not(shipped_checker: Checker) -> None:
    over = check(shipped_checker, "Turmeric relieves rheumatoid arthritis.\n")
    fair = check(shipped_checker, "Smoking causes lung cancer.\n")
    assert [claim.verdict for claim in fair.claims] == [Verdict.SUPPORTED]
    assert not [finding for finding in fair.findings if finding.claim is not None]
    (finding,) = [finding for finding in over.findings if finding.claim is not None]
    claim = over.claims[0]
    assert claim.verdict in {Verdict.OVERSTATED, Verdict.CONTRADICTED}
    assert (finding.claim, finding.evidence) == (0, claim.evidence)
    assert set(claim.evidence) <= shipped_checker.evidence.by_id.keys()
    assert finding.suggestions
    assert all(suggestion[0].isupper() and suggestion.endswith(".") for suggestion in finding.suggestions)


def test_a_hedged_suggestion_is_judged_fair_when_it_is_checked_in_turn(shipped_checker: Checker) -> None:
    over = check(shipped_checker, "Turmeric relieves rheumatoid arthritis.\n")
    for finding in over.findings:
        for suggestion in finding.suggestions:
            again = check(shipped_checker, suggestion + "\n")
            assert not {claim.verdict for claim in again.claims} & {Verdict.OVERSTATED, Verdict.CONTRADICTED}, (
                suggestion
            )


def test_entities_of_a_post_are_those_of_the_vocabulary_and_the_recogniser(shipped_checker: Checker) -> None:
    post = read_text("a.md", "Small intestinal bacterial overgrowth (SIBO) is common. SIBO hurts.\n", suffix=".md")
    assert [entity.text for entity in shipped_checker.find_entities(post)] == [
        "Small intestinal bacterial overgrowth",
        "SIBO",
        "SIBO",
    ]


def broken_post() -> Post:
    """A post whose reader made a mistake: no block where one should be."""
    block: Any = None
    return Post("broken.md", "Smoking causes lung cancer.", "markdown", (block,))


def test_a_post_that_fails_inside_is_reported_and_the_others_go_on(shipped_checker: Checker) -> None:
    good = read_text("good.md", "Smoking causes lung cancer.", suffix=".md")
    first, bad, last = shipped_checker.check_posts([good, broken_post(), good])
    assert (bad.path, bad.claims, bad.findings) == ("broken.md", (), ())
    assert bad.failure is not None
    assert bad.failure.startswith("could not be checked: AttributeError")
    assert first == last == shipped_checker.check_post(good)
    assert (first.failure, len(first.claims)) == (None, 1)


def test_posts_checked_together_give_what_each_gives_alone(shipped_checker: Checker) -> None:
    texts = [
        "Smoking causes lung cancer.",
        "The clinic is on the left.",
        "It can reduce pain.",
        "Garlic may reduce pain. It also causes reflux.",
    ]
    posts = [read_text(f"{number}.md", texts[number % 4], suffix=".md") for number in range(21)]
    assert list(shipped_checker.check_posts(posts)) == [shipped_checker.check_post(post) for post in posts]


def test_results_are_given_as_they_come(shipped_checker: Checker) -> None:
    asked: list[int] = []

    def endless() -> Iterator[Post]:
        while len(asked) < 1000:
            asked.append(1)
            yield read_text("a.md", "The clinic is on the left.", suffix=".md")

    assert next(shipped_checker.check_posts(endless())).path == "a.md"
    assert len(asked) <= 64


@pytest.mark.parametrize("path", POSTS[:3], ids=lambda path: path.name)
def test_the_same_post_gives_the_same_result(shipped_checker: Checker, path: Path) -> None:
    post = read_post(path)
    assert shipped_checker.check_post(post) == shipped_checker.check_post(post)


def plain(source: str, format_name: str) -> str:
    """The letters and digits of a stretch of a file, its markup taken off by rules that no reader of ours uses."""
    if format_name == "html":
        source = html.unescape(re.sub(r"<[^>]*>", "", source))
    elif format_name == "markdown":
        source = re.sub(r"`[^`]*`", "", source)  # code is no prose
        source = html.unescape(re.sub(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^>]*>", "", source))
    return "".join(re.findall(r"[^\W_]", source))


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_every_place_holds_its_words(shipped_checker: Checker, path: Path) -> None:
    post = read_post(path)
    result = shipped_checker.check_post(post)
    assert result.failure is None
    assert result.claims
    parts: list[Any] = [*result.findings, *result.entities, *result.sentences]
    parts += [part for claim in result.claims for part in (claim.cue, claim.cause, claim.effect)]
    for part in parts:
        source = post.text[part.span.start : part.span.end]
        assert plain(source, post.format) == plain(part.text, "plain"), part
        assert source == source.strip()
    for claim in result.claims:
        assert result.sentences[claim.sentence].span.contains(claim.span)
        if claim.hedge is not None:
            start, end, _ = claim.hedge
            assert 0 <= start < end <= len(result.sentences[claim.sentence].text)


@dataclass
class CountingParser:
    """A parser that counts how often it is asked and how many documents it parses."""

    parser: Any
    calls: int = 0
    parsed: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parser, name)

    def pipe(self, docs: Iterable[Doc], **options: Any) -> Iterator[Doc]:
        self.calls += 1
        given = list(docs)
        self.parsed += [doc.text for doc in given]
        return iter(self.parser.pipe(given, **options))


@pytest.fixture
def counted(shipped_model: Model, shipped_checker: Checker) -> Callable[[], tuple[Checker, CountingParser]]:
    def make() -> tuple[Checker, CountingParser]:
        parser = CountingParser(shipped_model.parser)
        model = Model("counting", lambda: parser, lambda: shipped_model.recogniser)  # type: ignore[arg-type, return-value]
        checker = Checker(model, shipped_checker.vocabulary, shipped_checker.evidence, shipped_checker.rules)
        return checker, parser

    return make


CountedChecker = Callable[[], tuple[Checker, CountingParser]]


def test_a_post_without_a_cue_is_not_parsed(counted: CountedChecker) -> None:
    checker, parser = counted()
    result = check(checker, "# The clinic\n\nThe clinic is on the left. Neuropathy is a disease of the nerves.\n")
    assert (result.failure, result.claims, parser.parsed) == (None, (), [])


def test_only_sentences_with_a_cue_are_parsed_and_each_at_most_twice(counted: CountedChecker) -> None:
    checker, parser = counted()
    cue, idle = "Smoking causes lung cancer.", "The clinic is on the left."
    check(checker, f"{idle} {cue} {idle}\n\n" * 30)
    assert set(parser.parsed) == {cue}
    assert len(parser.parsed) <= 60


@pytest.mark.parametrize("posts", [1, 5])
def test_the_parser_is_asked_a_few_times_a_post_however_long(counted: CountedChecker, posts: int) -> None:
    checker, parser = counted()
    long = read_text("a.md", "Smoking causes lung cancer. Garlic lowers blood pressure.\n\n" * 40, suffix=".md")
    assert all(result.failure is None for result in checker.check_posts([long] * posts))
    assert 1 <= parser.calls <= 3 * posts


@pytest.mark.parametrize("module", ["overclaim.cli", "overclaim.corpus.read_posts", "overclaim.rules.load_packs"])
def test_what_every_command_imports_stays_light(module: str) -> None:
    heavy = ("spacy", "scispacy", "thinc", "great_expectations", "pandas", "lemminflect")
    code = f"import sys, {module}; print(*[name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.split() == []
