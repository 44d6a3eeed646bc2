"""Numbers in the book: each one comes from the engine, and can show its working."""

import csv

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from whosays.errors import ArticleError, nearest
from whosays.render.numbers import statistic_title, usual_band, usual_text, value_text
from whosays.sphinxext.base import WhoSaysDirective, WhoSaysRole
from whosays.sphinxext.nodes import inline, paragraph, scrollable, table
from whosays.statistics.statistic import Statistic

BY_KIND = "words_in_"


def setup(app: Sphinx) -> None:
    """Register the roles and the table."""
    app.add_role("ws-stat", ValueRole())
    app.add_role("ws-working", WorkingRole())
    app.add_role("ws-usual", UsualRole())
    app.add_directive("ws-statistics", StatisticsDirective)
    app.add_directive("ws-csv", CsvDirective)


class StatisticRole(WhoSaysRole):
    """A role on ``article#statistic``."""

    def statistic(self) -> Statistic:
        """Return the statistic that the text of the role names."""
        article, _, name = self.text.partition("#")
        found = self.report(article).statistics
        if name not in found:
            where = f"{self.get_source_info()[0]}, line {self.lineno}"
            raise ArticleError(f"no statistic {name!r}", where=where, fix=nearest(name, found))
        return found[name]


class ValueRole(StatisticRole):
    """``{ws-stat}`far-east-summit#body_words```: the value, as a reader writes it."""

    def content_nodes(self) -> list[nodes.Node]:
        """Return the value as words."""
        return [inline(value_text(self.statistic()), classes=["ws-stat"])]


class WorkingRole(StatisticRole):
    """``{ws-working}`far-east-summit#body_words```: the line of arithmetic, or the reason why there is no value."""

    def content_nodes(self) -> list[nodes.Node]:
        """Return the working as words."""
        return [inline(self.statistic().working, classes=["ws-working"])]


class UsualRole(StatisticRole):
    """``{ws-usual}`far-east-summit#words```: the middle half of a corpus of news."""

    def content_nodes(self) -> list[nodes.Node]:
        """Return the band as words."""
        return [inline(usual_band(self.statistic()) or "not known", classes=["ws-usual"])]


class StatisticsDirective(WhoSaysDirective):
    """``{ws-statistics} far-east-summit``: all statistics, or those whose names are listed in the body, one a line.

    All means without the words of each kind of block, which differ from page to page; the chart of the page has them.
    """

    required_arguments = 1
    has_content = True

    def content_nodes(self) -> list[nodes.Node]:
        """Return the table."""
        found = self.report(self.arguments[0]).statistics
        names = [line.strip() for line in self.content if line.strip()] or [one for one in found if not one.startswith(BY_KIND)]
        for name in names:
            if name not in found:
                raise self.error(f"{self.name}: no statistic {name!r}\n  fix: {nearest(name, found)}")
        head = ("Statistic", "Value", "Usual", "Working", "Source")
        numbers = table(head, [row(found[name]) for name in names], classes=["ws-statistics"])
        count = self.env.temp_data["whosays-statistics"] = self.env.temp_data.get("whosays-statistics", 0) + 1
        return [scrollable(numbers, "Statistics of the article" if count == 1 else f"Statistics of the article, {count}")]


class CsvDirective(WhoSaysDirective):
    """``{ws-csv} who-counts.csv``: a table that a benchmark has written; its first line is the head, the body its name."""

    required_arguments = 1
    has_content = True

    def content_nodes(self) -> list[nodes.Node]:
        """Return the table."""
        path = self.path(self.arguments[0])
        if not path.is_file():
            raise self.error(f"{self.name}: no file {self.arguments[0]!r}\n  fix: name a CSV file beside the page")
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        return [scrollable(table(head, rows), " ".join(self.content) or self.arguments[0])]


def row(statistic: Statistic) -> list[nodes.Node | str]:
    """Return the cells of one statistic."""
    working = paragraph(statistic.working, classes=["ws-working"])
    return [
        statistic_link(statistic.name),
        value_text(statistic, with_unit=True),
        usual_text(statistic),
        working,
        statistic.source,
    ]


def statistic_link(name: str) -> nodes.Node:
    """Return the name of a statistic, linked to its formula where the book has it."""
    return addnodes.pending_xref(
        "", nodes.inline("", "", nodes.Text(statistic_title(name))),
        refdomain="ws", reftype="stat", reftarget=name, refexplicit=True, refwarn=False, soft=True,
    )  # fmt: skip
