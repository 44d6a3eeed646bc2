"""Floor 9, to be seen: pictures of a report and of a class, as Vega-Lite specifications built of plain data."""

from collections.abc import Callable

from whosays.errors import WhoSaysError, nearest
from whosays.render.charts.chart import Chart
from whosays.render.charts.classes import CLASS_CHARTS
from whosays.render.charts.drawing import NARROW, WIDE, specification
from whosays.render.charts.pages import grade_chart, page_chart, read_time_chart
from whosays.render.charts.sourcing import (
    corner_chart,
    cue_chart,
    hedge_chart,
    mode_chart,
    owner_chart,
    run_chart,
    sentence_chart,
    without_chart,
)
from whosays.report import Report

CHARTS: dict[str, Callable[[Report], Chart]] = {
    "page": page_chart,
    "read-time": read_time_chart,
    "grades": grade_chart,
    "modes": mode_chart,
    "owners": owner_chart,
    "without-one": without_chart,
    "sentences": sentence_chart,
    "corners": corner_chart,
    "runs": run_chart,
    "cues": cue_chart,
    "hedges": hedge_chart,
}

__all__ = ["CHARTS", "CLASS_CHARTS", "NARROW", "WIDE", "Chart", "chart", "specification"]


def chart(report: Report, name: str) -> Chart:
    """Return the chart called `name`.

    Raises
    ------
    WhoSaysError
        When there is no chart of that name.
    """
    if name not in CHARTS:
        raise WhoSaysError(f"no chart {name!r}", where=report.document.article.name, fix=nearest(name, CHARTS))
    return CHARTS[name](report)
