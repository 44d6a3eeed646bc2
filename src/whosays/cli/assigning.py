"""``whosays assign`` and ``whosays attempt``: an exercise goes out, and is sat in a terminal."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli.exercises import exercise_folders
from whosays.cli.output import sign_of_life, write_whole
from whosays.cli.printing import in_order_of_lessons
from whosays.errors import WhoSaysError

if TYPE_CHECKING:
    from whosays.grading.drafting import Draft
    from whosays.grading.exercise import Exercise, Item

ASSIGN_EXAMPLES = """\b
Examples:
  whosays assign week-3 exercises/could-we-check-it exercises/nobody-says --items 12 -o out
  whosays assign test-b exercises --items 24 --seed 8b --students class.txt -o out
  whosays assign our-paper --article page.html --items 16 -o out
"""
PROMPT = "# {title}\n\nRead each sentence, and answer with your fingers on the words.\nHand in your answers.\n"
BANK = (
    "Items of the bank stand on the site with their answers: let students write without it, or use the test forms for a grade."
)
DRAFT = """The key is the engine's draft: {path}
Read every item, mend it, and set reviewed = true. Until then nothing is graded with it.
What is still open: whosays check {folder}"""
COPIED = "The zip file holds the whole article: hand it out only where law and licenses let you copy it for a class."
NOT_COPIED = (
    "The zip file holds the sentences that are asked about, not the article. Students need the article too: hand it out as "
    "law and licenses allow, or add --with-article where you may copy it."
)
FEWEST = 2
"""Sentences of a label; one alone gives no practice."""
MOST_STUDENTS = 500
LONGEST_NAME = 30


@click.command(epilog=ASSIGN_EXAMPLES)
@click.argument("name")
@click.argument("exercise", nargs=-1)
@click.option("-o", "--output", required=True, metavar="FOLDER", help="Where the bundles go; it must not hold any yet.")
@click.option("--items", type=click.IntRange(1, 200), help="How many items; all if not given (16 from an article).")
@click.option("--seed", help="Another seed gives another variant; the same gives the same.")
@click.option(
    "--students", metavar="FILE", help="A list with a name a line, or a table with a column student: a variant for each."
)
@click.option("--article", metavar="FILE", help="Draft items from an article; you go through the key.")
@click.option("--with-article", is_flag=True, help="Show students the whole article too, where you may copy it.")
@click.option("--title", help="What the exercise is called; NAME if not given.")
def assign(
    name: str,
    exercise: tuple[str, ...],
    *,
    output: str,
    items: int | None,
    seed: str | None,
    students: str | None,
    article: str | None,
    with_article: bool,
    title: str | None,
) -> None:
    """Make an exercise for a grade: bundles for students, keys for you.

    NAME is what it is called in addresses and files. EXERCISE are exercise folders of the bank, or folders of them; without
    any, name an --article. FOLDER/students gets a zip file without key for the class, or for each student; FOLDER/keys gets
    the folders to grade with.
    """
    _check_name(name)
    _check_options(exercise=bool(exercise), article=bool(article), with_article=with_article, for_bank=bool(seed or students))
    folder = Path(output)
    if folder.exists() and any(folder.iterdir()):
        raise WhoSaysError("there is something in it already", where=output, fix="name a new folder")
    who = _students(students) if students else ("",)
    with sign_of_life("Making bundles"):
        if article:
            drafted, files = _from_article(article, name=name, title=title or name, items=items or 16)
            _write(folder, name, files, with_article=with_article)
        else:
            for number, student in enumerate(who, start=1):
                called = f"{name}-{number:02}" if student else name
                _write(
                    folder,
                    called,
                    _from_bank(exercise, student, name=called, title=title or name, items=items, seed=seed or "1"),
                    student=student,
                )
    if students:
        rows = "".join(f"{name}-{number:02},{_cell(student)}\n" for number, student in enumerate(who, start=1))
        write_whole(folder / "keys" / "who-has-which.csv", f"exercise,student\n{rows}".encode())
    from whosays.render.numbers import words_of

    number = len(tomllib.loads(next((folder / "keys").glob("*/exercise.toml")).read_text(encoding="utf-8"))["items"])
    fewer = f"; there are only {number}" if items and number < items else ""
    click.echo(f"{folder / 'students'}: {len(who)} to hand out, without key, {words_of(number, 'item')} each{fewer}")
    click.echo(f"{folder / 'keys'}: to grade with; keep it")
    if exercise:
        click.echo(BANK)
    if article:
        click.echo("\n".join(_found(drafted)))
        click.echo(COPIED if with_article else NOT_COPIED)
        click.echo(DRAFT.format(path=folder / "keys" / name / "key.toml", folder=folder / "keys" / name))


def _check_name(name: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or len(name) > LONGEST_NAME:
        fix = f"use lower-case letters, digits and hyphens, at most {LONGEST_NAME}"
        raise WhoSaysError(f"{name!r} is no name for an exercise", where="assign", fix=fix)


def _check_options(*, exercise: bool, article: bool, with_article: bool, for_bank: bool) -> None:
    """Refuse options that do not go together, rather than pass one over."""
    if exercise == article:
        raise WhoSaysError("name exercises of the bank, or one article", where="assign", fix="see whosays assign --help")
    if with_article and not article:
        raise WhoSaysError("there is no article to show", where="assign", fix="leave out --with-article, or add --article")
    if article and for_bank:
        fix = "leave out --seed and --students"
        raise WhoSaysError("an article gives one exercise, the same for the whole class", where="assign", fix=fix)


def _found(drafted: "Draft") -> Iterator[str]:
    """Yield how many sentences of each label were found and are asked about, and which label is too rare to practice."""
    from whosays.labels.label import Label
    from whosays.render.plain import full_name

    yield "Sentences that can be asked about, by the program's own labels:"
    yield from (f"  {full_name(label):<20}{found:>4} found, {asked} asked" for label, found, asked in drafted.counts)
    rare = [full_name(label) for label, found, _ in drafted.counts if found < FEWEST]
    story = sum(found for label, found, _ in drafted.counts if label is not Label.PAGE_FURNITURE)
    if story < FEWEST:
        yield "Hardly anything in it reads as a story. Look whether the file holds the whole article."
    elif rare:
        yield f"Too few to practice with: {', '.join(rare)}. Another article may have more."


def _cell(text: str) -> str:
    from whosays.render.spreadsheet import csv_text

    return csv_text([[text]]).rstrip("\n")


def _students(path: str) -> tuple[str, ...]:
    from whosays.cli.listing import students_in

    names = students_in(path)
    if len(names) > MOST_STUDENTS:
        raise WhoSaysError(f"there are more than {MOST_STUDENTS} names", where=path, fix="write each student once, one a line")
    return names


def _from_bank(
    exercise: tuple[str, ...], student: str, *, name: str, title: str, items: int | None, seed: str
) -> dict[str, str]:
    from whosays.grading.exercise import open_exercise
    from whosays.grading.variant import bank, introduction, mixed_introduction, variant
    from whosays.render.folders import folder_files

    every = list(exercise_folders(exercise))
    folders = [folder for folder in every if not _is_graded(folder)]
    if not folders:
        fix = "hand it out as it is: print it with whosays sheet, and grade with its own folder"
        raise WhoSaysError("this is a test form, and no part of the bank", where=str(every[0]), fix=fix)
    asked, key = variant(bank(folders), name=name, title=title, items=items, seed=seed)
    numbers: dict[str, list[int]] = {}
    for number, item in enumerate(key["items"].values(), start=1):
        numbers.setdefault(item["origin"].partition("/")[0], []).append(number)
    opened = [one for one in map(open_exercise, in_order_of_lessons(folders)) if one.id in numbers]
    mixed = mixed_introduction([(one.title, one.prompt, numbers[one.id]) for one in opened])
    told = "\n\n".join(mixed if len(opened) > 1 else introduction(opened[0].prompt))
    return folder_files(asked, key, prompt=f"# {title}\n\n{told}\n", student=student)


def _is_graded(folder: Path) -> bool:
    from whosays.grading.exercise import open_exercise

    return open_exercise(folder).graded


def _from_article(path: str, *, name: str, title: str, items: int) -> tuple["Draft", dict[str, str]]:
    import whosays
    from whosays.grading.drafting import draft
    from whosays.render.folders import folder_files

    article = whosays.open_article(path)
    drafted = draft(whosays.read(article), name=name, title=title, items=items)
    if not drafted.asked["items"]:
        raise WhoSaysError("no sentence of it can be asked about", where=path, fix="name a page with an article")
    files = folder_files(drafted.asked, drafted.key, prompt=PROMPT.format(title=title), article=article.text)
    return drafted, files


def _write(folder: Path, name: str, files: dict[str, str], *, with_article: bool = False, student: str = "") -> None:
    from whosays.render.folders import student_bundle

    try:
        (folder / "students").mkdir(parents=True, exist_ok=True)
        (folder / "keys" / name).mkdir(parents=True)
    except OSError as cause:
        raise WhoSaysError(cause.strerror or "cannot be made", where=str(folder), fix="name a new folder") from None
    for file, text in files.items():
        write_whole(folder / "keys" / name / file, text.encode())
    write_whole(
        folder / "students" / f"{name}.zip", student_bundle(files, name=name, with_article=with_article, student=student)
    )


ATTEMPT_EXAMPLES = """\b
Examples:
  whosays attempt exercises/touch-the-owner
  whosays attempt week-3/ -o answers.json
"""


@click.command(epilog=ATTEMPT_EXAMPLES)
@click.argument("exercise")
@click.option("-o", "--output", default="answers.json", metavar="FILE", help="Where the answers go (answers.json).")
@click.option("--student", default="", help="Your name, for the file.")
def attempt(exercise: str, *, output: str, student: str) -> None:
    """Answer an exercise here, item by item.

    EXERCISE is an exercise folder, with its key or without. With a practice key each answer is graded at once, with the
    reason. Press Enter to leave an item out, Ctrl-C to stop; what you have answered is kept, and asked no more.
    """
    from whosays.grading.exercise import open_exercise
    from whosays.render.numbers import words_of

    opened = open_exercise(exercise)
    answers = _kept(Path(output), opened)
    click.echo(f"{opened.title}: {words_of(len(opened.items), 'item')}\n")
    try:
        for item in opened.items:
            if item.id not in answers:
                _ask(item, opened, answers)
                _keep(Path(output), opened, answers, student)
    except (KeyboardInterrupt, click.Abort, EOFError):
        click.echo("\nStopped. Run it again to go on.")
    click.echo(f"{len(answers)} of {words_of(len(opened.items), 'item')} answered, in {output}")


def _kept(path: Path, exercise: "Exercise") -> dict[str, Any]:
    from whosays.grading.submission import open_submission

    if not path.exists():
        return {}
    submission = open_submission(path)
    if submission.exercise != exercise.id:
        raise WhoSaysError(f"it answers {submission.exercise!r}", where=str(path), fix="name another file with -o")
    return dict(submission.answers)


def _keep(path: Path, exercise: "Exercise", answers: dict[str, Any], student: str) -> None:
    made = {"format": 1, "exercise": exercise.id, "exercise_sha256": exercise.sha256, "student": student, "answers": answers}
    write_whole(path, (json.dumps(made, ensure_ascii=False, indent=1, default=str) + "\n").encode())


def _ask(item: "Item", exercise: "Exercise", answers: dict[str, Any]) -> None:
    from whosays.grading.kinds import kind_named
    from whosays.grading.kinds.kind import Unreadable
    from whosays.grading.marking import mark
    from whosays.render.visible import visible

    kind = kind_named(item.kind)
    choices = kind.choices(item.question)
    click.echo("\n".join(visible(line) for line in _shown(item, choices)))
    while True:
        given = click.prompt("Your answer", default="", show_default=False).strip()
        if not given:
            return
        if choices and given.isdigit() and 0 < int(given) <= len(choices):
            given = choices[int(given) - 1][0]
        value = kind.parse(item.question, given)
        if not isinstance(value, Unreadable):
            break
        click.echo(f"  {visible(value.reason)}")
    answers[item.id] = given
    if item.key is not None and not exercise.graded:
        marked = mark(item, given)
        click.echo(f"  {marked.outcome}. {visible(marked.feedback)}\n")


def _shown(item: "Item", choices: tuple[tuple[str, str], ...]) -> Iterator[str]:
    from whosays.grading.kinds import kind_named
    from whosays.render.asking import HOW
    from whosays.render.plain import before_it, framed
    from whosays.render.prose import plain_words

    yield f"{item.number}. {plain_words(item.prompt)}"
    if item.before:
        yield f"   {before_it(item)}"
    if item.text:
        yield f"   {framed(item.text)}"
    for at, (_, name) in enumerate(choices, start=1):
        yield f"   {at}  {name}"
    if not choices:
        question = item.question
        if item.kind == "match":
            yield from (f"   {claim}  {text}" for claim, text in question.claims.items())
            yield f"   Choose from: {'; '.join(question.owners.values())}"
        elif item.kind == "order":
            yield from (f"   {letter}  {text}" for letter, text in question.texts.items())
        else:
            yield from (f"   {text}" for text in kind_named(item.kind).shows(question))
        yield f"   {HOW[item.kind]}"
