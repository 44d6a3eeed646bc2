"""Worksheets beside the pages: printed once, and again when what they are made of has changed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whosays.sphinxext.sheets import FOLDER

pytest.importorskip("typst")
LONG_AGO = 1_000_000_000


def sheet_of(make_book: Callable[..., Any]) -> Path:
    book = make_book({"page": "# Page\n\n```{ws-exercise} harbour-voices\n```\n"})
    assert book.warnings == ""
    return Path(book.out / FOLDER / "harbour-voices.pdf")


def test_sheet_is_printed_again_only_when_it_is_old(make_book: Callable[..., Any]) -> None:
    sheet = sheet_of(make_book)
    assert sheet.read_bytes().startswith(b"%PDF")
    printed = sheet.stat().st_mtime_ns
    assert sheet_of(make_book).stat().st_mtime_ns == printed
    os.utime(sheet, (LONG_AGO, LONG_AGO))
    assert sheet_of(make_book).stat().st_mtime > LONG_AGO
