"""Drawing: a chart as a Vega-Lite specification, in the width of the page or of a phone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from whosays.render.charts.chart import INK, LIGHT, TRACK, Bar, Chart, Column, Curve, Mosaic, Row, Rows, Tile

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDE, NARROW = 680, 330
"""Pixels: the column of the book, and the same on a phone 390 pixels wide."""

LETTERS = 20
"""Pixels that two letters need."""
_FONT = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
_MOSAIC_HEIGHT, _HEAD, _GUTTER = 240, 20, 4
_TILE_ROOM = (64, 34)
"""Pixels that a tile needs for its two lines of words; one that is smaller keeps the first alone, or none."""
_LETTER_WIDTH = 6.6
_CURVE_HEIGHT = 260

Encoding = dict[str, Any]


def specification(chart: Chart, *, width: int = WIDE) -> dict[str, Any]:
    """Return `chart` as a Vega-Lite specification, `width` pixels wide."""
    match chart.picture:
        case Rows() as rows:
            height, layers = _rows(rows, width)
        case Mosaic() as mosaic:
            height, layers = _mosaic(mosaic, width)
        case Curve() as curve:
            height, layers = _curve(curve)
    return {
        "$schema": SCHEMA,
        "description": f"{chart.title}. {chart.description}",
        "width": width,
        "height": height,
        "padding": {"left": 0, "top": 0, "right": 0, "bottom": 4},
        "autosize": {"type": "fit", "contains": "padding"},
        "background": "white",
        "config": {"view": {"stroke": None}, "font": _FONT},
        "layer": layers,
    }


Place = tuple[Row, Bar, float]


def _rows(drawn: Rows, width: int) -> tuple[int, list[Encoding]]:
    words, bar = (0, 17) if drawn.slim else (19, 16)
    pitch = words + bar + (3 if drawn.slim else 12)
    rows = drawn.rows
    tops = [index * pitch for index in range(len(rows))]
    places = [(row, piece, top + words) for row, top in zip(rows, tops, strict=True) for piece in row.bars]
    axis = _axis(drawn.axis) if drawn.axis else None
    x = {"type": "quantitative", "scale": {"domain": [0, drawn.length], "nice": False}, "axis": axis}
    y = {"type": "quantitative", "scale": {"domain": [len(tops) * pitch, 0], "nice": False}, "axis": None}
    layers = [
        _bars(places, bar, x, y),
        _bars(places, bar, x, y, radius=8),
        _inner_words(places, bar, x, y, LETTERS * drawn.length / width),
    ]
    if not drawn.slim:
        tracks = [(row, Bar(0, drawn.length, TRACK), top + words) for row, top in zip(rows, tops, strict=True)]
        layers = [
            _bars(tracks, bar, x, y),
            *layers,
            _row_words(rows, tops, y, width),
            _ticks(rows, tops, words, bar, x, y),
        ]
    return len(tops) * pitch + (40 if drawn.axis else 0), layers


def _axis(title: str) -> Encoding:
    colors = {"tickColor": INK, "domainColor": INK, "labelColor": INK, "titleColor": INK}
    sizes = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    return {"title": title, "tickMinStep": 1, "grid": False, **sizes, **colors}


def _bars(places: Sequence[Place], height: int, x: Encoding, y: Encoding, *, radius: int = 0) -> Encoding:
    values = [
        {"start": bar.start, "end": bar.end, "top": top, "foot": top + height, "fill": bar.fill, "edge": bar.edge}
        for _, bar, top in places
        if bar.round == bool(radius)
    ]
    return _boxes(values, x, y, radius=radius)


def _boxes(values: list[Encoding], x: Encoding, y: Encoding, *, radius: int) -> Encoding:
    """Return rectangles from ``start`` to ``end`` and from ``top`` to ``foot``."""
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "strokeWidth": 1.5, "cornerRadius": radius},
        "encoding": {
            "x": {**x, "field": "start"}, "x2": {"field": "end"}, "y": {**y, "field": "top"}, "y2": {"field": "foot"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "edge", "type": "nominal", "scale": None},
        },
    }  # fmt: skip


def _inner_words(places: Sequence[Place], height: int, x: Encoding, y: Encoding, room: float) -> Encoding:
    """Return the letters in the bars, those that are shorter than `room` left bare."""
    values = [
        {"at": (bar.start + bar.end) / 2, "y": top + height / 2, "words": bar.words, "ink": bar.ink}
        for _, bar, top in places
        if bar.words and bar.end - bar.start >= room
    ]
    return _letters(values, x, y, {"fontSize": 11, "fontWeight": 600, "baseline": "middle"})


def _letters(values: list[Encoding], x: Encoding, y: Encoding, mark: Encoding) -> Encoding:
    """Return ``words`` at ``at`` and ``y``, in the color of ``ink``."""
    return {
        "data": {"values": values},
        "mark": {"type": "text", **mark},
        "encoding": {
            "x": {**x, "field": "at"}, "y": {**y, "field": "y"}, "text": {"field": "words"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }  # fmt: skip


def _row_words(rows: Sequence[Row], tops: Sequence[float], y: Encoding, width: int) -> Encoding:
    values = [{"y": top + 14, "words": row.words} for row, top in zip(rows, tops, strict=True)]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "baseline": "alphabetic", "fontSize": 13, "color": INK, "limit": width},
        "encoding": {"x": {"value": 0}, "y": {**y, "field": "y"}, "text": {"field": "words"}},
    }


def _ticks(rows: Sequence[Row], tops: Sequence[float], words: int, height: int, x: Encoding, y: Encoding) -> Encoding:
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


def _mosaic(mosaic: Mosaic, width: int) -> tuple[int, list[Encoding]]:
    """Return the tiles in pixels: a head of words, then the columns side by side."""
    height = _MOSAIC_HEIGHT + _HEAD
    x: Encoding = {"type": "quantitative", "scale": {"domain": [0, width], "nice": False}, "axis": None}
    y: Encoding = {"type": "quantitative", "scale": {"domain": [height, 0], "nice": False}, "axis": None}
    boxes: dict[int, list[Encoding]] = {0: [], 12: []}
    words: list[Encoding] = []
    heads: list[Encoding] = []
    room, left = width - _GUTTER * (len(mosaic.columns) - 1), 0.0
    for column in mosaic.columns:
        right = left + room * column.share
        heads.append({"at": left, "y": 14, "words": column.words, "ink": INK})
        for tile, top, foot in _tops(column):
            box = {"start": left + 1, "end": right - 1, "top": top + 1, "foot": foot - 1}
            boxes[12 if tile.round else 0].append({**box, "fill": tile.fill, "edge": tile.edge})
            words += _tile_words(tile, left, right, top, foot)
        left = right + _GUTTER
    return height, [
        *(_boxes(values, x, y, radius=radius) for radius, values in boxes.items()),
        _letters(words, x, y, {"fontSize": 13, "fontWeight": 600, "baseline": "middle"}),
        _letters(heads, x, y, {"fontSize": 13, "align": "left", "baseline": "alphabetic"}),
    ]


def _tops(column: Column) -> list[tuple[Tile, float, float]]:
    """Return each tile of a column with its upper and its lower edge."""
    found, top = [], float(_HEAD)
    for tile in column.tiles:
        foot = top + _MOSAIC_HEIGHT * tile.share
        found.append((tile, top, foot))
        top = foot
    return found


def _tile_words(tile: Tile, left: float, right: float, top: float, foot: float) -> list[Encoding]:
    """Return the words of a tile that have room in it."""
    wide, high = _TILE_ROOM
    middle = {"at": (left + right) / 2, "ink": tile.ink}
    if right - left >= max(wide, _LETTER_WIDTH * len(tile.words[1])) and foot - top >= high:
        return [{**middle, "y": (top + foot) / 2 + step, "words": line} for step, line in zip((-9, 9), tile.words, strict=True)]
    if right - left >= LETTERS and foot - top >= LETTERS:
        return [{**middle, "y": (top + foot) / 2, "words": tile.words[0]}]
    return []


def _curve(curve: Curve) -> tuple[int, list[Encoding]]:
    names = [point.name for point in curve.points]
    x = {"field": "name", "type": "nominal", "sort": names, "axis": {**_axis(curve.x_title), "labelAngle": 0}}
    y = {"type": "quantitative", "scale": {"domain": [0, 100], "nice": False}, "axis": _axis(curve.y_title)}
    points: list[Encoding] = [{"name": point.name, "value": point.value, "words": point.words} for point in curve.points]
    rises = [after["value"] > point["value"] for point, after in pairwise(points)] + [False]
    bands = [{"name": name, "low": low, "high": high} for name, low, high in curve.bands]
    line = {"x": x, "y": {**y, "field": "value"}}
    return _CURVE_HEIGHT, [
        {
            "data": {"values": bands},
            "mark": {"type": "bar", "color": LIGHT, "size": 56},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
        },
        {"data": {"values": points}, "mark": {"type": "line", "color": INK, "strokeWidth": 2}, "encoding": line},
        {
            "data": {"values": points},
            "mark": {"type": "point", "color": INK, "filled": True, "opacity": 1, "size": 90},
            "encoding": line,
        },
        *(
            {
                "data": {"values": [point for point, rising in zip(points, rises, strict=True) if rising == below]},
                "mark": {"type": "text", "fontSize": 13, "color": INK, "dy": 20 if below else -14},
                "encoding": {**line, "text": {"field": "words"}},
            }
            for below in (True, False)
        ),
    ]
