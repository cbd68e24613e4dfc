"""A rule's file is refused, with its place, for anything it should not hold."""

from pathlib import Path

import pytest

from overclaim.rules.kinds import DocumentParams, Need, PhraseParams, VerdictParams
from overclaim.rules.load_packs import load_packs
from overclaim.rules.rule import Example
from overclaim.rules.scales import Severity, Verdict
from overclaim.rules.source_error import SourceError

GOOD = """\
kind = "phrase"
severity = "warning"
message = 'Mind "{text}".'
why = "Because."
instead = "Less."
source = "A guide."
bad = ["A [[miracle]].", "Two [[miracles]].", "[[Miracle]] cure."]
good = ["None.", "Nothing.", "Nil."]

[params]
patterns = ["miracles?"]
needs = "nothing"
"""


def write(folder: Path, text: str, name: str = "miracle-wording", pack: str = "wording") -> Path:
    path = folder / pack / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_a_rule_is_named_by_its_file_and_pack(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (rule,) = load_packs(tmp_path)
    assert (rule.name, rule.pack, rule.severity) == ("miracle-wording", "wording", Severity.WARNING)
    assert rule.bad[0] == Example("A miracle.", ((2, 9),))
    assert isinstance(rule.params, PhraseParams)
    assert rule.params.needs is Need.NOTHING


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('kind = "phrase"', 'kind = "phrse"', 1, "kind: 'phrse' is not one of verdict, phrase"),
        ('severity = "warning"', 'severity = "fatal"', 2, "severity: 'fatal' is not one of note, warning, error"),
        ('why = "Because."', "", None, "why: is missing"),
        ('why = "Because."', "why = 3", 4, "why: is not a text"),
        ("[params]", 'level = "x"\n[params]', 10, "level: unknown key"),
        ("{text}", "{cause}", 3, "unknown placeholder {cause}; known: text"),
        ("{text}", "{text!r}", 3, "unknown placeholder"),
        ("{text}", "{text", 3, "message"),
        ('"A [[miracle]]."', '"A miracle."', 7, "no range marked"),
        ('"A [[miracle]]."', '"A [[miracle."', 7, "marks do not pair"),
        ('"A [[miracle]]."', '"A [[[[miracle]]]]."', 7, "marks do not pair"),
        ('"A [[miracle]]."', '"A [[]]."', 7, "marks do not pair"),
        ('"None."', '"[[None]]."', 8, "a range marked"),
        ('"None.", ', "", 8, "has 2 examples, needs 3"),
        ('patterns = ["miracles?"]', 'patterns = ["(miracle"]', 10, "no regular expression"),
        ('patterns = ["miracles?"]', 'patterns = "miracle"', 10, "patterns: is not a list"),
        ('patterns = ["miracles?"]', 'patterns = ["a"]\nwords = ["b"]', 10, "unknown parameter 'words'"),
        ('patterns = ["miracles?"]\n', "", 10, "lacks 'patterns'"),
        ('needs = "nothing"', 'needs = "luck"', 10, "needs: is 'luck', not one of nothing, entity, claim"),
        ('needs = "nothing"', "boilerplate_too = 1", 10, "not true or false"),
        ('why = "Because."', "why = ", 4, "is not TOML"),
        ("[params]", 'yields_to = ["other"]\n[params]', None, "yields_to: 'other' is no rule"),
    ],
)
def test_a_wrong_rule_is_refused_at_its_key(tmp_path: Path, old: str, new: str, line: int | None, problem: str) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(SourceError) as caught:
        load_packs(tmp_path)
    assert problem in str(caught.value)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_names_are_unique_over_packs_and_well_formed(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD, pack="other")
    with pytest.raises(SourceError, match="has a rule of this name already"):
        load_packs(tmp_path)


def test_a_file_name_that_is_no_rule_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD, name="Miracle_1")
    with pytest.raises(SourceError, match="is no rule name"):
        load_packs(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no rule"):
        load_packs(tmp_path)


def test_two_rules_may_not_yield_to_each_other(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("[params]", 'yields_to = ["second"]\n[params]'), name="first")
    write(tmp_path, GOOD.replace("[params]", 'yields_to = ["first"]\n[params]'), name="second")
    with pytest.raises(SourceError, match="yields to this rule in turn"):
        load_packs(tmp_path)


def test_parameters_of_other_kinds_are_decoded(tmp_path: Path) -> None:
    params = GOOD.index("[params]")
    verdict = (
        GOOD[:params].replace('"phrase"', '"verdict"')
        + '[params]\nverdict = "overstated"\nseverity_by_gap = ["note", "error"]\n'
    )
    document = GOOD[:params].replace('"phrase"', '"document"') + '[params]\nstates = "author"\nmin_words = 3\n'
    write(tmp_path, verdict, name="first")
    write(tmp_path, document, name="second")
    first, second = load_packs(tmp_path)
    assert first.params == VerdictParams(Verdict.OVERSTATED, (Severity.NOTE, Severity.ERROR))
    assert isinstance(second.params, DocumentParams)
    assert second.params.min_words == 3
