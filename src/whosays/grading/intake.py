"""What was handed in: files, folders, archives and tables, opened one by one and never trusted.

1. `handed_in` walks what a teacher names, in order, and yields each submission's bytes, or the reason why there are none.
   In a folder and in an archive the order is that of names, copies with a number after the first: of two papers of a student
   the last one counts.
2. Nothing of an archive is ever written to disk; names in it are labels and no paths, but they may tell whose it is.
3. A table (CSV) has a row for each student and a column for each item; a row becomes a submission like any other.

One that cannot be used never stops the others.
"""

import json
import lzma
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.errors import SubmissionError
from whosays.grading.lists import rows_of
from whosays.grading.roster import LONGEST_PART, canvas_names, folders_of_one, moodle_names
from whosays.grading.submission import FORMAT, LARGEST, few
from whosays.tables import read_file, shown

ENDINGS = (".json", ".toml")
TAKEN = (*ENDINGS, ".zip", ".csv")
"""Endings of files that are opened: submissions, archives of them, tables of them."""
BUNDLE = ("exercise.toml", "prompt.md")
"""What students were given; some hand it back with their answers."""
DEEPEST = 4
"""Folders within folders that are looked into: learning platforms pack one folder for each student."""
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, OSError, EOFError, ValueError, NotImplementedError)
"""What the standard library raises for archives that are damaged, locked, or packed in ways it does not know."""
_COPY = re.compile(r"(.*?)(?: ?\(([0-9]{1,4})\)|-([0-9]{1,4}))")
"""Browsers and Canvas number a file whose name is taken."""
MOST_ENTRIES = 200_000
LARGEST_TABLE = 50_000_000
LARGEST_ARCHIVE = 2_000_000_000
"""Bytes of all entries of an archive together, unpacked."""
WHO = ("student", "name", "pseudonym", "email", "email address", "username", "id")
"""Columns that say whose row it is, the first one that is there."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One submission: what errors call it, and its bytes, or the reason why there are none.

    `student` is the one whom a folder or a file name tells, "" where none does.
    """

    name: str
    data: bytes = b""
    reason: SubmissionError | None = None
    student: str = ""


def handed_in(paths: Iterable[str | Path], *, exercise: str, items: Sequence[str]) -> Iterator[Handed]:
    """Yield what `paths` hold, each file once; a table is read as answers to the `items` of `exercise`."""
    seen: set[Path] = set()
    for path in map(Path, paths):
        for one, place in _placed(path):
            if one not in seen:
                seen.add(one)
                yield from _in_file(one, place, exercise, items)


def how_many(paths: Iterable[str | Path]) -> int | None:
    """Return about how many submissions `paths` hold, for a bar of progress; None where only reading them would tell."""
    total = 0
    try:
        for path in (file for one in paths for file in _files(Path(one))):
            if path.suffix.lower() == ".csv":
                return None
            if path.suffix.lower() == ".zip":
                with zipfile.ZipFile(path) as archive:
                    total += len(archive.infolist())
            else:
                total += 1
    except (SubmissionError, *BROKEN):
        return None
    return total


@dataclass(frozen=True, slots=True)
class _Place:
    """Whom the path of a file names: a learning platform says so, or a folder holds that file alone."""

    platform: str
    folder: str


def _placed(path: Path) -> Iterator[tuple[Path, _Place]]:
    files = list(_files(path))
    parts = [one.relative_to(path).parts for one in files]
    moodle = moodle_names([one.parts for one in files])
    canvas = canvas_names([inside or (one.name,) for one, inside in zip(files, parts, strict=True)])
    for one, by_moodle, by_canvas, folder in zip(files, moodle, canvas, folders_of_one(parts), strict=True):
        yield one, _Place(by_moodle or by_canvas, folder)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = list(_inside(path, DEEPEST))
    if not found:
        fix = f"put files into it that end in {', '.join(TAKEN)}"
        raise SubmissionError("there is no submission in it", where=str(path), fix=fix)
    yield from found


def _inside(folder: Path, depth: int) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda one: _in_order(one.name)):
        if path.name.startswith((".", "__MACOSX")) or path.name in BUNDLE:
            continue
        if path.is_symlink() or not path.is_dir():
            if path.suffix.lower() in TAKEN:
                yield path
        elif depth > 1:
            yield from _inside(path, depth - 1)


def _in_order(name: str) -> tuple[str, int, str]:
    """Return what sorts names so that ``answers (1).json`` and ``answers-1.json`` follow ``answers.json``."""
    stem, _, ending = name.rpartition(".") if "." in name else (name, "", "")
    copy = _COPY.fullmatch(stem[:LONGEST_PART])
    return (copy[1], int(copy[2] or copy[3]), ending) if copy else (stem, 0, ending)


def left_out(folder: Path) -> list[str]:
    """Return the names of files right in `folder` that are no submission."""
    inside = (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))
    return [path.name for path in inside if not path.is_dir() and path.suffix.lower() not in TAKEN and path.name not in BUNDLE]


def _in_file(path: Path, place: _Place, exercise: str, items: Sequence[str]) -> Iterator[Handed]:
    ending = path.suffix.lower()
    try:
        if ending == ".zip":
            yield from _in_archive(path, place)
        elif ending == ".csv":
            yield from _in_table(path, exercise, items)
        else:
            yield _in_one(path, place)
    except SubmissionError as reason:
        yield Handed(str(path), reason=reason)


def _in_one(path: Path, place: _Place) -> Handed:
    data = read_file(path, limit=LARGEST, error=SubmissionError, follow_links=False)
    return Handed(str(path), data, student=place.platform or place.folder)


def _in_archive(path: Path, place: _Place) -> Iterator[Handed]:
    where = shown(str(path), longest=200)
    if path.is_symlink() or not path.is_file():
        raise SubmissionError("this is not a regular file", where=where, fix="name a file")
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _entries(archive, place, where)
    except BROKEN as cause:
        what = f"this is no archive that can be read: {shown(str(cause))}"
        raise SubmissionError(what, where=where, fix="pack it again as a zip file") from None


def _entries(archive: zipfile.ZipFile, place: _Place, where: str) -> Iterator[Handed]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    entries.sort(key=lambda entry: [_in_order(part) for part in _parts(entry.filename)[-DEEPEST:]])
    if len(entries) > MOST_ENTRIES:
        raise SubmissionError(f"more than {MOST_ENTRIES:,} entries", where=where, fix="hand in smaller archives")
    students = _students(entries, place)
    seen: set[str] = set()
    left = LARGEST_ARCHIVE
    for entry in entries:
        if _is_passed_over(entry.filename):
            continue
        name = f"{where}/{shown(entry.filename, longest=200)}"
        what = _refusal(entry, seen)
        if what:
            fix = "hand in plain files of answers, each under a name of its own"
            yield Handed(name, reason=SubmissionError(what, where=name, fix=fix))
            continue
        try:
            with archive.open(entry) as file:
                data = file.read(min(LARGEST, left) + 1)
        except BROKEN as cause:
            yield Handed(name, reason=SubmissionError(shown(str(cause)), where=name, fix="pack it again as a zip file"))
            continue
        left -= len(data)
        if left < 0:
            raise SubmissionError(f"it unpacks to more than {LARGEST_ARCHIVE:,} bytes", where=where, fix="hand in less")
        yield Handed(name, data, student=students.get(entry.filename, ""))


def _students(entries: Sequence[zipfile.ZipInfo], place: _Place) -> dict[str, str]:
    """Return whom the name of each entry tells, or else the place of the archive."""
    names = [
        entry.filename for entry in entries if not _is_passed_over(entry.filename) and entry.filename.lower().endswith(ENDINGS)
    ]
    parts = [_parts(name) for name in names]
    # A lone paper may lie in a folder that is named after the exercise.
    folders = folders_of_one(parts) if len(parts) > 1 else [place.folder]
    told = zip(names, moodle_names(parts), canvas_names(parts), folders, strict=False)
    return {name: moodle or canvas or place.platform or folder for name, moodle, canvas, folder in told}


def _parts(name: str) -> list[str]:
    return re.split(r"[/\\]", name)


def _is_passed_over(name: str) -> bool:
    parts = _parts(name)
    return parts[0] == "__MACOSX" or parts[-1].startswith(".") or parts[-1] in BUNDLE


def _refusal(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    """Return why an entry is refused, or "" and note its name."""
    name = entry.filename
    parts = _parts(name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith(("/", "\\")) or ".." in parts or ":" in name:
        return "its name leads out of the archive"
    if kind not in (0, stat.S_IFREG):
        return "this is not a regular file"
    if entry.flag_bits & 1:
        return "it is locked with a password"
    if not name.lower().endswith(ENDINGS):
        return f"a submission ends in {' or '.join(ENDINGS)}"
    if entry.file_size > LARGEST:
        return f"larger than {LARGEST:,} bytes"
    folded = unicodedata.normalize("NFC", name).casefold()
    if folded in seen:
        return "another entry has the same name"
    seen.add(folded)
    return ""


def _in_table(path: Path, exercise: str, items: Sequence[str]) -> Iterator[Handed]:
    where = shown(str(path), longest=200)
    data = read_file(path, limit=LARGEST_TABLE, error=SubmissionError, follow_links=False)
    rows = rows_of(data, where=where)
    head = [cell.strip() for cell in next(rows, [])]
    columns = _columns(head, items, where)
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            yield _row(row, number, columns, head, exercise, where)


def _columns(head: Sequence[str], items: Sequence[str], where: str) -> dict[str, int]:
    """Return the column of each item and of ``student``; a column that is given twice is an error."""
    known = {**{str(number): item for number, item in enumerate(items, start=1)}, **{one.casefold(): one for one in items}}
    columns: dict[str, int] = {}
    for at, cell in enumerate(head):
        item = known.get(cell.casefold())
        if item and item in columns:
            raise SubmissionError(f"two columns are called {item!r}", where=where, fix="keep one of them")
        if item:
            columns[item] = at
    if not items:
        fix = "name one exercise folder, not a folder of them"
        raise SubmissionError("a table needs one exercise whose items head its columns", where=where, fix=fix)
    if not columns:
        fix = f"head each column with the id of an item, such as {', '.join(items[:3])}; the first row reads {few(list(head))}"
        raise SubmissionError("no column is an item of the exercise", where=where, fix=fix)
    if 2 * len(columns) < len(items):
        missing = ", ".join(item for item in items if item not in columns)[:120]
        fix = f"head each column with the id of its item, or its number; there is no column for {missing}"
        raise SubmissionError(f"only {len(columns)} of {len(items)} items have a column", where=where, fix=fix)
    folded = [cell.casefold() for cell in head]
    who = next((name for name in WHO if name in folded and name not in known), None)
    return {**columns, **({"": folded.index(who)} if who else {})}


def _row(row: Sequence[str], number: int, columns: dict[str, int], head: Sequence[str], exercise: str, where: str) -> Handed:
    name = f"{where}, row {number}"
    if len(row) > len(head):
        what = f"{len(row)} cells in a table of {len(head)} columns"
        return Handed(
            name, reason=SubmissionError(what, where=name, fix="put cells with commas, semicolons or tabs in quotation marks")
        )
    answers = {item: row[at] for item, at in columns.items() if item and at < len(row)}
    student = row[columns[""]] if "" in columns and columns[""] < len(row) else ""
    made = {"format": FORMAT, "exercise": exercise, "student": student, "answers": answers}
    data = json.dumps(made).encode()
    if len(data) > LARGEST:
        fix = "hand in the answers alone"
        return Handed(name, reason=SubmissionError(f"larger than {LARGEST:,} bytes", where=name, fix=fix))
    return Handed(name, data)
