"""Marking: each answer against its key, in exact fractions, with the words that justify the key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from whosays.errors import ExerciseError, SubmissionError
from whosays.grading.exercise import Exercise, Item, Key
from whosays.grading.feedback import letter
from whosays.grading.kinds import kind_named
from whosays.grading.kinds.kind import HALF, ZERO, Kind, Unreadable
from whosays.grading.reviewing import MEND, UNCHECKED
from whosays.grading.submission import Submission, few, open_submission
from whosays.tables import described


@dataclass(frozen=True, slots=True)
class ItemGrade:
    """What one answer earned: `item` is the item's id, `outcome` one of `OUTCOMES`, `answer` what was read of it, or ""."""

    item: str
    earned: Fraction
    possible: Fraction
    outcome: str
    feedback: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """What one submission earned, item by item, in the order of the exercise."""

    exercise: str
    student: str | None
    items: tuple[ItemGrade, ...]
    warnings: tuple[str, ...]

    @property
    def score(self) -> Fraction:
        """Return the points earned: the sum of the items, nothing else."""
        return sum((item.earned for item in self.items), ZERO)

    @property
    def possible(self) -> Fraction:
        """Return the points that could be earned."""
        return sum((item.possible for item in self.items), ZERO)


_REMEMBERED, _MOST_REMEMBERED = 200, 20_000
"""Characters of an answer, and answers, that are remembered."""
OUTCOMES = ("right", "partly", "wrong", "blank", "unreadable", "skipped")


def grade(exercise: Exercise, submission: Submission) -> Grade:
    """Return the grade of `submission`. Blank and unreadable answers earn nothing and stop nothing.

    Raises
    ------
    SubmissionError
        When the submission answers another exercise, or another version of it.
    ExerciseError
        When the exercise was opened without its key, or nobody has gone through the key.
    """
    return marker(exercise)(submission)


def marker(exercise: Exercise) -> Callable[[Submission], Grade]:
    """Return what grades submissions to `exercise` as `grade` does, and faster from the second on.

    A class gives the same answers over and over, and marks follow from the answer alone: short ones are remembered.
    """
    known: dict[tuple[str, type, object], ItemGrade] = {}
    ids = {item.id for item in exercise.items}

    def marked(item: Item, answer: object) -> ItemGrade:
        if type(answer) not in (str, int, Decimal) or (type(answer) is str and len(answer) > _REMEMBERED):
            return mark(item, answer)
        name = (item.id, type(answer), answer)
        found = known.get(name)
        if found is None:
            found = mark(item, answer)
            if len(known) < _MOST_REMEMBERED:
                known[name] = found
        return found

    def graded(submission: Submission) -> Grade:
        if not exercise.reviewed:
            raise ExerciseError(UNCHECKED, where=exercise.id, fix=MEND)
        _check_version(exercise, submission)
        items = tuple(marked(item, submission.answers.get(item.id)) for item in exercise.items)
        unknown = [name for name in submission.answers if name not in ids]
        warnings = (*submission.warnings, f"no such item, not read: {few(unknown)}") if unknown else submission.warnings
        return Grade(exercise.id, submission.student, items, warnings)

    return graded


def _check_version(exercise: Exercise, submission: Submission) -> None:
    if submission.exercise != exercise.id:
        what = f"it answers the exercise {described(submission.exercise)}, not {exercise.id!r}"
        raise SubmissionError(what, where=submission.name, fix=f"hand in the answers to {exercise.id!r}")
    if submission.exercise_sha256 not in (None, exercise.sha256):
        what = f"it answers another version of {exercise.id!r}"
        fix = "answer the present version, or grade with the folder it was made from"
        raise SubmissionError(what, where=submission.name, fix=fix)


def grade_all(exercise: Exercise, paths: Iterable[str | Path]) -> tuple[Grade | SubmissionError, ...]:
    """Return, for each of `paths` in order, its grade, or the reason why there is none."""
    graded = marker(exercise)
    return tuple(_grade_or_reason(graded, path) for path in paths)


def _grade_or_reason(graded: Callable[[Submission], Grade], path: str | Path) -> Grade | SubmissionError:
    try:
        return graded(open_submission(path))
    except SubmissionError as reason:
        return reason


def mark(item: Item, answer: object) -> ItemGrade:
    """Return what `answer`, which may be anything that JSON can hold, earns for `item`."""
    if item.skip:
        return ItemGrade(item.id, ZERO, ZERO, "skipped", f"Item {item.number} is not counted.")
    if item.key is None:
        raise ExerciseError("there is no key to grade with", where=f"item {item.id}", fix="add key.toml to the folder")
    if answer is None or (type(answer) is str and not answer.strip()):
        return _graded(item, ZERO, "blank", letter(item, None))
    kind = kind_named(item.kind)
    value = kind.parse(item.question, answer)
    if isinstance(value, Unreadable):
        return _graded(item, ZERO, "unreadable", letter(item, value))
    share, note = _best(kind, item.question, item.key, value)
    outcome = "right" if share == 1 else "partly" if share else "wrong"
    return _graded(item, share, outcome, letter(item, value, share=share, note=note), kind.name_of(item.question, value))


def _graded(item: Item, share: Fraction, outcome: str, feedback: str, answer: str = "") -> ItemGrade:
    earned = share * item.points if outcome == "partly" else item.points if outcome == "right" else ZERO
    return ItemGrade(item.id, earned, item.points, outcome, feedback, answer)


def _best(kind: Kind[Any, Any], question: Any, key: Key, value: Any) -> tuple[Fraction, str]:
    """Return the largest share that `value` earns under the key, and the reason for it."""
    share, note = kind.compare(question, value, key.answer)
    if share == 1:
        return share, note
    for other, weight in key.accept:
        if weight > share and kind.compare(question, value, other)[0] == 1:
            share, note = weight, "The key accepts your answer too." if weight == 1 else "The key accepts it in part."
    if share < HALF and any(kind.compare(question, value, other)[0] == 1 for other in key.also):
        share, note = HALF, "The sentence makes that claim too, beside its main one."
    return share, note


def in_points(points: Fraction) -> str:
    """Return a number of points as a person writes it.

    >>> in_points(Fraction(15, 2)), in_points(Fraction(22, 3))
    ('7.5', '7 1/3')
    """
    if (points * 100).denominator == 1:
        return f"{float(points):.2f}".rstrip("0").rstrip(".")
    whole, rest = divmod(points, 1)
    return f"{whole} {rest}" if whole else str(rest)
