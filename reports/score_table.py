"""Scores as tables for people."""

from collections.abc import Iterable, Iterator, Sequence

from ..corpus.score import Scores
from ..corpus.scores.labelled_score import Figures, LabelledScore, Miss
from ..corpus.scores.post_claims import Difference, PostScore, pool
from ..corpus.scores.read_claims import shown

HEADINGS = {
    "sentence_precision": "sentence P",
    "sentence_recall": "R",
    "sentence_f1": "F1",
    "strength_accuracy": "strength acc",
    "strength_macro_f1": "macro-F1",
    "pair_precision": "pair P",
    "pair_recall": "R",
    "pair_f1": "F1",
    "direction_accuracy": "direction acc",
    "ends_with_kind": "ends with a kind",
    "answered": "answered",
    "answered_pairs": "of right pairs",
    "boilerplate_claims": "boilerplate claims",
    "wrong_offsets": "wrong offsets",
}


def render_table(scores: Scores, *, misses: bool = False) -> str:
    """Plain text for a terminal, figures as shares of one, a dash where nothing divides.

    With ``misses`` every sentence of the gold that was read otherwise follows, and every example of a labelled file's
    tuned half that was read wrongly.
    """
    blocks: list[list[str]] = []
    if scores.posts:
        blocks += [_posts_table(scores.posts), [note for post in scores.posts for note in _notes(post)]]
    blocks += [_file_table(file) for file in scores.files]
    if misses:
        blocks += [_post_misses(post) for post in scores.listed]
        blocks += [_file_misses(file) for file in scores.files if file.misses]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _posts_table(posts: Sequence[PostScore]) -> list[str]:
    rows = [(post.post + " (untuned)" * post.untuned, post.figures) for post in posts]
    rows += [(f"all {name}" if name != "all" else "all posts", figures) for name, figures in pool(posts).items()]
    return _aligned([["", *HEADINGS.values()], *([name, *_cells(figures.by_name, HEADINGS)] for name, figures in rows)])


def _file_table(file: LabelledScore) -> list[str]:
    names = list(dict.fromkeys(name for figures in file.parts.values() for name in figures))
    rows = [[part, *_cells(figures, names)] for part, figures in file.parts.items()]
    headings = [name.replace("_", " ").replace("macro f1", "macro-F1").replace("f1", "F1") for name in names]
    title = f"{file.path} ({file.measure})"
    return [title, *_aligned([["", *headings], *rows]), *(f"could not be read: {failure}" for failure in file.failures)]


def _cells(figures: Figures, names: Iterable[str]) -> list[str]:
    return [_cell(figures.get(name)) for name in names]


def _cell(figure: float | int | None) -> str:
    if figure is None:
        return "-"
    return f"{figure:.3f}" if isinstance(figure, float) else str(figure)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in rows]


def _notes(post: PostScore) -> Iterator[str]:
    if post.failure:
        yield f"{post.post}: {post.failure}"
    yield from (f"{post.post}: not in the gold: {text}" for text in post.unaligned)
    yield from (f"{post.post}: in the gold but not read: {text}" for text in post.unread)
    yield from (f"{post.post}: {text}" for text in post.wrong_offsets)


def _post_misses(post: PostScore) -> list[str]:
    return [f"== {post.post}", *(line for one in post.differences for line in _difference(one))]


def _difference(one: Difference) -> Iterator[str]:
    yield f"{one.line or 'not in the gold'}: {one.sentence}"
    if one.gold != one.found:
        yield f"    strength  gold {one.gold or 'no claim'}, found {one.found or 'no claim'}"
    for gold in one.missed:
        yield f"    missed    {gold.cause} -> {gold.effect} ({gold.cue}; {gold.strength})"
    for claim in one.extra:
        yield f"    extra     {shown(claim)}"


def _file_misses(file: LabelledScore) -> list[str]:
    return [f"== {file.path}, tuned half", *(line for miss in file.misses for line in _miss(miss))]


def _miss(miss: Miss) -> Iterator[str]:
    yield f"gold {miss.gold}, found {miss.found}: {miss.text}"
    yield from (f"    {claim}" for claim in miss.claims)
