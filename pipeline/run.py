"""The order of the stages; the only file that knows it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..rules.evidence import EvidenceTable, load_evidence
from ..rules.language import load_language
from ..rules.rule import Rule
from ..rules.settings import Settings, layered_packs
from ..rules.vocabulary import Vocabulary, load_vocabulary
from .checks import Reading
from .claims.extract_claims import ClaimReader
from .find_entities import concepts_around, entities_of, find_terms, recognise_entities
from .find_evidence import find_evidence
from .gate_sentences import SentenceGate, sentences_to_parse
from .judge_claims import in_reading_order, judge_claims
from .load_model import Model, load_model
from .mark_parts import mark_parts
from .match_terms import TermMatcher
from .name_kinds import name_kinds
from .parse_sentences import parse_texts
from .recognise_ends import recognise_ends
from .reread_verbs import reread_verbs
from .settle_ends import settle_ends
from .split_sentences import split_sentences
from .spot_claims import spot_claims
from .spotted import Part, Spotted
from .suggest_wording import suggest_for
from .suppress_findings import suppress_findings
from .values import Entity, Finding, Post, PostResult, Sentence, is_readable
from .weigh_health import doubted_sentences, weigh_health

if TYPE_CHECKING:
    from spacy.tokens import Doc

POSTS_TOGETHER = 8
RULES_FOLDER = Path(__file__).parent.parent / "rules"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A post's sentences as both readers need them, by index: parses where one is worth it, the second reader's view of all."""

    docs: "Mapping[int, Doc]"
    spotted: Mapping[int, Spotted]


class Checker:
    """Reads posts with one model, one vocabulary, one evidence table and one set of rules; reusable, keeps no post.

    ``rules_for`` gives the rules of the post at a path, where they are not the same for all. ``known`` are all rules that
    a suppression may name, those that do not run too; without, the ``rules``. ``today`` is the day on which suppressions
    hold or have expired; without, that of this machine.
    """

    def __init__(
        self,
        model: Model,
        vocabulary: Vocabulary,
        evidence: EvidenceTable,
        rules: Sequence[Rule],
        rules_for: Callable[[str], Sequence[Rule]] | None = None,
        *,
        known: Sequence[Rule] | None = None,
        today: date | None = None,
    ) -> None:
        self.model = model
        self.vocabulary = vocabulary
        self.evidence = evidence
        self.rules = tuple(rules)
        self.today = today or date.today()
        self._rules_for = rules_for
        self._kinds = {rule.name: rule.kind for rule in (*(known or ()), *rules)}
        self._matcher = TermMatcher(vocabulary.names())

    @cached_property
    def _claim_reader(self) -> ClaimReader:
        def mark(docs: "Sequence[Doc]") -> Sequence[Sequence[Part]]:
            return mark_parts(docs, self.model.spotter)

        return ClaimReader(self.vocabulary, load_language(), self._matcher, mark)

    @cached_property
    def _gate(self) -> SentenceGate:
        return SentenceGate(load_language())

    def check_post(self, post: Post) -> PostResult:
        """Everything about one post; a fault inside is raised, `check_posts` reports it."""
        sentences = split_sentences(post)
        return self._judge(post, sentences, self.parse(post, sentences))

    def _judge(self, post: Post, sentences: tuple[Sentence, ...], parsed: Parsed) -> PostResult:
        terms = find_terms(post, sentences, self._matcher, self.model.parser)
        claims = self._claim_reader.extract(post, sentences, parsed.docs, terms, parsed.spotted)
        claims = settle_ends(claims, post, sentences, terms, self.vocabulary, self._matcher)
        claims = recognise_ends(name_kinds(claims), post, sentences, self.model)
        claims = weigh_health(claims, load_language(), doubted_sentences(post, sentences, parsed.spotted))
        entities = entities_of(post, sentences, terms, self.vocabulary)
        claims = find_evidence(claims, self.evidence, self.vocabulary, concepts_around(entities, sentences))
        reading = Reading(post, sentences, entities, claims, self.vocabulary, self.evidence)
        return self._result_of(reading, self._rules_of(post))

    def _result_of(self, reading: Reading, rules: Sequence[Rule]) -> PostResult:
        post, sentences = reading.post, reading.sentences
        findings = self._with_suggestions(judge_claims(reading, rules), reading)
        running = frozenset(rule.name for rule in rules)
        sifted = suppress_findings(post, sentences, findings, self._kinds, running, self.today)
        findings = sifted.findings
        if sifted.suppressions:
            concerned = [rule for rule in rules if rule.kind == "suppression"]
            about = judge_claims(replace(reading, suppressions=sifted.suppressions), concerned)
            findings = in_reading_order((*findings, *about))
        return PostResult(
            path=post.path,
            post=post,
            sentences=sentences,
            entities=reading.entities,
            claims=reading.claims,
            findings=findings,
            suppressed=sifted.suppressed,
            suppressions=sifted.suppressions,
        )

    def _rules_of(self, post: Post) -> Sequence[Rule]:
        return self.rules if self._rules_for is None else self._rules_for(post.path)

    def parse(self, post: Post, sentences: Sequence[Sentence]) -> Parsed:
        """The parses of the sentences that could hold a claim, and what the second reader makes of all."""
        return self._parse_together([(post, sentences)])[0]

    def _parse_together(self, posts: Sequence[tuple[Post, Sequence[Sentence]]]) -> list[Parsed]:
        """As `parse`, for several posts at once: a network reads a hundred sentences little slower than ten."""
        spotted = self._spotted([sentence.text for _, sentences in posts for sentence in sentences])
        chosen = [sentences_to_parse(post, sentences, self._gate, spotted) for post, sentences in posts]
        texts = (sentences[index].text for (_, sentences), some in zip(posts, chosen, strict=True) for index in some)
        parsed = list(parse_texts(texts, self.model.parser))
        docs = iter(reread_verbs(parsed, self.model.parser, self._claim_reader.language))
        return [
            Parsed(
                {index: next(docs) for index in some},
                {sentence.index: spotted[sentence.text] for sentence in sentences if sentence.text in spotted},
            )
            for (_, sentences), some in zip(posts, chosen, strict=True)
        ]

    def _spotted(self, texts: Iterable[str]) -> dict[str, Spotted]:
        """What the second reader makes of each different text that is prose."""
        readable = [text for text in dict.fromkeys(texts) if is_readable(text)]
        return dict(zip(readable, spot_claims(readable, self.model.spotter), strict=True))

    def check_posts(self, posts: Iterable[Post], *, at_once: int = POSTS_TOGETHER) -> Iterator[PostResult]:
        """Each post's result in order; a post that fails inside is reported, the others go on.

        ``at_once`` posts are parsed together; for posts of a sentence or two, many together are quicker.
        """
        remaining = iter(posts)
        while together := list(islice(remaining, at_once)):
            try:
                split = [(post, split_sentences(post)) for post in together]
                parsed = self._parse_together(split)
            except Exception:  # noqa: BLE001 - then one by one, to find the post that fails
                yield from map(self._checked, together)
                continue
            for (post, sentences), one in zip(split, parsed, strict=True):
                yield self._checked(post, sentences, one)

    def _checked(
        self, post: Post, sentences: tuple[Sentence, ...] | None = None, parsed: Parsed | None = None
    ) -> PostResult:
        try:
            return (
                self.check_post(post) if sentences is None or parsed is None else self._judge(post, sentences, parsed)
            )
        except Exception as error:  # noqa: BLE001 - one bad post never loses the others' results
            return PostResult(post.path, post, failure=f"could not be checked: {type(error).__name__}: {error}")

    def find_entities(self, post: Post) -> tuple[Entity, ...]:
        """All entities of a post, the recogniser's included."""
        sentences = split_sentences(post)
        terms = find_terms(post, sentences, self._matcher, self.model.parser)
        known = entities_of(post, sentences, terms, self.vocabulary)
        return recognise_entities(post, sentences, known, self.model.recogniser)

    def _with_suggestions(self, findings: Sequence[Finding], reading: Reading) -> tuple[Finding, ...]:
        suggested = suggest_for(reading.claims, reading.sentences, self.evidence, self._matcher)
        by_verdict = {rule.name for rule in self.rules if rule.kind == "verdict"}
        return tuple(
            replace(finding, suggestions=suggested[finding.claim].texts, safe_suggestion=suggested[finding.claim].kept)
            if finding.claim in suggested and finding.rule in by_verdict
            else finding
            for finding in findings
        )


def make_checker(
    model: str | None = None,
    folder: Path = RULES_FOLDER,
    tables: Sequence[Path] = (),
    rules: Sequence[Rule] | None = None,
    rules_for: Callable[[str], Sequence[Rule]] | None = None,
    *,
    known: Sequence[Rule] | None = None,
    today: date | None = None,
) -> Checker:
    """A checker over the shipped tables, packs and model, or the installed pipeline ``model`` in the model's place.

    ``tables`` are rules folders that lie over ``folder``; ``rules`` are the ones to run, else all that need no profile;
    ``rules_for`` chooses among them by the path of a post. ``known`` (without ``rules``: all there are) and ``today`` are
    for suppressions, as in `Checker`. Raises SourceError for a wrong table or rule, UnusableModel for a pipeline that
    does not fit.
    """
    folders = (folder, *tables)
    if rules is None:
        known = layered_packs(folder, tables)
        rules = Settings().apply(known)
    vocabulary, evidence = load_vocabulary(*folders), load_evidence(*folders)
    return Checker(load_model(model), vocabulary, evidence, rules, rules_for, known=known, today=today)
