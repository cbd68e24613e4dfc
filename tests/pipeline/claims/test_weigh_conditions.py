"""Wording that leaves a question open, stands under a condition, or is called a myth."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Strength

ReadClaims = Callable[..., list[Claim]]
NONE, CORRELATIONAL, CONDITIONAL, CAN_CAUSE, CAUSAL = Strength


def noun(subject: str, word: str, tag: str = "NN") -> str:
    """ "There is {no evidence} that honey relieves coughs"."""
    return f"""
        There     EX   expl   is
        is        VBZ  ROOT
        {subject}  DT  det    {word}
        {word}    {tag}  attr   is
        that      IN   mark   relieves
        honey     NN   nsubj  relieves
        relieves  VBZ  acl    {word}
        coughs    NNS  dobj   relieves
        .         .    punct  is
        """


@pytest.mark.parametrize("word", ["myth", "misconception"])
def test_what_is_called_a_myth_is_not_asserted(read_claims: ReadClaims, word: str) -> None:
    assert all(claim.negated and claim.strength is NONE for claim in read_claims(noun("a", word)))


def test_whether_leaves_the_question_open(read_claims: ReadClaims) -> None:
    whether = """
        It        PRP  nsubj  is
        is        VBZ  ROOT
        unclear   JJ   acomp  is
        whether   IN   mark   relieves
        honey     NN   nsubj  relieves
        relieves  VBZ  ccomp  is
        coughs    NNS  dobj   relieves
        .         .    punct  is
        """
    assert read_claims(whether) == []
    assert len(read_claims(whether.replace("whether", "that").replace("unclear", "clear"))) == 1


def test_an_if_clause_is_conditional(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Eat       VB   ROOT
        it        PRP  dobj   Eat
        if        IN   mark   relieves
        honey     NN   nsubj  relieves
        relieves  VBZ  advcl  Eat
        coughs    NNS  dobj   relieves
        .         .    punct  Eat
        """
    )
    assert claim.strength is CONDITIONAL


def test_a_link_under_may_stays_a_link(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Honey   NN   nsubjpass  linked
        may     MD   aux        linked
        be      VB   auxpass    linked
        linked  VBN  ROOT
        to      IN   prep       linked
        coughs  NNS  pobj       to
        .       .    punct      linked
        """
    )
    assert (claim.strength, claim.cue.text) == (CORRELATIONAL, "may be linked to")
