"""A submission: one student's answers, as plain data. It is read strictly, and nothing in it is ever run."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whosays.errors import SubmissionError
from whosays.tables import Table, decode, described, parse, read_file, shown
from whosays.text.decode import known_kind

FORMAT = 1
LARGEST = 1_000_000
_LOOKED_AT = 20_000
_SAYS = re.compile(r"""["']?(student|exercise)["']?\s*[=:]\s*["'\u201c\u201d]([^"'\u201c\u201d\n]{1,200})""")
FIELDS = ("format", "exercise", "student", "exercise_sha256", "answers")


@dataclass(frozen=True, slots=True)
class Submission:
    """The answers of one student to one exercise.

    `student` is None where nobody signed. `exercise_sha256` is the version answered, None where it is not stated.
    `warnings` says what in the file was passed over. `name` is what errors call the submission.
    """

    exercise: str
    student: str | None
    answers: Mapping[str, object]
    exercise_sha256: str | None = None
    warnings: tuple[str, ...] = ()
    name: str = "submission"


def open_submission(path: str | Path) -> Submission:
    """Return the submission in the JSON or TOML file at `path`.

    Raises
    ------
    SubmissionError
        When the file is not a regular file, is too large, or does not hold a submission.
    """
    path = Path(path)
    data = read_file(path, limit=LARGEST, error=SubmissionError, follow_links=False)
    return submission_from_bytes(data, str(path))


def submission_from_bytes(data: bytes, name: str) -> Submission:
    """Return the submission in `data`; `name` is what errors call it, and its ending tells the format.

    Raises
    ------
    SubmissionError
        When `data` is too large, or does not hold a submission.
    """
    where = shown(name, longest=200)
    if len(data) > LARGEST:
        raise SubmissionError(f"larger than {LARGEST:,} bytes", where=where, fix="hand in the answers alone")
    known = known_kind(data)
    if known:
        fix = "open it, and type its answers into answers.toml or ask for an export"
        raise SubmissionError(f"{known[0]}, not text", where=where, fix=fix)
    text = decode(data, where=where, error=SubmissionError)
    values = parse(text, name=name, where=where, error=SubmissionError)
    return read_submission(Table(values, where=where, error=SubmissionError))


def is_blank(submission: Submission) -> bool:
    """Tell whether no answer stands in it: whoever hands that in has handed in nothing."""
    return not any(map(_says_something, submission.answers.values()))


def _says_something(answer: object) -> bool:
    if isinstance(answer, str):
        return bool(answer.strip())
    if isinstance(answer, dict):
        return any(map(_says_something, answer.values()))
    if isinstance(answer, list):
        return any(map(_says_something, answer))
    return answer is not None


def glimpsed(data: bytes) -> dict[str, str]:
    r"""Return the ``student`` and the ``exercise`` that a file seems to name which cannot be read as a submission.

    >>> sorted(glimpsed(b'student = "Ada Sample"\nexercise = "week-5\n').items())
    [('exercise', 'week-5'), ('student', 'Ada Sample')]
    """
    text = data[:_LOOKED_AT].decode("utf-8", "replace")
    return {name: value.strip() for name, value in reversed(_SAYS.findall(text)) if value.strip()}


def read_submission(table: Table) -> Submission:
    """Return the submission that `table` states. Other fields, such as a score, count for nothing."""
    table.states_format(FORMAT)
    others = [name for name in table.values if name not in FIELDS]
    return Submission(
        exercise=table.text("exercise"),
        student=shown(table.text("student", default="").strip(), longest=200) or None,
        answers=table.table("answers", needed=True).values,
        exercise_sha256=table.text("exercise_sha256") if table.has("exercise_sha256") else None,
        warnings=(f"not read: {few(others)}",) if others else (),
        name=table.where,
    )


def few(names: list[str]) -> str:
    """Return the first of `names`, safe to show, and how many there are more.

    >>> few(["score", "total"])
    "'score', 'total'"
    """
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(described(name) for name in names[:5]) + more
