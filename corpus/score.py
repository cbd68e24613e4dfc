"""Scores the tool on labelled files: tells by its first line what sort each file is, and has its measure read it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..pipeline.run import Checker
from ..rules.source_error import SourceError
from .gold import GoldSentence, read_gold, read_lines, read_untuned
from .read_posts import UnreadablePost, read_post
from .scores.cause_effect import score_cause_effect
from .scores.entities import score_entities
from .scores.exaggeration import score_exaggeration
from .scores.labelled_score import LabelledScore
from .scores.post_claims import PostScore, score_post
from .scores.statement_codes import score_statement_codes
from .scores.strength_labels import score_strength_labels

GOLD_FOLDER = Path(__file__).parent / "gold"
SUFFIXES = frozenset({".jsonl", ".csv", ".tsv"})
GOLD = "gold claims"
MEASURES: Mapping[str, Callable[[Path, Checker], LabelledScore]] = {
    "sentence,label": score_strength_labels,
    "tab,kind,ref,text,code": score_statement_codes,
    "exaggeration_label": score_exaggeration,
    "e1": score_cause_effect,
    "iob": lambda path, checker: score_entities(path, checker.model.recogniser),
}


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of every file that was scored: a score for each post of gold claims, one for each other file."""

    posts: tuple[PostScore, ...] = ()
    files: tuple[LabelledScore, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something could not be read and was scored as without claims."""
        return any(post.failure for post in self.posts) or any(file.failures for file in self.files)

    @property
    def listed(self) -> tuple[PostScore, ...]:
        """The posts whose differences may be shown: an untuned post only where it is scored alone."""
        return self.posts if len(self.posts) == 1 else tuple(post for post in self.posts if not post.untuned)


def score_paths(paths: Sequence[Path], checker: Checker, posts: Path | None = None) -> Scores:
    """Score files, and folders of them, of labelled data; without paths, the project's own gold.

    ``posts`` is the folder of the gold files' posts; without it they are looked for in the folder ``posts`` beside the
    gold's folder, then in the gold's own. Raises SourceError for a broken file and a post that cannot be read.
    """
    post_scores: list[PostScore] = []
    file_scores: list[LabelledScore] = []
    for path in _files(paths or [GOLD_FOLDER]):
        sort = sort_of(path)
        if sort == GOLD:
            post_scores += _score_gold(path, checker, posts)
        else:
            file_scores.append(MEASURES[sort](path, checker))
    return Scores(tuple(post_scores), tuple(file_scores))


def sort_of(path: Path) -> str:
    """What sort of labelled file this is: GOLD or a key of MEASURES; raises SourceError for any other first line."""
    lines = read_lines(path)
    line, first = next(((number, text) for number, text in enumerate(lines, 1) if text.strip()), (1, ""))
    if first in MEASURES and "," in first:
        return first
    if first.startswith("{"):
        return _sort_of_record(path, line, first)
    word, tab, tag = first.partition("\t")
    if word and tab and (tag == "O" or tag[:2] in {"B-", "I-"}):
        return "iob"
    raise SourceError(
        path,
        line,
        "is no labelled data that can be scored: neither gold claims, nor the header sentence,label or"
        " tab,kind,ref,text,code, nor sentence pairs, nor Cause-Effect sentences, nor words with IOB tags",
    )


def _sort_of_record(path: Path, line: int, text: str) -> str:
    try:
        record = json.loads(text)
    except ValueError as error:
        raise SourceError(path, line, f"is not JSON: {error}") from error
    if "claims" in record or "post" in record:
        return GOLD
    for key in ("exaggeration_label", "e1"):
        if key in record:
            return key
    raise SourceError(path, line, "has none of the keys claims, exaggeration_label and e1 that tell what it is")


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(one for one in path.iterdir() if one.suffix in SUFFIXES and one.is_file())
        if not inside:
            raise SourceError(path, None, f"holds no labelled data ({', '.join(sorted(SUFFIXES))})")
        found += inside
    return list(dict.fromkeys(found))


def _score_gold(path: Path, checker: Checker, folder: Path | None) -> list[PostScore]:
    untuned = read_untuned(path.parent)
    sentences: dict[str, list[GoldSentence]] = {}
    for sentence in read_gold(path):
        sentences.setdefault(sentence.post, []).append(sentence)
    scores: list[PostScore] = []
    for name, gold in sentences.items():
        try:
            post = read_post(_post_path(path, name, folder))
        except UnreadablePost as error:
            raise SourceError(path, gold[0].line, f"its post cannot be read: {error}") from error
        (result,) = checker.check_posts([post])
        scores.append(score_post(result, gold, untuned=name in untuned))
    return scores


def _post_path(gold: Path, name: str, folder: Path | None) -> Path:
    if folder is not None:
        return folder / name
    beside, own = gold.absolute().parent.parent / "posts" / name, gold.parent / name
    return own if own.exists() and not beside.exists() else beside
