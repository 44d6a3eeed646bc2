"""``whosays grade``: an exercise folder meets its submissions."""

import json
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli.exercises import exercise_folders
from whosays.cli.naming import clue_from, items_of, no_such_exercise, seems_of, whose_papers
from whosays.cli.notices import Told, say, tell_absent, tell_account, told_variants, unread
from whosays.cli.output import progress, show, tell, write
from whosays.cli.paper_folder import put_away, write_index, write_sheet
from whosays.errors import ExerciseError, SubmissionError, WhoSaysError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from whosays.grading.duplicates import Duplicates
    from whosays.grading.exercise import Exercise
    from whosays.grading.handed import Handed
    from whosays.grading.marking import Grade
    from whosays.grading.results import Result, Results
    from whosays.grading.submission import Submission
    from whosays.grading.whose import Whose

    Marker = Callable[[Submission], Grade]
    Made = tuple[str, Grade | SubmissionError]

GRADE_EXAMPLES = """\b
Examples:
  whosays grade exercises/touch-the-owner answers.json
  whosays grade exercises/touch-the-owner handed-in/ --html sheets/
  whosays grade out/keys class.zip --results week-3.jsonl
"""


@click.command(epilog=GRADE_EXAMPLES)
@click.argument("exercise")
@click.argument("answers", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print a list of grades (whosays/grade/v1).")
@click.option(
    "--results",
    metavar="FILE",
    help="Add new grades to FILE, a line each; what is there already stays and is not graded again.",
)
@click.option("--html", metavar="FOLDER", help="Write a page for each student into FOLDER, and index.html with a list of them.")
@click.option("--junit", metavar="FILE", help="Write JUnit XML.")
@click.option("--roster", metavar="FILE", help="A CSV with the columns submission, student: it says whose file is whose.")
@click.option("--students", metavar="FILE", help="The list of the class, as for assign: tell of each name what has come in.")
@click.pass_context
def grade(
    ctx: click.Context,
    exercise: str,
    answers: tuple[str, ...],
    *,
    as_json: bool,
    results: str | None,
    html: str | None,
    junit: str | None,
    roster: str | None,
    students: str | None,
) -> None:
    """Grade submissions to an exercise, with feedback on each answer.

    EXERCISE is an exercise folder with its key, or a folder of them, of which each submission names one. ANSWERS are
    submissions (.json or .toml), tables with a row for each student and a column for each item (.csv), archives (.zip), or
    folders of them. A submission that cannot be used is named with the reason, the others are graded, and the exit code is 2.
    Of two papers of a student on one exercise the last one counts: one of a later run, or the later by its file name.

    A who-has-which.csv among the keys says whose each form is, and is the list of the class where --students names no other.
    """
    from whosays.cli.listing import class_list
    from whosays.grading.duplicates import Duplicates

    opened = _opened(exercise)
    listed = class_list(exercise, students)
    whose = whose_papers(opened, answers, roster, listed, results)
    twins, told = Duplicates(), Told()
    with ExitStack() as stack:
        kept = stack.enter_context(_results(results, exercise, answers, whose, told)) if results else None
        made = _grade_each(opened, answers, whose, kept, told, keys=_keys(exercise), again=bool(as_json or html or junit))
        refused = _hand_out(opened, made, twins, kept, told, as_json=as_json, html=html, junit=junit)
    if html:
        put_away(Path(html), told.renamed)
    if results:
        _note_kept(results, exercise, twins, told)
    say(*told.told(), *whose.told(), *twins.told(), *told_variants(opened, twins, listed.owners))
    if listed.students:
        tell_account(listed.students, twins, told, err=as_json)
    elif roster:
        tell_absent(twins.without_paper((*whose.files.values(), *whose.owners.values())))
    if refused:
        ctx.exit(2)


def _opened(name: str) -> "dict[str, Exercise]":
    """Return the exercises in a folder by their ids; each must have a key that a person stands behind."""
    from whosays.grading.exercise import open_exercise

    opened: dict[str, Exercise] = {}
    for folder in exercise_folders([name]):
        exercise = open_exercise(folder)
        if not any(item.key for item in exercise.items):
            raise ExerciseError("there is no key to grade with", where=str(folder), fix="add key.toml to the folder")
        _refuse_draft(folder, exercise)
        if exercise.id in opened:
            raise ExerciseError(f"two exercises are called {exercise.id!r}", where=str(folder), fix="keep one of them")
        opened[exercise.id] = exercise
    _refuse_strange_skips(Path(name), opened.values())
    return opened


def _refuse_strange_skips(keys: Path, exercises: "Iterable[Exercise]") -> None:
    """Refuse a line of ``skip.txt`` in the folder of all keys that leaves nothing out: a slip would go unseen."""
    from whosays.errors import nearest
    from whosays.grading.exercise import SKIP, origins_left_out

    if not (keys / SKIP).is_file():
        return
    known = sorted({item.origin for exercise in exercises for item in exercise.items if item.origin})
    for origin in origins_left_out(keys):
        if origin not in known:
            raise ExerciseError(f"no item comes from {origin!r}", where=str(keys / SKIP), fix=nearest(origin, known))


def _refuse_draft(folder: Path, exercise: "Exercise") -> None:
    """Tell all that is still open in a drafted key, and stop."""
    from whosays.grading.reviewing import MEND, UNCHECKED, still_open

    waiting = list(still_open(folder, exercise))
    if waiting:
        say(*(f"{one.where}: {one.what}" for one in waiting))
        what = "its evidence does not stand in the items" if exercise.reviewed else UNCHECKED
        raise ExerciseError(what, where=str(folder), fix=MEND)


def _version(exercise: str) -> str:
    """Return one fingerprint for all that papers are graded by: what is asked, the keys, and what is left out."""
    from whosays.grading.exercise import SKIP
    from whosays.grading.results import fingerprint

    paths = (folder / file for folder in exercise_folders([exercise]) for file in ("exercise.toml", "key.toml", f"../{SKIP}"))
    return fingerprint("".join(sorted(fingerprint(path.read_bytes()) for path in paths if path.is_file())).encode())


def _keys(exercise: str) -> dict[str, str]:
    """Return a fingerprint of the key of each exercise, by the name of its folder, which is that of the exercise."""
    from whosays.grading.exercise import origins_left_out
    from whosays.grading.results import fingerprint

    paths = (folder.resolve() / "key.toml" for folder in exercise_folders([exercise]))
    return {
        path.parent.name: fingerprint(path.read_bytes() + "\n".join(origins_left_out(path.parent.parent)).encode())
        for path in paths
        if path.exists()
    }


def _results(path: str, exercise: str, answers: tuple[str, ...], whose: "Whose", told: Told) -> "Any":
    from contextlib import closing

    from whosays.grading.intake import is_gone
    from whosays.grading.results import Results
    from whosays.grading.whose import resettled

    def settle(result: "dict[str, Any]") -> "dict[str, Any]":
        settled = resettled(result, whose)
        before, now = result.get("student"), settled["student"]
        if before and now and before != now:
            told.renamed.append((result["submission"], result.get("exercise", ""), before, now))
        return settled

    try:
        made = Results(
            Path(path),
            exercise_sha256=_version(exercise),
            settle=settle,
            is_gone=lambda name: is_gone(name, answers),
        )
    except OSError as cause:
        fix = "name a file in a folder where you may write"
        raise WhoSaysError(f"cannot be written: {cause.strerror}", where=path, fix=fix) from None
    return closing(made)


def _grade_each(
    exercises: "dict[str, Exercise]",
    answers: tuple[str, ...],
    whose: "Whose",
    kept: "Results | None",
    told: Told,
    *,
    keys: "Mapping[str, str]",
    again: bool,
) -> "Iterator[Made]":
    """Yield what each submission is called with its grade, or the reason why there is none.

    Those whose grades are kept are passed over, unless they are wanted `again` in another form. One that could not be used is
    tried again, so that its reason is told until somebody has mended it.
    """
    from whosays.grading.intake import handed_in, how_many
    from whosays.grading.marking import marker
    from whosays.grading.results import GRADED, fingerprint, kind_of

    first = next(iter(exercises))
    markers = {name: marker(exercise) for name, exercise in exercises.items()}
    handed = handed_in(answers, items=items_of(exercises))
    for one in progress(handed, words=f"Grading {first}", total=how_many(answers)):
        if one.aside:
            told.other.append(one.name)
            continue
        digest = fingerprint(one.data)
        before = kept.has(one.name, digest) if kept is not None else ""
        if before == GRADED and not again:
            continue
        made, line = _one(markers, one, whose, told)
        if kept is not None and before != kind_of(line):
            by = {"key_sha256": keys.get(line["exercise"], "")} if kind_of(line) == GRADED else {}
            kept.add({"submission": one.name, "sha256": digest, **by, **line})
        if made is not None:
            yield one.name, made


def _one(
    markers: "dict[str, Marker]", handed: "Handed", whose: "Whose", told: Told
) -> "tuple[Grade | SubmissionError | None, Result]":
    """Return the grade of a submission, the reason why there is none, or None for a blank; and its line of results."""
    from whosays.grading.results import REFUSED
    from whosays.grading.submission import is_blank, submission_from_bytes
    from whosays.grading.whose import whose_as_dict
    from whosays.render.grades import grade_as_dict

    try:
        if handed.reason:
            raise handed.reason
        submission = submission_from_bytes(handed.data, handed.name)
        if submission.exercise not in markers and len(markers) > 1:
            raise no_such_exercise(submission, submission.student or handed.student, markers, whose)
        marked = markers.get(submission.exercise) or next(iter(markers.values()))
        clue = clue_from(handed, submission)
        settled = whose.found(clue)
        warnings = (*submission.warnings, *settled.warnings)
        made = marked(replace(submission, student=settled.student, warnings=warnings))
        if is_blank(submission):
            told.blank.append((handed.name, settled.student or ""))
            return None, _blank(made, whose_as_dict(clue, settled))
        whose.settled(clue)
    except SubmissionError as reason:
        student = seems_of(handed, whose)
        told.refused.append((student, reason.what))
        seems = {"student": student} if student else {}
        return reason, {REFUSED: str(reason), "what": reason.what, **seems}
    if handed.number.startswith("row ") and not settled.student:
        told.nameless.append(handed.name)
    found = whose_as_dict(clue, settled)
    return made, {**grade_as_dict(made), **({"whose": found} if found else {})}


def _blank(made: "Grade", found: "Mapping[str, Any]") -> "Result":
    """Return what a line of results holds of a paper without an answer: nothing was handed in with it."""
    from whosays.grading.results import BLANK

    line = {BLANK: True, "exercise": made.exercise, "student": made.student, "warnings": list(made.warnings)}
    return {**line, **({"whose": found} if found else {})}


def _note_kept(results: str, exercise: str, twins: "Duplicates", told: Told) -> None:
    """Note whose the papers are in the file of results, in its order, which is the order in which they count."""
    from whosays.grading.accounts import reasons
    from whosays.grading.results import GRADED, kind_of, open_results

    keys = _keys(exercise)
    told.refused = reasons(open_results(results))
    for one in open_results(results):
        if kind_of(one) == GRADED:
            twins.note_student(one["submission"], exercise=one["exercise"], student=one["student"])
            told.outdated += one.get("key_sha256", "") not in ("", keys.get(one["exercise"], one.get("key_sha256", "")))


def _hand_out(
    exercises: "dict[str, Exercise]",
    made: "Iterable[Made]",
    twins: "Duplicates",
    kept: "Results | None",
    told: Told,
    *,
    as_json: bool,
    html: str | None,
    junit: str | None,
) -> int:
    """Write each grade in the forms that are asked for; return how many submissions could not be used."""
    from whosays.render.text import grade_text

    refused: list[SubmissionError] = []
    unreadable: list[str] = []
    listed: list[Made] = []
    graded = 0
    silent = kept is not None or as_json or html or junit
    for name, one in made:
        if junit or as_json:
            listed.append((name, one))
        if isinstance(one, SubmissionError):
            refused.append(one)
            continue
        graded += 1
        twins.note_answers(name, one)
        unreadable.extend(unread(exercises[one.exercise], name, one))
        if kept is None:
            twins.note_student(name, exercise=one.exercise, student=one.student)
        if html and (kept is None or kept.counts(name, exercise=one.exercise, student=one.student)):
            write_sheet(exercises[one.exercise], one, Path(html), name)
        if not silent:
            show(grade_text(one, name=name))
    _hand_out_lists(listed, as_json=as_json, junit=junit, html=html if graded else None)
    if not as_json and (silent or graded + len(refused) > 1):
        new = f"{graded} graded" if kept is None else f"{kept.graded} graded, {kept.there_already} were there already"
        click.echo(f"{new}, {len(refused)} could not be used")
    say(*unreadable)
    for reason in refused:
        tell(reason)
    return len(refused)


def _hand_out_lists(listed: "list[Made]", *, as_json: bool, junit: str | None, html: str | None) -> None:
    """Write the forms that hold all grades in one file, and the list of the pages."""
    if as_json:
        from whosays.render.grades import grade_as_dict

        grades = [{"submission": name, **grade_as_dict(one)} for name, one in listed if not isinstance(one, SubmissionError)]
        write(json.dumps(grades, ensure_ascii=False, indent=1) + "\n", None)
    if junit:
        from whosays.render.junit import junit_xml

        write(junit_xml(listed), junit)
    if html:
        write_index(Path(html))
