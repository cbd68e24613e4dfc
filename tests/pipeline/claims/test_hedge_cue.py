"""The edit that lets an author's sentence say "may", as the sentence reads once it is made."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim

ReadClaims = Callable[..., list[Claim]]

SENTENCES = {
    "Turmeric may relieve arthritis.": """
        Turmeric   NN   nsubj  relieves
        relieves   VBZ  ROOT
        arthritis  NN   dobj   relieves
        .          .    punct  relieves
        """,
    "Drugs may relieve arthritis.": """
        Drugs      NNS  nsubj  relieved
        relieved   VBD  ROOT
        arthritis  NN   dobj   relieved
        .          .    punct  relieved
        """,
    "Turmeric may treat arthritis .": """
        Turmeric   NN   nsubj  treat
        can        MD   aux    treat
        treat      VB   ROOT
        arthritis  NN   dobj   treat
        .)         .    punct  treat
        """,
    "Neuropathy may be caused by diabetes.": """
        Neuropathy  NN   nsubjpass  caused
        is          VBZ  auxpass    caused
        caused      VBN  ROOT
        by          IN   agent      caused
        diabetes    NN   pobj       by
        .           .    punct      caused
        """,
    "Diabetes may be a cause of neuropathy.": """
        Diabetes    NN   nsubj  is
        is          VBZ  ROOT
        a           DT   det    cause
        cause       NN   attr   is
        of          IN   prep   cause
        neuropathy  NN   pobj   of
        .           .    punct  is
        """,
    "Diabetes and smoking may be causes of neuropathy.": """
        Diabetes    NN   nsubj  are
        and         CC   cc     Diabetes
        smoking     NN   conj   Diabetes
        are         VBP  ROOT
        known       VBN  amod   causes
        causes      NNS  attr   are
        of          IN   prep   causes
        neuropathy  NN   pobj   of
        .           .    punct  are
        """,
    "Honey may often relieve coughs.": """
        Honey     NN   nsubj   relieves
        often     RB   advmod  relieves
        relieves  VBZ  ROOT
        coughs    NNS  dobj    relieves
        .         .    punct   relieves
        """,
    "Honey may relieve coughs.": """
        Honey    NN   nsubjpass  known
        is       VBZ  auxpass    known
        known    VBN  ROOT
        to       TO   aux        relieve
        relieve  VB   xcomp      known
        coughs   NNS  dobj       relieve
        .        .    punct      known
        """,
    "Honey may relieve a cough.": """
        Honey    NN   nsubj  relieve
        does     VBZ  aux    relieve
        relieve  VB   ROOT
        a        DT   det    cough
        cough    NN   dobj   relieve
        .        .    punct  relieve
        """,
    "Honey may have relieved coughs.": """
        Honey     NN   nsubj  relieved
        has       VBZ  aux    relieved
        relieved  VBN  ROOT
        coughs    NNS  dobj   relieved
        .         .    punct  relieved
        """,
    "Sugar burns , and may lead to pain.": """
        Sugar    NN   nsubj  burns
        burns    VBZ  ROOT
        ,        ,    punct  burns
        leading  VBG  advcl  burns
        to       IN   prep   leading
        pain     NN   pobj   to
        .        .    punct  burns
        """,
}  # fmt: skip


@pytest.mark.parametrize("expected", SENTENCES)
def test_the_hedged_sentence_reads_well(read_claims: ReadClaims, expected: str) -> None:
    table = SENTENCES[expected].replace(".)", ".")
    claim = read_claims(table)[-1]
    words = [line.split()[0] for line in table.strip().splitlines()]
    text = " ".join(words[:-1]).replace(" ,", ",") + words[-1]
    assert claim.hedge is not None
    start, end, instead = claim.hedge
    assert text[:start] + instead + text[end:] == expected.replace(" ,", ",").replace(" .", ".")


@pytest.mark.parametrize(
    "table",
    [
        # already hedged
        """
        Honey    NN   nsubj  relieve
        may      MD   aux    relieve
        relieve  VB   ROOT
        coughs   NNS  dobj   relieve
        .        .    punct  relieve
        """,
        # "should" is advice, not a claim that may be hedged by "may"
        """
        Honey    NN   nsubj  relieve
        should   MD   aux    relieve
        relieve  VB   ROOT
        coughs   NNS  dobj   relieve
        .        .    punct  relieve
        """,
        # denied
        """
        Honey    NN   nsubj  relieve
        does     VBZ  aux    relieve
        not      RB   neg    relieve
        relieve  VB   ROOT
        coughs   NNS  dobj   relieve
        .        .    punct  relieve
        """,
        # a purpose: the verb at hand is another's
        """
        Doctors    NNS  nsubj  use
        use        VBP  ROOT
        metformin  NN   dobj   use
        to         TO   aux    treat
        treat      VB   advcl  use
        diabetes   NN   dobj   treat
        .          .    punct  use
        """,
    ],
)
def test_there_is_no_edit_where_may_would_not_fit(read_claims: ReadClaims, table: str) -> None:
    (claim,) = read_claims(table)
    assert claim.hedge is None


def test_a_verb_and_the_one_beside_it_are_hedged_each_by_itself(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Sugar     NN   nsubj  triggers
        triggers  VBZ  ROOT
        pain      NN   dobj   triggers
        and       CC   cc     triggers
        damages   VBZ  conj   triggers
        nerves    NNS  dobj   damages
        .         .    punct  triggers
        """
    )
    assert [claim.hedge for claim in claims] == [(6, 14, "may trigger"), (24, 31, "may damage")]
