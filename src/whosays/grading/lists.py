"""Lists and tables from people, as spreadsheet programs save them: in more than one encoding, with more than one separator.

1. `text_of` reads UTF-8 or UTF-16, or else Windows-1252; what is no list as text gets a reason.
2. `rows_of` splits its rows at commas, semicolons or tabs, whichever the first row has most of.
3. `names_of` takes names from either.
"""

import contextlib
import csv
import io
import re
from collections.abc import Iterator

from whosays.errors import SubmissionError
from whosays.tables import decode, shown
from whosays.text.decode import known_kind

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
AS_CSV = "open it in the spreadsheet program, and save it as CSV UTF-8"
_TOLD = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
"""A first line that tells Excel what stands between cells."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]|\A\xff\xfe|\A\xfe\xff")
_UTF_8 = re.compile(rb"[\xc2-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
"""Letters and quotation marks in UTF-8; as Windows-1252 they would be letter salad."""


def text_of(data: bytes, *, where: str) -> str:
    """Return a list or a table as text.

    Raises
    ------
    SubmissionError
        When it is another kind of file, or in no encoding that is known.
    """
    if known_kind(data):
        raise SubmissionError("this is no table or list as text", where=where, fix=AS_CSV)
    try:
        return decode(data, where=where, error=SubmissionError)
    except SubmissionError as reason:
        if not data.strip() or _NO_TEXT.search(data) or _UTF_8.search(data):
            raise SubmissionError(reason.what, where=where, fix=AS_CSV) from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as cause:
        what = f"byte {cause.start} is neither UTF-8 nor Windows-1252 text"
        raise SubmissionError(what, where=where, fix=AS_CSV) from None


def rows_of(data: bytes, *, where: str) -> Iterator[list[str]]:
    """Yield the rows of a table, each a list of its cells.

    Raises
    ------
    SubmissionError
        When it is no text, or no table.
    """
    text = text_of(data, where=where)
    told = _TOLD.match(text)
    between = told[1] if told else _between(text)
    try:
        yield from csv.reader(io.StringIO(text[told.end() if told else 0 :], newline=""), delimiter=between, strict=True)
    except csv.Error as cause:
        what = f"{shown(str(cause))}, with {SEPARATORS[between]} between the cells"
        raise SubmissionError(what, where=where, fix=AS_CSV) from None


def names_of(data: bytes, *, where: str) -> list[str]:
    """Return the names in a list with one a line, or in the column ``student`` or ``name`` of a table."""
    text = text_of(data, where=where)
    with contextlib.suppress(SubmissionError):  # a list of names need be no table
        rows = [[cell.strip() for cell in row] for row in rows_of(data, where=where)]
        head, *others = [row for row in rows if any(row)] or [[]]
        columns = [cell.casefold() for cell in head]
        column = next((columns.index(name) for name in ("student", "name") if name in columns), None)
        if column is not None:
            return [row[column] for row in others if column < len(row) and row[column]]
    return [name for line in text.splitlines() if (name := line.strip().strip(";,\t").strip('"').strip())]


def _between(text: str) -> str:
    """Return the separator that the first row has most of outside quotation marks; a comma where it has none."""
    first = re.sub(r'"[^"]*"', "", re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0])
    return max(SEPARATORS, key=first.count)
