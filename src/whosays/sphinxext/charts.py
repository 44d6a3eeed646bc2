"""Pictures in the book: drawn once, at the end of the build, with the table behind them on the page.

They are drawn by one process after all pages are written: the drawing library does not survive a fork.
"""

import hashlib
import json
import posixpath
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from whosays.render.charts import NARROW, WIDE, Chart, chart, specification
from whosays.sphinxext.base import WhoSaysDirective
from whosays.sphinxext.domain import domain_of
from whosays.sphinxext.nodes import Translator, add_node, element, inline, scrollable, skip, table


class Picture(nodes.General, nodes.Element):
    """A chart in two sizes: ``wide`` and ``narrow`` name its files, ``alt`` stands in for it."""


def setup(app: Sphinx) -> None:
    """Register the directive, its node, and the drawing."""
    app.add_directive("ws-chart", ChartDirective)
    add_node(app, Picture, (visit_picture, None), elsewhere=(skip, None))
    app.connect("build-finished", draw_pictures)


class ChartDirective(WhoSaysDirective):
    """``{ws-chart} far-east-summit page``: a chart of an article, by its name."""

    required_arguments = 2

    def content_nodes(self) -> list[nodes.Node]:
        """Return the figure."""
        return [figure(self.env, chart(self.report(self.arguments[0]), self.arguments[1]))]


def figure(env: BuildEnvironment, chart: Chart) -> nodes.Element:
    """Return the picture, its caption, and its numbers in a table that can be opened."""
    wide = specification(chart, width=WIDE)
    picture = Picture(
        "", wide=note_picture(env, wide), narrow=note_picture(env, specification(chart, width=NARROW)),
        size=(wide["width"], wide["height"]),
        alt=f"{chart.title}. {chart.description} The numbers are in the table below.",
    )  # fmt: skip
    caption = element("figcaption", nodes.strong("", chart.title), " ", inline(chart.description))
    numbers = table(chart.columns, [[str(cell) for cell in row] for row in chart.table])
    region = scrollable(numbers, f"Numbers: {chart.title}")
    details = element("details", element("summary", f"The numbers: {chart.title}"), region)
    return element("figure", picture, caption, details, classes=["ws-chart", f"ws-chart-{chart.name}"])


def note_picture(env: BuildEnvironment, specification: dict[str, Any]) -> str:
    """Return the file name of a picture that the page which is being read needs."""
    text = json.dumps(specification, sort_keys=True)
    name = f"ws-{hashlib.sha256(text.encode()).hexdigest()[:16]}.svg"
    domain_of(env).pictures[env.docname, name] = text
    return name


def visit_picture(translator: Translator, node: Picture) -> None:
    """Write both sizes, and let the browser choose."""
    wide, narrow = (posixpath.join(translator.builder.imgpath, node[size]) for size in ("wide", "narrow"))
    width, height = node["size"]
    translator.body.append(
        f'<picture><source media="(max-width: 44em)" srcset="{narrow}">'
        f'<img src="{wide}" alt="{translator.attval(node["alt"])}" width="{width}" height="{height}"></picture>\n'
    )
    raise nodes.SkipNode


def draw_pictures(app: Sphinx, error: Exception | None) -> None:
    """Draw the pictures of all pages that are not drawn yet."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir, app.builder.imagedir)
    for (_, name), text in domain_of(app.env).pictures.items():
        if not (folder / name).exists():
            import vl_convert

            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(vl_convert.vegalite_to_svg(text), encoding="utf-8")
