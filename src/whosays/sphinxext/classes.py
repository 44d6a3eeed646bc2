"""Pictures and a report of a class in the book. No class is in a book: its papers are made up, and each says so."""

from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from whosays.errors import nearest
from whosays.grading.exercise import Exercise
from whosays.grading.gradebook import ClassReport, class_report
from whosays.grading.marking import grade
from whosays.grading.papers import papers_from
from whosays.grading.simulation import simulated_submissions
from whosays.render.charts import CLASS_CHARTS
from whosays.render.classes import class_page
from whosays.render.grades import grade_as_dict
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.charts import figure
from whosays.sphinxext.exercises import practice
from whosays.sphinxext.nodes import HtmlOnly, paragraph

STUDENTS, SEED = 28, 7
SAMPLE = "_static/sample-class-report.html"
SAMPLED = ("could-we-check-it", "audit-the-engine")
"""The exercises that the sample of a whole report is about: all their items have choices, so that papers can be made up."""


def setup(app: Sphinx) -> None:
    """Register the directives, and write the sample when the pages are done."""
    app.add_directive("ws-class-chart", ClassChartDirective)
    app.add_directive("ws-class-sample", ClassSampleDirective)
    app.connect("build-finished", _write_sample)


def _write_sample(app: Sphinx, error: Exception | None) -> None:
    """Write a whole report on made-up papers beside the pages, where the book has the exercises for it."""
    folders = [Path(app.srcdir, app.config.whosays_exercises, slug) for slug in SAMPLED]
    if error is None and app.builder.format == "html" and all(folder.is_dir() for folder in folders):
        report = simulated_report([practice(folder) for folder in folders])
        Path(app.outdir, SAMPLE).write_text(class_page(report, name_of=lambda name: name, simulated=True), encoding="utf-8")


class ClassChartDirective(WhoSaysDirective):
    """``{ws-class-chart} trust-but-how-much certainty``: a chart of made-up papers on a practice exercise."""

    required_arguments = 2

    def content_nodes(self) -> list[nodes.Node]:
        """Return the figure."""
        slug, name = self.arguments
        if name not in CLASS_CHARTS:
            raise self.error(f"{self.name}: no chart {name!r}\n  fix: {nearest(name, CLASS_CHARTS)}")
        folder = f"/{self.config.whosays_exercises}/{slug}"
        for part in ("exercise.toml", "key.toml"):
            self.path(f"{folder}/{part}")
        (report,) = simulated_report([practice(self.path(folder))]).exercises
        return [figure(self.env, CLASS_CHARTS[name](report, simulated=True))]


class ClassSampleDirective(WhoSaysDirective):
    """``{ws-class-sample}``: a link to a whole report on made-up papers."""

    def content_nodes(self) -> list[nodes.Node]:
        """Return the link."""
        address = "../" * self.env.docname.count("/") + SAMPLE
        return [HtmlOnly("", paragraph(nodes.reference("", "A sample report", refuri=address, internal=False)))]


def simulated_report(exercises: Sequence[Exercise]) -> ClassReport:
    """Return the report of a made-up class on `exercises`, of which it leaves out what is no choice."""
    results = [
        {"submission": f"{exercise.id}, {paper.name}", **grade_as_dict(grade(exercise, paper))}
        for exercise in exercises
        for paper in simulated_submissions(exercise, students=STUDENTS, seed=SEED)
    ]
    return class_report(exercises, papers_from(results, where="made-up papers")[0])
