"""``whosays check``: an exercise folder meets its own promises."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from whosays.cli.output import show, sign_of_life, write
from whosays.errors import ExerciseError

CHECK_EXAMPLES = """\b
Examples:
  whosays check exercises/touch-the-owner
  whosays check exercises
"""


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
    for folder in exercise_folders(exercise):
        with sign_of_life(f"Checking {folder}"):
            kept = list(_promises(folder))
        show(promises_text(str(folder), kept))
        broken += any(problems for _, problems in kept)
    if broken:
        ctx.exit(2)


def exercise_folders(names: Iterable[str]) -> Iterator[Path]:
    """Yield the exercise folders that `names` are or hold."""
    for folder in map(Path, names):
        inside = [] if (folder / "exercise.toml").exists() else sorted(folder.glob("**/exercise.toml"))
        yield from (path.parent for path in inside) if inside else [folder]


def _promises(folder: Path) -> Iterator[tuple[str, tuple[ExerciseError, ...]]]:
    """Yield each promise that can be tried, with what breaks it."""
    from whosays.grading.check import open_for_check, promises_for

    exercise, problems = open_for_check(folder)
    yield "tables-agree", problems
    if exercise is not None:
        for promise in promises_for(exercise):
            yield promise.name, tuple(promise.holds(folder, exercise))


SCHEMA_EXAMPLES = """\b
Example:
  whosays schema exercise -o exercise.schema.json
"""


@click.command(epilog=SCHEMA_EXAMPLES)
@click.argument("what", type=click.Choice(["exercise", "key", "submission"]))
@click.option("-o", "--output", metavar="FILE", help="Write it to FILE instead of standard output.")
def schema(what: str, *, output: str | None) -> None:
    """Print the JSON Schema of exercise.toml, key.toml or a submission.

    An editor that knows it checks while you type. In VS Code with Even Better TOML, write as the first line of the file:
    #:schema exercise.schema.json
    """
    from whosays.grading.schema import SCHEMAS

    write(json.dumps(SCHEMAS[what](), indent=1) + "\n", output)
