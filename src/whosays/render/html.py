"""Floor 9, to be seen: a report as one page of HTML that needs nothing else: no script, no request, no other file.

Whatever stands in an article stays text: every string goes through `escaped`, and the page's policy lets nothing run.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.labels.blocks import LabelledBlock
from whosays.labels.label import Label, LabelledSentence
from whosays.labels.names import LABEL_NAMES
from whosays.render import numbers, plain
from whosays.render.page import escaped, head, style
from whosays.report import Report
from whosays.statistics.statistic import Statistic

LONGEST_UNREAD = 200
"""Characters of a line that was left unread that the page shows."""


def report_page(report: Report) -> str:
    """Return `report` as a whole page."""
    title = f"{plain.title(report)}: who says?"
    parts = (head(title, style("report.css")), _opening(report), _article(report), _tables(report), _end(report))
    return "\n".join(line for part in parts for line in part) + "\n"


def _opening(report: Report) -> Iterator[str]:
    yield f"<header>\n<h1>{escaped(plain.title(report))}</h1>"
    yield f'<p class="soft">{escaped(plain.excerpt(report.document.article.name))}: {escaped(numbers.size(report))}</p>'
    yield f'<p class="soft">{plain.CAUTION} {plain.NUMBERS}</p>\n</header>\n<main>'
    counts = Counter(one.label for one in report.sentences)
    yield '<h2 id="legend">The five labels</h2>\n<ul class="legend">'
    for label in Label:
        name = f'<span class="name">{escaped(plain.full_name(label))}</span>'
        yield f'<li class="{_letters(label)}">{_badge(label)} {name}: {numbers.words_of(counts[label], "sentence")}'
        yield f"<p>{escaped(LABEL_NAMES[label.value]['question'])}</p></li>"
    yield "</ul>"


def _letters(label: Label) -> str:
    return plain.short_name(label).lower()


def _badge(label: Label) -> str:
    return f'<span class="badge {_letters(label)}">{plain.short_name(label)}</span>'


def _article(report: Report) -> Iterator[str]:
    """Yield the page block by block, the story and its furniture in their order."""
    yield '<h2 id="article">The article, sentence by sentence</h2>'
    owners = plain.owners_by_sentence(report)
    by_block: dict[int, list[LabelledSentence]] = {}
    for labelled in report.sentences:
        by_block.setdefault(labelled.sentence.block, []).append(labelled)
    for index, block in enumerate(report.blocks):
        found = by_block.get(index, [])
        if found and plain.is_story(report, found[0]):
            yield from _story(report, block, found, owners)
        else:
            yield from _furniture(report, block)


def _story(
    report: Report, block: LabelledBlock, found: Iterable[LabelledSentence], owners: Mapping[int, Sequence[str]]
) -> Iterator[str]:
    yield f'<div class="row {escaped(block.kind)}">\n<p class="words">'
    for labelled in found:
        yield f"{_link(labelled)} {_sentence(report, labelled)}"
    yield '</p>\n<div class="notes">'
    for labelled in found:
        yield from _note(report, labelled, owners.get(labelled.sentence.index, []))
    yield "</div>\n</div>"


def _link(labelled: LabelledSentence) -> str:
    number, letters = labelled.sentence.index + 1, plain.short_name(labelled.label)
    name = f"{letters} {number}: {plain.full_name(labelled.label)}"
    return f'<a class="badge {letters.lower()}" href="#n{number}" aria-label="{escaped(name)}">{letters} {number}</a>'


def _sentence(report: Report, labelled: LabelledSentence) -> str:
    words = (
        f"<mark>{escaped(piece)}</mark>" if found else escaped(piece)
        for piece, found in plain.pieces(report.document, labelled)
    )  # fmt: skip
    return f'<span class="s {_letters(labelled.label)}">{"".join(words)}</span>'


def _note(report: Report, labelled: LabelledSentence, owners: Sequence[str]) -> Iterator[str]:
    """Yield the reasons of a sentence; the address stands inside, so that a link to it opens the details."""
    number, letters = labelled.sentence.index + 1, _letters(labelled.label)
    gist = "; ".join(owners) or ", ".join(plain.shown_words(report.document, labelled))
    name = f'{number}: {escaped(plain.full_name(labelled.label))} <span class="gist">{escaped(gist)}</span>'
    yield f'<details class="{letters}"><summary>{_badge(labelled.label)} {name}</summary><div id="n{number}"><ul>'
    yield from _lines(plain.told(report, labelled, owners))
    yield f'</ul><p class="sums">Points. {escaped(plain.sums(labelled))}</p></div></details>'


def _lines(told: Iterable[tuple[str, str]]) -> Iterator[str]:
    for words, why in told:
        yield f"<li><q>{escaped(words)}</q>: {escaped(why)}</li>"


def _furniture(report: Report, block: LabelledBlock) -> Iterator[str]:
    text = report.document.text(block.block.span)
    shown = plain.excerpt(text, longest=LONGEST_UNREAD) if block.kind == "unread" else text
    yield f'<div class="row page">\n<p class="words">{escaped(shown)}</p>'
    kind = escaped(plain.kind_name(block.kind))
    yield f'<div class="notes"><details class="p"><summary>{_badge(Label.PAGE_FURNITURE)} {kind}</summary><div><ul>'
    yield from _lines(plain.reasons(report.document, block.evidence, block.block.span))
    yield "</ul></div></details></div>\n</div>"


def _tables(report: Report) -> Iterator[str]:
    yield from _page(report)
    yield from _ledger(report)
    yield '<h2 id="statistics">Statistics</h2>'
    yield from _table(
        "Usual is the middle half of a corpus: not good, not bad.",
        ("Statistic", "Value", "Usual", "Working"),
        _statistics(report),
    )


def _page(report: Report) -> Iterator[str]:
    kinds = plain.page_kinds(report)
    if kinds:
        yield '<h2 id="furniture">Page furniture</h2>'
        rows = (
            _row(plain.kind_name(kind), (f"{pieces:,}", "unread" if words is None else f"{words:,}"))
            for kind, (pieces, words, _) in kinds.items()
        )
        yield from _table("What the page says beside the story.", ("Kind", "Pieces", "Words"), rows)


def _ledger(report: Report) -> Iterator[str]:
    yield '<h2 id="owners">Who says: the owners of words</h2>'
    ranked = sorted(report.owners, key=lambda owner: -owner.words)
    total = sum(owner.words for owner in ranked)
    if not ranked:
        yield "<p>Nobody is named as answerable for any words.</p>"
        return
    rows = (
        _row(
            owner.name,
            (plain.kind_name(owner.type), f"{owner.words:,}", numbers.percent(owner.words, total)),
            note=plain.described(report.document, owner),
        )
        for owner in ranked
    )
    caption = "Share: of all words that somebody answers for. Under a name: who it is, in the article's words."
    yield from _table(caption, ("Owner", "Type", "Words", "Share"), rows)


def _statistics(report: Report) -> Iterator[str]:
    for group, statistics in numbers.statistics_by_group(report).items():
        yield f'<tr><th class="group" colspan="4" scope="rowgroup">{escaped(group)}</th></tr>'
        for statistic in statistics:
            yield _statistic(statistic)


def _statistic(statistic: Statistic) -> str:
    where = ": ".join(filter(None, (numbers.beside_usual(statistic), numbers.usual_text(statistic))))
    cells = (numbers.value_text(statistic, with_unit=True), where, statistic.working)
    return _row(numbers.statistic_title(statistic.name), cells)


def _row(head: str, cells: Iterable[str], *, note: str = "") -> str:
    written = "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
    below = f'<div class="soft">{escaped(note)}</div>' if note else ""
    return f'<tr><th scope="row">{escaped(head)}{below}</th>{written}</tr>'


def _table(caption: str, columns: Iterable[str], rows: Iterable[str]) -> Iterator[str]:
    """Yield a table under its caption; it scrolls on its own where it is too wide."""
    heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in columns)
    yield f'<p class="soft">{escaped(caption)}</p>'
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{escaped(caption)}">'
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    yield from rows
    yield "</tbody></table></div>"


def _end(report: Report) -> Iterator[str]:
    if report.notes:
        yield '<h2 id="notes">Notes: what could not be told</h2>\n<ul>'
        yield from (f"<li>{escaped(note)}</li>" for note in report.notes)
        yield "</ul>"
    made = "Made by whosays from the text alone; nothing was looked up."
    yield f'</main>\n<footer><p class="soft">{made}</p></footer>\n</body>\n</html>'
