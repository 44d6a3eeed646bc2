"""Pictures of a page: what it is made of, how long it takes to read, and how hard the formulas say it is."""

from whosays.render.charts.chart import DARK, LIGHT, MIDDLE, Bar, Chart, Row, Rows
from whosays.render.numbers import UNDEFINED, number_text, percent, statistic_title, usual_band
from whosays.report import Report
from whosays.statistics.reading_time import WORDS_A_MINUTE, minutes, read_time_label
from whosays.statistics.statistic import Statistic

MOST_KINDS = 5
GRADES = (
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_grade",
    "smog_short_text",
    "coleman_liau_index",
    "automated_readability_index",
    "linsear_write",
    "forcast",
)
"""The formulas that give a grade or a year of school, the best known first."""


def page_chart(report: Report) -> Chart:
    """Return the words of the page by kind of block, each kind starting where the one before it ends."""
    words = _words_by_kind(report)
    total, at, rows = int(number_of(report, "page_words")) or 1, 0, []
    for kind, count in _largest(words).items():
        rows.append(Row(f"{kind}: {count:,} words, {percent(count, total)}", (Bar(at, at + count, MIDDLE if at else DARK),)))
        at += count
    return Chart(
        "page", "What the page is made of",
        f"Of {at:,} words on the page, {words['Story']:,} are the story itself: {percent(words['Story'], total)}.",
        ("Part of the page", "Words", "Share"),
        tuple((kind, count, percent(count, total)) for kind, count in words.items()),
        Rows(tuple(rows), total),
    )  # fmt: skip


def read_time_chart(report: Report) -> Chart:
    """Return how long the story and the whole page take to read, from the slowest to the fastest of most readers."""
    table, rows = [], []
    for name, statistic in (("The story", "story_words"), ("The whole page", "page_words")):
        words = int(number_of(report, statistic))
        fast, average, slow = (minutes(words, words_per_minute=WORDS_A_MINUTE[pace]) or 0 for pace in ("300", "238", "175"))
        row = f"{name}: {average:.1f} minutes ({fast:.1f} to {slow:.1f})"
        rows.append(Row(row, (Bar(fast, slow, MIDDLE),), tick=average))
        table.append((name, f"{words:,}", f"{slow:.1f}", f"{average:.1f}", f"{fast:.1f}"))
    label = read_time_label(report.document)
    if label:
        low, high = label
        rows.append(
            Row(
                f"The page's own label: {low if low == high else f'{low} to {high}'} minutes",
                (Bar(low, max(high, low + 0.05), DARK),),
            )
        )
        table.append(("The page's own label", "not said", f"{high}", "", f"{low}"))
    longest = max(bar.end for row in rows for bar in row.bars)
    return Chart(
        "read-time", "How long does it take to read?",
        "Bands run from 300 words a minute to 175; the mark inside is the average, 238.",
        ("What is read", "Words", "Minutes at 175 words a minute", "at 238", "at 300"),
        tuple(table), Rows(tuple(rows), float(int(longest) + 1), axis="minutes"),
    )  # fmt: skip


def grade_chart(report: Report) -> Chart:
    """Return the grade that each formula gives the story, over the band of a corpus of news."""
    found = [report.statistics[name] for name in GRADES]
    given = [one for one in found if one.value is not None]
    corpora = {one.usual.corpus for one in given if one.usual}
    ends = [end for one in given for end in (float(one.value or 0), one.usual.high if one.usual else 0)]
    return Chart(
        "grades", "How hard to read, by formula",
        f"The mark is this story, the band what is usual: the middle half of {' and '.join(sorted(corpora)) or 'no corpus'}. "
        "Usual is not good, and not bad.",
        ("Formula", "Grade", "Usual"),
        tuple((statistic_title(one.name), _value(one), usual_band(one)) for one in given),
        Rows(tuple(_grade_row(one) for one in given), float(int(max(ends, default=0)) + 1), axis="grade or year of school"),
    )  # fmt: skip


def _grade_row(statistic: Statistic) -> Row:
    usual, band = statistic.usual, usual_band(statistic)
    bars = (Bar(usual.low, usual.high, LIGHT, edge=MIDDLE),) if usual else ()
    told = f"{statistic_title(statistic.name)}: {_value(statistic)}" + (f" (usual {band})" if band else "")
    return Row(told, bars, tick=max(0.0, float(statistic.value or 0)))


def _value(statistic: Statistic) -> str:
    return number_text(statistic.value) if isinstance(statistic.value, (int, float)) else UNDEFINED


def _words_by_kind(report: Report) -> dict[str, int]:
    """Return the words of the page by kind of block: the story first, then the largest."""
    story = int(number_of(report, "story_words"))
    kinds = {block.kind for block in report.document.blocks} - {"body", "dateline"}
    words = {kind: int(number_of(report, f"words_in_{kind.replace('-', '_')}")) for kind in kinds}
    ranked = sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))
    return {"Story": story, **{kind.replace("-", " ").capitalize(): count for kind, count in ranked if count}}


def _largest(words: dict[str, int]) -> dict[str, int]:
    """Return `words` with all kinds but the first `MOST_KINDS` taken together."""
    kinds = list(words.items())
    kept, rest = kinds[:MOST_KINDS], kinds[MOST_KINDS:]
    if len(rest) < 2:
        return words
    return {**dict(kept), f"{len(rest)} other kinds": sum(count for _, count in rest)}


def number_of(report: Report, name: str) -> float:
    """Return the value of a statistic, or 0 where it is not defined: a bar without length."""
    value = report.statistics[name].value if name in report.statistics else None
    return value if isinstance(value, (int, float)) else 0
