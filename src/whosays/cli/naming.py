"""Whose the papers are that ``whosays grade`` is given: a first look at all of them, and what to say where that fails."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.cli.output import progress
from whosays.errors import SubmissionError
from whosays.tables import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.cli.listing import ClassList
    from whosays.grading.exercise import Exercise
    from whosays.grading.handed import Handed
    from whosays.grading.submission import Submission
    from whosays.grading.whose import Clue, Whose


def whose_papers(
    exercises: "dict[str, Exercise]",
    answers: tuple[str, ...],
    roster: str | None,
    listed: "ClassList",
    results: str | None,
) -> "Whose":
    """Return what tells whose the papers are, after a first look at all of them and at those in the file of results."""
    from whosays.grading.intake import handed_in
    from whosays.grading.pooling import assignments
    from whosays.grading.results import REFUSED, open_results
    from whosays.grading.roster import read_roster
    from whosays.grading.whose import Whose, clue_of

    by, rows = read_roster(roster) if roster else ("", {})
    forms = {**listed.owners, **rows} if by == "exercise" else listed.owners
    files = rows if by == "submission" else {}
    together = assignments(exercises.values())
    whose = Whose(files, forms, listed=listed.students, assignment=lambda name: together.get(name, name))
    if results and Path(results).exists():
        # What is wrong with the file is told when it is opened to be added to.
        with suppress(SubmissionError, AttributeError, TypeError, ValueError):
            for line in open_results(results, cut_off=True):
                if isinstance(line, dict) and REFUSED not in line and "submission" in line:
                    whose.note(clue_of(line))
    for one in progress(handed_in(answers, items=items_of(exercises)), words="Reading names", total=None):
        if (files or one.number) and not one.aside:
            whose.note(clue_from(one))
    return whose


def items_of(exercises: "dict[str, Exercise]") -> dict[str, list[str]]:
    """Return the names of the items of each exercise, in order."""
    return {name: [item.id for item in exercise.items] for name, exercise in exercises.items()}


def clue_from(handed: "Handed", submission: "Submission | None" = None) -> "Clue":
    """Return what tells whose a paper is; of one that cannot be read, what can be made out."""
    from whosays.grading.submission import glimpsed, submission_from_bytes
    from whosays.grading.whose import Clue

    signed, exercise = "", ""
    try:
        submission = submission or submission_from_bytes(handed.data, handed.name)
        signed, exercise = submission.student or "", submission.exercise
    except SubmissionError:
        seems = glimpsed(handed.data)
        signed, exercise = seems.get("student", ""), seems.get("exercise", "")
    return Clue(handed.name, exercise, signed, handed.student, handed.number)


def no_such_exercise(submission: "Submission", student: str, markers: "Iterable[str]", whose: "Whose") -> SubmissionError:
    """Return what a teacher needs who has handed out several forms: the names of all, and which one is the student's."""
    from whosays.grading.roster import same_name

    wrong = submission.exercise
    known = sorted(one for one in markers if one.startswith(f"{wrong}-")) or sorted(markers)
    forms = [form for form, owner in whose.owners.items() if same_name(owner) == same_name(student)]
    those = f"{known[0]} … {known[-1]}" if len(known) > 3 else ", ".join(known)
    hers = f"by who-has-which.csv {shown(student)} has {forms[0]}" if len(forms) == 1 else "it stands on the student's form"
    fix = f'write exercise = "..." in it with the right one; {hers}'
    return SubmissionError(f"no exercise {shown(wrong)!r} here; there are {those}", where=submission.name, fix=fix)


def seems_of(handed: "Handed", whose: "Whose") -> str:
    """Return the student of whom a file that cannot be used seems to be, or ""."""
    from whosays.grading.accounts import named_in

    clue = clue_from(handed)
    named = whose.found(clue).student or ""
    return named or named_in(handed.name, whose.everybody)
