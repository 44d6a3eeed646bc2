"""Pictures of a class in the book. There is no class in a book: the papers are made up, and every picture says so."""

from docutils import nodes
from sphinx.application import Sphinx

from whosays.errors import nearest
from whosays.grading.exercise import Exercise
from whosays.grading.gradebook import ExerciseReport, class_report
from whosays.grading.marking import grade
from whosays.grading.papers import papers_from
from whosays.grading.simulation import simulated_submissions
from whosays.render.charts import CLASS_CHARTS
from whosays.render.grades import grade_as_dict
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.charts import figure
from whosays.sphinxext.exercises import practice

STUDENTS, SEED = 28, 7


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("ws-class-chart", ClassChartDirective)


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
        report = simulated_report(practice(self.path(folder)))
        return [figure(self.env, CLASS_CHARTS[name](report, simulated=True))]


def simulated_report(exercise: Exercise) -> ExerciseReport:
    """Return the report of a made-up class on `exercise`."""
    papers = simulated_submissions(exercise, students=STUDENTS, seed=SEED)
    results = [{"submission": paper.name, **grade_as_dict(grade(exercise, paper))} for paper in papers]
    return class_report([exercise], papers_from(results, where=exercise.id)[0]).exercises[0]
