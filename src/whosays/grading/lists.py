"""Lists and tables from people, as spreadsheet programs save them: in more than one encoding, with more than one separator.

1. `text_of` reads UTF-8 or UTF-16, or else Windows-1252; what is no list as text gets a reason.
2. `rows_of` splits its rows at commas, semicolons or tabs, whichever the first row has most of.
3. `naming` finds the columns of a table that name the student, in one cell or in two.
4. `names_of` takes names from either.
"""

import contextlib
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from whosays.errors import SubmissionError
from whosays.tables import decode, shown
from whosays.text.decode import known_kind

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
WHOLE = (
    "student",
    "name",
    "student name",
    "name of student",
    "full name",
    "pupil",
    "pupil name",
    "learner",
    "learner name",
    "your name",
)
FIRST = ("first name", "firstname", "given name", "given names", "forename", "forenames", "first", "name")
LAST = ("last name", "lastname", "surname", "family name", "last")
OTHERWISE = ("pseudonym", "email", "email address", "e-mail", "username", "student id", "id")
"""What people write over a column with a whole name, over two with a part of it each, and over one that stands for a name."""
_NAMES = re.compile(r"\b(?:name|student|pupil|learner)\b")
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


def naming(head: Sequence[str], *, certain: bool = False) -> Callable[[Sequence[str]], str] | None:
    """Return what takes the student's name from a row of the table with this head, or None where no column names one.

    Where it must be `certain`, only headings that can be nothing else count: the first line of a list may be a name.

    >>> naming(["Class", "First name", "Surname"])(["5b", "Ada", "Sample"])
    'Ada Sample'
    >>> naming(["student", "q1"])(["Ben", "a"])
    'Ben'
    """
    columns = [" ".join(re.sub(r"[_*:?]", " ", cell).casefold().split()) for cell in head]
    parts = [next((columns.index(name) for name in names if name in columns), None) for names in (FIRST, LAST)]
    whole = next((columns.index(name) for name in WHOLE if name in columns), None)
    if None not in parts and (whole is None or whole in parts):
        places = [place for place in parts if place is not None]
    else:
        other = next((columns.index(name) for name in OTHERWISE if name in columns), None)
        place = next(
            (one for one in (whole, None if certain else other, None if certain else _like(columns)) if one is not None), None
        )
        if place is None:
            return None
        places = [place]
    return lambda row: " ".join(cell for place in places if place < len(row) and (cell := row[place].strip()))


def _like(columns: Sequence[str]) -> int | None:
    """Return the one column that speaks of a name or a student, such as "What is your name?"."""
    found = [place for place, name in enumerate(columns) if _NAMES.search(name)]
    return found[0] if len(found) == 1 else None


def names_of(data: bytes, *, where: str) -> list[str]:
    """Return the names in a list with one a line, or in the columns of a table that name the student."""
    text = text_of(data, where=where)
    with contextlib.suppress(SubmissionError):  # a list of names need be no table
        head, *others = [row for row in rows_of(data, where=where) if any(cell.strip() for cell in row)] or [[]]
        named = naming(head, certain=True)
        if named is not None:
            return [name for row in others if (name := named(row))]
    return [name for line in text.splitlines() if (name := line.strip().strip(";,\t").strip('"').strip())]


def _between(text: str) -> str:
    """Return the separator that the first row has most of outside quotation marks; a comma where it has none."""
    first = re.sub(r'"[^"]*"', "", re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0])
    return max(SEPARATORS, key=first.count)
