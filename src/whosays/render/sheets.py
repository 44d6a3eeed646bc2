"""A sheet for each student: what was asked, what was answered, what it earned and why, as a page of its own; and their list."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from whosays.grading.exercise import Exercise, Item
from whosays.grading.marking import Grade, ItemGrade, in_points
from whosays.grading.results import paper_of
from whosays.render.asking import shown_choices
from whosays.render.numbers import words_of
from whosays.render.page import escaped, head, style
from whosays.render.plain import before_it, framed
from whosays.render.prose import html_words
from whosays.tables import shown

SHAPES = {"right": "\u2713", "partly": "\u00bd", "wrong": "\u2717", "blank": "\u2013", "unreadable": "?", "skipped": "\u2013"}
_LONGEST_WORDS = 30
INDEX = "index.html"
SHEETS = "*-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].html"
"""The pattern of the names that `file_name` gives."""
HEAD_SIZE = 4000
"""Bytes of a sheet in which its title stands."""


def sheet_page(exercise: Exercise, grade: Grade, *, name: str) -> str:
    """Return the sheet of one submission, which is called `name`."""
    return "\n".join(_lines(exercise, grade, name)) + "\n"


def _lines(exercise: Exercise, grade: Grade, name: str) -> Iterator[str]:
    file = re.split(r"[/\\]", name)[-1]  # the folders are the teacher's own
    whose = grade.student or file
    points = f"{in_points(grade.score)} of {in_points(grade.possible)} points"
    yield from head(f"{shown(whose, longest=200)}: {exercise.title}, {points}", style("sheets.css"))
    yield f"<header><h1>{escaped(exercise.title)}</h1>"
    yield f'<p>{escaped(whose)}: <strong>{points}</strong></p><p class="soft">{escaped(file)}</p></header><main>'
    for warning in grade.warnings:
        yield f'<p class="note">{escaped(warning)}</p>'
    items = {item.id: item for item in exercise.items}
    for marked in grade.items:
        yield from _item(items[marked.item], marked)
    yield "</main></body></html>"


def _item(item: Item, marked: ItemGrade) -> Iterator[str]:
    yield f'<section class="item {marked.outcome}"><p><strong>{item.number}</strong> {html_words(item.prompt)}</p>'
    if item.before:
        yield f'<p class="soft">{escaped(before_it(item))}</p>'
    if item.text:
        yield f'<p class="text">{escaped(framed(item.text))}</p>'
    if choices := shown_choices(item):
        yield '<ul class="choices">'
        yield from (f"<li>{f'<code>{escaped(name)}</code> ' if name else ''}{escaped(text)}</li>" for name, text in choices)
        yield "</ul>"
    points = f"{marked.outcome}, {in_points(marked.earned)} of {in_points(marked.possible)}"
    told = "not counted" if marked.outcome == "skipped" else points
    yield f'<p class="outcome">{SHAPES[marked.outcome]} {told}</p>'
    yield f"<p>{escaped(marked.feedback)}</p></section>"


def file_name(grade: Grade, name: str) -> str:
    """Return a name for the sheet of a submission which is called `name`: the same in every run, and no device's.

    A later paper of a student on an exercise takes the place of an earlier one.

    >>> from whosays.grading.marking import Grade
    >>> file_name(Grade("week-5", "Ana M\u00fcller", (), ()), "handed-in/a.json")
    'ana-muller-week-5-bf495192.html'
    """
    whose = paper_of(name, exercise=grade.exercise, student=grade.student)
    digest = hashlib.blake2b("\0".join(whose).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    parts = (grade.student or re.split(r"[/\\]", name)[-1].rpartition(".")[0], grade.exercise)
    return "-".join([*(words for part in parts if (words := _plain_words(part))), f"{digest}.html"])


def _plain_words(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_WORDS].strip("-")


def title_of(sheet: bytes) -> str:
    """Return the title of a sheet, of which `sheet` is the beginning, or "" if it is none."""
    found = re.search(r"<title>(.*?)</title>", sheet.decode("utf-8", "replace"), re.DOTALL)
    return unescape(found[1]) if found else ""


def index_page(titles: Iterable[tuple[str, str]]) -> str:
    """Return the list of sheets, each a title and a file beside the list, in the order of the titles."""
    listed = sorted(titles, key=lambda one: (one[0].casefold(), one[1]))
    name = f"Graded: {words_of(len(listed), 'paper')}"
    lines = [*head(name, style("sheets.css")), f"<header><h1>{name}</h1></header><main><ul>"]
    for title, file in listed:
        lines.append(f'<li><a href="{escaped(file)}">{escaped(title)}</a></li>')
    return "\n".join([*lines, "</ul></main></body></html>\n"])
