"""The gate: each line of a page becomes a block of one kind, and datelines and credits are cut off their lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.evidence import PAGE_RULES
from whosays.evidence.page import TOO_LONG, Line, Page, page_of
from whosays.evidence.rule import Evidence, gather
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
    decided: list[LabelledBlock] = []
    for index in range(len(page.lines)):
        decided.extend(_blocks(page, index))
    return tuple(decided)


def _blocks(page: Page, index: int) -> tuple[LabelledBlock, ...]:
    """Return the blocks of one line: itself, or its two parts where a dateline or a credit is cut off."""
    whole = _decide(Line(page, index, page.lines[index]))
    cut = next((e.span for e in whole.evidence if e.rule == _CUT_OFF.get(whole.kind)), None)
    span = whole.block.span
    if cut is None or cut == span:
        return (whole,)
    at_start = cut.start == span.start
    rest = strip(page.article.text, Span(cut.end, span.end) if at_start else Span(span.start, cut.start))
    part = _decide(Line(page, index, cut))
    remainder = LabelledBlock(Block(whole.kind, rest), whole.evidence, whole.points)
    return (part, remainder) if at_start else (remainder, part)


def _decide(line: Line) -> LabelledBlock:
    evidence = gather((TOO_LONG,), line) or gather(PAGE_RULES, line)
    kind, points = decide_kind(evidence)
    return LabelledBlock(Block(kind, line.span), evidence, points)
