"""Floor 9, to be seen: a report or a grade in a terminal, part by part, so that a long article need not be whole first.

A label is told three times: by its letters, its shape and its color. Filled shapes have somebody answerable, open ones
are the reporter's; square ones could be checked, round ones are opinion-like. Nothing is drawn with lines, so that a
pipe, a narrow window and a screen reader get the same words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whosays.errors import ExerciseError
from whosays.grading.marking import Grade, ItemGrade, in_points
from whosays.labels.label import Label, LabelledSentence
from whosays.render import numbers, plain
from whosays.render.visible import visible
from whosays.report import Report
from whosays.statistics.statistic import Statistic

LOOKS = {
    Label.SOURCED_FACT: ("■", "color(32)"),
    Label.SOURCED_OPINION: ("●", "color(133)"),
    Label.PLAIN_REPORTING: ("□", "color(30)"),
    Label.WRITERS_OPINION: ("○", "color(130)"),
    Label.PAGE_FURNITURE: ("·", "color(243)"),
}
"""Label -> its shape and its color, which can be read on black and on white."""
OUTCOME_LOOKS = {
    "right": ("✓", "color(30)"),
    "partly": ("◐", "color(130)"),
    "wrong": ("✗", "color(160)"),
    "blank": ("·", "color(243)"),
    "unreadable": ("?", "color(160)"),
    "skipped": ("○", "color(243)"),
}
QUIET, HEAD = "color(243)", "bold"
ASCII = {
    **dict(zip("■●□○·✓◐✗", "#@=o-+~x", strict=True)),
    **dict(zip("\u201c\u201d\u2018\u2019\u2014\u2013\u00d7", "\"\"''--x", strict=True)),
    "\u2026": "...",
}
"""What stands in for a character that a terminal cannot write."""


def report_text(report: Report) -> Iterator[RenderableType]:
    """Yield the parts of a report: story, furniture, owners, statistics, notes."""
    yield from _opening(report)
    yield from _story(report)
    yield from _furniture(report)
    yield from _ledger(report)
    yield from _statistics(report)
    yield from _notes(report)


def _opening(report: Report) -> Iterator[RenderableType]:
    title, name = plain.title(report), plain.excerpt(report.document.article.name)
    if title != name:
        yield Text(title, style=HEAD)
    yield Text(f"{name}: {numbers.size(report)}", style=QUIET)
    yield Text()
    counts = Counter(one.label for one in report.sentences)
    legend = Table.grid(padding=(0, 2))
    for label in Label:
        legend.add_row(_badge(label), plain.full_name(label), f"{counts[label]:,}")
    yield legend
    yield Text()
    yield Text(f"{plain.CAUTION} {plain.NUMBERS}", style=QUIET)


def _story(report: Report) -> Iterator[RenderableType]:
    yield _heading("The story, sentence by sentence")
    owners = plain.owners_by_sentence(report)
    story = [one for one in report.sentences if plain.is_story(report, one)]
    for labelled in story:
        yield _sentence(report, labelled, owners.get(labelled.sentence.index, []))
    if not story:
        yield Text("None: no line reads as the story.")


def _heading(words: str) -> RenderableType:
    return Padding(Text(words.upper(), style=HEAD), (1, 0))


def _badge(label: Label) -> Text:
    shape, color = LOOKS[label]
    return Text(f"{shape} {plain.short_name(label)}", style=f"bold {color}")


def _sentence(report: Report, labelled: LabelledSentence, owners: Iterable[str]) -> RenderableType:
    """Return one sentence beside its label, the words of evidence in bold, the reasons below."""
    words = Text()
    for piece, found in plain.pieces(report.document, labelled):
        words.append(piece, style="bold" if found else "")
    lines = [_reason(head, tail) for head, tail in plain.told(report, labelled, owners)]
    width = 5 + max(3, len(str(len(report.sentences))))
    return Padding(_hanging(_numbered(labelled), Group(words, *lines), width=width), (0, 0, 1, 0))


def _numbered(labelled: LabelledSentence) -> Text:
    return _badge(labelled.label).append(f" {labelled.sentence.index + 1}", style="not bold")


def _hanging(head: Text, body: RenderableType, *, width: int) -> Table:
    """Return `body` with `head` to the left of its first line."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=width, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(head, body)
    return grid


def _reason(words: str, why: str) -> RenderableType:
    return Padding(Text(f"{words}: ").append(why, style=QUIET), (0, 0, 0, 2))


def _table(*columns: str, right: Iterable[str] = ()) -> Table:
    """Return a table without lines; the columns named in `right` hold numbers."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    for name in columns:
        table.add_column(name, justify="right" if name in right else "left", overflow="fold")
    return table


def _furniture(report: Report) -> Iterator[RenderableType]:
    yield _heading("Page furniture")
    kinds = plain.page_kinds(report)
    if not kinds:
        yield Text("None: every line is the story.")
        return
    table = _table("kind", "pieces", "words", "the first one", right=("pieces", "words"))
    table.columns[0].no_wrap = True
    for kind, (pieces, words, first) in kinds.items():
        counted = "unread" if words is None else f"{words:,}"
        one = Text(plain.excerpt(first, longest=200), no_wrap=True, overflow="ellipsis")
        table.add_row(plain.kind_name(kind), f"{pieces:,}", counted, one)
    yield table


def _ledger(report: Report) -> Iterator[RenderableType]:
    yield _heading("Who says: the owners of words")
    ranked = sorted(report.owners, key=lambda owner: -owner.words)
    total = sum(owner.words for owner in ranked)
    if not ranked:
        yield Text("Nobody is named as answerable for any words.")
        return
    table = _table("owner", "type", "words", "share", right=("words", "share"))
    table.columns[1].min_width = len("institution")
    for owner in ranked:
        name = Text(plain.excerpt(owner.name, longest=48))
        if owner.described_by:
            name.append("\n" + plain.described(report.document, owner), style=QUIET)
        table.add_row(name, plain.kind_name(owner.type), f"{owner.words:,}", numbers.percent(owner.words, total))
    yield table
    yield Padding(Text("Share: of all words that somebody answers for.", style=QUIET), (1, 0, 0, 0))


def _statistics(report: Report) -> Iterator[RenderableType]:
    """Yield the statistics, those with a usual band beside it; numbers in brackets lead to the corpora below."""
    yield _heading("Statistics")
    corpora: list[str] = []
    table = _table("statistic", "value", "unit", "usual", right=("value",))
    table.columns[2].max_width = 16
    for group, statistics in numbers.statistics_by_group(report).items():
        if any(statistic.value is not None for statistic in statistics):
            table.add_row(Text(group, style=HEAD))
        for statistic in statistics:
            if statistic.value is not None:
                name = Text(numbers.statistic_title(statistic.name))
                table.add_row(Padding(name, (0, 0, 0, 1)), *_cells(statistic, corpora))
    yield table
    if corpora:
        yield Padding(Text("Usual is the middle half of a corpus: not good, not bad.", style=QUIET), (1, 0, 0, 0))
    for number, corpus in enumerate(corpora, start=1):
        yield _hanging(Text(f"[{number}]", style=QUIET), Text(corpus, style=QUIET), width=4)
    yield from _undefined(report)


def _undefined(report: Report) -> Iterator[RenderableType]:
    """Yield the statistics without a value, under the reason that they share."""
    reasons: dict[str, list[str]] = {}
    for name, statistic in report.statistics.items():
        if statistic.value is None:
            reasons.setdefault(statistic.working, []).append(numbers.statistic_title(name))
    if reasons:
        yield Padding(Text("Not defined here:", style=HEAD), (1, 0, 0, 0))
    for reason, titles in reasons.items():
        yield Padding(Text(f"{visible(reason)} ").append(", ".join(titles), style=QUIET), (0, 0, 0, 1))


def _cells(statistic: Statistic, corpora: list[str]) -> tuple[Text, Text, Text]:
    """Return the value, its unit, and where it stands beside its usual band."""
    value, unit = Text(visible(numbers.value_text(statistic))), Text(numbers.unit_text(statistic), style=QUIET)
    if statistic.usual is None:
        return value, unit, Text()
    if statistic.usual.corpus not in corpora:
        corpora.append(statistic.usual.corpus)
    band = f"{numbers.usual_band(statistic)} [{corpora.index(statistic.usual.corpus) + 1}]"
    return value, unit, Text(": ".join(filter(None, (band, numbers.beside_usual(statistic)))))


def _notes(report: Report) -> Iterator[RenderableType]:
    if report.notes:
        yield _heading("Notes: what could not be told")
    for note in report.notes:
        yield _hanging(Text("·"), Text(visible(note)), width=1)


def grade_text(grade: Grade, *, name: str) -> Iterator[RenderableType]:
    """Yield the parts of a grade; `name` is what the submission is called."""
    whose = f", {visible(grade.student)}" if grade.student else ""
    points = f"{in_points(grade.score)} of {in_points(grade.possible)} points"
    yield Text(f"{visible(name)}{whose}", style=HEAD)
    yield Text(f"{points} in {grade.exercise}")
    for warning in grade.warnings:
        yield Text(f"! {visible(warning)}")
    yield Text()
    for item in grade.items:
        yield Padding(_hanging(_outcome(item), Text(visible(item.feedback)), width=14), (0, 0, 1, 0))


def _outcome(item: ItemGrade) -> Text:
    shape, color = OUTCOME_LOOKS[item.outcome]
    points = f"{in_points(item.earned)}/{in_points(item.possible)}"
    skipped = item.outcome == "skipped"
    outcome = Text(f"{shape} {'not counted' if skipped else item.outcome}", style=f"bold {color}")
    return outcome.append(f"\n{item.item}{'' if skipped else f'  {points}'}", style=f"not bold {QUIET}")


def promises_text(folder: str, kept: Iterable[tuple[str, tuple[ExerciseError, ...]]]) -> Iterator[RenderableType]:
    """Yield one line for each promise that an exercise folder keeps, and one message for each thing that breaks one."""
    yield Text(visible(folder), style=HEAD)
    for promise, problems in kept:
        shape, color = OUTCOME_LOOKS["wrong" if problems else "right"]
        yield Text(f" {shape} ", style=color).append(plain.kind_name(promise), style="default")
        for problem, following in zip_longest(problems, problems[1:]):
            where = visible(problem.where.removeprefix(folder).lstrip("/\\") or folder)
            told = Text(f"{where}: {visible(problem.what)}")
            if following is None or following.fix != problem.fix:
                told.append(f"\nfix: {visible(problem.fix)}", style=QUIET)
            yield Padding(told, (0, 0, 0, 5))
    yield Text()
