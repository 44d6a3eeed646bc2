"""``whosays grade`` and ``whosays check``: an exercise folder meets its submissions, and its own promises."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli.output import show, sign_of_life, tell, write
from whosays.errors import ExerciseError, SubmissionError

if TYPE_CHECKING:
    from whosays.grading.exercise import Exercise
    from whosays.grading.marking import Grade

ENDINGS = (".json", ".toml")
GRADE_EXAMPLES = """\b
Examples:
  whosays grade exercises/harbour-voices answers.json
  whosays grade exercises/harbour-voices handed-in/ --json > grades.json
"""
CHECK_EXAMPLES = """\b
Examples:
  whosays check exercises/harbour-voices
  whosays check exercises
"""


@click.command(epilog=GRADE_EXAMPLES)
@click.argument("exercise")
@click.argument("answers", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print a list of grades (whosays/grade/v1).")
@click.pass_context
def grade(ctx: click.Context, exercise: str, answers: tuple[str, ...], *, as_json: bool) -> None:
    """Grade submissions to an exercise, with feedback on each answer.

    EXERCISE is an exercise folder with its key. ANSWERS are submissions (.json or .toml), or folders of them. A
    submission that cannot be used is named with the reason, the others are graded, and the exit code is 2.
    """
    from whosays.grading.exercise import open_exercise

    opened = open_exercise(exercise)
    if not any(item.key for item in opened.items):
        raise ExerciseError("there is no key to mark with", where=exercise, fix="add key.toml to the folder")
    paths = tuple(_submissions(answers))
    grades: list[tuple[str, Grade]] = []
    with sign_of_life(f"Grading {len(paths):,} submissions"):
        refused = list(_grade_each(opened, paths, grades))
    if as_json:
        write(_json(grades), None)
    else:
        _show(grades, len(refused))
    for reason in refused:
        tell(reason)
    if refused:
        ctx.exit(2)


def _grade_each(exercise: "Exercise", paths: Iterable[Path], grades: "list[tuple[str, Grade]]") -> Iterator[SubmissionError]:
    """Add the grade of each submission to `grades`, with the name of its file; yield why there is none."""
    from whosays.grading.marking import grade_all

    for path in paths:
        (made,) = grade_all(exercise, [path])
        if isinstance(made, SubmissionError):
            yield made
        else:
            grades.append((str(path), made))


def _submissions(answers: Iterable[str]) -> Iterator[Path]:
    """Yield the files that `answers` name, once each; say what in a folder is left out."""
    seen: set[Path] = set()
    for path in map(Path, answers):
        for one in _submissions_in(path) if path.is_dir() else [path]:
            if one not in seen:
                seen.add(one)
                yield one


def _submissions_in(folder: Path) -> list[Path]:
    inside = sorted(one for one in folder.iterdir() if not one.name.startswith("."))
    found = [one for one in inside if one.suffix in ENDINGS]
    left_out = [one.name for one in inside if one not in found]
    endings = " or ".join(ENDINGS)
    if not found:
        raise SubmissionError("there is no submission in it", where=str(folder), fix=f"put {endings} files into it")
    if left_out:
        from whosays.grading.submission import few
        from whosays.render.plain import visible

        click.echo(f"{visible(str(folder))}: left out, a submission ends in {endings}: {few(left_out)}", err=True)
    return found


def _json(grades: "Iterable[tuple[str, Grade]]") -> str:
    from whosays.render.grades import grade_as_dict

    made: list[dict[str, Any]] = [{"submission": name, **grade_as_dict(one)} for name, one in grades]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _show(grades: "list[tuple[str, Grade]]", refused: int) -> None:
    from whosays.render.text import grade_text

    for name, one in grades:
        show(grade_text(one, name=name))
    if len(grades) + refused > 1:
        click.echo(f"{len(grades)} graded, {refused} could not be used")


@click.command(epilog=CHECK_EXAMPLES)
@click.argument("exercise", nargs=-1, required=True)
@click.pass_context
def check(ctx: click.Context, exercise: tuple[str, ...]) -> None:
    """Prove exercise folders: blank scores zero, the key scores full.

    EXERCISE is an exercise folder, or a folder of them. Each promise is tried and told; the exit code is 2 where one is
    broken.
    """
    from whosays.render.text import promises_text

    broken = 0
    for folder in _folders(exercise):
        with sign_of_life(f"Checking {folder}"):
            kept = list(_promises(folder))
        show(promises_text(str(folder), kept))
        broken += any(problems for _, problems in kept)
    if broken:
        ctx.exit(2)


def _folders(names: Iterable[str]) -> Iterator[Path]:
    for folder in map(Path, names):
        inside = [] if (folder / "exercise.toml").exists() else sorted(folder.glob("*/exercise.toml"))
        yield from (path.parent for path in inside) if inside else [folder]


def _promises(folder: Path) -> Iterator[tuple[str, tuple[ExerciseError, ...]]]:
    """Yield each promise that can be tried, with what breaks it."""
    from whosays.grading.check import PROMISES, open_for_check

    exercise, problems = open_for_check(folder)
    yield "tables-agree", problems
    if exercise is not None:
        for promise in PROMISES:
            yield promise.name, tuple(promise.holds(folder, exercise))
