"""``whosays class``: the results of many make one report for their teacher."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli.exercises import exercise_folders
from whosays.cli.output import sign_of_life, write, write_whole
from whosays.errors import WhoSaysError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.grading.papers import Paper

CLASS_EXAMPLES = """\b
Examples:
  whosays class exercises/forms/form-b form-b.jsonl -o class.html
  whosays class exercises/forms form-b.jsonl --before form-a.jsonl --csv tables/
  whosays class exercises week-1.jsonl week-2.jsonl -o term.html --gradebook term.csv
"""
SECRET_BYTES = 32


@click.command("class", epilog=CLASS_EXAMPLES)
@click.argument("exercise")
@click.argument("results", nargs=-1, required=True)
@click.option(
    "--before", metavar="RESULTS", multiple=True, help="Earlier results of the same students: tell how much they have grown."
)
@click.option("-o", "--output", metavar="FILE", default="class.html", help="Write the page to FILE (class.html); - prints it.")
@click.option("--csv", "tables", metavar="FOLDER", help="Write students.csv and items.csv into FOLDER.")
@click.option("--gradebook", metavar="FILE", help="Write FILE for your list of grades, with real names: points, sum, percent.")
@click.option("--students", metavar="FILE", help="The list of the class, as for assign: the page says what each has handed in.")
@click.option("--names", is_flag=True, help="Show names. Without it each student has a pseudonym that stays the same.")
@click.option("--simulated", is_flag=True, help="Say on the page that no student wrote these papers.")
def class_(
    exercise: str,
    results: tuple[str, ...],
    *,
    before: tuple[str, ...],
    output: str,
    tables: str | None,
    gradebook: str | None,
    students: str | None,
    names: bool,
    simulated: bool,
) -> None:
    """Report on a class: scores, items, ideas to talk about.

    EXERCISE is an exercise folder with its key, or a folder of them. RESULTS is what whosays grade wrote with --results or
    --json, one file or more. The page needs nothing else and asks for nothing; pseudonyms hang on a secret that stays on this
    machine. A who-has-which.csv among the keys is the list of the class where --students names no other.
    """
    from whosays.cli.listing import class_list
    from whosays.grading.accounts import account
    from whosays.grading.exercise import open_exercise
    from whosays.grading.gradebook import class_report
    from whosays.grading.results import open_results
    from whosays.grading.roster import same_name
    from whosays.grading.standing import IS_BLANK, asides, standing
    from whosays.render.classes import chosen_lines, class_page, gradebook_csv, items_csv, students_csv
    from whosays.render.numbers import words_of
    from whosays.render.pseudonyms import pseudonym
    from whosays.render.visible import visible

    listed = class_list(exercise, students)
    with sign_of_life("Counting"):
        papers, refusals = _papers(results)
        aside = [one for path in results for one in asides(open_results(path))]
        blank = [one.student for one in aside if one.state == IS_BLANK]
        earlier = _papers(before)[0] if before else []
        wanted = {paper.exercise for paper in papers}
        every = [open_exercise(folder) for folder in exercise_folders([exercise])]
        opened = [one for one in every if one.id in wanted]
        if not opened:
            what = f"there is no paper on an exercise of {exercise!r} in it"
            raise WhoSaysError(what, where=results[0], fix="grade submissions to this exercise first")
        grown_from = ", ".join(sorted({paper.exercise for paper in earlier}))
        counted = {paper.student for paper in papers if paper.exercise in {one.id for one in opened}}
        report = class_report(
            opened,
            papers,
            refused=len(refusals),
            before=earlier,
            grown_from=grown_from,
            owners=listed.owners,
            account=account(listed.students, graded=sorted(counted), refused=refusals, blank=blank)
            if listed.students
            else None,
        )
    secret = b"" if names else _secret()
    name_of = (lambda name: name) if names else (lambda name: pseudonym(same_name(name), secret))
    write(class_page(report, name_of=name_of, simulated=simulated), output)
    if output != "-":
        papers_counted = words_of(sum(len(one.papers) for one in report.exercises), "paper")
        click.echo(f"{output}: {words_of(len(report.students), 'student')}, {papers_counted}")
        for line in chosen_lines(report, name_of=name_of):
            click.echo(visible(line), err=True)
    if tables:
        folder = Path(tables)
        write_whole(folder / "students.csv", students_csv(report, name_of=name_of).encode("utf-8", "replace"))
        write_whole(folder / "items.csv", items_csv(report).encode("utf-8", "replace"))
    if gradebook:
        stands = standing(every, owners=listed.owners, aside=aside)
        # Excel takes a table for Windows-1252 unless a byte order mark says otherwise.
        write_whole(Path(gradebook), gradebook_csv(report, stands).encode("utf-8-sig", "replace"))
        if output != "-":
            click.echo(f"{gradebook}: real names, for your own list")


def _papers(paths: "Sequence[str]") -> "tuple[list[Paper], list[tuple[str, str]]]":
    """Return the papers in files of results, and of each that could not be used the student, if known, and the reason."""
    from whosays.grading.accounts import reasons
    from whosays.grading.papers import papers_from
    from whosays.grading.results import open_results

    papers, _ = papers_from((one for path in paths for one in open_results(path)), where=paths[0])
    return papers, reasons(one for path in paths for one in open_results(path))


def _secret() -> bytes:
    """Return the secret of this machine, made at its first use; nobody else may read it."""
    path = Path(click.get_app_dir("whosays")) / "pseudonyms.key"
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            path.write_bytes(secrets.token_bytes(SECRET_BYTES))
        return path.read_bytes()
    except OSError as cause:
        fix = "make the folder writable, or use --names"
        raise WhoSaysError(f"the secret for pseudonyms cannot be kept: {cause.strerror}", where=str(path), fix=fix) from None
