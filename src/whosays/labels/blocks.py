"""The gate: each line of a page becomes a block of one kind, and datelines and credits are cut off their lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.evidence import PAGE_RULES
from whosays.evidence.page import TOO_LONG, Line, page_of
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


_CUT_OFF = {"body": ("page.dateline", "dateline"), "caption": ("page.credit", "credit")}
"""Kind of line -> the rule that sees a part with a kind of its own, and that kind."""


def decide_blocks(article: Article, lines: Sequence[Span]) -> tuple[LabelledBlock, ...]:
    """Return the blocks of the page in order; together they cover all of `lines` but white space."""
    page = page_of(article, tuple(lines))
    decided: list[LabelledBlock] = []
    for index in range(len(page.lines)):
        line = Line(page, index)
        evidence = gather((TOO_LONG,), line) or gather(PAGE_RULES, line)
        kind, points = decide_kind(evidence)
        decided.extend(
            LabelledBlock(Block(part, span), evidence, points) for part, span in _cut(article.text, kind, line.span, evidence)
        )
    return tuple(decided)


def _cut(text: str, kind: str, line: Span, evidence: Iterable[Evidence]) -> list[tuple[str, Span]]:
    """Return the parts of a line: a dateline before the body, a credit after the caption, or the line as it is."""
    rule, cut_kind = _CUT_OFF.get(kind, ("", ""))
    cut = next((e.span for e in evidence if e.rule == rule), None)
    if cut is None or (cut.start > line.start and cut.end < line.end):
        return [(kind, line)]
    rest = strip(text, Span(cut.end, line.end) if cut.start == line.start else Span(line.start, cut.start))
    parts = [(cut_kind, cut), (kind, rest)] if cut.start == line.start else [(kind, rest), (cut_kind, cut)]
    return [(part, span) for part, span in parts if span]
