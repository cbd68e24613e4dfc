"""What a sentence says without claiming it: advice, calls for research, what stands aside, headlines."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
CAUSAL, CONDITIONAL, CORRELATIONAL = Strength.CAUSAL, Strength.CONDITIONAL, Strength.CORRELATIONAL
INCREASES, DECREASES, UNSPECIFIED = Direction.INCREASES, Direction.DECREASES, Direction.UNSPECIFIED
Told = tuple[str, str, Strength, Direction, bool]


def told(claims: list[Claim]) -> list[Told]:
    return [(one.cause.meant, one.effect.meant, one.strength, one.direction, one.negated) for one in claims]


NO_CLAIMS = {
    "a call for research": """
        More       JJR  amod       research
        research   NN   nsubjpass  needed
        is         VBZ  auxpass    needed
        needed     VBN  ROOT
        to         TO   aux        show
        show       VB   advcl      needed
        whether    IN   mark       relieves
        turmeric   NN   nsubj      relieves
        relieves   VBZ  ccomp      show
        arthritis  NN   dobj       relieves
        .          .    punct      needed
        """,
    "a call for studies that confirm": """
        Further    JJ   amod       studies
        studies    NNS  nsubjpass  needed
        are        VBP  auxpass    needed
        needed     VBN  ROOT
        to         TO   aux        confirm
        confirm    VB   advcl      needed
        that       IN   mark       relieves
        turmeric   NN   nsubj      relieves
        relieves   VBZ  ccomp      confirm
        arthritis  NN   dobj       relieves
        .          .    punct      needed
        """,
    "what should be used": """
        Turmeric   NN   nsubjpass  used
        should     MD   aux        used
        be         VB   auxpass    used
        used       VBN  ROOT
        to         TO   aux        relieve
        relieve    VB   advcl      used
        arthritis  NN   dobj       relieve
        .          .    punct      used
        """,
    "what is recommended": """
        We         PRP  nsubj  recommend
        recommend  VBP  ROOT
        turmeric   NN   dobj   recommend
        to         TO   aux    relieve
        relieve    VB   advcl  recommend
        arthritis  NN   dobj   relieve
        .          .    punct  recommend
        """,
    "what should be developed": """
        Programmes  NNS  nsubjpass  developed
        should      MD   aux        developed
        be          VB   auxpass    developed
        developed   VBN  ROOT
        to          TO   aux        reduce
        reduce      VB   advcl      developed
        smoking     NN   dobj       reduce
        .           .    punct      developed
        """,
    "what must be built": """
        Centres    NNS  nsubjpass  built
        must       MD   aux        built
        be         VB   auxpass    built
        built      VBN  ROOT
        to         TO   aux        prevent
        prevent    VB   advcl      built
        strokes    NNS  dobj       prevent
        .          .    punct      built
        """,
    "what backs a policy": """
        Smoking    NN   nsubj  supports
        supports   VBZ  ROOT
        the        DT   det    policy
        new        JJ   amod   policy
        policy     NN   dobj   supports
        .          .    punct  supports
        """,
    "what doctors should do": """
        Doctors   NNS  nsubj  treat
        should    MD   aux    treat
        treat     VB   ROOT
        diabetes  NN   dobj   treat
        .         .    punct  treat
        """,
    "what findings support": """
        The       DT   det    findings
        findings  NNS  nsubj  support
        support   VBP  ROOT
        the       DT   det    need
        need      NN   dobj   support
        for       IN   prep   need
        turmeric  NN   pobj   for
        .         .    punct  support
        """,
    "when to see a doctor": """
        See       VB    ROOT
        a         DT    det    doctor
        doctor    NN    dobj   See
        if        IN    mark   damages
        diabetes  NN    nsubj  damages
        damages   VBZ   advcl  See
        your      PRP$  poss   nerves
        nerves    NNS   dobj   damages
        .         .     punct  See
        """,
    "what to avoid": """
        Avoid   VB   ROOT
        foods   NNS  dobj   Avoid
        that    WDT  nsubj  damage
        damage  VBP  relcl  foods
        the     DT   det    nerves
        nerves  NNS  dobj   damage
        .       .    punct  Avoid
        """,
    "ways to do something": """
        Ways     NNS  nsubj  are
        to       TO   aux    prevent
        prevent  VB   acl    Ways
        strokes  NNS  dobj   prevent
        are      VBP  ROOT
        many     JJ   acomp  are
        .        .    punct  are
        """,
    "what a treatment involves": """
        The        DT   det    treatment
        treatment  NN   nsubj  involves
        involves   VBZ  ROOT
        treating   VBG  xcomp  involves
        arthritis  NN   dobj   treating
        .          .    punct  involves
        """,
}


@pytest.mark.parametrize("shape", list(NO_CLAIMS))
def test_what_should_be_done_or_found_out_is_no_claim(read_claims: ReadClaims, shape: str) -> None:
    assert read_claims(NO_CLAIMS[shape]) == []


def test_a_call_for_research_leaves_the_claim_beside_it(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Turmeric   NN   nsubj      relieves
        relieves   VBZ  ROOT
        arthritis  NN   dobj       relieves
        ,          ,    punct      relieves
        but        CC   cc         relieves
        further    JJ   amod       trials
        trials     NNS  nsubjpass  needed
        are        VBP  auxpass    needed
        needed     VBN  conj       relieves
        .          .    punct      needed
        """
    )
    assert told(claims) == [("Turmeric", "arthritis", CAUSAL, DECREASES, False)]


def test_what_is_used_for_something_else_stands_aside(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Statins    NNS  nsubj  cause
        ,          ,    punct  Statins
        used       VBN  acl    Statins
        to         TO   aux    treat
        treat      VB   advcl  used
        arthritis  NN   dobj   treat
        ,          ,    punct  Statins
        may        MD   aux    cause
        cause      VB   ROOT
        pain       NN   dobj   cause
        .          .    punct  cause
        """
    )
    assert told(claims) == [
        ("Statins", "arthritis", CAUSAL, DECREASES, False),
        ("Statins", "pain", CONDITIONAL, INCREASES, False),
    ]
    assert [one.aside for one in claims] == [True, False]


def test_a_discovery_is_the_news(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Scientists  NNS  nsubj  identified
        identified  VBD  ROOT
        genes       NNS  dobj   identified
        that        WDT  nsubj  cause
        cause       VBP  relcl  genes
        arthritis   NN   dobj   cause
        .           .    punct  identified
        """
    )
    assert told(claims) == [("genes", "arthritis", CAUSAL, INCREASES, False)]


HEADLINE = """
        Smoking  NN   ROOT
        linked   VBN  acl       Smoking
        to       IN   prep      linked
        lung     NN   compound  cancer
        cancer   NN   pobj      to
        """


def test_a_headline_asserts_without_a_finite_verb(read_claims: ReadClaims) -> None:
    expected = [("Smoking", "lung cancer", CORRELATIONAL, UNSPECIFIED, False)]
    assert told(read_claims(HEADLINE)) == expected
    assert told(read_claims((BlockKind.TITLE, HEADLINE, {}))) == expected


def test_a_section_heading_of_that_shape_only_names_its_topic(read_claims: ReadClaims) -> None:
    assert read_claims((BlockKind.HEADING, HEADLINE, {"level": 2})) == []


def test_a_headline_is_said_of_its_whole_subject(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Sugar      NN   ROOT
        in         IN   prep  Sugar
        pregnancy  NN   pobj  in
        linked     VBN  acl   pregnancy
        to         IN   prep  linked
        autism     NN   pobj  to
        """
    )
    assert told(claims) == [("Sugar", "autism", CORRELATIONAL, UNSPECIFIED, False)]
