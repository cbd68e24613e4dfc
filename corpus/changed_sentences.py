"""Holds posts against what they were at a git revision, so that only what is said anew is checked and reported.

A sentence is new where the old version of its post does not hold the same words in a block of the same kind, counted
as often as they stand there: a paragraph that was moved or broken over other lines says nothing new. A finding is
shown where its sentence is new, or what it is read with: a heading, lead-in or header cell, where an end of its claim
stands, or what a pronoun may stand for. Findings on a post as a whole are shown where the post is new.
"""

import os
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..pipeline.split_sentences import split_sentences
from ..pipeline.values import Block, BlockKind, Claim, Finding, Post, PostResult, Sentence
from ..rules.discourse import load_discourse
from ..rules.phrasing import found_any
from ..rules.source_error import SourceError
from .find_posts import STDIN, Found, FoundPosts, UnreadablePost
from .git_revision import Revision, read_revision
from .read_posts import read_content

SentenceKey = tuple[BlockKind, bool, str]
"""The kind of the block, whether it quotes somebody, and the words with single spaces between them."""


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a post: indexes of ``sentences`` and of ``blocks`` with one; ``whole`` where it has no old version."""

    sentences: frozenset[int]
    blocks: frozenset[int] = frozenset()
    whole: bool = False


def sentence_key(post: Post, sentence: Sentence) -> SentenceKey:
    """What makes two sentences the same: the words and the role they play, not the lines or the markup."""
    block = post.blocks[sentence.block]
    return block.kind, block.quoted, " ".join(sentence.text.split())


def new_places(old: Iterable[SentenceKey], new: Iterable[SentenceKey]) -> list[int]:
    """The places in ``new`` of what ``old`` does not hold, or not so often; of several alike the last are new."""
    left = Counter(old)
    found: list[int] = []
    for place, key in enumerate(new):
        if left[key]:
            left[key] -= 1
        else:
            found.append(place)
    return found


def compare_posts(old: Post, new: Post) -> News:
    """What ``new`` says that ``old`` did not.

    Where fewer words than before take others back ("This is a myth."), all is new: what they spoke of is now asserted.
    """
    before = [sentence_key(old, sentence) for sentence in split_sentences(old)]
    sentences = split_sentences(new)
    now = [sentence_key(new, sentence) for sentence in sentences]
    places = new_places(before, now)
    gone = sum(_takes_back(before[place]) for place in new_places(now, before))
    if gone > sum(_takes_back(now[place]) for place in places):
        return _all_of(sentences)
    return News(frozenset(places), frozenset(sentences[place].block for place in places))


def _takes_back(key: SentenceKey) -> bool:
    *_, text = key
    discourse = load_discourse()
    return any(one.opens(text) for one in discourse.taken_back) or found_any(discourse.refuting_headings, text)


def _all_of(sentences: Sequence[Sentence], *, whole: bool = False) -> News:
    return News(frozenset(one.index for one in sentences), frozenset(one.block for one in sentences), whole)


def only_new(result: PostResult, news: News) -> PostResult:
    """The result with the claims and findings on what is new; the others are left out, suppressed ones too."""
    if result.post is None or news.whole:
        return result
    reach = _Reach(result.post.blocks, result.sentences, result.claims, news)
    findings, suppressed = (
        tuple(one for one in some if reach.shows(one)) for some in (result.findings, result.suppressed)
    )
    wanted = {one.claim for one in (*findings, *suppressed)}
    kept = [index for index, claim in enumerate(result.claims) if index in wanted or reach.reaches(claim)]
    number = {index: place for place, index in enumerate(kept)}

    def renumbered(some: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(one if one.claim is None else replace(one, claim=number[one.claim]) for one in some)

    return replace(
        result,
        claims=tuple(result.claims[index] for index in kept),
        findings=renumbered(findings),
        suppressed=renumbered(suppressed),
    )


class _Reach:
    """What is new, and what is read together with it."""

    def __init__(
        self, blocks: Sequence[Block], sentences: Sequence[Sentence], claims: Sequence[Claim], news: News
    ) -> None:
        self._sentences = sentences
        self._claims = claims
        self._news = news
        self._introduced: set[int] = set()
        for index, block in enumerate(blocks):  # what introduces a block always stands before it
            above = {block.heading, block.lead_in, block.column_header, block.row_header}
            if above & news.blocks or block.lead_in in self._introduced:
                self._introduced.add(index)

    def shows(self, finding: Finding) -> bool:
        if finding.claim is not None and self.reaches(self._claims[finding.claim]):
            return True
        return finding.sentence is not None and self._is_near(finding.sentence)

    def reaches(self, claim: Claim) -> bool:
        if self._is_near(claim.sentence):
            return True
        ends = (claim.cause, claim.effect)
        if any(end.resolved for end in ends) and claim.sentence - 1 in self._news.sentences:
            return True
        elsewhere = [span for span in (claim.cue.span, *(end.span for end in ends)) if not claim.span.contains(span)]
        return any(span.overlaps(self._sentences[index].span) for span in elsewhere for index in self._news.sentences)

    def _is_near(self, sentence: int) -> bool:
        return sentence in self._news.sentences or self._sentences[sentence].block in self._introduced


class ChangedSentences:
    """A check of what has changed since the git revision ``asked``; of everything where that is None.

    Call `posts_among` for the posts that git says have changed, ask `says_new` of those that were read, in order, and
    give `only_new` the result of each that does, in the same order. Raises SourceError where git cannot tell.
    ``unchanged`` counts the posts that say nothing new.
    """

    def __init__(self, asked: str | None) -> None:
        self._asked = asked
        self._by_top: dict[str, Revision] = {}
        self._tops: dict[str, str | None] = {}
        self._waiting: deque[News] = deque()
        self.unchanged = 0

    def posts_among(self, posts: FoundPosts, stdin_name: str | None = None) -> FoundPosts:
        """The posts that may have changed, and what cannot be read; without a revision all."""
        if self._asked is None:
            return posts
        if STDIN in posts.found and stdin_name is None:
            raise self._problem("-: standard input has no old version; say what file it is with --stdin-filename PATH")
        found: list[Found] = []
        for post in posts.found:
            if isinstance(post, str) and post != STDIN:
                revision, inside = self._place_of(post)
                if revision.is_unchanged(inside):
                    self.unchanged += 1
                    continue
            found.append(post)
        paths = tuple(post if isinstance(post, str) else post.path for post in found)
        return FoundPosts(paths, tuple(found), posts.left_out)

    def says_new(self, post: Post) -> bool:
        """Whether the post, as it was read, says something new."""
        if self._asked is None:
            return True
        news = self._news_of(post)
        if not news.sentences:
            self.unchanged += 1
            return False
        self._waiting.append(news)
        return True

    def only_new(self, result: PostResult) -> PostResult:
        """What is new in the next post's result; one of a post that could not be read stays as it is."""
        if self._asked is None or result.post is None:
            return result
        return only_new(result, self._waiting.popleft())

    def _news_of(self, post: Post) -> News:
        revision, inside = self._place_of(post.path)
        version = revision.old_version(inside)
        if version is None:
            return _all_of(split_sentences(post), whole=True)
        try:
            old = read_content(version.path, revision.content(version))
        except UnreadablePost:  # nothing of it could be read then, so that all of it is new now
            return _all_of(split_sentences(post), whole=True)
        return compare_posts(old, post)

    def _place_of(self, path: str) -> tuple[Revision, str]:
        """The revision in the post's own repository, and the post's path from the top of that, with forward slashes."""
        real = os.path.realpath(path)
        top = self._top_of(os.path.dirname(real))
        if top is None:
            raise self._problem(f"{path}: is in no git repository; check it in a run of its own, without --diff")
        if top not in self._by_top:
            self._by_top[top] = read_revision(top, self._asked or "")
        revision = self._by_top[top]
        return revision, Path(os.path.relpath(real, revision.root)).as_posix()

    def _top_of(self, folder: str) -> str | None:
        """The nearest folder upwards that holds ``.git``: a submodule's or linked work tree's own."""
        if folder not in self._tops:
            above = os.path.dirname(folder)
            if os.path.lexists(os.path.join(folder, ".git")):
                self._tops[folder] = folder
            else:
                self._tops[folder] = None if above == folder else self._top_of(above)
        return self._tops[folder]

    def _problem(self, problem: str) -> SourceError:
        return SourceError(Path(f"--diff {self._asked}"), None, problem)
