"""A sheet for each student: what was asked, what was answered, what it earned and why, as a page of its own."""

import re
from collections.abc import Iterator

from whosays.grading.exercise import Exercise, Item
from whosays.grading.marking import Grade, ItemGrade, in_points
from whosays.render.page import escaped, head, style

SHAPES = {"right": "\u2713", "partly": "\u00bd", "wrong": "\u2717", "blank": "\u2013", "unreadable": "?"}
_LONGEST_NAME = 60


def sheet_page(exercise: Exercise, grade: Grade, *, name: str) -> str:
    """Return the sheet of one submission, which is called `name`."""
    return "\n".join(_lines(exercise, grade, name)) + "\n"


def _lines(exercise: Exercise, grade: Grade, name: str) -> Iterator[str]:
    whose = grade.student or name
    yield from head(f"{whose}: {exercise.title}", style("sheets.css"))
    yield f"<header><h1>{escaped(exercise.title)}</h1>"
    points = f"{in_points(grade.score)} of {in_points(grade.possible)} points"
    yield f'<p>{escaped(whose)}: <strong>{points}</strong></p><p class="soft">{escaped(name)}</p></header><main>'
    for warning in grade.warnings:
        yield f'<p class="note">{escaped(warning)}</p>'
    items = {item.id: item for item in exercise.items}
    for number, marked in enumerate(grade.items, start=1):
        yield from _item(number, items[marked.item], marked)
    yield "</main></body></html>"


def _item(number: int, item: Item, marked: ItemGrade) -> Iterator[str]:
    yield f'<section class="item {marked.outcome}"><p><strong>{number}</strong> {escaped(item.prompt)}</p>'
    if item.text:
        yield f'<p class="text">{escaped(item.text)}</p>'
    points = f"{in_points(marked.earned)} of {in_points(marked.possible)}"
    yield f'<p class="outcome">{SHAPES[marked.outcome]} {marked.outcome}, {points}</p>'
    yield f"<p>{escaped(marked.feedback)}</p></section>"


def file_name(number: int, name: str) -> str:
    """Return a name for the sheet of a submission: numbered, so that no two are alike and none is a device.

    >>> file_name(7, "../Ana M\u00fcller.json")
    '0007-ana-m-ller.html'
    """
    stem = re.sub(r"[^a-z0-9]+", "-", re.split(r"[/\\\\]", name)[-1].rpartition(".")[0].lower() or name.lower())
    return f"{number:04}-{stem.strip('-')[:_LONGEST_NAME] or 'submission'}.html"
