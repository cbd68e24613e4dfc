"""States that something is brought into, and idioms whose verb says nothing by itself."""

from collections.abc import Callable

import pytest

from overclaim.pipeline.values import BlockKind, Claim
from overclaim.rules.scales import Direction, Strength

ReadClaims = Callable[..., list[Claim]]
NONE, CORRELATIONAL, CONDITIONAL, CAUSAL = (
    Strength.NONE,
    Strength.CORRELATIONAL,
    Strength.CONDITIONAL,
    Strength.CAUSAL,
)
INCREASES, DECREASES, UNSPECIFIED = Direction.INCREASES, Direction.DECREASES, Direction.UNSPECIFIED
Told = tuple[str, str, Strength, Direction, bool]

RESULTS: dict[str, tuple[str, list[Told]]] = {
    "X leaves Y in a state": (
        """
        Gluten  NN   nsubj  leaves
        leaves  VBZ  ROOT
        the     DT   det    gut
        gut     NN   nsubj  leaky
        leaky   JJ   ccomp  leaves
        .       .    punct  leaves
        """,
        [("Gluten", "gut", CAUSAL, INCREASES, False)],
    ),
    "X may leave Y in a state": (
        """
        Sugar  NN  nsubj  leave
        may    MD  aux    leave
        leave  VB  ROOT
        the    DT  det    gut
        gut    NN  nsubj  leaky
        leaky  JJ  ccomp  leave
        .      .   punct  leave
        """,
        [("Sugar", "gut", CONDITIONAL, INCREASES, False)],
    ),
    "X makes you tired": (
        """
        Stress  NN   nsubj  makes
        makes   VBZ  ROOT
        you     PRP  nsubj  tired
        tired   JJ   ccomp  makes
        .       .    punct  makes
        """,
        [("Stress", "tired", CAUSAL, INCREASES, False)],
    ),
    "X does not make you tired": (
        """
        Gluten  NN   nsubj  make
        does    VBZ  aux    make
        not     RB   neg    make
        make    VB   ROOT
        you     PRP  nsubj  tired
        tired   JJ   ccomp  make
        .       .    punct  make
        """,
        [("Gluten", "tired", NONE, INCREASES, True)],
    ),
    "X makes Y more likely": (
        """
        Sugar     NN   nsubj   makes
        makes     VBZ  ROOT
        diabetes  NN   nsubj   likely
        more      RBR  advmod  likely
        likely    RB   ccomp   makes
        .         .    punct   makes
        """,
        [("Sugar", "diabetes", CAUSAL, INCREASES, False)],
    ),
    "X makes Y worse": (
        """
        Stress     NN   nsubj  makes
        makes      VBZ  ROOT
        arthritis  NN   nsubj  worse
        worse      JJR  ccomp  makes
        .          .    punct  makes
        """,
        [("Stress", "arthritis", CAUSAL, INCREASES, False)],
    ),
    "X makes it difficult to sleep": (
        """
        Stress     NN   nsubj  makes
        makes      VBZ  ROOT
        it         PRP  nsubj  difficult
        difficult  JJ   ccomp  makes
        to         TO   aux    sleep
        sleep      VB   advcl  difficult
        .          .    punct  makes
        """,
        [("Stress", "sleep", CAUSAL, DECREASES, False)],
    ),
    "X makes it possible to sleep": (
        """
        Magnesium  NN   nsubj  makes
        makes      VBZ  ROOT
        it         PRP  nsubj  possible
        possible   JJ   ccomp  makes
        to         TO   aux    sleep
        sleep      VB   xcomp  possible
        .          .    punct  makes
        """,
        [("Magnesium", "sleep", CAUSAL, INCREASES, False)],
    ),
    "people found relief from Y with X": (
        """
        Members   NNS  nsubj  found
        found     VBD  ROOT
        relief    NN   dobj   found
        from      IN   prep   relief
        pain      NN   pobj   from
        with      IN   prep   found
        turmeric  NN   pobj   with
        .         .    punct  found
        """,
        [("turmeric", "pain", CORRELATIONAL, DECREASES, False)],
    ),
    "X has nothing to do with Y": (
        """
        Gluten   NN   nsubj  has
        has      VBZ  ROOT
        nothing  NN   dobj   has
        to       TO   aux    do
        do       VB   acl    nothing
        with     IN   prep   do
        autism   NN   pobj   with
        .        .    punct  has
        """,
        [("Gluten", "autism", NONE, UNSPECIFIED, True)],
    ),
    "X is behind Y": (
        """
        Sugar     NN   nsubj  is
        is        VBZ  ROOT
        behind    IN   prep   is
        the       DT   det    diabetes
        diabetes  NN   pobj   behind
        .         .    punct  is
        """,
        [("Sugar", "diabetes", CAUSAL, INCREASES, False)],
    ),
    "Y is down to X": (
        """
        The     DT   det    pain
        pain    NN   nsubj  is
        is      VBZ  ROOT
        down    IN   prep   is
        to      IN   prep   down
        stress  NN   pobj   to
        .       .    punct  is
        """,
        [("stress", "pain", CAUSAL, INCREASES, False)],
    ),
}


def told(claims: list[Claim]) -> list[Told]:
    return [
        (
            one.cause.meant,
            one.effect.meant.removeprefix("the ").removeprefix("The "),
            one.strength,
            one.direction,
            one.negated,
        )
        for one in claims
    ]


@pytest.mark.parametrize("shape", list(RESULTS))
def test_what_brings_about_what(read_claims: ReadClaims, shape: str) -> None:
    table, expected = RESULTS[shape]
    assert told(read_claims(table)) == expected


@pytest.mark.parametrize(
    "table",
    [
        """
        Keep     VB  ROOT
        the      DT  det    bedroom
        bedroom  NN  nsubj  cool
        cool     JJ  ccomp  Keep
        .        .   punct  Keep
        """,
        """
        Make   VB   ROOT
        sure   JJ   acomp  Make
        you    PRP  nsubj  sleep
        sleep  VBP  ccomp  sure
        .      .    punct  Make
        """,
        """
        A       DT   det    scan
        scan    NN   nsubj  makes
        makes   VBZ  ROOT
        the     DT   det    stroke
        stroke  NN   nsubj  clear
        clear   JJ   ccomp  makes
        .       .    punct  makes
        """,
        """
        Doctors  NNS  nsubj   make
        make     VBP  ROOT
        this     DT   dobj    make
        clear    JJ   advmod  make
        .        .    punct   make
        """,
        """
        He      PRP  nsubj  found
        found   VBD  ROOT
        relief  NN   dobj   found
        .       .    punct  found
        """,
        """
        She      PRP  nsubj  has
        has      VBZ  ROOT
        nothing  NN   dobj   has
        to       TO   aux    do
        do       VB   acl    nothing
        with     IN   prep   do
        sugar    NN   pobj   with
        .        .    punct  has
        """,
        """
        Members  NNS  nsubj  have
        have     VBP  ROOT
        nothing  NN   dobj   have
        to       TO   aux    do
        do       VB   acl    nothing
        .        .    punct  have
        """,
        """
        He      PRP  nsubj   walked
        walked  VBD  ROOT
        down    RB   advmod  walked
        to      IN   prep    down
        the     DT   det     shop
        shop    NN   pobj    to
        .       .    punct   walked
        """,
    ],
    ids=lambda table: " ".join(line.split()[0] for line in table.strip().splitlines()),
)
def test_advice_and_idioms_without_their_ends_assert_nothing(read_claims: ReadClaims, table: str) -> None:
    assert read_claims(table) == []


def test_advice_in_a_list_is_no_benefit_of_what_heads_it(read_claims: ReadClaims) -> None:
    heading = """
        Benefits  NNS  ROOT
        of        IN   prep  Benefits
        turmeric  NN   pobj  of
        """
    advice = """
        Keep  VB   ROOT
        the   DT   det    gut
        gut   NN   nsubj  calm
        calm  JJ   ccomp  Keep
        """
    item = (BlockKind.ITEM, advice, {"level": 1, "heading": 0})
    assert read_claims((BlockKind.HEADING, heading, {"level": 2}), item) == []
