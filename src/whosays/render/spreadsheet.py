"""Tables for spreadsheet programs: what a program would take for a formula stays text."""

import csv
import io
from collections.abc import Iterable, Sequence

from whosays.render.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff20", "\uff0d", "\u2212")
"""Signs that start a formula in one program or another, full-width forms and the minus sign among them."""


def defused(value: object) -> object:
    """Return a number as it is, and a text so that no program runs it.

    >>> defused("=1+1"), defused(-1.5), defused("Ana")
    ("'=1+1", -1.5, 'Ana')
    """
    if isinstance(value, int | float):
        return value
    text = visible(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or str(value).startswith(_FORMULA) else text


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Return `rows` as CSV."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return made.getvalue()
