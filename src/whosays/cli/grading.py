"""``whosays grade``: an exercise folder meets its submissions."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli.exercises import exercise_folders
from whosays.cli.output import progress, show, tell, write, write_whole
from whosays.errors import ExerciseError, SubmissionError, WhoSaysError

if TYPE_CHECKING:
    from whosays.grading.duplicates import Duplicates
    from whosays.grading.exercise import Exercise
    from whosays.grading.intake import Handed
    from whosays.grading.marking import Grade
    from whosays.grading.results import Results
    from whosays.grading.submission import Submission

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
) -> None:
    """Grade submissions to an exercise, with feedback on each answer.

    EXERCISE is an exercise folder with its key, or a folder of them, of which each submission names one. ANSWERS are
    submissions (.json or .toml), tables with a row for each student and a column for each item (.csv), archives (.zip), or
    folders of them. A submission that cannot be used is named with the reason, the others are graded, and the exit code is 2.
    Of two papers of a student on one exercise the last one counts: one of a later run, or the later by its file name.
    """
    from whosays.grading.duplicates import Duplicates
    from whosays.grading.roster import open_roster

    opened = _opened(exercise)
    names = open_roster(roster) if roster else {}
    _tell_left_out(answers)
    twins = Duplicates()
    with ExitStack() as stack:
        kept = stack.enter_context(_results(results, opened)) if results else None
        made = _grade_each(opened, answers, names, kept, again=bool(as_json or html or junit))
        refused = _hand_out(opened, made, twins, kept, as_json=as_json, html=html, junit=junit)
    if results:
        _note_kept(results, twins)
    for words in twins.told():
        click.echo(words, err=True)
    _tell_absent(twins.without_paper(names.values()))
    if refused:
        ctx.exit(2)


def _opened(name: str) -> "dict[str, Exercise]":
    """Return the exercises in a folder by their ids; each must have a key that a person stands behind."""
    from whosays.grading.exercise import open_exercise

    opened: dict[str, Exercise] = {}
    for folder in exercise_folders([name]):
        exercise = open_exercise(folder)
        if not any(item.key for item in exercise.items):
            raise ExerciseError("there is no key to mark with", where=str(folder), fix="add key.toml to the folder")
        _refuse_draft(folder, exercise)
        if exercise.id in opened:
            raise ExerciseError(f"two exercises are called {exercise.id!r}", where=str(folder), fix="keep one of them")
        opened[exercise.id] = exercise
    return opened


def _refuse_draft(folder: Path, exercise: "Exercise") -> None:
    """Tell all that is still open in a drafted key, and stop."""
    from whosays.grading.reviewing import MEND, UNCHECKED, still_open
    from whosays.render.plain import visible

    waiting = list(still_open(folder, exercise))
    if waiting:
        for one in waiting:
            click.echo(f"{visible(one.where)}: {visible(one.what)}", err=True)
        what = "its evidence does not stand in the items" if exercise.reviewed else UNCHECKED
        raise ExerciseError(what, where=str(folder), fix=MEND)


def _version(exercises: "dict[str, Exercise]") -> str:
    """Return one fingerprint for all exercises."""
    from whosays.grading.results import fingerprint

    hashes = [exercise.sha256 for exercise in exercises.values()]
    return hashes[0] if len(hashes) == 1 else fingerprint("".join(sorted(hashes)).encode())


def _results(path: str, exercises: "dict[str, Exercise]") -> "Any":
    from contextlib import closing

    from whosays.grading.results import Results

    try:
        return closing(Results(Path(path), exercise_sha256=_version(exercises)))
    except OSError as cause:
        fix = "name a file in a folder where you may write"
        raise WhoSaysError(f"cannot be written: {cause.strerror}", where=path, fix=fix) from None


def _grade_each(
    exercises: "dict[str, Exercise]", answers: tuple[str, ...], names: dict[str, str], kept: "Results | None", *, again: bool
) -> "Iterator[Made]":
    """Yield what each submission is called with its grade, or the reason why there is none.

    Those whose grades are kept are passed over, unless they are wanted `again` in another form. One that could not be used is
    tried again, so that its reason is told until somebody has mended it.
    """
    from whosays.grading.intake import handed_in, how_many
    from whosays.grading.marking import marker
    from whosays.grading.results import GRADED, REFUSED, fingerprint
    from whosays.render.grades import grade_as_dict

    first = next(iter(exercises.values()))
    markers = {name: marker(exercise) for name, exercise in exercises.items()}
    items = [item.id for item in first.items] if len(exercises) == 1 else []
    handed = handed_in(answers, exercise=first.id, items=items)
    for one in progress(handed, words=f"Grading {first.id}", total=how_many(answers)):
        digest = fingerprint(one.data)
        before = kept.has(one.name, digest) if kept is not None else ""
        if before == GRADED and not again:
            continue
        made = _one(markers, one, names)
        if kept is not None and before != (REFUSED if isinstance(made, SubmissionError) else GRADED):
            told: dict[str, Any] = {REFUSED: str(made)} if isinstance(made, SubmissionError) else grade_as_dict(made)
            kept.add({"submission": one.name, "sha256": digest, **told})
        yield one.name, made


def _one(markers: "dict[str, Marker]", handed: "Handed", names: dict[str, str]) -> "Grade | SubmissionError":
    from whosays.grading.roster import claimed_by, signed
    from whosays.grading.submission import submission_from_bytes

    if handed.reason:
        return handed.reason
    try:
        submission = submission_from_bytes(handed.data, handed.name)
        marked = markers.get(submission.exercise) or next(iter(markers.values()))
        return marked(signed(claimed_by(submission, names) if names else submission, handed.student))
    except SubmissionError as reason:
        return reason


def _tell_absent(students: list[str]) -> None:
    """Name all of them: a list for the teacher that stops in the middle is none."""
    from whosays.tables import shown

    if students:
        click.echo(f"on the roster, without a paper that was graded: {'; '.join(map(shown, students))}", err=True)


def _note_kept(results: str, twins: "Duplicates") -> None:
    """Note whose the papers are in the file of results, in its order, which is the order in which they count."""
    from whosays.grading.results import open_results

    for one in open_results(results):
        if "refused" not in one:
            twins.note_student(one["submission"], exercise=one["exercise"], student=one["student"])


def _hand_out(
    exercises: "dict[str, Exercise]",
    made: "Iterable[Made]",
    twins: "Duplicates",
    kept: "Results | None",
    *,
    as_json: bool,
    html: str | None,
    junit: str | None,
) -> int:
    """Write each grade in the forms that are asked for; return how many submissions could not be used."""
    from whosays.render.text import grade_text

    refused: list[SubmissionError] = []
    unread: list[str] = []
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
        unread.extend(_unread(name, one))
        if kept is None:
            twins.note_student(name, exercise=one.exercise, student=one.student)
        if html and (kept is None or kept.counts(name, exercise=one.exercise, student=one.student)):
            _sheet(exercises[one.exercise], one, Path(html), name)
        if not silent:
            show(grade_text(one, name=name))
    _hand_out_lists(listed, as_json=as_json, junit=junit, html=html if graded else None)
    if not as_json and (silent or graded + len(refused) > 1):
        new = f"{graded} graded" if kept is None else f"{kept.graded} graded, {kept.there_already} were there already"
        click.echo(f"{new}, {len(refused)} could not be used")
    if silent and unread:
        click.echo("\n".join(unread), err=True)
    for reason in refused:
        tell(reason)
    return len(refused)


def _unread(name: str, grade: "Grade") -> "Iterator[str]":
    """Yield a line on answers that are none, such as mistyped letters: they earn nothing, and the teacher should know."""
    from whosays.grading.submission import few
    from whosays.render.numbers import words_of

    items = [item.item for item in grade.items if item.outcome == "unreadable"]
    if items:
        yield f"{name}: {words_of(len(items), 'answer')} could not be read: {few(items)}"


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
        _index(Path(html))


def _sheet(exercise: "Exercise", grade: "Grade", folder: Path, name: str) -> None:
    from whosays.render.sheets import file_name, sheet_page

    write_whole(folder / file_name(grade, name), sheet_page(exercise, grade, name=name).encode("utf-8", "replace"))


def _index(folder: Path) -> None:
    """Write the list of all sheets in `folder`, those of earlier runs too."""
    from whosays.render.sheets import HEAD_SIZE, INDEX, SHEETS, index_page, title_of

    titles = []
    for path in folder.glob(SHEETS):
        with path.open("rb") as file:
            titles.append((title_of(file.read(HEAD_SIZE)) or path.name, path.name))
    write_whole(folder / INDEX, index_page(titles).encode("utf-8", "replace"))


def _tell_left_out(answers: Iterable[str]) -> None:
    from whosays.grading.intake import TAKEN, left_out
    from whosays.grading.submission import few
    from whosays.render.plain import visible

    for folder in filter(Path.is_dir, map(Path, answers)):
        names = left_out(folder)
        if names:
            click.echo(f"{visible(str(folder))}: left out, a submission ends in {', '.join(TAKEN)}: {few(names)}", err=True)
