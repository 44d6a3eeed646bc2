"""What a picture is made of, as plain data, with all that stands in for it where it cannot be seen.

A picture has one of three forms. `Rows` are bars with their words above them, so that they read the same on a wide page, on
a phone and in gray. A `Mosaic` is tiles as large as what they stand for. A `Curve` is points with their sizes.
"""

from dataclasses import dataclass

INK, DARK, MIDDLE, LIGHT, TRACK = "#22262b", "#1d5796", "#7fa3cc", "#d3e0ef", "#eeebe4"
Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a row, from `start` to `end` in the unit of the chart; `words` stand in it, in the color of `ink`."""

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
class Rows:
    """Rows of bars. `length` is the unit at the right edge; `axis` names the unit where there is a scale, else "".

    `slim` rows have no words above them and no track behind them.
    """

    rows: tuple[Row, ...]
    length: float
    axis: str = ""
    slim: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a column: as high as its `share` of it, 0 to 1, with two lines of words in it."""

    share: float
    words: tuple[str, str]
    fill: str
    ink: str
    edge: str
    round: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a mosaic: as wide as its `share` of the whole, 0 to 1, with words above it."""

    share: float
    words: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Mosaic:
    """Columns of tiles, each tile as large as its share of the whole."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a curve: at the step `name` of the x axis, `value` in percent, with words beside it."""

    name: str
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Points from left to right, in percent from 0 to 100. `bands` name a range of the y axis for each step."""

    points: tuple[Point, ...]
    bands: tuple[tuple[str, float, float], ...]
    x_title: str
    y_title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with a title, a description and the table behind it."""

    name: str
    title: str
    description: str
    columns: tuple[str, ...]
    table: tuple[tuple[Cell, ...], ...]
    picture: Rows | Mosaic | Curve
