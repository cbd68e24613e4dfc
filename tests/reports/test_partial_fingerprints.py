"""A finding keeps its fingerprint while its sentence stays, and no two findings of a post share one."""

from dataclasses import replace
from hashlib import sha256

from overclaim.pipeline.source_map import Piece, Prose, Span
from overclaim.pipeline.values import Block, BlockKind, Finding, Post, PostResult, Sentence
from overclaim.reports.partial_fingerprints import partial_fingerprints
from overclaim.rules.scales import Severity


def post_of(*paragraphs: str, path: str = "a.md", flagged: str = "cures") -> PostResult:
    """A post whose paragraphs are a sentence each, with a finding on every ``flagged`` word."""
    text = "\n\n".join(paragraphs)
    blocks, sentences, findings, start = [], [], [], 0
    for index, said in enumerate(paragraphs):
        span = Span(start, start + len(said))
        blocks.append(Block(BlockKind.PARAGRAPH, Prose.verbatim(said, start)))
        sentences.append(Sentence(index, index, 0, len(said), said, span))
        if flagged in said:
            place = start + said.index(flagged)
            where = Span(place, place + len(flagged))
            findings.append(Finding("cure", Severity.ERROR, "So.", where, flagged, sentence=index))
        start = span.end + 2
    return PostResult(path, Post(path, text, "md", tuple(blocks)), tuple(sentences), findings=tuple(findings))


def test_the_recipe_is_what_is_written_down() -> None:
    expected = sha256(b"cure\0a.md\0It cures.\x001").hexdigest()
    assert partial_fingerprints(post_of("It cures.")) == (expected,)


def test_edits_elsewhere_and_moves_change_nothing() -> None:
    (before,) = partial_fingerprints(post_of("It cures.", "More."))
    assert partial_fingerprints(post_of("A paragraph above.", "It cures.", "More.")) == (before,)
    assert partial_fingerprints(post_of("More.", "It cures.")) == (before,)


def test_white_space_markup_and_the_form_of_an_accent_change_nothing() -> None:
    (before,) = partial_fingerprints(post_of("Caf\u00e9 cures."))
    assert partial_fingerprints(post_of("Cafe\u0301  \tcures.")) == (before,)
    result = post_of("Caf\u00e9 *cures*.")
    pieces = [Piece("Caf\u00e9 ", Span(0, 5)), Piece("cures", Span(6, 11)), Piece(".", Span(12, 13))]
    prose = Prose.of(pieces)
    (sentence,) = result.sentences
    marked = replace(result, sentences=(replace(sentence, text=prose.text, end=len(prose.text)),))
    assert partial_fingerprints(marked) == (before,)


def test_the_same_sentence_twice_is_two_findings_in_the_order_of_the_file() -> None:
    (only,) = partial_fingerprints(post_of("It cures."))
    first, second = partial_fingerprints(post_of("It cures.", "Between.", "It cures."))
    assert first == only != second
    above = partial_fingerprints(post_of("Above.", "It cures.", "It cures."))
    assert above == (first, second)
    twice = post_of("It cures.", "It cures.")
    backwards = replace(twice, findings=twice.findings[::-1])
    assert partial_fingerprints(backwards) == (second, first)


def test_suppressing_one_renames_no_other() -> None:
    result = post_of("It cures.", "It cures.")
    first, second = result.findings
    suppressed = replace(result, findings=(second,), suppressed=(replace(first, suppressed_because="quoted"),))
    assert partial_fingerprints(suppressed) == partial_fingerprints(result)[::-1]


def test_rule_path_and_sentence_tell_findings_apart() -> None:
    result = post_of("It cures.")
    (finding,) = result.findings
    others = [
        post_of("It cures.", path="b.md"),
        post_of("It all cures."),
        replace(result, findings=(replace(finding, rule="other"),)),
        replace(result, findings=(replace(finding, sentence=None),)),
    ]
    found = {partial_fingerprints(one) for one in (result, *others)}
    assert len(found) == 5
    assert partial_fingerprints(post_of("It cures.", path="./a.md")) == partial_fingerprints(result)


def test_a_path_that_is_no_utf_8_has_one_too() -> None:
    (one,) = partial_fingerprints(post_of("It cures.", path="caf\udce9.md"))
    assert len(one) == 64
