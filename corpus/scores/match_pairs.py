"""Which of a system's cause-effect pairs are the gold's: both ends share a content word, and they are not swapped."""

from collections.abc import Sequence

from .content_words import content_lemmas

Pair = tuple[str, str]


def match_pairs(found: Sequence[Pair], gold: Sequence[Pair]) -> dict[int, int]:
    """The largest one-to-one matching of found pairs (cause, effect) to gold pairs of the same sentence, by index.

    One found pair never answers two gold pairs, so a list of causes wants a claim for each.
    """
    edges = [[place for place, wanted in enumerate(gold) if same_pair(pair, wanted)] for pair in found]
    holder: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for wanted in edges[index]:
            if wanted in tried:
                continue
            tried.add(wanted)
            if wanted not in holder or place(holder[wanted], tried):
                holder[wanted] = index
                return True
        return False

    for index in range(len(found)):
        place(index, set())
    return {index: wanted for wanted, index in holder.items()}


def same_pair(found: Pair, gold: Pair) -> bool:
    """Whether both ends share a content word with the gold's, and no more words are shared with the ends swapped."""
    cause, effect = map(content_lemmas, found)
    gold_cause, gold_effect = map(content_lemmas, gold)
    straight = len(cause & gold_cause), len(effect & gold_effect)
    swapped = len(cause & gold_effect), len(effect & gold_cause)
    if not all(straight):
        return False
    return not all(swapped) or sum(straight) >= sum(swapped)
