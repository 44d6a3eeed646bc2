"""Whose file is whose: by a roster, by the name inside it, or by where a learning platform has put it.

Where a roster names a student, a name inside the file counts for nothing. A place counts only where nobody signed.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from whosays.errors import SubmissionError
from whosays.grading.lists import rows_of
from whosays.grading.submission import Submission, few
from whosays.tables import read_file, shown

LARGEST = 10_000_000
LONGEST_PART, DEEPEST_FOLDER = 300, 8
"""Characters of a folder's name that are looked at, and folders within folders: an archive may name any number."""
_MOODLE = re.compile(r"(.+?)_(\d+)_assignsubmission_(?:file|onlinetext)(?:_.*)?")
_CANVAS = re.compile(r"([^\W_]+)(?:_LATE)?_(\d+)_\d{3,}_.+")
_NOBODY = ("anon", "anonymous", "participant")
"""What platforms write in place of a name; their number tells such students apart."""


def same_name(student: str) -> str:
    """Return what all spellings of one name share: case, blanks, the form of letters and "Last, First" make no other student.

    >>> same_name("Sample,  ADA") == same_name("Ada Sample")
    True
    """
    last, comma, first = unicodedata.normalize("NFKC", student).partition(",")
    turned = f"{first} {last}" if comma and last.strip() and first.strip() else f"{last}{comma}{first}"
    # To fold the case of a letter may take its parts apart.
    return unicodedata.normalize("NFKC", " ".join(turned.casefold().split()))


def open_roster(path: str | Path) -> dict[str, str]:
    """Return the student of each submission, or of each variant: the columns ``submission`` or ``exercise``, and ``student``.

    A row without a student says nothing.

    Raises
    ------
    SubmissionError
        When the file holds no such table.
    """
    path, where = Path(path), shown(str(path), longest=200)
    rows = rows_of(read_file(path, limit=LARGEST, error=SubmissionError), where=where)
    head = [cell.strip().casefold() for cell in next(rows, [])]
    by = next((name for name in ("submission", "exercise") if name in head), "")
    if not by or "student" not in head:
        fix = f"write a CSV file with the columns submission and student; the first row reads {few(head) or 'nothing'}"
        raise SubmissionError("this is no roster", where=where, fix=fix)
    named = ({name: cell.strip() for name, cell in zip(head, row, strict=False)} for row in rows)
    return {row[by]: row["student"] for row in named if row.get(by) and row.get("student")}


def claimed_by(submission: Submission, names: dict[str, str]) -> Submission:
    """Return `submission` under the student that the roster names for its file; another name in it is a warning."""
    file = submission.name
    student = names.get(file) or names.get(submission.exercise) or names.get(file.replace("\\", "/").rpartition("/")[2])
    if student is None:
        return replace(submission, warnings=(*submission.warnings, "not on the roster"))
    warning = f"it is signed {submission.student!r}; the roster says {student!r}"
    differs = submission.student is not None and same_name(submission.student) != same_name(student)
    return replace(submission, student=student, warnings=(*submission.warnings, *([warning] if differs else [])))


def signed(submission: Submission, student: str) -> Submission:
    """Return `submission` under `student`, whom its place names, unless somebody has signed it."""
    return submission if submission.student or not student else replace(submission, student=student)


def moodle_names(places: Sequence[Sequence[str]]) -> list[str]:
    """Return, for each path, the student whom Moodle names in a folder or file of it, or "".

    Where several students bear one name, the platform's numbers tell them apart.

    >>> moodle_names([["class.zip", "Ada Sample_123456_assignsubmission_file_", "answers.json"]])
    ['Ada Sample']
    >>> moodle_names([["Al Kim_12_assignsubmission_file_", "a.json"], ["Al Kim_13_assignsubmission_file_", "a.json"]])
    ['Al Kim 12', 'Al Kim 13']
    """
    return _platform_names(_MOODLE, places)


def canvas_names(places: Sequence[Sequence[str]]) -> list[str]:
    """Return, for each path, the student whom Canvas names in a folder or file of it, or ""; as for `moodle_names`.

    >>> canvas_names([["sampleada_LATE_1234_567890_answers.json"]])
    ['sampleada']
    """
    return _platform_names(_CANVAS, places)


def _platform_names(form: re.Pattern[str], places: Sequence[Sequence[str]]) -> list[str]:
    found = [_named(form, parts) for parts in places]
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for name, number in found:
        numbers[same_name(name)].add(number)
    unclear = {name for name, those in numbers.items() if name and (len(those) > 1 or name in _NOBODY)}
    return [f"{name} {number}" if same_name(name) in unclear else name for name, number in found]


def _named(form: re.Pattern[str], parts: Sequence[str]) -> tuple[str, str]:
    """Return the name and the number that a platform has put into a path, or twice ""."""
    found = next(filter(None, (form.fullmatch(part[:LONGEST_PART]) for part in reversed(parts))), None)
    return (shown(found[1].replace("_", " ").strip()), found[2]) if found else ("", "")


def folders_of_one(places: Sequence[Sequence[str]]) -> list[str]:
    """Return, for each path, the outermost folder in it that holds this file alone, or "".

    >>> folders_of_one([("5b", "Ada", "week-5", "a.json"), ("5b", "Ben", "a.json"), ("c.json",)])
    ['Ada', 'Ben', '']
    """
    chains = [tuple(place[:-1][:DEEPEST_FOLDER]) for place in places]
    held = Counter(chain[:depth] for chain in chains for depth in range(1, len(chain) + 1))
    return [next((shown(one) for depth, one in enumerate(chain, 1) if held[chain[:depth]] == 1), "") for chain in chains]
