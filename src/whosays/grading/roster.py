"""A roster: whose file is whose. Where it names a student, a name inside the file counts for nothing."""

import csv
import io
from dataclasses import replace
from pathlib import Path

from whosays.errors import SubmissionError
from whosays.grading.submission import Submission
from whosays.tables import decode, read_file, shown

LARGEST = 10_000_000


def open_roster(path: str | Path) -> dict[str, str]:
    """Return the student of each submission, or of each variant: the columns ``submission`` or ``exercise``, and ``student``.

    Raises
    ------
    SubmissionError
        When the file holds no such table.
    """
    path, where = Path(path), shown(str(path), longest=200)
    text = decode(read_file(path, limit=LARGEST, error=SubmissionError), where=where, error=SubmissionError)
    fix = "write a CSV file with the columns submission and student"
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as cause:
        raise SubmissionError(shown(str(cause)), where=where, fix=fix) from None
    by = next((name for name in ("submission", "exercise") if rows and name in rows[0]), "")
    if not by or "student" not in rows[0]:
        raise SubmissionError("this is no roster", where=where, fix=fix)
    return {str(row[by]).strip(): str(row["student"]).strip() for row in rows}


def claimed_by(submission: Submission, names: dict[str, str]) -> Submission:
    """Return `submission` under the student that the roster names for its file; another name in it is a warning."""
    file = submission.name
    student = names.get(file) or names.get(submission.exercise) or names.get(file.replace("\\", "/").rpartition("/")[2])
    if student is None:
        return replace(submission, warnings=(*submission.warnings, "not on the roster"))
    warning = f"it is signed {submission.student!r}; the roster says {student!r}"
    differs = submission.student not in (None, student)
    return replace(submission, student=student, warnings=(*submission.warnings, *([warning] if differs else [])))
