"""An exercise is a folder that proves itself: each promise below is tried before anybody sits the exercise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from whosays.errors import ExerciseError, SubmissionError
from whosays.grading.exercise import Exercise, Item, Key, open_table, read_folder
from whosays.grading.kinds import kind_named
from whosays.grading.kinds.kind import ONE, ZERO, Unreadable
from whosays.grading.marking import Grade, grade, mark
from whosays.grading.reviewing import not_shown, still_open
from whosays.grading.submission import few, open_submission, read_submission
from whosays.tables import Table, described

Problems = Iterator[ExerciseError]

FILES = ("exercise.toml", "prompt.md", "answers.toml", "key.toml")
BLANK: tuple[object, ...] = (None, "", " \n ")
ODD_TEXTS = ("\0", "\ud800", "\u202e", "x" * 10_000)
HOSTILE: tuple[object, ...] = (True, False, [], {}, [1], {"answer": 1}, float("nan"), 1e300, 10**400, *ODD_TEXTS)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that holds for each exercise folder. `holds` yields what breaks it."""

    name: str
    holds: Callable[[Path, Exercise], Problems]


def check_exercise(folder: str | Path) -> tuple[ExerciseError, ...]:
    """Return all that is wrong with the exercise in `folder`; none means that it may be used.

    The promises are tried only once the tables agree with each other, and most only once a person has checked the key.
    """
    folder = Path(folder)
    exercise, problems = open_for_check(folder)
    if exercise is None:
        return problems
    return tuple(problem for promise in promises_for(exercise) for problem in promise.holds(folder, exercise))


def promises_for(exercise: Exercise) -> tuple[Promise, ...]:
    """Return the promises that can be tried: of a key that nobody has checked, that one alone."""
    return PROMISES if exercise.reviewed else PROMISES[:1]


def open_for_check(folder: Path) -> tuple[Exercise | None, tuple[ExerciseError, ...]]:
    """Return the exercise in `folder`, or None and what is wrong with its tables; the key must be there."""
    exercise, problems = read_folder(folder)
    if exercise is not None and not (folder / "key.toml").exists():
        fix = "add it: a folder is proved by its key"
        missing = ExerciseError("no such file", where=str(folder / "key.toml"), fix=fix)
        return None, (missing,)
    return exercise, problems


def _keyed(exercise: Exercise) -> Iterator[tuple[Item, Key]]:
    """Yield the items of `exercise` with their keys."""
    return ((item, item.key) for item in exercise.items if item.key is not None and not item.skip)


def bears_its_name(folder: Path, exercise: Exercise) -> Problems:
    """Hold the folder to the id of its exercise, so that an address names both."""
    name = folder.resolve().name
    if name != exercise.id:
        where = str(folder / "exercise.toml")
        what = f"the id is {exercise.id!r}, the folder {name!r}"
        yield ExerciseError(what, where=where, fix="give both the same name")


def evidence_stands_in_text(folder: Path, exercise: Exercise) -> Problems:
    """Hold each key to words that the student can see."""
    if exercise.drafted:
        return  # told with all else that is open in a draft
    for item, key in _keyed(exercise):
        where = f"{folder / 'key.toml'}, item {item.id}"
        read = (item.text, *kind_named(item.kind).shows(item.question))
        if any(read) and not key.evidence:
            yield ExerciseError("no evidence words", where=where, fix='add evidence = ["words of the text"]')
        for words in not_shown(item, key):
            fix = "copy the words from the item, letter by letter"
            yield ExerciseError(f"{words!r} does not stand in the item", where=where, fix=fix)


def article_is_there(folder: Path, exercise: Exercise) -> Problems:
    """Hold the exercise to an article that exists."""
    if exercise.article is not None and article_path(folder, exercise.article) is None:
        where = str(folder / "exercise.toml")
        fix = "write its path from this folder, or from the root of the repository"
        yield ExerciseError(f"no such article: {exercise.article!r}", where=where, fix=fix)


def article_path(folder: Path, article: str) -> Path | None:
    """Return the file that `article` names from `folder` or from one of the folders above it, the nearest first."""
    folder = folder.resolve()
    return next((base / article for base in (folder, *folder.parents) if (base / article).is_file()), None)


def blank_form_scores_zero(folder: Path, exercise: Exercise) -> Problems:
    """Hold the blank form to every item, and to no answer."""
    path = folder / "answers.toml"
    try:
        form = open_submission(path)
        graded = grade(exercise, form)
    except SubmissionError as reason:
        yield ExerciseError(reason.what, where=reason.where, fix=reason.fix)
        return
    for warning in graded.warnings:
        yield ExerciseError(warning, where=str(path), fix="take it away")
    for item in graded.items:
        if item.item not in form.answers:
            fix = f'add {item.item} = "" to [answers]'
            yield ExerciseError(f"no place for {item.item!r}", where=str(path), fix=fix)
        elif item.outcome not in ("blank", "skipped"):
            yield ExerciseError(f"{item.item!r} is answered", where=str(path), fix=f'write {item.item} = ""')


def key_scores_full(folder: Path, exercise: Exercise) -> Problems:
    """Hold the key to all points, and each other answer that it names to the share it names."""
    for item, key in _keyed(exercise):
        name_of = kind_named(item.kind).name_of
        yield from _compare(folder / "key.toml", item, name_of(item.question, key.answer), ONE)
        for value, share in key.accept:
            if value == key.answer:
                where = f"{folder / 'key.toml'}, item {item.id}"
                what = f"'accept' holds {described(name_of(item.question, value))}, which is the answer"
                yield ExerciseError(what, where=where, fix="this reading is now the answer: delete its line under accept")
            else:
                yield from _compare(folder / "key.toml", item, name_of(item.question, value), share)
        for value in key.also:
            if mark(item, name_of(item.question, value)).earned == item.points:
                where = f"{folder / 'key.toml'}, item {item.id}"
                yield ExerciseError(f"{value!r} in 'also' earns all points anyway", where=where, fix="take it away")
        for value, _ in key.slips:
            if mark(item, name_of(item.question, value)).outcome == "right":
                where = f"{folder / 'key.toml'}, item {item.id}"
                yield ExerciseError(f"{value!r} in 'slips' is right", where=where, fix="take it away")


def _compare(path: Path, item: Item, answer: object, share: Fraction) -> Problems:
    earned = mark(item, answer).earned
    if earned != share * item.points:
        what = f"{described(answer)} earns {earned} of {item.points}, not {share * item.points}"
        fix = "state the share that it earns, or mend the key"
        yield ExerciseError(what, where=f"{path}, item {item.id}", fix=fix)


def kinds_score_as_stated(folder: Path, exercise: Exercise) -> Problems:
    """Hold each kind of item to its own samples, and to nothing for answers that are none."""
    for item, key in _keyed(exercise):
        where = f"{folder / 'exercise.toml'}, item {item.id}"
        for what in (*_sample_failures(item, key), *_hostile_failures(item)):
            yield ExerciseError(what, where=where, fix=f"mend the kind {item.kind!r}, or its samples")


def _sample_failures(item: Item, key: Key) -> Iterator[str]:
    kind = kind_named(item.kind)
    for sample in kind.samples(item.question, key.answer):
        value = kind.parse(item.question, sample.answer)
        readable = not isinstance(value, Unreadable)
        share = kind.compare(item.question, value, key.answer)[0] if readable else ZERO
        if (share, readable) != (sample.share, sample.readable):
            yield f"{described(sample.answer)} earns {share} of the points, not {sample.share} as its kind states"


def _hostile_failures(item: Item) -> Iterator[str]:
    for answers, outcome in ((BLANK, "blank"), (HOSTILE, "unreadable")):
        for answer in answers:
            marked = mark(item, answer)
            if marked.earned or marked.outcome != outcome:
                yield f"{described(answer)} is {marked.outcome}, not {outcome}"


def samples_score_as_stated(folder: Path, exercise: Exercise) -> Problems:
    """Hold the sample submissions to the scores that they state."""
    for path in sorted(folder.glob("samples/*.toml")):
        try:
            table = open_table(path)
            if not table.has("expected"):
                table.fail("no 'expected'", 'add expected = "7/12", or a table of points by item')
            yield from _differences(path, table.values["expected"], grade(exercise, read_submission(table)))
        except (ExerciseError, SubmissionError) as reason:
            yield ExerciseError(reason.what, where=reason.where, fix=reason.fix)


def _differences(path: Path, expected: object, graded: Grade) -> Problems:
    """Yield where `graded` is not as `expected`: ``"7/12"`` is 7 of 12 points, a table gives points by item."""
    fix = "state what it earns, or mend the key"
    table = Table(expected if type(expected) is dict else {}, where=f"{path}, expected", error=ExerciseError)
    if type(expected) is str and re.fullmatch(r"[0-9]+(\.[0-9]+)?/[0-9]+(\.[0-9]+)?", expected):
        if [Fraction(points) for points in expected.split("/")] != [graded.score, graded.possible]:
            what = f"it scores {graded.score} of {graded.possible} points, not {expected}"
            yield ExerciseError(what, where=str(path), fix=fix)
    elif type(expected) is not dict:
        yield ExerciseError(f"'expected' is {described(expected)}", where=str(path), fix='write expected = "7/12"')
    for item in graded.items:
        if table.has(item.item) and table.number(item.item) != item.earned:
            what = f"{item.item!r} earns {item.earned} of {item.possible}, not {table.number(item.item)}"
            yield ExerciseError(what, where=str(path), fix=fix)
    table.close()


def nothing_stray(folder: Path, exercise: Exercise) -> Problems:
    """Hold the folder to the files that the exercise needs; names that start with a point are left alone."""
    for path in sorted(folder.iterdir()):
        inside = sorted(path.iterdir()) if path.is_dir() and path.name == "samples" else [path]
        for one in inside:
            known = one.name in (*FILES, exercise.article) if one == path else one.suffix == ".toml" and one.is_file()
            if not known and not one.name.startswith((".", "__pycache__")):
                fix = f"take it away; an exercise has {few(list(FILES))} and samples/*.toml"
                yield ExerciseError("this file belongs to no exercise", where=str(one), fix=fix)


PROMISES = (
    Promise("key-is-checked", still_open),
    Promise("bears-its-name", bears_its_name),
    Promise("evidence-stands-in-text", evidence_stands_in_text),
    Promise("article-is-there", article_is_there),
    Promise("blank-form-scores-zero", blank_form_scores_zero),
    Promise("key-scores-full", key_scores_full),
    Promise("kinds-score-as-stated", kinds_score_as_stated),
    Promise("samples-score-as-stated", samples_score_as_stated),
    Promise("nothing-stray", nothing_stray),
)
"""Every promise, in the order in which they are tried."""
