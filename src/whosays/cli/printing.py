"""``whosays sheet``: exercises on paper, or their keys, for a class that comes on Monday."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli.exercises import exercise_folders
from whosays.cli.output import sign_of_life, write_whole
from whosays.cli.serving import project_root
from whosays.errors import WhoSaysError, nearest

if TYPE_CHECKING:
    from whosays.grading.exercise import Exercise

SHEET_EXAMPLES = """\b
Examples:
  whosays sheet 4 -o lesson-4.pdf
  whosays sheet could-we-check-it nobody-says -o monday.pdf
  whosays sheet nobody-says --only 9-14 -o homework.pdf
  whosays sheet exercises --key -o all-keys.pdf
"""


@click.command(epilog=SHEET_EXAMPLES)
@click.argument("exercise", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="FILE", help="The PDF to write.")
@click.option("--key", is_flag=True, help="Print the answers and the reasons instead of the questions.")
@click.option("--only", metavar="NUMBERS", help="Print these items of one exercise, as in 1-4,6,9; they keep their numbers.")
@click.option("--paper", type=click.Choice(["a4", "us-letter"]), default="a4", help="The size of the paper (a4).")
def sheet(exercise: tuple[str, ...], *, output: str, key: bool, only: str | None, paper: str) -> None:
    """Print exercises on paper, or their keys, as one PDF.

    EXERCISE is the number of a lesson (all its exercises), the name of an exercise or of a lesson, an exercise folder, or a
    folder of them. Each exercise starts on a new page. Letters and shapes stand for colours; the key gives each reason in a
    line.
    """
    from whosays.grading.exercise import open_exercise
    from whosays.render.worksheet import worksheets_pdf

    with sign_of_life("Printing"):
        folders = {folder.resolve(): folder for folder in _folders(exercise)}  # what is named twice is printed once
        opened = [open_exercise(folder) for folder in folders.values()]
        opened = [_only(opened, only)] if only else opened
        write_whole(Path(output), worksheets_pdf(opened, key=key, paper=paper))


def _only(exercises: "list[Exercise]", numbers: str) -> "Exercise":
    """Return the one exercise of the list with only the items of these `numbers`."""
    from whosays.tables import numbers_in

    if len(exercises) > 1:
        what = f"these are {len(exercises)} exercises, each with numbers of its own"
        raise WhoSaysError(what, where="--only", fix=f"name one: {', '.join(one.id for one in exercises)}")
    exercise = exercises[0]
    fix = f"write numbers from 1 to {len(exercise.items)}, such as 1-4,6,9"
    try:
        wanted = numbers_in(numbers)
    except ValueError:
        raise WhoSaysError(f"{numbers[:60]!r} names no items", where="--only", fix=fix) from None
    if max(wanted) > len(exercise.items):
        raise WhoSaysError(f"there is no item {max(wanted)} in {exercise.id}", where="--only", fix=fix)
    return replace(exercise, items=tuple(item for item in exercise.items if item.number in wanted))


def _folders(names: Iterable[str]) -> Iterator[Path]:
    """Yield the exercise folders that `names` mean, in the order of the lessons where one name means several."""
    for name in names:
        if Path(name).exists():
            yield from _in_order_of_lessons(exercise_folders([name]))
        else:
            yield from _named(name)


def _named(name: str) -> list[Path]:
    """Return the exercises of the course that a name or the number of a lesson means."""
    bank = project_root(Path.cwd()) / "exercises"
    folders = list(exercise_folders([str(bank)]))
    lessons = _lessons(bank)
    if name.isascii() and name.isdigit():
        if not 1 <= int(name) <= len(lessons):
            fix = f"use a number from 1 to {len(lessons)}, or the name of an exercise"
            raise WhoSaysError("no such lesson with an exercise", where=name, fix=fix)
        return _in_order_of_lessons(folder for folder in folders if _lesson(folder) == lessons[int(name) - 1])
    found = [folder for folder in folders if folder.name == name] or [folder for folder in folders if _lesson(folder) == name]
    if not found:
        raise WhoSaysError("no such exercise", where=name, fix=nearest(name, [*(f.name for f in folders), *lessons]))
    return found


def _in_order_of_lessons(folders: Iterable[Path]) -> list[Path]:
    """Return `folders` as the lessons stand, each lesson's own exercise first; what is in no lesson comes last."""
    listed = list(folders)
    order = _lessons(listed[0].parent) if len(listed) > 1 else ()
    place = {lesson: at for at, lesson in enumerate(order)}
    return sorted(listed, key=lambda one: (place.get(_lesson(one), len(place)), _lesson(one) != one.name, str(one)))


def _lessons(bank: Path) -> tuple[str, ...]:
    from whosays.grading.openers import NAME, lessons_in

    return lessons_in(bank) if (bank / NAME).is_file() else ()


def _lesson(folder: Path) -> str:
    from whosays.grading.exercise import open_table

    return open_table(folder / "exercise.toml").text("lesson")
