"""How strongly a sentence asserts what it says: modals and their scope, reports, denial, conditions."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import Claim
from overclaim.rules.scales import Strength

ReadClaims = Callable[..., list[Claim]]
NONE, CORRELATIONAL, CONDITIONAL, CAN_CAUSE, CAUSAL = Strength


def modal(word: str) -> str:
    return f"""
        Honey    NN   nsubj  relieve
        {word}   MD   aux    relieve
        relieve  VB   ROOT
        coughs   NNS  dobj   relieve
        .        .    punct  relieve
        """


def adverb(word: str) -> str:
    return f"""
        Honey     NN   nsubj   relieves
        {word}    RB   advmod  relieves
        relieves  VBZ  ROOT
        coughs    NNS  dobj    relieves
        .         .    punct   relieves
        """


def report(subject: str, verb: str) -> str:
    return f"""
        {subject}  NNS  nsubj  {verb}
        {verb}     VBP  ROOT
        that       IN   mark   relieves
        honey      NN   nsubj  relieves
        relieves   VBZ  ccomp  {verb}
        coughs     NNS  dobj   relieves
        .          .    punct  {verb}
        """


def control(verb: str, tag: str = "VBZ") -> str:
    return f"""
        Honey    NN   nsubj  {verb}
        {verb}   {tag}  ROOT
        to       TO   aux    relieve
        relieve  VB   xcomp  {verb}
        coughs   NNS  dobj   relieve
        .        .    punct  {verb}
        """


def passive_control(verb: str) -> str:
    return f"""
        Honey    NN   nsubjpass  {verb}
        is       VBZ  auxpass    {verb}
        {verb}   VBN  ROOT
        to       TO   aux    relieve
        relieve  VB   xcomp  {verb}
        coughs   NNS  dobj   relieve
        .        .    punct  {verb}
        """


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


@pytest.mark.parametrize(
    ("table", "strength"),
    [
        (modal("may"), CONDITIONAL),
        (modal("might"), CONDITIONAL),
        (modal("could"), CONDITIONAL),
        (modal("can"), CAN_CAUSE),
        (modal("will"), CAUSAL),
        (adverb("possibly"), CONDITIONAL),
        (adverb("probably"), CONDITIONAL),
        (adverb("often"), CAUSAL),
        (adverb("quickly"), CAUSAL),
        (report("Studies", "show"), CAUSAL),
        (report("Trials", "demonstrate"), CAUSAL),
        (report("Studies", "suggest"), CONDITIONAL),
        (report("Experts", "believe"), CONDITIONAL),
        (report("Trials", "hint"), CONDITIONAL),
        (control("seems"), CONDITIONAL),
        (control("appears"), CONDITIONAL),
        (control("aims"), CONDITIONAL),
        (control("tends"), CAUSAL),
        (passive_control("thought"), CONDITIONAL),
        (passive_control("believed"), CONDITIONAL),
        (passive_control("known"), CAUSAL),
        (passive_control("proven"), CAUSAL),
        (noun("a", "possibility"), CONDITIONAL),
        (noun("some", "evidence"), CAUSAL),
    ],
)
def test_the_words_around_a_cue_set_its_strength(read_claims: ReadClaims, table: str, strength: Strength) -> None:
    (claim,) = read_claims(table)
    assert (claim.strength, claim.negated, claim.denied) == (strength, False, None)
    assert len(claim.reasons) == (1 if strength is CAUSAL else 2)


def two_verbs(*second: str) -> str:
    """ "Garlic may lower blood pressure and [second] stroke"."""
    return "\n".join(
        [
            "Garlic    NN   nsubj     lower",
            "may       MD   aux       lower",
            "lower     VB   ROOT",
            "blood     NN   compound  pressure",
            "pressure  NN   dobj      lower",
            "and       CC   cc        lower",
            *second,
            ".         .    punct     lower",
        ]
    )


@pytest.mark.parametrize(
    ("table", "strengths"),
    [
        (two_verbs("prevent VB conj lower", "stroke NN dobj prevent"), [CONDITIONAL, CONDITIONAL]),
        (two_verbs("can MD aux prevent", "prevent VB conj lower", "stroke NN dobj prevent"), [CONDITIONAL, CAN_CAUSE]),
        (two_verbs("prevents VBZ conj lower", "stroke NN dobj prevents"), [CONDITIONAL, CAUSAL]),
        (
            two_verbs("it PRP nsubj prevents", "prevents VBZ conj lower", "stroke NN dobj prevents"),
            [CONDITIONAL, CAUSAL],
        ),
    ],
)
def test_a_modal_governs_the_bare_verbs_beside_it_and_no_others(
    read_claims: ReadClaims, table: str, strengths: list[Strength]
) -> None:
    assert [claim.strength for claim in read_claims(table)] == strengths


def test_a_modal_governs_the_participle_behind_its_clause(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Sugar    NN   nsubj  damage
        may      MD   aux    damage
        damage   VB   ROOT
        nerves   NNS  dobj   damage
        ,        ,    punct  damage
        leading  VBG  advcl  damage
        to       IN   prep   leading
        pain     NN   pobj   to
        .        .    punct  damage
        """
    )
    assert [claim.strength for claim in claims] == [CONDITIONAL, CONDITIONAL]


def test_a_finite_relative_clause_has_its_own_wording(read_claims: ReadClaims) -> None:
    claims = read_claims(
        """
        Gluten        NN   nsubj  trigger
        may           MD   aux    trigger
        trigger       VB   ROOT
        inflammation  NN   dobj   trigger
        ,             ,    punct  inflammation
        which         WDT  nsubj  damages
        damages       VBZ  relcl  inflammation
        nerves        NNS  dobj   damages
        .             .    punct  trigger
        """
    )
    assert [(claim.effect.text, claim.strength) for claim in claims] == [
        ("inflammation", CONDITIONAL),
        ("nerves", CAUSAL),
    ]


@pytest.mark.parametrize(
    "table",
    [
        """
        Honey    NN   nsubj  relieve
        does     VBZ  aux    relieve
        not      RB   neg    relieve
        relieve  VB   ROOT
        coughs   NNS  dobj   relieve
        .        .    punct  relieve
        """,
        adverb("never"),
        noun("no", "evidence"),
        noun("little", "proof"),
        """
        No        DT   det    honey
        honey     NN   nsubj  relieves
        relieves  VBZ  ROOT
        coughs    NNS  dobj   relieves
        .         .    punct  relieves
        """,
        control("fails"),
    ],
)
def test_a_flat_denial_says_that_there_is_no_relation(read_claims: ReadClaims, table: str) -> None:
    (claim,) = read_claims(table)
    assert (claim.strength, claim.negated, claim.denied) == (NONE, True, CAUSAL)
    assert claim.hedge is None


def test_cannot_denies_that_it_can(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Honey    NN   nsubj  relieve
        can      MD   aux    relieve
        not      RB   neg    relieve
        relieve  VB   ROOT
        coughs   NNS  dobj   relieve
        .        .    punct  relieve
        """
    )
    assert (claim.strength, claim.negated, claim.denied) == (NONE, True, CAN_CAUSE)


def test_may_not_is_a_hedged_denial(read_claims: ReadClaims) -> None:
    (claim,) = read_claims(
        """
        Honey    NN   nsubj  relieve
        may      MD   aux    relieve
        not      RB   neg    relieve
        relieve  VB   ROOT
        coughs   NNS  dobj   relieve
        .        .    punct  relieve
        """
    )
    assert (claim.strength, claim.negated, claim.denied) == (CONDITIONAL, True, None)


@pytest.mark.parametrize("following", ["only", "just"])
def test_not_only_denies_nothing(read_claims: ReadClaims, following: str) -> None:
    (claim,) = read_claims(
        f"""
        Honey     NN   nsubj   relieves
        not       RB   neg     relieves
        {following}  RB  advmod  relieves
        relieves  VBZ  ROOT
        coughs    NNS  dobj    relieves
        .         .    punct   relieves
        """
    )
    assert (claim.strength, claim.negated) == (CAUSAL, False)
