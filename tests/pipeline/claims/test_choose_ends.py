"""What may be an end of a claim: things named weakly, and those who only report or study."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]


def reduces_pain(*subject: str) -> str:
    """ "[subject] reduces pain."; the last line of ``subject`` is its head, with ``reduces`` above it."""
    return "\n".join([*subject, "reduces  VBZ  ROOT", "pain  NN  dobj  reduces", ".  .  punct  reduces"])


@pytest.mark.parametrize(
    "subject",
    [
        ("Researchers  NNS  nsubj  reduces",),
        ("Our  PRP$  poss  researcher", "researcher  NN  nsubj  reduces"),
        ("Young  JJ  amod  doctors", "doctors  NNS  nsubj  reduces"),
        ("Large  JJ  amod  trials", "trials  NNS  nsubj  reduces"),
        ("The  DT  det  results", "results  NNS  nsubj  reduces"),
        ("We  PRP  nsubj  reduces",),
        ("She  PRP  nsubj  reduces",),
        ("A  DT  det  number", "number  NN  nsubj  reduces"),
        ("Things  NNS  nsubj  reduces",),
    ],
    ids=lambda subject: " ".join(line.split()[0] for line in subject),
)
def test_who_studies_or_reports_is_no_cause(read_claims: ReadClaims, subject: tuple[str, ...]) -> None:
    assert read_claims(reduces_pain(*subject)) == []


@pytest.mark.parametrize(
    ("subject", "cause"),
    [
        (("It  PRP  nsubj  reduces",), "It"),  # points at nothing, but says that something does it
        (("A  DT  det  process", "new  JJ  amod  process", "process  NN  nsubj  reduces"), "process"),
        (("Ginger  NN  nsubj  reduces",), "Ginger"),
    ],
    ids=["it", "a new process", "ginger"],
)
def test_what_says_little_but_something_is_one(read_claims: ReadClaims, subject: tuple[str, ...], cause: str) -> None:
    (claim,) = read_claims(reduces_pain(*subject))
    assert claim.cause.text.endswith(cause)
    assert (claim.effect.text, claim.strength, claim.direction, claim.negated) == (
        "pain",
        Strength.CAUSAL,
        Direction.DECREASES,
        False,
    )


def test_patients_are_an_end_where_nothing_says_which(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Arthritis  NN   nsubj  is
        is         VBZ  ROOT
        common     JJ   acomp  is
        in         IN   prep   is
        patients   NNS  pobj   in
        .          .    punct  is
        """
    )
    assert (claim.cause.text, claim.effect.text) == ("patients", "Arthritis")
    assert (claim.strength, claim.negated) == (Strength.CORRELATIONAL, False)
