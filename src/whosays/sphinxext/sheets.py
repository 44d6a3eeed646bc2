"""Worksheets on paper: each practice exercise as a PDF beside the page, where the typesetter is installed.

The key is not among them; `whosays sheet --key` prints it for a teacher.
"""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from whosays.sphinxext.nodes import HtmlOnly, paragraph

FOLDER = "_static/sheets"
PRINTERS = tuple(Path(str(files("whosays.render").joinpath(name))) for name in ("worksheet.py", "worksheet.typ"))
"""What a sheet is set by: one that is older is printed again."""


def setup(app: Sphinx) -> None:
    """Write the sheets when the pages are done."""
    app.connect("build-finished", write_sheets)


def link(env: BuildEnvironment, exercise: str) -> list[nodes.Node]:
    """Return a line with a link to the sheet of an exercise, or nothing where none will be made."""
    if find_spec("typst") is None:
        return []
    address = "../" * env.docname.count("/") + f"{FOLDER}/{exercise}.pdf"
    to = nodes.reference("", "On paper (PDF)", refuri=address, internal=False)
    return [HtmlOnly("", paragraph(to, classes=["ws-paper"]))]


def write_sheets(app: Sphinx, exception: Exception | None) -> None:
    """Write a PDF for each practice exercise into the static files of the site."""
    if exception or app.builder.format != "html" or find_spec("typst") is None:
        return
    from whosays.grading.exercise import open_exercise
    from whosays.render.worksheet import worksheets_pdf

    folder = Path(app.outdir) / FOLDER
    root = Path(app.srcdir) / app.config.whosays_exercises
    for path in sorted(root.glob("*/exercise.toml")):
        exercise = open_exercise(path.parent)
        made = folder / f"{exercise.id}.pdf"
        stale = not made.exists() or made.stat().st_mtime <= max(
            one.stat().st_mtime for one in (path, path.with_name("prompt.md"), *PRINTERS)
        )
        if not exercise.graded and stale:
            folder.mkdir(parents=True, exist_ok=True)
            made.write_bytes(worksheets_pdf([exercise], key=False))
