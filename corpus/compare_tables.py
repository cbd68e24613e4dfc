"""What a change of the evidence table changes: its rows, and the verdicts on posts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from ..pipeline.run import Checker
from ..pipeline.values import Claim, Post, PostResult
from ..rules.evidence import EvidenceTable
from ..rules.scales import Verdict
from .read_posts import UnreadablePost, read_posts

UNSAID = frozenset({"reviewed_on", "review_by"})


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row by its id: ``added``, ``removed``, or the columns that say something else."""

    id: str
    change: str


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A claim that is judged otherwise; an old or new verdict of None: there the claim was not read, or not at all."""

    path: str
    line: int
    cause: str
    effect: str
    old: Verdict | None
    new: Verdict | None
    rows: tuple[str, ...]


def changed_rows(old: EvidenceTable, new: EvidenceTable) -> tuple[RowChange, ...]:
    """The rows that differ, by id; that a row was only reviewed again is no difference."""
    changes = []
    for identifier in sorted({*old.by_id, *new.by_id}):
        before, after = old.by_id.get(identifier), new.by_id.get(identifier)
        if before is None or after is None:
            changes.append(RowChange(identifier, "added" if before is None else "removed"))
        elif before != after:
            then, now = asdict(before), asdict(after)
            columns = [column for column in now if then[column] != now[column] and column not in UNSAID]
            if columns:
                changes.append(RowChange(identifier, ", ".join(columns)))
    return tuple(changes)


def changed_verdicts(
    paths: Sequence[str], old: Checker, new: Checker
) -> Iterator[tuple[PostResult | UnreadablePost, tuple[VerdictChange, ...]]]:
    """Each post's result by the new tables with the claims that they judge otherwise, in reading order."""
    for post in read_posts(paths):
        if isinstance(post, Post):
            (before,), (after,) = old.check_posts([post]), new.check_posts([post])
            failed = before if before.failure else after
            yield (failed, ()) if failed.failure else (after, tuple(_changes(post, before, after)))
        else:
            yield post, ()


def _changes(post: Post, before: PostResult, after: PostResult) -> Iterator[VerdictChange]:
    then, now = _by_place(before.claims), _by_place(after.claims)
    for place in sorted({*then, *now}):
        old, new = then.get(place), now.get(place)
        claim = new or old
        if claim is None or (old and new and old.verdict is new.verdict):
            continue
        yield VerdictChange(
            path=post.path,
            line=post.text.count("\n", 0, claim.span.start) + 1,
            cause=claim.cause.meant,
            effect=claim.effect.meant,
            old=old.verdict if old else None,
            new=new.verdict if new else None,
            rows=new.evidence if new else (),
        )


Place = tuple[int, int, int, str, str]


def _by_place(claims: Sequence[Claim]) -> Mapping[Place, Claim]:
    return {
        (one.cue.span.start, one.cause.span.start, one.effect.span.start, one.cause.meant, one.effect.meant): one
        for one in claims
        if one.health
    }
