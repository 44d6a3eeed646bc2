"""Pictures of a class: how sure it was and how right, and where it split."""

from whosays.grading.gradebook import ExerciseReport, ItemReport
from whosays.grading.kinds.certainty import pays_best
from whosays.render.charts.chart import DARK, INK, LIGHT, MIDDLE, Bar, Chart, Curve, Point, Row, Rows
from whosays.render.numbers import percent, words_of

MOST_SPLIT = 6
MOST_ANSWERS = 4
ROW_LETTERS = 36
"""Letters that a row has room for on a phone."""
_FILLS = ((DARK, "white"), (MIDDLE, INK), (LIGHT, INK), ("white", INK))
_NAMES = {1: "1, a guess", 2: "2, fairly sure", 3: "3, very sure"}
SIMULATED = "Simulated: a program made these papers up. "


def certainty_chart(report: ExerciseReport, *, simulated: bool = False) -> Chart:
    """Return how often answers were right, by how sure the students said they were: the curve of calibration."""
    given = {sure: counts for sure, counts in report.certainty.items() if counts[1]}
    return Chart(
        "certainty", "How sure, and how right",
        _note(report, simulated=simulated)
        + "The points are the answers of the class. The bands show where each certainty pays best: "
        "a point above its band could have been surer, a point below it was too sure.",
        ("Said to be sure", "Answers", "Right", "Share right", "Pays best"),
        tuple(
            (_NAMES[sure], answers, right, percent(right, answers), _range(*pays_best(sure)))
            for sure, (right, answers) in given.items()
        ),
        Curve(
            tuple(
                Point(_NAMES[sure], 100 * right / answers, f"{percent(right, answers)} of {answers}")
                for sure, (right, answers) in given.items()
            ),
            tuple(_band(sure) for sure in given),
            "certainty", "percent right",
        ),
    )  # fmt: skip


def split_chart(report: ExerciseReport, *, simulated: bool = False) -> Chart:
    """Return the items on which the class split most, with how many chose what."""
    ranked = sorted((one for one in report.items if len(one.chosen) > 1), key=lambda one: -one.split)[:MOST_SPLIT]
    most = max((sum(map(sum, one.chosen.values())) for one in ranked), default=1)
    return Chart(
        "splits", "Where the class split",
        _note(report, simulated=simulated)
        + "Each bar is an item, each piece an answer, the commonest first: good places to start a talk.",
        ("Item", "What it says", "Answers", "Split, 0 to 1"),
        tuple((one.item.id, one.item.text or one.item.prompt, _counted(one), f"{one.split:.2f}") for one in ranked),
        Rows(tuple(_split_row(one) for one in ranked), most),
    )  # fmt: skip


CLASS_CHARTS = {"certainty": certainty_chart, "splits": split_chart}


def _note(report: ExerciseReport, *, simulated: bool) -> str:
    papers = f"{words_of(len(report.papers), 'paper')} on {report.exercise.title!r}. "
    return (SIMULATED if simulated else "") + papers


def _split_row(one: ItemReport) -> Row:
    at, bars = 0, []
    for place, (answer, thirds) in enumerate(one.chosen.items()):
        fill, ink = _FILLS[min(place, MOST_ANSWERS - 1)]
        count = sum(thirds)
        bars.append(Bar(at, at + count, fill, _initials(answer), ink, edge=INK if fill == "white" else "white"))
        at += count
    told = _counted(one)
    return Row(f"{one.item.id}: {told if len(told) <= ROW_LETTERS else _counted(one, brief=True)}", tuple(bars))


def _initials(answer: str) -> str:
    """Return the letters that stand in a bar: the first of each word, articles left out, two at most.

    >>> _initials("a source, opinion"), _initials("the page"), _initials("plain reporting")
    ('SO', 'P', 'PR')
    """
    return "".join(word[0] for word in answer.split() if word not in ("a", "an", "the"))[:2].upper()


def _counted(one: ItemReport, *, brief: bool = False) -> str:
    return ", ".join(f"{_initials(answer) if brief else answer} {sum(thirds)}" for answer, thirds in one.chosen.items())


def _band(sure: int) -> tuple[str, float, float]:
    low, high = pays_best(sure)
    return _NAMES[sure], 100 * low, 100 * high


def _range(low: float, high: float) -> str:
    if high == 1:
        return f"above {percent(low, 1)}"
    return f"below {percent(high, 1)}" if low == 0 else f"{percent(low, 1)} to {percent(high, 1)}"
