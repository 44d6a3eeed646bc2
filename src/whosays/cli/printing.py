"""``whosays sheet``: exercises and articles on paper, or the keys, for a class that comes on Monday."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli.exercises import exercise_folders
from whosays.cli.output import sign_of_life, write_whole
from whosays.cli.serving import project_root
from whosays.errors import WhoSaysError

if TYPE_CHECKING:
    from whosays.grading.exercise import Exercise
    from whosays.render.worksheet import Reading

ARTICLE = "article.txt"
SHEET_EXAMPLES = """\b
Examples:
  whosays sheet 4 -o lesson-4.pdf
  whosays sheet night-buses could-we-check-it -o monday.pdf
  whosays sheet "Strip the page" --only 1-3 -o homework.pdf
  whosays sheet exercises --key -o all-keys.pdf
"""


@click.command(epilog=SHEET_EXAMPLES)
@click.argument("name", nargs=-1, required=True)
@click.option("-o", "--output", required=True, metavar="FILE", help="The PDF to write.")
@click.option("--key", is_flag=True, help="Print the answers and the reasons instead of the questions.")
@click.option("--only", metavar="NUMBERS", help="Print these items of one exercise, as in 1-4,6,9; they keep their numbers.")
@click.option(
    "--paper", type=click.Choice(["a4", "us-letter", "a5", "us-statement"]), default="a4", help="The size of the paper (a4)."
)
@click.option("--copies", type=click.IntRange(1, 99), default=1, metavar="N", help="How often each comes in the PDF (1).")
def sheet(name: tuple[str, ...], *, output: str, key: bool, only: str | None, paper: str, copies: int) -> None:
    """Print exercises and articles on paper, or the keys, as one PDF.

    NAME is the number of a lesson (all its exercises), the name or title of an exercise or an article of the book, the name
    of a lesson, an exercise folder, a folder of them, or the file of an article. Each starts on a new page. Letters and
    shapes stand for colors; the key gives each reason in a line. An article comes without labels: one of the book with the
    paragraphs of its story numbered, any other with all its paragraphs numbered. An exercise that was made from an article
    has it in front, and each of its items names the paragraph. With --paper a5 --copies 2 (in the United States --paper
    us-statement) a short sheet comes twice, for a printer that puts two pages on one.
    """
    from whosays.grading.exercise import Exercise
    from whosays.render.numbers import words_of
    from whosays.render.worksheet import worksheets_pdf

    with sign_of_life("Printing"):
        found = {path.resolve(): path for path in _found(name)}  # what is named twice is printed once
        placed = [(path, one) for path in found.values() for one in _sheets(path, key=key)]
        sheets = [one for _, one in placed]
        if not sheets:
            raise WhoSaysError("an article has no key", where=name[0], fix="leave out --key, or name an exercise")
        students = {one.id: _student(path) for path, one in placed if isinstance(one, Exercise)}
        stand = {one.id: _places(path, one) for path, one in placed if isinstance(one, Exercise)}
        asked = _only(sheets, only) if only else sheets
        made = worksheets_pdf(
            [one for one in asked for _ in range(copies)], key=key, paper=paper, students=students, stand=stand
        )
        write_whole(Path(output), made)
    click.echo(f"{output}: {words_of(len(sheets), 'key' if key else 'sheet')}")


def _sheets(path: Path, *, key: bool) -> "Iterator[Exercise | Reading]":
    """Yield what is printed of an exercise folder, or of the file of an article."""
    from whosays.grading.exercise import open_exercise

    if path.is_file():
        if not key:
            yield _reading(path)
        return
    exercise = open_exercise(path)
    if not key and (path / ARTICLE).is_file():
        yield _reading(path / ARTICLE, title=f"{exercise.title}: the article")
    yield exercise


def _places(path: Path, exercise: "Exercise") -> dict[str, str]:
    """Return for each item of an exercise with an article in its folder where its sentence stands in it."""
    from whosays.render.places import paragraphs, places
    from whosays.text.files import open_article

    return places(exercise, paragraphs(open_article(path / ARTICLE).text)) if (path / ARTICLE).is_file() else {}


def _student(path: Path) -> str:
    """Return for whom the form in an exercise folder was made, or ""."""
    from whosays.errors import SubmissionError
    from whosays.grading.submission import open_submission

    try:
        return open_submission(path / "answers.toml").student or ""
    except SubmissionError:  # a form that is missing or broken is told by whosays check
        return ""


def _reading(path: Path, *, title: str = "") -> "Reading":
    """Return an article as it is printed; the book's own have a file beside them that says what they are called."""
    from whosays.grading.exercise import open_table
    from whosays.render.worksheet import reading_of_page, reading_of_story
    from whosays.report import structure
    from whosays.text.files import open_article

    article, about = open_article(path), path.with_name("article.toml")
    if about.is_file():
        return reading_of_story(structure(article).document, title=open_table(about).text("title"))
    return reading_of_page(article.text, title=title or path.stem)


def _only(sheets: "list[Exercise | Reading]", numbers: str) -> "list[Exercise | Reading]":
    """Return the sheets with only the items of these `numbers` in their one exercise."""
    from whosays.grading.exercise import Exercise
    from whosays.grading.variant import introduction
    from whosays.tables import numbers_in

    exercises = [one for one in sheets if isinstance(one, Exercise)]
    if len(exercises) != 1:
        what = f"these are {len(exercises)} exercises, each with numbers of its own" if exercises else "an article has no items"
        fix = f"name one: {', '.join(one.id for one in exercises)}" if exercises else "leave it out, or name an exercise"
        raise WhoSaysError(what, where="--only", fix=fix)
    (exercise,) = exercises
    fix = f"write numbers from 1 to {len(exercise.items)}, such as 1-4,6,9"
    try:
        wanted = numbers_in(numbers)
    except ValueError:
        raise WhoSaysError(f"{numbers[:60]!r} names no items", where="--only", fix=fix) from None
    if max(wanted) > len(exercise.items):
        raise WhoSaysError(f"there is no item {max(wanted)} in {exercise.id}", where="--only", fix=fix)
    items = tuple(item for item in exercise.items if item.number in wanted)
    told = exercise.prompt if len(items) == len(exercise.items) else "\n\n".join(introduction(exercise.prompt))
    chosen = replace(exercise, items=items, prompt=told)
    return [chosen if one is exercise else one for one in sheets]


def _found(names: Iterable[str]) -> Iterator[Path]:
    """Yield the exercise folders and articles that `names` mean, in the order of the lessons where one name means several."""
    for name in names:
        path = Path(name)
        if path.is_file():
            yield path
        elif (path / ARTICLE).is_file() and not (path / "exercise.toml").exists():
            yield path / ARTICLE
        elif path.exists():
            yield from in_order_of_lessons(exercise_folders([name]))
        else:
            yield from _named(name)


def _named(name: str) -> list[Path]:
    """Return the exercises, or the article, of the course that a name or the number of a lesson means."""
    root = project_root(Path.cwd())
    bank, articles = root / "exercises", {path.parent.name: path for path in root.glob(f"book/articles/*/{ARTICLE}")}
    folders = list(exercise_folders([str(bank)]))
    lessons = _lessons(bank)
    if name.isascii() and name.isdigit():
        if not 1 <= int(name) <= len(lessons):
            form = {0: "a", len(lessons) + 1: "b"}.get(int(name))
            if form and (bank / "forms" / f"form-{form}").is_dir():
                fix = f"print it: whosays sheet exercises/forms/form-{form}"
                raise WhoSaysError(f"lesson {int(name)} uses form {form.upper()}", where=name, fix=fix)
            fix = f"use a number from 1 to {len(lessons)}, or the name of an exercise"
            raise WhoSaysError("no such lesson with an exercise", where=name, fix=fix)
        return in_order_of_lessons(folder for folder in folders if _lesson(folder) == lessons[int(name) - 1])
    if name in articles:
        return [articles[name]]
    found = [folder for folder in folders if folder.name == name] or [folder for folder in folders if _lesson(folder) == name]
    titled = [*((_title(folder / "exercise.toml"), folder) for folder in folders)]
    titled += [(_title(path.with_name("article.toml")), path) for path in articles.values()]
    found = found or [path for title, path in titled if title.casefold() == " ".join(name.split()).casefold()]
    if not found:
        titles = {path.parent.name if path.is_file() else path.name: title for title, path in titled}
        raise WhoSaysError("no such exercise, lesson or article", where=name, fix=_near(name, titles, lessons))
    return found


def _near(name: str, titles: dict[str, str], lessons: Iterable[str]) -> str:
    """Return advice that names what `name` is nearest to, by its name and its title, or everything that can be printed.

    >>> _near("strip page", {"the-story-and-the-page": "Strip the page"}, ())
    "use 'the-story-and-the-page' (Strip the page)"
    """
    called = {**dict.fromkeys(lessons, ""), **titles}
    by_title = {title.casefold(): one for one, title in titles.items()}
    close = difflib.get_close_matches(name.casefold(), [*called, *by_title], n=1)
    shown = [by_title.get(close[0], close[0])] if close else sorted(called)
    told = [f"{one!r} ({called[one]})" if called[one] else repr(one) for one in shown]
    return f"use {told[0]}" if close else f"use one of: {'; '.join(told)}"


def in_order_of_lessons(folders: Iterable[Path]) -> list[Path]:
    """Return `folders` as the lessons stand, each lesson's own exercise first; what is in no lesson comes last."""
    listed = list(folders)
    order = _lessons(listed[0].parent) if len(listed) > 1 else ()
    place = {lesson: at for at, lesson in enumerate(order)}
    return sorted(listed, key=lambda one: (place.get(_lesson(one), len(place)), _lesson(one) != one.name, str(one)))


def _lessons(bank: Path) -> tuple[str, ...]:
    from whosays.grading.openers import NAME, lessons_in

    return lessons_in(bank) if (bank / NAME).is_file() else ()


def _lesson(folder: Path) -> str:
    from whosays.grading.exercise import open_table

    return open_table(folder / "exercise.toml").text("lesson")


def _title(path: Path) -> str:
    from whosays.grading.exercise import open_table

    return open_table(path).text("title")
