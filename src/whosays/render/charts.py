"""Floor 9, to be seen: pictures of a report, as Vega-Lite specifications built of plain data.

Each chart has one form: rows of bars with their words above them, so that it reads the same on a wide page and on a phone,
and in grey. What a bar shows stands in words in the row, and again in the table behind the picture.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from whosays.attribution.attribution import MODES
from whosays.errors import WhoSaysError, nearest
from whosays.labels.label import Label
from whosays.labels.names import LABEL_NAMES
from whosays.report import Report
from whosays.statistics.reading_time import WORDS_A_MINUTE, minutes, read_time_label

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDE, NARROW = 680, 330
"""Pixels: the column of the book, and the same on a phone 390 pixels wide."""

INK, DARK, MIDDLE, LIGHT, TRACK = "#22262b", "#1d5796", "#7fa3cc", "#d3e0ef", "#eeebe4"
POLNEAR_MODES = {"direct": 16, "partial": 10, "indirect": 74}
"""Percent of attributions in PolNeAR, news of the United States election of 2016 (Newell and others 2018)."""

MOST_KINDS, MOST_OWNERS = 5, 12
LETTERS = 20  # pixels that two letters need
GAP = 0.2  # words, between the bars of two sentences
Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a row, from `start` to `end` in the unit of the chart; `words` stand in it, in the colour of `ink`."""

    start: float
    end: float
    fill: str = DARK
    words: str = ""
    ink: str = "white"
    edge: str = "white"
    round: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of words and the bars below it; `tick` marks a place on the row."""

    words: str
    bars: tuple[Bar, ...]
    tick: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with all that stands in for it where it cannot be seen: a title, a description and a table.

    `length` is the unit at the right edge; `axis` names the unit where the picture has a scale, else "".
    """

    name: str
    title: str
    description: str
    columns: tuple[str, ...]
    table: tuple[tuple[Cell, ...], ...]
    rows: tuple[Row, ...]
    length: float
    axis: str = ""


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


def page_chart(report: Report) -> Chart:
    """Return the words of the page by kind of block, each kind starting where the one before it ends."""
    words = _words_by_kind(report)
    total, at, rows = int(_number(report, "page_words")) or 1, 0, []
    for kind, count in _largest(words).items():
        rows.append(Row(f"{kind}: {count:,} words, {_percent(count, total)}", (Bar(at, at + count, MIDDLE if at else DARK),)))
        at += count
    return Chart(
        "page", "What the page is made of",
        f"Of {at:,} words on the page, {words['Story']:,} are the story itself: {_percent(words['Story'], total)}.",
        ("Part of the page", "Words", "Share"),
        tuple((kind, count, _percent(count, total)) for kind, count in words.items()),
        tuple(rows), total,
    )  # fmt: skip


def read_time_chart(report: Report) -> Chart:
    """Return how long the story and the whole page take to read, from the slowest to the fastest of most readers."""
    table, rows = [], []
    for name, statistic in (("The story", "story_words"), ("The whole page", "page_words")):
        words = int(_number(report, statistic))
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
        tuple(table), tuple(rows), float(int(longest) + 1), axis="minutes",
    )  # fmt: skip


def mode_chart(report: Report) -> Chart:
    """Return how the article gives other people's words, beside a corpus of news."""
    here = {mode: 100 * _number(report, f"{mode}_share") for mode in MODES}
    shares = {"This article": here, "PolNeAR news": {mode: float(share) for mode, share in POLNEAR_MODES.items()}}
    known = {name: share for name, share in shares.items() if any(share.values())}
    return Chart(
        "modes", "Quoted, half quoted, told",
        "D, direct: whole sentences in quotation marks. P, partial: a few quoted words. I, indirect: no quotation marks. "
        "PolNeAR is news of the United States election of 2016.",
        ("Text", *(f"{mode.capitalize()}, percent" for mode in MODES)),
        tuple((name, *(f"{share[mode]:.0f}" for mode in MODES)) for name, share in known.items()),
        tuple(_mode_row(name, share) for name, share in known.items()), 100,
    )  # fmt: skip


def owner_chart(report: Report) -> Chart:
    """Return the words that each owner is answerable for, the largest first."""
    owners = sorted((owner for owner in report.owners if owner.words), key=lambda owner: (-owner.words, owner.name))
    total = sum(owner.words for owner in owners) or 1
    rows = [_owner_row(owner.name, owner.type, owner.words, total) for owner in owners[:MOST_OWNERS]]
    rest = owners[MOST_OWNERS:]
    if rest:
        rows.append(_owner_row(f"{len(rest)} more", "", sum(owner.words for owner in rest), total))
    return Chart(
        "owners", "Who is answerable for how many words",
        f"{len(owners)} owners are answerable for {sum(owner.words for owner in owners):,} words.",
        ("Owner", "Type", "Words", "Share of all owned words"),
        tuple((owner.name, owner.type.replace("-", " "), owner.words, _percent(owner.words, total)) for owner in owners),
        tuple(rows), max((bar.end for row in rows for bar in row.bars), default=1),
    )  # fmt: skip


def sentence_chart(report: Report) -> Chart:
    """Return the story as a strip: a row for each paragraph, a bar for each sentence, as long as its words are many."""
    rows, paragraphs = [], _story_paragraphs(report)
    for number, labelled in enumerate(paragraphs, start=1):
        at, bars = 0, []
        for sentence in labelled:
            size = len(sentence.sentence.words)
            bars.append(_sentence_bar(sentence.label, at + GAP, at + size - GAP))
            at += size
        rows.append(Row(f"Paragraph {number}", tuple(bars)))
    counts = Counter(sentence.label for labelled in paragraphs for sentence in labelled)
    return Chart(
        "sentences", "The story, sentence by sentence",
        "Each row is a paragraph, each bar a sentence. Filled: somebody is answerable. Open: the reporter says it. "
        "Square: it could be checked. Round: it is opinion-like.",
        ("Label", "Sentences"),
        tuple((LABEL_NAMES[label.value]["name"], counts[label]) for label in Label if counts[label]),
        tuple(rows), max((bar.end for row in rows for bar in row.bars), default=1),
    )  # fmt: skip


CHARTS: dict[str, Callable[[Report], Chart]] = {
    "page": page_chart,
    "read-time": read_time_chart,
    "modes": mode_chart,
    "owners": owner_chart,
    "sentences": sentence_chart,
}


def specification(chart: Chart, *, width: int = WIDE) -> dict[str, Any]:
    """Return `chart` as a Vega-Lite specification, `width` pixels wide."""
    slim = chart.name == "sentences"
    words, bar = (0, 17) if slim else (19, 16)
    pitch = words + bar + (3 if slim else 12)
    tops = [index * pitch for index in range(len(chart.rows))]
    places = [(row, piece, top + words) for row, top in zip(chart.rows, tops, strict=True) for piece in row.bars]
    x = {"type": "quantitative", "scale": {"domain": [0, chart.length], "nice": False}, "axis": _axis(chart)}
    y = {"type": "quantitative", "scale": {"domain": [len(tops) * pitch, 0], "nice": False}, "axis": None}
    layers = [
        _bars(places, bar, x, y),
        _bars(places, bar, x, y, radius=8),
        _inner_words(places, bar, x, y, LETTERS * chart.length / width),
    ]
    if not slim:
        tracks = [(row, Bar(0, chart.length, TRACK), top + words) for row, top in zip(chart.rows, tops, strict=True)]
        layers = [
            _bars(tracks, bar, x, y),
            *layers,
            _row_words(chart.rows, tops, y, width),
            _ticks(chart.rows, tops, words, bar, x, y),
        ]
    return {
        "$schema": SCHEMA,
        "description": f"{chart.title}. {chart.description}",
        "width": width,
        "height": len(tops) * pitch + (30 if chart.axis else 0),
        "padding": 0,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": "white",
        "config": {"view": {"stroke": None}, "font": "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"},
        "layer": layers,
    }


Place = tuple[Row, Bar, float]


def _axis(chart: Chart) -> dict[str, Any] | None:
    grid = {
        "grid": False,
        "tickColor": INK,
        "domainColor": INK,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
    }
    return {"title": chart.axis, "tickMinStep": 1, "labelFontSize": 12, "titleFontSize": 12, **grid} if chart.axis else None


def _bars(places: Sequence[Place], height: int, x: dict[str, Any], y: dict[str, Any], *, radius: int = 0) -> dict[str, Any]:
    values = [
        {"start": bar.start, "end": bar.end, "top": top, "foot": top + height, "fill": bar.fill, "edge": bar.edge}
        for _, bar, top in places
        if bar.round == bool(radius)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "strokeWidth": 1.5, "cornerRadius": radius},
        "encoding": {
            "x": {**x, "field": "start"}, "x2": {"field": "end"}, "y": {**y, "field": "top"}, "y2": {"field": "foot"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "edge", "type": "nominal", "scale": None},
        },
    }  # fmt: skip


def _inner_words(places: Sequence[Place], height: int, x: dict[str, Any], y: dict[str, Any], room: float) -> dict[str, Any]:
    """Return the letters in the bars, those that are shorter than `room` left bare."""
    values = [
        {"at": (bar.start + bar.end) / 2, "y": top + height / 2, "words": bar.words, "ink": bar.ink}
        for _, bar, top in places
        if bar.words and bar.end - bar.start >= room
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "fontSize": 11, "fontWeight": 600, "baseline": "middle"},
        "encoding": {
            "x": {**x, "field": "at"}, "y": {**y, "field": "y"}, "text": {"field": "words"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }  # fmt: skip


def _row_words(rows: Sequence[Row], tops: Sequence[float], y: dict[str, Any], width: int) -> dict[str, Any]:
    values = [{"y": top + 14, "words": row.words} for row, top in zip(rows, tops, strict=True)]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "baseline": "alphabetic", "fontSize": 13, "color": INK, "limit": width},
        "encoding": {"x": {"value": 0}, "y": {**y, "field": "y"}, "text": {"field": "words"}},
    }


def _ticks(
    rows: Sequence[Row], tops: Sequence[float], words: int, height: int, x: dict[str, Any], y: dict[str, Any]
) -> dict[str, Any]:
    values = [
        {"at": row.tick, "top": top + words - 2, "foot": top + words + height + 2}
        for row, top in zip(rows, tops, strict=True)
        if row.tick is not None
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 3},
        "encoding": {"x": {**x, "field": "at"}, "y": {**y, "field": "top"}, "y2": {"field": "foot"}},
    }


_LABEL_HUES = {
    Label.SOURCED_FACT: "#1d5796",
    Label.SOURCED_OPINION: "#7a3a94",
    Label.PLAIN_REPORTING: "#20605c",
    Label.WRITERS_OPINION: "#8f4d07",
    Label.PAGE_FURNITURE: "#5d636b",
}


def _sentence_bar(label: Label, start: float, end: float) -> Bar:
    hue, filled = _LABEL_HUES[label], label.voice == "source"
    fill, ink, edge = (hue, "white", "white") if filled else ("white", hue, hue)
    return Bar(start, end, fill, LABEL_NAMES[label.value]["short"], ink, edge, round=label.check == "opinion")


def _mode_row(name: str, share: dict[str, float]) -> Row:
    fills, at, bars = dict(zip(MODES, (DARK, MIDDLE, LIGHT), strict=True)), 0.0, []
    for mode in MODES:
        ink = "white" if fills[mode] == DARK else INK
        bars.append(Bar(at, at + share[mode], fills[mode], mode[0].upper(), ink))
        at += share[mode]
    return Row(f"{name}: " + ", ".join(f"{mode[0].upper()} {share[mode]:.0f} %" for mode in MODES), tuple(bars))


def _owner_row(name: str, kind: str, words: int, total: int) -> Row:
    fill = DARK if kind.startswith("named") or kind == "document" else MIDDLE
    return Row(f"{name}: {words:,} words, {_percent(words, total)}", (Bar(0, words, fill),))


def _words_by_kind(report: Report) -> dict[str, int]:
    """Return the words of the page by kind of block: the story first, then the largest."""
    story = int(_number(report, "story_words"))
    kinds = {block.kind for block in report.document.blocks} - {"body", "dateline"}
    words = {kind: int(_number(report, f"words_in_{kind.replace('-', '_')}")) for kind in kinds}
    ranked = sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))
    return {"Story": story, **{kind.replace("-", " ").capitalize(): count for kind, count in ranked if count}}


def _largest(words: dict[str, int]) -> dict[str, int]:
    """Return `words` with all kinds but the first `MOST_KINDS` taken together."""
    kinds = list(words.items())
    kept, rest = kinds[:MOST_KINDS], kinds[MOST_KINDS:]
    if len(rest) < 2:
        return words
    return {**dict(kept), f"{len(rest)} other kinds": sum(count for _, count in rest)}


def _number(report: Report, name: str) -> float:
    """Return the value of a statistic, or 0 where it is not defined: a bar without length."""
    value = report.statistics[name].value if name in report.statistics else None
    return value if isinstance(value, (int, float)) else 0


def _story_paragraphs(report: Report) -> list[list[Any]]:
    found: dict[int, list[Any]] = {}
    for labelled in report.sentences:
        if report.document.kind(labelled.sentence) == "body":
            found.setdefault(labelled.sentence.block, []).append(labelled)
    return list(found.values())


def _percent(part: float, whole: float) -> str:
    share = 100 * part / whole
    return "under 1 %" if 0 < share < 0.5 else f"{share:.0f} %"
