"""The gate: each line of a page becomes a block of one kind, and datelines and credits are cut off their lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.evidence.page import STORY_RULES, TOO_LONG, Line, Page, page_of, rules_for
from whosays.evidence.rule import Evidence, gather
from whosays.evidence.story import leads
from whosays.labels.decision import decide_kind
from whosays.spans import Span, strip
from whosays.text.article import Article, Block


@dataclass(frozen=True, slots=True)
class LabelledBlock:
    """A block with the evidence and the sums that decided its kind."""

    block: Block
    evidence: tuple[Evidence, ...]
    points: dict[str, int]

    @property
    def kind(self) -> str:
        """Return the kind of the block."""
        return self.block.kind


_CUT_OFF = {"body": "page.dateline", "caption": "page.credit"}
"""Kind of line -> the rule that sees a part with a kind of its own."""


def decide_blocks(article: Article, lines: Sequence[Span]) -> tuple[LabelledBlock, ...]:
    """Return the blocks of the page in order; together they cover all of `lines` but white space."""
    page = page_of(article, tuple(lines))
    seen = [_seen(Line(page, index, span)) for index, span in enumerate(page.lines)]
    lead = leads(page, seen)
    decided: list[LabelledBlock] = []
    for index, evidence in enumerate(seen):
        decided.extend(_blocks(page, index, evidence, lead[index] if lead else None))
    return tuple(decided)


def _blocks(page: Page, index: int, seen: tuple[Evidence, ...], lead: int | None) -> tuple[LabelledBlock, ...]:
    """Return the blocks of one line: itself, or its two parts where a dateline or a credit is cut off."""
    line = Line(page, index, page.lines[index], lead)
    whole = _decide(line, (*seen, *gather(STORY_RULES, line)))
    cut = next((e.span for e in whole.evidence if e.rule == _CUT_OFF.get(whole.kind)), None)
    span = whole.block.span
    if cut is None or cut == span:
        return (whole,)
    at_start = cut.start == span.start
    rest = strip(page.article.text, Span(cut.end, span.end) if at_start else Span(span.start, cut.start))
    alone = Line(page, index, cut)
    part = _decide(alone, _seen(alone))
    remainder = LabelledBlock(Block(whole.kind, rest), whole.evidence, whole.points)
    return (part, remainder) if at_start else (remainder, part)


def _seen(line: Line) -> tuple[Evidence, ...]:
    return gather((TOO_LONG,), line) or gather(rules_for(line.page), line)


def _decide(line: Line, evidence: tuple[Evidence, ...]) -> LabelledBlock:
    kind, points = decide_kind(evidence)
    return LabelledBlock(Block(kind, line.span), evidence, points)
