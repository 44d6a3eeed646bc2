"""A table of answers (CSV): a row for each student, a column for each item; a row becomes a submission like any other."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.errors import SubmissionError
from whosays.grading.handed import Handed, Items
from whosays.grading.lists import naming, rows_of
from whosays.grading.submission import FORMAT, LARGEST, few
from whosays.tables import shown


@dataclass(frozen=True, slots=True)
class _Head:
    """The first row of a table: its cells, what takes the student from a row, and the column that names the exercise."""

    cells: Sequence[str]
    name: Callable[[Sequence[str]], str]
    exercise: int | None


def in_table(data: bytes, items: Items, where: str) -> Iterator[Handed]:
    """Yield what each row of a table hands in; a row without a word in it is none.

    Raises
    ------
    SubmissionError : the first row does not say what the columns are.
    """
    rows = rows_of(data, where=where)
    cells = [cell.strip() for cell in next(rows, [])]
    columns: dict[str, dict[str, int]] = {}
    head = _head(cells, items, where)
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        exercise = next(iter(items), "") if head.exercise is None else (*row, *[""] * len(cells))[head.exercise].strip()
        if exercise in items and exercise not in columns:
            columns[exercise] = _columns(cells, items[exercise], where)
        yield _row(row, number, columns.get(exercise, {}), head, exercise, where)


def _head(cells: Sequence[str], items: Items, where: str) -> _Head:
    folded = [cell.casefold() for cell in cells]
    asked = {one.casefold() for those in items.values() for one in those}
    by = folded.index("exercise") if "exercise" in folded and "exercise" not in asked else None
    if by is None and len(items) != 1:
        fix = "add a column exercise with the name of the form in each row, or name one exercise folder"
        raise SubmissionError("a table of answers to several exercises must say which", where=where, fix=fix)
    if by is None:
        _columns(cells, next(iter(items.values())), where)
    name = naming(["" if one in asked or at == by else one for at, one in enumerate(folded)])
    if name is None:
        fix = f"head that column student; the first row reads {few(list(cells))}"
        raise SubmissionError("no column names the student", where=where, fix=fix)
    return _Head(cells, name, by)


def _columns(head: Sequence[str], items: Sequence[str], where: str) -> dict[str, int]:
    """Return the column of each item; a column that is given twice is an error."""
    known = {**{str(number): item for number, item in enumerate(items, start=1)}, **{one.casefold(): one for one in items}}
    columns: dict[str, int] = {}
    for at, cell in enumerate(head):
        item = known.get(cell.casefold())
        if item and item in columns:
            raise SubmissionError(f"two columns are called {item!r}", where=where, fix="keep one of them")
        if item:
            columns[item] = at
    if not columns:
        fix = f"head each column with the id of an item, such as {', '.join(items[:3])}; the first row reads {few(list(head))}"
        raise SubmissionError("no column is an item of the exercise", where=where, fix=fix)
    if 2 * len(columns) < len(items):
        missing = ", ".join(item for item in items if item not in columns)[:120]
        fix = f"head each column with the id of its item, or its number; there is no column for {missing}"
        raise SubmissionError(f"only {len(columns)} of {len(items)} items have a column", where=where, fix=fix)
    return columns


def _row(row: Sequence[str], number: int, columns: Mapping[str, int], head: _Head, exercise: str, where: str) -> Handed:
    name = f"{where}, row {number}"
    student = head.name(row)
    whose = f", {shown(student)}" if student else ""

    def handed(data: bytes = b"", *, what: str = "", fix: str = "") -> Handed:
        reason = SubmissionError(what, where=name + whose, fix=fix) if what else None
        return Handed(name, data, reason, shown(student, longest=200), f"row {number}")

    if len(row) > len(head.cells):
        what = f"{len(row)} cells in a table of {len(head.cells)} columns"
        return handed(what=what, fix="put cells with commas, semicolons or tabs in quotation marks")
    answers = {item: row[at] for item, at in columns.items() if at < len(row)}
    if head.exercise is not None and not exercise:
        return handed(what="the column exercise is empty", fix="write the name of the form into it")
    made = {"format": FORMAT, "exercise": exercise, "student": student, "answers": answers}
    data = json.dumps(made).encode()
    if len(data) > LARGEST:
        return handed(what=f"larger than {LARGEST:,} bytes", fix="hand in the answers alone")
    return handed(data)
