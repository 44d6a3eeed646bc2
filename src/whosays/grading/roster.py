"""What names a student beside a paper: a roster, a list of the class, or where a learning platform has put it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from whosays.errors import SubmissionError
from whosays.grading.lists import naming, rows_of
from whosays.grading.submission import few
from whosays.tables import read_file, shown

LARGEST = 10_000_000
LONGEST_PART, DEEPEST_FOLDER = 300, 8
"""Characters of a folder's name that are looked at, and folders within folders: an archive may name any number."""
_MOODLE = re.compile(r"(.+?)_(\d+)_assignsubmission_(?:file|onlinetext)(?:_.*)?")
_CANVAS = re.compile(r"([^\W_]+)(?:_LATE)?_(\d+)_\d{3,}_.+")
_NOBODY = ("anon", "anonymous", "participant")
"""What platforms write in place of a name; their number tells such students apart."""


def same_name(student: str) -> str:
    """Return what all spellings of one name share: case, blanks, the form of letters and "Last, First" make no other student.

    >>> same_name("Sample,  ADA") == same_name("Ada Sample")
    True
    """
    last, comma, first = unicodedata.normalize("NFKC", student).partition(",")
    turned = f"{first} {last}" if comma and last.strip() and first.strip() else f"{last}{comma}{first}"
    # To fold the case of a letter may take its parts apart.
    return unicodedata.normalize("NFKC", " ".join(turned.casefold().split()))


def is_part(signed: str, name: str) -> bool:
    """Tell whether what is signed is a part of a name, case and accents aside; an initial may stand for a further word.

    >>> is_part("josé", "Diaz, Jose"), is_part("Rosa D.", "Rosa Diaz"), is_part("R.", "Rosa Diaz"), is_part("Ros", "Rosa Diaz")
    (True, True, False, False)
    """
    words, whole = _words(signed), _words(name)
    initials = [word for word in words if len(word) == 1 and word not in whole]
    parts = [word for word in words if word not in initials]
    rest = [word[0] for word in whole if word not in parts]
    return bool(parts) and set(parts) <= set(whole) and set(initials) <= set(rest)


def _words(name: str) -> list[str]:
    """Return the words of a name without case and accents."""
    apart = unicodedata.normalize("NFKD", same_name(name))
    return re.findall(r"[^\W_]+", "".join(one for one in apart if not unicodedata.combining(one)))


def open_roster(path: str | Path) -> dict[str, str]:
    """Return the student of each submission, or of each variant, as `read_roster` does."""
    return read_roster(path)[1]


def read_roster(path: str | Path) -> tuple[str, dict[str, str]]:
    """Return which of the columns ``submission`` and ``exercise`` a roster has, and the student of each that stands in it.

    A row without a student says nothing.

    Raises
    ------
    SubmissionError
        When the file holds no such table.
    """
    path, where = Path(path), shown(str(path), longest=200)
    rows = rows_of(read_file(path, limit=LARGEST, error=SubmissionError), where=where)
    head = [cell.strip().casefold() for cell in next(rows, [])]
    by = next((head.index(name) for name in ("submission", "exercise") if name in head), None)
    name = naming(["" if at == by else cell for at, cell in enumerate(head)])
    if by is None or name is None:
        fix = f"write a CSV file with the columns submission and student; the first row reads {few(head) or 'nothing'}"
        raise SubmissionError("this is no roster", where=where, fix=fix)
    return head[by], {row[by].strip(): student for row in rows if by < len(row) and row[by].strip() and (student := name(row))}


def list_of(names: Sequence[str], *, where: str) -> tuple[str, ...]:
    """Return the names of a class, of which each must be there once.

    Raises
    ------
    SubmissionError
        When there is no name, or one is there twice.
    """
    if not names:
        raise SubmissionError("there is no name in it", where=where, fix="write each student once, one a line")
    counts = Counter(map(same_name, names))
    twice = next((name for name in names if counts[same_name(name)] > 1), None)
    if twice:
        fix = f"if they are two students, tell them apart: {f'{twice} (5a)'!r} and {f'{twice} (5b)'!r}; else take one away"
        raise SubmissionError(f"{twice!r} is there twice", where=where, fix=fix)
    return tuple(names)


def platform_name(path: Sequence[str], inside: Sequence[str]) -> tuple[str, str]:
    """Return the student whom a learning platform names in a folder or file, and the platform's number, or twice "".

    Moodle's name may stand anywhere on the `path`; Canvas has only files, `inside` of what a teacher named.

    >>> parts = ["class.zip", "Ada Sample_123456_assignsubmission_file_", "answers.json"]
    >>> platform_name(parts, parts)
    ('Ada Sample', '123456')
    >>> platform_name(["sampleada_LATE_1234_567890_answers.json"], ["sampleada_LATE_1234_567890_answers.json"])
    ('sampleada', '1234')
    """
    name, number = _named(_MOODLE, path)
    if not name:
        name, number = _named(_CANVAS, inside)
    return (f"{name} {number}" if same_name(name) in _NOBODY else name), number


def _named(form: re.Pattern[str], parts: Sequence[str]) -> tuple[str, str]:
    """Return the name and the number that a platform has put into a path, or twice ""."""
    found = next(filter(None, (form.fullmatch(part[:LONGEST_PART]) for part in reversed(parts))), None)
    return (shown(found[1].replace("_", " ").strip()), found[2]) if found else ("", "")


def folders_of_one(places: Sequence[Sequence[str]]) -> list[str]:
    """Return, for each path, the outermost folder in it that holds this file alone, or "".

    >>> folders_of_one([("5b", "Ada", "week-5", "a.json"), ("5b", "Ben", "a.json"), ("c.json",)])
    ['Ada', 'Ben', '']
    """
    chains = [tuple(place[:-1][:DEEPEST_FOLDER]) for place in places]
    held = Counter(chain[:depth] for chain in chains for depth in range(1, len(chain) + 1))
    return [next((shown(one) for depth, one in enumerate(chain, 1) if held[chain[:depth]] == 1), "") for chain in chains]
