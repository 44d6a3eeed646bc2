"""The folder of graded papers that ``whosays grade --html`` writes: a page for each student, and a list of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from whosays.cli.output import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.grading.exercise import Exercise
    from whosays.grading.marking import Grade


def write_sheet(exercise: "Exercise", grade: "Grade", folder: Path, name: str) -> None:
    """Write what a student reads about one paper."""
    from whosays.render.sheets import file_name, sheet_page

    write_whole(folder / file_name(grade, name), sheet_page(exercise, grade, name=name).encode("utf-8", "replace"))


def put_away(folder: Path, renamed: "Sequence[tuple[str, str, str, str]]") -> None:
    """Take away the sheets of students who have another name now, and a sheet under it."""
    from whosays.grading.marking import Grade
    from whosays.render.sheets import file_name

    for name, exercise, before, now in renamed:
        old, new = (folder / file_name(Grade(exercise, student, (), ()), name) for student in (before, now))
        if old != new and new.exists():
            old.unlink(missing_ok=True)
    if folder.is_dir():
        write_index(folder)


def write_index(folder: Path) -> None:
    """Write the list of all sheets in `folder`, those of earlier runs too."""
    from whosays.render.sheets import HEAD_SIZE, INDEX, SHEETS, index_page, title_of

    titles = []
    for path in folder.glob(SHEETS):
        with path.open("rb") as file:
            titles.append((title_of(file.read(HEAD_SIZE)) or path.name, path.name))
    write_whole(folder / INDEX, index_page(titles).encode("utf-8", "replace"))
