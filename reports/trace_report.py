"""One sentence after every stage: block, sentence, names, tree, claims, evidence, findings, suggestions."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from rich.text import Text

from ..pipeline.source_map import SourceMap
from ..pipeline.spotted import Spotted, percent
from ..pipeline.values import Claim, Entity, Finding, Phrase, Post, PostResult, Sentence
from ..rules.evidence import EvidenceTable
from .finding_lines import COLOURS, Page, labelled, standing
from .plain_text import on_one_line


class Token(Protocol):
    """What the trace reads of a parsed word; a spaCy token is one."""

    @property
    def text(self) -> str: ...
    @property
    def tag_(self) -> str: ...
    @property
    def dep_(self) -> str: ...
    @property
    def children(self) -> Iterable["Token"]: ...
    @property
    def i(self) -> int: ...


def trace_lines(
    page: Page,
    result: PostResult,
    sentence: Sentence,
    roots: Sequence[Token] | None,
    spotted: Spotted | None,
    table: EvidenceTable,
) -> Iterator[Text]:
    """The sentence's way; ``roots`` are those of its parse, None where it was not parsed."""
    post = result.post
    if post is None:
        return
    place = SourceMap(post.text).position(sentence.span.start)
    yield Text(f"{on_one_line(post.path)}:{place.line}:{place.column}", style="bold")
    yield from _block_lines(page, post, sentence)
    yield from labelled(page, "sentence", sentence.text)
    entities = [entity for entity in result.entities if entity.sentence == sentence.index]
    yield from _list(page, "names", [_entity(entity) for entity in entities])
    if spotted is not None:
        yield from labelled(page, "2nd reader", _spotted(spotted))
    trees = None if roots is None else [tree(root) for root in roots]
    yield from _list(page, "tree", ["not parsed: nothing in it seems to state a relation"] if trees is None else trees)
    claims = [(index, claim) for index, claim in enumerate(result.claims) if claim.sentence == sentence.index]
    for number, (index, claim) in enumerate(claims, 1):
        yield from _claim_lines(page, f"claim {number}" if len(claims) > 1 else "claim", claim, table)
        for finding in result.findings:
            if finding.claim == index:
                yield from _finding_lines(page, finding)
    if not claims:
        yield from labelled(page, "claim", "none")
    others = [one for one in result.findings if one.claim is None and one.sentence == sentence.index]
    for finding in others:
        yield from _finding_lines(page, finding)


def _spotted(spotted: Spotted) -> str:
    if spotted.claims < 0.5:
        return f"takes it for no claim ({percent(1 - spotted.claims)})"
    read = "a denial" if spotted.denied else f"a claim, {spotted.strength}"
    return f"takes it for {read} ({percent(spotted.claims)})"


def tree(root: Token) -> str:
    """``cures:ROOT/VBZ(Turmeric:nsubj/NN arthritis:dobj/NN)``: a word's dependents in brackets, punctuation left out."""
    children = [tree(child) for child in root.children if child.dep_ != "punct"]
    return f"{root.text}:{root.dep_}/{root.tag_}" + (f"({' '.join(children)})" if children else "")


def _block_lines(page: Page, post: Post, sentence: Sentence) -> Iterator[Text]:
    block = post.blocks[sentence.block]
    marks = [mark for mark, said in (("quoted", block.quoted), ("boilerplate", block.boilerplate)) if said]
    yield from labelled(page, "block", ", ".join([block.kind.value, *marks]))
    for label, index in (("under", block.heading), ("lead-in", block.lead_in), ("column", block.column_header)):
        if index is not None:
            yield from labelled(page, label, post.blocks[index].prose.text)


def _entity(entity: Entity) -> str:
    return f"{entity.text} = {entity.concept or 'no concept'} ({entity.kind})"


def _claim_lines(page: Page, label: str, claim: Claim, table: EvidenceTable) -> Iterator[Text]:
    yield from labelled(page, label, f"{_phrase(claim.cause)} | {claim.cue.text} | {_phrase(claim.effect)}")
    said = [
        f"{claim.strength} (denies {claim.denied})" if claim.denied else claim.strength.value,
        claim.direction.value,
    ]
    said += [word for word, holds in (("negated", claim.negated), ("promotional", claim.promotional)) if holds]
    said += [] if claim.health else ["not a health matter"]
    said += [f'{name} "{value}"' for name, value in _circumstances(claim) if value]
    yield from labelled(page, "reads", ", ".join(said))
    yield from _list(page, "because", claim.reasons)
    yield from _list(page, "evidence", [_row(table, row) for row in claim.evidence] or ["no row answers it"])
    permitted = f"; the evidence permits {claim.permitted}" if claim.permitted else ""
    yield from labelled(page, "verdict", f"{claim.verdict.replace('-', ' ')}{permitted}")


def _circumstances(claim: Claim) -> tuple[tuple[str, str | None], ...]:
    return ("attribution", claim.attribution), ("about", claim.setting), ("discourse", claim.discourse)


def _phrase(phrase: Phrase) -> str:
    resolved = f" -> {phrase.resolved}" if phrase.resolved else ""
    return f"{phrase.text}{resolved} [{phrase.concept or 'no concept'}]"


def _row(table: EvidenceTable, identifier: str) -> str:
    row = table[identifier]
    return f"{row.id}: {standing(row)}, permits {row.permitted}"


def _finding_lines(page: Page, finding: Finding) -> Iterator[Text]:
    yield from labelled(
        page, "finding", f"{finding.severity} {finding.rule}: {finding.message}", style=COLOURS[finding.severity]
    )
    yield from _list(page, "instead", finding.suggestions)


def _list(page: Page, label: str, texts: Sequence[str]) -> Iterator[Text]:
    for number, text in enumerate(texts):
        yield from labelled(page, "" if number else label, text)
